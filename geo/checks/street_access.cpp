// Does the plot lie at a public street, and is every building near enough for the fire brigade?
// Basis: HBO § 4 Abs. 1 (access in sufficient width), § 5 Abs. 1 Satz 4 (parts more than 50 m from public traffic land).
#include <algorithm>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"
#include "geo/outline.hpp"

namespace flurwerk::geo {
namespace {

constexpr double survey_m = 0.02;  // borders of neighbouring parcels run together to the precision of the survey

std::vector<const Parcel*> streets_of(const Plot& plot) {
  std::vector<const Parcel*> streets;
  for (const auto* parcel : plot.neighbours)
    if (parcel->public_use == PublicUse::traffic) streets.push_back(parcel);
  return streets;
}

// A right of way on foreign land may lead to the street; whether it does is for people to read.
bool encumbrance_adjoins(const Scene& scene) {
  return scene.site.encumbrances &&
         std::any_of(scene.site.encumbrances->begin(), scene.site.encumbrances->end(),
                     [&](const Encumbrance& one) { return distance_m(one.area, scene.plot.area) <= survey_m; });
}

Finding at_the_street(const Scene& scene, const AccessRules& rules, const std::vector<const Parcel*>& streets) {
  auto finding = blank("street-access", "", rules.basis);
  double border = 0;
  for (const auto* street : streets) {
    const auto common = along(scene.plot.area, street->area, survey_m);
    if (common.empty()) continue;
    border += length_m(common);
    finding.steps.push_back(both(shown_name(*street)) + Text{": gemeinsame Grenze ", ": common border "} +
                            decimal(length_m(common), 2) + " m");
    for (const auto& line : common)
      finding.evidence.push_back(
          {"street-border", {}, line, {{"length_m", reported(length_m(std::span(&line, 1)))}}, {}});
  }
  const double usual = rules.usual_width_mm / 1000.0;
  at_least(finding, border, usual, tolerance.length_m, "m");
  if (border <= tolerance.length_m) {
    const bool none_possible = scene.site.encumbrances && !encumbrance_adjoins(scene);
    finding.verdict = none_possible ? Verdict::fail : Verdict::warning;
    finding.message = {
        "Das Grundstück grenzt an keine öffentliche Verkehrsfläche; eine öffentlich-rechtlich gesicherte Zufahrt ist "
        "nachzuweisen.",
        "The plot adjoins no public traffic land; a secured way to it has to be proven."};
  } else {
    finding.message = Text{"Das Grundstück liegt auf ", "The plot lies along "} + decimal(border, 2) +
                      Text{" m an einer öffentlichen Verkehrsfläche", " m of public traffic land"};
    if (finding.verdict == Verdict::fail) {
      finding.verdict = Verdict::warning;
      finding.message =
          finding.message + Text{", weniger als die üblichen ", ", less than the usual "} + decimal(usual, 2) + " m";
    }
    finding.message = finding.message + ".";
  }
  if (rules.confidence == Confidence::unsure && rules.note) finding.steps.push_back(*rules.note);
  return finding;
}

// The farthest corner of a building from public traffic land.
Finding fire_access(const Structure& structure, const AccessRules& rules, const std::vector<const Parcel*>& streets) {
  auto finding = blank("street-access", structure.name, rules.fire_access_basis);
  double farthest = 0;
  Point where{};
  for (const auto& edge : structure.edges) {
    double nearest = 1e9;
    for (const auto* street : streets) nearest = std::min(nearest, distance_m(Line{edge.from}, street->area));
    if (nearest > farthest) {
      farthest = nearest;
      where = edge.from;
    }
  }
  at_most(finding, farthest, rules.fire_access_beyond_mm / 1000.0, tolerance.length_m, "m");
  finding.message = quoted(structure.name) + Text{" ist bis zu ", " is up to "} + decimal(farthest, 2) +
                    Text{" m von der öffentlichen Verkehrsfläche entfernt", " m from public traffic land"};
  if (finding.verdict == Verdict::fail) {
    finding.verdict = Verdict::warning;
    finding.message = finding.message + Text{", mehr als ", ", more than "} +
                      decimal(rules.fire_access_beyond_mm / 1000.0, 0) +
                      Text{" m: Zu- oder Durchfahrten und Bewegungsflächen für die Feuerwehr sind zu prüfen.",
                           " m: ways and areas for the fire brigade have to be examined."};
  } else {
    finding.message = finding.message + "." + near_limit(finding);
  }
  finding.steps.push_back(Text{"Gemessen in der Luftlinie von der entferntesten Ecke bei E ",
                               "Measured straight from the farthest corner at E "} +
                          decimal(where.x, 2) + " N " + decimal(where.y, 2));
  finding.evidence.push_back(structure_evidence(structure));
  return finding;
}

}  // namespace

std::vector<Finding> check_street_access(const Scene& scene) {
  const auto without = [&](const Text& why) {
    return std::vector{not_checked("street-access", "", "§ 4 Abs. 1 HBO", why)};
  };
  if (!scene.law.access)
    return without({"die Regeln dieses Landes nicht hinterlegt sind", "this Land's rules are not recorded"});
  if (scene.plot.source == PlotSource::unknown) return without(plot_unknown(scene.site));
  if (!scene.site.parcels)
    return without(
        {"kein Kataster vorliegt, das öffentliche Verkehrsflächen zeigt", "no cadastre shows public traffic land"});
  const auto streets = streets_of(scene.plot);
  if (streets.empty())
    return without({"im Kataster ringsum keine öffentliche Verkehrsfläche gekennzeichnet ist",
                    "the cadastre around marks no public traffic land"});
  std::vector<Finding> findings{at_the_street(scene, *scene.law.access, streets)};
  for (const auto& structure : scene.design.structures)
    if (structure.kind == Kind::building) findings.push_back(fire_access(structure, *scene.law.access, streets));
  return findings;
}

}  // namespace flurwerk::geo
