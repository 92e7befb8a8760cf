// Coordinates from and to EPSG:25832, the one system everything is computed in.
// Basis: PROJ; ETRS89 and WGS 84 are taken as equal (EPSG's null transformation, better than 1 m).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/geometry.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

enum class Crs { crs84, epsg25832, epsg25833, epsg3857 };

// "urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "http://www.opengis.net/def/crs/EPSG/0/25832", "OGC:CRS84", ...
// Refused, with a cure: EPSG:4326 (whose axes nobody agrees on), Gauß-Krüger, anything else.
Result<Crs> parse_crs(std::string_view name);
std::string crs_urn(Crs crs);  // "urn:ogc:def:crs:EPSG::25832"

// One point into EPSG:25832. Refused: NaN, infinity, swapped axes, places outside Germany and its surroundings.
// EPSG:25832 itself is taken as it is, also near 0/0, so that local plans can be checked.
Result<Point> to_25832(Crs from, Point point);
// And back; never refuses a point that came from to_25832.
Point from_25832(Crs to, Point point);
MultiPolygon from_25832(Crs to, const MultiPolygon& area);
Line from_25832(Crs to, const Line& line);

// The PROJ operation behind to_25832, as PROJ names it; empty for EPSG:25832.
std::string operation_name(Crs from);

}  // namespace flurwerk::geo
