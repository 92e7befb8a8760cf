#include "permit-core/lapse.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/completeness.hpp"
#include "permit-core/exemption.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

using Events = std::vector<Event>;

// The statute says that the application is complete, not since when. Unless the authority has settled it, both readings
// run: the one from receipt warns, and a deemed permit is concluded at the end of the later one only.
const Text deemed_complete_note = {
    "§ 70 Abs. 2 HBO lässt offen, ob die Entscheidungsfrist ab Eingang oder ab Ende des Prüfmonats läuft. Gewarnt wird "
    "vorsichtig ab Eingang; als erteilt gilt die Genehmigung hier erst, wenn beide Fristen vorbei sind.",
    "§ 70 (2) HBO leaves open whether the decision period runs from receipt or from the end of the month of checking. "
    "Warnings count from receipt, to be on the safe side; the permit is deemed granted here only once both are over."};
const Text from_receipt_note = {
    "§ 70 Abs. 2 HBO lässt offen, ob die Entscheidungsfrist ab Eingang oder ab Ende des Prüfmonats läuft. Die Behörde "
    "hat festgelegt, ab Eingang zu rechnen.",
    "§ 70 (2) HBO leaves open whether the decision period runs from receipt or from the end of the month of checking. "
    "The authority has settled on receipt."};
const Text from_end_note = {
    "§ 70 Abs. 2 HBO lässt offen, ob die Entscheidungsfrist ab Eingang oder ab Ende des Prüfmonats läuft. Die Behörde "
    "hat festgelegt, ab Ende des Prüfmonats zu rechnen.",
    "§ 70 (2) HBO leaves open whether the decision period runs from receipt or from the end of the month of checking. "
    "The authority has settled on the end of the month of checking."};

const Text end_of_check{"Ende des Prüfmonats", "end of the month of checking"};

// The decision period by the reading that begins it with the end of the month, and says so.
Result<std::optional<Deadline>> decision_from_end(const Application& application, Date end, const Context& context,
                                                  int offset) {
  auto deadline = decision_deadline(application, end, context, offset);
  const PeriodRule* rule = deadline && *deadline ? context.law.period((*deadline)->rule) : nullptr;
  if (rule == nullptr) return deadline;
  auto named = derive(end, rule->length, context.calendar, rule->shift_mode(), end_of_check);
  if (!named) return tl::unexpected(named.error());
  (*deadline)->derivation = std::move(*named);
  return deadline;
}

Decided completeness_over(const Application& application, const Deadline& deadline, const Context& context) {
  if (deadline.on_silence != SilenceEffect::deemed_complete) {
    return Events{DeadlineMissed{deadline.id,
                                 {"Die Vollständigkeit des Nachgereichten ist noch nicht geprüft.",
                                  "What was supplied has not been checked for completeness yet."}}};
  }
  const PeriodRule* rule = context.law.period(deadline.rule);
  const bool from_end = rule != nullptr && rule->decision_from_end;
  const bool settled = rule != nullptr && rule->decision_start_settled;
  const Date complete_on = from_end ? deadline.due_on() : deadline.derivation.from;  // the receipt that began the check
  auto decision = from_end ? decision_from_end(application, complete_on, context, 0)
                           : decision_deadline(application, complete_on, context);
  if (!decision) return tl::unexpected(decision.error());
  CompletenessDeemed event{complete_on, std::move(*decision),
                           !settled   ? deemed_complete_note
                           : from_end ? from_end_note
                                      : from_receipt_note};
  event.start_settled = settled;
  if (!settled && event.decision && event.decision->on_silence == SilenceEffect::deemed_permit) {
    auto later = decision_from_end(application, deadline.due_on(), context, 1);
    if (!later) return tl::unexpected(later.error());
    event.later = std::move(*later);
  }
  return Events{std::move(event)};
}

// The decision period is over by one reading of its beginning, and by the other it is not, or nobody counted that one.
bool by_one_reading_only(const Application& application, const Deadline& deadline) {
  return application.decision_start_open &&
         (other_reading(application, deadline) != nullptr || !over_by_one_reading(application));
}

