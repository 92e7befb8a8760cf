// Does the building keep the plan's Bauweise? Basis: BauNVO § 22: open style with lateral distance and at most 50 m of
// length, closed style without lateral distance, house forms that the plan allows.
#include <algorithm>

#include "geo/checks/coverage.hpp"
#include "geo/geos.hpp"
#include "geo/outline.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 22 BauNVO";
constexpr double survey_m = 0.02;  // borders of neighbouring parcels run together to the precision of the survey
constexpr double corner_m = 0.5;   // a border that ends this near the street begins at it

// A neighbour beside the plot as seen from the street.
struct Side {
  const Parcel* parcel;
  std::vector<Line> border;
  double distance_m;  // of the building
};

bool meets_street(const std::vector<Line>& border, const Plot& plot) {
  for (const auto* parcel : plot.neighbours) {
    if (parcel->public_use != PublicUse::traffic) continue;
    for (const auto& line : border)
      for (const auto& point : line)
        if (distance_m(Line{point}, parcel->area) <= corner_m) return true;
  }
  return false;
}

std::vector<Side> sides_of(const Structure& structure, const Plot& plot) {
  std::vector<Side> sides;
  for (const auto* parcel : plot.neighbours) {
    if (parcel->public_use != PublicUse::none) continue;
    auto border = along(plot.area, parcel->area, survey_m);
    if (length_m(border) < 1 || !meets_street(border, plot)) continue;
    sides.push_back({parcel, std::move(border), distance_m(structure.area, parcel->area)});
  }
  return sides;
}

// The building with everything that adjoins it, of the design and of the cadastre: a Hausform.
struct House {
  MultiPolygon area;
  std::vector<std::string> with;
};

House house_of(const Structure& structure, const Scene& scene) {
  std::vector<std::pair<std::string, const MultiPolygon*>> others;
  for (const auto& other : scene.design.structures)
    if (&other != &structure && (other.kind == Kind::building || other.kind == Kind::existing))
      others.emplace_back(other.name, &other.area);
  if (scene.site.buildings)
    for (const auto& existing : *scene.site.buildings)
      if (overlap_m2(existing.area, structure.area) <= area_m2(existing.area) / 2)
        others.emplace_back(existing.id, &existing.area);
  House house{structure.area, {}};
  for (bool grown = true; grown;) {
    grown = false;
    for (auto at = others.begin(); at != others.end(); ++at) {
      if (!overlap(widened(bounds(house.area), survey_m), bounds(*at->second))) continue;
      if (length_m(along(house.area, *at->second, survey_m)) < corner_m) continue;
      house.area.insert(house.area.end(), at->second->begin(), at->second->end());
      house.with.push_back(at->first);
      others.erase(at);
      grown = true;
      break;
    }
  }
  return house;
}

Text name_of(HouseForm form) {
  switch (form) {
    case HouseForm::semi: return {"Doppelhaus", "semi-detached house"};
    case HouseForm::row: return {"Hausgruppe", "row of houses"};
    case HouseForm::single: break;
  }
  return {"Einzelhaus", "detached house"};
}

void fail(Finding& finding, Text why) {
  finding.message = finding.verdict == Verdict::fail ? finding.message + " " + why : std::move(why);
  finding.verdict = Verdict::fail;
}

void judge_open(Finding& finding, const Structure& structure, const Scene& scene, const PlanArea& plan) {
  const auto house = house_of(structure, scene);
  const auto size = extent_of(house.area);
  const double limit = scene.law.coverage.open_style_mm / 1000.0;
  at_most(finding, size.length_m, limit, tolerance.length_m, "m");
  finding.message = quoted(structure.name) + Text{": Länge ", ": length "} + decimal(size.length_m, 2) +
                    Text{" m, in offener Bauweise höchstens ", " m, in open style at most "} + decimal(limit, 2) +
                    " m." + near_limit(finding);
  finding.steps.push_back(
      Text{"Länge des kleinsten umschließenden Rechtecks ", "Longer side of the smallest rectangle around it "} +
      decimal(size.length_m, 2) + Text{" m, Breite ", " m, width "} + decimal(size.width_m, 2) + " m");
  for (const auto& name : house.with)
    finding.steps.push_back(Text{"Angebaut und mitgezählt: ", "Adjoining and counted: "} + quoted(name));
  std::size_t attached = 0;
  for (const auto& side : sides_of(structure, scene.plot)) {
    finding.steps.push_back(Text{"Seitlicher Abstand zu ", "Lateral distance to "} + both(shown_name(*side.parcel)) +
                            ": " + decimal(side.distance_m, 2) + " m");
    if (side.distance_m > tolerance.length_m) continue;
    ++attached;
  }
  const auto form = attached == 0 ? HouseForm::single : attached == 1 ? HouseForm::semi : HouseForm::row;
  const auto& allowed = plan.house_forms;
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), form) == allowed.end())
    fail(finding, quoted(structure.name) +
                      Text{" ist nach seiner Stellung zu den Nachbargrenzen Teil der Form ",
                           " is, by its place at the boundaries, of the form "} +
                      name_of(form) + Text{"; der Plan lässt sie nicht zu.", ", which the plan does not allow."});
  else if (attached > 0 && house.with.empty() && finding.verdict == Verdict::pass) {
    finding.verdict = Verdict::warning;
    finding.message =
        finding.message + Text{
                              " Das Gebäude steht ohne seitlichen Grenzabstand, ein angebautes Nachbarhaus ist nicht "
                              "bekannt; als Doppelhaus oder Hausgruppe muss es gemeinsam errichtet sein.",
                              " The building keeps no lateral distance and no adjoining house is known; semi-detached "
                              "houses and rows must be built together."};
  }
}

