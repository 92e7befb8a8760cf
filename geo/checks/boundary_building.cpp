#include "geo/checks/boundary_building.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "geo/checks/existing.hpp"
#include "geo/checks/plan_figures.hpp"
#include "geo/geos.hpp"
#include "geo/wall_frame.hpp"

namespace flurwerk::geo {
namespace {

// The plot's edge that the wall looks at: the one with the longest part in front of it.
struct Facing {
  double along_x = 0, along_y = 0, offset = 0;
};
std::optional<Facing> facing(const Wall& wall, const MultiPolygon& plot, double depth_m) {
  const WallFrame frame(wall);
  const double length = static_cast<double>(wall.length_mm) / 1000;
  double best = 0;
  std::optional<Facing> found;
  for (const auto& polygon : plot) {
    for (std::size_t i = 0; i + 1 < polygon.outer.size(); ++i) {
      const Point a = polygon.outer[i], b = polygon.outer[i + 1];
      const double size = std::hypot(b.x - a.x, b.y - a.y);
      const double ta = frame.t(a), tb = frame.t(b);
      const double common = std::min(std::max(ta, tb), length) - std::max(std::min(ta, tb), 0.0);
      const double nearest = std::min(std::abs(frame.s(a)), std::abs(frame.s(b)));
      const bool crosses = frame.s(a) * frame.s(b) <= 0;
      if (common <= best || (nearest > depth_m + length && !crosses) || size == 0) continue;
      // Only a boundary that runs more along the wall than away from it is looked at.
      if (std::abs(tb - ta) < size * std::sqrt(0.5)) continue;
      if (std::min(frame.s(a), frame.s(b)) > depth_m || std::max(frame.s(a), frame.s(b)) < -depth_m) continue;
      best = common;
      found = Facing{(b.x - a.x) / size, (b.y - a.y) / size, (a.x * (b.y - a.y) - a.y * (b.x - a.x)) / size};
    }
  }
  return found;
}

std::string boundary_of(const MultiPolygon& beyond, const Plot& plot, const Facing& line) {
  const auto neighbours = shares(beyond, plot.neighbours);
  if (!neighbours.empty()) return neighbours.front().parcel->key.value;
  const double turn = line.along_x < 0 || (line.along_x == 0 && line.along_y < 0) ? -1 : 1;
  return decimal(turn * line.along_x, 2).en + "/" + decimal(turn * line.along_y, 2).en + "/" +
         decimal(turn * line.offset, 1).en;
}

void collect(const Structure& structure, const Site& site, const Plot& plot, const CreditableLand& land,
             const SetbackRules& rules, std::vector<BoundaryWall>& into) {
  const double least = rules.boundary_building->least_distance_mm / 1000.0;
  const auto walls = walls_of(structure, rules);
  std::optional<MultiPolygon> foreign;
  const auto add = [&](const Wall& wall, bool height_known) {
    const auto setback = setback_area(wall, site, rules);
    const auto beyond = land.beyond(setback);
    const double depth = depth_along_normal(wall, beyond);
    if (!exceeds(area_m2(beyond), depth)) return;
    const auto line = facing(wall, plot.area, static_cast<double>(setback.depth_mm) / 1000);
    if (!line) return;
    if (!foreign) foreign = foreign_land(structure.area, plot, static_cast<double>(setback.depth_mm) / 1000 + 1);
    if (foreign->empty()) return;
    const double distance = distance_m(Line{wall.from, wall.to}, *foreign);
    // Parking spaces have no walls; they count where they lie at the boundary.
    if (structure.kind == Kind::parking && distance >= least) return;
    const WallFrame frame(wall);
    const auto bend = bends(frame, beyond);
    const double overhang = static_cast<double>(structure.roof_overhang_mm.value_or(0)) / 1000;
    into.push_back({&structure, wall, height_known, bend.back() - bend.front() + 2 * overhang, distance,
                    std::max(distance_m(Line{wall.from}, *foreign), distance_m(Line{wall.to}, *foreign)),
                    boundary_of(beyond, plot, *line)});
  };
  for (const auto& wall : walls.known) add(wall, !walls.lower_bound);
  for (const auto& wall : walls.unknown) add(wall, false);
}

void judge_distance(const BoundaryWall& one, double least_m, BoundaryVerdict& verdict) {
  if (one.structure->kind == Kind::parking) return;
  const bool off = one.distance_m >= least_m - tolerance.length_m;
  const bool touching = one.distance_m <= tolerance.length_m;
  if (off) return;
  if (touching && one.far_end_m <= std::max(10 * tolerance.length_m, 0.01)) return;
  if (touching) {
    verdict.oblique = true;
    verdict.steps.push_back(wall_name(one.wall) +
                            Text{" steht schräg zur Grenze: ein Ende an ihr, das andere ",
                                 " stands askew: one end at the boundary, the other "} +
                            decimal(one.far_end_m, 2) + Text{" m entfernt", " m off"});
    return;
  }
  verdict.breaches.push_back({{reported(one.distance_m), "m"},
                              {least_m, "m"},
                              wall_name(one.wall) + Text{" steht ", " stands "} + decimal(one.distance_m, 2) +
                                  Text{" m von der Nachbargrenze, weder unmittelbar an ihr noch mindestens ",
                                       " m from the neighbour's boundary, neither at it nor at least "} +
                                  decimal(least_m, 2) + Text{" m entfernt", " m off"}});
}

}  // namespace

MultiPolygon foreign_land(const MultiPolygon& area, const Plot& plot, double reach_m) {
  const auto box = widened(bounds(area), reach_m);
  const Point a{box.min_x, box.min_y};
  MultiPolygon land{{{a, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}, a}, {}}};
  land = difference(land, plot.area);
  for (const auto* parcel : plot.neighbours)
    if (parcel->public_use != PublicUse::none) land = difference(land, parcel->area);
  return land;
}

