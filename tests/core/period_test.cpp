#include "permit-core/calendar/period.hpp"

#include <gtest/gtest.h>

#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace period_test {

using test::calendar;
using test::day;
using test::length;

TEST(Period, IsReadInTheNotationOfTheLawData) {
  EXPECT_EQ(length("1M"), (Period{1, PeriodUnit::months, false, false}));
  EXPECT_EQ(length("2W"), (Period{2, PeriodUnit::weeks, false, false}));
  EXPECT_EQ(length("10D"), (Period{10, PeriodUnit::days, false, false}));
  EXPECT_EQ(length("5Y"), (Period{5, PeriodUnit::years, false, false}));
  EXPECT_EQ(length("10AT"), (Period{10, PeriodUnit::working_days, false, false}));
  EXPECT_EQ(length("10WT"), (Period{10, PeriodUnit::weekdays, false, false}));
  EXPECT_EQ(length("1M0"), (Period{1, PeriodUnit::months, true, false}));
  EXPECT_EQ(length("-2W"), (Period{2, PeriodUnit::weeks, false, true}));
  EXPECT_EQ(spell_out(length("1M")), (Text{"1 Monat", "1 month"}));
  EXPECT_EQ(spell_out(length("10AT")), (Text{"10 Arbeitstage", "10 working days"}));
}

TEST(Period, RefusesEverythingElse) {
  for (const char* text : {"",      "M",      "0M",      "01M",     "-0W",
                           "1",     "1m",     "1 M",     "1MM",     "1M1",
                           "1M00",  "--1M",   "+1M",     "1X",      "1A",
                           "1T",    "1.5M",   "-1M0",    "101Y",    "1201M",
                           "4001W", "10001D", "10001AT", "10001WT", "99999999999999999999D",
                           "1M\n",  "P1M",    "-",       "0"}) {
    const auto period = parse_period(text);
    ASSERT_FALSE(period) << text;
    EXPECT_EQ(period.error().code, "bad-period");
    EXPECT_EQ(period.error().field, "length");
    EXPECT_FALSE(period.error().cure.de.empty());
  }
}

// Cases beside the worked ones: corners of BGB § 188 and the units that count days.
TEST(Derivation, HoldsAtTheCorners) {
  struct Row {
    const char *from, *length, *result, *why;
    Shift shift = Shift::no;
  };
  const Row table[] = {
      {"2026-05-31", "1M0", "2026-06-30", "the day before 31 June is 30 June, not 29"},
      {"2026-01-31", "1M0", "2026-02-28", "no 30 February"},
      {"2026-01-29", "1M0", "2026-02-28", "the day before 29 February is 28"},
      {"2026-03-01", "1M0", "2026-03-31", "a whole calendar month"},
      {"2024-02-01", "1M0", "2024-02-29", "a whole calendar month, leap year"},
      {"2026-01-01", "1Y0", "2026-12-31", "a whole year"},
      {"2026-06-01", "2W0", "2026-06-14", "first day counts"},
      {"2026-06-01", "1D0", "2026-06-01", "first day counts"},
      {"2026-06-01", "1AT0", "2026-06-01", "first day counts, a Monday"},
      {"2026-06-06", "1AT0", "2026-06-08", "a Saturday is no Arbeitstag"},
      {"2026-06-05", "1WT", "2026-06-06", "a Saturday is a Werktag"},
      {"2026-06-05", "1WT", "2026-06-08", "but no period ends on it", Shift::yes},
      {"2026-03-31", "-1M", "2026-02-27", "backwards: February wholly in between"},
      {"2026-09-15", "-2AT", "2026-09-10", "backwards: 11 and 14 Sep in between"},
      {"2026-09-14", "-1D", "2026-09-12", "backwards, a Saturday, unshifted", Shift::yes},
      {"1960-05-10", "1M", "1960-06-10", "no calendar needed without a shift"},
  };
  for (const Row& row : table) {
    const auto derived = derive(day(row.from), length(row.length), calendar("HE"), row.shift);
    ASSERT_TRUE(derived) << row.from << " " << row.length;
    EXPECT_EQ(to_string(derived->end), row.result) << row.from << " " << row.length << ": " << row.why;
  }
}

TEST(Derivation, ExplainsEveryStep) {
  const auto derived = derive(day("2026-01-31"), length("1M"), calendar("HE"), Shift::yes).value();
  ASSERT_EQ(derived.steps.size(), 3u);
  EXPECT_EQ(derived.steps[0].rule, "BGB § 187 Abs. 1");
  EXPECT_EQ(derived.steps[0].date, derived.from);
  EXPECT_EQ(derived.steps[1].rule, "BGB § 188 Abs. 3");
  EXPECT_EQ(to_string(derived.steps[1].date), "2026-02-28");
  EXPECT_EQ(derived.steps[2].rule, "BGB § 193");
  EXPECT_EQ(to_string(derived.steps[2].date), "2026-03-02");
  EXPECT_EQ(derived.steps[2].why.de,
            "Der 28.2.2026 ist ein Samstag, der 1.3.2026 ist ein Sonntag; an die Stelle des letzten Tages tritt der "
            "nächste Werktag, Montag, der 2.3.2026.");
  EXPECT_EQ(derived.calendar_version, calendar("HE").version());
}

TEST(Derivation, NamesTheHolidayThatMovesTheEnd) {
  const auto derived = derive(day("2026-05-04"), length("1M"), calendar("HE"), Shift::yes).value();
  EXPECT_NE(derived.steps.back().why.de.find("Fronleichnam, HE"), std::string::npos);
}

