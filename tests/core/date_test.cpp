#include "permit-core/calendar/date.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace date_test {

TEST(Date, ReadsAndWritesTheSameDay) {
  for (const char* text : {"1900-01-01", "2024-02-29", "2026-03-02", "2200-12-31"}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_string(*date), text);
  }
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const char* text :
       {"", "2026", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-01", "1899-12-31",
        "2201-01-01", "0000-00-00", "2026-03-02 ", " 2026-03-02", "2026/03/02", "2026-03-0x", "+026-03-02",
        "2026-03--2", "02.03.2026", "2026-03-02T00:00:00Z"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
  EXPECT_FALSE(parse_date(std::string_view("2026-03-02\0", 11)));
}

TEST(Instant, ReadsAndWritesTheSameMoment) {
  for (const char* text : {"2026-03-02T08:15:00Z", "1969-12-31T23:59:59Z", "2024-02-29T00:00:00Z"}) {
    const auto instant = parse_instant(text);
    ASSERT_TRUE(instant) << text;
    EXPECT_EQ(to_string(*instant), text);
  }
}

TEST(Instant, RefusesWhatIsNoMomentInUtc) {
  for (const char* text : {"", "2026-03-02", "2026-03-02T08:15:00", "2026-03-02T08:15:00+01:00", "2026-03-02T24:00:00Z",
                           "2026-03-02T08:60:00Z", "2026-03-02T08:15:60Z", "2026-02-30T08:15:00Z",
                           "2026-03-02 08:15:00Z", "2026-03-02T8:15:000Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

}  // namespace date_test
}  // namespace flurwerk
