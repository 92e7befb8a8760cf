#include "permit-core/move_deadlines.hpp"

namespace flurwerk {

namespace {

// As the law of today shifts it; a rule that today's law no longer has is shifted as it was.
Shift shift_of(const Deadline& deadline, const LawAt& law) {
  const PeriodRule* rule = law.period(deadline.rule);
  if (rule != nullptr) return rule->shift_mode();
  return deadline.derivation.raw == deadline.derivation.end ? Shift::no : Shift::yes;
}

Result<void> move_one(const Deadline& deadline, const Context& context, std::vector<Deadline>& moved) {
  if (deadline.due_on() < context.today) return {};
  auto again = derive_again(deadline.derivation, context.calendar, shift_of(deadline, context.law));
  if (!again) return tl::unexpected(again.error());
  if (again->end == deadline.due_on()) return {};
  moved.push_back(deadline);
  moved.back().derivation = std::move(*again);
  return {};
}

}  // namespace

Decided move_deadlines(const Application& application, std::span<const Deadline> of_requests, std::string reason,
                       const Context& context) {
  std::vector<Deadline> moved;
  for (const TrackedDeadline& tracked : application.deadlines) {
    if (!tracked.running()) continue;
    if (auto ok = move_one(tracked.deadline, context, moved); !ok) return tl::unexpected(ok.error());
  }
  for (const Deadline& deadline : of_requests) {
    if (auto ok = move_one(deadline, context, moved); !ok) return tl::unexpected(ok.error());
  }
  if (moved.empty()) return std::vector<Event>{};
  return std::vector<Event>{DeadlinesMoved{std::move(reason), std::move(moved)}};
}

}  // namespace flurwerk
