#include "api/http/case_json.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "api/app/approved_plan.hpp"
#include "api/app/change.hpp"
#include "api/app/decisions.hpp"
#include "api/app/drafts.hpp"
#include "api/app/house.hpp"
#include "api/app/outlook.hpp"
#include "api/app/parcel_names.hpp"
#include "api/app/reminders.hpp"
#include "api/app/telling.hpp"
#include "api/app/visibility.hpp"
#include "api/http/round_json.hpp"
#include "api/http/values_json.hpp"
#include "participation/warnings.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/postponement.hpp"
#include "permit-core/rule_ids.hpp"
#include "permit-core/submission.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json named(const std::string& id, const std::string& name) { return {{"id", id}, {"name", name.empty() ? id : name}}; }

json authority_json(const View& view, const AuthorityId& id) {
  const auto authority = view.accounts().authority(id);
  return named(id.value, authority ? authority->name : "");
}

json agency_json(const View& view, const AgencyId& id) {
  const auto agency = view.accounts().agency(id);
  return named(id.value, agency ? agency->name : "");
}

json source_json(const std::optional<DocumentSource>& source) {
  if (!source) return nullptr;
  return {
      {"application", source->application.value}, {"document", source->document.value}, {"version", source->version}};
}

json document_json(const Application& application, const FiledDocument& document, const std::vector<int>& shown) {
  json versions = json::array();
  for (const auto& version : document.versions) {
    if (std::find(shown.begin(), shown.end(), version.version) == shown.end()) continue;
    versions.push_back({{"version", version.version},
                        {"file_name", version.file_name},
                        {"media_type", version.media_type},
                        {"sha256", version.sha256},
                        {"size_bytes", version.size_bytes},
                        {"filed_at", to_string(version.filed_at)},
                        {"filed_by_side", document.filed_by_side},
                        {"copied_from", source_json(version.copied_from)},
                        {"redacted_from", source_json(version.redacted_from)},
                        {"approved", is_approved(application, document, version.version)}});
  }
  json out{{"id", document.id.value},
           {"type", document.type},
           {"title", document.version(shown.back())->title},
           {"versions", std::move(versions)}};
  if (!document.request.empty()) out["request"] = document.request.value;
  return out;
}

json documents_json(const Onlook& onlook, const Case& the_case) {
  json list = json::array();
  for (const auto& document : the_case.application.documents) {
    const auto readable = readable_versions(onlook.caller, the_case, document.id);
    if (!readable.empty()) list.push_back(document_json(the_case.application, document, readable));
  }
  add_pre_checks(onlook, the_case, list);
  return list;
}

json person_json(const std::optional<Person>& person) {
  if (!person || person->name.empty()) return nullptr;  // erased: there is nobody any more
  json out{{"name", person->name}};
  for (const auto& [name, value] :
       {std::pair{"street", &person->street}, std::pair{"postcode", &person->postal_code},
        std::pair{"city", &person->city}, std::pair{"email", &person->email}, std::pair{"phone", &person->phone},
        std::pair{"qualification", &person->qualification}}) {
    if (!value->empty()) out[name] = *value;
  }
  return out;
}

json demanded_json(const Application& application) {
  json list = json::array();
  for (const auto& item : application.demanded) {
    list.push_back({{"id", item.id},
                    {"type", item.document_type},
                    {"reason", item.reason},
                    {"answered_by", item.answered_by.empty() ? json(nullptr) : json(item.answered_by.value)}});
  }
  return list;
}

json missing_json(const Application& application, const LawAt& law) {
  json list = json::array();
  for (const auto* required : law.documents_for(application.procedure)) {
    if (!required->always || required->portal_form) continue;
    const auto filed = std::any_of(application.documents.begin(), application.documents.end(),
                                   [&](const FiledDocument& document) { return document.type == required->id; });
    if (!filed) list.push_back(required->id);
  }
  return list;
}

