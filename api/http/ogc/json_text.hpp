// GeoJSON written straight into one buffer, beside the texts and numbers of geo.
// RFC 7946; coordinates of EPSG:25832 are written so that they read back as the same number.
#pragma once

#include <string>

#include "geo/flat_shape.hpp"
#include "geo/json_text.hpp"
#include "geo/reproject.hpp"

namespace flurwerk::api {

using geo::put_fixed;
using geo::put_json_text;
using geo::put_number;

// The geometry object; `null` for a shape without parts. Points are in `crs` with x = east already; the axes are
// written in the order of the system. mm; degrees with 9 decimals; EPSG:25832 exactly as stored.
void put_geometry(std::string& out, const geo::FlatShape& shape, geo::Crs crs);
void put_position(std::string& out, geo::Point point, geo::Crs crs);

}  // namespace flurwerk::api
