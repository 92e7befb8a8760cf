#include "api/http/round_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "api/app/house.hpp"
#include "api/app/visibility.hpp"
#include "api/http/values_json.hpp"
#include "participation/delta.hpp"
#include "participation/request_life.hpp"
#include "participation/round.hpp"
#include "permit-core/checks.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

json extension_json(const std::optional<participation::Trail::Extension>& extension) {
  if (!extension) return nullptr;
  return {{"until", to_string(extension->until)},
          {"reason", extension->reason},
          {"asked_on", to_string(extension->asked_on)},
          {"answered_on", date_json(extension->answered_on)},
          {"granted", extension->granted},
          {"refused_because", extension->refused_because}};
}

json replacement_json(const std::optional<participation::Trail::Replacement>& replaced) {
  if (!replaced) return nullptr;
  return {{"on", to_string(replaced->on)}, {"reason", replaced->reason}, {"basis", replaced->basis}};
}

json questions_json(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request) {
  json list = json::array();
  for (const auto& question : request.trail.questions) {
    list.push_back({{"on", to_string(question.on)},
                    {"text", question.text},
                    {"statement_version", question.statement_version},
                    {"attachments", readable_json(onlook, the_case, question.attachments)},
                    {"replied_on", date_json(question.replied_on)},
                    {"reply", question.reply}});
  }
  return list;
}

json earlier_json(const std::vector<participation::Statement>& earlier) {
  json list = json::array();
  for (const auto& statement : earlier) {
    list.push_back({{"version", statement.version},
                    {"outcome", to_string(statement.outcome)},
                    {"text", statement.text},
                    {"received_on", to_string(statement.received_on)},
                    {"conditions", statement.conditions.size()},
                    {"topics", topics_json(statement.topics)}});
  }
  return list;
}

json grounds_json(const participation::StatementRequest& request, const LawAt& law) {
  json list = json::array();
  for (const auto* ground : law.grounds_for(request.first_rule())) {
    list.push_back({{"id", ground->id}, {"name", text_json(ground->name)}, {"basis", ground->basis}});
  }
  return list;
}

// What being late means here, in the words of the act; null for a statement in time.
json late_effect(const participation::StatementRequest& request) {
  const auto* answered = std::get_if<participation::Answered>(&request.state);
  if (answered == nullptr || !answered->statement.late) return nullptr;
  Text text = participation::wording(request.spec.on_silence, request.spec.act);
  if (answered->after_silence) {
    const Text since = with_date(" (seit {})", " (since {})", answered->after_silence->effective_on);
    text.de += since.de;
    text.en += since.en;
  }
  return text_json(text);
}

json latest_json(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request) {
  const auto calendar = calendar_for(onlook.app, the_case.application.authority, the_case.application.land);
  if (!calendar) return nullptr;
  const auto latest = participation::latest_extension(request, {Actor{}, onlook.today, onlook.law, *calendar});
  return latest ? json(to_string(*latest)) : json(nullptr);
}

// The authority may enter later what came in time.
bool correctable(const participation::StatementRequest& request, Date today, Onlooker side) {
  const auto* answered = std::get_if<participation::Answered>(&request.state);
  return answered != nullptr && !answered->after_silence &&
         (side == Onlooker::authority || today <= request.spec.deadline.due_on());
}

}  // namespace

std::string to_string(WeighingResult result) {
  switch (result) {
    case WeighingResult::taken_over: return "taken_over";
    case WeighingResult::adapted: return "adapted";
    case WeighingResult::rejected: return "rejected";
  }
  return {};
}

json topics_json(const std::vector<TopicText>& topics) {
  json list = json::array();
  for (const auto& said : topics) list.push_back({{"topic", said.topic}, {"text", said.text}});
  return list;
}

std::vector<std::string> known_topics(const View& view, const AgencyId& agency, const LawAt& law) {
  std::vector<std::string> known;
  const auto add = [&](const std::string& topic) {
    const auto from = topic.find_first_not_of(' ');
    if (from == std::string::npos) return;
    const std::string trimmed = topic.substr(from, topic.find_last_not_of(' ') - from + 1);
    if (std::ranges::find(known, trimmed) == known.end()) known.push_back(trimmed);
  };
  if (const auto entry = view.accounts().agency(agency)) {
    std::istringstream list{entry->topics};
    for (std::string topic; std::getline(list, topic, ',');) add(topic);
  }
  for (const auto& block : law.text_blocks) {
    if (block.part == "condition") add(block.topic);
  }
  return known;
}

