// Which building class (Gebäudeklasse 1 to 5) is each building? Basis: HBO § 2 Abs. 4: height of the highest floor where
// people may stay, number and area of the units, detached or not. Never the height of the roof.
#include <algorithm>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

enum class Known { yes, no, unknown };

// Nothing but small garages and sheds that keep their distance adjoins; those do not end "freistehend".
Known detached(const Structure& structure, const Scene& scene) {
  for (const auto& other : scene.design.structures)
    if (&other != &structure && (other.kind == Kind::building || other.kind == Kind::existing) &&
        distance_m(other.area, structure.area) <= tolerance.length_m)
      return Known::no;
  if (!scene.site.buildings) return Known::unknown;
  for (const auto& existing : *scene.site.buildings)
    if (overlap(widened(bounds(structure.area), tolerance.length_m), bounds(existing.area)) &&
        distance_m(existing.area, structure.area) <= tolerance.length_m &&
        overlap_m2(existing.area, structure.area) <= area_m2(existing.area) / 2)
      return Known::no;
  return Known::yes;
}

// The highest floor where people may stay; a building no higher than the limit has no floor above it.
Known no_higher(const Structure& structure, std::int64_t limit_mm, Finding& finding) {
  if (structure.upper_floor_mm) return *structure.upper_floor_mm <= limit_mm ? Known::yes : Known::no;
  const auto ridge = structure.roof ? structure.roof->ridge_height_mm : std::nullopt;
  if (!ridge || *ridge > limit_mm) return Known::unknown;
  finding.steps.push_back(Text{"First ", "Ridge "} + metres(*ridge) +
                          Text{": kein Fußboden liegt höher als ", ": no floor is higher than "} + metres(limit_mm));
  return Known::yes;
}

class ClassCheck {
 public:
  ClassCheck(const Scene& scene, const BuildingClassRules& rules) : scene_(scene), rules_(rules) {}

  Finding judge(const Structure& structure) const {
    auto finding = blank("building-class", structure.name, rules_.basis);
    const auto low = no_higher(structure, rules_.low_mm, finding);
    if (low == Known::unknown)
      return not_checked("building-class", structure.name, rules_.basis,
                         {"die Höhe des obersten Fußbodens mit möglichem Aufenthaltsraum fehlt (upper_floor_height)",
                          "the height of the highest floor where people may stay is missing (upper_floor_height)"});
    if (structure.upper_floor_mm)
      finding.steps.push_back(
          Text{"Oberster Fußboden mit möglichem Aufenthaltsraum ", "Highest floor where people may stay "} +
          metres(*structure.upper_floor_mm) + Text{" über Gelände; Grenzen ", " above terrain; limits "} +
          metres(rules_.low_mm) + Text{" und ", " and "} + metres(rules_.middle_mm));
    finding.steps.push_back(terrain_in_words(structure));
    finding.evidence.push_back(structure_evidence(structure));
    if (low == Known::yes) return judge_low(structure, std::move(finding));
    return judge_high(structure, std::move(finding));
  }

 private:
  Finding judge_low(const Structure& structure, Finding finding) const {
    const auto area = structure.floor_area_m2;
    const bool large =
        (structure.units && *structure.units > rules_.small_units) || (area && *area > rules_.small_area_m2);
    if (structure.units)
      finding.steps.push_back(both(std::to_string(*structure.units)) +
                              Text{" Nutzungseinheiten, höchstens ", " units, at most "} +
                              both(std::to_string(rules_.small_units)));
    if (area)
      finding.steps.push_back(Text{"Brutto-Grundfläche ", "Gross floor area "} + decimal(*area, 2) +
                              Text{" m², höchstens ", " m², at most "} + decimal(rules_.small_area_m2, 0) +
                              Text{" m² (ohne Keller)", " m² (without cellar)"});
    if (large) return said(std::move(finding), structure, 3);
    if (!structure.units || !area)
      return not_checked(
          "building-class", structure.name, rules_.basis,
          {"Zahl oder Fläche der Nutzungseinheiten fehlt (units, floor_area); in Betracht kommen die Klassen 1 bis 3",
           "number or area of the units is missing (units, floor_area); classes 1 to 3 are possible"});
    const auto free = detached(structure, scene_);
    if (free == Known::unknown)
      return not_checked("building-class", structure.name, rules_.basis,
                         {"nicht bekannt ist, ob Gebäude angebaut sind; in Betracht kommen die Klassen 1 und 2",
                          "it is not known whether buildings adjoin; classes 1 and 2 are possible"});
    finding.steps.push_back(free == Known::yes ? Text{"Freistehend.", "Detached."} : Text{"Angebaut.", "Adjoining."});
    return said(std::move(finding), structure, free == Known::yes ? 1 : 2);
  }

  Finding judge_high(const Structure& structure, Finding finding) const {
    if (*structure.upper_floor_mm > rules_.middle_mm) return said(std::move(finding), structure, 5);
    if (!structure.largest_unit_m2)
      return not_checked(
          "building-class", structure.name, rules_.basis,
          {"die Fläche der größten Nutzungseinheit in einem Geschoss fehlt (largest_unit_area); in Betracht kommen die "
           "Klassen 4 und 5",
           "the area of the largest unit in one storey is missing (largest_unit_area); classes 4 and 5 are possible"});
    finding.steps.push_back(Text{"Größte Nutzungseinheit in einem Geschoss ", "Largest unit in one storey "} +
                            decimal(*structure.largest_unit_m2, 2) + Text{" m², höchstens ", " m², at most "} +
                            decimal(rules_.unit_area_m2, 0) + " m²");
    return said(std::move(finding), structure, *structure.largest_unit_m2 <= rules_.unit_area_m2 ? 4 : 5);
  }

  static Finding said(Finding finding, const Structure& structure, int number) {
    finding.measured = Quantity{static_cast<double>(number), "1"};
    finding.message = quoted(structure.name) + Text{" ist ein Gebäude der Gebäudeklasse ", " is of building class "} +
                      both(std::to_string(number)) + ".";
    return finding;
  }

  const Scene& scene_;
  const BuildingClassRules& rules_;
};

}  // namespace

std::vector<Finding> check_building_class(const Scene& scene) {
  std::vector<Finding> findings;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind != Kind::building) continue;
    findings.push_back(scene.law.building_class ? ClassCheck(scene, *scene.law.building_class).judge(structure)
                                                : not_checked("building-class", structure.name, "§ 2 MBO",
                                                              {"die Regeln dieses Landes nicht hinterlegt sind",
                                                               "this Land's rules are not recorded"}));
  }
  return findings;
}

}  // namespace flurwerk::geo
