// Short ways to write dates and calendars in tests; a mistake in a test is an exception.
// Basis: permit-core/calendar.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "permit-core/calendar/holidays.hpp"
#include "permit-core/calendar/period.hpp"

namespace flurwerk::test {

inline Date day(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) throw std::logic_error("not a day: " + std::string(text));
  return *date;
}

inline const HolidayCalendar& calendar(const std::string& land) {
  static std::map<std::string, HolidayCalendar> known;
  const auto at = known.find(land);
  if (at != known.end()) return at->second;
  return known.emplace(land, HolidayCalendar::of(land).value()).first->second;
}

inline Period length(std::string_view text) { return parse_period(text).value(); }

}  // namespace flurwerk::test
