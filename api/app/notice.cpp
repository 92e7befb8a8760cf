// The words of the notice (Bescheid): tenor, conditions, approved documents with their hashes, reasons, fee, remedies.
#include <fmt/format.h>

#include <algorithm>

#include "api/app/approved_plan.hpp"
#include "api/app/deadline_history.hpp"
#include "api/app/decision_aids.hpp"
#include "api/app/decisions.hpp"
#include "api/app/drafts.hpp"
#include "api/app/legal_context.hpp"
#include "api/app/local_time.hpp"
#include "api/app/parcel_names.hpp"
#include "participation/permit_announcement.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/fee.hpp"
#include "permit-core/mark.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk::api {

namespace {

const DecisionText& text_of(const DecisionState& decision) {
  return std::visit(
      [](const auto& stage) -> const DecisionText& {
        if constexpr (std::is_same_v<std::decay_t<decltype(stage)>, NoDecision>) {
          throw std::logic_error("a notice without a decision");
        } else {
          return stage.text;
        }
      },
      decision);
}

std::string title_of(const Application& application, DecisionOutcome outcome) {
  if (application.procedure == "preliminary") {
    return outcome == DecisionOutcome::refused ? "Ablehnung der Bauvoranfrage" : "Bauvorbescheid";
  }
  switch (outcome) {
    case DecisionOutcome::granted: return "Baugenehmigung";
    case DecisionOutcome::granted_partly: return "Baugenehmigung (teilweise)";
    case DecisionOutcome::refused: return "Versagung der Baugenehmigung";
  }
  return {};
}

std::string tenor_of(const Case& the_case, const DecisionText& text, Date today) {
  const auto& application = the_case.application;
  const std::string permit = cite(the_case, "§ 74 HBO");
  const std::string what = fmt::format("Ihr Antrag vom {} für das Vorhaben „{}“ ",
                                       german_date(application.received_on.value_or(today)), application.title);
  switch (text.outcome) {
    case DecisionOutcome::granted: return what + "wird nach " + permit + " genehmigt.";
    case DecisionOutcome::granted_partly:
      return what + "wird nach " + permit + " zum Teil genehmigt. Abgelehnt wird: " + text.refused_part;
    case DecisionOutcome::refused: return what + "wird abgelehnt.";
  }
  return {};
}

std::string name_of(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::obligation: return "Auflage";
    case ConditionKind::condition: return "Bedingung";
    case ConditionKind::time_limit: return "Befristung";
    case ConditionKind::reservation: return "Vorbehalt";
    case ConditionKind::hint: return "Hinweis";
  }
  return {};
}

std::string name_of(DeviationKind kind) {
  switch (kind) {
    case DeviationKind::deviation: return "Abweichung";
    case DeviationKind::exception: return "Ausnahme";
    case DeviationKind::exemption: return "Befreiung";
  }
  return {};
}

// Each by name, § 73 HBO: what is not named is not allowed.
NoticeBlock deviations_block(const DecisionText& text) {
  NoticeBlock block{"Abweichungen, Ausnahmen und Befreiungen", {}, true};
  for (const auto& ruling : text.deviations) {
    std::string line = fmt::format("{} von {}: {}\nDie {} wird {}.", name_of(ruling.kind), ruling.rule, ruling.subject,
                                   name_of(ruling.kind), ruling.granted ? "zugelassen" : "abgelehnt");
    if (!ruling.reason.empty()) line += fmt::format("\nBegründung: {}", ruling.reason);
    block.texts.push_back(std::move(line));
  }
  return block;
}

// § 76 Abs. 1 HBO: what is asked and answered binds, and nothing else.
NoticeBlock questions_block(const DecisionText& text) {
  NoticeBlock block{"Die gestellten Fragen", {}, true};
  for (const auto& ruling : text.questions) {
    const char* answer = ruling.answer == QuestionAnswer::yes  ? "Ja."
                         : ruling.answer == QuestionAnswer::no ? "Nein."
                                                               : "Diese Frage wird nicht beantwortet.";
    std::string line = fmt::format("{}\nAntwort: {}", ruling.question, answer);
    if (!ruling.reason.empty()) line += fmt::format("\nBegründung: {}", ruling.reason);
    block.texts.push_back(std::move(line));
  }
  return block;
}