json conditions_json(const Application& application, const std::vector<Condition>& conditions) {
  json list = json::array();
  int marks = 0;
  for (const auto& condition : conditions) {
    if (condition.mark) ++marks;
    list.push_back(condition_json(application, condition, marks));
  }
  return list;
}

}  // namespace

// Colleagues are told who it was; others have the authority to turn to.
json colleague_json(const Onlook& onlook, const Case& the_case, const AccountId& id) {
  const auto& memberships = onlook.caller.viewer.memberships;
  const bool colleague = std::ranges::any_of(
      memberships, [&](const auto& one) { return one.authority == the_case.application.authority; });
  const auto account = colleague ? onlook.view.accounts().account(id) : std::nullopt;
  return account ? json(account->name) : json(nullptr);
}

namespace {

json text_of_decision(const Application& application, const DecisionText& text, const char* stage) {
  return {{"stage", stage},
          {"version", text.version},
          {"outcome", to_string(text.outcome)},
          {"conditions", conditions_json(application, text.conditions)},
          {"reasons", text.reasons},
          {"fee_cents", text.fee_cents},
          {"fee", text.fee ? fee_record_json(*text.fee) : json(nullptr)},
          {"deviations", deviations_json(text.deviations)},
          {"questions", questions_json(text.questions)},
          {"refused_part", text.refused_part},
          {"text_blocks", text.text_blocks},
          {"drafted_by", nullptr},
          {"approved_by", nullptr},
          {"returned", nullptr},
          {"notice", nullptr},
          {"served_on", nullptr},
          {"service", nullptr}};
}

json decision_json(const Onlook& onlook, const Case& the_case) {
  const auto& decision = the_case.application.decision;
  const auto name = [&](const AccountId& id) { return colleague_json(onlook, the_case, id); };
  if (const auto* draft = std::get_if<DecisionInDraft>(&decision)) {
    json out = text_of_decision(the_case.application, draft->text, "draft");
    out["drafted_by"] = name(draft->text.drafted_by);
    if (!draft->returned_because.empty()) out["returned"] = draft->returned_because;
    return out;
  }
  if (const auto* approved = std::get_if<DecisionApprovedState>(&decision)) {
    json out = text_of_decision(the_case.application, approved->text, "approved");
    out["drafted_by"] = name(approved->text.drafted_by);
    out["approved_by"] = name(approved->approved_by);
    return out;
  }
  if (const auto* served = std::get_if<DecisionServedState>(&decision)) {
    json out = text_of_decision(the_case.application, served->text, "served");
    out["drafted_by"] = name(served->text.drafted_by);
    out["approved_by"] = name(served->approved_by);
    out["notice"] = served->notice.value;
    out["served_on"] = to_string(served->served_on);
    out["service"] = served->service;
    return out;
  }
  return nullptr;
}

// That a letter lies ready, or did and nobody came for it; never what it says, and to the authority alone which one it is.
json offer_json(const Application& application, Onlooker side) {
  const NoticeOffered* offer = application.unserved_offer();
  if (offer == nullptr) return nullptr;
  const TrackedDeadline* tracked = application.deadline(offer->deadline.id);
  json out{{"sent_on", to_string(offer->sent_on)},
           {"until", to_string(tracked->deadline.due_on())},
           {"not_retrieved", !tracked->running()}};
  if (side == Onlooker::authority) out["letter"] = offer->letter.empty() ? "decision" : offer->letter;
  return out;
}

json actions_json(const Onlook& onlook, const CaseFacts& facts) {
  json list = json::array();
  if (onlook.past) return list;
  for (const auto action : allowed_actions(onlook.caller.viewer, facts)) list.push_back(std::string{to_string(action)});
  return list;
}

json statement_json(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request) {
  const auto* statement = request.statement();
  if (statement == nullptr || !may_see_statement(onlook.caller, the_case, request.spec.request)) return nullptr;
  json out{{"outcome", to_string(statement->outcome)},
           {"text", statement->text},
           {"topics", topics_json(statement->topics)},
           {"conditions", conditions_json(the_case.application, statement->conditions)},
           {"attachments", readable_json(onlook, the_case, statement->attachments)},
           {"received_on", to_string(statement->received_on)},
           {"late", statement->late},
           {"version", statement->version}};
  for (const auto& logged : onlook.view.lists().events_after(0, the_case.id, 100000)) {
    const auto* submitted = std::get_if<StatementSubmitted>(&logged.recorded.event);
    if (submitted == nullptr || submitted->request != request.spec.request) continue;
    out["receipt"] = {{"seq", logged.recorded.seq}, {"hash", logged.row.hash}, {"at", to_string(logged.recorded.at)}};
  }
  return out;
}

Settlement settlement_of(const participation::StatementRequest& request) {
  if (const auto* answered = std::get_if<participation::Answered>(&request.state)) {
    if (answered->after_silence) return Lapsed{answered->after_silence->effective_on, answered->after_silence->effect};
    return Met{answered->statement.received_on};
  }
  if (const auto* silent = std::get_if<participation::Silent>(&request.state))
    return Lapsed{silent->effective_on, silent->effect};
  if (const auto* withdrawn = std::get_if<participation::Withdrawn>(&request.state)) return Moot{withdrawn->on};
  return Running{};
}

std::string effect_word(SilenceEffect effect) {
  return effect == SilenceEffect::disregarded || effect == SilenceEffect::deemed_given
             ? std::string{flurwerk::to_string(effect)}
             : "none";
}

// While the request is open the effect is only what would follow; said so, or it reads as if it were given.
Text silence_text(const participation::StatementRequest& request) {
  Text effect = participation::wording(request.spec.on_silence, request.spec.act);
  if (!request.is_open()) return effect;
  return {"Ohne Antwort: " + effect.de, "Without an answer: " + effect.en};
}

json requests_json(const Onlook& onlook, const Case& the_case) {
  json list = json::array();
  for (const auto& request : the_case.participation.requests) {
    if (may_see_request(onlook.caller, the_case, request.spec.request))
      list.push_back(request_json(onlook, the_case, request));
  }
  return list;
}

// Periods of neighbours are told apart by number.
void add_neighbour(const Case& the_case, const TrackedDeadline& tracked, json& out) {
  if (tracked.purpose != Purpose::neighbour) return;
  const auto* neighbour = the_case.participation.neighbour({tracked.deadline.subject});
  if (neighbour == nullptr) return;
  const std::string number = std::to_string(neighbour->number);
  out["name"] = {{"de", out["name"]["de"].get<std::string>() + ": Nachbar " + number},
                 {"en", out["name"]["en"].get<std::string>() + ": neighbour " + number}};
}

// How far neighbours and the public are heard; nobody by name.
json hearing_json(const Onlook& onlook, const Case& the_case) {
  using participation::NeighbourStanding;
  const auto& part = the_case.participation;
  if (part.neighbours.empty() && part.announcements.empty()) return nullptr;
  std::map<NeighbourStanding, int> count;
  std::optional<Date> next_due, announced_until;
  for (const auto& neighbour : part.neighbours) {
    const auto standing = neighbour.standing(onlook.today);
    ++count[standing];
    if (standing != NeighbourStanding::running) continue;
    const Date due_on = neighbour.notification->deadline->due_on();
    if (!next_due || due_on < *next_due) next_due = due_on;
  }
  for (const auto& announcement : part.announcements) {
    if (announcement.published(onlook.today)) announced_until = announcement.said.objections.due_on();
  }
  return {{"named", count[NeighbourStanding::named]},
          {"waiting", count[NeighbourStanding::running] + count[NeighbourStanding::on_its_way]},
          {"consented", count[NeighbourStanding::consented]},
          {"objected", count[NeighbourStanding::objected]},
          {"silent", count[NeighbourStanding::silent]},
          {"returned", count[NeighbourStanding::returned]},
          {"next_due", date_json(next_due)},
          {"announced_until", date_json(announced_until)},
          {"objections", part.objections.size()}};
}

}  // namespace

