// Floor areas of full storeys on the plot, of the design and of what stays. Internal to geo.
// Basis: BauNVO § 20 Abs. 3 and 4: outer dimensions of all full storeys, garages and ancillary structures left out.
#pragma once

#include "geo/checks/plan_figures.hpp"

namespace flurwerk::geo {

struct FloorArea {
  double area_m2 = 0;
  std::vector<Text> steps;
  std::vector<std::string> unknown;  // buildings whose storeys nobody gave: the area is a lower bound
};

FloorArea floor_area_of(const Scene& scene, const MultiPolygon& land);

}  // namespace flurwerk::geo
