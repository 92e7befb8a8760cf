// Do setback areas of different buildings overlap, or does a building stand in another's setback area?
// Basis: HBO § 6 Abs. 1 (kept free), Abs. 3 (no overlap unless walls stand at more than 75°), Abs. 7 (walls without
// openings in business areas), Abs. 9 (what may stand there).
#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/checks/existing.hpp"
#include "geo/geos.hpp"
#include "geo/setback_area.hpp"

namespace flurwerk::geo {
namespace {

constexpr double angle_slack_deg = 0.01;  // what coordinates in millimetres can carry

struct Neighbour {  // a building on the same plot
  std::string name;
  MultiPolygon footprint;
  std::vector<SetbackArea> setbacks;
  bool heights_known = false;
  bool needs_none = false;  // § 6 Abs. 9: allowed in the setback area of its own house
};

struct Clash {
  MultiPolygon area;
  Text text;
};

// The angle between two walls as seen from the land between them: facing each other 0°, side by side 180°.
double angle_deg(const Wall& a, const Wall& b) {
  const double cosine = std::clamp(a.east * b.east + a.north * b.north, -1.0, 1.0);
  return 180 - std::acos(cosine) * 180 / std::numbers::pi;
}

bool may_overlap(const Wall& a, const Wall& b, const SetbackRules& rules) {
  return angle_deg(a, b) > rules.overlap_free_above_deg + angle_slack_deg;
}

// Erdgeschossige Kleingaragen und untergeordnete Gebäude.
bool allowed_in_setbacks(const Structure& structure, const SetbackRules& rules) {
  if (structure.kind != Kind::garage && structure.kind != Kind::shed) return false;
  if (!rules.boundary_building || structure.storeys.value_or(1) > 1) return false;
  return structure.kind == Kind::shed ||
         structure.floor_area_m2.value_or(area_m2(structure.area)) <= rules.boundary_building->garage_area_m2;
}

Neighbour neighbour_of(const Structure& structure, const Site& site, const SetbackRules& rules) {
  Neighbour made{structure.name, structure.area, {}, true, allowed_in_setbacks(structure, rules)};
  const auto walls = walls_of(structure, rules);
  made.heights_known = walls.unknown.empty() && !walls.lower_bound;
  for (const auto& wall : walls.known)
    made.setbacks.push_back(towards_own_building(setback_area(wall, site, rules), site, rules));
  for (const auto& wall : walls.unknown) made.setbacks.push_back(setback_area(wall, site, rules));
  return made;
}

class OverlapCheck {
 public:
  explicit OverlapCheck(const Scene& scene)
      : site_(scene.site), rules_(scene.law.setbacks), basis_(scene.law.cite("§ 6 Abs. 9 HBO")) {
    const auto& [design, site, law, plot] = scene;
    std::vector<MultiPolygon> drawn;
    for (const auto& structure : design.structures) {
      if (!is_building(structure) && structure.kind != Kind::existing) continue;
      neighbours_.push_back(neighbour_of(structure, site, rules_));
      subjects_.push_back(structure.kind == Kind::building ||
                          (structure.kind == Kind::garage && !neighbours_.back().needs_none));
      drawn.push_back(structure.area);
    }
    if (site.buildings) add_existing(unite(drawn), plot);
  }

  std::vector<Finding> findings() const {
    std::vector<Finding> found;
    for (std::size_t i = 0; i < subjects_.size(); ++i)
      if (subjects_[i]) found.push_back(judge(i));
    return found;
  }

 private:
  // Existing buildings on the plot; one that lies mostly under the design is taken as replaced by it.
  void add_existing(const MultiPolygon& drawn, const Plot& plot) {
    if (plot.source == PlotSource::unknown) return;
    for (const auto& existing : *site_.buildings) {
      const double size = area_m2(existing.area);
      if (existing.area.empty() || overlap_m2(existing.area, plot.area) <= size / 2) continue;
      if (overlap_m2(existing.area, drawn) > size / 2)
        replaced_.push_back(existing.id);
      else
        neighbours_.push_back(neighbour_of(as_structure(existing), site_, rules_));
    }
  }

  Finding judge(std::size_t subject) const {
    const auto& self = neighbours_[subject];
    Finding finding{"setback-overlap", self.name, Verdict::pass, "§ 6 Abs. 1, 3 HBO", {}, {}, {}, {}, {}, {}};
    std::vector<Clash> clashes;
    std::vector<Text> open;
    for (const auto& setback : self.setbacks)
      if (setback.wall.fire_merits > 0) finding.steps.push_back(wall_name(setback.wall) + ": " + setback.arithmetic);
    if (!self.heights_known)
      open.push_back(Text{"die Wandhöhen von ", "the wall heights of "} + quoted(self.name) +
                     Text{" nicht vollständig bekannt sind", " are not fully known"});
    own_courtyards(self, finding, clashes);
    for (std::size_t i = 0; i < neighbours_.size(); ++i)
      if (i != subject) compare(self, neighbours_[i], finding, clashes, open);
    conclude(finding, clashes, open);
    return finding;
  }