json readable_json(const Onlook& onlook, const Case& the_case, const std::vector<DocumentId>& documents) {
  json list = json::array();
  for (const auto& id : documents) {
    const auto readable = readable_versions(onlook.caller, the_case, id);
    if (readable.empty()) continue;
    list.push_back(document_json(the_case.application, *the_case.application.document(id), readable));
  }
  return list;
}

json condition_json(const Application& application, const Condition& condition, int number) {
  return {{"id", condition.id},
          {"kind", to_string(condition.kind)},
          {"topic", condition.topic},
          {"text", condition.text},
          {"legal_basis", condition.legal_basis},
          {"reason", condition.reason},
          {"source", condition.source.value},
          {"source_condition", condition.source_condition},
          {"text_block", condition.text_block},
          {"mark", mark_json(condition.mark, application, number)}};
}

json request_json(const Onlook& onlook, const Case& the_case, const participation::StatementRequest& request) {
  const auto& spec = request.spec;
  const auto round = std::find_if(the_case.participation.rounds.begin(), the_case.participation.rounds.end(),
                                  [&](const participation::Round& candidate) { return candidate.id == request.round; });
  json documents = json::array();
  for (const auto& released : spec.released) {
    const auto* document = the_case.application.document(released.document);
    const bool there = document != nullptr && document->version(released.version) != nullptr;
    if (there && may_see(onlook.caller, the_case, released.document))
      documents.push_back(document_json(the_case.application, *document, {released.version}));
  }
  json parcels = json::array();
  for (const auto& key : the_case.application.parcels) parcels.push_back(key.value);
  json out{{"id", spec.request.value},
           {"application", the_case.id.value},
           {"application_title", the_case.application.title},
           {"file_number", the_case.application.file_number},
           {"parcels", std::move(parcels)},
           {"plot", parcel_names(onlook.app.store.parcels(), the_case.application.parcels)},
           {"agency", agency_json(onlook.view, spec.agency)},
           {"round", named(request.round.value, round == the_case.participation.rounds.end() ? "" : round->title)},
           {"act", std::string{flurwerk::to_string(spec.act)}},
           {"question", spec.question},
           {"with_findings", spec.with_findings},
           {"legal_basis", spec.legal_basis},
           {"suggested_by", spec.suggested_by},
           {"further_rules", spec.further_rules},
           {"status", std::string{participation::to_string(request.state)}},
           {"on_silence", effect_word(spec.on_silence)},
           {"silence_text", text_json(silence_text(request))},
           {"deadline", deadline_json(spec.deadline, settlement_of(request), onlook.law)},
           {"documents", std::move(documents)},
           {"statement", statement_json(onlook, the_case, request)},
           {"version", the_case.application.version},
           {"allowed_actions", actions_json(onlook, facts_of(the_case, spec.request))}};
  if (onlooker(onlook.caller, the_case) == Onlooker::agency &&
      allowed(onlook.caller.viewer, Action::list_messages, facts_of(the_case, spec.request))) {
    out["unread_messages"] =
        onlook.view.messages().unread(onlook.caller.viewer.account, the_case.id, "agency", spec.agency);
  }
  add_history(onlook, the_case, deadline_history(the_case), out["deadline"]);
  add_sending(onlook, the_case, spec.request, out);
  add_trail(onlook, the_case, request, out);
  if (request.is_open() && !onlook.past &&
      allowed(onlook.caller.viewer, Action::undo_reminders, facts_of(the_case, spec.request))) {
    const auto leaves_at = reminder_leaves_at(onlook.view, spec.request);
    out["reminder_leaves_at"] = leaves_at ? json(to_string(*leaves_at)) : json(nullptr);
  }
  return out;
}

