// Is the plot one piece of land? Basis: HBO § 4 Abs. 2; a building plot is as a rule one continuous area.
#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {

std::vector<Finding> check_plot_continuous(const Scene& scene) {
  const auto& plot = scene.plot;
  constexpr const char* basis = "§ 4 Abs. 2 HBO";
  if (plot.source == PlotSource::unknown) return {not_checked("plot-continuous", "", basis, plot_unknown(scene.site))};
  auto finding = blank("plot-continuous", "", basis);
  // Neighbouring parcels share their boundary only to the precision of the survey.
  const auto parts = plot.area.size() == 1 ? plot.area : inset(plot.area, -tolerance.length_m / 2);
  finding.measured = Quantity{static_cast<double>(parts.size()), "1"};
  finding.limit = Quantity{1, "1"};
  if (parts.size() == 1) {
    finding.message = {"Das Grundstück ist eine zusammenhängende Fläche.", "The plot is one continuous area."};
  } else {
    finding.verdict = Verdict::warning;
    finding.message =
        both(std::to_string(parts.size())) +
        Text{" Teile des Grundstücks hängen nicht zusammen. Ob sie ein Baugrundstück bilden, ist zu prüfen.",
             " parts of the plot do not adjoin. Whether they form one building plot has to be examined."};
  }
  for (const auto& part : parts) {
    finding.steps.push_back(Text{"Teil mit ", "Part of "} + decimal(area_m2({part}), 2) + " m²");
    finding.evidence.push_back({"plot", {part}, {}, {{"area_m2", reported(area_m2({part}))}}, {}});
  }
  finding.steps.push_back(Text{"Flurstücke gelten bis zu ", "Parcels up to "} + decimal(tolerance.length_m * 1000, 0) +
                          Text{" mm Lücke als benachbart.", " mm apart count as adjoining."});
  return {finding};
}

}  // namespace flurwerk::geo