void judge_closed(Finding& finding, const Structure& structure, const Scene& scene) {
  const auto sides = sides_of(structure, scene.plot);
  double farthest = 0;
  for (const auto& side : sides) {
    farthest = std::max(farthest, side.distance_m);
    finding.steps.push_back(Text{"Seitlicher Abstand zu ", "Lateral distance to "} + both(shown_name(*side.parcel)) +
                            ": " + decimal(side.distance_m, 2) + " m");
  }
  if (sides.empty()) {
    finding = not_checked(
        "building-style", structure.name, basis,
        {"die seitlichen Grenzen nicht feststehen (kein Nachbar, der wie das Grundstück an die Straße reicht)",
         "the lateral boundaries are not known (no neighbour that reaches the street as the plot does)"});
    return;
  }
  at_most(finding, farthest, 0, tolerance.length_m, "m");
  finding.message =
      quoted(structure.name) +
      (finding.verdict == Verdict::fail
           ? Text{" hält in geschlossener Bauweise einen seitlichen Abstand von ",
                  " keeps a lateral distance in closed style of "} +
                 decimal(farthest, 2) +
                 Text{" m ein; zulässig nur, wenn die vorhandene Bebauung es erfordert (§ 22 Abs. 3 BauNVO).",
                      " m; allowed only if what stands there requires it (§ 22 (3) BauNVO)."}
           : Text{" steht in geschlossener Bauweise ohne seitlichen Abstand.",
                  " stands without lateral distance, in closed style."});
}

Finding judge(const Structure& structure, const Scene& scene, const PlanArea& plan) {
  auto finding = blank("building-style", structure.name, basis);
  if (plan.style == BuildingStyle::deviating)
    return not_checked(
        "building-style", structure.name, basis,
        {"der Plan eine abweichende Bauweise festsetzt (§ 22 Abs. 4 BauNVO); seine Regeln stehen im Plantext",
         "the plan lays down a deviating style (§ 22 (4) BauNVO); its rules stand in the plan's text"});
  if (plan.style == BuildingStyle::open)
    judge_open(finding, structure, scene, plan);
  else
    judge_closed(finding, structure, scene);
  finding.evidence.push_back(structure_evidence(structure));
  if (finding.verdict != Verdict::not_checked)
    for (const auto& side : sides_of(structure, scene.plot))
      for (const auto& line : side.border)
        finding.evidence.push_back({"lateral-boundary",
                                    {},
                                    line,
                                    {{"distance_m", reported(side.distance_m)}},
                                    {{"parcel", side.parcel->key.value}}});
  return finding;
}

}  // namespace

std::vector<Finding> check_building_style(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building) continue;
    const auto without = [&](const Text& why) {
      findings.push_back(not_checked("building-style", structure.name, basis, why));
    };
    const auto plans = plans_under(structure.area, scene.site);
    const auto styled = std::find_if(plans.begin(), plans.end(),
                                     [](const PlanArea* plan) { return plan->style != BuildingStyle::not_set; });
    if (!scene.site.plan)
      without({"kein Bebauungsplan vorliegt", "no local plan is given"});
    else if (styled == plans.end())
      without({"kein Bebauungsplan hier eine Bauweise festsetzt", "no local plan lays down a style here"});
    else if (scene.plot.source == PlotSource::unknown)
      without(plot_unknown(scene.site));
    else
      findings.push_back(judge(structure, scene, **styled));
  }
  return findings;
}

}  // namespace flurwerk::geo
