#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace holidays_test {

using test::calendar;
using test::day;

TEST(Easter, FallsOnTheKnownSundays) {
  const char* sundays[] = {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
                           "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13"};
  int year = 2024;
  for (const char* sunday : sundays) EXPECT_EQ(to_string(easter_sunday(year++)), sunday);
  EXPECT_EQ(to_string(easter_sunday(2038)), "2038-04-25");  // the latest possible day
  EXPECT_EQ(to_string(easter_sunday(2008)), "2008-03-23");
}

TEST(Holidays, OfHesseEqualTheOfficialList) {
  std::ifstream file(FLURWERK_SHARED_DATA "/holidays/he_public_holidays_2024_2027.tsv");
  if (!file) GTEST_SKIP() << "no ../shared/data beside the repository";
  std::vector<std::string> expected, found;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) expected.push_back(line);
  }
  ASSERT_EQ(expected.size(), 40u);
  for (int year = 2024; year <= 2027; ++year) {
    const auto in_year = holidays("HE", year).value();
    for (const auto& holiday : in_year) found.push_back(to_string(holiday.date) + "\t" + holiday.name);
  }
  EXPECT_EQ(found, expected);
}

// What each Land has in 2026 beyond the nine days that all have.
TEST(Holidays, OfEveryLandIn2026) {
  struct Row {
    const char* land;
    std::vector<std::string> own;
  };
  const Row table[] = {
      {"BB", {"2026-04-05", "2026-05-24", "2026-10-31"}},
      {"BE", {"2026-03-08"}},
      {"BW", {"2026-01-06", "2026-06-04", "2026-11-01"}},
      {"BY", {"2026-01-06", "2026-06-04", "2026-11-01"}},
      {"HB", {"2026-10-31"}},
      {"HE", {"2026-06-04"}},
      {"HH", {"2026-10-31"}},
      {"MV", {"2026-03-08", "2026-10-31"}},
      {"NI", {"2026-10-31"}},
      {"NW", {"2026-06-04", "2026-11-01"}},
      {"RP", {"2026-06-04", "2026-11-01"}},
      {"SH", {"2026-10-31"}},
      {"SL", {"2026-06-04", "2026-08-15", "2026-11-01"}},
      {"SN", {"2026-10-31", "2026-11-18"}},
      {"ST", {"2026-01-06", "2026-10-31"}},
      {"TH", {"2026-09-20", "2026-10-31"}},
  };
  ASSERT_EQ(std::size(table), lands().size());
  for (const Row& row : table) {
    SCOPED_TRACE(row.land);
    std::set<std::string> expected{"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
                                   "2026-05-25", "2026-10-03", "2026-12-25", "2026-12-26"};
    expected.insert(row.own.begin(), row.own.end());
    std::set<std::string> found;
    const auto in_2026 = holidays(row.land, 2026).value();
    for (const auto& holiday : in_2026) found.insert(to_string(holiday.date));
    EXPECT_EQ(found, expected);
  }
}

TEST(Holidays, ChangeWithTheYear) {
  struct Row {
    const char* land;
    const char* date;
    bool holiday;
    const char* why;
  };
  const Row table[] = {
      {"BE", "2018-03-08", false, "Frauentag in Berlin since 2019"},
      {"BE", "2019-03-08", true, "Frauentag in Berlin since 2019"},
      {"MV", "2022-03-08", false, "Frauentag in Mecklenburg-Vorpommern since 2023"},
      {"MV", "2023-03-08", true, "Frauentag in Mecklenburg-Vorpommern since 2023"},
      {"TH", "2018-09-20", false, "Weltkindertag since 2019"},
      {"TH", "2019-09-20", true, "Weltkindertag since 2019"},
      {"NI", "2016-10-31", false, "Reformationstag in the north since 2018"},
      {"NI", "2018-10-31", true, "Reformationstag in the north since 2018"},
      {"HE", "2017-10-31", true, "500 years of Reformation, everywhere and once"},
      {"BY", "2017-10-31", true, "500 years of Reformation, everywhere and once"},
      {"HE", "2018-10-31", false, "500 years of Reformation, once"},
      {"BE", "2020-05-08", true, "one-off"},
      {"BE", "2025-05-08", true, "one-off"},
      {"BE", "2026-05-08", false, "one-off"},
      {"HE", "2025-05-08", false, "Berlin alone"},
      {"BE", "2028-06-17", true, "one-off"},
      {"SN", "2025-11-19", true, "Buß- und Bettag, Wednesday before 23 Nov"},
      {"SN", "2022-11-16", true, "23 Nov is itself a Wednesday: the one before"},
      {"SN", "2022-11-23", false, "23 Nov is itself a Wednesday: the one before"},
      {"HE", "2026-12-24", false, "Christmas Eve is a working day"},
      {"HE", "2026-12-31", false, "New Year's Eve is a working day"},
  };
  for (const Row& row : table) {
    EXPECT_EQ(calendar(row.land).is_holiday(day(row.date)), row.holiday)
        << row.land << " " << row.date << ": " << row.why;
  }
}

TEST(Holidays, TwoOnOneDayAreBothNamed) {
  EXPECT_EQ(calendar("HE").name_of(day("2008-05-01")), "Maifeiertag, Christi Himmelfahrt");
  EXPECT_EQ(holidays("HE", 2008).value().size(), 9u);
}

TEST(Holidays, RefuseUnknownLandsAndYears) {
  EXPECT_EQ(holidays("XX", 2026).error().code, "unknown-land");
  EXPECT_EQ(holidays("he", 2026).error().code, "unknown-land");
  EXPECT_EQ(holidays("", 2026).error().field, "land");
  EXPECT_NE(holidays("XX", 2026).error().cure.de.find("HE"), std::string::npos);
  EXPECT_EQ(holidays("HE", 1994).error().code, "year-out-of-range");
  EXPECT_EQ(holidays("HE", 2201).error().code, "year-out-of-range");
  EXPECT_EQ(HolidayCalendar::of("DE").error().code, "unknown-land");
}

TEST(HolidayCalendar, TakesADayThatIsProclaimedLater) {
  const auto before = calendar("HE");
  const auto after = before.with({day("2026-07-01"), "Hessentag"});
  EXPECT_FALSE(before.is_holiday(day("2026-07-01")));
  EXPECT_EQ(after.name_of(day("2026-07-01")), "Hessentag");
  EXPECT_TRUE(after.is_holiday(day("2026-06-04")));
  EXPECT_NE(after.version(), before.version());
  // 1M from 1 June ends on 1 July, now on the day after.
  EXPECT_EQ(to_string(derive(day("2026-06-01"), test::length("1M"), before, Shift::yes)->end), "2026-07-01");
  EXPECT_EQ(to_string(derive(day("2026-06-01"), test::length("1M"), after, Shift::yes)->end), "2026-07-02");
}

}  // namespace holidays_test
}  // namespace flurwerk
