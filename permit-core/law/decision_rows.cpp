#include "permit-core/law/decision_rows.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "permit-core/law/file_of_rows.hpp"

namespace flurwerk {

namespace {

constexpr std::int64_t most_cents = 1'000'000'000'000;  // ten thousand million euros: no product overflows
constexpr std::array<std::string_view, 4> block_parts = {"condition", "reasons", "deviation", "remedies"};
constexpr std::array<std::string_view, 5> block_kinds = {"obligation", "condition", "time_limit", "reservation",
                                                         "hint"};

std::int64_t cents(Row& row, const char* key) {
  const auto& value = row.get(key);
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > most_cents) {
    row.fail("needs a whole number of cents in \"" + std::string(key) + "\"");
  }
  return value.get<std::int64_t>();
}

FeeItem::Kind kind_of(Row& row) {
  const std::string word = row.string("kind");
  if (word == "fixed") return FeeItem::Kind::fixed;
  if (word == "framework") return FeeItem::Kind::framework;
  if (word == "per_started_unit") return FeeItem::Kind::per_started_unit;
  row.fail("needs fixed, framework or per_started_unit in \"kind\"");
}

FeeItem read_item(Row& row) {
  FeeItem item;
  item.id = row.string("id");
  item.name = row.text("name");
  item.number = row.string("number");
  item.kind = kind_of(row);
  if (item.kind == FeeItem::Kind::framework) {
    item.from_cents = cents(row, "from_cents");
    item.to_cents = cents(row, "to_cents");
    if (item.to_cents < item.from_cents) row.fail("ends below its beginning");
  } else {
    item.cents = cents(row, "cents");
  }
  if (item.kind == FeeItem::Kind::per_started_unit) {
    item.unit_cents = cents(row, "unit_cents");
    if (item.unit_cents == 0) row.fail("needs a unit above 0 in \"unit_cents\"");
    if (row.has("minimum_cents")) item.minimum_cents = cents(row, "minimum_cents");
  }
  row.nothing_else();
  return item;
}

template <class T>
const T* with_id(const std::vector<T>& rows, std::string_view id) {
  const auto it = std::ranges::find(rows, id, &T::id);
  return it == rows.end() ? nullptr : &*it;
}

}  // namespace

void read(Row& row, CancellationGround& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  into.revocation = row.boolean("revocation", false);
  into.for_the_past = row.boolean("for_the_past", false);
  into.within_a_year = row.boolean("within_a_year", true);
}

void read(Row& row, PostponementGround& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  into.period_rule = row.string("period_rule");
  into.asked_within = row.string_or_empty("asked_within");
  into.prohibition = row.boolean("prohibition", false);
}

void read(Row& row, ChangeEffect& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  into.restarts = row.boolean("restarts", false);
  into.switches = row.boolean("switches", false);
}

void read(Row& row, AnnouncementGround& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  into.on_application = row.boolean("on_application", false);
  into.permit_too = row.boolean("permit_too", false);
}

void read(Row& row, FileAccessCapacity& into) {
  into.id = row.string("id");
  into.name = row.text("name");
  const auto longest = parse_period(row.string("longest"));
  if (!longest) row.fail("needs a length such as 3M in \"longest\"");
  into.longest = *longest;
  into.needs_reason = row.boolean("needs_reason", false);
}

void read(Row& row, TextBlock& into) {
  into.id = row.string("id");
  into.part = row.string("part");
  if (std::ranges::find(block_parts, into.part) == block_parts.end())
    row.fail("needs condition, reasons, deviation or remedies in \"part\"");
  into.kind = row.string_or_empty("kind");
  const bool known = std::ranges::find(block_kinds, into.kind) != block_kinds.end();
  if ((into.part == "condition") != known) row.fail("needs a \"kind\" as a condition, and none otherwise");
  into.topic = row.string_or_empty("topic");
  into.title = row.text("title");
  into.text = row.string("text");
  into.legal_basis = row.string_or_empty("legal_basis");
  if (row.has("procedures")) into.procedures = row.strings("procedures");
  if (row.has("outcomes")) into.outcomes = row.strings("outcomes");
}

void read(Row& row, FeeTable& into) {
  into.name = row.string("name");
  into.counts_from = row.string("counts_from");
  if (into.counts_from != "receipt" && into.counts_from != "decision")
    row.fail("needs receipt or decision in \"counts_from\"");
  for (const auto& entry : row.get("items")) {
    Row item(entry, row.place("items"));
    into.items.push_back(read_item(item));
    if (with_id(into.items, into.items.back().id) != &into.items.back()) item.fail("has the id of another item");
  }
  if (!row.has("shell_values")) return;
  for (const auto& entry : row.get("shell_values")) {
    Row value(entry, row.place("shell_values"));
    into.shell_values.push_back({value.string("id"), value.text("name"), cents(value, "cents_per_m3")});
    value.nothing_else();
  }
}

const FeeItem* FeeTable::item(std::string_view id) const { return with_id(items, id); }
const ShellValue* FeeTable::shell_value(std::string_view id) const { return with_id(shell_values, id); }

Result<std::vector<FeeTable>> read_fee_tables(std::string_view json_text, const std::string& name) {
  return read_file_of<FeeTable>(json_text, name);
}

Result<std::vector<TextBlock>> read_text_blocks(std::string_view json_text, const std::string& name) {
  return read_file_of<TextBlock>(json_text, name);
}

}  // namespace flurwerk
