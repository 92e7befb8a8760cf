#include "api/app/layer_coverage.hpp"

#include <algorithm>
#include <vector>

#include "api/app/site_for.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::api {

namespace {

constexpr double speck_m2 = 0.01;  // borders of two areas that nearly meet

}  // namespace

std::string coverage_of(std::string_view layer) { return std::string(coverage_prefix) + std::string(layer); }

bool is_coverage(std::string_view layer) { return layer.starts_with(coverage_prefix); }

bool has_coverage(const ParcelIndex& index, std::string_view layer) {
  const auto name = coverage_of(layer);
  const auto layers = index.layers();
  return std::any_of(layers.begin(), layers.end(),
                     [&](const LayerSummary& one) { return one.kind == "layer" && one.name == name; });
}

bool is_complete_in(const ParcelIndex& index, std::string_view layer, const geo::Box& box) {
  if (!has_coverage(index, layer)) return true;
  std::vector<geo::MultiPolygon> areas;
  for (const auto& feature : index.features_in(coverage_of(layer), box)) areas.push_back(area_of(feature.wkb));
  const geo::Point corner{box.min_x, box.min_y};
  const geo::MultiPolygon asked{
      {{corner, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}, corner}, {}}};
  const double covered = geo::closeness(asked, geo::to_wkb(geo::merged(areas))).overlap_m2;
  return covered >= geo::area_m2(asked) - speck_m2;
}

}  // namespace flurwerk::api
