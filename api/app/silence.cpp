#include "api/app/silence.hpp"

#include <algorithm>
#include <tuple>

#include "api/app/caller.hpp"
#include "participation/silence.hpp"
#include "permit-core/lapse.hpp"

namespace flurwerk::api {

Result<LapseDecided> lapse_of(const App& app, const Case& the_case, const Lapsing& lapsing, Date today) {
  const Date effective = std::min(today, day_after(lapsing.due_on));
  auto legal = legal_context(app, the_case.application, system_actor(), today, effective);
  if (!legal) return tl::unexpected(legal.error());
  const Context& context = (*legal)->context;
  auto events = lapsing.request.empty()
                    ? lapse(the_case.application, lapsing.deadline, context)
                    : participation::record_silence(the_case.participation, lapsing.request, context);
  if (!events) return tl::unexpected(events.error());
  return LapseDecided{std::move(*events), (*legal)->law.version};
}

std::optional<Lapsing> next_lapsing(const Case& the_case) {
  std::optional<Lapsing> first;
  const auto consider = [&](const Deadline& deadline, const RequestId& request) {
    const Lapsing one{deadline.id, request, deadline.due_on()};
    if (!first || std::tie(one.due_on, one.deadline.value) < std::tie(first->due_on, first->deadline.value))
      first = one;
  };
  for (const auto& tracked : the_case.application.deadlines) {
    if (tracked.running()) consider(tracked.deadline, {});
  }
  for (const auto& request : the_case.participation.requests) {
    if (request.is_open()) consider(request.spec.deadline, request.spec.request);
  }
  return first;
}

}  // namespace flurwerk::api
