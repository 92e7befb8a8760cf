// Coordinates from and to EPSG:25832, the one system everything is computed in.
// Basis: PROJ; ETRS89 and WGS 84 are taken as equal (EPSG's null transformation, better than 1 m).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/geometry.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

enum class Crs { crs84, epsg25832, epsg25833, epsg3857, epsg4647, epsg4258, epsg4326 };

bool is_geographic(Crs crs);  // degrees
// EPSG:4258 and 4326 write latitude before longitude. A Point in this program is always x = east, y = north.
bool north_first(Crs crs);

// "urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832", "OGC:CRS84", ...
// For documents whose author we do not know. Refused, with a cure: EPSG:4258 and 4326 (on whose axes nobody agrees),
// Gauß-Krüger, anything else.
Result<Crs> parse_crs(std::string_view name);
std::string crs_urn(Crs crs);  // "urn:ogc:def:crs:EPSG::25832"

// One point into EPSG:25832. Refused: NaN, infinity, swapped axes, places outside Germany and its surroundings.
// EPSG:25832 itself is taken as it is, also near 0/0, so that local plans can be checked.
Result<Point> to_25832(Crs from, Point point);
// And back; never refuses a point that came from to_25832.
Point from_25832(Crs to, Point point);
MultiPolygon from_25832(Crs to, const MultiPolygon& area);
Line from_25832(Crs to, const Line& line);
// Many points at once, in place, by the one operation that is right inside Germany: the fast way to serve them.
void move_from_25832(Crs to, std::span<Point> points);
// A box of `from` as the closed line around it in EPSG:25832, `steps` points a side, cut to Germany and its
// surroundings; empty when the box lies outside them.
Ring box_to_25832(Crs from, const Box& box, int steps = 8);

// The PROJ operation behind to_25832, as PROJ names it; empty for EPSG:25832.
std::string operation_name(Crs from);

}  // namespace flurwerk::geo
