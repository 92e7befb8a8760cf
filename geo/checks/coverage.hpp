// What covers the plot: main buildings, and ancillary structures beside them. Internal to geo.
// Basis: BauNVO § 19 Abs. 2 and 4.
#pragma once

#include "geo/checks/plan_figures.hpp"

namespace flurwerk::geo {

struct Coverage {
  MultiPolygon main;        // houses and what is part of them, united
  MultiPolygon ancillary;   // garages, parking, drives, sheds, terraces apart from the house, united
  std::vector<Text> steps;  // what was counted, in words
};

Coverage coverage_of(const Scene& scene, const MultiPolygon& land);

void append(std::vector<Text>& steps, const std::vector<Text>& more);
void mark(Finding& finding, const char* role, const MultiPolygon& area);  // evidence with its area; nothing if empty

}  // namespace flurwerk::geo
