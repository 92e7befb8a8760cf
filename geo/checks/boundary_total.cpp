// What stands at the neighbours' boundaries without a setback area, of the whole plot, and is it more than allowed?
// Basis: HBO § 6 Abs. 10: at the boundary or 1 m off it, 15 m in all, 3 m mean height, 25 m² of wall per boundary, three
// parking spaces.
#include <algorithm>

#include "geo/checks/boundary_building.hpp"

namespace flurwerk::geo {
namespace {

// Parking spaces of areas that lie at the boundary.
int spaces_at(const BoundaryInventory& inventory, bool& unknown) {
  std::vector<const Structure*> areas;
  int spaces = 0;
  for (const auto& one : inventory.walls()) {
    if (one.structure->kind != Kind::parking || std::find(areas.begin(), areas.end(), one.structure) != areas.end())
      continue;
    areas.push_back(one.structure);
    unknown = unknown || !one.structure->spaces;
    spaces += one.structure->spaces.value_or(0);
  }
  return spaces;
}

void conclude(Finding& finding, const BoundaryVerdict& all, double total, double permitted) {
  const auto head = Text{"Grenzbebauung auf ", "Boundary building over "} + decimal(total, 2) + " m" +
                    Text{", zulässig ", ", permitted "} + decimal(permitted, 2) + " m";
  if (!all.breaches.empty()) {
    finding.verdict = Verdict::fail;
    finding.measured = all.breaches.front().measured;
    finding.limit = all.breaches.front().limit;
    finding.message = head + ": ";
    for (std::size_t i = 0; i < all.breaches.size(); ++i)
      finding.message = finding.message + (i > 0 ? "; " : "") + all.breaches[i].text;
    finding.message = finding.message + ".";
  } else if (all.height_missing) {
    finding.verdict = Verdict::not_checked;
    finding.message = {"Nicht geprüft, weil die Höhe einer Wand an der Grenze fehlt.",
                       "Not checked, because the height of a wall at the boundary is missing."};
  } else {
    if (all.oblique) finding.verdict = Verdict::warning;
    finding.message =
        head +
        (all.oblique ? Text{"; eine Wand steht schräg zur Grenze.", "; a wall stands askew to the boundary."}
                     : Text{".", "."}) +
        near_limit(finding);
  }
}

Finding judge(const BoundaryInventory& inventory, const SetbackRules& rules) {
  const auto& limits = *rules.boundary_building;
  auto finding = blank("boundary-building", "", limits.basis);
  const double total = inventory.total_m(), permitted = limits.total_length_mm / 1000.0;
  at_most(finding, total, permitted, tolerance.length_m, "m");
  BoundaryVerdict all;
  std::vector<const Structure*> done;
  for (const auto& one : inventory.walls()) {
    Evidence mark{"boundary-wall",
                  {},
                  {one.wall.from, one.wall.to},
                  {{"length_m", reported(one.length_m)},
                   {"distance_m", reported(one.distance_m)},
                   {"height_m", reported(one.wall.bare_height.metres())}},
                  {{"name", one.structure->name}}};
    finding.evidence.push_back(std::move(mark));
    if (std::find(done.begin(), done.end(), one.structure) != done.end()) continue;
    done.push_back(one.structure);
    auto verdict = inventory.judge(*one.structure);
    all.height_missing = all.height_missing || verdict.height_missing;
    all.oblique = all.oblique || verdict.oblique;
    for (auto& breach : verdict.breaches)
      if (std::none_of(all.breaches.begin(), all.breaches.end(),
                       [&](const Breach& known) { return known.text.de == breach.text.de; }))
        all.breaches.push_back(std::move(breach));
    for (auto& step : verdict.steps)
      if (std::none_of(finding.steps.begin(), finding.steps.end(),
                       [&](const Text& known) { return known.de == step.de; }))
        finding.steps.push_back(quoted(one.structure->name) + ": " + step);
  }
  bool unknown = false;
  const int spaces = spaces_at(inventory, unknown);
  if (spaces > limits.parking_spaces)
    all.breaches.push_back({{static_cast<double>(spaces), "1"},
                            {static_cast<double>(limits.parking_spaces), "1"},
                            both(std::to_string(spaces)) +
                                Text{" Stellplätze an der Grenze statt höchstens ",
                                     " parking spaces at the boundary instead of at most "} +
                                both(std::to_string(limits.parking_spaces))});
  if (unknown)
    finding.steps.push_back({"Die Zahl der Stellplätze an der Grenze ist nicht angegeben.",
                             "The number of parking spaces at the boundary is not given."});
  conclude(finding, all, total, permitted);
  return finding;
}

}  // namespace

std::vector<Finding> check_boundary_building(const Scene& scene) {
  const auto& rules = scene.law.setbacks;
  const auto without = [&](const Text& why) {
    return std::vector{not_checked("boundary-building", "",
                                   rules.boundary_building ? rules.boundary_building->basis : rules.basis, why)};
  };
  if (!rules.boundary_building)
    return without({"die Regeln dieses Landes zur Grenzbebauung nicht hinterlegt sind",
                    "this Land's rules on boundary building are not recorded"});
  if (scene.plot.source == PlotSource::unknown) return without(plot_unknown(scene.site));
  const CreditableLand land(scene.plot, scene.site);
  const BoundaryInventory inventory(scene, land);
  if (!inventory.walls().empty()) return {judge(inventory, rules)};
  auto finding = blank("boundary-building", "", rules.boundary_building->basis);
  at_most(finding, 0, rules.boundary_building->total_length_mm / 1000.0, tolerance.length_m, "m");
  finding.message = {
      "Keine Garage, kein Nebengebäude und kein Stellplatz steht ohne Abstandsfläche an einer Nachbargrenze.",
      "No garage, shed or parking stands at a neighbour's boundary without a setback area."};
  return {finding};
}

}  // namespace flurwerk::geo
