// Where a layer is complete: inside the areas of the layer "coverage-NAME", everywhere if nobody imported one.
// Basis: outside of it an empty answer is "not known", never "nothing there" (geo/site.hpp).
#pragma once

#include <string>
#include <string_view>

#include "api/app/ports/parcel_index.hpp"

namespace flurwerk::api {

inline constexpr std::string_view coverage_prefix = "coverage-";

// The layer that holds the coverage of another: "coverage-flood-zone". `layer` is an id of /api/v1/map: "plan-areas".
std::string coverage_of(std::string_view layer);
bool is_coverage(std::string_view layer);
bool has_coverage(const ParcelIndex& index, std::string_view layer);

// False where part of the box lies outside the layer's coverage.
bool is_complete_in(const ParcelIndex& index, std::string_view layer, const geo::Box& box);

}  // namespace flurwerk::api
