// Does the design show that a building is a special building (Sonderbau)? Basis: HBO § 2 Abs. 9; only what measures and
// use can tell, the rest is named as left open.
#include <algorithm>

#include "geo/checks/findings.hpp"

namespace flurwerk::geo {
namespace {

std::int64_t top_mm(const Structure& structure) {
  std::int64_t top = structure.eaves_height_mm.value_or(0);
  if (structure.roof) top = std::max(top, structure.roof->ridge_height_mm.value_or(0));
  for (const auto& edge : structure.edges)
    if (edge.profile)
      for (const auto& point : *edge.profile) top = std::max(top, point.height_mm);
  for (const auto& upper : structure.upper_walls) top = std::max(top, upper.height_mm);
  return top;
}

Finding judge(const Structure& structure, const Scene& scene, const SpecialBuildingRules& rules) {
  auto finding = blank("special-building", structure.name, rules.basis);
  const auto* use = scene.law.land_use && !structure.use.empty() ? scene.law.land_use->use_of(structure.use) : nullptr;
  const auto special = [&](const Text& why, const std::string& basis) {
    finding.verdict = Verdict::warning;
    finding.legal_basis = basis;
    finding.message = quoted(structure.name) + Text{" ist ein Sonderbau: ", " is a special building: "} + why + ".";
  };
  const auto top = top_mm(structure);
  const double area = area_m2(structure.area);
  const bool exempt =
      use && std::find(rules.area_exempt.begin(), rules.area_exempt.end(), use->id) != rules.area_exempt.end();
  if (structure.upper_floor_mm && *structure.upper_floor_mm > rules.floor_height_mm) {
    special(Text{"oberster Fußboden ", "highest floor "} + metres(*structure.upper_floor_mm) +
                Text{" über Gelände (Hochhaus)", " above terrain (high-rise)"},
            rules.basis);
  } else if (top > rules.height_mm) {
    special(Text{"Höhe ", "height "} + metres(top), rules.basis);
  } else if (area > rules.storey_area_m2 && use && !exempt) {
    special(Text{"Geschossfläche ", "storey of "} + decimal(area, 2) + " m²", rules.basis);
  } else if (const auto row = std::find_if(rules.uses.begin(), rules.uses.end(),
                                           [&](const auto& one) { return use && one.use == use->id; });
             row != rules.uses.end()) {
    if (row->condition.de.empty()) {
      special(use->name, row->basis);
    } else {
      finding.verdict = Verdict::warning;
      finding.legal_basis = row->basis;
      finding.message = quoted(structure.name) + " (" + use->name +
                        Text{") ist ein Sonderbau, wenn: ", ") is a special building if: "} + row->condition + ".";
    }
  } else if (!use) {
    finding = not_checked("special-building", structure.name, rules.basis,
                          structure.use.empty()
                              ? Text{"die Nutzung des Gebäudes nicht angegeben ist", "the building's use is not given"}
                              : Text{"die Nutzung ", "the use "} + quoted(structure.use) +
                                    Text{" nicht zugeordnet ist", " is not known"});
  } else {
    finding.message = Text{"Maße und Nutzung von ", "Measures and use of "} + quoted(structure.name) + " (" +
                      use->name + Text{") machen es nicht zum Sonderbau.", ") do not make it a special building."};
  }
  finding.steps.push_back(Text{"Grundfläche ", "Footprint "} + decimal(area, 2) + Text{" m² (Grenze ", " m² (limit "} +
                          decimal(rules.storey_area_m2, 0) + Text{" m²), Höhe ", " m²), height "} + metres(top) +
                          Text{" (Grenze ", " (limit "} + metres(rules.height_mm) + ")");
  if (rules.note) finding.steps.push_back(*rules.note);
  finding.evidence.push_back(structure_evidence(structure));
  return finding;
}

}  // namespace

std::vector<Finding> check_special_building(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building) continue;
    findings.push_back(scene.law.special_building ? judge(structure, scene, *scene.law.special_building)
                                                  : not_checked("special-building", structure.name, "§ 2 MBO",
                                                                {"die Regeln dieses Landes nicht hinterlegt sind",
                                                                 "this Land's rules are not recorded"}));
  }
  return findings;
}

}  // namespace flurwerk::geo
