// Is the building set on the Baulinie? Basis: BauNVO § 23 Abs. 2: where a building line is laid down one must build on
// it; slight stepping forward or back may be allowed.
#include <algorithm>
#include <cmath>

#include "geo/checks/coverage.hpp"
#include "geo/geos.hpp"
#include "geo/outline.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 23 Abs. 2 BauNVO";
constexpr double shortest_m = 0.5;  // shorter remains of a line on the plot are drawing noise

// Pieces of the plan's building lines on the plot; a line along its boundary belongs to it.
std::vector<Line> lines_on(const Scene& scene) {
  std::vector<Line> found;
  const auto wide = inset(scene.plot.area, -tolerance.length_m);
  const auto box = bounds(wide);
  for (const auto& plan : *scene.site.plan)
    for (const auto& line : plan.building_lines)
      for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Box own{std::min(line[i].x, line[i + 1].x), std::min(line[i].y, line[i + 1].y),
                      std::max(line[i].x, line[i + 1].x), std::max(line[i].y, line[i + 1].y)};
        if (!overlap(own, box)) continue;
        for (auto& piece : clipped({line[i], line[i + 1]}, wide))
          if (length_m(std::span(&piece, 1)) >= shortest_m) found.push_back(std::move(piece));
      }
  return found;
}

struct Facing {
  const Structure* structure = nullptr;
  double width_m = 0;     // of the building along the line, within the line's ends
  double distance_m = 0;  // of its nearest point
  double on_it_m = 0;     // wall on the line
};

Facing facing(const Structure& structure, const Line& line) {
  const Point a = line.front(), b = line.back();
  const double length = std::hypot(b.x - a.x, b.y - a.y);
  double low = 1e300, high = -1e300;
  for (const auto& edge : structure.edges) {
    const double t = ((edge.from.x - a.x) * (b.x - a.x) + (edge.from.y - a.y) * (b.y - a.y)) / length;
    low = std::min(low, t);
    high = std::max(high, t);
  }
  return {&structure, std::min(high, length) - std::max(low, 0.0), distance_m(line, structure.area),
          length_m(along(structure.area, std::span(&line, 1), tolerance.length_m))};
}

Finding judge(const Line& line, const Scene& scene) {
  std::optional<Facing> nearest;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building && structure.kind != Kind::existing) continue;
    const auto one = facing(structure, line);
    if (one.width_m > shortest_m && (!nearest || one.distance_m < nearest->distance_m)) nearest = one;
  }
  auto finding = blank("building-line", nearest ? nearest->structure->name : "", basis);
  finding.evidence.push_back({"building-line", {}, line, {{"length_m", reported(length_m(std::span(&line, 1)))}}, {}});
  if (!nearest) {
    finding.verdict = Verdict::fail;
    finding.message = {"Vor der Baulinie steht kein Gebäude; auf ihr muss gebaut werden.",
                       "No building faces the building line; one must build on it."};
    return finding;
  }
  at_most(finding, nearest->distance_m, 0, tolerance.length_m, "m");
  const auto& name = nearest->structure->name;
  if (finding.verdict == Verdict::fail) {
    finding.message =
        quoted(name) + Text{" steht ", " stands "} + decimal(nearest->distance_m, 2) +
        Text{
            " m hinter der Baulinie, auf der gebaut werden muss. Ein geringfügiges Zurücktreten kann zugelassen werden "
            "(§ 23 Abs. 2 Satz 2 BauNVO).",
            " m off the building line on which one must build. A slight setback may be allowed (§ 23 (2) BauNVO)."};
  } else if (nearest->on_it_m < nearest->width_m - shortest_m) {
    finding.verdict = Verdict::warning;
    finding.message = quoted(name) + Text{" steht nur mit ", " stands with only "} + decimal(nearest->on_it_m, 2) +
                      Text{" m von ", " m of "} + decimal(nearest->width_m, 2) +
                      Text{" m auf der Baulinie; ein geringfügiges Vor- oder Zurücktreten kann zugelassen werden.",
                           " m on the building line; slight stepping forward or back may be allowed."};
  } else {
    finding.message = quoted(name) + Text{" steht auf der Baulinie.", " stands on the building line."};
  }
  finding.steps.push_back(Text{"Wand auf der Linie ", "Wall on the line "} + decimal(nearest->on_it_m, 2) +
                          Text{" m, Breite des Gebäudes an ihr ", " m, width of the building along it "} +
                          decimal(nearest->width_m, 2) + Text{" m, Abstand ", " m, distance "} +
                          decimal(nearest->distance_m, 3) + " m");
  return finding;
}

}  // namespace

std::vector<Finding> check_building_line(const Scene& scene) {
  const auto without = [&](const Text& why) { return std::vector{not_checked("building-line", "", basis, why)}; };
  if (scene.plot.source == PlotSource::unknown) return without(plot_unknown(scene.site));
  if (!scene.site.plan) return without({"kein Bebauungsplan vorliegt", "no local plan is given"});
  std::vector<Finding> findings;
  for (const auto& line : lines_on(scene)) findings.push_back(judge(line, scene));
  if (findings.empty())
    return without(
        {"der Plan auf dem Grundstück keine Baulinie enthält", "the plan holds no building line on the plot"});
  return findings;
}

}  // namespace flurwerk::geo