NoticeBlock fee_block(const DecisionText& text) {
  NoticeBlock block{"Gebühr",
                    {fmt::format("Für diese Entscheidung wird eine Gebühr von {} festgesetzt.", euros(text.fee_cents))},
                    false};
  if (text.fee) {
    std::string steps = text.fee->basis;
    for (const auto& step : text.fee->steps) steps += fmt::format("\n{} = {}", step.what.de, euros(step.cents));
    block.texts.push_back(std::move(steps));
  }
  return block;
}

NoticeBlock conditions_block(const View& view, const Case& the_case, const DecisionText& text, bool hints) {
  NoticeBlock block{hints ? "Hinweise" : "Nebenbestimmungen", {}, true};
  int marks = 0;
  for (const auto& condition : text.conditions) {
    if (condition.mark) ++marks;
    if ((condition.kind == ConditionKind::hint) != hints) continue;
    std::string line =
        fmt::format("{}{}: {}", name_of(condition.kind),
                    condition.topic.empty() ? "" : fmt::format(" ({})", condition.topic), condition.text);
    if (condition.mark) line += "\nOrt: " + words_of(*condition.mark, the_case.application, marks).de;
    if (!condition.reason.empty()) line += fmt::format("\nBegründung: {}", condition.reason);
    if (!condition.legal_basis.empty()) line += fmt::format("\nRechtsgrundlage: {}", condition.legal_basis);
    if (const auto* request = the_case.participation.request(condition.source)) {
      const auto agency = view.accounts().agency(request->spec.agency);
      line += fmt::format("\nQuelle: Stellungnahme {}", agency ? agency->name : request->spec.agency.value);
    }
    block.texts.push_back(std::move(line));
  }
  return block;
}

NoticeBlock documents_block(const Application& application) {
  NoticeBlock block{"Genehmigte Bauvorlagen", {}, true};
  const bool deemed = application.permit_by_silence() != nullptr;
  for (const auto& document : application.documents) {
    if (document.filed_by_side != "applicant") continue;
    const auto* version = deemed ? approved_version(application, document) : &document.versions.back();
    if (version == nullptr) continue;
    block.texts.push_back(fmt::format("{} – {}, Version {}\nSHA-256 {}", document.title, version->file_name,
                                      version->version, version->sha256));
  }
  return block;
}

// Sender, recipient and subject, as every notice about this application has them.
Notice letter(const View& view, const ParcelIndex& index, const Application& application, const std::string& title,
              Date today) {
  const auto authority = view.accounts().authority(application.authority);
  const auto principal = person_of(view, application, "principal");
  Notice notice;
  notice.sender = authority ? authority->name : application.authority.value;
  if (principal) {
    notice.recipient = {principal->name, principal->street,
                        fmt::format("{} {}", principal->postal_code, principal->city)};
  }
  notice.reference = {{"Aktenzeichen", application.file_number}, {"Datum", german_date(today)}};
  notice.title = title;
  notice.subject = fmt::format("{}\nBaugrundstück: {}", application.title, parcel_names(index, application.parcels));
  notice.footer = fmt::format("{} · {}", notice.sender, application.file_number);
  return notice;
}

// Who answers for it by name: § 37 Abs. 3 HVwVfG.
NoticeBlock signed_block(const View& view, const Case& the_case, const AccountId& responsible,
                         const std::string& what = "Der Bescheid") {
  const auto account = view.accounts().account(responsible);
  return {"Für die Behörde",
          {fmt::format("{}\n{} ist elektronisch erstellt und trägt nach {} diesen Namen an Stelle einer "
                       "Unterschrift.",
                       account ? account->name : responsible.value, what, cite(the_case, "§ 37 Abs. 3 HVwVfG"))},
          false};
}

