// What holds for every period, whatever the day, the length and the Land.
// Basis: BGB §§ 187-193.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace period_properties_test {

using std::chrono::days;
using std::chrono::year_month_day;
using test::calendar;

Date any_day() { return test::day("2000-01-01") + days{*rc::gen::inRange(0, 36525)}; }

std::string any_land() { return lands()[*rc::gen::inRange<std::size_t>(0, 16)].code; }

Period any_length(std::vector<PeriodUnit> units) {
  return {*rc::gen::inRange(1, 40), *rc::gen::elementOf(std::move(units)), false, false};
}

const std::vector<PeriodUnit> all_units{PeriodUnit::days,  PeriodUnit::weeks,        PeriodUnit::months,
                                        PeriodUnit::years, PeriodUnit::working_days, PeriodUnit::weekdays};

bool is_working_day(const std::string& land, Date date) {
  return !is_saturday(date) && !is_sunday(date) && !calendar(land).is_holiday(date);
}

RC_GTEST_PROP(Periods, ShiftedEndIsTheFirstWorkingDayFromTheRawEndOn, ()) {
  const auto land = any_land();
  const auto derived = derive(any_day(), any_length(all_units), calendar(land), Shift::yes).value();
  RC_ASSERT(is_working_day(land, derived.end));
  for (Date date = derived.raw; date < derived.end; date += days{1}) RC_ASSERT(!is_working_day(land, date));
  RC_ASSERT(derived.end - derived.raw <= days{5});
  RC_ASSERT(derived.steps.back().date == derived.end);
}

RC_GTEST_PROP(Periods, UnshiftedEndIsTheRawEnd, ()) {
  const Date from = any_day();
  const auto length = any_length(all_units);
  const auto derived = derive(from, length, calendar("HE"), Shift::no).value();
  RC_ASSERT(derived.end == derived.raw);
  RC_ASSERT(derived.raw == derive(from, length, calendar("HE"), Shift::yes)->raw);
  RC_ASSERT(derived.end > from);
}

RC_GTEST_PROP(Periods, LaterEventNeverEndsEarlier, ()) {
  const auto land = any_land();
  const Date from = any_day();
  const Date later = from + days{*rc::gen::inRange(1, 70)};
  const auto length = any_length(all_units);
  RC_ASSERT(derive(from, length, calendar(land), Shift::yes)->end <=
            derive(later, length, calendar(land), Shift::yes)->end);
}

RC_GTEST_PROP(Periods, OfMonthsEndOnTheSameNumberOrTheLastDay, ()) {
  const Date from = any_day();
  const auto length = any_length({PeriodUnit::months});
  const year_month_day begin{from}, end{derive(from, length, calendar("HE"), Shift::no)->raw};
  const auto index = [](const year_month_day& d) { return int(d.year()) * 12 + int(unsigned(d.month())); };
  RC_ASSERT(index(end) == index(begin) + length.count);
  const bool last = Date{end} + days{1} ==
                    Date{year_month_day{Date{end} + days{1}}.year() / year_month_day{Date{end} + days{1}}.month() / 1};
  RC_ASSERT(end.day() == begin.day() || (end.day() < begin.day() && last));
}

RC_GTEST_PROP(Periods, OfWeeksEndOnTheSameWeekday, ()) {
  const Date from = any_day();
  const auto length = any_length({PeriodUnit::weeks});
  const auto raw = derive(from, length, calendar("HE"), Shift::no)->raw;
  RC_ASSERT(raw - from == days{7 * length.count});
}

RC_GTEST_PROP(Periods, OfArbeitstageContainExactlyThatMany, ()) {
  const auto land = any_land();
  const Date from = any_day();
  const auto length = any_length({PeriodUnit::working_days});
  const auto raw = derive(from, length, calendar(land), Shift::no)->raw;
  int counted = 0;
  for (Date date = from + days{1}; date <= raw; date += days{1}) counted += is_working_day(land, date);
  RC_ASSERT(counted == length.count);
  RC_ASSERT(is_working_day(land, raw));
}

RC_GTEST_PROP(Periods, BackwardsLeaveTheFullLengthInBetween, ()) {
  const Date event = any_day();
  Period length = any_length({PeriodUnit::days, PeriodUnit::weeks});
  length.backward = true;
  const int full = length.unit == PeriodUnit::weeks ? 7 * length.count : length.count;
  RC_ASSERT(event - derive(event, length, calendar("HE"), Shift::yes)->end == days{full + 1});
}

RC_GTEST_PROP(Periods, OneHolidayMoreNeverShortens, ()) {
  const Date from = any_day();
  const auto length = any_length(all_units);
  const auto before = derive(from, length, calendar("HE"), Shift::yes)->end;
  const auto more = calendar("HE").with({before, "proclaimed later"});
  RC_ASSERT(derive(from, length, more, Shift::yes)->end > before);
}

RC_GTEST_PROP(PeriodNotation, IsReadBackAsItWasWritten, ()) {
  Period period = any_length(all_units);
  period.backward = *rc::gen::arbitrary<bool>();
  period.from_start_of_day = !period.backward && *rc::gen::arbitrary<bool>();
  RC_ASSERT(parse_period(to_string(period)).value() == period);
}

RC_GTEST_PROP(PeriodNotation, WhateverIsAcceptedIsWrittenBackTheSame, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789-+DWMYAT mw.")));
  const auto period = parse_period(text);
  if (period) RC_ASSERT(to_string(*period) == text);
}

RC_GTEST_PROP(DateNotation, IsReadBackAsItWasWritten, ()) {
  const Date date = any_day();
  RC_ASSERT(parse_date(to_string(date)).value() == date);
}

}  // namespace period_properties_test
}  // namespace flurwerk
