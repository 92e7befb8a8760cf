// Areas typed as text: WKT POLYGON and MULTIPOLYGON in EPSG:25832.
// Basis: OGC Simple Features (ISO 19125). Whatever is no valid area is refused, saying why and where.
#pragma once

#include <string_view>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

// Refused as "no-area": no WKT, another geometry, empty, or invalid (it crosses itself, ...).
Result<MultiPolygon> area_from_wkt(std::string_view text);

// Whether two areas have more than a boundary in common.
bool share_area(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace flurwerk::geo
