#include "geo/checks/floor_area.hpp"

#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

void add(FloorArea& sum, const std::string& name, double footprint, std::optional<int> storeys) {
  if (!storeys) {
    sum.unknown.push_back(name);
    return;
  }
  sum.area_m2 += footprint * *storeys;
  sum.steps.push_back(quoted(name) + ": " + both(std::to_string(*storeys)) +
                      Text{" Vollgeschosse × ", " full storeys × "} + decimal(footprint, 2) +
                      " m² = " + decimal(footprint * *storeys, 2) + " m²");
}

}  // namespace

FloorArea floor_area_of(const Scene& scene, const MultiPolygon& land) {
  FloorArea sum;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building && structure.kind != Kind::existing) continue;
    const double footprint = overlap_m2(structure.area, land);
    if (footprint <= tolerance.area_m2) continue;
    if (!structure.floor_area_m2) {
      add(sum, structure.name, footprint, structure.storeys);
      continue;
    }
    sum.area_m2 += *structure.floor_area_m2;
    sum.steps.push_back(quoted(structure.name) + Text{": Geschossfläche wie angegeben ", ": floor area as given "} +
                        decimal(*structure.floor_area_m2, 2) + " m²");
  }
  for (const auto* existing : remaining_buildings(scene, land))
    add(sum, existing->id, overlap_m2(existing->area, land), existing->storeys);
  return sum;
}

}  // namespace flurwerk::geo
