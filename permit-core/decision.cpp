#include "permit-core/decision.hpp"

#include <algorithm>
#include <set>

#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/mark.hpp"
#include "permit-core/postponement.hpp"
#include "permit-core/retrieval.hpp"

namespace flurwerk {

namespace {

constexpr std::size_t most_conditions = 200;

// On a version that is in the file.
Result<void> mark_in_file(const Application& application, const PlanMark& mark, const std::string& pointer) {
  if (auto ok = mark_valid(mark, pointer); !ok) return ok;
  if (mark.document.empty()) return {};
  const FiledDocument* document = application.document(mark.document);
  const bool there = document != nullptr && document->version(mark.version) != nullptr;
  if (there && !for_the_authority_alone(document->type)) return {};
  return refuse(RefusalKind::invalid, "unknown-document",
                {"Die Markierung liegt auf einer Unterlage, die es in diesem Vorgang nicht gibt.",
                 "The mark lies on a document that is not in this case."},
                {"Übernehmen Sie die Nebenbestimmung neu, oder lassen Sie die Markierung weg.",
                 "Take the condition over anew, or leave the mark out."},
                "§ 37 Abs. 1 HVwVfG", pointer + "/document");
}

Result<std::vector<Condition>> numbered(const Application& application, std::vector<Condition> conditions) {
  if (conditions.size() > most_conditions) {
    return refuse(RefusalKind::invalid, "too-many-conditions",
                  {"Mehr als 200 Nebenbestimmungen sind nicht möglich.", "More than 200 conditions are not possible."},
                  {}, {}, "/conditions");
  }
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const std::string pointer = "/conditions/" + std::to_string(i);
    if (auto ok = need_text(conditions[i].text, 8000, {"Der Text der Nebenbestimmung", "The condition's text"},
                            pointer + "/text");
        !ok) {
      return tl::unexpected(ok.error());
    }
    if (conditions[i].mark) {
      if (auto ok = mark_in_file(application, *conditions[i].mark, pointer + "/mark"); !ok)
        return tl::unexpected(ok.error());
    }
    conditions[i].id = "c" + std::to_string(i + 1);
  }
  return conditions;
}

Refusal deviation_flaw(std::string code, Text text, Text cure, std::string basis, std::size_t index) {
  return {RefusalKind::invalid, std::move(code),  std::move(text),
          std::move(cure),      std::move(basis), "/deviations/" + std::to_string(index) + "/reason"};
}

// Of a preliminary enquiry: what was asked, one by one. A grant answers one of them at least, or nothing would bind.
Result<std::vector<QuestionRuling>> answered(const Application& application, const DraftDecision& command,
                                             const Context& context) {
  std::vector<QuestionRuling> rulings = command.questions;
  const Procedure* procedure = context.law.procedure(application.procedure);
  if (!rulings.empty() && (procedure == nullptr || procedure->works || rulings.size() > most_conditions)) {
    return refuse(RefusalKind::invalid, "no-questions-here",
                  {"Fragen beantwortet nur ein Bauvorbescheid, und höchstens 200.",
                   "Only a preliminary ruling answers questions, and no more than 200."},
                  {}, "§ 76 Abs. 1 Satz 1 HBO", "/questions");
  }
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    const std::string pointer = "/questions/" + std::to_string(i);
    if (auto ok = need_text(rulings[i].question, 8000, {"Die Frage", "The question"}, pointer + "/question"); !ok)
      return tl::unexpected(ok.error());
    if (rulings[i].answer != QuestionAnswer::yes) {
      if (auto ok = need_text(rulings[i].reason, 100000, {"Die Begründung", "The reason"}, pointer + "/reason"); !ok)
        return tl::unexpected(ok.error());
    }
    rulings[i].id = "f" + std::to_string(i + 1);
  }
  const bool some = std::ranges::any_of(
      rulings, [](const QuestionRuling& one) { return one.answer != QuestionAnswer::not_answered; });
  if (!rulings.empty() && !some && command.outcome != DecisionOutcome::refused) {
    return refuse(RefusalKind::invalid, "no-question-answered",
                  {"Ein Bauvorbescheid, der keine Frage beantwortet, bindet niemanden.",
                   "A preliminary ruling that answers no question binds nobody."},
                  {"Beantworten Sie eine Frage, oder lehnen Sie ab.", "Answer a question, or refuse."},
                  "§ 76 Abs. 1 Satz 1, 4 HBO", "/questions");
  }
  return rulings;
}

