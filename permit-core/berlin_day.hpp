// The calendar day in Germany at an instant, so that folding the log needs no time zone database.
// Basis: § 1 Abs. 4 EinhZeitG, §§ 1, 2 SoZV: summer time from the last Sunday of March to that of October, 01:00 UTC.
#pragma once

#include <chrono>

#include "permit-core/calendar/date.hpp"

namespace flurwerk {

// How far German clocks are ahead of UTC. Right for instants since 1996, the first year of today's rule; nothing older is
// in any log.
inline std::chrono::hours berlin_offset(Instant instant) {
  using namespace std::chrono;
  const year_month_day ymd{floor<days>(instant)};
  const sys_seconds begin = sys_days{ymd.year() / March / Sunday[last]} + hours{1};
  const sys_seconds end = sys_days{ymd.year() / October / Sunday[last]} + hours{1};
  return instant >= begin && instant < end ? hours{2} : hours{1};
}

inline Date berlin_day(Instant instant) {
  return std::chrono::floor<std::chrono::days>(instant + berlin_offset(instant));
}

}  // namespace flurwerk
