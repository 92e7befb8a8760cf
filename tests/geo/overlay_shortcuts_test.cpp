// Overlays that are skipped because polygons are proven nested or apart give what arithmetic gives.
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "draft.hpp"
#include "geo/geos.hpp"
#include "geo/rings.hpp"

namespace flurwerk::geo {
namespace overlay_shortcuts_test {

struct Rectangle {
  double x0, y0, x1, y1;
  double area() const { return std::max(0.0, x1 - x0) * std::max(0.0, y1 - y0); }
};

// Coordinates on a coarse grid, so that outlines often touch.
Rectangle any_rectangle(int low, int high) {
  const int x = *rc::gen::inRange(low, high), y = *rc::gen::inRange(low, high);
  return {static_cast<double>(x), static_cast<double>(y), static_cast<double>(x + *rc::gen::inRange(1, high - low)),
          static_cast<double>(y + *rc::gen::inRange(1, high - low))};
}

Rectangle common(const Rectangle& a, const Rectangle& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

MultiPolygon area_of(const Rectangle& r) { return geo::area_of(box(r.x0, r.y0, r.x1, r.y1)); }

// A frame around a hole, turned by any angle together with whatever it is held against.
MultiPolygon turned(MultiPolygon area, double angle) {
  const auto turn = [&](Ring& ring) {
    for (auto& p : ring)
      p = {p.x * std::cos(angle) - p.y * std::sin(angle), p.x * std::sin(angle) + p.y * std::cos(angle)};
  };
  for (auto& polygon : area) {
    turn(polygon.outer);
    for (auto& hole : polygon.holes) turn(hole);
  }
  return area;
}

TEST(OverlayShortcuts, RectanglesAndFrames) {
  EXPECT_TRUE(rc::check("as arithmetic says", [] {
    const Rectangle one = any_rectangle(0, 14), outer = any_rectangle(-4, 12);
    const Rectangle hole{outer.x0 + 1, outer.y0 + 1, outer.x1 - 1, outer.y1 - 1};
    const double angle = *rc::gen::inRange(0, 3) * 0.7;
    auto frame = area_of(outer);
    const bool hollow = hole.x1 > hole.x0 && hole.y1 > hole.y0;
    if (hollow) {
      auto ring = area_of(hole).front().outer;
      std::reverse(ring.begin(), ring.end());
      frame.front().holes = {ring};
    }
    const double both = common(one, outer).area() - (hollow ? common(one, hole).area() : 0);
    const auto a = turned(area_of(one), angle), b = turned(frame, angle);
    RC_ASSERT(std::abs(area_m2(intersection(a, b)) - both) < 1e-6);
    RC_ASSERT(std::abs(area_m2(intersection(b, a)) - both) < 1e-6);
    RC_ASSERT(std::abs(area_m2(difference(a, b)) - (one.area() - both)) < 1e-6);
    RC_ASSERT(std::abs(overlap_m2(a, b) - both) < 1e-6);
    RC_ASSERT(std::abs(overlap_m2(b, a) - both) < 1e-6);
    const double frame_area = outer.area() - (hollow ? hole.area() : 0);
    RC_ASSERT(std::abs(area_m2(difference(b, a)) - (frame_area - both)) < 1e-6);
    const auto told = nesting(a, b);
    if (told == Nesting::inside) {
      RC_ASSERT(std::abs(both - one.area()) < 1e-6);
    }
    if (told == Nesting::around) {
      RC_ASSERT(std::abs(both - frame_area) < 1e-6);
    }
    if (told == Nesting::apart) {
      RC_ASSERT(both < 1e-6);
    }
  }));
}

// A jagged outline, far from convex, against a house: GEOS says the same, also where coordinates are large.
TEST(OverlayShortcuts, ConvexAgainstJagged) {
  EXPECT_TRUE(rc::check("as GEOS says", [] {
    constexpr double east = 478'000, north = 5'561'000;
    Ring jagged;
    const int corners = *rc::gen::inRange(5, 40);
    for (int i = 0; i < corners; ++i) {
      const double angle = 2 * std::numbers::pi * i / corners, radius = *rc::gen::inRange(2, 40);
      jagged.push_back({east + radius * std::cos(angle), north + radius * std::sin(angle)});
    }
    jagged.push_back(jagged.front());
    const double x = east + *rc::gen::inRange(-40, 40), y = north + *rc::gen::inRange(-40, 40);
    const double angle = *rc::gen::inRange(0, 60) / 10.0, wide = *rc::gen::inRange(1, 30),
                 deep = *rc::gen::inRange(1, 30);
    const auto corner = [&](double u, double v) {
      return Point{x + u * std::cos(angle) - v * std::sin(angle), y + u * std::sin(angle) + v * std::cos(angle)};
    };
    const MultiPolygon house{{{corner(0, 0), corner(wide, 0), corner(wide, deep), corner(0, deep), corner(0, 0)}, {}}};
    const MultiPolygon land{{jagged, {}}};
    RC_ASSERT(is_convex(house));
    RC_ASSERT(std::abs(overlap_m2(land, house) - area_m2(intersection(land, house))) < 1e-6);
  }));
}

TEST(OverlayShortcuts, OnlyOutlinesThatGoRoundOnceAreConvex) {
  EXPECT_TRUE(is_convex(area_of(Rectangle{0, 0, 2, 3})));
  EXPECT_FALSE(is_convex({{{{0, 0}, {4, 0}, {4, 4}, {2, 1}, {0, 4}, {0, 0}}, {}}})) << "a notch";
  EXPECT_FALSE(is_convex({{{{0, 3}, {2, -3}, {-3, 1}, {3, 1}, {-2, -3}, {0, 3}}, {}}})) << "a pentagram";
}

TEST(OverlayShortcuts, DistanceOfAPoint) {
  EXPECT_TRUE(rc::check("to a rectangle", [] {
    const Rectangle r = any_rectangle(0, 10);
    const Point p{*rc::gen::inRange(-50, 150) / 5.0, *rc::gen::inRange(-50, 150) / 5.0};
    const double dx = std::max({r.x0 - p.x, 0.0, p.x - r.x1}), dy = std::max({r.y0 - p.y, 0.0, p.y - r.y1});
    RC_ASSERT(std::abs(distance_to(p, area_of(r)) - std::hypot(dx, dy)) < 1e-9);
  }));
}

TEST(OverlayShortcuts, WhatTouchesIsNotTold) {
  EXPECT_EQ(nesting(area_of(Rectangle{0, 0, 2, 2}), area_of(Rectangle{2, 0, 4, 2})), Nesting::untold);
  EXPECT_EQ(nesting(area_of(Rectangle{0, 0, 2, 2}), area_of(Rectangle{0, 0, 2, 2})), Nesting::untold);
  EXPECT_EQ(nesting(area_of(Rectangle{1, 1, 2, 2}), area_of(Rectangle{0, 0, 4, 4})), Nesting::inside);
  EXPECT_EQ(nesting(area_of(Rectangle{0, 0, 4, 4}), area_of(Rectangle{1, 1, 2, 2})), Nesting::around);
  EXPECT_EQ(nesting(area_of(Rectangle{0, 0, 1, 1}), area_of(Rectangle{2, 2, 3, 3})), Nesting::apart);
}

}  // namespace overlay_shortcuts_test
}  // namespace flurwerk::geo
