#include "api/app/local_time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

namespace flurwerk::api {

namespace {

const date::time_zone& berlin() {
  static const date::time_zone* zone = date::locate_zone("Europe/Berlin");
  return *zone;
}

date::local_seconds local(Instant instant) {
  return berlin().to_local(date::sys_seconds{instant.time_since_epoch()});
}

}  // namespace

Date berlin_date(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(local(instant).time_since_epoch())};
}

std::string german_date(Date date) {
  const std::chrono::year_month_day ymd{date};
  return fmt::format("{:02}.{:02}.{:04}", unsigned(ymd.day()), unsigned(ymd.month()), int(ymd.year()));
}

std::string berlin_clock(Instant instant) {
  const auto since_midnight = local(instant).time_since_epoch() % std::chrono::days{1};
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(since_midnight).count();
  return fmt::format("{}, {:02}:{:02} Uhr", german_date(berlin_date(instant)), minutes / 60, minutes % 60);
}

Instant berlin_midnight(Date date) {
  const date::local_seconds midnight{date.time_since_epoch()};
  return Instant{berlin().to_sys(midnight).time_since_epoch()};
}

}  // namespace flurwerk::api