// A deemed permit holds as long as a granted one; nobody was instructed on remedies, so a year is open to the principal.
// Where its day is open, each period is counted to the detriment of nobody: validity from the earlier day, remedies from
// the later.
Decided deemed_permit(const Application& application, Date arisen_on, const Context& context) {
  const auto earlier = over_by_one_reading(application);
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  PeriodsStarted started;
  for (const std::string_view id : {std::string_view{(*procedure)->validity_rule}, rule_ids::remedy_uninstructed}) {
    const PeriodRule* rule = context.law.period(id);
    if (rule == nullptr) continue;
    const Date from = id == (*procedure)->validity_rule ? earlier.value_or(arisen_on) : arisen_on;
    auto deadline = make_deadline(application.next_deadline_id(static_cast<int>(started.deadlines.size())), *rule, from,
                                  context.calendar, context.law);
    if (!deadline) return tl::unexpected(deadline.error());
    started.deadlines.push_back(std::move(*deadline));
  }
  DeemedPermitArisen arisen{arisen_on};
  if (earlier) {
    arisen.note = with_date(
        "Nach beiden Lesarten des § 70 Abs. 2 HBO ist die Entscheidungsfrist vorbei. Ab Eingang "
        "gerechnet galt die Genehmigung schon am {} als erteilt, sonst mit diesem Tag; die Geltung "
        "ist vom früheren, die Rechtsbehelfsfrist vom späteren Tag an gerechnet.",
        "The decision period is over by both readings of § 70 (2) HBO. Counted from receipt the "
        "permit was deemed granted on {} already, otherwise on this day; the validity is counted "
        "from the earlier day, the period for remedies from the later.",
        *earlier);
  }
  Events events{std::move(arisen)};
  if (!started.deadlines.empty()) events.push_back(std::move(started));
  return events;
}

Decided decision_over(const Application& application, const Deadline& deadline, const Context& context) {
  if (const ChangeRecord* change = application.open_change()) {
    return Events{
        DeadlineMissed{deadline.id,
                       {"Die Entscheidungsfrist ist abgelaufen, während die Änderung " + change->filed.change +
                            " noch nicht beurteilt war; ob die Genehmigung als "
                            "erteilt gilt, und in welcher Fassung, ist rechtlich zu prüfen.",
                        "The decision period ended while the change " + change->filed.change +
                            " was not assessed; whether the permit is deemed granted, and in which version, "
                            "has to be examined."}}};
  }
  if (deadline.on_silence == SilenceEffect::deemed_permit && application.postponement_doubt) {
    return Events{DeadlineMissed{
        deadline.id,
        {"Die Entscheidungsfrist ist, ohne die Zurückstellung gerechnet, abgelaufen. Ob sie währenddessen "
         "ruhte und wann sie endet, lässt das Gesetz offen; als erteilt gilt deshalb nichts. Bitte "
         "rechtlich prüfen.",
         "Counted without the postponement the decision period is over. Whether it rested meanwhile and "
         "when it ends the statute leaves open, so nothing is deemed granted. Please have it "
         "examined."}}};
  }
  if (deadline.on_silence == SilenceEffect::deemed_permit && application.start_in_doubt()) {
    return Events{
        DeadlineMissed{deadline.id,
                       {"Die Entscheidungsfrist ist abgelaufen; nach ihrem Beginn wurde noch eine Stelle beteiligt. Ob "
                        "sie deshalb später begann und die Genehmigung schon als erteilt gilt, lässt das Gesetz offen. "
                        "Bitte rechtlich prüfen.",
                        "The decision period is over; somebody was asked after it had begun. Whether it began later "
                        "for that reason and the permit is deemed granted already, the statute leaves open. Please "
                        "have it examined."}}};
  }
  if (deadline.on_silence == SilenceEffect::deemed_permit && !by_one_reading_only(application, deadline)) {
    return deemed_permit(application, day_after(deadline.due_on()), context);
  }
  if (deadline.on_silence == SilenceEffect::deemed_permit) {
    return Events{
        DeadlineMissed{deadline.id,
                       {"Die Entscheidungsfrist ist, ab Eingang gerechnet, abgelaufen; ob die Genehmigung schon als "
                        "erteilt gilt, hängt "
                        "davon ab, ab wann sie nach der Vollständigkeitsfiktion läuft. Bitte rechtlich prüfen.",
                        "Counted from receipt the decision period is over; whether the permit is deemed granted "
                        "already depends on when "
                        "the period starts after deemed completeness. Please have it examined."}}};
  }
  return Events{DeadlineMissed{deadline.id,
                               {"Die Entscheidungsfrist ist abgelaufen; eine Genehmigungsfiktion tritt nicht ein.",
                                "The decision period is over; no permit is deemed granted."}}};
}

