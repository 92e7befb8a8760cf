// SpatiaLite's geometry blobs written and read as bytes, without a geometry in between.
// Basis: SpatiaLite BLOB-Geometry: 00, byte order, SRID, box, 7C, then WKB without byte orders but 69 before each inner
// geometry, FE. Little-endian, two dimensions, EPSG:25832.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace flurwerk::api {

// As WKB in `out`; false, and `out` undefined, for what is no such blob.
bool read_spatial_blob(std::string_view blob, std::string& out);

// The blob of a polygon or line, alone or several of a kind, always stored as several (what SpatiaLite calls CastToMulti).
// Nothing for what is no such WKB.
std::optional<std::string> spatial_blob(std::string_view wkb);

// The box of a blob in metres: min_x, min_y, max_x, max_y. Nothing for what is too short to be one.
std::optional<std::array<double, 4>> box_of_spatial_blob(std::string_view blob);

}  // namespace flurwerk::api
