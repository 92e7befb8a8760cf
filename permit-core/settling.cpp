#include "permit-core/settling.hpp"

#include <algorithm>
#include <utility>

namespace flurwerk {

void track(Application& application, Deadline deadline, Purpose purpose) {
  application.deadlines.push_back({std::move(deadline), purpose, Running{}});
}
void track(Application& application, const std::optional<Deadline>& deadline, Purpose purpose) {
  if (deadline) track(application, *deadline, purpose);
}

void settle(Application& application, Purpose purpose, const Settlement& settlement) {
  for (TrackedDeadline& tracked : application.deadlines) {
    if (tracked.running() && tracked.purpose == purpose) tracked.settlement = settlement;
  }
}

void settle_one(Application& application, const DeadlineId& id, SilenceEffect effect) {
  for (TrackedDeadline& tracked : application.deadlines) {
    if (tracked.deadline.id == id && tracked.running()) {
      tracked.settlement = Lapsed{day_after(tracked.deadline.due_on()), effect};
    }
  }
}

void replace_demand(Application& application, const DeadlineId& by) {
  for (TrackedDeadline& tracked : application.deadlines) {
    const bool live = tracked.running() || std::holds_alternative<Lapsed>(tracked.settlement);
    if (tracked.purpose == Purpose::demand && live) tracked.settlement = Replaced{by};
  }
}

void turn(Application& application, Date from, Side side) {
  if (application.turns.empty()) {
    application.turns.push_back({from, {}, side});
    return;
  }
  Turn& last = application.turns.back();
  if (last.side == side) return;
  from = std::max(from, last.from);  // legal time may lie before something that was recorded earlier
  last.to = from;
  application.turns.push_back({from, {}, side});
}

void close(Application& application, Date on) {
  for (TrackedDeadline& tracked : application.deadlines) {
    if (tracked.running()) tracked.settlement = Moot{on};
  }
  application.open_requests.clear();
  turn(application, on, Side::nobody);
}

void request_ended(Application& application, const RequestId& request, Date on) {
  std::erase(application.open_requests, request);
  if (application.open_requests.empty()) turn(application, on, Side::authority);
}

}  // namespace flurwerk