Events after_decision_over(const Deadline& deadline) {
  if (deadline.on_silence == SilenceEffect::lapses) {
    return {PeriodEnded{
        deadline.id,
        SilenceEffect::lapses,
        {"Die Genehmigung ist erloschen, wenn die Arbeiten nicht rechtzeitig begonnen oder fortgesetzt wurden; das "
         "stellt ein Mensch fest.",
         "The permit has expired unless the works were begun or went on in time; a person confirms it."}}};
  }
  if (deadline.on_silence == SilenceEffect::start_allowed) {
    return {
        PeriodEnded{deadline.id,
                    SilenceEffect::start_allowed,
                    {"Die Wartezeit nach der Anzeige ist vorbei.", "The waiting period after the notice is over."}}};
  }
  return {
      PeriodEnded{deadline.id,
                  SilenceEffect::none,
                  {"Die Frist für Rechtsbehelfe des Adressaten ist abgelaufen; ohne Rechtsbehelf ist die Entscheidung "
                   "ihm gegenüber bestandskräftig.",
                   "The addressee's period for remedies is over; without a remedy the decision is final for them."}}};
}

Text not_retrieved(const Application& application, const Deadline& deadline) {
  const auto offer = std::ranges::find_if(application.offers,
                                          [&](const NoticeOffered& one) { return one.deadline.id == deadline.id; });
  if (offer->letter == letter_demand) {
    return {
        "Die Nachforderung wurde nicht abgerufen; die Bereitstellung ist beendet, und nachgefordert ist nichts. "
        "Stellen Sie sie erneut bereit, oder geben Sie sie auf andere Weise bekannt.",
        "The demand was not retrieved; it lies ready no longer, and nothing is demanded. Make it ready anew, or "
        "serve it in another way."};
  }
  if (offer->letter == letter_extension) {
    return {
        "Die Verlängerung der Entscheidungsfrist wurde nicht abgerufen; die Bereitstellung ist beendet, und "
        "verlängert ist nichts. Stellen Sie sie erneut bereit, oder geben Sie sie auf andere Weise bekannt, ehe "
        "die Frist endet.",
        "The extension of the decision period was not retrieved; it lies ready no longer, and nothing is extended. "
        "Make it ready anew, or serve it in another way before the period ends."};
  }
  return {
      "Der Bescheid wurde nicht abgerufen; die Bereitstellung ist beendet und die Bekanntgabe nicht bewirkt. Stellen "
      "Sie ihn erneut bereit, oder geben Sie ihn auf andere Weise bekannt.",
      "The notice was not retrieved; it lies ready no longer and nothing was served. Make it ready anew, or serve it "
      "in another way."};
}

// The works may begin when the last of those who could demand a procedure has let its period pass.
Decided exemption_over(const Application& application, const Deadline& deadline, const Context& context) {
  for (const TrackedDeadline& other : application.deadlines) {
    if (!other.running() || other.purpose != Purpose::exemption || other.deadline.id == deadline.id) continue;
    return Events{PeriodEnded{
        deadline.id,
        SilenceEffect::none,
        {"Die Bauaufsicht kann kein Baugenehmigungsverfahren mehr fordern; die Frist der Gemeinde läuft.",
         "The authority cannot demand a permit procedure any more; the municipality's period is running."}}};
  }
  return allow_start(application, day_after(deadline.due_on()), context);
}

