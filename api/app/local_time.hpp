// Which day it is in Europe/Berlin at a moment, and how that moment reads on a German clock.
// Basis: a receipt counts on the local day it arrives (§ 187 Abs. 1 BGB); IANA time zone data of the system.
#pragma once

#include <string>

#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

Date berlin_date(Instant instant);              // 2026-05-31T22:30:00Z -> 2026-06-01
std::string berlin_clock(Instant instant);      // "01.06.2026, 00:30 Uhr"
std::string german_date(Date date);             // "01.06.2026"
Instant berlin_midnight(Date date);             // first moment of that day

}  // namespace flurwerk::api
