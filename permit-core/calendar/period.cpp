#include "permit-core/calendar/period.hpp"

#include <array>

namespace flurwerk {
namespace {

struct UnitRow {
  std::string_view symbol;
  PeriodUnit unit;
  int most;  // longest accepted count
  std::string_view de_one, de_many, en_one, en_many;
};

constexpr std::array units{
    UnitRow{"D", PeriodUnit::days, 10000, "Tag", "Tage", "day", "days"},
    UnitRow{"W", PeriodUnit::weeks, 4000, "Woche", "Wochen", "week", "weeks"},
    UnitRow{"M", PeriodUnit::months, 1200, "Monat", "Monate", "month", "months"},
    UnitRow{"Y", PeriodUnit::years, 100, "Jahr", "Jahre", "year", "years"},
    UnitRow{"AT", PeriodUnit::working_days, 10000, "Arbeitstag", "Arbeitstage", "working day", "working days"},
    UnitRow{"WT", PeriodUnit::weekdays, 10000, "Werktag", "Werktage", "weekday (Mon-Sat)", "weekdays (Mon-Sat)"},
};

const UnitRow& row_of(PeriodUnit unit) {
  for (const auto& row : units) {
    if (row.unit == unit) return row;
  }
  return units.front();
}

tl::unexpected<Refusal> bad_period(std::string_view text) {
  const std::string shown = text.size() <= 20 ? std::string(text) : std::string(text.substr(0, 20)) + "...";
  return refuse(
      RefusalKind::invalid, "bad-period",
      {"\"" + shown + "\" ist keine Fristlänge.", "\"" + shown + "\" is not the length of a period."},
      {"Zum Beispiel 1M, 2W, 10D, 5Y, 10AT, 10WT, 1M0 (erster Tag zählt) oder -2W (rückwärts); höchstens 100Y, "
       "1200M, 4000W, 10000D.",
       "For example 1M, 2W, 10D, 5Y, 10AT, 10WT, 1M0 (first day counts) or -2W (backwards); at most 100Y, "
       "1200M, 4000W, 10000D."},
      "BGB §§ 187-189", "length");
}

}  // namespace

Result<Period> parse_period(std::string_view text) {
  std::string_view rest = text;
  Period period;
  if (rest.starts_with('-')) {
    period.backward = true;
    rest.remove_prefix(1);
  }
  std::size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
  if (digits == 0 || digits > 5 || rest.front() == '0') return bad_period(text);
  for (const char c : rest.substr(0, digits)) period.count = period.count * 10 + (c - '0');
  rest.remove_prefix(digits);
  if (rest.ends_with('0')) {
    if (period.backward) return bad_period(text);  // a backward period has no first day to include
    period.from_start_of_day = true;
    rest.remove_suffix(1);
  }
  for (const auto& row : units) {
    if (row.symbol != rest) continue;
    if (period.count > row.most) return bad_period(text);
    period.unit = row.unit;
    return period;
  }
  return bad_period(text);
}

std::string to_string(const Period& period) {
  return (period.backward ? "-" : "") + std::to_string(period.count) + std::string(row_of(period.unit).symbol) +
         (period.from_start_of_day ? "0" : "");
}

Text spell_out(const Period& period) {
  const auto& row = row_of(period.unit);
  const std::string count = std::to_string(period.count) + " ";
  const bool one = period.count == 1;
  return {count + std::string(one ? row.de_one : row.de_many), count + std::string(one ? row.en_one : row.en_many)};
}

}  // namespace flurwerk
