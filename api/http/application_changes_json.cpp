// Where an application comes from, and what was changed in it after it was filed.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// A draft is its applicant's alone, also by name.
json case_named(const View& view, const ApplicationId& id, Onlooker side) {
  const auto row = id.empty() ? std::nullopt : view.lists().application(id);
  if (!row || (row->file_number.empty() && side != Onlooker::applicant)) return nullptr;
  return {{"id", id.value}, {"title", row->title}, {"file_number", row->file_number}};
}

json assessment_json(const ChangeRecord& change, const LawAt& law) {
  if (!change.assessed) return nullptr;
  const auto effect = std::ranges::find(law.change_effects, change.assessed->effect, &ChangeEffect::id);
  const Text name =
      effect == law.change_effects.end() ? Text{change.assessed->effect, change.assessed->effect} : effect->name;
  return {{"on", date_json(change.assessed_on)},
          {"effect", change.assessed->effect},
          {"name", text_json(name)},
          {"basis", change.assessed->basis},
          {"reason", change.assessed->reason},
          {"complete_on", date_json(change.assessed->complete_on)}};
}

// What the clerk chooses from, with what the law leaves open.
json effects_json(const LawAt& law) {
  json list = json::array();
  for (const auto& effect : law.change_effects) {
    list.push_back({{"id", effect.id},
                    {"name", text_json(effect.name)},
                    {"restarts", effect.restarts},
                    {"basis", effect.basis},
                    {"note", effect.note ? text_json(*effect.note) : json(nullptr)}});
  }
  return list;
}

}  // namespace

void add_changes(const Onlook& onlook, const Case& the_case, json& out) {
  const auto& application = the_case.application;
  const auto side = onlooker(onlook.caller, the_case);
  out["copied_from"] = case_named(onlook.view, application.copied_from, side);
  out["change_of"] = case_named(onlook.view, application.change_of, side);
  out["changes"] = json::array();
  for (const auto& change : application.changes) {
    out["changes"].push_back({{"id", change.filed.change},
                              {"received_on", to_string(change.filed.received_on)},
                              {"reason", change.filed.reason},
                              {"draft_version", change.filed.draft_version},
                              {"assessed", assessment_json(change, onlook.law)}});
  }
  const bool asks = application.open_change() != nullptr && !onlook.past && side == Onlooker::authority;
  out["change_effects"] = asks ? effects_json(onlook.law) : json::array();
}

}  // namespace flurwerk::api
