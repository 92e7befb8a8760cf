// Flat shapes against GEOS: what is read, and which of them meet a box.
#include "geo/flat_shape.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "geo/reproject.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::geo {
namespace flat_shape_test {

MultiPolygon square(double x, double y, double side) {
  return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}}};
}

FlatShape read(const std::string& wkb) {
  FlatShape shape;
  EXPECT_TRUE(shape.read(wkb));
  return shape;
}

TEST(FlatShape, ReadsEveryKindAndNothingBroken) {
  MultiPolygon two = square(0, 0, 10);
  two[0].holes.push_back({{2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}});
  two.push_back(square(20, 0, 5)[0]);
  const auto areas = read(to_wkb(two));
  EXPECT_EQ(areas.kind, ShapeKind::areas);
  ASSERT_EQ(areas.parts.size(), 2u);
  EXPECT_EQ(areas.parts[0].rings_end, 2u);
  EXPECT_EQ(areas.rings_begin(1), 2u);
  EXPECT_EQ(areas.ring(1)[0], (Point{2, 2}));
  const std::vector<Line> lines{{{0, 0}, {5, 5}, {9, 5}}, {{1, 1}, {2, 1}}};
  const auto mixed = read(to_wkb(square(0, 0, 3), lines));
  EXPECT_EQ(mixed.kind, ShapeKind::collection);
  ASSERT_EQ(mixed.parts.size(), 3u);
  EXPECT_EQ(mixed.parts[1].kind, ShapeKind::line);
  EXPECT_EQ(mixed.ring(mixed.rings_begin(1)).size(), 3u);
  const auto whole = to_wkb(two);
  FlatShape shape;
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(shape.read(whole.substr(0, size))) << size;
  EXPECT_FALSE(shape.read(whole + "x"));
  EXPECT_TRUE(shape.points.empty());
  std::string huge("\x01\x03\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\x7f", 13);
  EXPECT_FALSE(shape.read(huge)) << "two thousand million points that are not there";
}

// Triangles and boxes on a coarse grid, so that touching is as frequent as crossing; GEOS is the oracle.
RC_GTEST_PROP(FlatShape, MeetsABoxExactlyWhereGeosSaysSo, ()) {
  const auto coordinate = [] { return static_cast<double>(*rc::gen::inRange(0, 9)); };
  const Point a{coordinate(), coordinate()}, b{coordinate(), coordinate()}, c{coordinate(), coordinate()};
  RC_PRE((b.x - a.x) * (c.y - a.y) != (c.x - a.x) * (b.y - a.y));
  const MultiPolygon triangle{{{a, b, c, a}, {}}};
  const double x = coordinate(), y = coordinate(), width = 1 + coordinate(), height = 1 + coordinate();
  const MultiPolygon box{{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}, {}}};
  const bool geos = closeness(box, to_wkb(triangle)).distance_m == 0;
  RC_ASSERT(meets(read(to_wkb(triangle)), {x, y, x + width, y + height}) == geos);
}

TEST(FlatShape, ABoxInAHoleIsOutside) {
  MultiPolygon frame = square(0, 0, 10);
  frame[0].holes.push_back({{1, 1}, {9, 1}, {9, 9}, {1, 9}, {1, 1}});
  const auto shape = read(to_wkb(frame));
  EXPECT_FALSE(meets(shape, {4, 4, 5, 5}));
  EXPECT_TRUE(meets(shape, {4, 4, 9, 5})) << "touches the hole's edge";
  EXPECT_TRUE(meets(shape, {0.2, 0.2, 0.4, 0.4}));
}

TEST(Reproject, ManyPointsAtOnceGoWhereOneGoes) {
  for (const auto crs :
       {Crs::crs84, Crs::epsg25832, Crs::epsg25833, Crs::epsg3857, Crs::epsg4647, Crs::epsg4258, Crs::epsg4326}) {
    std::vector<Point> many{{400'000, 5'500'000}, {500'000, 5'600'000}, {560'000, 5'700'000}};
    const auto from = many;
    move_from_25832(crs, many);
    for (std::size_t i = 0; i < many.size(); ++i) {
      const auto one = from_25832(crs, from[i]);
      EXPECT_NEAR(many[i].x, one.x, 1e-9 * std::abs(one.x)) << crs_urn(crs);
      EXPECT_NEAR(many[i].y, one.y, 1e-9 * std::abs(one.y)) << crs_urn(crs);
      const auto back = to_25832(crs, many[i]);
      ASSERT_TRUE(back);
      EXPECT_NEAR(back->x, from[i].x, 1e-4);
      EXPECT_NEAR(back->y, from[i].y, 1e-4);
    }
  }
  const auto zone = from_25832(Crs::epsg4647, {500'000, 5'600'000});
  EXPECT_NEAR(zone.x, 32'500'000, 1e-6);
  EXPECT_NEAR(zone.y, 5'600'000, 1e-6);
}

TEST(Reproject, ABoxIsCutToGermany) {
  EXPECT_TRUE(box_to_25832(Crs::crs84, {100, 0, 110, 10}).empty());
  const auto world = box_to_25832(Crs::crs84, {-180, -90, 180, 90});
  ASSERT_FALSE(world.empty());
  EXPECT_EQ(world.front(), world.back());
}

}  // namespace flat_shape_test
}  // namespace flurwerk::geo
