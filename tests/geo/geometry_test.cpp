// Plain geometry at its borders: WKB, areas, coordinates to and from EPSG:25832.
#include "geo/geometry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "draft.hpp"
#include "geo/reproject.hpp"

namespace flurwerk::geo {
namespace geometry_test {

const Polygon with_hole{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}}}};

TEST(Wkb, ComesBackAsItWas) {
  for (const auto& area :
       {MultiPolygon{}, MultiPolygon{with_hole}, MultiPolygon{with_hole, area_of(box(20, 0, 30, 5))[0]}}) {
    const auto back = from_wkb(to_wkb(area));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, area);
  }
}

TEST(Wkb, EveryTruncationIsRefused) {
  const auto bytes = to_wkb({with_hole, with_hole});
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(from_wkb(bytes.substr(0, size))) << size;
  EXPECT_FALSE(from_wkb(bytes + "x"));
}

TEST(Wkb, CountsThatPromiseMoreThanThereIsAreRefused) {
  auto bytes = to_wkb({with_hole});
  for (const std::size_t at : {5u, 9u}) {
    auto broken = bytes;
    for (std::size_t i = 0; i < 4; ++i) broken[at + i] = '\xff';
    EXPECT_FALSE(from_wkb(broken));
  }
}

TEST(Wkb, NonFiniteCoordinatesAreRefused) {
  auto area = MultiPolygon{with_hole};
  area[0].outer[1].x = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(from_wkb(to_wkb(area)));
}

TEST(Area, SubtractsHolesAndKeepsItsDigitsInUtm) {
  EXPECT_DOUBLE_EQ(area_m2({with_hole}), 96);
  auto far = with_hole;
  const auto shift = [](Ring& ring) {
    for (auto& p : ring) p = {p.x + 477000.123, p.y + 5553000.456};
  };
  shift(far.outer);
  shift(far.holes[0]);
  EXPECT_NEAR(area_m2({far}), 96, 1e-6);
}

TEST(Reprojection, MeetsTheCentralMeridianAndComesBack) {
  const auto there = to_25832(Crs::crs84, {9, 50});
  ASSERT_TRUE(there);
  EXPECT_NEAR(there->x, 500000, 1e-6);
  EXPECT_NEAR(there->y, 5538630.7028, 1e-3);
  for (const auto crs : {Crs::crs84, Crs::epsg25832, Crs::epsg25833, Crs::epsg3857}) {
    const Point place{477123.456, 5553987.654};
    const auto back = to_25832(crs, from_25832(crs, place));
    ASSERT_TRUE(back) << crs_urn(crs);
    EXPECT_NEAR(back->x, place.x, 1e-4) << crs_urn(crs);
    EXPECT_NEAR(back->y, place.y, 1e-4) << crs_urn(crs);
  }
}

TEST(Reprojection, RefusesWhatCannotBeMeant) {
  EXPECT_EQ(to_25832(Crs::crs84, {50, 9}).error().code, "swapped-axes");
  EXPECT_EQ(to_25832(Crs::crs84, {100, 50}).error().code, "coordinates-out-of-range");
  EXPECT_EQ(to_25832(Crs::crs84, {NAN, 50}).error().code, "not-a-number");
  EXPECT_EQ(to_25832(Crs::epsg25832, {INFINITY, 0}).error().code, "not-a-number");
  EXPECT_TRUE(to_25832(Crs::epsg25832, {3, 6})) << "local plans lie near the origin";
  EXPECT_FALSE(operation_name(Crs::crs84).empty());
}

TEST(Reprojection, ReadsTheUsualSpellings) {
  for (const auto* name : {"urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832"})
    EXPECT_EQ(parse_crs(name).value(), Crs::epsg25832) << name;
  for (const auto* name : {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"})
    EXPECT_EQ(parse_crs(name).value(), Crs::crs84) << name;
  for (const auto* name : {"", "EPSG:", "EPSG:31467", "EPSG:4326", "25832 or so"})
    EXPECT_FALSE(parse_crs(name)) << name;
}

}  // namespace geometry_test
}  // namespace flurwerk::geo
