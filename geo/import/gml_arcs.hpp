// Are the arcs and circles of a GML geometry well fixed by their three points? Otherwise a small slip of one of them moves
// the curve far. Basis: the AdV's rules for GML as the ETF validator applies them: the second point of an arc in its middle
// third, the points of a circle 60 degrees apart at least.
#pragma once

#include <cpl_minixml.h>

#include <optional>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

// The second control point, as written (names without prefix), of the first gml:Arc, ArcString or Circle inside that is not; nothing if all are.
std::optional<Point> ill_fixed_arc(const CPLXMLNode& geometry);

}  // namespace flurwerk::geo
