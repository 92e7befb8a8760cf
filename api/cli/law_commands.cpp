#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/output.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/calendar/holidays.hpp"
#include "permit-core/calendar/period.hpp"

namespace flurwerk::api::cli {

int period(const Common& common, const PeriodOptions& options) {
  const auto from = date_from(options.from, "--from");
  if (!from) return say(common, from.error());
  const auto length = parse_period(options.length);
  if (!length) return say(common, length.error());
  const auto calendar = HolidayCalendar::of(options.land);
  if (!calendar) return say(common, calendar.error());
  const auto derivation = derive(*from, *length, *calendar, options.no_shift ? Shift::no : Shift::yes);
  if (!derivation) return say(common, derivation.error());
  print_line(common.json ? derivation_json(*derivation).dump() : to_string(derivation->end));
  return fine;
}

int holidays(const Common& common, const std::string& land, int year) {
  const auto days = flurwerk::holidays(land, year);
  if (!days) return say(common, days.error());
  if (common.json) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& day : *days) list.push_back({{"date", to_string(day.date)}, {"name", day.name}});
    print_line(nlohmann::json{{"land", land}, {"year", year}, {"holidays", list}}.dump());
  } else {
    for (const auto& day : *days) print_line(fmt::format("{} {}", to_string(day.date), day.name));
  }
  return fine;
}

}  // namespace flurwerk::api::cli