json draft_json(const View& view, const Application& application, std::string_view content) {
  json out = json::parse(content);
  out["principal"] = person_json(person_of(view, application, "principal"));
  out["designer"] = person_json(person_of(view, application, "designer"));
  return out;
}

json application_json(const Onlook& onlook, const Case& the_case) {
  const auto& application = the_case.application;
  const auto side = onlooker(onlook.caller, the_case);
  auto facts = facts_of(the_case);
  facts.waivable = !waiver_basis(application, onlook.law).empty();
  json out{{"id", the_case.id.value},
           {"version", the_case.application.version},
           {"today", to_string(onlook.today)},
           {"as_of", onlook.past ? json(to_string(onlook.today)) : json(nullptr)},
           {"state", std::string{flurwerk::to_string(application.state)}},
           {"title", application.title},
           {"procedure", application.procedure},
           {"land", application.land},
           {"authority", authority_json(onlook.view, application.authority)},
           {"file_number", application.file_number},
           {"received_on", date_json(application.received_on)},
           {"complete_on", date_json(application.complete_on)},
           {"draft", nullptr},
           {"draft_version", application.draft_version},
           {"documents", documents_json(onlook, the_case)},
           {"missing_documents", json::array()},
           {"demanded_items", json::array()},
           {"warnings", json::array()},
           {"municipality_received_on", date_json(application.municipality_received_on)},
           {"withdrawal_proposed_on", date_json(application.withdrawal_proposed_on)},
           {"deadlines", json::array()},
           {"permit_note", application.permit_note ? text_json(*application.permit_note) : json(nullptr)},
           {"demand_length", onlook.law.period(rule_ids::demand) != nullptr
                                 ? json(flurwerk::to_string(onlook.law.period(rule_ids::demand)->length))
                                 : json(nullptr)},
           {"requests", requests_json(onlook, the_case)},
           {"decision", nullptr},
           {"allowed_actions", actions_json(onlook, facts)}};
  json turn{{"side", "nobody"}, {"since", nullptr}};
  if (!application.turns.empty()) {
    turn = {{"side", std::string{flurwerk::to_string(application.turns.back().side)}},
            {"since", to_string(application.turns.back().from)}};
  }
  out["turn"] = std::move(turn);
  if (may_see_decision(onlook.caller, the_case)) out["decision"] = decision_json(onlook, the_case);
  if (side == Onlooker::agency) return out;
  out["hearing"] = hearing_json(onlook, the_case);
  out["notice_offer"] = offer_json(application, side);
  if (side == Onlooker::authority) {
    out["warnings"] = warnings_json(onlook, the_case);
    if (!onlook.past) out["assigned_to"] = assigned_json(onlook.view, the_case.id);
    const auto& draft = the_case.participation.draft;
    out["round_draft"] = draft ? round_draft_json(*draft) : json(nullptr);
    out["agreements"] = agreements_json(onlook.view, the_case.participation);
    out["undoable_round"] = undoable_round_json(onlook, the_case);
  }
  if (!onlook.past) {
    const auto* word = side == Onlooker::authority ? "authority" : "applicant";
    out["unread_messages"] = onlook.view.messages().unread(onlook.caller.viewer.account, the_case.id, word, AgencyId{});
  }
  add_after_permit(onlook, the_case, out);
  add_changes(onlook, the_case, out);
  add_postponement(onlook, the_case, out);
  out["missing_documents"] = missing_json(application, onlook.law);
  out["demanded_items"] = demanded_json(application);
  out["decision_awaits"] = decision_awaits_json(onlook, the_case);
  const auto history = deadline_history(the_case);
  for (const auto& deadline : application.deadlines) {
    out["deadlines"].push_back(deadline_json(deadline.deadline, deadline.settlement, onlook.law,
                                             begun_by(the_case, deadline.deadline, onlook.law)));
    add_history(onlook, the_case, history, out["deadlines"].back());
    add_neighbour(the_case, deadline, out["deadlines"].back());
  }
  if (const auto content = onlook.view.parties().draft_content(application.draft_sha256)) {
    out["draft"] = draft_json(onlook.view, application, *content);
  }
  return out;
}

}  // namespace flurwerk::api
