// What the end of a deadline brings about, in the law of the day after it: for the scheduler, and for looking ahead.
// Basis: §§ 64-66, 70 HBO, § 36 BauGB; the rules stand in permit-core/lapse and participation/silence.
#pragma once

#include "api/app/legal_context.hpp"
#include "api/app/ports/case.hpp"

namespace flurwerk::api {

struct Lapsing {
  DeadlineId deadline;
  RequestId request;  // set for the period of a statement request
  Date due_on;
};

struct LapseDecided {
  std::vector<Event> events;  // empty: nothing to record
  std::string law_version;
};
// Nothing is decided before `today` is past the last day.
Result<LapseDecided> lapse_of(const App& app, const Case& the_case, const Lapsing& lapsing, Date today);

// What a change of a case brings about in law beside itself, in the same breath: the beginning of a decision period.
Decided with_what_follows(const Case& the_case, Decided events, const Context& context);

// The running deadline that ends first; of a request while it is open, of the application; none left: nothing.
std::optional<Lapsing> next_lapsing(const Case& the_case);

}  // namespace flurwerk::api
