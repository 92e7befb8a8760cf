// The course of a case in words: whose turn it was, and what happened when.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

struct StepText {
  Text text;
  bool internal;  // of the authority alone
};

const std::map<std::string_view, StepText>& step_texts() {
  static const std::map<std::string_view, StepText> texts = {
      {"ApplicationStarted", {{"Entwurf begonnen", "Draft started"}, false}},
      {"ApplicationSubmitted", {{"Bauantrag eingegangen", "Application received"}, false}},
      {"DocumentsDemanded", {{"Unterlagen nachgefordert", "Documents demanded"}, false}},
      {"DocumentsSupplied", {{"Unterlagen nachgereicht", "Documents supplied"}, false}},
      {"CompletenessConfirmed", {{"Vollständigkeit bestätigt", "Completeness confirmed"}, false}},
      {"CompletenessDeemed", {{"Gilt als vollständig", "Deemed complete"}, false}},
      {"DecisionPeriodExtended", {{"Entscheidungsfrist verlängert", "Decision period extended"}, false}},
      {"DecisionPostponed", {{"Entscheidung zurückgestellt", "Decision postponed"}, false}},
      {"PostponementEnded", {{"Zurückstellung beendet", "Postponement ended"}, false}},
      {"DeemedPermitWaived", {{"Auf die Genehmigungsfiktion verzichtet", "Deemed permit waived"}, false}},
      {"DecisionStartDetermined", {{"Entscheidungsfrist beginnt", "Decision period begins"}, false}},
      {"WithdrawalProposed", {{"Nachforderungsfrist abgelaufen", "Period of the demand has ended"}, false}},
      {"WithdrawalDeemed", {{"Gilt als zurückgenommen", "Deemed withdrawn"}, false}},
      {"ApplicationRejected", {{"Bauantrag zurückgewiesen", "Application sent back"}, false}},
      {"ApplicationWithdrawn", {{"Bauantrag zurückgenommen", "Application withdrawn"}, false}},
      {"RoundOpened", {{"Fachbehörden beteiligt", "Agencies asked"}, false}},
      {"StatementSubmitted", {{"Stellungnahme eingegangen", "Statement received"}, false}},
      {"SilenceRecorded", {{"Frist einer Stellungnahme abgelaufen", "Period of a statement has ended"}, false}},
      {"RequestWithdrawn", {{"Anforderung zurückgenommen", "Request withdrawn"}, true}},
      {"RoundDrafted", {{"Beteiligungsrunde vorbereitet", "Round drafted"}, true}},
      {"RequestDelivered", {{"Zugang der Anforderung festgehalten", "Delivery of the request recorded"}, true}},
      {"RequestAcknowledged", {{"Eingang der Anforderung bestätigt", "Request acknowledged"}, true}},
      {"RequestHandedOn", {{"Anforderung weitergegeben", "Request handed on"}, true}},
      {"ExtensionAsked", {{"Fristverlängerung erbeten", "Extension asked for"}, true}},
      {"ExtensionAnswered", {{"Über Fristverlängerung entschieden", "Extension answered"}, true}},
      {"ConsentReplaced", {{"Versagtes Einvernehmen ersetzt", "Refused consent replaced"}, true}},
      {"ConditionsWeighed", {{"Nebenbestimmungen abgewogen", "Conditions weighed"}, true}},
      {"AnswersCarriedOver",
       {{"Antworten für die geänderten Pläne übernommen", "Answers carried over to the changed plans"}, true}},
      {"RoundTakenBack",
       {{"Beteiligungsrunde vor dem Versand zurückgenommen", "Round taken back before it left"}, true}},
      {"AgreementRecorded", {{"Frühere Zustimmung festgehalten", "Earlier agreement recorded"}, true}},
      {"PapersWanted", {{"Unterlagen vermisst", "Papers asked for"}, true}},
      {"ApplicantAsked", {{"Rückfrage an die Bauherrschaft", "Question to the applicant"}, false}},
      {"ApplicantReplied", {{"Rückfrage beantwortet", "Question answered"}, false}},
      {"MessageSent", {{"Nachricht geschrieben", "Message written"}, true}},
      {"FileAccessGranted", {{"Akteneinsicht gewährt", "Inspection of the file granted"}, true}},
      {"FileAccessUsed", {{"Akte eingesehen", "File inspected"}, true}},
      {"FileAccessEnded", {{"Akteneinsicht beendet", "Inspection of the file ended"}, true}},
      {"DeadlinesMoved", {{"Fristende verschoben (Feiertag)", "End of a period moved (holiday)"}, false}},
      {"PersonalDataErased", {{"Personendaten gelöscht", "Personal data erased"}, true}},
      {"StatisticsGiven", {{"Angaben zur Baustatistik gemacht", "Details for statistics given"}, false}},
      {"ApplicationLinked", {{"Anderer Vorgang als Grundlage genannt", "Another case named as its basis"}, false}},
      {"NeighboursNamed", {{"Nachbarn benannt", "Neighbours named"}, true}},
      {"NeighbourRemoved", {{"Nachbar gestrichen", "Neighbour removed"}, true}},
      {"NeighboursNotified", {{"Nachbarn benachrichtigt", "Neighbours notified"}, false}},
      {"NeighbourPageOpened", {{"Nachbar hat die Unterlagen geöffnet", "Neighbour opened the papers"}, true}},
      {"NeighbourReceiptRecorded",
       {{"Zugang bei einem Nachbarn festgehalten", "Receipt by a neighbour recorded"}, true}},
      {"NeighbourLetterReturned",
       {{"Schreiben an einen Nachbarn kam zurück", "Letter to a neighbour came back"}, true}},
      {"NeighbourAnswered", {{"Antwort eines Nachbarn eingegangen", "Answer of a neighbour received"}, true}},
      {"PublicAnnounced", {{"Öffentlich bekannt gemacht", "Announced to the public"}, false}},
      {"PermitAnnounced", {{"Genehmigung öffentlich bekannt gegeben", "Permit announced to the public"}, false}},
      {"AnnouncementWithdrawn", {{"Bekanntmachung zurückgenommen", "Announcement withdrawn"}, false}},
      {"ObjectionRaised", {{"Einwendung der Öffentlichkeit eingegangen", "Objection of the public received"}, true}},
      {"DecisionDrafted", {{"Entscheidung entworfen", "Decision drafted"}, true}},
      {"DecisionReturned", {{"Entwurf zurückgegeben", "Draft returned"}, true}},
      {"DecisionApproved", {{"Entscheidung freigegeben", "Decision approved"}, true}},
      {"NoticeOffered", {{"Bescheid zum Abruf bereitgestellt", "Notice ready for retrieval"}, false}},
      {"DecisionServed", {{"Bescheid bekannt gegeben", "Decision served"}, false}},
      {"DeemedPermitArisen", {{"Gilt als genehmigt", "Deemed granted"}, false}},
      {"DeadlineMissed", {{"Frist ohne Folge abgelaufen", "Period has ended without effect"}, true}},
      {"PeriodEnded", {{"Frist planmäßig abgelaufen", "Period has run out"}, false}},
      {"ExemptionFiled",
       {{"Unterlagen zur Genehmigungsfreistellung eingegangen", "Documents for the exemption received"}, false}},
      {"ExemptionForwarded",
       {{"Unterlagen bei der Gemeinde eingegangen", "Documents received by the municipality"}, false}},
      {"ExemptionAnswered", {{"Erklärung zur Genehmigungsfreistellung", "Declaration on the exemption"}, false}},
      {"StartAllowed", {{"Mit dem Bau darf begonnen werden", "The works may begin"}, false}},
      {"SiteNoticeGiven", {{"Anzeige von der Baustelle", "Notice from the site"}, false}},
      {"WorksInterrupted", {{"Bauarbeiten unterbrochen", "Works interrupted"}, false}},
      {"WorksResumed", {{"Bauarbeiten fortgesetzt", "Works resumed"}, false}},
      {"InspectionRecorded", {{"Besichtigung", "Inspection"}, false}},
      {"ValidityExtensionRequested", {{"Verlängerung beantragt", "Extension applied for"}, false}},
      {"ValidityExtensionDecided", {{"Über die Verlängerung entschieden", "Extension decided"}, false}},
      {"PermitExpired", {{"Genehmigung erloschen", "Permit expired"}, false}},
      {"NoticeCorrected", {{"Bescheid berichtigt", "Notice corrected"}, false}},
      {"PermitCancelled", {{"Genehmigung aufgehoben", "Permit cancelled"}, false}},
      {"ApplicationChanged", {{"Bauantrag geändert", "Application changed"}, false}},
      {"ChangeAssessed", {{"Änderung beurteilt", "Change assessed"}, false}},
      {"DraftFiledAsChange", {{"Als Änderung eingereicht", "Filed as a change"}, false}},
      {"AddresseeServed", {{"Weiterem Beteiligten bekannt gegeben", "Further addressee served"}, true}},
  };
  return texts;
}

