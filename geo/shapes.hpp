// Shapes of any kind (areas, lines, both) as WKB: writing them, drawing them as GeoJSON, measuring how close they come.
// Basis: OGC well-known binary, RFC 7946; planar metres in EPSG:25832; GEOS.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

// Areas alone as (MULTI)POLYGON, lines alone as MULTILINESTRING, both as GEOMETRYCOLLECTION.
std::string to_wkb(const MultiPolygon& area, std::span<const Line> lines);

// The GeoJSON geometry object, coordinates as they are; "null" for WKB that cannot be read.
std::string to_geojson(std::string_view wkb);

struct Closeness {
  double distance_m = 0;  // 0 when they touch or overlap
  double overlap_m2 = 0;
};
// Between an area and any shape; a shape that cannot be read is infinitely far.
Closeness closeness(const MultiPolygon& land, std::string_view wkb);

double distance_m(Point from, std::string_view wkb);  // infinite for a shape that cannot be read

// Why an area is no valid one, in GEOS' words ("Self-intersection"); nothing if it is.
std::optional<std::string> why_invalid(const MultiPolygon& area);

// All areas as one; overlaps count once.
MultiPolygon merged(std::span<const MultiPolygon> areas);

bool contains(const MultiPolygon& area, Point point);  // the boundary belongs to it

}  // namespace flurwerk::geo
