// Houses for the stories: a design document for a plot, and the documents that go with it. Internal to samples.
#pragma once

#include <string>
#include <vector>

#include "samples/town.hpp"

namespace flurwerk::samples {

struct House {
  std::string name = "Wohnhaus";
  double from_left_m = 3.5, from_front_m = 5;
  double width_m = 10, depth_m = 11;
  double eaves_m = 5.6, pitch_deg = 38;
  int storeys = 2;
  bool garage = true;  // at the right-hand boundary
};

// GeoJSON in EPSG:25832, gable roof with its ridge along the street.
std::string design_document(const Plot& plot, const House& house);

}  // namespace flurwerk::samples
