// How much of the plot do the main buildings cover? Basis: BauNVO § 19; the limit is the local plan's own figure,
// never § 17.
#include "geo/checks/coverage.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {

std::vector<Finding> check_grz(const Scene& scene) {
  constexpr const char* basis = "§ 19 BauNVO";
  const auto figure = figure_of(scene, &PlanArea::grz_permille, {"eine GRZ", "a GRZ"});
  if (!figure) return {not_checked("grz", "", basis, figure.error())};
  const auto covered = coverage_of(scene, figure->land);
  const double plot = figure->land_m2, main = area_m2(covered.main), grz = figure->value / 1000.0;
  auto finding = blank("grz", "", basis);
  at_most(finding, main / plot, grz, tolerance.area_m2 / plot, "1");
  finding.message = Text{"GRZ ", "GRZ "} + decimal(main / plot, 3) + Text{" (", " ("} + decimal(main, 2) +
                    Text{" m² von ", " m² of "} + decimal(plot, 2) + Text{" m²), zulässig ", " m²), permitted "} +
                    decimal(grz, 2) + " (" + decimal(grz * plot, 2) + " m²)." + near_limit(finding);
  finding.steps = land_in_words(*figure);
  finding.steps.push_back(Text{"Zulässige Grundfläche: ", "Permitted footprint: "} + decimal(grz, 2) + " × " +
                          decimal(plot, 2) + " m² = " + decimal(grz * plot, 2) + " m²");
  append(finding.steps, covered.steps);
  finding.evidence.push_back(plot_evidence(scene.plot));
  mark(finding, "main", covered.main);
  return {finding};
}

}  // namespace flurwerk::geo