std::vector<PlannedRequest> planned_from(const json& body) {
  std::vector<PlannedRequest> planned;
  for (const auto& entry : body.at("requests")) {
    PlannedRequest one{AgencyId{entry.at("agency").get<std::string>()},
                       act_from(entry.at("act").get<std::string>()).value_or(Act::opinion),
                       entry.value("rule", ""),
                       entry.value("question", ""),
                       {},
                       entry.value("added_because", ""),
                       entry.value("with_findings", false),
                       entry.value("further_rules", std::vector<std::string>{})};
    for (const auto& document : entry.at("released")) one.released.push_back({document});
    planned.push_back(std::move(one));
  }
  return planned;
}

json suggestion_json(const SuggestedAgency& entry) {
  const auto& suggestion = entry.suggestion;
  json agency = nullptr, further = json::array();
  for (const auto& one : suggestion.further) {
    further.push_back({{"rule", one.rule},
                       {"name", text_json(one.name)},
                       {"reason", text_json(one.reason)},
                       {"legal_basis", one.legal_basis},
                       {"note", one.note ? text_json(*one.note) : json(nullptr)}});
  }
  if (entry.agency) agency = {{"id", entry.agency->id.value}, {"name", entry.agency->name}};
  return {{"rule", suggestion.rule},
          {"agency_kind", suggestion.agency_kind},
          {"agency", std::move(agency)},
          {"reason", text_json(suggestion.reason)},
          {"competence", entry.competence.de.empty() ? json(nullptr) : text_json(entry.competence)},
          {"act", std::string{to_string(suggestion.act)}},
          {"period_rule", suggestion.period_rule},
          {"period", to_string(suggestion.period)},
          {"on_silence", std::string{to_string(suggestion.on_silence)}},
          {"legal_basis", suggestion.legal_basis},
          {"note", suggestion.note ? text_json(*suggestion.note) : json(nullptr)},
          {"further", std::move(further)}};
}

std::vector<participation::RequestDraft> requests_from(const json& list) {
  std::vector<participation::RequestDraft> requests;
  for (const auto& entry : list) {
    participation::RequestDraft draft;
    draft.agency.value = entry.at("agency");
    draft.act = act_from(entry.at("act").get<std::string>()).value_or(Act::opinion);
    draft.trigger = entry.value("rule", "");
    draft.question = entry.value("question", "");
    draft.added_because = entry.value("added_because", "");
    draft.further_rules = entry.value("further_rules", std::vector<std::string>{});
    draft.with_findings = entry.value("with_findings", false);
    for (const auto& document : entry.at("released")) draft.released.push_back({document});
    requests.push_back(std::move(draft));
  }
  return requests;
}

std::vector<DroppedSuggestion> dropped_from(const json& body) {
  std::vector<DroppedSuggestion> dropped;
  for (const auto& entry : body.value("dropped", json::array())) {
    dropped.push_back({entry.at("rule"), entry.at("reason")});
  }
  return dropped;
}

json agreements_json(const View& view, const participation::Participation& participation) {
  json list = json::array();
  for (const auto& agreement : participation.agreements) {
    const auto agency = view.accounts().agency(agreement.agency);
    list.push_back(
        {{"agency", {{"id", agreement.agency.value}, {"name", agency ? agency->name : agreement.agency.value}}},
         {"act", std::string{flurwerk::to_string(agreement.act)}},
         {"agreed_on", to_string(agreement.agreed_on)},
         {"source", agreement.source.value}});
  }
  return list;
}

