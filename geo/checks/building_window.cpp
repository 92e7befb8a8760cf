// Does the building stand within the land that the plan allows to be built on, and if not, how far beyond the Baugrenze?
// Basis: BauNVO § 23 Abs. 1, 3, 5: überbaubare Grundstücksfläche; ancillary structures may be allowed outside.
#include <algorithm>

#include "geo/checks/coverage.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 23 Abs. 3 BauNVO";

double farthest_m(const MultiPolygon& outside, const MultiPolygon& window) {
  double farthest = 0;
  for (const auto& polygon : outside)
    for (const auto& point : polygon.outer) farthest = std::max(farthest, distance_m(Line{point}, window));
  return farthest;
}

void allowances(Finding& finding, const Structure& structure) {
  if (is_ancillary(structure)) {
    finding.verdict = Verdict::warning;
    finding.legal_basis = "§ 23 Abs. 5 BauNVO";
    finding.message =
        finding.message +
        Text{" Nebenanlagen und Garagen können dort zugelassen werden, wenn der Plan nichts anderes festsetzt.",
             " Ancillary structures and garages may be allowed there unless the plan says otherwise."};
  } else {
    finding.message = finding.message + Text{
                                            " Ein Vortreten von Gebäudeteilen in geringfügigem Ausmaß kann zugelassen "
                                            "werden (§ 23 Abs. 3 Satz 2 BauNVO).",
                                            " Slight protrusions of parts may be allowed (§ 23 (3) BauNVO)."};
  }
}

Finding judge(const Structure& structure, const MultiPolygon& window, const MultiPolygon& plot) {
  auto finding = blank("building-window", structure.name, basis);
  const auto outside = difference(structure.area, window);
  const double area = area_m2(outside), depth = farthest_m(outside, window);
  finding.measured = Quantity{reported(depth), "m"};
  finding.limit = Quantity{0, "m"};
  finding.tolerance = Quantity{tolerance.length_m, "m"};
  mark(finding, "window", plot.empty() ? window : intersection(window, plot));  // windows run over many plots
  finding.evidence.push_back(structure_evidence(structure));
  if (exceeds(area, depth)) {
    finding.verdict = Verdict::fail;
    finding.message = quoted(structure.name) +
                      Text{" überschreitet die Baugrenze um ", " crosses the building limit by "} + decimal(depth, 2) +
                      Text{" m (", " m ("} + decimal(area, 2) + " m²).";
    allowances(finding, structure);
    finding.evidence.push_back(
        {"outside", outside, {}, {{"area_m2", reported(area)}, {"depth_m", reported(depth)}}, {}});
  } else {
    finding.message =
        quoted(structure.name) +
        Text{" steht innerhalb der überbaubaren Grundstücksfläche", " stands within the building window"} +
        (area > 1e-6 ? Text{" (innerhalb der Toleranz: ", " (within tolerance: "} + decimal(depth * 1000, 0) +
                           Text{" mm darüber).", " mm beyond)."}
                     : Text{".", "."});
  }
  finding.steps.push_back(Text{"Fläche des Gebäudes ", "Area of the building "} + decimal(area_m2(structure.area), 2) +
                          Text{" m², davon außerhalb ", " m², of it outside "} + decimal(area, 4) + " m².");
  return finding;
}

// Without windows a limit that runs through the building is crossed whichever side may be built on.
Finding judge_by_lines(const Structure& structure, const std::vector<const PlanArea*>& plans) {
  auto finding = blank("building-window", structure.name, basis);
  std::vector<Line> crossing;
  for (const auto* plan : plans)
    for (const auto& line : plan->building_limits)
      for (auto& piece : clipped(line, inset(structure.area, tolerance.length_m))) crossing.push_back(std::move(piece));
  if (crossing.empty())
    return not_checked("building-window", structure.name, basis,
                       {"der Plan hier keine überbaubare Grundstücksfläche als Fläche enthält",
                        "the plan holds no building window as an area here"});
  finding.verdict = Verdict::fail;
  finding.message =
      Text{"Eine Baugrenze verläuft durch ", "A building limit runs through "} + quoted(structure.name) + ".";
  allowances(finding, structure);
  for (auto& piece : crossing) finding.evidence.push_back({"building-limit", {}, std::move(piece), {}, {}});
  return finding;
}

}  // namespace

std::vector<Finding> check_building_window(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (!is_building(structure)) continue;
    if (!scene.site.plan) {
      findings.push_back(not_checked("building-window", structure.name, basis,
                                     {"kein Bebauungsplan vorliegt", "no local plan is given"}));
      continue;
    }
    // A window reaches over several areas of the plan, and a building that left all areas still has one.
    std::vector<MultiPolygon> windows;
    const auto near = widened(bounds(scene.plot.area.empty() ? structure.area : scene.plot.area), 1);
    for (const auto& plan : *scene.site.plan)
      if (!plan.building_window.empty() && overlap(near, bounds(plan.building_window)))
        windows.push_back(plan.building_window);
    const auto window = windows.size() == 1 ? windows.front() : unite(windows);
    if (window.empty())
      findings.push_back(judge_by_lines(structure, plans_under(structure.area, scene.site)));
    else
      findings.push_back(judge(structure, window, scene.plot.area));
  }
  return findings;
}

}  // namespace flurwerk::geo
