// The closed outlines of a drawing (DXF), so that a design can start from what an architect has drawn.
// Placed by control points or a stated CRS; otherwise left in the drawing's own units, to be placed on the map.
#pragma once

#include <string>
#include <vector>

#include "geo/import/reader.hpp"

namespace flurwerk::geo {

struct Outline {
  std::string layer;  // of the drawing
  MultiPolygon area;  // valid
};

struct Outlines {
  std::vector<Outline> list;  // the largest first
  bool placed = false;        // EPSG:25832, m; otherwise the drawing's own units
  ImportReport report;        // what was left out, and why
};

// Only options.crs, control, limits and progress count. Refusals as of read_file; nothing-usable without any closed line.
Result<Outlines> read_outlines(const std::filesystem::path& file, const ReadOptions& options);

}  // namespace flurwerk::geo