Text site_notice_text(const SiteNoticeGiven& given) {
  static const std::array<Text, 4> names = {
      {{"Baubeginn angezeigt", "Start of the works notified"},
       {"Fertigstellung des Rohbaus angezeigt", "Completion of the shell notified"},
       {"Abschließende Fertigstellung angezeigt", "Completion notified"},
       {"Vorzeitige Benutzung mitgeteilt", "Early use notified"}}};
  const Text& name = names.at(static_cast<std::size_t>(given.notice));
  return {name.de + " für den " + german_date(given.planned_on) + (given.late ? " (verspätet)" : ""),
          name.en + " for " + to_string(given.planned_on) + (given.late ? " (late)" : "")};
}

// Which letter it is the applicant learns by retrieving it.
Text letter_text(const NoticeOffered& offered, bool authority) {
  if (offered.letter == letter_decision) return step_texts().at("NoticeOffered").text;
  if (!authority) return {"Schreiben zum Abruf bereitgestellt", "Letter ready for retrieval"};
  if (offered.letter == letter_demand) return {"Nachforderung zum Abruf bereitgestellt", "Demand ready for retrieval"};
  return {"Verlängerung der Entscheidungsfrist zum Abruf bereitgestellt",
          "Extension of the decision period ready for retrieval"};
}

