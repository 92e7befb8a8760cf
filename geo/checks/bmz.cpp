// Is the cubic content within the plan's ratio? Basis: BauNVO § 21: m³ between the floor of the lowest and the ceiling
// of the highest full storey, by the plot's area.
#include "geo/checks/coverage.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {

std::vector<Finding> check_bmz(const Scene& scene) {
  constexpr const char* basis = "§ 21 BauNVO";
  const auto figure = figure_of(scene, &PlanArea::bmz_permille, {"eine BMZ", "a BMZ"});
  if (!figure) return {not_checked("bmz", "", basis, figure.error())};
  double volume = 0;
  std::vector<std::string> unknown;
  auto finding = blank("bmz", "", basis);
  finding.steps = land_in_words(*figure);
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building && structure.kind != Kind::existing) continue;
    if (overlap_m2(structure.area, figure->land) <= tolerance.area_m2) continue;
    if (!structure.volume_m3) {
      unknown.push_back(structure.name);
      continue;
    }
    volume += *structure.volume_m3;
    finding.steps.push_back(quoted(structure.name) + Text{": Baumasse wie angegeben ", ": content as given "} +
                            decimal(*structure.volume_m3, 2) + " m³");
  }
  for (const auto* existing : remaining_buildings(scene, figure->land)) unknown.push_back(existing->id);
  const double plot = figure->land_m2;
  at_most(finding, volume / plot, figure->value / 1000.0, tolerance.area_m2 / plot, "m³/m²");
  finding.message = Text{"BMZ ", "BMZ "} + decimal(volume / plot, 3) + " (" + decimal(volume, 2) +
                    Text{" m³ auf ", " m³ on "} + decimal(plot, 2) + Text{" m²), zulässig ", " m²), permitted "} +
                    decimal(figure->value / 1000.0, 2) + "." + near_limit(finding);
  if (!unknown.empty() && finding.verdict != Verdict::fail) {
    finding.verdict = Verdict::not_checked;
    finding.message =
        Text{"Nicht geprüft, weil die Baumasse fehlt: ", "Not checked, because the content is missing: "} +
        both(unknown.front()) + ".";
  }
  finding.evidence.push_back(plot_evidence(scene.plot));
  return {finding};
}

}  // namespace flurwerk::geo
