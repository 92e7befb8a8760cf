// That a decision is put off (§ 15 BauGB), how it could be, and whether the deemed permit can be or was waived.
#include "permit-core/postponement.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json postponed_json(const Application& application, const LawAt& law) {
  const TrackedDeadline* until = application.running_deadline(Purpose::postponement);
  if (until == nullptr) return nullptr;
  const DecisionPostponed& now = application.postponements.back();
  const auto ground = std::ranges::find(law.postponement_grounds, now.ground, &PostponementGround::id);
  const Text name = ground == law.postponement_grounds.end() ? Text{now.ground, now.ground} : ground->name;
  return {{"ground", now.ground},
          {"name", text_json(name)},
          {"requested_on", to_string(now.requested_on)},
          {"served_on", to_string(now.served_on)},
          {"until", to_string(until->deadline.due_on())},
          {"reason", now.reason},
          {"basis", until->deadline.basis},
          {"rests", now.decision.has_value()}};
}

json grounds_json(const Onlook& onlook, const Application& application) {
  json list = json::array();
  const bool prohibition = application.state == ApplicationState::start_prohibited;
  for (const auto& ground : onlook.law.postponement_grounds) {
    const PeriodRule* rule = onlook.law.period(ground.period_rule);
    if (ground.prohibition != prohibition || rule == nullptr) continue;
    list.push_back({{"id", ground.id},
                    {"name", text_json(ground.name)},
                    {"longest", to_string(rule->length)},
                    {"needs_knowledge", !ground.asked_within.empty()},
                    {"basis", ground.basis},
                    {"note", ground.note ? text_json(*ground.note) : json(nullptr)}});
  }
  return list;
}

}  // namespace

void add_postponement(const Onlook& onlook, const Case& the_case, json& out) {
  const auto& application = the_case.application;
  out["postponement"] = postponed_json(application, onlook.law);
  const bool asks = !onlook.past && onlooker(onlook.caller, the_case) == Onlooker::authority &&
                    allowed(onlook.caller.viewer, Action::postpone_decision, case_facts(application)).has_value();
  out["postponement_grounds"] = asks ? grounds_json(onlook, application) : json::array();
  const std::string waiver = waiver_basis(application, onlook.law);
  const auto& waived = application.fiction_waived;
  out["deemed_permit_waiver"] = {{"basis", waived ? waived->basis : waiver},
                                 {"waived_on", date_json(waived ? std::optional{waived->received_on} : std::nullopt)}};
}

}  // namespace flurwerk::api
