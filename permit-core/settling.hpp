// What the fold of the log does to deadlines and turns: the steps from which each event's effect is made.
#pragma once

#include "permit-core/application.hpp"

namespace flurwerk {

void track(Application& application, Deadline deadline, Purpose purpose);
void track(Application& application, const std::optional<Deadline>& deadline, Purpose purpose);
// All that run for this purpose.
void settle(Application& application, Purpose purpose, const Settlement& settlement);
// A period that has run out: in legal time, however late that was noticed.
void settle_one(Application& application, const DeadlineId& id, SilenceEffect effect);
// A demand whose period is over can still be replaced: the authority may extend it retroactively.
void replace_demand(Application& application, const DeadlineId& by);
// From that day, or from the day of the turn before if it lies later.
void turn(Application& application, Date from, Side side);
// Nothing runs any more, and it is nobody's turn.
void close(Application& application, Date on);
void request_ended(Application& application, const RequestId& request, Date on);

}  // namespace flurwerk
