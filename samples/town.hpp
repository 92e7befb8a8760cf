// Lindenau: an invented Hessian town of some 2,000 parcels with streets, a stream, buildings, two local plans and layers.
// Made by rule from fixed numbers, so every run gives the same town. Nothing in it is a real place or person.
#pragma once

#include <string>
#include <vector>

#include "geo/import/reader.hpp"

namespace flurwerk::samples {

enum class Quarter { old_town, housing, plan_area, commerce, outlying };

// An empty parcel on which something can be built.
struct Plot {
  ParcelKey key;
  Quarter quarter;
  std::string address;
  // Corners in EPSG:25832, from the street's left end: front left, front right, back right, back left.
  geo::Point front_left, front_right, back_right, back_left;
  double width_m, depth_m;
};

struct Town {
  std::vector<geo::ParcelRecord> parcels;
  std::vector<geo::BuildingRecord> buildings;
  std::vector<geo::PlanAreaRecord> plan_areas;
  std::vector<geo::LayerRecord> features;  // of the layers named as the law's agency rules name them
  std::vector<Plot> vacant;
};

Town make_town();

// A rectangle on a plot: `from_front_m` behind the street, `from_left_m` from the left boundary, counter-clockwise.
geo::Ring footprint(const Plot& plot, double from_left_m, double from_front_m, double width_m, double depth_m);

}  // namespace flurwerk::samples
