// What the law does when a deadline of an application ends: the scheduler's one command, dated by legal time.
// Legal basis: § 65 Abs. 2 Satz 3, § 70 Abs. 2 Satz 2, 5 HBO.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// Events dated by the first day after the period, however late the scheduler runs. Nothing to do (empty list) while
// the period runs, when the deadline is settled, or when the application is closed. Unknown id: not_found.
Decided lapse(const Application& application, const DeadlineId& deadline, const Context& context);

// Whether the end of this decision period grants the permit nobody can say without examining it: its beginning or its
// course is open in law, or a change waits to be assessed.
bool in_doubt(const Application& application, const Deadline& deadline);

// Refuses a command that comes after a period whose end already had an effect in law, recorded or not.
Result<void> not_overtaken(const Application& application, const Context& context);

// Where it is open in law from when the decision period runs, both readings are kept. The running deadline by the reading
// that is not `deadline`; nullptr: there is none.
const TrackedDeadline* other_reading(const Application& application, const Deadline& deadline);
// The first day after the decision period by the reading that ends it earlier, once it is over by that one.
std::optional<Date> over_by_one_reading(const Application& application);

}  // namespace flurwerk
