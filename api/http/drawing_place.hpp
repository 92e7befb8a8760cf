// Where a file that names no coordinate system lies, as `crs` and `control` of the query say: drawings (DXF) above all.
// Basis: geo/import/local_system.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/http/call.hpp"
#include "geo/import/reader.hpp"

namespace flurwerk::api {

// Fills `crs` and `control`. Refuses what is no number (crs-unsupported), no control point, and points that place nothing.
Result<geo::ReadOptions> drawing_place(const Call& call);

}  // namespace flurwerk::api
