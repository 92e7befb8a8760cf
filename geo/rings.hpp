// Polygons against each other without an overlay: proven nested, proven apart, or not told. Internal to geo.
// Basis: plane geometry; whatever touches or comes near enough to be a question of rounding is left to GEOS.
#pragma once

#include "geo/geometry.hpp"

namespace flurwerk::geo {

template <class Visit>
void each_ring(const MultiPolygon& area, Visit visit) {
  for (const auto& polygon : area) {
    visit(polygon.outer);
    for (const auto& hole : polygon.holes) visit(hole);
  }
}

enum class Nesting {
  apart,   // no common point
  inside,  // the first lies in the interior of the second
  around,  // the second lies in the interior of the first
  untold,  // outlines meet, or there are too many of them to look at one by one
};
Nesting nesting(const MultiPolygon& first, const MultiPolygon& second);

// One part without holes whose corners all turn the same way.
bool is_convex(const MultiPolygon& area);
// How much of `area` lies within the convex ring, m².
double clipped_m2(const MultiPolygon& area, const Ring& convex);

// 0 inside and on the outline. Exact segment distances.
double distance_to(Point point, const MultiPolygon& area);

}  // namespace flurwerk::geo
