// Public holidays (gesetzliche Feiertage) of the 16 Länder, by year, and a calendar that answers "is this a holiday?".
// Basis: the Länder's holiday acts, as rows in permit-core/law/holidays.json; which Land counts: BGB § 193 (place of
// performance).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/embedded.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

struct Holiday {
  Date date;
  std::string name;  // German, as the act calls it: "Fronleichnam"
  friend bool operator==(const Holiday&, const Holiday&) = default;
};

struct Land {
  std::string code;  // "HE", upper case, as in ISO 3166-2:DE
  std::string name;  // "Hessen"
};

// The years that can be answered for; earlier and later ones are refused, never guessed.
inline constexpr int first_holiday_year = 1995;
inline constexpr int last_holiday_year = 2200;

const std::vector<Land>& lands();  // all 16, by code

// Easter Sunday of the Gregorian calendar, any year from 1583.
Date easter_sunday(int year);

// Statewide holidays of one year, by date. Unknown Land or unsupported year: Refusal.
Result<std::vector<Holiday>> holidays(std::string_view land, int year);

// All holidays of one Land from first_holiday_year to last_holiday_year. A cheap value: copies share the table.
class HolidayCalendar {
 public:
  static Result<HolidayCalendar> of(std::string_view land);

  const std::string& land() const { return land_; }
  // Names the data and every day added later; two calendars that answer differently have different versions.
  const std::string& version() const { return version_; }
  bool is_holiday(Date date) const { return !name_of(date).empty(); }
  std::string_view name_of(Date date) const;  // empty: not a holiday
  bool covers(Date date) const;               // false: before or after the supported years

  // The same calendar and one more holiday, for instance one that the Land proclaims after this program was built.
  HolidayCalendar with(Holiday extra) const;

 private:
  HolidayCalendar(std::string land, std::string version, std::shared_ptr<const std::vector<Holiday>> days);
  std::string land_;
  std::string version_;
  std::shared_ptr<const std::vector<Holiday>> days_;  // sorted by date, one entry a day
};

bool is_saturday(Date date);
bool is_sunday(Date date);

// The file permit-core/law/holidays.json (its own list; see flurwerk_embed).
std::span<const EmbeddedFile> embedded_files_holidays();

}  // namespace flurwerk