TEST(Derivation, SaysWhyAnEndOnAWeekendStays) {
  const auto derived = derive(day("2026-03-13"), length("1D"), calendar("HE"), Shift::no).value();
  EXPECT_EQ(to_string(derived.end), "2026-03-14");
  EXPECT_EQ(derived.steps.back().rule, "VwVfG § 31 Abs. 3 (nicht anwendbar)");
}

TEST(Derivation, RefusesToLeaveTheCalendar) {
  EXPECT_EQ(derive(day("2200-12-15"), length("1M"), calendar("HE"), Shift::no).error().code, "period-out-of-range");
  EXPECT_EQ(derive(day("2199-01-01"), length("100Y"), calendar("HE"), Shift::yes).error().code, "period-out-of-range");
  EXPECT_EQ(derive(day("1950-01-01"), length("1M"), calendar("HE"), Shift::yes).error().code, "period-out-of-range");
  EXPECT_EQ(derive(day("2200-12-20"), length("10AT"), calendar("HE"), Shift::no).error().code, "period-out-of-range");
  EXPECT_EQ(derive(day("1900-01-02"), length("-1M"), calendar("HE"), Shift::no).error().code, "period-out-of-range");
}

TEST(Extension, RunsFromTheShiftedEndOfThePeriodBefore) {
  const auto first = derive(day("2026-03-14"), length("3M"), calendar("HE"), Shift::yes).value();
  ASSERT_EQ(to_string(first.end), "2026-06-15");  // raw: Sunday 14 June
  const auto longer = extend(first, length("2M"), calendar("HE"), Shift::yes).value();
  EXPECT_EQ(to_string(longer.from), "2026-06-15");
  EXPECT_EQ(to_string(longer.raw), "2026-08-15");
  EXPECT_EQ(to_string(longer.end), "2026-08-17");
  EXPECT_EQ(longer.steps.front().rule, "BGB § 190");
  EXPECT_NE(longer.steps.front().why.de.find("endete sie am 14.8.2026"), std::string::npos) << "row 41, for the alarm";
  const auto cautious = extend(first, length("2M"), calendar("HE"), Shift::yes, ExtendFrom::raw).value();
  EXPECT_EQ(to_string(cautious.from), "2026-06-14");
  EXPECT_EQ(to_string(cautious.end), "2026-08-14");
  EXPECT_EQ(extend(first, length("-2W"), calendar("HE"), Shift::yes).error().code, "bad-period");
  EXPECT_EQ(extend(first, length("1M0"), calendar("HE"), Shift::yes).error().code, "bad-period");
}

// Rows 74 and 75: a Saturday that the authority has named, with and without pointing to § 31 Abs. 3 VwVfG.
TEST(FixedEnd, MovesUnlessTheProvisionWasPointedOut) {
  const auto stays = fixed_end(day("2026-03-02"), day("2026-03-28"), calendar("HE"), Shift::no).value();
  EXPECT_EQ(to_string(stays.end), "2026-03-28");
  EXPECT_EQ(stays.length, "2026-03-28");
  const auto moves = fixed_end(day("2026-03-02"), day("2026-03-28"), calendar("HE"), Shift::yes).value();
  EXPECT_EQ(to_string(moves.end), "2026-03-30");
  EXPECT_EQ(fixed_end(day("2026-03-02"), day("2026-03-01"), calendar("HE"), Shift::no).error().code, "bad-period");
  const auto holiday = calendar("HE").with({day("2026-03-30"), "Heimatfest"});
  EXPECT_EQ(to_string(derive_again(moves, holiday, Shift::yes).value().end), "2026-03-31");
}

TEST(Sentence, NamesTheEventTheLengthTheEndAndTheShift) {
  const Text receipt{"Eingang des Bauantrags", "receipt of the application"};
  const auto derived = derive(day("2026-01-30"), length("1M"), calendar("HE"), Shift::yes, receipt).value();
  EXPECT_NE(derived.steps.front().why.de.find("(Eingang des Bauantrags: Freitag, 30.1.2026)"), std::string::npos);
  const auto again = derive_again(derived, calendar("HE").with({day("2026-03-02"), "Heimatfest"}), Shift::yes).value();
  EXPECT_EQ(again.steps.front().why, derived.steps.front().why) << "what began it stays, whatever moves its end";
  EXPECT_EQ(
      in_a_sentence(derived, receipt).de,
      "Eingang des Bauantrags am Freitag, 30.01.2026 (dieser Tag zählt nicht mit); Frist: 1 Monat; letzter Tag ist "
      "Montag, 02.03.2026, 24 Uhr, verschoben von Samstag, 28.02.2026.");
  EXPECT_EQ(in_a_sentence(derived, receipt).en,
            "receipt of the application on Friday, 2026-01-30 (this day does not count); period: 1 month; the last day "
            "is Monday, 2026-03-02, until midnight, moved from Saturday, 2026-02-28.");
  const auto display = derive(day("2026-06-01"), length("1M0"), calendar("HE"), Shift::no).value();
  EXPECT_NE(in_a_sentence(display).de.find("(dieser Tag zählt mit); Frist: 1 Monat; letzter Tag ist Dienstag"),
            std::string::npos);
  const auto before = derive(day("2026-09-15"), length("-2W"), calendar("HE"), Shift::no).value();
  EXPECT_EQ(in_a_sentence(before).de,
            "Ereignis am Dienstag, 15.09.2026; Frist: 2 Wochen davor; letzter Tag ist Montag, "
            "31.08.2026, 24 Uhr.");
}

}  // namespace period_test
}  // namespace flurwerk
