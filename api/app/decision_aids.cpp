#include "api/app/decision_aids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "api/app/house.hpp"
#include "api/app/local_time.hpp"
#include "api/app/parcel_names.hpp"

namespace flurwerk::api {

namespace {

void put(std::string& text, std::string_view name, const std::string& value) {
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
}

bool fits(const TextBlock& block, const Application& application, Date today) {
  const bool holds = block.valid_from <= today && (!block.valid_to || today <= *block.valid_to);
  const auto& of = block.procedures;
  return holds && (of.empty() || std::ranges::find(of, application.procedure) != of.end());
}

}  // namespace

Result<std::vector<FilledBlock>> text_blocks(const App& app, const View& view, const Case& the_case, Date today) {
  const auto& application = the_case.application;
  const auto law = app.law.at(application.land, today);
  if (!law) return tl::unexpected(law.error());
  std::vector<FilledBlock> blocks;
  const auto own = rules_of(app, application.authority);
  if (!own) return tl::unexpected(own.error());
  for (const auto& block : own->text_blocks) blocks.push_back({block, true});
  for (const auto& block : law->text_blocks) blocks.push_back({block, false});
  std::erase_if(blocks, [&](const FilledBlock& one) { return !fits(one.block, application, today); });
  const std::string parcels = parcel_names(app.store.parcels(), application.parcels);
  const auto authority = view.accounts().authority(application.authority);
  for (auto& [block, _] : blocks) {
    put(block.text, "{vorhaben}", application.title);
    put(block.text, "{aktenzeichen}", application.file_number);
    put(block.text, "{antrag_vom}", application.received_on ? german_date(*application.received_on) : "");
    put(block.text, "{grundstueck}", parcels);
    put(block.text, "{behoerde}", authority ? authority->name : application.authority.value);
    put(block.text, "{anschrift}",
        authority ? fmt::format(", {}, {} {}", authority->street, authority->postal_code, authority->city) : "");
  }
  return blocks;
}

std::string remedies_text(const App& app, const View& view, const Case& the_case, Date today) {
  const auto blocks = text_blocks(app, view, the_case, today);
  if (!blocks) throw std::runtime_error("text blocks: " + blocks.error().text.en);  // a case has a law
  const auto found = std::ranges::find_if(*blocks, [](const FilledBlock& one) { return one.block.part == "remedies"; });
  return found == blocks->end() ? std::string{} : found->block.text;
}

Result<std::vector<FeeTable>> fee_tables(const App& app, const Application& application) {
  return rules_of(app, application.authority).map([](HouseRules rules) { return std::move(rules.fee_tables); });
}

Result<void> check_fee(const App& app, const Case& the_case, const DraftDecision& command,
                       const std::optional<FeeInput>& input, Date today, std::optional<FeeRecord>& record) {
  if (!input) return {};
  const auto tables = fee_tables(app, the_case.application);
  if (!tables) return tl::unexpected(tables.error());
  const auto table = fee_table_for(*tables, the_case.application, today);
  if (!table) return tl::unexpected(table.error());
  auto fee = compute_fee(**table, *input);
  if (!fee) return tl::unexpected(fee.error());
  if (fee->cents != command.fee_cents) {
    return refuse(
        RefusalKind::invalid, "fee-differs",
        {fmt::format("Nach dem Verzeichnis sind es {}, nicht {}.", euros(fee->cents), euros(command.fee_cents)),
         fmt::format("By the table it is {}, not {}.", euros(fee->cents), euros(command.fee_cents))},
        {"Übernehmen Sie den berechneten Betrag, oder lassen Sie die Berechnung weg.",
         "Take the computed amount, or leave the computation out."},
        (*table)->basis, "/fee_cents");
  }
  record = std::move(fee->record);
  return {};
}

}  // namespace flurwerk::api
