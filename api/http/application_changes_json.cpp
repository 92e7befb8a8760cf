// Where an application comes from, and what was changed in it after it was filed.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/access.hpp"
#include "permit-core/application_change.hpp"
#include "permit-core/case_link.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// A draft is its applicant's alone, also by name.
json case_named(const View& view, const ApplicationId& id, Onlooker side) {
  const auto row = id.empty() ? std::nullopt : view.lists().application(id);
  if (!row || (row->file_number.empty() && side != Onlooker::applicant)) return nullptr;
  return {{"id", id.value}, {"title", row->title}, {"file_number", row->file_number}};
}

json procedure_json(const std::string& id, const LawAt& law) {
  if (id.empty()) return nullptr;
  const Procedure* procedure = law.procedure(id);
  return {{"id", id}, {"name", text_json(procedure == nullptr ? Text{id, id} : procedure->name)}};
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
          {"procedure", procedure_json(change.assessed->procedure, law)},
          {"complete_on", date_json(change.assessed->complete_on)}};
}

// What the clerk chooses from, with what the law leaves open.
json effects_json(const Application& application, const LawAt& law) {
  json list = json::array();
  for (const auto& effect : law.change_effects) {
    json procedures = json::array();
    if (effect.switches) {
      for (const auto& id : procedures_to_switch_to(application, law)) procedures.push_back(procedure_json(id, law));
    }
    list.push_back({{"id", effect.id},
                    {"name", text_json(effect.name)},
                    {"restarts", effect.restarts},
                    {"procedures", std::move(procedures)},
                    {"basis", effect.basis},
                    {"note", effect.note ? text_json(*effect.note) : json(nullptr)}});
  }
  return list;
}

struct LinkWords {
  Text name, note;
  const char* basis;
};
LinkWords words_of_link(std::string_view relation) {
  if (relation == preliminary_link) {
    return {
        {"Bauvorbescheid", "Preliminary ruling"},
        {"Der Bauvorbescheid bindet für das Baugenehmigungsverfahren, soweit er Fragen beantwortet hat und nicht "
         "zurückgenommen oder widerrufen ist. Ob es genügt, dass der Bauantrag während der Geltung eingereicht ist, "
         "sagt das Gesetz nicht.",
         "The ruling binds in the permit procedure as far as it has answered questions and is not withdrawn or "
         "revoked. Whether it is enough that the application was filed while it held the law does not say."},
        "§ 76 Abs. 1 Satz 4 HBO"};
  }
  if (relation == whole_link) {
    return {
        {"Bauantrag für das ganze Vorhaben", "Application for the whole project"},
        {"Die Teilbaugenehmigung gestattet vor der Baugenehmigung den Beginn für die Baugrube, einzelne Bauteile oder "
         "Bauabschnitte.",
         "The partial permit allows the pit, parts or stages to be begun before the permit."},
        "§ 77 Abs. 1 HBO"};
  }
  return {{"Teilbaugenehmigung", "Partial permit"},
          {"Für bereits begonnene Teile kann die Baugenehmigung zusätzliche Anforderungen stellen, wenn es für die "
           "Belange des § 3 erforderlich ist.",
           "For parts already begun the permit may make further demands where the concerns of § 3 need them."},
          "§ 77 Abs. 2 HBO"};
}

json link_json(const Onlook& onlook, const ApplicationLinked& link, Onlooker side) {
  const LinkWords words = words_of_link(link.relation);
  json out{{"relation", link.relation},
           {"name", text_json(words.name)},
           {"note", text_json(words.note)},
           {"basis", words.basis},
           {"application", case_named(onlook.view, link.application, side)},
           {"file_number", link.file_number},
           {"valid_until", nullptr},
           {"answers", json::array()}};
  const auto other = link.relation == preliminary_link && !link.application.empty()
                         ? onlook.view.load(link.application)
                         : Result<Case>(tl::unexpected(no_such_case()));
  if (!other) return out;
  for (const auto& tracked : other->application.deadlines) {
    if (tracked.running() && tracked.deadline.on_silence == SilenceEffect::lapses) {
      out["valid_until"] = to_string(tracked.deadline.due_on());
    }
  }
  if (const auto* served = std::get_if<DecisionServedState>(&other->application.decision)) {
    out["answers"] = questions_json(served->text.questions);
  }
  return out;
}

}  // namespace

void add_changes(const Onlook& onlook, const Case& the_case, json& out) {
  const auto& application = the_case.application;
  const auto side = onlooker(onlook.caller, the_case);
  out["copied_from"] = case_named(onlook.view, application.copied_from, side);
  out["change_of"] = case_named(onlook.view, application.change_of, side);
  out["links"] = json::array();
  for (const auto& link : application.links) out["links"].push_back(link_json(onlook, link, side));
  out["changes"] = json::array();
  for (const auto& change : application.changes) {
    out["changes"].push_back({{"id", change.filed.change},
                              {"received_on", to_string(change.filed.received_on)},
                              {"reason", change.filed.reason},
                              {"draft_version", change.filed.draft_version},
                              {"procedure", procedure_json(change.filed.procedure, onlook.law)},
                              {"assessed", assessment_json(change, onlook.law)}});
  }
  const bool asks = application.open_change() != nullptr && !onlook.past && side == Onlooker::authority;
  out["change_effects"] = asks ? effects_json(application, onlook.law) : json::array();
}

}  // namespace flurwerk::api
