#include "samples/house.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

namespace flurwerk::samples {

namespace {

using json = nlohmann::json;

json polygon(const geo::Ring& ring) {
  json points = json::array();
  for (const auto& point : ring) points.push_back({point.x, point.y});
  return {{"type", "Polygon"}, {"coordinates", json::array({points})}};
}

double azimuth_deg(geo::Point from, geo::Point to) {
  const double degrees = std::atan2(to.x - from.x, to.y - from.y) * 180 / std::numbers::pi;
  return std::round((degrees < 0 ? degrees + 360 : degrees) * 100) / 100;
}

}  // namespace

std::string design_document(const Plot& plot, const House& house) {
  const double rise = std::tan(house.pitch_deg * std::numbers::pi / 180) * house.depth_m / 2;
  const double ridge_m = std::round((house.eaves_m + rise) * 1000) / 1000;
  json building{{"kind", "building"},
                {"name", house.name},
                {"use", "Wohnen"},
                {"storeys", house.storeys},
                {"units", 1},
                {"upper_floor_height", house.eaves_m},  // the attic may become a room
                {"floor_area", std::round(house.width_m * house.depth_m * house.storeys)},
                {"eaves_height", house.eaves_m}};
  building["roof"] = {{"shape", "gable"},
                      {"pitch_deg", house.pitch_deg},
                      {"ridge_height", ridge_m},
                      {"ridge_azimuth", azimuth_deg(plot.front_left, plot.front_right)}};
  json features = json::array();
  features.push_back(
      {{"type", "Feature"},
       {"geometry", polygon(footprint(plot, house.from_left_m, house.from_front_m, house.width_m, house.depth_m))},
       {"properties", building}});
  if (house.garage) {
    features.push_back(
        {{"type", "Feature"},
         {"geometry", polygon(footprint(plot, plot.width_m - 3.005, 6, 3, 6))},
         {"properties",
          {{"kind", "garage"}, {"name", "Garage"}, {"spaces", 1}, {"wall_heights", {2.6, 2.6, 2.6, 2.6}}}}});
  }
  return json{{"type", "FeatureCollection"},
              {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
              {"features", features}}
      .dump();
}

}  // namespace flurwerk::samples
