// Does the plot's official area agree with the area of its boundaries? Basis: the official area (amtliche Fläche) of the
// cadastre is a ground area in whole square metres; boundaries are grid coordinates.
#include <cmath>

#include "geo/checks/findings.hpp"

namespace flurwerk::geo {
namespace {

constexpr double rounding_m2 = 1;     // official areas are whole square metres
constexpr double grid_share = 0.001;  // grid against ground, at most about 0.08 % in zone 32 with its height

}  // namespace

std::vector<Finding> check_plot_area(const Scene& scene) {
  const auto& plot = scene.plot;
  constexpr const char* basis = "§ 19 Abs. 3 BauNVO";
  if (plot.source == PlotSource::unknown) return {not_checked("plot-area", "", basis, plot_unknown(scene.site))};
  if (!plot.official_area_m2)
    return {not_checked(
        "plot-area", "", basis,
        {"die amtliche Fläche des Grundstücks nicht bekannt ist", "the plot's official area is not known"})};
  const double computed = area_m2(plot.area), official = *plot.official_area_m2;
  const double slack =
      rounding_m2 * static_cast<double>(std::max<std::size_t>(1, plot.parcels.size())) + grid_share * official;
  auto finding = blank("plot-area", "", basis);
  at_most(finding, std::abs(computed - official), 0, slack, "m²");
  finding.message = Text{"Amtliche Fläche ", "Official area "} + decimal(official, 2) +
                    Text{" m², aus den Grenzen berechnet ", " m², computed from the boundaries "} +
                    decimal(computed, 2) + " m²";
  if (finding.verdict == Verdict::fail) {
    finding.verdict = Verdict::warning;
    finding.message =
        finding.message +
        Text{": Abweichung größer als durch Rundung und Abbildung erklärbar. Kataster und Zeichnung prüfen.",
             ": more apart than rounding and projection explain. Check cadastre and drawing."};
  } else {
    finding.message = finding.message +
                      Text{"; im Rahmen von Rundung und Abbildung.", "; as close as rounding and projection allow."};
  }
  for (const auto* parcel : plot.parcels)
    finding.steps.push_back(both(shown_name(*parcel)) + Text{": amtlich ", ": official "} +
                            decimal(parcel->official_area_m2.value_or(0), 2) +
                            Text{" m², berechnet ", " m², computed "} + decimal(area_m2(parcel->area), 2) + " m²");
  finding.steps.push_back(Text{"Abweichung ", "Difference "} + decimal(computed - official, 2) +
                          Text{" m²; erklärbar sind ", " m²; explained are "} + decimal(slack, 2) +
                          Text{" m² (Rundung auf volle Quadratmeter und 0,1 % Abbildung).",
                               " m² (rounding to whole square metres and 0.1 % of projection)."});
  finding.evidence.push_back(plot_evidence(plot));
  return {finding};
}

}  // namespace flurwerk::geo
