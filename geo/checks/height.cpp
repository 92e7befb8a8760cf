// Are the heights within the plan's? Basis: BauNVO §§ 16, 18: the plan names the points it measures from and to.
#include <algorithm>

#include "geo/checks/plan_figures.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 16 Abs. 2 Nr. 4, § 18 BauNVO";

// Tops of the walls above the design's own level.
std::optional<std::int64_t> highest_wall_mm(const Structure& structure) {
  std::optional<std::int64_t> highest;
  for (const auto& edge : structure.edges) {
    if (!edge.profile) return structure.eaves_height_mm;
    for (const auto& point : *edge.profile) highest = std::max(highest.value_or(point.height_mm), point.height_mm);
  }
  return highest;
}

bool flat(const Structure& structure) { return structure.roof && structure.roof->shape == RoofShape::flat; }

std::optional<std::int64_t> ridge_mm(const Structure& structure) {
  if (structure.roof && structure.roof->ridge_height_mm) return structure.roof->ridge_height_mm;
  return flat(structure) ? highest_wall_mm(structure) : std::nullopt;
}

std::optional<std::int64_t> height_at(const Structure& structure, HeightPoint point) {
  if (point == HeightPoint::ridge) return ridge_mm(structure);
  if (point == HeightPoint::eaves)
    return structure.eaves_height_mm ? structure.eaves_height_mm
           : flat(structure)         ? highest_wall_mm(structure)
                                     : std::nullopt;
  auto top = ridge_mm(structure);
  for (const auto& upper : structure.upper_walls)
    if (top) top = std::max(*top, upper.height_mm);
  return top;
}

Text name_of(HeightPoint point) {
  switch (point) {
    case HeightPoint::eaves: return {"Traufhöhe", "eaves height"};
    case HeightPoint::ridge: return {"Firsthöhe", "ridge height"};
    case HeightPoint::top: break;
  }
  return {"Gebäudehöhe", "height of the building"};
}

Finding judge(const Structure& structure, const PlanArea& plan, const HeightLimit& limit) {
  const auto name = name_of(limit.point);
  const auto without = [&](const Text& why) { return not_checked("height", structure.name, basis, why); };
  auto height = height_at(structure, limit.point);
  if (!height) return without(name + Text{" im Entwurf fehlt", " is missing in the design"});
  if (limit.reference == HeightReference::unknown)
    return without(Text{"der Plan den unteren Bezugspunkt der Höhe nicht nennt (",
                        "the plan does not name the level it measures from ("} +
                   name + ")");
  auto finding = blank("height", structure.name, basis);
  if (limit.reference == HeightReference::sea_level) {
    if (!structure.ground_level_mm)
      return without({"die Höhe des Geländes über NHN im Entwurf fehlt (ground_level)",
                      "the terrain's height above sea level is missing in the design (ground_level)"});
    finding.steps.push_back(metres(*structure.ground_level_mm) + Text{" über NHN + ", " above sea level + "} +
                            metres(*height) + " = " + metres(*structure.ground_level_mm + *height));
    *height += *structure.ground_level_mm;
  } else {
    finding.steps.push_back(terrain_in_words(structure));
  }
  at_most(finding, static_cast<double>(*height) / 1000, static_cast<double>(limit.highest_mm) / 1000, 0, "m");
  finding.message = name + Text{" von ", " of "} + quoted(structure.name) + ": " + metres(*height) +
                    Text{", zulässig ", ", permitted "} + metres(limit.highest_mm) +
                    (limit.reference == HeightReference::sea_level ? Text{" über NHN", " above sea level"}
                                                                   : Text{" über Gelände", " above terrain"}) +
                    ".";
  if (*height == limit.highest_mm)
    finding.message = finding.message + Text{" Das Höchstmaß ist ausgeschöpft.", " The maximum is used up."};
  finding.steps.push_back(Text{"Festsetzung: ", "Laid down by: "} + both(plan.name));
  finding.evidence.push_back(structure_evidence(structure));
  return finding;
}

}  // namespace

std::vector<Finding> check_height(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building) continue;
    const auto before = findings.size();
    for (const auto* plan : plans_under(structure.area, scene.site))
      for (const auto& limit : plan->heights) findings.push_back(judge(structure, *plan, limit));
    if (findings.size() > before) continue;
    findings.push_back(not_checked(
        "height", structure.name, basis,
        scene.site.plan ? Text{"kein Bebauungsplan hier eine Höhe festsetzt", "no local plan fixes a height here"}
                        : Text{"kein Bebauungsplan vorliegt", "no local plan is given"}));
  }
  return findings;
}

}  // namespace flurwerk::geo
