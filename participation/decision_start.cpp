#include "participation/decision_start.hpp"

#include <algorithm>
#include <tuple>

#include "permit-core/checks.hpp"
#include "permit-core/completeness.hpp"

namespace flurwerk::participation {

namespace {

enum class Beginning { completeness, statement, withdrawal, silence };

struct Start {
  Date on;
  Beginning by;
  // The day after a period has ended begins at midnight and counts; what comes in on a day comes later and does not.
  bool at_midnight() const { return by == Beginning::silence; }
};

bool before(const Start& one, const Start& other) {
  return std::make_tuple(one.on, !one.at_midnight()) < std::make_tuple(other.on, !other.at_midnight());
}

// What this request lets the period begin with; of an open one: at the latest.
std::optional<Start> start_by(const Participation& participation, const StatementRequest& request) {
  const Start over{day_after(request.spec.deadline.due_on()), Beginning::silence};
  if (const auto* answered = std::get_if<Answered>(&request.state)) {
    const Statement& first = request.trail.earlier.empty() ? answered->statement : request.trail.earlier.front();
    return first.late ? over : Start{first.received_on, Beginning::statement};
  }
  if (const auto* silent = std::get_if<Silent>(&request.state)) return Start{silent->effective_on, Beginning::silence};
  const auto* withdrawn = std::get_if<Withdrawn>(&request.state);
  if (withdrawn == nullptr) return over;
  // Asked anew about changed plans: what is awaited is the answer to that.
  const bool asked_anew = std::ranges::any_of(participation.requests, [&](const StatementRequest& other) {
    return other.spec.asks_again == request.spec.request;
  });
  return asked_anew ? std::nullopt : std::optional{Start{withdrawn->on, Beginning::withdrawal}};
}

// Those that the beginning depends on: once it is known it stays, whoever is asked later.
std::vector<StatementRequest> decisive(const Application& application, const Participation& participation,
                                       const PeriodRule& rule) {
  const auto& begun = application.decision_start;
  if (!begun || !begun->by_statements || rule.begins_anew) return participation.requests;
  std::vector<StatementRequest> requests;
  const auto asked_by_then =
      participation.rounds.begin() + std::min<std::ptrdiff_t>(begun->rounds, std::ssize(participation.rounds));
  for (const StatementRequest& request : participation.requests) {
    const auto round = std::ranges::find(participation.rounds, request.round, &Round::id);
    if (round < asked_by_then) requests.push_back(request);
  }
  return requests;
}

Start latest(const Application& application, const Participation& participation,
             const std::vector<StatementRequest>& requests) {
  Start last{application.complete_on.value(), Beginning::completeness};
  for (const StatementRequest& request : requests) {
    const auto start = start_by(participation, request);
    if (start && !before(*start, last)) last = *start;
  }
  return last;
}

Text why(const Start& start, bool awaited) {
  const Date day_before = start.on - std::chrono::days{1};
  switch (start.by) {
    case Beginning::completeness:
      return with_date(
          "Die Frist beginnt mit dem vollständigen Eingang am {}; um eine Stellungnahme oder Mitwirkung war "
          "bis dahin niemand gebeten, oder sie lag schon vor.",
          "The period begins with complete receipt on {}; nobody had been asked for a statement or act by "
          "then, or it was in already.",
          start.on);
    case Beginning::statement:
      return with_date(
          "Die Frist beginnt, sobald alle notwendigen Stellungnahmen und Mitwirkungen vorliegen; die letzte "
          "ging am {} ein.",
          "The period begins as soon as all necessary statements and acts are in; the last one was received "
          "on {}.",
          start.on);
    case Beginning::withdrawal:
      return with_date(
          "Die Frist beginnt, sobald alle notwendigen Stellungnahmen und Mitwirkungen vorliegen; die letzte "
          "offene Anforderung wurde am {} zurückgezogen. Ob die Frist schon früher begann, weil die "
          "Stellungnahme nie notwendig war, sagt das Gesetz nicht.",
          "The period begins as soon as all necessary statements and acts are in; the last open request was "
          "withdrawn on {}. Whether it began earlier because that statement never was necessary, the statute "
          "does not say.",
          start.on);
    case Beginning::silence: break;
  }
  if (awaited) {
    return with_date(
        "Die Frist beginnt, sobald alle notwendigen Stellungnahmen und Mitwirkungen vorliegen, spätestens "
        "nach Ablauf der letzten dafür gesetzten Frist am {}.",
        "The period begins as soon as all necessary statements and acts are in, at the latest when the last "
        "period set for them is over on {}.",
        day_before);
  }
  return with_date("Die Frist beginnt nach Ablauf der letzten Frist für Stellungnahmen und Mitwirkungen am {}.",
                   "The period begins when the last period for statements and acts is over on {}.", day_before);
}

Result<Deadline> deadline_from(const Application& application, const PeriodRule& rule, const Start& start, bool awaited,
                               const Context& context) {
  PeriodRule counted = rule;
  counted.length.from_start_of_day = start.at_midnight();
  auto deadline = make_deadline(application.next_deadline_id(), counted, start.on, context.calendar, context.law);
  if (!deadline) return deadline;
  // Procedures may share a rule; whether its end grants the permit is the procedure's to say.
  const Procedure* procedure = context.law.procedure(application.procedure);
  const bool deems = procedure->deemed_permit && !application.fiction_waived;
  deadline->on_silence = deems ? SilenceEffect::deemed_permit : SilenceEffect::none;
  auto& steps = deadline->derivation.steps;
  steps.insert(steps.begin(), {rule.basis, start.on, why(start, awaited)});
  return deadline;
}

std::ptrdiff_t open_ones(const std::vector<StatementRequest>& requests) {
  return std::ranges::count_if(requests, [](const StatementRequest& request) { return request.is_open(); });
}

// Logs of before this rule was known have the period from completeness and nothing about its start.
bool counted_already(const Application& application, const Start& start, bool by_statements) {
  if (const auto& known = application.decision_start) {
    return known->on == start.on && known->by_statements == by_statements;
  }
  return !by_statements && std::ranges::any_of(application.deadlines, [&](const TrackedDeadline& tracked) {
    return tracked.purpose == Purpose::decision && tracked.deadline.derivation.from == start.on &&
           !std::holds_alternative<Moot>(tracked.settlement) && !std::holds_alternative<Replaced>(tracked.settlement);
  });
}

bool is_reviewed(const Application& application) {
  const bool open =
      application.state == ApplicationState::complete || application.state == ApplicationState::in_consultation;
  return open && application.complete_on;
}

}  // namespace

Decided decision_start(const Application& application, const Participation& participation, const Context& context) {
  const PeriodRule* rule = begins_with_statements(application, context.law);
  if (rule == nullptr || !is_reviewed(application)) return std::vector<Event>{};
  const auto requests = decisive(application, participation, *rule);
  if (open_ones(requests) > 0) {
    const bool begun = application.decision_start || application.running_deadline(Purpose::decision) != nullptr;
    if (!begun) return std::vector<Event>{};
    return std::vector<Event>{DecisionStartDetermined{{}, false}};
  }
  const Start start = latest(application, participation, requests);
  const bool by_statements = start.by != Beginning::completeness;
  if (counted_already(application, start, by_statements)) return std::vector<Event>{};
  auto deadline = deadline_from(application, *rule, start, false, context);
  if (!deadline) return tl::unexpected(deadline.error());
  return std::vector<Event>{DecisionStartDetermined{std::move(*deadline), by_statements}};
}

Result<std::optional<AwaitedStart>> awaited_start(const Application& application, const Participation& participation,
                                                  const Context& context) {
  const PeriodRule* rule = begins_with_statements(application, context.law);
  if (rule == nullptr || !is_reviewed(application)) return std::optional<AwaitedStart>{};
  const auto requests = decisive(application, participation, *rule);
  const auto open = open_ones(requests);
  if (open == 0) return std::optional<AwaitedStart>{};
  auto deadline = deadline_from(application, *rule, latest(application, participation, requests), true, context);
  if (!deadline) return tl::unexpected(deadline.error());
  return AwaitedStart{static_cast<int>(open), std::move(*deadline)};
}

std::vector<Event> no_deemed_permit(const Application& application, const Participation& participation,
                                    const Deadline& decision, const Context& context) {
  const Procedure* procedure = context.law.procedure(application.procedure);
  const bool asked = procedure != nullptr && procedure->needs_consent &&
                     decision.on_silence == SilenceEffect::deemed_permit && decision.due_on() < context.today;
  const bool refused = asked && std::ranges::any_of(open_acts(participation, context.today).refused,
                                                    [](const OpenAct& act) { return act.act == Act::einvernehmen; });
  if (!refused) return {};
  return {DeadlineMissed{decision.id,
                         {"Die Entscheidungsfrist ist abgelaufen; die Genehmigung gilt nicht als erteilt, weil die "
                          "Gemeinde ihr Einvernehmen versagt hat und es nicht ersetzt wurde.",
                          "The decision period is over; the permit is not deemed granted, because the municipality "
                          "refused its consent and it was not replaced."}}};
}

Result<void> not_overtaken(const Application& application, const Participation& participation, const Context& context) {
  const auto awaited = awaited_start(application, participation, context);
  if (!awaited) return tl::unexpected(awaited.error());
  if (!*awaited || (*awaited)->deadline.on_silence == SilenceEffect::none ||
      (*awaited)->deadline.due_on() >= context.today) {
    return {};
  }
  return refuse(RefusalKind::wrong_state, "period-over",
                with_date("Die Entscheidungsfrist endete am {}; ihre Rechtsfolge ist schon eingetreten.",
                          "The decision period ended on {}; what the law attaches to its end has already happened.",
                          (*awaited)->deadline.due_on()),
                {"Sie wird beim nächsten Lauf der Fristenüberwachung festgehalten; laden Sie den Vorgang dann neu.",
                 "The next run of the deadline watch records it; load the case again then."},
                (*awaited)->deadline.basis);
}

}  // namespace flurwerk::participation
