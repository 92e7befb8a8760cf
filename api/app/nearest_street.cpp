#include "api/app/nearest_street.hpp"

#include <functional>

#include "geo/shapes.hpp"

namespace flurwerk::api {
namespace {

using Distance = std::function<double(const std::string& wkb)>;

std::optional<NearestStreet> nearest(const ParcelIndex& index, const geo::Box& around, const Distance& distance) {
  for (const double reach : {50.0, 150.0, 500.0}) {
    std::optional<NearestStreet> street, address;
    for (const auto& row :
         index.parcels_in({around.min_x - reach, around.min_y - reach, around.max_x + reach, around.max_y + reach})) {
      if (row.address.empty()) continue;
      const bool is_street = row.public_use == "traffic";
      auto& best = is_street ? street : address;
      const double away = distance(row.wkb);
      if (away <= reach && (!best || away < best->distance_m)) best = {row.address, away, row.key, !is_street};
    }
    if (street || (address && reach == 500)) return street ? street : address;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NearestStreet> nearest_street(const ParcelIndex& index, geo::Point place) {
  return nearest(index, {place.x, place.y, place.x, place.y},
                 [&](const std::string& wkb) { return geo::distance_m(place, wkb); });
}

std::optional<NearestStreet> nearest_street(const ParcelIndex& index, const geo::MultiPolygon& land) {
  return nearest(index, geo::bounds(land),
                 [&](const std::string& wkb) { return geo::closeness(land, wkb).distance_m; });
}

}  // namespace flurwerk::api
