#include "api/app/outlook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/caller.hpp"
#include "api/app/local_time.hpp"
#include "api/app/silence.hpp"
#include "permit-core/completeness.hpp"

namespace flurwerk::api {

namespace {

using State = ApplicationState;

// A copy of the case that time passes over.
class Forward {
 public:
  Forward(const App& app, Case the_case, Date today) : app_{app}, case_{std::move(the_case)}, today_{today} {}

  const Case& now() const { return case_; }
  Date today() const { return today_; }
  std::vector<OutlookStep>& steps() { return steps_; }

  // Lets every period end that ends before `until`; without it, until nothing follows any more.
  Result<void> pass(std::optional<Date> until) {
    while (const auto next = next_lapsing(case_)) {
      const Date on = day_after(next->due_on);
      if (is_closed(case_.application.state) || (until && on > *until)) break;
      const auto deadline = deadline_of(*next);
      auto decided = lapse_of(app_, case_, *next, std::max(on, today_));
      if (!decided) return tl::unexpected(decided.error());
      if (decided->events.empty()) break;
      today_ = std::max(on, today_);
      record(decided->events, decided->law_version);
      steps_.push_back({on, std::string{event_name(decided->events.front())}, deadline, next->request});
      begun(decided->events);
      if (case_.application.withdrawal_proposed_on) break;  // from here a person has to act
    }
    if (until) today_ = std::max(today_, *until);
    return {};
  }

  // What somebody is assumed to do on the day that has been reached.
  template <class Decide>
  Result<void> act(Decide decide) {
    auto legal = legal_context(app_, case_.application, system_actor(), today_, today_);
    if (!legal) return tl::unexpected(legal.error());
    Decided events = with_what_follows(case_, decide(case_.application, (*legal)->context), (*legal)->context);
    if (!events) return tl::unexpected(events.error());
    record(*events, (*legal)->law.version);
    const auto& deadlines = case_.application.deadlines;
    const bool fresh = events->size() == 1 && !deadlines.empty() && deadlines.back().deadline.derivation.from == today_;
    steps_.push_back({today_,
                      std::string{event_name(events->front())},
                      fresh ? std::optional{deadlines.back().deadline} : std::nullopt,
                      {}});
    begun(*events);
    return {};
  }

 private:
  // What follows with the first: a decision period that has begun.
  void begun(const std::vector<Event>& events) {
    const auto* start = std::get_if<DecisionStartDetermined>(&events.back());
    if (start == nullptr || events.size() == 1 || !start->deadline) return;
    steps_.push_back({start->deadline->derivation.from, std::string{event_name(events.back())}, start->deadline, {}});
  }

  std::optional<Deadline> deadline_of(const Lapsing& lapsing) const {
    if (const auto* request = case_.participation.request(lapsing.request)) return request->spec.deadline;
    const auto* tracked = case_.application.deadline(lapsing.deadline);
    return tracked == nullptr ? std::nullopt : std::optional{tracked->deadline};
  }

  void record(const std::vector<Event>& events, const std::string& law_version) {
    for (const Event& event : events) {
      case_.events.push_back({0, berlin_midnight(today_), system_actor(), law_version, event});
      flurwerk::apply(case_.application, case_.events.back());
      participation::apply(case_.participation, case_.events.back());
    }
  }

