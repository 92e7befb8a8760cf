// The steps of read_design, each on one part of the document. Internal to geo.
// Every refusal carries the JSON pointer of the member at fault.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "geo/design.hpp"

namespace flurwerk::geo {

struct ReadArea {
  MultiPolygon area;             // EPSG:25832, outer rings counter-clockwise
  std::vector<Edge> edges;       // of the only polygon's outer ring
  std::size_t listed_edges = 0;  // edges of that ring as the document lists it
};

// A geometry member. `several` allows MultiPolygon; `vertices` counts towards the limit.
Result<ReadArea> read_area(const nlohmann::json& geometry, Crs crs, const std::string& pointer, bool several,
                           std::size_t& vertices, std::size_t max_vertices);

// wall_heights, eaves_height, roof, dormers, upper_walls, roof_overhang of one feature's properties.
Result<void> read_heights(const nlohmann::json& properties, const std::string& pointer, std::size_t listed_edges,
                          Structure& structure);

// A number in `unit`s as integer thousandths; refused outside [low, high].
Result<std::int64_t> read_milli(const nlohmann::json& value, const std::string& pointer, double low, double high);

tl::unexpected<Refusal> invalid(const std::string& pointer, std::string code, Text text, Text cure);

}  // namespace flurwerk::geo