BoundaryInventory::BoundaryInventory(const Scene& scene, const CreditableLand& land) : rules_(scene.law.setbacks) {
  const auto& site = scene.site;
  const auto& plot = scene.plot;
  for (const auto* building : remaining_buildings(scene, plot.area))
    if (building->use.find("Garage") != std::string::npos) {
      existing_.push_back(as_structure(*building));
      existing_.back().kind = Kind::garage;
    }
  for (const std::vector<Structure>* list :
       {&scene.design.structures, static_cast<const std::vector<Structure>*>(&existing_)})
    for (const auto& structure : *list)
      if (structure.kind == Kind::garage || structure.kind == Kind::shed || structure.kind == Kind::parking)
        collect(structure, site, plot, land, rules_, walls_);
}

double BoundaryInventory::total_m() const {
  double total = 0;
  for (const auto& one : walls_) total += one.length_m;
  return total;
}

void BoundaryInventory::judge_wall(const BoundaryWall& one, BoundaryVerdict& verdict) const {
  const auto& limits = *rules_.boundary_building;
  const double height = one.wall.bare_height.metres(), highest = limits.mean_height_mm / 1000.0;
  judge_distance(one, limits.least_distance_mm / 1000.0, verdict);
  if (one.structure->kind == Kind::parking) {
    verdict.steps.push_back(wall_name(one.wall) + ": " + decimal(one.length_m, 2) +
                            Text{" m Stellplatz an der Grenze", " m of parking at the boundary"});
    return;
  }
  verdict.height_missing = verdict.height_missing || !one.height_known;
  verdict.steps.push_back(wall_name(one.wall) + ": " + decimal(one.length_m, 2) +
                          Text{" m an der Grenze, mittlere Höhe ", " m at the boundary, mean height "} +
                          decimal(height, 2) + " m");
  if (height > highest + 1e-9)
    verdict.breaches.push_back({{reported(height), "m"},
                                {highest, "m"},
                                wall_name(one.wall) + Text{" ist im Mittel ", " is "} + decimal(height, 2) +
                                    Text{" m hoch statt höchstens ", " m high on average instead of at most "} +
                                    decimal(highest, 2) + " m"});
}

BoundaryVerdict BoundaryInventory::judge(const Structure& subject) const {
  const auto& limits = *rules_.boundary_building;
  BoundaryVerdict verdict;
  std::map<std::string, double> area_at;
  for (const auto& one : walls_) {
    if (one.structure->kind != Kind::parking)
      area_at[one.boundary] += static_cast<double>(one.wall.length_mm) / 1000 * one.wall.bare_height.metres();
    if (one.structure == &subject) judge_wall(one, verdict);
  }
  for (const auto& one : walls_) {
    if (one.structure != &subject || area_at[one.boundary] <= limits.wall_area_m2 + tolerance.area_m2) continue;
    const double area = std::exchange(area_at[one.boundary], 0);  // said once
    verdict.breaches.push_back({{reported(area), "m²"},
                                {static_cast<double>(limits.wall_area_m2), "m²"},
                                Text{"Wandfläche an dieser Nachbargrenze ", "Wall area at this boundary "} +
                                    decimal(area, 2) + Text{" m² statt höchstens ", " m² instead of at most "} +
                                    decimal(limits.wall_area_m2, 0) + " m²"});
  }
  const double total = total_m(), longest = limits.total_length_mm / 1000.0;
  verdict.steps.push_back(Text{"Grenzbebauung insgesamt ", "Boundary building in all "} + decimal(total, 2) +
                          Text{" m, zulässig ", " m, permitted "} + decimal(longest, 2) + " m");
  if (total > longest + tolerance.length_m)
    verdict.breaches.push_back({{reported(total), "m"},
                                {longest, "m"},
                                Text{"Grenzbebauung insgesamt ", "Boundary building in all "} + decimal(total, 2) +
                                    Text{" m statt höchstens ", " m instead of at most "} + decimal(longest, 2) +
                                    " m"});
  if (!subject.roof_overhang_mm && subject.kind != Kind::parking)
    verdict.steps.push_back({"Dachüberstände sind nicht angegeben und nicht eingerechnet.",
                             "Roof overhangs are not given and not counted."});
  return verdict;
}

}  // namespace flurwerk::geo
