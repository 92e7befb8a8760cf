// Plane geometry as plain values: metres in EPSG:25832 unless a function says otherwise.
// GEOS does the work inside geo/*.cpp; nothing of it shows here, so a polygon can cross any border as a value or as
// WKB.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

struct Point {
  double x = 0;  // east, m
  double y = 0;  // north, m
  friend bool operator==(const Point&, const Point&) = default;
};

using Line = std::vector<Point>;
using Ring = std::vector<Point>;  // closed: first == last

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  friend bool operator==(const Polygon&, const Polygon&) = default;
};

using MultiPolygon = std::vector<Polygon>;  // disjoint parts; empty = no area

struct Box {
  double min_x, min_y, max_x, max_y;
};

// OGC well-known binary, little endian; a single part is written as POLYGON, several as MULTIPOLYGON.
std::string to_wkb(const MultiPolygon& area);
// Reads POLYGON and MULTIPOLYGON. Refuses anything else, and non-finite coordinates.
Result<MultiPolygon> from_wkb(std::string_view wkb);

double area_m2(const MultiPolygon& area);  // planar
Box bounds(const MultiPolygon& area);

}  // namespace flurwerk::geo
