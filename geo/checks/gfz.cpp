// Is the floor area within the plan's ratio? Basis: BauNVO § 20: floor areas of all full storeys by the plot's area.
#include "geo/checks/coverage.hpp"
#include "geo/checks/floor_area.hpp"

namespace flurwerk::geo {

std::vector<Finding> check_gfz(const Scene& scene) {
  constexpr const char* basis = "§ 20 BauNVO";
  const auto figure = figure_of(scene, &PlanArea::gfz_permille, {"eine GFZ", "a GFZ"});
  if (!figure) return {not_checked("gfz", "", basis, figure.error())};
  const auto floors = floor_area_of(scene, figure->land);
  const double plot = figure->land_m2, permitted = figure->value / 1000.0 * plot;
  auto finding = blank("gfz", "", basis);
  at_most(finding, floors.area_m2 / plot, figure->value / 1000.0, tolerance.area_m2 / plot, "1");
  finding.message = Text{"GFZ ", "GFZ "} + decimal(floors.area_m2 / plot, 3) + " (" + decimal(floors.area_m2, 2) +
                    Text{" m² Geschossfläche auf ", " m² of floors on "} + decimal(plot, 2) +
                    Text{" m²), zulässig ", " m²), permitted "} + decimal(figure->value / 1000.0, 2) + " (" +
                    decimal(permitted, 2) + " m²)." + near_limit(finding);
  finding.steps = land_in_words(*figure);
  append(finding.steps, floors.steps);
  finding.steps.push_back(
      {"Nebenanlagen, Balkone, Terrassen und Garagen zählen nicht (§ 20 Abs. 4 BauNVO); Vollgeschosse wie "
       "angegeben.",
       "Ancillary structures, balconies, terraces and garages do not count (§ 20 (4) BauNVO); full "
       "storeys as given."});
  if (!floors.unknown.empty() && finding.verdict != Verdict::fail) {
    finding.verdict = Verdict::not_checked;
    finding.message = Text{"Nicht geprüft, weil die Zahl der Vollgeschosse fehlt: ",
                           "Not checked, because the number of full storeys is missing: "} +
                      both(floors.unknown.front()) + Text{". Ohne dieses Gebäude: ", ". Without this building: "} +
                      finding.message;
  }
  finding.evidence.push_back(plot_evidence(scene.plot));
  return {finding};
}

}  // namespace flurwerk::geo
