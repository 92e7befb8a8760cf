// The synopsis: requests as columns, their conditions numbered through, and the acts that still block a decision.
#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/decisions.hpp"
#include "api/http/case_json.hpp"
#include "api/http/round_json.hpp"
#include "api/http/values_json.hpp"
#include "geo/parcel_key.hpp"
#include "participation/synopsis.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

Text reason_of(const OpenAct& act, const Text& how) {
  const Text what = act.request.empty() ? act.what : participation::name_of(act.act);
  return {what.de + " " + how.de, what.en + " " + how.en};
}

// Nothing is looked up on today's map for a case as it was.
OpenActs acts_of(const Onlook& onlook, const Case& the_case) {
  if (onlook.past) return participation::open_acts(the_case.participation, onlook.today);
  return acts_in_the_way(onlook.app, onlook.view, the_case, conditions_of(the_case.application.decision), onlook.today,
                         onlook.law);
}

json synopsis_objection(const participation::SynopsisObjection& objection) {
  json parcels = json::array();
  for (const auto& key : objection.parcels) parcels.push_back(geo::short_parcel_name(key));
  return {{"id", objection.id},
          {"neighbour", objection.neighbour},
          {"number", objection.number},
          {"parcels", std::move(parcels)},
          {"text", objection.text},
          {"received_on", to_string(objection.received_on)},
          {"late", objection.late},
          {"weighing", objection.weighing ? json{{"result", to_string(objection.weighing->result)},
                                                 {"reason", objection.weighing->reason}}
                                          : json(nullptr)}};
}

}  // namespace

json synopsis_json(const Onlook& onlook, const Case& the_case) {
  json body{{"requests", json::array()},
            {"conditions", json::array()},
            {"objections", json::array()},
            {"open_acts", json::array()},
            {"unweighed", json::array()}};
  for (const auto& request : the_case.participation.requests) {
    body["requests"].push_back(request_json(onlook, the_case, request));
  }
  const auto& taken = conditions_of(the_case.application.decision);
  std::vector<participation::NumberedCondition> numbered;
  const auto synopsis = participation::synopsis(the_case.participation);
  for (const auto& objection : synopsis.objections) body["objections"].push_back(synopsis_objection(objection));
  for (const auto& row : synopsis.rows) {
    for (const auto& cell : row.cells) numbered.insert(numbered.end(), cell.begin(), cell.end());
  }
  std::sort(numbered.begin(), numbered.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  for (const auto& entry : numbered) {
    json condition = condition_json(the_case.application, entry.condition, entry.number);
    const auto agency = onlook.view.accounts().agency(entry.agency);
    condition["number"] = entry.number;
    condition["agency"] = {{"id", entry.agency.value}, {"name", agency ? agency->name : entry.agency.value}};
    condition["source"] = entry.request.value;
    condition["source_condition"] = entry.condition.id;
    condition["taken_over"] = std::any_of(taken.begin(), taken.end(), [&](const Condition& candidate) {
      return candidate.source == entry.request && candidate.source_condition == entry.condition.id;
    });
    condition["same_as"] = entry.same_as ? json(*entry.same_as) : json(nullptr);
    condition["contradicts"] = entry.contradicts;
    condition["weighing"] =
        entry.weighing ? json{{"result", to_string(entry.weighing->result)}, {"reason", entry.weighing->reason}}
                       : json(nullptr);
    body["conditions"].push_back(std::move(condition));
  }
  const auto acts = acts_of(onlook, the_case);
  const auto add = [&](const std::vector<OpenAct>& list, const char* state, const Text& how) {
    for (const auto& act : list) {
      const auto agency = onlook.view.accounts().agency(act.agency);
      body["open_acts"].push_back({{"request", act.request.value},
                                   {"agency", agency ? agency->name : ""},
                                   {"rule", act.rule},
                                   {"state", state},
                                   {"resolves_on", date_json(act.resolves_on)},
                                   {"reason", text_json(reason_of(act, how))}});
    }
  };
  add(acts.open, "open", {"steht aus", "is outstanding"});
  add(acts.missing, "missing", {"fehlt", "is missing"});
  add(acts.refused, "refused", {"ist versagt", "was refused"});
  add(acts.not_responsible, "not_responsible",
      {"fehlt: die gefragte Stelle ist nicht zuständig", "is missing: the agency that was asked is not responsible"});
  add(acts.not_asked, "not_asked", {"ist nicht erbeten", "was not asked for"});
  for (const auto& what : acts.unweighed) body["unweighed"].push_back(text_json(what));
  return body;
}

}  // namespace flurwerk::api