// The day in law, which is not always the day it was written down.
Date legal_day(const RecordedEvent& recorded) {
  if (const auto* silence = std::get_if<SilenceRecorded>(&recorded.event)) return silence->effective_on;
  if (const auto* deemed = std::get_if<DeemedPermitArisen>(&recorded.event)) return deemed->arisen_on;
  if (const auto* start = std::get_if<DecisionStartDetermined>(&recorded.event); start != nullptr && start->deadline)
    return start->deadline->derivation.from;
  if (const auto* proposed = std::get_if<WithdrawalProposed>(&recorded.event)) return proposed->lapsed_on;
  if (const auto* withdrawn = std::get_if<WithdrawalDeemed>(&recorded.event)) return withdrawn->withdrawn_on;
  if (const auto* served = std::get_if<DecisionServed>(&recorded.event)) return served->served_on;
  if (const auto* forwarded = std::get_if<ExemptionForwarded>(&recorded.event))
    return forwarded->municipality_received_on;
  if (const auto* answered = std::get_if<ExemptionAnswered>(&recorded.event)) return answered->received_on;
  if (const auto* allowed = std::get_if<StartAllowed>(&recorded.event)) return allowed->allowed_on;
  if (const auto* given = std::get_if<SiteNoticeGiven>(&recorded.event)) return given->received_on;
  if (const auto* interrupted = std::get_if<WorksInterrupted>(&recorded.event)) return interrupted->since;
  if (const auto* resumed = std::get_if<WorksResumed>(&recorded.event)) return resumed->on;
  if (const auto* inspected = std::get_if<InspectionRecorded>(&recorded.event)) return inspected->on;
  if (const auto* requested = std::get_if<ValidityExtensionRequested>(&recorded.event)) return requested->received_on;
  if (const auto* decided = std::get_if<ValidityExtensionDecided>(&recorded.event)) return decided->served_on;
  if (const auto* expired = std::get_if<PermitExpired>(&recorded.event)) return expired->expired_on;
  if (const auto* cancelled = std::get_if<PermitCancelled>(&recorded.event)) return cancelled->served_on;
  if (const auto* further = std::get_if<AddresseeServed>(&recorded.event)) return further->served_on;
  if (const auto* changed = std::get_if<ApplicationChanged>(&recorded.event)) return changed->received_on;
  if (const auto* neighbour = std::get_if<NeighbourAnswered>(&recorded.event)) return neighbour->received_on;
  if (const auto* received = std::get_if<NeighbourReceiptRecorded>(&recorded.event)) return received->received_on;
  if (const auto* objection = std::get_if<ObjectionRaised>(&recorded.event)) return objection->received_on;
  return berlin_day(recorded.at);
}