NoticeBlock remedies_block(const App& app, const View& view, const Case& the_case, Date today) {
  return {"Rechtsbehelfsbelehrung", {remedies_text(app, view, the_case, today)}, false};
}

}  // namespace

Notice notice_of(const App& app, const View& view, const Case& the_case, Instant now, bool draft) {
  const auto& application = the_case.application;
  const auto& text = text_of(application.decision);
  // Dated by its approval: from then on it is the authority's, however much later it is handed over.
  const auto* approved = std::get_if<DecisionApprovedState>(&application.decision);
  const Date today = approved != nullptr ? approved->approved_on : berlin_day(now);
  Notice notice = letter(view, app.store.parcels(), application, title_of(application, text.outcome), today);
  notice.draft = draft;
  notice.made_at = now;
  notice.blocks.push_back({"Entscheidung", {tenor_of(the_case, text, today)}, false});
  if (!text.questions.empty()) notice.blocks.push_back(questions_block(text));
  if (!text.deviations.empty()) notice.blocks.push_back(deviations_block(text));
  for (auto block : {conditions_block(view, the_case, text, false), conditions_block(view, the_case, text, true)}) {
    if (!block.texts.empty()) notice.blocks.push_back(std::move(block));
  }
  if (text.outcome != DecisionOutcome::refused) notice.blocks.push_back(documents_block(application));
  if (!text.reasons.empty()) notice.blocks.push_back({"Begründung", {text.reasons}, false});
  notice.blocks.push_back(fee_block(text));
  if (approved != nullptr) notice.blocks.push_back(signed_block(view, the_case, approved->approved_by));
  notice.blocks.push_back(remedies_block(app, view, the_case, today));
  return notice;
}

PermitWords words_of_permit(const App& app, const View& view, const Case& the_case, Date today) {
  const auto* served = std::get_if<DecisionServedState>(&the_case.application.decision);
  const auto* project = participation::announced_project(the_case.participation);
  if (served == nullptr || project == nullptr) return {};
  const auto& text = served->text;
  const std::string parcels = parcel_names(app.store.parcels(), the_case.application.parcels);
  const auto& subject = project->said.subject;
  std::string tenor = fmt::format("Für das Vorhaben „{}“ ({}) wird die Baugenehmigung nach {} {}erteilt.",
                                  subject.substr(0, subject.find_first_of("\r\n")), parcels, cite(the_case, "§ 74 HBO"),
                                  text.outcome == DecisionOutcome::granted_partly ? "zum Teil " : "");
  if (!text.refused_part.empty()) tenor += "\nAbgelehnt wird: " + text.refused_part;
  for (const auto& ruling : text.deviations)
    tenor += fmt::format("\n{} von {} ({}): {}.", name_of(ruling.kind), ruling.rule, ruling.subject,
                         ruling.granted ? "zugelassen" : "abgelehnt");
  int number = 0;
  for (const auto& condition : text.conditions) {
    if (condition.kind == ConditionKind::hint) continue;
    tenor += fmt::format("\n{}. {}: {}", ++number, name_of(condition.kind), condition.text);
  }
  return {std::move(tenor), remedies_text(app, view, the_case, today)};
}

Notice extension_notice(const App& app, const View& view, const Case& the_case, const Context& context,
                        const DecideValidity& decided) {
  const auto& application = the_case.application;
  Notice notice =
      letter(view, app.store.parcels(), application,
             decided.granted ? "Verlängerung der Geltungsdauer" : "Ablehnung der Verlängerung", context.today);
  const auto* validity = validity_of(application, context);
  if (decided.granted && validity != nullptr) {
    const auto longer = extend(validity->deadline.derivation, decided.by, context.calendar, Shift::no);
    notice.blocks.push_back({"Entscheidung",
                             {fmt::format("Die Geltungsdauer, die am {} endet, wird nach {} bis zum {} verlängert.",
                                          german_date(validity->deadline.due_on()), context.law.cite("§ 74 Abs. 7 HBO"),
                                          longer ? german_date(longer->end) : std::string{})},
                             false});
  } else {
    notice.blocks.push_back({"Entscheidung", {"Der Antrag auf Verlängerung der Geltungsdauer wird abgelehnt."}, false});
  }
  if (!decided.reason.empty()) notice.blocks.push_back({"Begründung", {decided.reason}, false});
  notice.blocks.push_back(signed_block(view, the_case, context.actor.account));
  notice.blocks.push_back(remedies_block(app, view, the_case, context.today));
  return notice;
}