json undoable_round_json(const Onlook& onlook, const Case& the_case) {
  const auto& participation = the_case.participation;
  if (onlook.past) return nullptr;
  if (const auto& alone = participation.carried_alone;
      alone && participation::take_back_round(the_case.application, participation, alone->id)) {
    return {{"id", alone->id.value}, {"title", ""}, {"leaves_at", nullptr}, {"changed_plans", true}};
  }
  if (participation.rounds.empty()) return nullptr;
  const auto& round = participation.rounds.back();
  if (!participation::take_back_round(the_case.application, participation, round.id)) return nullptr;
  const auto leaves_at = round_leaves_at(onlook.view, participation, round.id, onlook.app.clock.now());
  if (!leaves_at) return nullptr;
  const bool asks_again = std::ranges::any_of(participation.requests, [&](const auto& request) {
    return request.round == round.id && !request.spec.asks_again.empty();
  });
  return {{"id", round.id.value},
          {"title", round.title},
          {"leaves_at", to_string(*leaves_at)},
          {"changed_plans", asks_again || !round.carried.empty()}};
}

json round_draft_json(const RoundDrafted& draft) {
  json out{{"title", draft.title}, {"requests", json::array()}, {"dropped", json::array()}};
  for (const auto& request : draft.requests) {
    json released = json::array();
    for (const auto& document : request.released) released.push_back(document.value);
    out["requests"].push_back({{"agency", request.agency.value},
                               {"act", std::string{flurwerk::to_string(request.act)}},
                               {"rule", request.trigger},
                               {"question", request.question},
                               {"released", std::move(released)},
                               {"added_because", request.added_because},
                               {"with_findings", request.with_findings},
                               {"further_rules", request.further_rules}});
  }
  for (const auto& dropped : draft.dropped)
    out["dropped"].push_back({{"rule", dropped.rule}, {"reason", dropped.reason}});
  return out;
}

void add_trail(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request, json& out) {
  const auto side = onlooker(onlook.caller, the_case);
  out["questions"] = questions_json(onlook, the_case, request);
  if (side == Onlooker::applicant) return;
  const auto& trail = request.trail;
  out["papers_wanted"] = json::array();
  for (const auto& wanted : trail.papers_wanted)
    out["papers_wanted"].push_back({{"on", to_string(wanted.on)}, {"papers", wanted.papers}});
  const auto* withdrawn = std::get_if<participation::Withdrawn>(&request.state);
  out["withdrawn_on"] = withdrawn != nullptr ? json(to_string(withdrawn->on)) : json(nullptr);
  out["withdrawn_because"] = withdrawn != nullptr ? withdrawn->reason : "";
  out["delivered_on"] = date_json(trail.delivered_on);
  out["delivery_evidence"] = trail.evidence;
  out["acknowledged_on"] = date_json(trail.acknowledged_on);
  out["handed_on_to"] = trail.handed_on_to;
  const auto body = onlook.view.accounts().agency(trail.handed_on_agency);
  out["handed_on_agency"] = body ? json{{"id", body->id.value}, {"name", body->name}} : json(nullptr);
  if (side == Onlooker::agency) out["reads_along"] = reads_along(onlook.caller, request);
  out["extension"] = extension_json(trail.extension);
  out["latest_extension"] = latest_json(onlook, the_case, request);
  out["grounds"] = grounds_json(request, onlook.law);
  out["topics"] = known_topics(onlook.view, request.spec.agency, onlook.law);
  out["consent_replaced"] = replacement_json(trail.consent_replaced);
  out["again_because"] = request.spec.again_because;
  out["correctable"] = correctable(request, onlook.today, side);
  out["former_deadlines"] = json::array();
  for (const auto& former : trail.former) {
    out["former_deadlines"].push_back(deadline_json(former.deadline, Replaced{request.spec.deadline.id}, onlook.law));
  }
  if (side == Onlooker::authority) {
    out["added_because"] = request.spec.added_because;
    const auto note = participation::plans_note(the_case.participation, request);
    out["plans"] = note ? text_json(*note) : json(nullptr);
    const auto* rule = onlook.law.period(request.first_rule());
    out["replaceable"] = rule != nullptr && !rule->replacement_basis.empty();
  }
  if (out["statement"].is_null()) return;
  const auto& statement = *request.statement();
  out["statement"]["grounds"] = statement.grounds;
  out["statement"]["refer_to"] = statement.refer_to;
  out["statement"]["entered_from"] = statement.entered_from;
  out["statement"]["earlier"] = earlier_json(trail.earlier);
  out["statement"]["late_effect"] = late_effect(request);
}

}  // namespace flurwerk::api
