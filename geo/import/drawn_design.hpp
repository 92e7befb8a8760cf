// A design document out of a drawing (DXF): closed lines become buildings, garages, the plot, by the names of their layers.
// Heights are not taken: a site plan has none. Basis: geo/design.schema.json; outlines.hpp, local_system.hpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "geo/import/outlines.hpp"

namespace flurwerk::geo {

struct DrawingLayer {
  std::string name;          // of the drawing
  std::string kind;          // "building", "garage", ..., "plot"; empty: left out
  std::size_t outlines = 0;  // closed lines on it
  std::size_t taken = 0;     // of these in the design; the rest lies inside another of the same kind
};

struct DrawnDesign {
  std::string document;              // GeoJSON, EPSG:25832; empty where the drawing has no place yet
  std::vector<DrawingLayer> layers;  // with closed lines, by name
  std::vector<Point> corners;        // of the largest outline in the drawing's own units, for control points
  ImportReport report;
};

// "NAME=kind" each; refuses what is no kind (drawing-kind-unknown).
using LayerKinds = std::map<std::string, std::string>;
Result<LayerKinds> layer_kinds_from(const std::vector<std::string>& texts);

// `kinds`: layer -> kind, before what the name says; "none" leaves it out. options.crs or control say where it lies;
// without both only layers and corners come back. Refusals as of read_outlines; drawing-layers-unknown when no layer is
// taken; not-a-drawing; drawing-too-many; control-points-few and others of LocalSystem.
Result<DrawnDesign> design_from_drawing(const std::filesystem::path& file, const ReadOptions& options,
                                        const LayerKinds& kinds);

// {design, layers, corners, not_read, warnings}, as api/openapi.yaml describes the answer of read_drawing.
std::string to_json(const DrawnDesign& design);

}  // namespace flurwerk::geo
