// May fences, retaining walls, wood stores, solar panels and heat pumps stand at the neighbours' boundaries without a
// setback area? Basis: HBO § 6 Abs. 10 Satz 1 Nr. 6 to 11: at the boundary or 1 m off it, each within its own height
// and length. What exceeds them needs a setback area only if it has the effects of a building (Abs. 8): people judge.
#include <algorithm>
#include <cmath>
#include <map>

#include "geo/checks/boundary_building.hpp"
#include "geo/checks/plan_figures.hpp"
#include "geo/geos.hpp"
#include "geo/setback_depth.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* id = "boundary-installations";
using Rule = SetbackRules::BoundaryInstallation;

Text title_of(Kind kind) {
  switch (kind) {
    case Kind::fence: return {"Einfriedung oder Sichtschutz", "fence or screen"};
    case Kind::retaining_wall: return {"Stützmauer", "retaining wall"};
    case Kind::wood_store: return {"Holzlagerplatz", "wood store"};
    case Kind::solar: return {"Solaranlage", "solar panels"};
    default: return {"Wärmepumpe", "heat pump"};
  }
}

// How long it is, along its longest edge.
double length_m(const MultiPolygon& area) {
  Point along{1, 0};
  double longest = 0;
  for (const auto& polygon : area)
    for (std::size_t i = 0; i + 1 < polygon.outer.size(); ++i) {
      const Point a = polygon.outer[i], b = polygon.outer[i + 1];
      const double size = std::hypot(b.x - a.x, b.y - a.y);
      if (size <= longest) continue;
      longest = size;
      along = {(b.x - a.x) / size, (b.y - a.y) / size};
    }
  double least = INFINITY, most = -INFINITY;
  for (const auto& polygon : area)
    for (const Point p : polygon.outer) {
      const double at = p.x * along.x + p.y * along.y;
      least = std::min(least, at);
      most = std::max(most, at);
    }
  return std::max(0.0, most - least);
}

struct Placed {
  const Structure* installation;
  const Rule* rule;   // null: not recorded
  double distance_m;  // to the land of others; no more than is looked at
  double length_m;
  double setback_m;  // the depth it would need if it had the effects of a building
};

struct Judgement {
  std::vector<Breach> breaches;
  std::optional<Text> unknown;  // why it cannot be said
};

void judge_distance(const Placed& one, double least_m, Judgement& judgement) {
  if (one.distance_m <= tolerance.length_m || one.distance_m >= least_m - tolerance.length_m) return;
  judgement.breaches.push_back({{reported(one.distance_m), "m"},
                                {least_m, "m"},
                                Text{"Abstand ", "distance of "} + decimal(one.distance_m, 2) +
                                    Text{" m zur Nachbargrenze, weder unmittelbar an ihr noch mindestens ",
                                         " m from the neighbour's boundary, neither at it nor at least "} +
                                    decimal(least_m, 2) + Text{" m entfernt", " m off"}});
}

class InstallationCheck {
 public:
  explicit InstallationCheck(const Scene& scene) : scene_(scene), rules_(scene.law.setbacks) {
    for (const auto& structure : scene.design.structures)
      if (is_installation(structure)) place(structure);
    for (const auto& one : placed_)
      if (one.rule && one.distance_m < one.setback_m - tolerance.length_m) {
        lengths_[one.rule] += one.length_m;
        ++counts_[one.rule];
      }
  }

  std::vector<Finding> findings() const {
    std::vector<Finding> found;
    found.reserve(placed_.size());
    for (const auto& one : placed_) found.push_back(judge(one));
    return found;
  }

 private:
  void place(const Structure& structure) {
    const ExactHeight height{structure.height_mm.value_or(0), 1};
    const double setback = static_cast<double>(setback_depth_mm(height, rules_.factor_permille, 0, rules_)) / 1000;
    const double reach = setback + 1;
    MultiPolygon foreign;
    if (scene_.plot.source != PlotSource::unknown) foreign = foreign_land(structure.area, scene_.plot, reach);
    const double distance = foreign.empty() ? reach : std::min(reach, distance_m(structure.area, foreign));
    const auto* rule = rules_.installation(to_string(structure.kind), stands_on_ancillary(structure));
    placed_.push_back({&structure, rule, distance, length_m(structure.area), setback});
  }

  bool stands_on_ancillary(const Structure& structure) const {
    const double half = area_m2(structure.area) / 2;
    return std::any_of(scene_.design.structures.begin(), scene_.design.structures.end(), [&](const Structure& below) {
      return (below.kind == Kind::garage || below.kind == Kind::shed) && overlap_m2(below.area, structure.area) > half;
    });
  }

  Finding judge(const Placed& one) const {
    const auto& installation = *one.installation;
    if (!one.rule)
      return not_checked(id, installation.name, rules_.basis,
                         {"die Regeln dieses Landes für solche Anlagen an der Grenze nicht hinterlegt sind",
                          "this Land's rules on such installations at the boundary are not recorded"});
    if (scene_.plot.source == PlotSource::unknown)
      return not_checked(id, installation.name, one.rule->basis, plot_unknown(scene_.site));
    auto finding = blank(id, installation.name, one.rule->basis);
    finding.evidence.push_back({"installation",
                                installation.area,
                                {},
                                {{"distance_m", reported(one.distance_m)}, {"length_m", reported(one.length_m)}},
                                {{"name", installation.name}}});
    if (one.distance_m >= one.setback_m - tolerance.length_m && installation.height_mm) {
      finding.message = named(one) +
                        Text{" steht weiter von jeder Nachbargrenze, als eine Abstandsfläche tief wäre (",
                             " stands farther from every neighbour's boundary than a setback area would be deep ("} +
                        decimal(one.setback_m, 2) + " m).";
      return finding;
    }
    Judgement judgement;
    judge_distance(one, least_distance_m(), judgement);
    judge_length(one, judgement);
    judge_height(one, judgement, finding);
    conclude(finding, one, judgement);
    return finding;
  }

