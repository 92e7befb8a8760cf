// Areas typed as text: taken, or refused with what is wrong and where.
#include "geo/wkt.hpp"

#include <gtest/gtest.h>

namespace flurwerk::geo {
namespace wkt_test {

TEST(Wkt, AnAreaIsTaken) {
  const auto area =
      area_from_wkt("MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 2 2)), ((20 0, 30 0, 30 5, 20 0)))");
  ASSERT_TRUE(area) << area.error().text.en;
  EXPECT_DOUBLE_EQ(area_m2(*area), 100 - 2 + 25);
}

TEST(Wkt, WhatIsNoneIsRefusedWithItsPlace) {
  struct Case {
    const char* text;
    const char* says;
  };
  for (const auto& [text, says] : {
           Case{"", "no WKT"},
           Case{"POLYGON((0 0, 1 0, 1 1))", "no WKT"},  // not closed
           Case{"POINT(1 2)", "a point"},
           Case{"POLYGON EMPTY", "empty"},
           Case{"POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))", "at 5 5"},
           Case{"POLYGON((479500 5562400, 47E520 5562400, 479520 520, 479500 5562400))", "at inf"},
       }) {
    const auto area = area_from_wkt(text);
    ASSERT_FALSE(area) << text;
    EXPECT_EQ(area.error().code, "no-area");
    EXPECT_NE(area.error().text.en.find(says), std::string::npos) << text << ": " << area.error().text.en;
  }
}

}  // namespace wkt_test
}  // namespace flurwerk::geo