  // Walls of one building that face each other across a courtyard or recess.
  void own_courtyards(const Neighbour& self, Finding& finding, std::vector<Clash>& clashes) const {
    for (std::size_t i = 0; i < self.setbacks.size(); ++i)
      for (std::size_t j = i + 1; j < self.setbacks.size(); ++j)
        clash(self.setbacks[i], self.setbacks[j], self.name, clashes);
    if (!self.footprint.front().holes.empty())
      finding.steps.push_back(
          {"Wände zu Innenhöfen sind nicht geprüft.", "Walls facing inner courtyards are not checked."});
  }

  void clash(const SetbackArea& a, const SetbackArea& b, const std::string& other, std::vector<Clash>& clashes) const {
    if (may_overlap(a.wall, b.wall, rules_) || !overlap(bounds(a.area), bounds(b.area))) return;
    auto common = intersection(a.area, b.area);
    if (area_m2(common) <= tolerance.area_m2 || depth_along_normal(a.wall, common) <= tolerance.length_m) return;
    clashes.push_back({std::move(common), wall_name(a.wall) + Text{" und ", " and "} + wall_name(b.wall) +
                                              Text{" von ", " of "} + quoted(other)});
  }

  void compare(const Neighbour& self, const Neighbour& other, Finding& finding, std::vector<Clash>& clashes,
               std::vector<Text>& open) const {
    if (self.needs_none || other.needs_none) {
      finding.steps.push_back(quoted(other.name) + Text{" ist in Abstandsflächen zulässig (" + basis_ + ").",
                                                        " is allowed in setback areas (" + basis_ + ")."});
      return;
    }
    const double gap = distance_m(self.footprint, other.footprint);
    if (gap <= tolerance.length_m) {
      finding.steps.push_back(quoted(other.name) + Text{" ist angebaut; beide gelten als ein Gebäude.",
                                                        " adjoins; both count as one building."});
      return;
    }
    for (const auto& mine : self.setbacks) {
      auto built = intersection(mine.area, other.footprint);
      if (area_m2(built) > tolerance.area_m2 && depth_along_normal(mine.wall, built) > tolerance.length_m)
        clashes.push_back(
            {std::move(built), quoted(other.name) +
                                   Text{" steht in der Abstandsfläche der ", " stands in the setback area of "} +
                                   wall_name(mine.wall)});
      for (const auto& theirs : other.setbacks) clash(mine, theirs, other.name, clashes);
    }
    if (!other.heights_known)
      open.push_back(Text{"die Höhe von ", "the height of "} + quoted(other.name) + Text{" (Abstand ", " (distance "} +
                     decimal(gap, 2) + Text{" m) unbekannt ist", " m) is unknown"});
  }

  void conclude(Finding& finding, const std::vector<Clash>& clashes, const std::vector<Text>& open) const {
    std::vector<MultiPolygon> areas;
    for (const auto& one : clashes) {
      areas.push_back(one.area);
      finding.evidence.push_back({"overlap",
                                  one.area,
                                  {},
                                  {{"area_m2", reported(area_m2(one.area))}},
                                  {{"de", one.text.de}, {"en", one.text.en}}});
      finding.steps.push_back(one.text + ": " + decimal(area_m2(one.area), 2) + " m²");
    }
    const double area = area_m2(unite(areas));
    finding.measured = Quantity{reported(area), "m²"};
    finding.limit = Quantity{0, "m²"};
    finding.tolerance = Quantity{tolerance.area_m2, "m²"};
    for (const auto& id : replaced_)
      finding.steps.push_back(quoted(id) + Text{" liegt unter dem Entwurf und gilt als ersetzt.",
                                                " lies under the design and is taken as replaced."});
    if (!clashes.empty()) {
      const auto worst = std::max_element(clashes.begin(), clashes.end(),
                                          [](auto& a, auto& b) { return area_m2(a.area) < area_m2(b.area); });
      finding.verdict = Verdict::fail;
      finding.message = Text{"Abstandsflächen überdecken sich auf ", "Setback areas overlap by "} + decimal(area, 2) +
                        " m²: " + worst->text + ".";
      return;
    }
    if (!open.empty()) {
      finding.verdict = Verdict::not_checked;
      finding.message = Text{"Nicht vollständig geprüft, weil ", "Not fully checked, because "} + open.front() +
                        Text{"; mit den Mindesttiefen keine Überdeckung.", "; no overlap at the minimum depths."};
      return;
    }
    finding.message = {"Keine Überdeckung von Abstandsflächen", "No setback areas overlap"};
    finding.message =
        finding.message + (site_.buildings
                               ? Text{".", "."}
                               : Text{" der Gebäude im Entwurf; weitere Bestandsgebäude sind nicht bekannt.",
                                      " among the design's buildings; other existing buildings are not known."});
  }

  const Site& site_;
  const SetbackRules& rules_;
  const std::string basis_;  // that garages and the like are allowed within
  std::vector<Neighbour> neighbours_;
  std::vector<bool> subjects_;  // for the design's own structures, which come first
  std::vector<std::string> replaced_;
};

}  // namespace

std::vector<Finding> check_setback_overlap(const Scene& scene) { return OverlapCheck(scene).findings(); }

}  // namespace flurwerk::geo
