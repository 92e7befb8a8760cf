#include "api/app/silence.hpp"

#include <algorithm>
#include <tuple>

#include "api/app/caller.hpp"
#include "api/app/local_time.hpp"
#include "participation/decision_start.hpp"
#include "participation/silence.hpp"
#include "permit-core/completeness.hpp"
#include "permit-core/lapse.hpp"

namespace flurwerk::api {

namespace {

Result<LapseDecided> decided(Decided events, const LawAt& law) {
  if (!events) return tl::unexpected(events.error());
  return LapseDecided{std::move(*events), law.version};
}

}  // namespace

Result<LapseDecided> lapse_of(const App& app, const Case& the_case, const Lapsing& lapsing, Date today) {
  const Date effective = std::min(today, day_after(lapsing.due_on));
  auto legal = legal_context(app, the_case.application, system_actor(), today, effective);
  if (!legal) return tl::unexpected(legal.error());
  const Context& context = (*legal)->context;
  // A decision period that has not begun as it was counted does not end either: logs of before its beginning was known.
  const TrackedDeadline* tracked = the_case.application.deadline(lapsing.deadline);
  if (tracked != nullptr && tracked->purpose == Purpose::decision) {
    auto instead = participation::decision_start(the_case.application, the_case.participation, context);
    if (instead && instead->empty()) {
      instead =
          participation::no_deemed_permit(the_case.application, the_case.participation, tracked->deadline, context);
    }
    if (!instead || !instead->empty()) return decided(std::move(instead), (*legal)->law);
  }
  auto events = lapsing.request.empty()
                    ? lapse(the_case.application, lapsing.deadline, context)
                    : participation::record_silence(the_case.participation, lapsing.request, context);
  return decided(with_what_follows(the_case, std::move(events), context), (*legal)->law);
}

Decided with_what_follows(const Case& the_case, Decided events, const Context& context) {
  if (!events || events->empty() || begins_with_statements(the_case.application, context.law) == nullptr) return events;
  Application application = the_case.application;
  participation::Participation participation = the_case.participation;
  for (const Event& event : *events) {
    const RecordedEvent recorded{0, berlin_midnight(context.today), context.actor, context.law.version, event};
    flurwerk::apply(application, recorded);
    participation::apply(participation, recorded);
  }
  auto more = participation::decision_start(application, participation, context);
  if (!more) return more;
  events->insert(events->end(), more->begin(), more->end());
  return events;
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