// Each is decided on its own, and reasons are given where the law wants them.
Result<std::vector<DeviationRuling>> ruled(const DraftDecision& command) {
  std::vector<DeviationRuling> rulings = command.deviations;
  if (rulings.size() > most_conditions) {
    return refuse(RefusalKind::invalid, "too-many-deviations",
                  {"Mehr als 200 Abweichungen sind nicht möglich.", "More than 200 deviations are not possible."}, {},
                  {}, "/deviations");
  }
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    DeviationRuling& ruling = rulings[i];
    const std::string pointer = "/deviations/" + std::to_string(i);
    if (auto ok = need_text(ruling.rule, 400, {"Die Vorschrift", "The provision"}, pointer + "/rule"); !ok)
      return tl::unexpected(ok.error());
    if (auto ok = need_text(ruling.subject, 8000, {"Was beantragt ist", "What is asked for"}, pointer + "/subject");
        !ok)
      return tl::unexpected(ok.error());
    const bool reasoned = need_text(ruling.reason, 100000, {}, {}).has_value();
    if (!ruling.granted && !reasoned) {
      return tl::unexpected(
          deviation_flaw("deviation-without-reason",
                         {"Die Ablehnung einer Abweichung ist zu begründen.", "Refusing a deviation takes reasons."},
                         {"Schreiben Sie die Gründe dazu.", "Add the reasons."}, "§ 39 Abs. 1 HVwVfG", i));
    }
    if (ruling.granted && ruling.protects_neighbour && !reasoned) {
      return tl::unexpected(deviation_flaw(
          "deviation-without-reason",
          {"Wird von einer nachbarschützenden Vorschrift abgewichen, ist das zu begründen.",
           "A departure from a provision that protects neighbours takes reasons."},
          {"Schreiben Sie die Gründe dazu, oder dass die Nachbarschaft zugestimmt hat (§ 71 Abs. 2 HBO).",
           "Add the reasons, or that the neighbours have consented (§ 71 (2) HBO)."},
          "§ 74 Abs. 3 Satz 3, § 73 Abs. 5 HBO", i));
    }
    if (!ruling.granted && command.outcome == DecisionOutcome::granted) {
      return tl::unexpected(
          deviation_flaw("grant-with-refused-deviation",
                         {"Eine abgelehnte Abweichung und eine Genehmigung in vollem Umfang passen nicht zusammen.",
                          "A refused deviation and a grant in full do not go together."},
                         {"Genehmigen Sie zum Teil, oder lehnen Sie ab.", "Grant in part, or refuse."},
                         "§ 73 Abs. 2, § 74 Abs. 1 HBO", i));
    }
    ruling.id = "a" + std::to_string(i + 1);
  }
  return rulings;
}

int last_version(const DecisionState& decision) {
  if (const auto* draft = std::get_if<DecisionInDraft>(&decision)) return draft->text.version;
  if (const auto* approved = std::get_if<DecisionApprovedState>(&decision)) return approved->text.version;
  return 0;
}

// The Land's statute lets the period grow, so it must still be running when the applicant comes to know of it: § 43, and
// § 42a Abs. 2 Satz 4 ("rechtzeitig mitzuteilen").
Result<void> known_in_time(const Application& application, const ExtendDecisionPeriod& command, const Deadline& running,
                           const std::string& basis, const Context& context, DecisionPeriodExtended& event) {
  const std::string law = basis + ", § 42a Abs. 2 Satz 4, § 43 Abs. 1 HVwVfG";
  const Text cure{"Übergeben Sie das Schreiben noch innerhalb der Frist, zum Beispiel mit Zustellungsurkunde.",
                  "Hand the letter over within the period, for instance with a certificate."};
  if (!command.handed_over) {
    if (context.today < running.due_on()) return {};
    return refuse(RefusalKind::invalid, "service-missing",
                  {"Heute endet die Frist; es steht nicht fest, dass die Verlängerung noch heute bekannt wird.",
                   "The period ends today; nothing shows that the extension becomes known today."},
                  {"Nennen Sie Art und Tag der Bekanntgabe. " + cure.de, "Name the way and day of service. " + cure.en},
                  law, "/service");
  }
  if (command.handed_over->service == Service::portal && command.letter.empty()) {
    if (auto ok = not_by_hand(application, letter_extension); !ok) return ok;
  }
  const auto served = known_on(*command.handed_over, *application.received_on, context);
  if (!served) return tl::unexpected(served.error());
  if (*served > running.due_on()) {
    return refuse(
        RefusalKind::wrong_state, "served-too-late",
        with_date("Die Verlängerung gälte erst am {} als bekannt gegeben; die Entscheidungsfrist ist dann "
                  "schon vorbei.",
                  "The extension would count as known on {} only; the decision period is over by then.", *served),
        cure, law, "/service");
  }
  event.service = to_string(command.handed_over->service);
  event.on = command.handed_over->on;
  event.served_on = *served;
  event.letter = command.letter;
  return {};
}

