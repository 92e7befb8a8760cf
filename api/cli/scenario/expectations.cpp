#include "api/cli/scenario/expectations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "permit-core/law/law_words.hpp"
#include "permit-core/statistics.hpp"

namespace flurwerk::api::scenario {

namespace {

using Missed = std::optional<Miss>;

// A deadline of the application or of a request, with what became of it in words.
struct Seen {
  Deadline deadline;
  std::string settlement;  // "running", "met on 2026-03-02", "lapsed on ...", "replaced", "moot on ..."
};

template <class... F>
struct Cases : F... {
  using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;  // clang 14 does not deduce it

std::string words_for(const Settlement& settlement) {
  return std::visit(Cases{[](const Running&) -> std::string { return "running"; },
                          [](const Met& met) { return "met on " + to_string(met.on); },
                          [](const Lapsed& lapsed) { return "lapsed on " + to_string(lapsed.on); },
                          [](const Replaced&) -> std::string { return "replaced"; },
                          [](const Moot& moot) { return "moot on " + to_string(moot.on); }},
                    settlement);
}

std::string words_for(const participation::RequestState& state) {
  using namespace participation;
  return std::visit(Cases{[](const Open&) -> std::string { return "running"; },
                          [](const Silent& silent) { return "lapsed on " + to_string(silent.effective_on); },
                          [](const Withdrawn& withdrawn) { return "moot on " + to_string(withdrawn.on); },
                          [](const Answered& answered) {
                            return answered.after_silence
                                       ? "lapsed on " + to_string(answered.after_silence->effective_on)
                                       : "met on " + to_string(answered.statement.received_on);
                          }},
                    state);
}

std::vector<Seen> seen(const std::optional<Case>& the_case) {
  std::vector<Seen> all;
  if (!the_case) return all;
  for (const auto& tracked : the_case->application.deadlines) {
    all.push_back({tracked.deadline, words_for(tracked.settlement)});
  }
  for (const auto& request : the_case->participation.requests) {
    for (const auto& former : request.trail.former) all.push_back({former.deadline, "replaced"});
    all.push_back({request.spec.deadline, words_for(request.state)});
  }
  return all;
}

std::vector<Seen> set_by_step(const Outcome& outcome) {
  auto all = seen(outcome.after);
  for (const auto& old : seen(outcome.before)) {
    std::erase_if(all, [&](const Seen& now) { return now.deadline.id == old.deadline.id; });
  }
  return all;
}

std::string told_short(const Seen& one) {
  const auto& derivation = one.deadline.derivation;
  std::string text = fmt::format("{} due {}", one.deadline.rule, to_string(derivation.end));
  if (derivation.raw != derivation.end) text += " shifted from " + to_string(derivation.raw);
  return text + fmt::format(", {} ({})", one.settlement, one.deadline.basis);
}

Miss miss(const Outcome& outcome, const std::vector<Seen>& about, const std::string& otherwise) {
  Miss missed;
  for (const auto& one : about) {
    missed.got += (missed.got.empty() ? "" : "; ") + told_short(one);
    const auto lines = told(one.deadline.derivation);
    missed.derivation.insert(missed.derivation.end(), lines.begin(), lines.end());
  }
  if (about.empty()) missed.got = otherwise;
  if (outcome.refusal) missed.got += " [" + outcome.refusal->code + ": " + outcome.refusal->text.en + "]";
  return missed;
}

Missed plain(bool right, std::string got) { return right ? Missed{} : Missed{Miss{std::move(got), {}}}; }

// The step set exactly one deadline, and it ends like this.
Missed new_due(const Outcome& outcome, const std::string& date, const std::string& raw) {
  const auto fresh = set_by_step(outcome);
  if (fresh.size() == 1 && to_string(fresh[0].deadline.due_on()) == date &&
      (raw.empty() || to_string(fresh[0].deadline.derivation.raw) == raw)) {
    return {};
  }
  return miss(outcome, fresh, "this step set no deadline");
}

// The newest deadline under this rule.
std::vector<Seen> newest(const Outcome& outcome, const std::string& rule) {
  std::vector<Seen> one;
  for (const auto& candidate : seen(outcome.after)) {
    if (candidate.deadline.rule == rule) one = {candidate};
  }
  return one;
}

Missed rule_due(const Outcome& outcome, const std::string& rule, const std::string& date, const std::string& raw) {
  const auto found = newest(outcome, rule);
  if (!found.empty() && to_string(found[0].deadline.due_on()) == date &&
      (raw.empty() || to_string(found[0].deadline.derivation.raw) == raw)) {
    return {};
  }
  return miss(outcome, found.empty() ? seen(outcome.after) : found, "no deadline at all");
}

Missed rule_is(const Outcome& outcome, const std::string& rule, const std::string& settlement) {
  const auto found = newest(outcome, rule);
  if (!found.empty() && found[0].settlement == settlement) return {};
  return miss(outcome, found, "no deadline under the rule " + rule);
}

const participation::StatementRequest* newest_request(const Outcome& outcome, const std::string& agency) {
  const participation::StatementRequest* found = nullptr;
  if (!outcome.after) return found;
  for (const auto& request : outcome.after->participation.requests) {
    if (request.spec.agency.value == agency) found = &request;
  }
  return found;
}

Missed silence(const Outcome& outcome, const Words& w) {
  const auto* request = newest_request(outcome, w[0]);
  if (request == nullptr) return Miss{w[0] + " was not asked", {}};
  const participation::Silent* silent = std::get_if<participation::Silent>(&request->state);
  if (const auto* answered = std::get_if<participation::Answered>(&request->state);
      answered && answered->after_silence) {
    silent = &*answered->after_silence;
  }
  if (silent == nullptr) return Miss{words_for(request->state), told(request->spec.deadline.derivation)};
  const std::string got =
      fmt::format("silence of {} {} from {}", w[0], word_of(silent->effect), to_string(silent->effective_on));
  if (word_of(silent->effect) == w[1] && to_string(silent->effective_on) == w[2]) return {};
  return Miss{got, told(request->spec.deadline.derivation)};
}

Missed statement_is(const Outcome& outcome, const std::string& agency, bool late) {
  const auto* request = newest_request(outcome, agency);
  const auto* given = request == nullptr ? nullptr : request->statement();
  if (given == nullptr) return Miss{"no statement of " + agency, {}};
  if (given->late == late) return {};
  return Miss{given->late ? "late" : "in time", told(request->spec.deadline.derivation)};
}

Missed date_is(const std::optional<Date>& date, const std::string& wanted) {
  const std::string got = date ? to_string(*date) : "none";
  return plain(got == wanted, got);
}

Missed served(const Outcome& outcome, const std::string& date) {
  const auto* state = outcome.after ? std::get_if<DecisionServedState>(&outcome.after->application.decision) : nullptr;
  Missed missed = date_is(state == nullptr ? std::nullopt : std::optional{state->served_on}, date);
  if (missed && outcome.refusal) missed->got += " [" + outcome.refusal->code + "]";
  return missed;
}

Missed refused(const Outcome& outcome, const std::string& code, const std::optional<std::string>& provisions = {}) {
  if (!outcome.refusal) return Miss{"not refused", {}};
  const auto& refusal = *outcome.refusal;
  return plain(refusal.code == code && (!provisions || refusal.legal_basis == *provisions),
               fmt::format("{}: {} ({})", refusal.code, refusal.text.en, refusal.legal_basis));
}

// Events that the step, or the time before it, has brought.
Missed event(const Outcome& outcome, const std::string& name, bool wanted) {
  const auto from = outcome.before ? outcome.before->events.size() : 0;
  std::string got;
  bool found = false;
  for (std::size_t i = from; outcome.after && i < outcome.after->events.size(); ++i) {
    const auto happened = event_name(outcome.after->events[i].event);
    found = found || happened == name;
    got += (got.empty() ? "" : ", ") + std::string(happened);
  }
  return plain(found == wanted, got.empty() ? "no event" : got);
}

Missed warned(const Outcome& outcome, const std::string& code, bool wanted) {
  const bool found = std::ranges::find(outcome.warnings, code) != outcome.warnings.end();
  std::string got;
  for (const auto& warning : outcome.warnings) got += (got.empty() ? "" : ", ") + warning;
  return plain(found == wanted, got.empty() ? "no warning" : got);
}

// What the program says would come of it, computed ahead.
Missed outlook_is(const Outcome& outcome, const std::string& id, const std::string& date) {
  for (const auto& outlook : outcome.outlooks) {
    if (outlook.id != id) continue;
    Missed missed = date_is(outlook.result_on, date);
    if (missed) missed->got += " (" + outlook.result.en + ")";
    return missed;
  }
  return Miss{"no such outlook", {}};
}

// The end that the decision period will have at the latest, while statements are awaited that begin it.
Missed awaited_until(const Outcome& outcome, const Words& w) {
  if (!outcome.awaited) return Miss{"no decision period waits to begin", {}};
  const Deadline& deadline = outcome.awaited->deadline;
  if (to_string(deadline.due_on()) == w[0]) return {};
  return Miss{"until " + to_string(deadline.due_on()), told(deadline.derivation)};
}

Missed period_is(const Outcome& outcome, const std::string& end, const std::string& raw) {
  if (!outcome.derivation) return Miss{outcome.refusal ? outcome.refusal->code : "no period", {}};
  const auto& derivation = *outcome.derivation;
  if (to_string(derivation.end) == end && (raw.empty() || to_string(derivation.raw) == raw)) return {};
  return Miss{fmt::format("end {} shifted from {}", to_string(derivation.end), to_string(derivation.raw)),
              told(derivation)};
}

const participation::Neighbour* neighbour_at(const Outcome& outcome, const std::string& name) {
  const auto found = outcome.neighbours.find(name);
  return found == outcome.neighbours.end() || !outcome.after ? nullptr
                                                             : outcome.after->participation.neighbour(found->second);
}

Missed neighbour_stands(const Outcome& outcome, const Words& w) {
  const auto* neighbour = neighbour_at(outcome, w[0]);
  if (neighbour == nullptr) return Miss{"no neighbour " + w[0], {}};
  const std::string got{participation::to_string(neighbour->standing(outcome.today))};
  return plain(got == w[1], got);
}

Missed neighbour_due(const Outcome& outcome, const Words& w) {
  const auto* neighbour = neighbour_at(outcome, w[0]);
  const bool set = neighbour != nullptr && neighbour->notification && neighbour->notification->deadline;
  if (!set) return Miss{"no period for " + w[0], {}};
  const auto& deadline = *neighbour->notification->deadline;
  if (to_string(deadline.due_on()) == w[1]) return {};
  return Miss{"due " + to_string(deadline.due_on()), told(deadline.derivation)};
}

Missed neighbour_without_period(const Outcome& outcome, const Words& w) {
  const auto* neighbour = neighbour_at(outcome, w[0]);
  const bool running = neighbour != nullptr && outcome.after &&
                       std::ranges::any_of(outcome.after->application.deadlines, [&](const TrackedDeadline& tracked) {
                         return tracked.running() && tracked.deadline.subject == neighbour->spec.neighbour.value;
                       });
  return plain(neighbour != nullptr && !running, neighbour == nullptr ? "no neighbour" : "a period runs");
}

Missed neighbour_late(const Outcome& outcome, const Words& w, bool late) {
  const auto* neighbour = neighbour_at(outcome, w[0]);
  if (neighbour == nullptr || !neighbour->answer) return Miss{"no answer of " + w[0], {}};
  return plain(neighbour->answer->late == late, neighbour->answer->late ? "late" : "in time");
}

Missed objection_late(const Outcome& outcome, bool late) {
  if (!outcome.after || outcome.after->participation.objections.empty()) return Miss{"no objection", {}};
  const bool was = outcome.after->participation.objections.back().late;
  return plain(was == late, was ? "late" : "in time");
}

using O = Outcome;

std::string procedure_of(const O& o) { return o.after ? o.after->application.procedure : "no case"; }

// Without a drawing: what the case and the answers say.
// The buildings that were answered for, with nothing drawn.
StatisticsDrawing answered_buildings(const Application& application) {
  constexpr std::string_view key = "building/";
  StatisticsDrawing drawn;
  for (const auto& answer : application.statistics) {
    if (!answer.of.starts_with(key)) continue;
    const std::string id = answer.of.substr(key.size());
    const bool there = std::ranges::find(drawn.buildings, id, &DrawnBuilding::id) != drawn.buildings.end();
    if (!there) drawn.buildings.push_back({id, id, {}});
  }
  return drawn;
}
Missed statistics_duty(const O& o, const Words& w) {
  const auto law = o.after ? LawBook::builtin().held(o.after->application.land, o.today)
                           : Result<std::shared_ptr<const LawAt>>(tl::unexpected(Refusal{}));
  if (!law) return Miss{"no law of the day", {}};
  const auto record = statistics_record(o.after->application, answered_buildings(o.after->application), **law);
  if (record.sections.empty()) return plain(w[0] == "none", record.why_none.en);
  const auto& building = record.sections.at(1);
  return plain(to_string(building.duty) == w[0], std::string(to_string(building.duty)) + ": " + building.why.en);
}
std::optional<Date> report_of(const O& o, const std::string& occasion) {
  if (!o.after) return std::nullopt;
  for (const auto& report : statistics_reports(o.after->application)) {
    if (to_string(report.occasion) == occasion) return report.on;
  }
  return std::nullopt;
}
Missed reported_on(const O& o, const Words& w) { return date_is(report_of(o, w[0]), w[1]); }
Missed not_reported(const O& o, const Words& w) {
  const auto on = report_of(o, w[0]);
  return plain(!on, on ? "reported on " + to_string(*on) : "");
}

using W = Words;

// A table, one sentence a line.
constexpr Expectation expectation_table[] = {
    {"due <date>", [](const O& o, const W& w) { return new_due(o, w[0], {}); }},
    {"due <date> shifted from <date>", [](const O& o, const W& w) { return new_due(o, w[0], w[1]); }},
    {"no new deadline",
     [](const O& o, const W&) {
       const auto fresh = set_by_step(o);
       return fresh.empty() ? Missed{} : miss(o, fresh, {});
     }},
    {"<rule> due <date>", [](const O& o, const W& w) { return rule_due(o, w[0], w[1], {}); }},
    {"<rule> due <date> shifted from <date>", [](const O& o, const W& w) { return rule_due(o, w[0], w[1], w[2]); }},
    {"<rule> running", [](const O& o, const W& w) { return rule_is(o, w[0], "running"); }},
    {"<rule> met on <date>", [](const O& o, const W& w) { return rule_is(o, w[0], "met on " + w[1]); }},
    {"<rule> lapsed on <date>", [](const O& o, const W& w) { return rule_is(o, w[0], "lapsed on " + w[1]); }},
    {"<rule> replaced", [](const O& o, const W& w) { return rule_is(o, w[0], "replaced"); }},
    {"<rule> moot on <date>", [](const O& o, const W& w) { return rule_is(o, w[0], "moot on " + w[1]); }},
    {"no rule <rule>",
     [](const O& o, const W& w) {
       const auto found = newest(o, w[0]);
       return found.empty() ? Missed{} : miss(o, found, {});
     }},
    {"state <state>",
     [](const O& o, const W& w) {
       const std::string got = o.after ? std::string(to_string(o.after->application.state)) : "no case";
       return plain(got == w[0], o.refusal ? got + " [" + o.refusal->code + ": " + o.refusal->text.en + "]" : got);
     }},
    {"refused <code>", [](const O& o, const W& w) { return refused(o, w[0]); }},
    {"refused <code> under <provisions>", [](const O& o, const W& w) { return refused(o, w[0], w[1]); }},
    {"complete since <date>",
     [](const O& o, const W& w) { return date_is(o.after ? o.after->application.complete_on : std::nullopt, w[0]); }},
    {"procedure <id>",
     [](const O& o, const W& w) { return plain(o.after && o.after->application.procedure == w[0], procedure_of(o)); }},
    {"statistics <duty>", statistics_duty},
    {"report <occasion> on <date>", reported_on},
    {"no report <occasion>", not_reported},
    {"served on <date>", [](const O& o, const W& w) { return served(o, w[0]); }},
    {"withdrawal proposed from <date>",
     [](const O& o, const W& w) {
       return date_is(o.after ? o.after->application.withdrawal_proposed_on : std::nullopt, w[0]);
     }},
    {"neighbour <name> due <date>", neighbour_due},
    {"neighbour <name> has no period", neighbour_without_period},
    {"neighbour <name> is <standing>", neighbour_stands},
    {"neighbour <name> in time", [](const O& o, const W& w) { return neighbour_late(o, w, false); }},
    {"neighbour <name> late", [](const O& o, const W& w) { return neighbour_late(o, w, true); }},
    {"objection in time", [](const O& o, const W&) { return objection_late(o, false); }},
    {"objection late", [](const O& o, const W&) { return objection_late(o, true); }},
    {"silence of <agency> <effect> from <date>", silence},
    {"<agency> in time", [](const O& o, const W& w) { return statement_is(o, w[0], false); }},
    {"<agency> late", [](const O& o, const W& w) { return statement_is(o, w[0], true); }},
    {"turn <side>",
     [](const O& o, const W& w) {
       const std::string got = o.after && !o.after->application.turns.empty()
                                   ? std::string(to_string(o.after->application.turns.back().side))
                                   : "nobody";
       return plain(got == w[0], got);
     }},
    {"site notice in time",
     [](const O& o, const W&) {
       const bool given = o.after && !o.after->application.site_notices.empty();
       return plain(given && !o.after->application.site_notices.back().late, given ? "late" : "no notice");
     }},
    {"site notice late",
     [](const O& o, const W&) {
       const bool given = o.after && !o.after->application.site_notices.empty();
       return plain(given && o.after->application.site_notices.back().late, given ? "in time" : "no notice");
     }},
    {"event <name>", [](const O& o, const W& w) { return event(o, w[0], true); }},
    {"no event <name>", [](const O& o, const W& w) { return event(o, w[0], false); }},
    {"warning <code>", [](const O& o, const W& w) { return warned(o, w[0], true); }},
    {"no warning <code>", [](const O& o, const W& w) { return warned(o, w[0], false); }},
    {"outlook <assumption> <date>", [](const O& o, const W& w) { return outlook_is(o, w[0], w[1]); }},
    {"decision awaited until <date>", awaited_until},
    {"end <date>", [](const O& o, const W& w) { return period_is(o, w[0], {}); }},
    {"end <date> shifted from <date>", [](const O& o, const W& w) { return period_is(o, w[0], w[1]); }},
};

}  // namespace

std::span<const Expectation> expectations() { return expectation_table; }

const Expectation* expectation_for(const Words& words) {
  const auto it = std::ranges::find_if(expectations(),
                                       [&](const Expectation& one) { return match(one.pattern, words).has_value(); });
  return it == expectations().end() ? nullptr : &*it;
}

std::vector<std::string> told(const Derivation& derivation) {
  std::vector<std::string> lines = {
      fmt::format("from {}, {}, {}:", to_string(derivation.from), derivation.length, derivation.land)};
  for (const auto& step : derivation.steps) {
    lines.push_back(fmt::format("{}  {}  {}", to_string(step.date), step.rule, step.why.de));
  }
  return lines;
}

}  // namespace flurwerk::api::scenario
