#include "api/app/local_time.hpp"

#include <fmt/format.h>

#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

std::string berlin_clock(Instant instant) {
  const Instant local = instant + berlin_offset(instant);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(local - berlin_day(instant)).count();
  return fmt::format("{}, {:02}:{:02} Uhr", german_date(berlin_day(instant)), minutes / 60, minutes % 60);
}

Instant berlin_midnight(Date date) {
  const Instant midnight{date};  // summer time never begins or ends at midnight
  return midnight - berlin_offset(midnight);
}

}  // namespace flurwerk::api
