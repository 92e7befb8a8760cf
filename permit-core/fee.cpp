#include "permit-core/fee.hpp"

#include <algorithm>

namespace flurwerk {

namespace {

constexpr std::int64_t most_money = 1'000'000'000'000;
constexpr std::int64_t most_volume = 100'000'000'000;  // 100 million m³ in litres; times cents a m³ stays in range

std::string grouped(std::int64_t whole, char separator) {
  std::string text = std::to_string(whole);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), 1, separator);
  return text;
}

std::string money(std::int64_t cents, char thousands, char comma) {
  const std::string rest = std::to_string(cents % 100);
  return grouped(cents / 100, thousands) + comma + (rest.size() == 1 ? "0" : "") + rest;
}

std::string volume(std::int64_t litres, char thousands, char comma) {
  std::string rest = std::to_string(litres % 1000);
  rest.insert(0, 3 - rest.size(), '0');
  return grouped(litres / 1000, thousands) + comma + rest;
}

std::string de(std::int64_t cents) { return money(cents, '.', ',') + " €"; }
std::string en(std::int64_t cents) { return "€" + money(cents, ',', '.'); }

tl::unexpected<Refusal> wrong(std::string code, Text text, Text cure, const FeeTable& table, std::string pointer) {
  return refuse(RefusalKind::invalid, std::move(code), std::move(text), std::move(cure), table.basis,
                std::move(pointer));
}

Result<std::int64_t> cost_of(const FeeTable& table, const FeeInput& input, std::vector<FeeStep>& steps) {
  if (input.cost_cents) {
    if (*input.cost_cents <= 0 || *input.cost_cents > most_money) {
      return wrong("cost-out-of-range", {"Die Rohbausumme ist keine mögliche Summe.", "The cost is no possible sum."},
                   {}, table, "/cost_cents");
    }
    steps.push_back({{"Rohbausumme wie angegeben", "cost of the shell as stated"}, *input.cost_cents});
    return *input.cost_cents;
  }
  const ShellValue* value = table.shell_value(input.shell_value);
  if (!input.volume_l || value == nullptr) {
    return wrong("cost-missing",
                 {"Für diese Gebühr fehlt die Rohbausumme oder der Brutto-Rauminhalt mit seinem Rohbauwert.",
                  "This fee takes the cost of the shell, or the gross volume with its value."},
                 {"Geben Sie eines von beiden an.", "State one of them."}, table, "/cost_cents");
  }
  if (*input.volume_l <= 0 || *input.volume_l > most_volume) {
    return wrong("volume-out-of-range", {"Der Rauminhalt ist nicht möglich.", "The volume is not possible."}, {}, table,
                 "/volume_l");
  }
  // Litres times cents per cubic metre, a started cent counting whole.
  const std::int64_t cost = (*input.volume_l * value->cents_per_m3 + 999) / 1000;
  if (cost > most_money) {
    return wrong("cost-out-of-range", {"Die Rohbausumme ist keine mögliche Summe.", "The cost is no possible sum."}, {},
                 table, "/volume_l");
  }
  steps.push_back({{"Rohbausumme: " + volume(*input.volume_l, '.', ',') + " m³ × " + de(value->cents_per_m3) + "/m³ (" +
                        value->name.de + ")",
                    "cost of the shell: " + volume(*input.volume_l, ',', '.') + " m³ × " + en(value->cents_per_m3) +
                        "/m³ (" + value->name.en + ")"},
                   cost});
  return cost;
}

Result<std::int64_t> by_unit(const FeeTable& table, const FeeItem& item, const FeeInput& input,
                             std::vector<FeeStep>& steps) {
  const auto cost = cost_of(table, input, steps);
  if (!cost) return cost;
  const std::int64_t started = (*cost + item.unit_cents - 1) / item.unit_cents;
  if (item.cents > 0 && started > most_money / item.cents) {
    return wrong("cost-out-of-range", {"Die Rohbausumme ist keine mögliche Summe.", "The cost is no possible sum."}, {},
                 table, "/cost_cents");
  }
  const std::int64_t fee = started * item.cents;
  steps.push_back({{"angefangene " + de(item.unit_cents) + ": " + grouped(started, '.') + " × " + de(item.cents),
                    "started " + en(item.unit_cents) + ": " + grouped(started, ',') + " × " + en(item.cents)},
                   fee});
  if (fee >= item.minimum_cents) return fee;
  steps.push_back({{"mindestens", "at least"}, item.minimum_cents});
  return item.minimum_cents;
}

Result<std::int64_t> within(const FeeTable& table, const FeeItem& item, const FeeInput& input,
                            std::vector<FeeStep>& steps) {
  const Text frame{"Rahmen " + de(item.from_cents) + " bis " + de(item.to_cents),
                   "between " + en(item.from_cents) + " and " + en(item.to_cents)};
  if (!input.cents || *input.cents < item.from_cents || *input.cents > item.to_cents) {
    return wrong("outside-framework",
                 {"Die Gebühr muss im Rahmen liegen: " + frame.de + ".", "The fee must lie " + frame.en + "."},
                 {"Wählen Sie einen Betrag in diesem Rahmen.", "Choose an amount within it."}, table, "/cents");
  }
  steps.push_back({frame, *input.cents});
  return *input.cents;
}

}  // namespace

std::string euros(std::int64_t cents) { return de(cents); }

Result<const FeeTable*> fee_table_for(const std::vector<FeeTable>& tables, const Application& application, Date today) {
  for (const FeeTable& table : tables) {
    const Date day = table.counts_from == "receipt" ? application.received_on.value_or(today) : today;
    if (table.valid_from <= day && (!table.valid_to || day <= *table.valid_to)) return &table;
  }
  return refuse(RefusalKind::wrong_state, "no-fee-table",
                {"Für diese Behörde und diesen Tag ist kein Gebührenverzeichnis hinterlegt.",
                 "No fee table is on file for this authority and day."},
                {"Geben Sie die Gebühr von Hand ein, oder legen Sie das Verzeichnis unter DIR/fees an.",
                 "Enter the fee by hand, or add the table under DIR/fees."});
}

Result<ComputedFee> compute_fee(const FeeTable& table, const FeeInput& input) {
  const FeeItem* item = table.item(input.item);
  if (item == nullptr) {
    std::string known;
    for (const FeeItem& one : table.items) known += (known.empty() ? "" : ", ") + one.id;
    return wrong("unknown-fee-item", {"Diese Gebührennummer gibt es nicht.", "There is no such fee."},
                 {"Bekannt sind: " + known + ".", "Known are: " + known + "."}, table, "/item");
  }
  ComputedFee fee;
  fee.record = {item->id, item->number + " " + table.name, table.valid_from, {}};
  Result<std::int64_t> cents = item->cents;
  if (item->kind == FeeItem::Kind::per_started_unit) {
    cents = by_unit(table, *item, input, fee.record.steps);
  } else if (item->kind == FeeItem::Kind::framework) {
    cents = within(table, *item, input, fee.record.steps);
  } else {
    fee.record.steps.push_back({{"feste Gebühr", "fixed fee"}, item->cents});
  }
  if (!cents) return tl::unexpected(cents.error());
  fee.cents = *cents;
  return fee;
}

}  // namespace flurwerk
