#include "permit-core/postponement.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/lapse.hpp"

namespace flurwerk {

namespace {

using std::chrono::days;

Result<const PostponementGround*> ground_of(const Application& application, const PostponeDecision& command,
                                            const LawAt& law) {
  const bool prohibition = application.state == ApplicationState::start_prohibited;
  const PostponementGround* found = nullptr;
  std::string known;
  for (const PostponementGround& one : law.postponement_grounds) {
    if (one.prohibition != prohibition) continue;
    if (one.id == command.ground) found = &one;
    known += (known.empty() ? "" : ", ") + one.id;
  }
  if (found != nullptr) return found;
  return refuse(RefusalKind::invalid, "unknown-ground",
                {"Diesen Grund kennt das Gesetz hier nicht.", "The law knows no such ground here."},
                {"Bekannt sind: " + known + ".", "Known are: " + known + "."}, "§ 15 BauGB", "/ground");
}

Result<void> asked_in_time(const Application& application, const PostponeDecision& command,
                           const PostponementGround& ground, const Context& context) {
  if (command.requested_on < *application.received_on || command.requested_on > context.today) {
    return refuse(RefusalKind::invalid, "bad-request-date",
                  with_date("Der Antrag der Gemeinde liegt zwischen dem Eingang der Unterlagen am {} und heute.",
                            "The municipality's request lies between the receipt of the documents on {} and today.",
                            *application.received_on),
                  {}, ground.basis, "/requested_on");
  }
  if (ground.asked_within.empty()) return {};
  const auto limit = need_period(context.law, ground.asked_within);
  if (!limit) return tl::unexpected(limit.error());
  if (!command.known_since || *command.known_since > command.requested_on) {
    return refuse(
        RefusalKind::invalid, "knowledge-missing",
        {"Es fehlt, wann die Gemeinde förmlich von dem Vorhaben Kenntnis erhalten hat; ihr Antrag kommt danach.",
         "It is missing when the municipality formally learned of the project; its request comes after that."},
        {"Nennen Sie den Tag, zum Beispiel den Eingang des Ersuchens um ihr Einvernehmen.",
         "Name the day, for instance that on which it was asked for its consent."},
        (*limit)->basis, "/known_since");
  }
  const auto last = derive(*command.known_since, (*limit)->length, context.calendar, (*limit)->shift_mode());
  if (!last) return tl::unexpected(last.error());
  if (command.requested_on <= last->end) return {};
  return refuse(RefusalKind::wrong_state, "requested-too-late",
                with_date("Die Gemeinde konnte den Antrag nur bis zum {} stellen.",
                          "The municipality could make its request until {} only.", last->end),
                {"Ohne zulässigen Antrag wird die Entscheidung nicht ausgesetzt.",
                 "Without an admissible request the decision is not put off."},
                (*limit)->basis, "/requested_on");
}

// Until when: counted from the first service on this ground, never beyond what the law allows.
Result<Deadline> last_day(const Application& application, const PostponeDecision& command,
                          const PostponementGround& ground, Date served, const Context& context) {
  const auto rule = need_period(context.law, ground.period_rule);
  if (!rule) return tl::unexpected(rule.error());
  const auto first = std::ranges::find(application.postponements, ground.id, &DecisionPostponed::ground);
  const bool again = first != application.postponements.end();
  const Date from = again ? first->served_on : served;
  auto most = derive(from, (*rule)->length, context.calendar, (*rule)->shift_mode());
  if (!most) return tl::unexpected(most.error());
  std::string basis = (*rule)->basis;
  Text limit = spell_out((*rule)->length);
  if (again && !(*rule)->extension_rule.empty()) {
    const auto further = need_period(context.law, (*rule)->extension_rule);
    if (!further) return tl::unexpected(further.error());
    most = extend(*most, (*further)->length, context.calendar, (*further)->shift_mode());
    if (!most) return tl::unexpected(most.error());
    basis += ", " + (*further)->basis;
    limit.de += " und " + spell_out((*further)->length).de;
    limit.en += " and " + spell_out((*further)->length).en;
  }
  PeriodRule counted = **rule;
  counted.length = command.length;
  counted.basis = basis;
  auto until = make_deadline(application.next_deadline_id(), counted, from, context.calendar, context.law);
  if (!until) return until;
  if (command.length.backward || command.length.count <= 0 || until->derivation.raw > most->raw) {
    return refuse(RefusalKind::invalid, "postponement-too-long",
                  with_date("Zulässig sind höchstens " + limit.de + " ab der ersten Zustellung, also bis zum {}.",
                            "At most " + limit.en + " from the first service are allowed, until {}.", most->end),
                  {}, basis, "/length");
  }
  const TrackedDeadline* running = application.running_deadline(Purpose::postponement);
  if (until->due_on() < served || (running != nullptr && until->due_on() <= running->deadline.due_on())) {
    return refuse(RefusalKind::invalid, "postponement-over-before",
                  with_date("Gezählt ab der ersten Zustellung wäre die Zurückstellung am {} zu Ende, nicht später als "
                            "bisher oder noch vor ihrer Bekanntgabe.",
                            "Counted from the first service the postponement would end on {}, no later than now or "
                            "even before it is known.",
                            until->due_on()),
                  {"Nennen Sie die Dauer ab der ersten Zustellung.", "Name the length from the first service."}, basis,
                  "/length");
  }
  return until;
}

// What is left of a decision period when it is put off from `served`, and runs on after `last`. The day of service rests
// already, as the day on which a suspension begins does (§ 209 BGB).
Result<Deadline> after_rest(const Application& application, const TrackedDeadline& running, Date served, Date last,
                            bool rests_already, const Context& context, int offset) {
  const Date raw = running.deadline.derivation.raw;
  const TrackedDeadline* now = application.running_deadline(Purpose::postponement);
  const Date since = rests_already && now != nullptr ? now->deadline.due_on() : served - days{1};
  // Put off between its last day and the working day to which that is shifted, the day itself is left.
  const int left = std::max(1, static_cast<int>((raw - since).count()));
  const PeriodRule* rule = context.law.period(running.deadline.rule);
  const Shift shift = rule == nullptr ? Shift::yes : rule->shift_mode();
  auto derivation = derive(last, {left, PeriodUnit::days}, context.calendar, shift,
                           {"Ende der Zurückstellung", "end of the postponement"});
  if (!derivation) return tl::unexpected(derivation.error());
  const std::string rest = std::to_string(left);
  derivation->steps.insert(
      derivation->steps.begin(),
      {"§ 15 BauGB", last,
       with_date("Während der Zurückstellung ruht die Entscheidungsfrist (so von der Behörde festgelegt); von ihr "
                 "bleiben " +
                     rest + (left == 1 ? " Tag" : " Tage") + ", die nach dem {} weiterlaufen.",
                 "The decision period rests while the decision is postponed (as the authority has settled); " + rest +
                     (left == 1 ? " day is" : " days are") + " left of it, which run on after {}.",
                 last)});
  Deadline deadline = running.deadline;
  deadline.id = application.next_deadline_id(offset);
  deadline.law_version = context.law.version;
  deadline.derivation = std::move(*derivation);
  return deadline;
}

// The running decision deadline, and the one by the other reading of its beginning, as they end after a rest until `last`.
template <class E>
Result<void> let_rest(const Application& application, Date served, Date last, bool rests_already,
                      const Context& context, int first_id, E& event) {
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  if (running == nullptr) return {};
  auto decision = after_rest(application, *running, served, last, rests_already, context, first_id);
  if (!decision) return tl::unexpected(decision.error());
  event.decision = std::move(*decision);
  if (const TrackedDeadline* other = other_reading(application, running->deadline)) {
    auto later = after_rest(application, *other, served, last, rests_already, context, first_id + 1);
    if (!later) return tl::unexpected(later.error());
    event.later = std::move(*later);
  }
  return {};
}

// Whether what runs now was counted with a rest until the end of the running postponement, and did not begin meanwhile.
bool rests(const Application& application) {
  const DecisionPostponed* now = application.postponed();
  return now != nullptr && now->decision && !application.postponement_doubt;
}

}  // namespace

Decided postpone_decision(const Application& application, const PostponeDecision& command, const Context& context) {
  if (auto ok = may_happen<DecisionPostponed>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (std::holds_alternative<DecisionApprovedState>(application.decision)) {
    return refuse(RefusalKind::wrong_state, "decision-approved",
                  {"Die Entscheidung ist schon freigegeben.", "The decision is approved already."},
                  {"Geben Sie sie zuerst zurück.", "Return it first."}, "§ 15 BauGB");
  }
  const auto ground = ground_of(application, command, context.law);
  if (!ground) return tl::unexpected(ground.error());
  if (auto ok = asked_in_time(application, command, **ground, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.reason, 100000, {"Die Begründung", "The statement of reasons"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto served = known_on(command.handed_over, command.requested_on, context);
  if (!served) return tl::unexpected(served.error());
  const TrackedDeadline* running = application.running_deadline(Purpose::decision);
  if (application.postponed() == nullptr && running != nullptr && *served > running->deadline.due_on()) {
    return refuse(
        RefusalKind::wrong_state, "served-too-late",
        with_date("Die Zurückstellung gälte erst am {} als bekannt gegeben; die Entscheidungsfrist ist dann "
                  "schon vorbei.",
                  "The postponement would count as known on {} only; the decision period is over by then.", *served),
        {"Übergeben Sie das Schreiben noch innerhalb der Frist, zum Beispiel mit Zustellungsurkunde.",
         "Hand the letter over within the period, for instance with a certificate."},
        (*ground)->basis, "/service");
  }
  auto until = last_day(application, command, **ground, *served, context);
  if (!until) return tl::unexpected(until.error());
  DecisionPostponed event{(*ground)->id,
                          command.requested_on,
                          command.known_since,
                          command.reason,
                          std::string(to_string(command.handed_over.service)),
                          command.handed_over.on,
                          *served,
                          std::move(*until),
                          {},
                          {}};
  const PeriodRule* rule = context.law.period((*ground)->period_rule);
  const bool already = rests(application);
  if (already || (rule->rests_decision && application.postponed() == nullptr)) {
    if (auto ok = let_rest(application, *served, event.until.due_on(), already, context, 1, event); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  return std::vector<Event>{std::move(event)};
}

Decided end_postponement(const Application& application, const EndPostponement& command, const Context& context) {
  if (auto ok = may_happen<PostponementEnded>(application); !ok) return tl::unexpected(ok.error());
  const TrackedDeadline* running = application.running_deadline(Purpose::postponement);
  if (running == nullptr || running->over(context.today)) {
    return refuse(RefusalKind::wrong_state, "not-postponed",
                  {"Es läuft keine Zurückstellung.", "No postponement is running."}, {}, "§ 15 BauGB");
  }
  if (auto ok = need_text(command.reason, 4000, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  PostponementEnded event{context.today, command.reason, {}, {}, {}, {}};
  if (command.handed_over) {
    const auto served = known_on(*command.handed_over, application.postponed()->served_on, context);
    if (!served) return tl::unexpected(served.error());
    event.last_day = *served;
    event.service = to_string(command.handed_over->service);
    event.on = command.handed_over->on;
  }
  if (event.last_day >= running->deadline.due_on()) {
    return refuse(RefusalKind::wrong_state, "over-by-then",
                  with_date("Die Zurückstellung endet schon am {} von selbst.",
                            "The postponement ends by itself on {} already.", running->deadline.due_on()),
                  {}, running->deadline.basis, "/service");
  }
  if (rests(application)) {
    if (auto ok = let_rest(application, {}, event.last_day, true, context, 0, event); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  return std::vector<Event>{std::move(event)};
}

Result<void> not_postponed(const Application& application, const Context& context) {
  const TrackedDeadline* running = application.running_deadline(Purpose::postponement);
  if (running == nullptr || running->over(context.today)) return {};
  return refuse(
      RefusalKind::wrong_state, "postponed",
      with_date("Die Entscheidung ist auf Antrag der Gemeinde bis zum {} zurückgestellt.",
                "At the municipality's request the decision is postponed until {}.", running->deadline.due_on()),
      {"Warten Sie das Ende ab, oder heben Sie die Zurückstellung auf, wenn ihr Grund weggefallen ist.",
       "Wait for its end, or lift the postponement if its ground has gone."},
      running->deadline.basis);
}

std::string waiver_basis(const Application& application, const LawAt& law) {
  const Procedure* procedure = law.procedure(application.procedure);
  if (procedure == nullptr || application.fiction_waived) return {};
  return may_happen<DeemedPermitWaived>(application) ? procedure->fiction_waiver : std::string();
}

Decided waive_deemed_permit(const Application& application, const Context& context) {
  if (auto ok = may_happen<DeemedPermitWaived>(application); !ok) return tl::unexpected(ok.error());
  if (application.fiction_waived) {
    return refuse(RefusalKind::wrong_state, "waived-already",
                  with_date("Auf die Genehmigungsfiktion ist seit dem {} verzichtet.",
                            "The deemed permit was waived on {}.", application.fiction_waived->received_on),
                  {}, application.fiction_waived->basis);
  }
  const std::string basis = waiver_basis(application, context.law);
  if (basis.empty()) {
    return refuse(RefusalKind::wrong_state, "no-waiver",
                  {"In diesem Verfahren sieht das Landesrecht keinen Verzicht auf eine Genehmigungsfiktion vor.",
                   "In this procedure the law of the Land provides for no waiver of a deemed permit."},
                  {}, {});
  }
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  return std::vector<Event>{DeemedPermitWaived{context.today, basis}};
}

}  // namespace flurwerk
