// JSON written straight into one buffer, without a document in between: texts, numbers and geometries.
// RFC 8259, RFC 7946; coordinates of EPSG:25832 are written so that they read back as the same number.
#pragma once

#include <string>
#include <string_view>

#include "geo/flat_shape.hpp"
#include "geo/reproject.hpp"

namespace flurwerk::api {

void put_json_text(std::string& out, std::string_view text);  // quoted; broken UTF-8 becomes U+FFFD
void put_number(std::string& out, double value);              // shortest that reads back the same; null if not finite
void put_fixed(std::string& out, double value, int digits);   // rounded, without trailing zeros

// The geometry object; `null` for a shape without parts. Points are in `crs` with x = east already; the axes are
// written in the order of the system. mm; degrees with 9 decimals; EPSG:25832 exactly as stored.
void put_geometry(std::string& out, const geo::FlatShape& shape, geo::Crs crs);
void put_position(std::string& out, geo::Point point, geo::Crs crs);

}  // namespace flurwerk::api