Notice demand_letter(const App& app, const View& view, const Case& the_case, const Context& context,
                     const std::vector<DemandDocuments::Item>& items, const Period& length) {
  const auto& application = the_case.application;
  const PeriodRule* rule = context.law.period(rule_ids::demand);
  Notice notice = letter(view, app.store.parcels(), application, "Nachforderung von Unterlagen", context.today);
  notice.blocks.push_back(
      {"Nachforderung",
       {fmt::format(
           "Ihr Antrag vom {} ist zu ergänzen, oder seine Mängel sind zu beheben. Dafür ist eine Frist von {} "
           "gesetzt{}. Sie beginnt mit der Bekanntgabe dieses Schreibens: Wird es im Portal abgerufen, gilt es "
           "am Tag nach dem Abruf als bekannt gegeben (§ 41 Abs. 2a VwVfG).",
           german_date(application.received_on.value_or(context.today)), spell_out(length).de,
           rule == nullptr ? std::string{} : " (" + rule->basis + ")")},
       false});
  NoticeBlock list{"Was nachzureichen ist", {}, true};
  const auto add = [&](const std::string& type, const std::string& reason) {
    const auto known = std::ranges::find(context.law.documents, type, &RequiredDocument::id);
    list.texts.push_back(
        fmt::format("{}: {}", known == context.law.documents.end() ? "Sonstige Unterlage" : known->name.de, reason));
  };
  for (const DemandedItem& item : application.demanded) {
    if (item.answered_by.empty()) add(item.document_type, item.reason);
  }
  for (const auto& item : items) add(item.document_type, item.reason);
  notice.blocks.push_back(std::move(list));
  if (rule != nullptr && rule->on_silence == SilenceEffect::deemed_withdrawn_proposed) {
    notice.blocks.push_back(
        {"Was sonst folgt",
         {"Werden die Mängel innerhalb der Frist nicht behoben, gilt der Antrag als zurückgenommen."},
         false});
  }
  notice.blocks.push_back(signed_block(view, the_case, context.actor.account, "Das Schreiben"));
  return notice;
}

Notice extension_letter(const App& app, const View& view, const Case& the_case, const Context& context,
                        const DecisionPeriodExtended& extended) {
  const auto& application = the_case.application;
  Notice notice = letter(view, app.store.parcels(), application, "Verlängerung der Entscheidungsfrist", context.today);
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  NoticeBlock block{"Verlängerung",
                    {fmt::format("Die Frist für die Entscheidung über Ihren Antrag vom {}, die am {} endet, wird aus "
                                 "wichtigem Grund bis zum {} verlängert ({}).",
                                 german_date(application.received_on.value_or(context.today)),
                                 german_date(running == nullptr ? context.today : running->deadline.due_on()),
                                 german_date(extended.deadline.due_on()), extended.deadline.basis)},
                    false};
  if (extended.later) {
    block.texts.push_back(fmt::format("Läuft die Frist erst ab dem Ende der Vollständigkeitsprüfung, endet sie am {}.",
                                      german_date(extended.later->due_on())));
  }
  notice.blocks.push_back(std::move(block));
  notice.blocks.push_back({"Begründung", {extended.reason}, false});
  notice.blocks.push_back(signed_block(view, the_case, context.actor.account, "Das Schreiben"));
  return notice;
}

