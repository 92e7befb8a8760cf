// Do the setback areas (Abstandsflächen) lie on the plot, on public land up to its middle, or on encumbered land?
// Basis: HBO § 6 Abs. 2, 4, 5; garages and sheds at the boundary § 6 Abs. 10.
#include <algorithm>
#include <utility>

#include "geo/checks/boundary_building.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

struct Reach {  // of one wall's setback area beyond creditable land
  SetbackArea setback;
  MultiPolygon beyond;
  double area_m2 = 0, depth_m = 0;
  bool violates() const { return exceeds(area_m2, depth_m); }
};

std::vector<Reach> reaches_of(const std::vector<Wall>& walls, const Site& site, const CreditableLand& land,
                              const SetbackRules& rules) {
  std::vector<Reach> reaches;
  for (const auto& wall : walls) {
    Reach reach{setback_area(wall, site, rules), {}, 0, 0};
    reach.beyond = land.beyond(reach.setback);
    reach.area_m2 = area_m2(reach.beyond);
    if (reach.area_m2 > 0) reach.depth_m = depth_along_normal(wall, reach.beyond);
    reaches.push_back(std::move(reach));
  }
  return reaches;
}

void describe(Finding& finding, const Reach& reach, bool height_known) {
  const auto& setback = reach.setback;
  Text step = wall_name(setback.wall) + ": ";
  for (const auto& how : setback.wall.steps) step = step + how + "; ";
  finding.steps.push_back(height_known ? step + setback.arithmetic
                                       : wall_name(setback.wall) +
                                             Text{": Höhe unbekannt, mindestens ", ": height unknown, at least "} +
                                             metres(setback.depth_mm));
  Evidence mark{"setback",
                setback.area,
                {},
                {{"wall", static_cast<double>(setback.wall.edge)},
                 {"wall_height_m", reported(setback.wall.height.metres())},
                 {"depth_m", static_cast<double>(setback.depth_mm) / 1000},
                 {"length_m", static_cast<double>(setback.wall.length_mm) / 1000},
                 {"outside_m2", reported(reach.area_m2)},
                 {"outside_depth_m", reported(reach.depth_m)}},
                {{"direction", compass(setback.wall.east, setback.wall.north).de},
                 {"verdict", reach.violates() ? "fail"
                             : height_known   ? "pass"
                                              : "not_checked"}}};
  if (setback.wall.upper) mark.words.emplace_back("storey", "upper");
  finding.evidence.push_back(std::move(mark));
  if (!reach.violates()) return;
  finding.evidence.push_back({"outside",
                              reach.beyond,
                              {},
                              {{"wall", static_cast<double>(setback.wall.edge)},
                               {"area_m2", reported(reach.area_m2)},
                               {"depth_m", reported(reach.depth_m)}},
                              {}});
}

// "Abstandsfläche der Wand 4 (West) reicht 0,28 m und 1,92 m² über ... hinaus; erforderlich 2,50 m"
Text sentence(const Reach& worst, const Plot& plot) {
  const auto on = shares(worst.beyond, plot.neighbours);
  auto text =
      Text{"Abstandsfläche der ", "Setback area of "} + wall_name(worst.setback.wall) + Text{" reicht ", " reaches "} +
      decimal(worst.depth_m, 2) + Text{" m und ", " m and "} + decimal(worst.area_m2, 2) +
      Text{" m² über das Grundstück und anrechenbare Flächen hinaus", " m² beyond the plot and creditable land"};
  if (!on.empty()) text = text + Text{" auf ", " onto "} + shares_in_words(on);
  return text + Text{"; erforderlich ", "; required "} + metres(worst.setback.depth_mm) + ".";
}

class SetbackCheck {
 public:
  explicit SetbackCheck(const Scene& scene)
      : scene_(scene), site_(scene.site), rules_(scene.law.setbacks), plot_(scene.plot), land_(plot_, site_) {}

