#include <fmt/format.h>

#include "api/cli/commands.hpp"
#include "api/cli/output.hpp"
#include "geo/import/drawn_design.hpp"
#include "geo/import/local_system.hpp"

namespace flurwerk::api::cli {

namespace {

Result<geo::DrawnDesign> read(const DesignOptions& options) {
  geo::ReadOptions read;
  read.crs = options.crs;
  auto control = geo::control_points_from(options.control);
  if (!control) return tl::unexpected(control.error());
  read.control = std::move(*control);
  const auto kinds = geo::layer_kinds_from(options.layers);
  if (!kinds) return tl::unexpected(kinds.error());
  auto design = geo::design_from_drawing(options.drawing, read, *kinds);
  if (!design || !design->document.empty()) return design;
  return refuse(
      RefusalKind::invalid, "crs-missing",
      {"Es fehlt, wo die Zeichnung liegt.", "It is not said where the drawing lies."},
      {"Zwei oder drei Passpunkte angeben (--control x,y=Ost,Nord) oder das Koordinatensystem (--crs 25832).",
       "Give two or three control points (--control x,y=EAST,NORTH), or the coordinate system (--crs 25832)."},
      {}, "--control");
}

}  // namespace

int design(const Common& common, const DesignOptions& options) {
  const auto design = read(options);
  if (!design) return say(common, design.error());
  if (common.json) {
    print_line(geo::to_json(*design));
    return fine;
  }
  print_line(design->document);
  for (const auto& layer : design->layers) {
    fmt::print(stderr, "{}: {} ({}/{})\n", layer.name, layer.kind.empty() ? "nicht verwendet / left out" : layer.kind,
               layer.taken, layer.outlines);
  }
  for (const auto& warning : design->report.warnings) fmt::print(stderr, "{} / {}\n", warning.de, warning.en);
  return fine;
}

}  // namespace flurwerk::api::cli