Notice correction_notice(const App& app, const View& view, const Case& the_case, const Context& context,
                         const CorrectNotice& corrected) {
  const auto& application = the_case.application;
  Notice notice = letter(view, app.store.parcels(), application, "Berichtigung", context.today);
  notice.blocks.push_back({"Berichtigung",
                           {"Der Bescheid enthält eine offenbare Unrichtigkeit und wird nach " +
                                context.law.cite("§ 42 HVwVfG") + " berichtigt.",
                            "Statt: " + corrected.wrong, "Richtig: " + corrected.right},
                           false});
  notice.blocks.push_back({"Begründung", {corrected.reason}, false});
  notice.blocks.push_back(signed_block(view, the_case, context.actor.account));
  notice.blocks.push_back({"", {"Die Frist für Rechtsbehelfe gegen den Bescheid beginnt dadurch nicht neu."}, false});
  return notice;
}

// § 42a Abs. 3 VwVfG: on demand, to whom the permit would have been notified. It decides nothing.
Notice deemed_permit_certificate(const App& app, const View& view, const Case& the_case, const Context& context) {
  const auto& application = the_case.application;
  const TrackedDeadline* period = application.permit_by_silence();
  if (period == nullptr) throw std::logic_error("a certificate without a deemed permit");
  const auto& deadline = period->deadline;
  Notice notice = letter(view, app.store.parcels(), application,
                         "Bescheinigung über den Eintritt der Genehmigungsfiktion", context.today);
  const std::string since = german_date(application.permitted_on.value_or(day_after(deadline.due_on())));
  notice.blocks.push_back(
      {"Bescheinigung",
       {fmt::format("Über den Antrag vom {} für das Vorhaben „{}“ ist bis zum Ende der Entscheidungsfrist am {} keine "
                    "Entscheidung bekannt gegeben worden. Die Genehmigung gilt deshalb seit dem {} als erteilt ({}). "
                    "Das wird nach {} bescheinigt.",
                    german_date(application.received_on.value_or(context.today)), application.title,
                    german_date(deadline.due_on()), since, deadline.basis, context.law.cite("§ 42a Abs. 3 HVwVfG"))},
       false});
  NoticeBlock working{"Wie die Frist gerechnet ist",
                      {in_a_sentence(deadline.derivation, begun_by(the_case, deadline, context.law)).de},
                      false};
  if (application.permit_note) working.texts.push_back(application.permit_note->de);
  notice.blocks.push_back(std::move(working));
  notice.blocks.push_back(documents_block(application));
  notice.blocks.push_back(signed_block(view, the_case, context.actor.account));
  auto remedies = remedies_block(app, view, the_case, context.today);
  remedies.heading += " zu der Genehmigung, die als erteilt gilt";
  notice.blocks.push_back(std::move(remedies));
  return notice;
}

Notice cancellation_notice(const App& app, const View& view, const Case& the_case, const Context& context,
                           const CancelPermit& cancelled) {
  const auto& application = the_case.application;
  const auto ground = std::ranges::find(context.law.cancellation_grounds, cancelled.ground, &CancellationGround::id);
  const bool known = ground != context.law.cancellation_grounds.end();
  const bool revoked = known && ground->revocation;
  Notice notice = letter(view, app.store.parcels(), application,
                         revoked ? "Widerruf der Baugenehmigung" : "Rücknahme der Baugenehmigung", context.today);
  notice.blocks.push_back(
      {"Entscheidung",
       {fmt::format("Die Baugenehmigung wird nach {} mit Wirkung ab dem {} {}.", known ? ground->basis : "",
                    german_date(cancelled.effective_on), revoked ? "widerrufen" : "zurückgenommen")},
       false});
  notice.blocks.push_back({"Begründung", {cancelled.reasons, "Anhörung: " + cancelled.hearing}, false});
  notice.blocks.push_back(signed_block(view, the_case, context.actor.account));
  notice.blocks.push_back(remedies_block(app, view, the_case, context.today));
  return notice;
}

}  // namespace flurwerk::api