  static Text named(const Placed& one) {
    return quoted(one.installation->name) + " (" + title_of(one.installation->kind) + ")";
  }

  double least_distance_m() const {
    return rules_.boundary_building ? rules_.boundary_building->least_distance_mm / 1000.0 : 0;
  }

  void judge_length(const Placed& one, Judgement& judgement) const {
    const auto count = counts_.find(one.rule);
    if (count == counts_.end()) return;  // all of them are far off
    const auto& rule = *one.rule;
    if (rule.most && count->second > *rule.most)
      judgement.breaches.push_back(
          {{static_cast<double>(count->second), "1"},
           {static_cast<double>(*rule.most), "1"},
           both(std::to_string(count->second)) +
               Text{" solche Anlagen auf dem Grundstück statt höchstens ", " of them on the plot instead of at most "} +
               both(std::to_string(*rule.most))});
    const double total = lengths_.at(one.rule), longest = rule.length_mm.value_or(0) / 1000.0;
    if (!rule.length_mm || total <= longest + tolerance.length_m) return;
    judgement.breaches.push_back({{reported(total), "m"},
                                  {longest, "m"},
                                  Text{"zusammen ", "in all "} + decimal(total, 2) +
                                      Text{" m lang statt höchstens ", " m long instead of at most "} +
                                      decimal(longest, 2) + " m"});
  }

  void judge_height(const Placed& one, Judgement& judgement, Finding& finding) const {
    const auto& rule = *one.rule;
    if (!rule.height_mm) return;
    const double highest = *rule.height_mm / 1000.0;
    finding.limit = Quantity{highest, "m"};
    finding.tolerance = Quantity{0, "m"};
    if (!one.installation->height_mm) {
      judgement.unknown = {"die Höhe der Anlage nicht angegeben ist", "the installation's height is not given"};
      return;
    }
    const double metres = static_cast<double>(*one.installation->height_mm) / 1000;
    finding.measured = Quantity{reported(metres), "m"};
    if (metres <= highest) return;
    const auto plans = plans_under(one.installation->area, scene_.site);
    if (std::any_of(plans.begin(), plans.end(), [&](const PlanArea* plan) {
          return std::find(rule.free_in.begin(), rule.free_in.end(), plan->use) != rule.free_in.end();
        })) {
      finding.limit.reset();
      finding.steps.push_back({"In diesem Baugebiet (Gewerbe oder Industrie) ist keine Höhe gesetzt.",
                               "In this area (business or industry) no height is set."});
      return;
    }
    if (!rule.free_in.empty() && !scene_.site.plan) {
      judgement.unknown = {
          "kein Bebauungsplan vorliegt: In Gewerbe- und Industriegebieten ist keine Höhe gesetzt, sonst höchstens ",
          "no local plan is given: in business and industrial areas no height is set, elsewhere at most "};
      *judgement.unknown = *judgement.unknown + decimal(highest, 2) + " m";
      return;
    }
    judgement.breaches.push_back({{reported(metres), "m"},
                                  {highest, "m"},
                                  decimal(metres, 2) + Text{" m hoch statt höchstens ", " m high instead of at most "} +
                                      decimal(highest, 2) + " m"});
  }

  void conclude(Finding& finding, const Placed& one, const Judgement& judgement) const {
    if (!judgement.breaches.empty()) {
      finding.verdict = Verdict::warning;
      finding.measured = judgement.breaches.front().measured;
      finding.limit = judgement.breaches.front().limit;
      finding.message = named(one) + Text{" geht an der Nachbargrenze über das ohne Abstandsfläche Zulässige hinaus: ",
                                          " exceeds at the boundary what is allowed without a setback area: "};
      for (std::size_t i = 0; i < judgement.breaches.size(); ++i)
        finding.message = finding.message + (i > 0 ? "; " : "") + judgement.breaches[i].text;
      finding.message =
          finding.message + Text{". Ob Wirkungen wie von einem Gebäude ausgehen und eine Abstandsfläche nötig ist (" +
                                     scene_.law.cite("§ 6 Abs. 8 HBO") + "), ist zu beurteilen.",
                                 ". Whether it has the effects of a building and needs a setback area (" +
                                     scene_.law.cite("§ 6 Abs. 8 HBO") + ") is to be judged."};
    } else if (judgement.unknown) {
      finding.verdict = Verdict::not_checked;
      finding.message = Text{"Nicht geprüft, weil ", "Not checked, because "} + *judgement.unknown + ".";
    } else {
      finding.message = named(one) + Text{" ist ohne Abstandsfläche an der Nachbargrenze zulässig",
                                          " is allowed at the neighbour's boundary without a setback area"};
      if (one.rule->condition) {
        finding.verdict = Verdict::warning;
        finding.message = finding.message + Text{", wenn ", " if "} + *one.rule->condition;
      }
      finding.message = finding.message + "." + near_limit(finding);
    }
  }

  const Scene& scene_;
  const SetbackRules& rules_;
  std::vector<Placed> placed_;
  std::map<const Rule*, double> lengths_;  // of what stands nearer than a setback area of its own
  std::map<const Rule*, int> counts_;
};

}  // namespace

std::vector<Finding> check_boundary_installations(const Scene& scene) { return InstallationCheck(scene).findings(); }

}  // namespace flurwerk::geo