  Finding judge(const Structure& structure) const {
    if (plot_.source == PlotSource::unknown) return without(structure, plot_unknown(site_));
    if (auto reason = planned_otherwise(structure)) return without(structure, *reason);
    const auto walls = walls_of(structure, rules_);
    auto all = walls.known;
    all.insert(all.end(), walls.unknown.begin(), walls.unknown.end());
    const auto reaches = reaches_of(all, site_, land_, rules_);
    Finding finding{"setback", structure.name, Verdict::pass, rules_.basis, {}, {}, {}, {}, {}, {}};
    finding.tolerance = Quantity{tolerance.area_m2, "m²"};
    for (std::size_t i = 0; i < reaches.size(); ++i) describe(finding, reaches[i], i < walls.known.size());
    conclude(finding, structure, walls, reaches);
    footnotes(finding, structure);
    return finding;
  }

 private:
  Finding without(const Structure& structure, const Text& why) const {
    return not_checked("setback", structure.name, rules_.basis, why);
  }

  // § 6 Abs. 1 Satz 2 and Abs. 11: nobody can tell these from geometry.
  std::optional<Text> planned_otherwise(const Structure& structure) const {
    if (!site_.plan) return std::nullopt;
    for (const auto& plan : *site_.plan) {
      if (!plan.fixes_distances && !plan.boundary_building) continue;
      if (overlap_m2(plan.area, structure.area) <= tolerance.area_m2) continue;
      const auto& law = scene_.law;
      if (plan.fixes_distances)
        return Text{"der Bebauungsplan die Tiefe der Abstandsflächen selbst bestimmt (" + law.cite("§ 6 Abs. 11 HBO") +
                        "); nicht automatisch prüfbar",
                    "the local plan fixes the depth of setback areas itself (" + law.cite("§ 6 Abs. 11 HBO") +
                        "); not assessable automatically"};
      return Text{"der Bebauungsplan Bauen an der Grenze vorschreibt oder zulässt (" +
                      law.cite("§ 6 Abs. 1 Satz 2 HBO") + "); nicht automatisch prüfbar",
                  "the local plan requires or allows building at the boundary (" + law.cite("§ 6 Abs. 1 Satz 2 HBO") +
                      "); not assessable automatically"};
    }
    return std::nullopt;
  }

  void conclude(Finding& finding, const Structure& structure, const Walls& walls,
                const std::vector<Reach>& reaches) const {
    const auto worst = std::max_element(reaches.begin(), reaches.end(), [](const Reach& a, const Reach& b) {
      return std::pair(a.violates(), a.depth_m) < std::pair(b.violates(), b.depth_m);
    });
    const bool violated = std::any_of(reaches.begin(), reaches.end(), [](const Reach& one) { return one.violates(); });
    finding.measured = Quantity{worst == reaches.end() ? 0 : reported(worst->depth_m), "m"};
    finding.limit = Quantity{0, "m"};
    const bool may_stand_at_boundary =
        (structure.kind == Kind::garage || structure.kind == Kind::shed) && rules_.boundary_building;
    if (violated && may_stand_at_boundary) return conclude_boundary(finding, structure, *worst);
    if (violated && walls.unknown.empty()) {
      finding.verdict = Verdict::fail;
      finding.message = sentence(*worst, plot_);
      if (!site_.encumbrances)
        finding.steps.push_back(
            {"Baulasten sind nicht bekannt; eine Abstandsflächenbaulast könnte die Fläche sichern (" +
                 scene_.law.cite("§ 6 Abs. 2 Nr. 2 HBO") + ").",
             "Encumbrances are not known; one could secure this area (" + scene_.law.cite("§ 6 Abs. 2 Nr. 2 HBO") +
                 ")."});
      return;
    }
    if (!walls.unknown.empty() || walls.lower_bound) {
      finding.verdict = Verdict::not_checked;
      finding.message = Text{"Nicht geprüft, weil ", "Not checked, because "} + walls.why + ".";
      if (violated)
        finding.message = finding.message + Text{" Schon mit der Mindesttiefe: ", " Even at the minimum depth: "} +
                          sentence(*worst, plot_);
      return;
    }
    std::int64_t deepest = 0;
    for (const auto& one : reaches) deepest = std::max(deepest, one.setback.depth_mm);
    finding.message = Text{"Alle Abstandsflächen liegen auf dem Grundstück oder anrechenbaren Flächen",
                           "All setback areas lie on the plot or creditable land"} +
                      (worst != reaches.end() && worst->area_m2 > 1e-6
                           ? Text{" (innerhalb der Toleranz: ", " (within tolerance: "} +
                                 decimal(worst->depth_m * 1000, 0) + Text{" mm darüber)", " mm beyond)"}
                           : Text{}) +
                      Text{"; größte erforderliche Tiefe ", "; greatest required depth "} + metres(deepest) + ".";
  }

