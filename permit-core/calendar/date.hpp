// Calendar dates and instants as the law counts them. Dates are days in Europe/Berlin, instants are UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace flurwerk {

using Date = std::chrono::sys_days;        // a calendar day, no time zone attached
using Instant = std::chrono::sys_seconds;  // a moment in UTC

// "2026-03-02" -> date; nothing for anything else (also 2026-02-30, years outside 1900..2200).
std::optional<Date> parse_date(std::string_view text);
std::string to_string(Date date);    // "2026-03-02"
std::string german_date(Date date);  // "02.03.2026", DIN 5008

// "2026-03-02T08:15:00Z" -> instant; nothing for anything else.
std::optional<Instant> parse_instant(std::string_view text);
std::string to_string(Instant instant);

}  // namespace flurwerk
