// Where outlines run along each other: shared borders, walls on a line. Internal to geo.
// Basis: HBO § 4 Abs. 1 (plot at the street), BauNVO § 22 Abs. 2 (lateral boundaries), § 23 Abs. 2 (Baulinie).
#pragma once

#include <span>
#include <vector>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

// The stretches of the area's outline that lie no farther than `within_m` from the lines, as pieces of the outline.
std::vector<Line> along(const MultiPolygon& area, std::span<const Line> lines, double within_m);
// The same against the outline of another area.
std::vector<Line> along(const MultiPolygon& area, const MultiPolygon& other, double within_m);

double length_m(std::span<const Line> lines);

// The outer and inner rings as lines.
std::vector<Line> outlines(const MultiPolygon& area);

// Extent across the direction of the longest side of the smallest rectangle around the area, and along it.
struct Extent {
  double length_m = 0, width_m = 0;
};
Extent extent_of(const MultiPolygon& area);

}  // namespace flurwerk::geo
