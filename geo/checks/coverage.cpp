#include "geo/checks/coverage.hpp"

#include <algorithm>

#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

// A terrace at the house is part of the main building's footprint, one apart from it is ancillary.
bool adjoins_building(const Structure& terrace, const Design& design) {
  return std::any_of(design.structures.begin(), design.structures.end(), [&](const Structure& other) {
    return (other.kind == Kind::building || other.kind == Kind::existing) &&
           distance_m(terrace.area, other.area) <= tolerance.length_m;
  });
}

}  // namespace

Coverage coverage_of(const Scene& scene, const MultiPolygon& land) {
  const auto& [design, site, law, plot] = scene;
  std::vector<MultiPolygon> main, ancillary;
  Coverage coverage;
  const auto count = [&](const std::string& name, const MultiPolygon& area, bool beside) {
    auto on_land = intersection(area, land);
    if (on_land.empty()) return;
    coverage.steps.push_back(quoted(name) + ": " + decimal(area_m2(on_land), 2) + " m²" +
                             (beside ? Text{" (Nebenanlage)", " (ancillary)"} : Text{}));
    (beside ? ancillary : main).push_back(std::move(on_land));
  };
  for (const auto& structure : design.structures)
    count(structure.name, structure.area,
          is_ancillary(structure) || (structure.kind == Kind::terrace && !adjoins_building(structure, design)));
  for (const auto* existing : remaining_buildings(scene, land)) count(existing->id, existing->area, false);
  if (!site.buildings)
    coverage.steps.push_back({"Bestehende Gebäude: nur die im Entwurf gezeichneten.",
                              "Existing buildings: only those drawn in the design."});
  coverage.main = unite(main);
  coverage.ancillary = unite(ancillary);
  return coverage;
}

void append(std::vector<Text>& steps, const std::vector<Text>& more) {
  steps.insert(steps.end(), more.begin(), more.end());
}

void mark(Finding& finding, const char* role, const MultiPolygon& area) {
  if (!area.empty()) finding.evidence.push_back({role, area, {}, {{"area_m2", reported(area_m2(area))}}, {}});
}

}  // namespace flurwerk::geo
