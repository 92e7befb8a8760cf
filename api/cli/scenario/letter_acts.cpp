#include "api/cli/scenario/letter_acts.hpp"

#include <sstream>

#include "api/app/decisions.hpp"
#include "api/app/procedure.hpp"

namespace flurwerk::api::scenario {

Words list_of(const std::string& text) {
  Words words;
  std::istringstream in{text};
  for (std::string word; std::getline(in, word, ',');) words.push_back(word);
  return words;
}

Result<std::optional<HandedOver>> handed(const std::string& by, const std::string& on) {
  if (by.empty()) return std::optional<HandedOver>{};
  const auto service = parse_service(by);
  const auto day = parse_date(on);
  if (!service || !day) return unreadable(service ? on : by);
  return std::optional{HandedOver{*service, *day}};
}

namespace {

Result<DemandInput> demand_input(const std::string& types, const std::string& length) {
  DemandInput input;
  if (!length.empty()) {
    const auto period = parse_period(length);
    if (!period) return tl::unexpected(period.error());
    input.length = *period;
  }
  for (const auto& type : list_of(types)) input.items.push_back({type, "fehlt: " + type});
  return input;
}

}  // namespace

Result<void> demand(Stage& stage, const std::string& types, const std::string& length, const std::string& by,
                    const std::string& on) {
  auto input = demand_input(types, length);
  if (!input) return tl::unexpected(input.error());
  const auto handed_over = handed(by, on);
  if (!handed_over) return tl::unexpected(handed_over.error());
  input->handed_over = *handed_over;
  return in_case(stage, [&](const ApplicationId& id) {
    return demand_documents(stage.app(), stage.person("clerk"), {}, id, *input);
  });
}

Result<void> offer_demand_of(Stage& stage, const std::string& types, const std::string& length) {
  const auto input = demand_input(types, length);
  if (!input) return tl::unexpected(input.error());
  return in_case(stage, [&](const ApplicationId& id) {
    return offer_demand(stage.app(), stage.person("clerk"), {}, id, *input, true);
  });
}

Result<void> extend(Stage& stage, const std::string& length, const std::string& by, const std::string& on) {
  const auto period = parse_period(length);
  if (!period) return tl::unexpected(period.error());
  const auto handed_over = handed(by, on);
  if (!handed_over) return tl::unexpected(handed_over.error());
  return in_case(stage, [&](const ApplicationId& id) {
    return extend_decision_period(stage.app(), stage.person("clerk"), {}, id,
                                  {*period, "wichtiger Grund", *handed_over});
  });
}

Result<void> offer_extension_by(Stage& stage, const std::string& length) {
  const auto period = parse_period(length);
  if (!period) return tl::unexpected(period.error());
  return in_case(stage, [&](const ApplicationId& id) {
    return offer_extension(stage.app(), stage.person("clerk"), {}, id, {*period, "wichtiger Grund"}, true);
  });
}

Result<void> offer(Stage& stage, bool consent) {
  return in_case(stage, [&](const ApplicationId& id) {
    return offer_notice(stage.app(), stage.person("clerk"), {}, id, consent);
  });
}

Result<void> retrieve(Stage& stage, const std::string& who) {
  return in_case(stage, [&](const ApplicationId& id) { return retrieve_notice(stage.app(), stage.person(who), id); });
}

}  // namespace flurwerk::api::scenario
