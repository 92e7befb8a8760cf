// From eaves, ridge and the ridge's direction to the upper end of every wall. Internal to geo.
// Basis: HBO § 6 Abs. 4 Satz 2: the wall ends where it meets the roof skin.
#pragma once

#include "geo/design.hpp"

namespace flurwerk::geo {

class RoofProfile {
 public:
  explicit RoofProfile(const Structure& structure);

  // The top of an edge under this roof; needs eaves_height.
  Profile top_of(const Edge& edge) const;
  // Does the roof slope down towards a wall with this outward normal? Then its height counts above that wall's top.
  bool falls_towards(double east, double north) const;

 private:
  double across(Point point) const { return point.x * right_.x + point.y * right_.y; }
  std::int64_t height_at(double across) const;

  RoofShape shape_ = RoofShape::flat;
  std::int64_t eaves_mm_ = 0, ridge_mm_ = 0;
  bool directed_ = false;
  Point right_{};  // unit vector to the right of the ridge's direction
  double low_ = 0, high_ = 0;
};

}  // namespace flurwerk::geo
