#include "permit-core/deadline.hpp"

namespace flurwerk {

Result<Deadline> make_deadline(DeadlineId id, const PeriodRule& rule, Date from, const HolidayCalendar& calendar,
                               const LawAt& law, std::string subject) {
  auto derivation = derive(from, rule.length, calendar, rule.shift_mode(), rule.starts);
  if (!derivation) return tl::unexpected(derivation.error());
  return Deadline{std::move(id),   rule.id,     std::move(subject),    rule.basis,
                  rule.on_silence, law.version, std::move(*derivation)};
}

}  // namespace flurwerk
