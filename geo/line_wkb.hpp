// Reads the lines of a shape out of WKB: building limits and lines of a plan, railways of a layer.
// Basis: OGC well-known binary; planar metres in EPSG:25832; GEOS.
#pragma once

#include <string_view>
#include <vector>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

// The LINESTRINGs of any shape, in order; areas are left out. None for WKB that cannot be read.
std::vector<Line> lines_from_wkb(std::string_view wkb);

}  // namespace flurwerk::geo
