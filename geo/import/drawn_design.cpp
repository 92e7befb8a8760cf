#include "geo/import/drawn_design.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "geo/import/source.hpp"
#include "geo/import/vector_records.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::geo {
namespace {

using ordered = nlohmann::ordered_json;

constexpr std::array kind_names{"building", "garage", "shed",           "parking",    "driveway", "terrace",
                                "existing", "fence",  "retaining_wall", "wood_store", "solar",    "heat_pump",
                                "plot",     "none"};
constexpr std::size_t most_structures = 500;
constexpr double covered = 0.99;  // so much of an outline lies in another: an inner line of a wall

double millimetre(double metres) { return std::round(metres * 1000) / 1000; }

ordered ring_json(const Ring& ring) {
  ordered out = ordered::array();
  for (const Point p : ring) out.push_back({millimetre(p.x), millimetre(p.y)});
  return out;
}

ordered feature(const Outline& outline, const DrawingLayer& layer, std::size_t number) {
  ordered rings = ordered::array({ring_json(outline.area.front().outer)});
  for (const Ring& hole : outline.area.front().holes) rings.push_back(ring_json(hole));
  ordered properties = {{"kind", layer.kind}};
  if (layer.kind != "plot") {
    properties["name"] = layer.name + (layer.outlines > 1 ? " " + std::to_string(layer.taken) : "");
  }
  return {{"type", "Feature"},
          {"id", "b" + std::to_string(number)},
          {"properties", std::move(properties)},
          {"geometry", {{"type", "Polygon"}, {"coordinates", std::move(rings)}}}};
}

bool within(const Box& a, const Box& b) {
  return a.min_x >= b.min_x && a.max_x <= b.max_x && a.min_y >= b.min_y && a.max_y <= b.max_y;
}

bool inside(const Outline& outline, const std::vector<const Outline*>& taken) {
  return std::ranges::any_of(taken, [&](const Outline* larger) {
    return within(bounds(outline.area), bounds(larger->area)) &&
           closeness(larger->area, to_wkb(outline.area)).overlap_m2 > covered * area_m2(outline.area);
  });
}

tl::unexpected<Refusal> layers_unknown(const std::vector<DrawingLayer>& layers) {
  std::string names;
  for (const auto& layer : layers) names += (names.empty() ? "" : ", ") + layer.name;
  return refuse(RefusalKind::invalid, "drawing-layers-unknown",
                {"Von keinem Layer ist bekannt, was er zeigt: " + names + ".",
                 "Of no layer it is known what it shows: " + names + "."},
                {"Sagen, was ein Layer ist (Gebäude, Garage, Grundstück ...): --layer NAME=building.",
                 "Say what a layer is (building, garage, plot, ...): --layer NAME=building."},
                {}, "layer");
}

std::vector<DrawingLayer> layers_of(const Outlines& outlines, const LayerKinds& kinds) {
  std::map<std::string, DrawingLayer> found;
  for (const Outline& outline : outlines.list) {
    DrawingLayer& layer = found[outline.layer];
    if (++layer.outlines > 1) continue;
    layer.name = outline.layer;
    const auto said = kinds.find(outline.layer);
    layer.kind = said == kinds.end() ? std::string(drawing_kind(outline.layer)) : said->second;
    if (layer.kind == "none") layer.kind.clear();
  }
  std::vector<DrawingLayer> out;
  out.reserve(found.size());
  for (auto& [name, layer] : found) out.push_back(std::move(layer));
  return out;
}

// Empty: no layer is taken.
Result<std::string> document_of(const Outlines& outlines, std::vector<DrawingLayer>& layers) {
  ordered features = ordered::array();
  std::map<std::string, std::vector<const Outline*>> taken;  // by kind, the largest first
  for (const Outline& outline : outlines.list) {
    const auto layer = std::ranges::find(layers, outline.layer, &DrawingLayer::name);
    if (layer->kind.empty() || outline.area.size() != 1 || inside(outline, taken[layer->kind])) continue;
    if (layer->kind == "plot" && !taken["plot"].empty()) continue;  // a design has one plot: the largest
    if (features.size() == most_structures) {
      return refuse(RefusalKind::too_large, "drawing-too-many",
                    {"Die Zeichnung enthält mehr als 500 Umrisse.", "The drawing holds more than 500 outlines."},
                    {"Nur die Layer mit Gebäuden und Grundstück abgeben oder die übrigen auf none setzen.",
                     "Hand in the layers with buildings and plot only, or set the others to none."},
                    {}, "layer");
    }
    taken[layer->kind].push_back(&outline);
    ++layer->taken;
    features.push_back(feature(outline, *layer, features.size() + 1));
  }
  if (features.empty()) return std::string{};
  return ordered{{"type", "FeatureCollection"},
                 {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
                 {"features", std::move(features)}}
      .dump(-1, ' ', false, ordered::error_handler_t::replace);
}

}  // namespace

Result<LayerKinds> layer_kinds_from(const std::vector<std::string>& texts) {
  LayerKinds kinds;
  for (const std::string& text : texts) {
    const auto equals = text.rfind('=');
    const std::string kind = equals == std::string::npos ? text : text.substr(equals + 1);
    if (equals != std::string::npos && std::ranges::find(kind_names, kind) != kind_names.end()) {
      kinds[text.substr(0, equals)] = kind;
      continue;
    }
    std::string words;
    for (const auto* name : kind_names) words += (words.empty() ? "" : ", ") + std::string(name);
    return refuse(
        RefusalKind::invalid, "drawing-kind-unknown",
        {"\"" + kind + "\" ist keine Art von Bauteil.", "\"" + kind + "\" is no kind of structure."},
        {"NAME=ART angeben; ART ist eine von: " + words + ".", "Give NAME=KIND; KIND is one of: " + words + "."}, {},
        "layer");
  }
  return kinds;
}

Result<DrawnDesign> design_from_drawing(const std::filesystem::path& file, const ReadOptions& options,
                                        const LayerKinds& kinds) {
  const auto found = sniff(file, options.limits);
  if (!found) return tl::unexpected(found.error());
  if (found->kind != FileKind::dxf) {
    return refuse(RefusalKind::unsupported, "not-a-drawing",
                  {"Die Datei ist keine DXF-Zeichnung.", "The file is no DXF drawing."},
                  {"Die Zeichnung als DXF speichern (nicht DWG).", "Save the drawing as DXF (not DWG)."});
  }
  auto outlines = read_outlines(file, options);
  if (!outlines) return tl::unexpected(outlines.error());
  DrawnDesign design;
  design.layers = layers_of(*outlines, kinds);
  if (outlines->placed) {
    auto document = document_of(*outlines, design.layers);
    if (!document) return tl::unexpected(document.error());
    if (document->empty()) return layers_unknown(design.layers);
    design.document = std::move(*document);
  } else {
    const Ring& ring = outlines->list.front().area.front().outer;
    design.corners.assign(ring.begin(), ring.end() - 1);
  }
  design.report = std::move(outlines->report);
  return design;
}

std::string to_json(const DrawnDesign& design) {
  ordered layers = ordered::array(), corners = ordered::array(), warnings = ordered::array();
  for (const auto& layer : design.layers) {
    layers.push_back({{"name", layer.name},
                      {"kind", layer.kind.empty() ? ordered(nullptr) : ordered(layer.kind)},
                      {"outlines", layer.outlines},
                      {"taken", layer.taken}});
  }
  for (const Point p : design.corners) corners.push_back({p.x, p.y});
  for (const Text& warning : design.report.warnings) warnings.push_back({{"de", warning.de}, {"en", warning.en}});
  return ordered{{"design", design.document.empty() ? ordered(nullptr) : ordered::parse(design.document)},
                 {"layers", std::move(layers)},
                 {"corners", std::move(corners)},
                 {"not_read", design.report.not_read},
                 {"warnings", std::move(warnings)}}
      .dump(-1, ' ', false, ordered::error_handler_t::replace);
}

}  // namespace flurwerk::geo
