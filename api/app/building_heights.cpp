#include "api/app/building_heights.hpp"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "geo/shapes.hpp"

namespace flurwerk::api {

namespace {

struct Model {
  std::string cadastre_id;
  std::int64_t height_mm = 0;
};

std::optional<Model> read(const LayerFeatureRow& row) {
  const auto attributes = nlohmann::json::parse(row.attributes, nullptr, false);
  if (!attributes.is_object()) return std::nullopt;
  const std::string height = attributes.value("height_m", std::string{});
  double metres = 0;
  const auto got = std::from_chars(height.data(), height.data() + height.size(), metres);
  if (got.ec != std::errc{} || !std::isfinite(metres) || metres <= 0) return std::nullopt;
  return Model{attributes.value("cadastre_id", std::string{}), std::llround(metres * 1000)};
}

}  // namespace

void add_heights(std::vector<geo::ExistingBuilding>& buildings, const std::vector<LayerFeatureRow>& models) {
  for (auto& building : buildings) {
    if (building.wall_height_mm || building.area.empty()) continue;
    double most = geo::area_m2(building.area) / 2;
    for (const auto& row : models) {
      const auto model = read(row);
      if (!model) continue;
      // Versions of an object carry their time behind its 16 characters.
      const bool named = !model->cadastre_id.empty() && building.id.starts_with(model->cadastre_id);
      const double overlap = named ? 0 : geo::closeness(building.area, row.wkb).overlap_m2;
      if (!named && overlap <= most) continue;
      most = overlap;
      building.wall_height_mm = model->height_mm;
      if (named) break;
    }
  }
}

}  // namespace flurwerk::api
