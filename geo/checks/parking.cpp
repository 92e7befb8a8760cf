// Are there enough parking spaces? Basis: HBO § 52; how many a use needs sets the municipality's by-law, a table that the
// operator supplies. Without it nothing is checked.
#include <algorithm>

#include "geo/checks/findings.hpp"

namespace flurwerk::geo {
namespace {

struct Need {
  std::int64_t tenths = 0;
  std::vector<Text> steps;
  std::optional<Text> missing;
};

// § 52 Abs. 1a HBO: what may be asked for at most; nothing if the relief does not hold here.
std::optional<std::int64_t> at_most_tenths(const Structure& structure, const std::string& use, const Scene& scene) {
  const auto& relief = scene.law.parking_relief;
  if (!relief || !scene.site.parking->district_free || use != "dwelling" || !structure.units) return std::nullopt;
  if (*structure.units <= relief->free_units) return 0;
  return std::int64_t{relief->per_unit_above_tenths} * *structure.units;
}

void add(Need& need, const Structure& structure, const Scene& scene) {
  const auto& table = *scene.site.parking;
  const auto* use = scene.law.land_use ? scene.law.land_use->use_of(structure.use) : nullptr;
  const auto rule = std::find_if(table.rules.begin(), table.rules.end(),
                                 [&](const ParkingRule& one) { return use && one.use == use->id; });
  if (rule == table.rules.end()) {
    need.missing = Text{"die Satzung für die Nutzung ", "the by-law has no row for the use "} + quoted(structure.use) +
                   Text{" keine Zeile hat", ""};
    return;
  }
  if (rule->per_unit_tenths > 0) {
    if (!structure.units) {
      need.missing =
          Text{"die Zahl der Einheiten fehlt: ", "the number of units is missing: "} + quoted(structure.name);
      return;
    }
    auto tenths = std::int64_t{rule->per_unit_tenths} * *structure.units;
    need.steps.push_back(quoted(structure.name) + ": " + both(std::to_string(*structure.units)) +
                         Text{" Einheiten × ", " units × "} + decimal(rule->per_unit_tenths / 10.0, 1) + " = " +
                         decimal(static_cast<double>(tenths) / 10, 1));
    if (const auto most = at_most_tenths(structure, use->id, scene); most && *most < tenths) {
      tenths = *most;
      need.steps.push_back(both(scene.law.parking_relief->basis) + Text{": höchstens ", ": at most "} +
                           decimal(static_cast<double>(tenths) / 10, 1));
    }
    need.tenths += tenths;
    return;
  }
  if (!structure.floor_area_m2) {
    need.missing = Text{"die Geschossfläche fehlt: ", "the floor area is missing: "} + quoted(structure.name);
    return;
  }
  const auto tenths = static_cast<std::int64_t>(*structure.floor_area_m2 * rule->per_100_m2_tenths / 100 + 1e-9);
  need.tenths += tenths;
  need.steps.push_back(quoted(structure.name) + ": " + decimal(*structure.floor_area_m2, 2) + " m² × " +
                       decimal(rule->per_100_m2_tenths / 10.0, 1) + Text{" je 100 m² = ", " per 100 m² = "} +
                       decimal(static_cast<double>(tenths) / 10, 1));
}

}  // namespace

std::vector<Finding> check_parking(const Scene& scene) {
  constexpr const char* basis = "§ 52 HBO";
  const auto without = [&](const Text& why) { return std::vector{not_checked("parking", "", basis, why)}; };
  if (!scene.site.parking)
    return without(
        {"keine Stellplatzsatzung der Gemeinde hinterlegt ist", "no parking by-law of the municipality is recorded"});
  Need need;
  int spaces = 0;
  bool uncounted = false;
  for (const auto& structure : scene.design.structures) {
    if (structure.kind == Kind::building) add(need, structure, scene);
    if (structure.kind != Kind::garage && structure.kind != Kind::parking) continue;
    uncounted = uncounted || !structure.spaces;
    spaces += structure.spaces.value_or(0);
    need.steps.push_back(quoted(structure.name) + ": " +
                         (structure.spaces
                              ? both(std::to_string(*structure.spaces)) + Text{" Stellplätze", " spaces"}
                              : Text{"Zahl der Stellplätze nicht angegeben", "number of spaces not given"}));
  }
  if (need.missing) return without(*need.missing);
  const auto needed = (need.tenths + 9) / 10;  // a started space is a space
  auto finding = blank("parking", "", scene.site.parking->basis.empty() ? basis : scene.site.parking->basis);
  at_least(finding, spaces, static_cast<double>(needed), 0, "1");
  if (finding.verdict == Verdict::fail && uncounted)
    return without({"die Zahl der Stellplätze einer Garage oder Stellplatzfläche fehlt (spaces)",
                    "the number of spaces of a garage or parking area is missing (spaces)"});
  finding.message = Text{"Stellplätze: ", "Parking spaces: "} + both(std::to_string(spaces)) +
                    Text{" vorgesehen, ", " planned, "} + both(std::to_string(needed)) +
                    Text{" erforderlich.", " required."};
  finding.steps = std::move(need.steps);
  finding.steps.push_back(
      Text{"Angefangene Stellplätze sind aufgerundet; Ablösung und Minderungen sind nicht berücksichtigt.",
           "Started spaces are rounded up; redemption and reductions are left out."});
  return {finding};
}

}  // namespace flurwerk::geo
