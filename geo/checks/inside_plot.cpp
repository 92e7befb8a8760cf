// Does every building stand on its own plot, and if not, on whose land and by how much? Basis: HBO § 4 Abs. 2.
#include <algorithm>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 4 Abs. 2 HBO";

// The farthest point of a part outside is one of its corners.
double farthest_m(const MultiPolygon& outside, const MultiPolygon& plot) {
  double farthest = 0;
  for (const auto& polygon : outside)
    for (const auto& point : polygon.outer) farthest = std::max(farthest, distance_m(Line{point}, plot));
  return farthest;
}

Finding judge(const Structure& structure, const Plot& plot) {
  Finding finding{"inside-plot", structure.name, Verdict::pass, basis, {}, {}, {}, {}, {}, {}};
  const auto outside = difference(structure.area, plot.area);
  const double area = area_m2(outside), depth = farthest_m(outside, plot.area);
  finding.measured = Quantity{reported(area), "m²"};
  finding.limit = Quantity{0, "m²"};
  finding.tolerance = Quantity{tolerance.area_m2, "m²"};
  finding.evidence.push_back(plot_evidence(plot));
  finding.evidence.push_back(structure_evidence(structure));
  const auto by = decimal(area, 2) + Text{" m² und bis zu ", " m² and up to "} + decimal(depth * 1000, 0) + " mm";
  if (exceeds(area, depth)) {
    const auto on = shares(outside, plot.neighbours);
    finding.verdict = Verdict::fail;
    finding.message = quoted(structure.name) + Text{" ragt mit ", " reaches beyond the plot by "} + by +
                      Text{" über das Grundstück hinaus", ""};
    if (!on.empty()) finding.message = finding.message + Text{" auf ", " onto "} + shares_in_words(on);
    finding.message = finding.message + ".";
    Evidence mark{"outside", outside, {}, {{"area_m2", reported(area)}, {"depth_m", reported(depth)}}, {}};
    if (!on.empty()) mark.words.emplace_back("parcel", on.front().parcel->key.value);
    finding.evidence.push_back(std::move(mark));
  } else if (area > 1e-6) {
    finding.message =
        quoted(structure.name) +
        Text{" liegt innerhalb der Toleranz auf dem Grundstück (", " lies on the plot within tolerance ("} + by +
        Text{" darüber).", " beyond)."};
  } else {
    finding.message = quoted(structure.name) + Text{" liegt ganz auf dem Grundstück.", " lies wholly on the plot."};
  }
  const auto own = shares(structure.area, plot.parcels);
  if (finding.verdict == Verdict::pass && plot.source == PlotSource::touched && own.size() > 1 &&
      own[1].area_m2 > tolerance.area_m2) {
    finding.verdict = Verdict::warning;
    finding.message =
        quoted(structure.name) + Text{" liegt auf mehreren Flurstücken: ", " lies on several parcels: "} +
        shares_in_words(own) +
        Text{". Ob alle zum Grundstück gehören, steht nicht fest; die Flurstücke des Grundstücks angeben.",
             ". Whether all belong to the plot is not known; name the parcels of the plot."};
  }
  finding.steps.push_back(Text{"Fläche des Gebäudes ", "Area of the building "} + decimal(area_m2(structure.area), 2) +
                          Text{" m², davon außerhalb ", " m², of it outside "} + decimal(area, 4) + " m².");
  finding.steps.push_back(Text{"Toleranz: ", "Tolerance: "} + decimal(tolerance.area_m2, 2) +
                          Text{" m² und ", " m² and "} + decimal(tolerance.length_m * 1000, 0) + " mm.");
  return finding;
}

}  // namespace

std::vector<Finding> check_inside_plot(const Scene& scene) {
  const auto& [design, site, law, plot] = scene;
  std::vector<Finding> findings;
  for (const auto& structure : design.structures) {
    // A driveway has to leave the plot; what exists is not the design's doing.
    if (structure.kind == Kind::driveway || structure.kind == Kind::existing) continue;
    if (plot.source == PlotSource::unknown)
      findings.push_back(not_checked("inside-plot", structure.name, basis, plot_unknown(site)));
    else
      findings.push_back(judge(structure, plot));
  }
  return findings;
}

}  // namespace flurwerk::geo
