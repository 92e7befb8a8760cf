// Which map layers near the project call for an agency, and where does special law ban building?
// Basis: the agency rules of the Land (permit-core/law/*/triggers.json), the same that suggest whom to ask: FStrG § 9,
// HStrG § 23, HWG § 23, WHG §§ 52, 78, BNatSchG, HDSchG, HWaldG. A layer that was not available is not checked.
#include <algorithm>
#include <set>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"
#include "geo/shapes.hpp"
#include "permit-core/law/names.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 70 Abs. 1 HBO";

struct Hit {
  const LayerObject* object = nullptr;
  double distance_m = 0, overlap_m2 = 0;
};

double line_distance(const LayerObject& object, const MultiPolygon& land) {
  double nearest = 1e9;
  for (const auto& line : object.lines) nearest = std::min(nearest, distance_m(line, land));
  return nearest;
}

std::optional<Hit> nearest(const std::vector<LayerObject>& layer, const MultiPolygon& land, double reach) {
  const auto box = widened(bounds(land), reach);
  std::optional<Hit> best;
  for (const auto& object : layer) {
    Hit hit{&object, 1e9, 0};
    if (!object.area.empty() && overlap(box, bounds(object.area))) {
      hit.distance_m = distance_m(object.area, land);
      if (hit.distance_m <= 0) hit.overlap_m2 = overlap_m2(object.area, land);
    }
    hit.distance_m = std::min(hit.distance_m, line_distance(object, land));
    if (hit.distance_m > reach) continue;
    if (!best || hit.distance_m < best->distance_m ||
        (hit.distance_m == best->distance_m && hit.overlap_m2 > best->overlap_m2))
      best = hit;
  }
  return best;
}

Finding called(const AgencyTrigger& trigger, const Hit& hit, const MultiPolygon& land) {
  auto finding = blank("agency-layers", trigger.id, trigger.basis);
  finding.verdict = Verdict::warning;
  finding.measured = Quantity{reported(hit.distance_m), "m"};
  finding.limit = Quantity{trigger.reach_m(), "m"};
  finding.tolerance = Quantity{tolerance.length_m, "m"};
  const Text known = hit.object->name.empty() ? layer_name(trigger.layer) : both(hit.object->name);
  const Text name = both("\"") + known + "\"";
  finding.message = trigger.name + ": " +
                    (hit.distance_m > 0 ? Text{"das Grundstück liegt ", "the plot lies "} + decimal(hit.distance_m, 1) +
                                              Text{" m entfernt von ", " m from "} + name +
                                              Text{" (Grenze ", " (limit "} + decimal(trigger.reach_m(), 0) + " m)"
                     : hit.overlap_m2 > 0 ? Text{"das Grundstück liegt auf ", "the plot lies with "} +
                                                decimal(hit.overlap_m2, 1) + Text{" m² in ", " m² in "} + name
                                          : Text{"das Grundstück berührt ", "the plot touches "} + name) +
                    Text{"; die Stelle ist zu beteiligen.", "; the agency has to be involved."};
  if (trigger.ban_m && hit.distance_m <= *trigger.ban_m)
    finding.message = finding.message + Text{" Bis ", " Within "} + decimal(*trigger.ban_m, 0) +
                      Text{" m kann ein Bauverbot bestehen.", " m a ban on building may hold."};
  if (trigger.note) finding.steps.push_back(*trigger.note);
  // Only what lies on the plot: a flood zone or a motorway is larger than any drawing.
  Evidence mark{"layer",
                hit.overlap_m2 > 0 ? intersection(hit.object->area, land) : MultiPolygon{},
                {},
                {{"distance_m", reported(hit.distance_m)}, {"overlap_m2", reported(hit.overlap_m2)}},
                {{"layer", trigger.layer}, {"name", known.de}}};
  if (mark.area.empty() && hit.distance_m <= 0)
    for (const auto& line : hit.object->lines)
      if (auto pieces = clipped(line, land); !pieces.empty() && mark.line.empty())
        mark.line = std::move(pieces.front());
  finding.evidence.push_back(std::move(mark));
  return finding;
}

// Building bans hold for the building, not for the plot it stands on.
void add_building_distance(Finding& finding, const AgencyTrigger& trigger, const Hit& hit, const Design& design) {
  if (!trigger.ban_m) return;
  for (const auto& structure : design.structures) {
    if (!is_building(structure)) continue;
    const double away = std::min(hit.object->area.empty() ? 1e9 : distance_m(hit.object->area, structure.area),
                                 line_distance(*hit.object, structure.area));
    finding.steps.push_back(quoted(structure.name) + ": " + decimal(away, 2) +
                            (away <= *trigger.ban_m ? Text{" m, innerhalb der Bauverbotszone", " m, within the ban"}
                                                    : Text{" m, außerhalb der Bauverbotszone", " m, outside the ban"}));
  }
}

Text listed(const std::set<std::string>& layers) {
  Text list;
  for (const auto& layer : layers) list = list + (list.de.empty() ? "" : ", ") + layer_name(layer);
  return list;
}

}  // namespace

std::vector<Finding> check_agency_layers(const Scene& scene) {
  MultiPolygon land = scene.plot.area;
  if (land.empty())
    for (const auto& structure : scene.design.structures)
      land.insert(land.end(), structure.area.begin(), structure.area.end());
  std::vector<Finding> findings;
  std::set<std::string> clear, missing;
  for (const auto& trigger : scene.law.triggers) {
    if (trigger.relation == Relation::none) continue;
    const auto layer = scene.site.layers.find(trigger.layer);
    if (layer == scene.site.layers.end()) {
      missing.insert(trigger.layer);
    } else if (const auto hit = nearest(layer->second, land, trigger.reach_m())) {
      findings.push_back(called(trigger, *hit, land));
      add_building_distance(findings.back(), trigger, *hit, scene.design);
    } else {
      clear.insert(trigger.layer);
    }
  }
  if (!clear.empty()) {
    auto finding = blank("agency-layers", "", basis);
    finding.message =
        Text{"Nichts im Umkreis, der eine Beteiligung auslöst, in: ", "Nothing near enough to involve an agency in: "} +
        listed(clear) + ".";
    findings.push_back(std::move(finding));
  }
  if (!missing.empty() || findings.empty())
    findings.push_back(not_checked(
        "agency-layers", "", basis,
        missing.empty()
            ? Text{"für dieses Land keine Kartenebenen hinterlegt sind", "no map layers are recorded for this Land"}
            : Text{"diese Kartenebenen fehlen oder sind hier nicht vollständig: ",
                   "these map layers are missing or not complete here: "} +
                  listed(missing)));
  return findings;
}

}  // namespace flurwerk::geo