const AgencyId* agency_of(const Case& the_case, const Event& event) {
  const RequestId* id = nullptr;
  if (const auto* submitted = std::get_if<StatementSubmitted>(&event)) id = &submitted->request;
  if (const auto* silence = std::get_if<SilenceRecorded>(&event)) id = &silence->request;
  if (const auto* withdrawn = std::get_if<RequestWithdrawn>(&event)) id = &withdrawn->request;
  if (const auto* delivered = std::get_if<RequestDelivered>(&event)) id = &delivered->request;
  if (const auto* acknowledged = std::get_if<RequestAcknowledged>(&event)) id = &acknowledged->request;
  if (const auto* handed_on = std::get_if<RequestHandedOn>(&event)) id = &handed_on->request;
  if (const auto* asked = std::get_if<ExtensionAsked>(&event)) id = &asked->request;
  if (const auto* answered = std::get_if<ExtensionAnswered>(&event)) id = &answered->request;
  if (const auto* replaced = std::get_if<ConsentReplaced>(&event)) id = &replaced->request;
  if (const auto* wanted = std::get_if<PapersWanted>(&event)) id = &wanted->request;
  if (const auto* question = std::get_if<ApplicantAsked>(&event)) id = &question->request;
  if (const auto* reply = std::get_if<ApplicantReplied>(&event)) id = &reply->request;
  const auto* request = id == nullptr ? nullptr : the_case.participation.request(*id);
  return request == nullptr ? nullptr : &request->spec.agency;
}

// The name of the period that ran out.
std::optional<Text> period_of(const Case& the_case, const Event& event, const LawAt& law) {
  const DeadlineId* id = nullptr;
  if (const auto* ended = std::get_if<PeriodEnded>(&event)) id = &ended->deadline;
  if (const auto* missed = std::get_if<DeadlineMissed>(&event)) id = &missed->deadline;
  const auto& all = the_case.application.deadlines;
  const auto tracked =
      std::ranges::find_if(all, [&](const TrackedDeadline& one) { return id != nullptr && one.deadline.id == *id; });
  const auto* rule = tracked == all.end() ? nullptr : law.period(tracked->deadline.rule);
  return rule == nullptr ? std::nullopt : std::optional{rule->name};
}

}  // namespace

Text step_text(std::string_view event) {
  const auto found = step_texts().find(event);
  return found == step_texts().end() ? Text{std::string{event}, std::string{event}} : found->second.text;
}

// Who set a deadline, when and by what, and each move since; beside the derivation of its date.
void add_history(const Onlook& onlook, const Case& the_case, const DeadlineHistory& history, nlohmann::json& deadline) {
  auto list = nlohmann::json::array();
  const auto found = history.find(deadline.at("id").get<std::string>());
  if (found != history.end()) {
    for (const DeadlineEntry& entry : found->second) {
      const auto& recorded = *entry.recorded;
      list.push_back({{"event", std::string{event_name(recorded.event)}},
                      {"text", text_json(step_text(event_name(recorded.event)))},
                      {"at", to_string(recorded.at)},
                      {"role", recorded.actor.role},
                      {"by", colleague_json(onlook, the_case, recorded.actor.account)},
                      {"end", to_string(entry.end)},
                      {"reason", reason_of(recorded.event)}});
    }
  }
  deadline["history"] = std::move(list);
}

namespace {

// Which periods a holiday moved, whence and whither; those of agencies are the authority's to know.
Text moved_text(Text text, const DeadlinesMoved& moved, const RecordedEvent& recorded, const DeadlineHistory& history,
                const Case& the_case, const LawAt& law, bool authority) {
  std::string separator = ": ";
  for (const Deadline& deadline : moved.deadlines) {
    const auto* tracked = the_case.application.deadline(deadline.id);
    const bool own = tracked != nullptr && tracked->purpose != Purpose::neighbour;
    if (!authority && !own) continue;
    const auto entries = history.find(deadline.id.value);
    std::optional<Date> former;
    for (const auto& entry : entries == history.end() ? std::vector<DeadlineEntry>{} : entries->second) {
      if (entry.recorded->seq < recorded.seq) former = entry.end;
    }
    const auto* rule = law.period(deadline.rule);
    const Text name = rule != nullptr ? rule->name : Text{deadline.rule, deadline.rule};
    text.de += separator + name.de + (former ? " vom " + german_date(*former) : "") + " auf den " +
               german_date(deadline.due_on());
    text.en +=
        separator + name.en + (former ? " from " + to_string(*former) : "") + " to " + to_string(deadline.due_on());
    separator = "; ";
  }
  if (moved.reason.empty()) return text;
  return {text.de + ". " + moved.reason, text.en + ". " + moved.reason};
}

}  // namespace