  void conclude_boundary(Finding& finding, const Structure& structure, const Reach& worst) const {
    if (!inventory_) inventory_.emplace(scene_, land_);
    auto verdict = inventory_->judge(structure);
    finding.legal_basis = rules_.boundary_building->basis;
    for (auto& step : verdict.steps) finding.steps.push_back(std::move(step));
    if (!verdict.breaches.empty()) {
      finding.verdict = Verdict::fail;
      finding.measured = verdict.breaches.front().measured;
      finding.limit = verdict.breaches.front().limit;
      finding.message = quoted(structure.name) + ": ";
      for (std::size_t i = 0; i < verdict.breaches.size(); ++i)
        finding.message = finding.message + (i > 0 ? "; " : "") + verdict.breaches[i].text;
      finding.message = finding.message +
                        Text{". Eine eigene Abstandsfläche fehlt: ", ". An own setback area is missing: "} +
                        sentence(worst, plot_);
    } else if (verdict.height_missing) {
      finding.verdict = Verdict::not_checked;
      finding.message = {"Nicht geprüft, weil die Höhe der Wand an der Grenze fehlt.",
                         "Not checked, because the height of the wall at the boundary is missing."};
    } else {
      finding.verdict = verdict.oblique ? Verdict::warning : Verdict::pass;
      finding.measured = Quantity{0, "m"};
      for (auto& mark : finding.evidence) {
        if (mark.role == "outside") mark.role = "beyond";
        for (auto& [key, value] : mark.words)
          if (key == "verdict") value = "pass";
      }
      finding.message = quoted(structure.name) +
                        (verdict.oblique ? Text{" steht nur teilweise an der Nachbargrenze; ohne Abstandsfläche "
                                                "zulässig, wenn dies als Grenzbebauung gilt.",
                                                " stands only partly at the boundary; allowed without a setback area "
                                                "if that counts as boundary building."}
                                         : Text{" ist ohne eigene Abstandsfläche an der Nachbargrenze zulässig.",
                                                " is allowed at the boundary without a setback area of its own."});
    }
  }

  void footnotes(Finding& finding, const Structure& structure) const {
    if (rules_.confidence == Confidence::unsure && rules_.note) finding.steps.push_back(*rules_.note);
    if (plot_.source == PlotSource::touched && plot_.parcels.size() > 1)
      finding.steps.push_back({"Angenommen, dass alle Flurstücke unter den Gebäuden ein Grundstück bilden.",
                               "Assumed that all parcels under the buildings form one plot."});
    if (!site_.parcels)
      finding.steps.push_back({"Kein Kataster: alles Land außerhalb des Grundstücks gilt als fremd.",
                               "No cadastre: all land outside the plot counts as foreign."});
    finding.steps.push_back(Text{"Toleranz: ", "Tolerance: "} + decimal(tolerance.area_m2, 2) +
                            Text{" m² und ", " m² and "} + decimal(tolerance.length_m * 1000, 0) + " mm.");
    finding.steps.push_back(terrain_in_words(structure));
  }

  const Scene& scene_;
  const Site& site_;
  const SetbackRules& rules_;
  const Plot& plot_;
  CreditableLand land_;
  mutable std::optional<BoundaryInventory> inventory_;  // made when a garage needs it
};

}  // namespace

std::vector<Finding> check_setback(const Scene& scene) {
  const SetbackCheck check(scene);
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures)
    if (structure.kind == Kind::building || structure.kind == Kind::garage || structure.kind == Kind::shed)
      findings.push_back(check.judge(structure));
  return findings;
}

}  // namespace flurwerk::geo
