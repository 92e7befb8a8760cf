// How moments read on a German clock and dates in a German letter.
// Basis: DIN 5008; the day itself is permit-core's berlin_day, which the log is folded with.
#pragma once

#include <string>

#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

std::string berlin_clock(Instant instant);  // "01.06.2026, 00:30 Uhr"
Instant berlin_midnight(Date date);         // first moment of that day

}  // namespace flurwerk::api
