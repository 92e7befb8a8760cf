// A person's calendar: due dates of the cases and requests they work on, behind a secret address that a program can read.
// Basis: RFC 5545. The address opens due dates alone, no case; making a new one ends the old.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/app/caller.hpp"

namespace flurwerk::api {

// The new address' secret, shown once; only its hash is stored.
std::string renew_calendar(App& app, const Caller& caller);

struct CalendarEntry {
  std::string id;  // of the request or the case
  std::string heading;
  std::string path;  // "/vorgaenge/..."
  Date day;
};
// Refused as "calendar-unknown": never given, replaced, or the account is disabled.
Result<std::vector<CalendarEntry>> calendar_behind(const App& app, std::string_view token);

}  // namespace flurwerk::api