Result<Deadline> longer(const Application& application, const TrackedDeadline& running, const Period& by,
                        const PeriodRule& rule, const Context& context, int offset = 0) {
  const Derivation& before = running.deadline.derivation;
  auto extended = extend(before, by, context.calendar, rule.shift_mode());
  const auto most = extend(before, rule.length, context.calendar, rule.shift_mode());
  if (!extended) return tl::unexpected(extended.error());
  if (!most) return tl::unexpected(most.error());
  if (by.backward || by.count <= 0 || extended->raw > most->raw) {
    const Text limit = spell_out(rule.length);
    return refuse(RefusalKind::invalid, "extension-too-long",
                  {"Die Frist kann um höchstens " + limit.de + " verlängert werden.",
                   "The period can be extended by " + limit.en + " at most."},
                  {}, rule.basis, "/by");
  }
  return Deadline{application.next_deadline_id(offset),
                  rule.id,
                  {},
                  rule.basis,
                  running.deadline.on_silence,
                  context.law.version,
                  std::move(*extended)};
}

}  // namespace

Decided extend_decision_period(const Application& application, const ExtendDecisionPeriod& command,
                               const Context& context) {
  if (auto ok = may_happen<DecisionPeriodExtended>(application); !ok) return tl::unexpected(ok.error());
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  const PeriodRule* rule = context.law.period((*procedure)->extension_rule);
  if (rule == nullptr || (running == nullptr && !application.decision_period_extended)) {
    return refuse(
        RefusalKind::wrong_state, "nothing-to-extend",
        {"Es läuft keine verlängerbare Entscheidungsfrist.", "No decision period is running that can be extended."}, {},
        "§ 66, § 70 Abs. 4 HBO");
  }
  if (application.decision_period_extended || running == nullptr) {
    return refuse(RefusalKind::wrong_state, "extended-already",
                  {"Die Entscheidungsfrist ist schon einmal verlängert worden.",
                   "The decision period has been extended once already."},
                  {"Eine zweite Verlängerung gibt es nicht.", "There is no second extension."}, rule->basis);
  }
  const auto over_before = over_by_one_reading(application);
  if (over_before || running->over(context.today)) {
    return refuse(RefusalKind::wrong_state, "period-over",
                  with_date("Die Entscheidungsfrist endete am {}; danach kann sie nicht mehr verlängert werden.",
                            "The decision period ended on {}; it cannot be extended any more.",
                            over_before ? *over_before - std::chrono::days{1} : running->deadline.due_on()),
                  {}, rule->basis);
  }
  if (auto ok = need_text(command.reason, 4000, {"Der wichtige Grund", "The important reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  DecisionPeriodExtended event{command.reason, {}};
  if (auto ok = known_in_time(application, command, running->deadline, rule->basis, context, event); !ok) {
    return tl::unexpected(ok.error());
  }
  auto extended = longer(application, *running, command.by, *rule, context);
  if (!extended) return tl::unexpected(extended.error());
  event.deadline = std::move(*extended);
  if (const TrackedDeadline* later = other_reading(application, running->deadline)) {
    auto further = longer(application, *later, command.by, *rule, context, 1);
    if (!further) return tl::unexpected(further.error());
    event.later = std::move(*further);
  }
  return std::vector<Event>{std::move(event)};
}

Decided draft_decision(const Application& application, const DraftDecision& command, const OpenActs& open_acts,
                       const Context& context) {
  if (auto ok = may_happen<DecisionDrafted>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (std::holds_alternative<DecisionApprovedState>(application.decision)) {
    return refuse(RefusalKind::wrong_state, "decision-approved",
                  {"Die Entscheidung ist schon freigegeben.", "The decision is approved already."},
                  {"Geben Sie sie zuerst zurück, um sie zu ändern.", "Return it first in order to change it."},
                  "§ 74 HBO");
  }
  if (auto ok = acts_allow(command.outcome, open_acts); !ok) return tl::unexpected(ok.error());
  if (command.outcome != DecisionOutcome::granted) {
    if (auto ok = need_text(command.reasons, 100000, {"Die Begründung", "The statement of reasons"}, "/reasons"); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  if (command.outcome == DecisionOutcome::granted_partly) {
    if (auto ok = need_text(command.refused_part, 8000, {"Was abgelehnt wird", "What is refused"}, "/refused_part");
        !ok) {
      return tl::unexpected(ok.error());
    }
  }
  auto questions = answered(application, command, context);
  if (!questions) return tl::unexpected(questions.error());
  auto deviations = ruled(command);
  if (!deviations) return tl::unexpected(deviations.error());
  if (command.fee_cents < 0) {
    return refuse(RefusalKind::invalid, "negative-fee", {"Die Gebühr ist negativ.", "The fee is negative."}, {}, {},
                  "/fee_cents");
  }
  auto conditions = numbered(application, command.conditions);
  if (!conditions) return tl::unexpected(conditions.error());
  return std::vector<Event>{DecisionDrafted{last_version(application.decision) + 1, command.outcome,
                                            std::move(*conditions), command.reasons, command.fee_cents,
                                            std::move(*deviations), command.refused_part, command.fee,
                                            command.text_blocks, std::move(*questions)}};
}

Decided return_decision(const Application& application, const ReturnDecision& command, const Context&) {
  if (auto ok = may_happen<DecisionReturned>(application); !ok) return tl::unexpected(ok.error());
  if (std::holds_alternative<NoDecision>(application.decision)) {
    return refuse(RefusalKind::wrong_state, "no-draft", {"Es gibt keinen Entwurf.", "There is no draft."}, {},
                  "§ 74 HBO");
  }
  if (auto ok = need_text(command.reason, 4000, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{DecisionReturned{command.reason}};
}

Decided approve_decision(const Application& application, const ApproveDecision& command, const OpenActs& open_acts,
                         const Context& context) {
  if (auto ok = may_happen<DecisionApproved>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_postponed(application, context); !ok) return tl::unexpected(ok.error());
  const auto* draft = std::get_if<DecisionInDraft>(&application.decision);
  if (draft == nullptr || !draft->returned_because.empty()) {
    return refuse(RefusalKind::wrong_state, "no-draft",
                  {"Es liegt kein Entwurf zur Freigabe vor.", "There is no draft waiting for approval."},
                  {"Die Sachbearbeitung muss zuerst eine Entscheidung entwerfen.",
                   "The case officer has to draft a decision first."},
                  "§ 74 HBO");
  }
  if (application.open_change() != nullptr) {
    return refuse(RefusalKind::wrong_state, "change-open",
                  {"Der Antrag wurde geändert, und die Änderung ist noch nicht beurteilt.",
                   "The application was changed, and the change has not been assessed yet."},
                  {"Beurteilen Sie zuerst die Änderung.", "Assess the change first."}, "§ 70 Abs. 2 HBO");
  }
  // No statute asks for a second person; the authority's own rules of signature do.
  if (draft->text.drafted_by == context.actor.account) {
    return refuse(RefusalKind::forbidden, "four-eyes",
                  {"Wer die Entscheidung entworfen hat, kann sie nicht selbst freigeben.",
                   "Who drafted a decision cannot approve it."},
                  {"Lassen Sie eine zweite zeichnungsberechtigte Person freigeben.",
                   "Have a second authorised person approve it."},
                  "Vier-Augen-Prinzip: Zeichnungsregelung der Behörde (keine gesetzliche Vorgabe)");
  }
  if (command.decision_version != draft->text.version) {
    return refuse(RefusalKind::outdated, "decision-changed",
                  {"Der Entwurf wurde seit dem Lesen geändert.", "The draft was changed since it was read."},
                  {"Lesen Sie den neuen Entwurf und geben Sie ihn dann frei.", "Read the new draft, then approve it."},
                  {}, "/decision_version");
  }
  if (auto ok = acts_allow(draft->text.outcome, open_acts); !ok) return tl::unexpected(ok.error());
  return std::vector<Event>{DecisionApproved{command.decision_version}};
}

}  // namespace flurwerk
