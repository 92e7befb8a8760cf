// Are bays, balconies, eaves and entrance stairs small and far enough from the neighbours to be left out of account?
// Basis: HBO § 6 Abs. 6: at most 1.50 m before the wall, 2 m from neighbours' boundaries, bays and balconies a third of
// the wall's width together.
#include <algorithm>
#include <cmath>
#include <map>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

MultiPolygon part_area(const Edge& edge, const Projection& part) {
  const double length = std::hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y);
  const Point u{(edge.to.x - edge.from.x) / length, (edge.to.y - edge.from.y) / length}, n{u.y, -u.x};
  const auto at = [&](double t, double s) {
    return Point{edge.from.x + u.x * t + n.x * s, edge.from.y + u.y * t + n.y * s};
  };
  const double from = static_cast<double>(part.at_mm) / 1000, to = from + static_cast<double>(part.width_mm) / 1000,
               depth = static_cast<double>(part.depth_mm) / 1000;
  return {{{at(from, 0), at(from, depth), at(to, depth), at(to, 0), at(from, 0)}, {}}};
}

// Nearest foreign land that is not public; without a cadastre whatever lies outside the plot.
double to_neighbour_m(const MultiPolygon& part, const Plot& plot) {
  double nearest = 1e9;
  for (const auto* parcel : plot.neighbours)
    if (parcel->public_use == PublicUse::none) nearest = std::min(nearest, distance_m(part, parcel->area));
  if (!plot.neighbours.empty()) return nearest;
  for (const auto& polygon : plot.area) nearest = std::min(nearest, distance_m(polygon.outer, part));
  return nearest;
}

Finding judge(const Structure& structure, const Scene& scene, const SetbackRules::Projections& rules) {
  auto finding = blank("projections", structure.name, rules.basis);
  std::map<std::size_t, std::int64_t> on_wall;
  std::vector<Text> breaches;
  const auto breach = [&](Text text, double measured, double limit) {
    if (breaches.empty()) {
      finding.measured = Quantity{reported(measured), "m"};
      finding.limit = Quantity{limit, "m"};
      finding.tolerance = Quantity{tolerance.length_m, "m"};
    }
    breaches.push_back(std::move(text));
  };
  for (const auto& part : structure.projections) {
    const auto edge = std::find_if(structure.edges.begin(), structure.edges.end(),
                                   [&](const Edge& one) { return one.number == part.edge; });
    if (edge == structure.edges.end() || part.width_mm == 0 || part.depth_mm == 0) continue;
    const auto area = part_area(*edge, part);
    const double away = to_neighbour_m(area, scene.plot), least = rules.neighbour_distance_mm / 1000.0;
    const auto name = Text{"Bauteil an Kante ", "part at edge "} + both(std::to_string(part.edge));
    finding.steps.push_back(name + ": " + metres(part.depth_mm) + Text{" vor der Wand, ", " before the wall, "} +
                            decimal(std::min(away, 999.0), 2) +
                            Text{" m von der Nachbargrenze", " m from the neighbour's boundary"});
    finding.evidence.push_back(
        {"projection",
         area,
         {},
         {{"depth_m", static_cast<double>(part.depth_mm) / 1000}, {"distance_m", reported(away)}},
         {}});
    if (part.depth_mm > rules.depth_mm)
      breach(name + Text{" tritt ", " stands "} + metres(part.depth_mm) +
                 Text{" vor, zulässig ", " before the wall, permitted "} + metres(rules.depth_mm),
             static_cast<double>(part.depth_mm) / 1000, rules.depth_mm / 1000.0);
    if (away < least - tolerance.length_m)
      breach(name + Text{" ist ", " is "} + decimal(away, 2) +
                 Text{" m von der Nachbargrenze entfernt, nötig ", " m from the neighbour's boundary, needed "} +
                 decimal(least, 2) + " m",
             away, least);
    if (part.shares_wall) on_wall[part.edge] += part.width_mm;
  }
  for (const auto& edge : structure.edges) {
    const auto width = std::llround(std::hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * 1000);
    const auto sum = on_wall.contains(edge.number) ? on_wall[edge.number] : 0;
    const double share =
        static_cast<double>(rules.wall_share.numerator) / static_cast<double>(rules.wall_share.denominator);
    if (sum * rules.wall_share.denominator > width * rules.wall_share.numerator)
      breach(Text{"Erker und Balkone an Kante ", "bays and balconies at edge "} + both(std::to_string(edge.number)) +
                 Text{" nehmen ", " take "} + metres(sum) + Text{" von ", " of "} + metres(width) +
                 Text{" Wandbreite ein, mehr als ein Drittel", " of wall, more than a third"},
             static_cast<double>(sum) / 1000, static_cast<double>(width) * share / 1000);
  }
  if (breaches.empty()) {
    finding.message =
        Text{"Die vortretenden Bauteile von ", "The projecting parts of "} + quoted(structure.name) +
        Text{" bleiben bei den Abstandsflächen außer Betracht.", " are left out of account for setback areas."};
    return finding;
  }
  finding.verdict = Verdict::fail;
  for (const auto& text : breaches) finding.message = finding.message + (finding.message.de.empty() ? "" : "; ") + text;
  finding.message = finding.message + Text{". Sie lösen eigene Abstandsflächen aus, die hier nicht gerechnet sind.",
                                           ". They need setback areas of their own, which are not computed here."};
  return finding;
}

}  // namespace

std::vector<Finding> check_projections(const Scene& scene) {
  const auto& rules = scene.law.setbacks.projections;
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.projections.empty()) continue;
    if (!rules)
      findings.push_back(
          not_checked("projections", structure.name, scene.law.setbacks.basis,
                      {"die Regeln dieses Landes nicht hinterlegt sind", "this Land's rules are not recorded"}));
    else if (scene.plot.source == PlotSource::unknown)
      findings.push_back(not_checked("projections", structure.name, rules->basis, plot_unknown(scene.site)));
    else
      findings.push_back(judge(structure, scene, *rules));
  }
  return findings;
}

}  // namespace flurwerk::geo
