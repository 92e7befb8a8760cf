// What the local plan fixes for the plot and for a building. Internal to geo.
// Basis: BauNVO §§ 16, 19 Abs. 3: the plan's own figure on the building land decides, never the guidance of § 17.
#pragma once

#include <optional>
#include <tl/expected.hpp>
#include <vector>

#include "geo/checks/findings.hpp"

namespace flurwerk::geo {

struct Figure {
  int value = 0;                   // as the plan stores it, thousandths
  const PlanArea* plan = nullptr;  // one of those that fix it
  MultiPolygon land;               // building land of the plot, EPSG:25832
  double land_m2 = 0;              // official if it is the whole plot and known
  bool whole = true;               // all of the plot is building land
  bool official = false;
};

// The plan's figure for the plot, or why there is none: no plot, no plan, not fixed, different ones for parts.
// `name` completes "... eine GRZ festsetzt".
tl::expected<Figure, Text> figure_of(const Scene& scene, std::optional<int> PlanArea::*member, const Text& name);

// "Grundstück: amtliche Fläche 600,00 m²" and what § 19 Abs. 3 leaves out.
std::vector<Text> land_in_words(const Figure& figure);

// Plan areas that the area lies in with more than the tolerance.
std::vector<const PlanArea*> plans_under(const MultiPolygon& area, const Site& site);

// Existing buildings on the land that the design does not replace. More than half under the design: replaced.
std::vector<const ExistingBuilding*> remaining_buildings(const Scene& scene, const MultiPolygon& land);

}  // namespace flurwerk::geo
