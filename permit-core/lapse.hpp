// What the law does when a deadline of an application ends: the scheduler's one command, dated by legal time.
// Legal basis: § 65 Abs. 2 Satz 3, § 70 Abs. 2 Satz 2, 5 HBO.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// Events dated by the first day after the period, however late the scheduler runs. Nothing to do (empty list) while
// the period runs, when the deadline is settled, or when the application is closed. Unknown id: not_found.
Decided lapse(const Application& application, const DeadlineId& deadline, const Context& context);

// Refuses a command that comes after a period whose end already had an effect in law, recorded or not.
Result<void> not_overtaken(const Application& application, const Context& context);

}  // namespace flurwerk