// What follows from being late with an objection differs by Land: the law data says it.
Text with_note(Text text, const Deadline& deadline, const LawAt& law) {
  const PeriodRule* rule = law.period(deadline.rule);
  if (rule == nullptr || !rule->note) return text;
  return {text.de + " " + rule->note->de, text.en + " " + rule->note->en};
}

Events hearing_over(const TrackedDeadline& tracked, const LawAt& law) {
  Text text{"Die Frist für Einwendungen ist abgelaufen. Schweigen ist keine Zustimmung.",
            "The period for objections is over. Silence is no consent."};
  if (tracked.deadline.rule == rule_ids::public_display) {
    text = {"Die Auslegung ist beendet; Einwendungen sind noch bis zum Ende ihrer Frist möglich.",
            "The display has ended; objections are possible until their own period ends."};
  }
  return {PeriodEnded{tracked.deadline.id, SilenceEffect::none, with_note(std::move(text), tracked.deadline, law)}};
}

}  // namespace

const TrackedDeadline* other_reading(const Application& application, const Deadline& deadline) {
  const auto it = std::ranges::find_if(application.deadlines, [&](const TrackedDeadline& other) {
    return other.running() && other.purpose == Purpose::decision && other.deadline.id != deadline.id;
  });
  return it == application.deadlines.end() ? nullptr : &*it;
}

std::optional<Date> over_by_one_reading(const Application& application) {
  if (!application.decision_start_open) return std::nullopt;
  for (const TrackedDeadline& tracked : application.deadlines) {
    const auto* lapsed = std::get_if<Lapsed>(&tracked.settlement);
    if (tracked.purpose == Purpose::decision && lapsed != nullptr) return lapsed->on;
  }
  return std::nullopt;
}

bool in_doubt(const Application& application, const Deadline& deadline) {
  return by_one_reading_only(application, deadline) || application.start_in_doubt() || application.postponement_doubt ||
         application.open_change() != nullptr;
}

Decided lapse(const Application& application, const DeadlineId& id, const Context& context) {
  const TrackedDeadline* tracked = application.deadline(id);
  if (tracked == nullptr) {
    return refuse(RefusalKind::not_found, "no-such-deadline",
                  {"Diese Frist gibt es nicht.", "There is no such deadline."});
  }
  if (!tracked->over(context.today)) return Events{};
  const Deadline& deadline = tracked->deadline;
  switch (tracked->purpose) {
    case Purpose::completeness: return completeness_over(application, deadline, context);
    case Purpose::demand: return Events{WithdrawalProposed{day_after(deadline.due_on())}};
    case Purpose::decision: return decision_over(application, deadline, context);
    case Purpose::exemption: return exemption_over(application, deadline, context);
    case Purpose::after_decision: return after_decision_over(deadline);
    case Purpose::retrieval:
      return Events{PeriodEnded{deadline.id, SilenceEffect::none, not_retrieved(application, deadline)}};
    case Purpose::postponement: return Events{PostponementEnded{deadline.due_on(), {}, {}, {}, {}, {}}};
    case Purpose::neighbour:
    case Purpose::announcement: return hearing_over(*tracked, context.law);
  }
  return Events{};
}

Result<void> not_overtaken(const Application& application, const Context& context) {
  for (const TrackedDeadline& tracked : application.deadlines) {
    if (!tracked.over(context.today) || tracked.purpose == Purpose::after_decision) continue;
    const Deadline& deadline = tracked.deadline;
    const bool effective = deadline.on_silence != SilenceEffect::none &&
                           !(tracked.purpose == Purpose::decision && in_doubt(application, deadline));
    if (!effective) continue;
    return refuse(
        RefusalKind::wrong_state, "period-over",
        with_date("Die Frist endete am {}; ihre Rechtsfolge ist schon eingetreten.",
                  "The period ended on {}; what the law attaches to its end has already happened.", deadline.due_on()),
        {"Sie wird beim nächsten Lauf der Fristenüberwachung festgehalten; laden Sie den Vorgang dann neu.",
         "The next run of the deadline watch records it; load the case again then."},
        deadline.basis);
  }
  return {};
}

}  // namespace flurwerk
