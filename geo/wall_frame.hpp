// Coordinates of a wall: t along it from its start, s outwards. Internal to geo.
// Basis: HBO § 6 Abs. 4: depths are measured at right angles to the wall.
#pragma once

#include <utility>
#include <vector>

#include "geo/walls.hpp"

namespace flurwerk::geo {

class WallFrame {
 public:
  explicit WallFrame(const Wall& wall) : origin_(wall.from), east_(wall.east), north_(wall.north) {}
  // The wall runs along (-north, east) when outside is (east, north).
  double t(Point p) const { return -(p.x - origin_.x) * north_ + (p.y - origin_.y) * east_; }
  double s(Point p) const { return (p.x - origin_.x) * east_ + (p.y - origin_.y) * north_; }
  Point at(double t, double s) const {
    return {origin_.x - t * north_ + s * east_, origin_.y + t * east_ + s * north_};
  }

 private:
  Point origin_;
  double east_, north_;
};

struct Stretch {  // of one line across an area, outwards
  double from, to;
};

// All t at which the outline of the area bends, sorted; between two of them stretches change linearly.
std::vector<double> bends(const WallFrame& frame, const MultiPolygon& area);
// Where the line at t runs through the area, nearest first.
std::vector<Stretch> stretches(const WallFrame& frame, const MultiPolygon& area, double t);

}  // namespace flurwerk::geo
