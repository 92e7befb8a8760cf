// Calendars as text: whole-day events of RFC 5545.
// Basis: lines of at most 75 octets, ended by CR LF; text escaped.
#pragma once

#include <string>

#include "api/http/response.hpp"
#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

struct IcsEvent {
  std::string id, summary, description, url;
  Date from, last;  // both inclusive
};
std::string ics_event(const IcsEvent& event, Instant stamp);

// The calendar around its events.
Response ics_response(const std::string& name, const std::string& events);

}  // namespace flurwerk::api