json timeline_json(const Onlook& onlook, const Case& the_case) {
  json turns = json::array();
  for (const auto& turn : the_case.application.turns) {
    const Date end = turn.to.value_or(onlook.today);
    turns.push_back({{"side", std::string{flurwerk::to_string(turn.side)}},
                     {"from", to_string(turn.from)},
                     {"to", date_json(turn.to)},
                     {"days", std::max<std::int64_t>(0, (end - turn.from).count())}});
  }
  const bool authority = onlooker(onlook.caller, the_case) == Onlooker::authority;
  const auto history = deadline_history(the_case);
  std::vector<std::pair<Date, json>> steps;
  for (const auto& recorded : the_case.events) {
    const auto found = step_texts().find(event_name(recorded.event));
    if (found == step_texts().end() || (found->second.internal && !authority)) continue;
    Text text = found->second.text;
    if (const auto* given = std::get_if<SiteNoticeGiven>(&recorded.event)) text = site_notice_text(*given);
    if (const auto* filed = std::get_if<ExemptionFiled>(&recorded.event); filed != nullptr && filed->notice) {
      text = {"Anzeige eingegangen", "Notice received"};
    }
    const auto* in_law = onlook.law.procedure(the_case.application.procedure);
    if (std::holds_alternative<ExemptionForwarded>(recorded.event) && in_law != nullptr &&
        in_law->receipt_by_authority) {
      text = {"Vollständiger Eingang bestätigt", "Complete receipt confirmed"};
    }
    if (const auto* back = std::get_if<RoundTakenBack>(&recorded.event); back != nullptr && back->requests.empty()) {
      text = {"Übernahme der Antworten zurückgenommen", "Carrying over of the answers taken back"};
    }
    if (const auto* round = std::get_if<RoundOpened>(&recorded.event); round != nullptr && round->requests.empty()) {
      if (!authority) continue;
      text = {"Festgehalten, wer nicht gefragt wird", "Recorded who is not asked"};
    }
    if (const auto* start = std::get_if<DecisionStartDetermined>(&recorded.event);
        start != nullptr && !start->deadline) {
      text = {"Entscheidungsfrist beginnt erst mit den Stellungnahmen",
              "Decision period begins with the statements only"};
    }
    if (const auto* offered = std::get_if<NoticeOffered>(&recorded.event); offered != nullptr) {
      text = letter_text(*offered, authority);
    }
    if (const auto* moved = std::get_if<DeadlinesMoved>(&recorded.event)) {
      text = moved_text(std::move(text), *moved, recorded, history, the_case, onlook.law, authority);
    }
    if (const auto* arisen = std::get_if<DeemedPermitArisen>(&recorded.event); arisen != nullptr && arisen->note) {
      text = {text.de + ". " + arisen->note->de, text.en + ". " + arisen->note->en};
    }
    if (const auto name = period_of(the_case, recorded.event, onlook.law)) {
      text = {text.de + ": " + name->de, text.en + ": " + name->en};
    }
    if (const auto* agency = agency_of(the_case, recorded.event)) {
      const auto known = onlook.view.accounts().agency(*agency);
      const std::string name = known ? known->name : agency->value;
      text = {text.de + ": " + name, text.en + ": " + name};
    }
    const Date day = legal_day(recorded);
    steps.emplace_back(
        day,
        json{{"on", to_string(day)}, {"event", std::string{event_name(recorded.event)}}, {"text", text_json(text)}});
  }
  std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  json list = json::array();
  for (auto& [day, step] : steps) list.push_back(std::move(step));
  return {{"today", to_string(onlook.today)}, {"turns", std::move(turns)}, {"steps", std::move(list)}};
}

}  // namespace flurwerk::api
