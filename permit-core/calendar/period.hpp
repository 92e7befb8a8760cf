// Periods (Fristen): reading "1M", computing the last day, and explaining each step so that it can be defended in
// court. Basis: BGB §§ 187-190, 193; VwVfG § 31. The start never shifts; only the end may move to the next working day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/calendar/holidays.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

enum class PeriodUnit {
  days,          // D
  weeks,         // W
  months,        // M
  years,         // Y
  working_days,  // AT, Arbeitstage: Monday to Friday without holidays
  weekdays,      // WT, Werktage: Monday to Saturday without holidays
};

struct Period {
  int count = 0;  // always positive
  PeriodUnit unit = PeriodUnit::days;
  bool from_start_of_day = false;  // "1M0": the first day counts (BGB § 187 Abs. 2)
  bool backward = false;           // "-2W": last day for a notice, full period in between
  friend bool operator==(const Period&, const Period&) = default;
};

// "1M", "2W", "10D", "5Y", "10AT", "10WT", "1M0", "-2W". Anything else, zero, or more than
// 100 years / 1200 months / 4000 weeks / 10000 days (also AT, WT): Refusal "bad-period".
Result<Period> parse_period(std::string_view text);
std::string to_string(const Period& period);  // the same notation
Text spell_out(const Period& period);         // {"1 Monat", "1 month"}

// Whether an end on a Saturday, Sunday or holiday moves to the next working day (BGB § 193, VwVfG § 31 Abs. 3).
enum class Shift { yes, no };

struct DerivationStep {
  std::string rule;  // "BGB § 188 Abs. 3"
  Date date;         // where the computation stands after this step
  Text why;          // a whole sentence
};

struct Derivation {
  Date from;           // the day of the event
  std::string length;  // "1M"
  std::string land;    // "HE"
  Date raw;            // last day before any shift
  Date end;            // last day; the period is over at 24:00 Europe/Berlin
  std::vector<DerivationStep> steps;
  std::string calendar_version;
};

// The last day of a period that an event on `from` starts; `event` names it in the steps. Backward periods never shift: a
// shift would shorten the notice. Refused: an end outside the years of the calendar or after 2200.
Result<Derivation> derive(Date from, const Period& period, const HolidayCalendar& calendar, Shift shift,
                          const Text& event = {});

// A last day that the authority has named itself (VwVfG § 31 Abs. 3): it moves like any other (Shift::yes) unless the
// authority has pointed to that provision (Shift::no). `length` is then that day. Refused: an end before `from`.
Result<Derivation> fixed_end(Date from, Date end, const HolidayCalendar& calendar, Shift shift, const Text& event = {});

// An extension (Fristverlängerung): counted from the last day of the period before it (BGB § 190), shifted as that one
// was. ExtendFrom::raw counts from that day before its shift: the cautious reading, for an alarm.
enum class ExtendFrom { end, raw };
Result<Derivation> extend(const Derivation& previous, const Period& by, const HolidayCalendar& calendar, Shift shift,
                          ExtendFrom from = ExtendFrom::end);

// The derivation as one sentence; `event` names what began it.
Text in_a_sentence(const Derivation& derivation, const Text& event = {});

// The same period by another calendar: after a holiday was added or taken back.
Result<Derivation> derive_again(const Derivation& before, const HolidayCalendar& calendar, Shift shift);

}  // namespace flurwerk
