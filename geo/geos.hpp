// GEOS behind values: a context per thread and owned geometries. Included by geo's own .cpp files only.
// Basis: GEOS C API, the reentrant "_r" functions.
#pragma once

#include <geos_c.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

GEOSContextHandle_t geos();  // this thread's context

struct GeosDelete {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Geom = std::unique_ptr<GEOSGeometry, GeosDelete>;

Geom to_geos(const MultiPolygon& area);
Geom to_geos(const Polygon& polygon);
Geom to_geos(const Line& line);                                   // one point: POINT
MultiPolygon from_geos(const GEOSGeometry& geometry);             // its polygons, whatever else it holds
std::vector<Line> lines_from_geos(const GEOSGeometry& geometry);  // its lines, likewise

// The overlays; operands must be valid. Parts that are no areas are dropped.
MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b);
MultiPolygon difference(const MultiPolygon& a, const MultiPolygon& b);
MultiPolygon unite(const std::vector<MultiPolygon>& areas);
MultiPolygon inset(const MultiPolygon& area, double by_m);        // mitred
double overlap_m2(const MultiPolygon& a, const MultiPolygon& b);  // area of the intersection
double distance_m(const MultiPolygon& a, const MultiPolygon& b);
double distance_m(const Line& line, const MultiPolygon& area);
std::vector<Line> clipped(const Line& line, const MultiPolygon& area);  // the pieces of the line inside
Point inner_point(const MultiPolygon& area);                            // a point inside, for labels

// Why a polygon is invalid, and where; nothing if it is valid.
struct Flaw {
  std::string reason;  // GEOS' words: "Self-intersection"
  Point at;
};
std::optional<Flaw> flaw_of(const Polygon& polygon);
std::optional<Flaw> flaw_of(const MultiPolygon& area);

bool overlap(const Box& a, const Box& b);
Box widened(const Box& box, double by_m);

}  // namespace flurwerk::geo