  const App& app_;
  Case case_;
  Date today_;
  std::vector<OutlookStep> steps_;
};

Text dated(std::string_view de, std::string_view en, Date on) {
  return {fmt::format(fmt::runtime(de), german_date(on)), fmt::format(fmt::runtime(en), to_string(on))};
}

const TrackedDeadline* last_decision(const Application& application) {
  const TrackedDeadline* last = nullptr;
  for (const TrackedDeadline& tracked : application.deadlines) {
    if (tracked.purpose == Purpose::decision) last = &tracked;
  }
  return last;
}

// The decision period ended and somebody must look: whether a permit is deemed granted may be what is open.
const DeadlineMissed* missed_decision(const Case& the_case, const DeadlineId& decision) {
  const DeadlineMissed* last = nullptr;
  for (const RecordedEvent& recorded : the_case.events) {
    const auto* missed = std::get_if<DeadlineMissed>(&recorded.event);
    if (missed != nullptr && missed->deadline == decision) last = missed;
  }
  return last;
}

// What silence alone has led to.
void conclude(Outlook& outlook, const Case& the_case) {
  const Application& application = the_case.application;
  outlook.state = application.state;
  const auto last = outlook.steps.empty() ? std::optional<Date>{} : std::optional{outlook.steps.back().on};
  if (application.state == State::deemed_granted && last) {
    outlook.result_on = last;
    outlook.result =
        dated("Die Genehmigung gilt ab dem {} als erteilt.", "The permit is deemed granted from {}.", *last);
  } else if (application.state == State::start_allowed && last) {
    outlook.result_on = last;
    outlook.result = dated("Ab dem {} darf begonnen werden.", "The works may begin on {}.", *last);
  } else if (application.withdrawal_proposed_on) {
    outlook.result_on = application.withdrawal_proposed_on;
    outlook.result = dated("Der Antrag gilt ab dem {} als zurückgenommen, sobald die Behörde es feststellt.",
                           "The application is deemed withdrawn from {}, once the authority confirms it.",
                           *application.withdrawal_proposed_on);
  } else if (is_closed(application.state)) {
    outlook.result = {"Das Verfahren ist beendet.", "The procedure is over."};
  } else if (const auto* decision = last_decision(application);
             const auto* missed = decision == nullptr ? nullptr : missed_decision(the_case, decision->deadline.id)) {
    outlook.result = dated("Mit Ablauf des {}: ", "At the end of {}: ", decision->deadline.due_on());
    outlook.result.de += missed->note.de + " Das Verfahren bleibt offen, bis jemand handelt.";
    outlook.result.en += missed->note.en + " The case stays open until somebody acts.";
  } else {
    outlook.result = {"Von selbst fällt keine Entscheidung; das Verfahren bleibt offen, bis jemand handelt.",
                      "No decision comes about by itself; the case stays open until somebody acts."};
  }
}

void say_refused(Outlook& outlook, const Forward& forward, const Refusal& refusal) {
  outlook.state = forward.now().application.state;
  outlook.result = {"Dazu kommt es nicht: " + refusal.text.de, "It does not come to that: " + refusal.text.en};
  if (!refusal.cure.de.empty()) {
    outlook.result.de += " " + refusal.cure.de;
    outlook.result.en += " " + refusal.cure.en;
  }
}

// The day on which the documents come is too late to change what silence has brought about by then.
void say_settled_before(Outlook& outlook, const Case& the_case, Date on) {
  const auto deemed = std::ranges::find(outlook.steps, std::string{"CompletenessDeemed"}, &OutlookStep::event);
  if (deemed == outlook.steps.end() || deemed->on > on) return;
  const Text before =
      dated("Schon am {} galt der Antrag als vollständig; was danach kommt, ändert die Fristen nicht.",
            "The application was deemed complete on {} already; what comes later changes no period.", deemed->on);
  conclude(outlook, the_case);
  outlook.result = {before.de + " " + outlook.result.de, before.en + " " + outlook.result.en};
}

Result<Outlook> nobody_acts(const App& app, const Case& the_case, Date today) {
  Outlook outlook{"nobody-acts", {"Niemand handelt.", "Nobody acts."}, {}, the_case.application.state, {}, {}};
  Forward forward{app, the_case, today};
  if (auto ok = forward.pass({}); !ok) return tl::unexpected(ok.error());
  outlook.steps = std::move(forward.steps());
  conclude(outlook, forward.now());
  return outlook;
}

Result<Outlook> documents_come(const App& app, const Case& the_case, Date today, Date on) {
  Outlook outlook{"documents-come",
                  dated("Die Unterlagen sind am {} vollständig da, und danach handelt niemand.",
                        "The documents are all there on {}, and nobody acts after that.", on),
                  {},
                  the_case.application.state,
                  {},
                  {}};
  Forward forward{app, the_case, today};
  if (auto ok = forward.pass(on); !ok) return tl::unexpected(ok.error());
  const State reached = forward.now().application.state;
  if (reached != State::submitted && reached != State::incomplete && reached != the_case.application.state) {
    if (auto ok = forward.pass({}); !ok) return tl::unexpected(ok.error());
    outlook.steps = std::move(forward.steps());
    conclude(outlook, forward.now());
    say_settled_before(outlook, forward.now(), on);
    return outlook;
  }
  const auto supply = [](const Application& application, const Context& context) {
    Application assumed = application;
    for (auto& item : assumed.demanded) {
      if (item.answered_by.empty()) item.answered_by = DocumentId{"assumed"};
    }
    return supply_documents(assumed, {false}, context);
  };
  const auto confirm = [&](const Application& application, const Context& context) {
    return confirm_completeness(application, {on}, context);
  };
  Result<void> done;
  if (forward.now().application.state == State::incomplete) done = forward.act(supply);
  if (done) done = forward.act(confirm);
  if (done) done = forward.pass({});
  outlook.steps = std::move(forward.steps());
  if (!done) {
    say_refused(outlook, forward, done.error());
  } else {
    conclude(outlook, forward.now());
  }
  return outlook;
}

// When could be decided if everybody asked, the municipality above all, lets its period run out.
Result<Outlook> agencies_take_all_time(const App& app, const Case& the_case, Date today) {
  Outlook outlook{
      "agencies-take-all-time",
      {"Gemeinde und Stellen schöpfen ihre Fristen aus.", "Municipality and agencies use all of their time."},
      {},
      the_case.application.state,
      {},
      {}};
  Forward forward{app, the_case, today};
  const auto waits = [&] { return !forward.now().application.open_requests.empty(); };
  while (waits() && !is_closed(forward.now().application.state)) {
    const auto next = next_lapsing(forward.now());
    if (!next) break;
    const Date reached = day_after(next->due_on);
    if (auto ok = forward.pass(std::max(reached, forward.today())); !ok) return tl::unexpected(ok.error());
  }
  outlook.steps = std::move(forward.steps());
  if (is_closed(forward.now().application.state)) {
    conclude(outlook, forward.now());
    return outlook;
  }
  outlook.state = forward.now().application.state;
  outlook.result_on = forward.today();
  outlook.result = dated(
      "Ab dem {} liegen alle Erklärungen vor oder sind durch Schweigen ersetzt oder entfallen; dann kann "
      "entschieden werden.",
      "From {} all declarations are there, or replaced or dropped by silence; then it can be decided.",
      forward.today());
  return outlook;
}

// The earliest end of a decision period that begins with statements: all of them come today.
Result<Outlook> agencies_answer_now(const App& app, const Case& the_case, Date today) {
  Outlook outlook{"agencies-answer-now",
                  {"Alle Beteiligten antworten heute, und danach handelt niemand.",
                   "Everybody who was asked answers today, and nobody acts after that."},
                  {},
                  the_case.application.state,
                  {},
                  {}};
  Forward forward{app, the_case, today};
  const auto answer = [&](const Application& application, const Context&) -> Decided {
    std::vector<Event> events;
    for (const RequestId& request : application.open_requests) {
      StatementSubmitted submitted{};
      submitted.request = request;
      submitted.statement_version = 1;
      submitted.outcome = StatementOutcome::no_objection;
      submitted.received_on = today;
      events.emplace_back(std::move(submitted));
    }
    return events;
  };
  if (auto ok = forward.act(answer); !ok) return tl::unexpected(ok.error());
  if (auto ok = forward.pass({}); !ok) return tl::unexpected(ok.error());
  outlook.steps = std::move(forward.steps());
  conclude(outlook, forward.now());
  if (const auto* start = forward.now().application.decision_start ? last_decision(forward.now().application) : nullptr;
      start != nullptr && !outlook.result_on) {
    outlook.result_on = start->deadline.due_on();
    outlook.result = dated("Die Entscheidungsfrist endete dann am {}.", "The decision period would end on {}.",
                           start->deadline.due_on());
  }
  return outlook;
}

}  // namespace

Result<std::optional<participation::AwaitedStart>> awaited_start(const App& app, const Case& the_case, Date today) {
  if (is_closed(the_case.application.state) || the_case.application.open_requests.empty())
    return std::optional<participation::AwaitedStart>{};
  auto legal = legal_context(app, the_case.application, system_actor(), today, today);
  if (!legal) return tl::unexpected(legal.error());
  return participation::awaited_start(the_case.application, the_case.participation, (*legal)->context);
}

Result<std::vector<Outlook>> outlooks(const App& app, const Case& the_case, Date today,
                                      std::optional<Date> documents_on) {
  std::vector<Outlook> all;
  const auto add = [&](Result<Outlook> outlook) -> Result<void> {
    if (!outlook) return tl::unexpected(outlook.error());
    all.push_back(std::move(*outlook));
    return {};
  };
  const State state = the_case.application.state;
  if (state == State::draft || is_closed(state)) return all;
  if (auto ok = add(nobody_acts(app, the_case, today)); !ok) return tl::unexpected(ok.error());
  if (state == State::submitted || state == State::incomplete) {
    const Date on = std::max(documents_on.value_or(today), today);
    if (auto ok = add(documents_come(app, the_case, today, on)); !ok) return tl::unexpected(ok.error());
  }
  if (!the_case.application.open_requests.empty()) {
    if (auto ok = add(agencies_take_all_time(app, the_case, today)); !ok) return tl::unexpected(ok.error());
  }
  const auto awaited = awaited_start(app, the_case, today);
  if (!awaited) return tl::unexpected(awaited.error());
  if (*awaited) {
    if (auto ok = add(agencies_answer_now(app, the_case, today)); !ok) return tl::unexpected(ok.error());
  }
  return all;
}

}  // namespace flurwerk::api
