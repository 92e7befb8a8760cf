#include "geo/setback_area.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geos.hpp"
#include "geo/wall_frame.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {
namespace {

constexpr double speck_m2 = 0.01;  // overlaps of plan and wall smaller than this are drawing noise

bool has_own_factor(const SetbackRules& rules, const std::string& use) {
  return !use.empty() && rules.factor_for(use) != rules.factor_permille;
}

// The plan area that the wall stands in, by the wall's middle moved a little inwards.
const PlanArea* plan_at(const Wall& wall, const Site& site) {
  if (!site.plan) return nullptr;
  const Point inside{(wall.from.x + wall.to.x) / 2 - wall.east * 0.05,
                     (wall.from.y + wall.to.y) / 2 - wall.north * 0.05};
  for (const auto& plan : *site.plan) {
    const auto box = bounds(plan.area);
    if (inside.x < box.min_x || inside.x > box.max_x || inside.y < box.min_y || inside.y > box.max_y) continue;
    if (distance_m(Line{inside}, plan.area) == 0) return &plan;
  }
  return nullptr;
}

// Does the area that the general factor asks for reach land of another use? Public land is of no other use;
// land without any plan is, because nothing says otherwise.
bool at_border_to_other_use(const MultiPolygon& general, const Site& site, const SetbackRules& rules) {
  std::vector<MultiPolygon> alike;
  for (const auto& plan : *site.plan)
    if (has_own_factor(rules, plan.use) && overlap(bounds(plan.area), bounds(general))) alike.push_back(plan.area);
  if (site.parcels)
    for (const auto& parcel : *site.parcels)
      if (parcel.public_use != PublicUse::none && overlap(bounds(parcel.area), bounds(general)))
        alike.push_back(parcel.area);
  auto rest = general;
  for (const auto& area : alike) rest = difference(rest, area);
  return area_m2(rest) > speck_m2;
}

Text arithmetic(const Wall& wall, int permille, std::int64_t depth_mm, const SetbackRules& rules) {
  const double exact = wall.height.metres() * permille / 1000;
  auto text = decimal(permille / 1000.0, permille % 100 == 0 ? 1 : 3) + Text{" × ", " × "} +
              decimal(wall.height.metres(), 3) + " m = " + decimal(exact, 3) + " m";
  if (rules.round_down_to_mm > 1) {
    const auto rounded = setback_depth_mm(wall.height, permille, wall.length_mm, [&] {
      auto without_minimum = rules;
      without_minimum.minimum_mm = 0;
      without_minimum.narrow_wall_minimum_mm.reset();
      return without_minimum;
    }());
    text = text + Text{", abgerundet ", ", rounded down to "} + metres(rounded);
  }
  return text + Text{", mindestens ", ", at least "} + metres(rules.minimum_mm) + Text{": Tiefe ", ": depth "} +
         metres(depth_mm);
}

}  // namespace

MultiPolygon rectangle(const Wall& wall, double depth_m) {
  const Point far_b{wall.to.x + wall.east * depth_m, wall.to.y + wall.north * depth_m};
  const Point far_a{wall.from.x + wall.east * depth_m, wall.from.y + wall.north * depth_m};
  return {{{wall.from, far_a, far_b, wall.to, wall.from}, {}}};
}

SetbackArea setback_area(const Wall& wall, const Site& site, const SetbackRules& rules) {
  SetbackArea made{wall, rules.factor_permille, 0, {}, {}};
  const auto depth = [&](int permille) { return setback_depth_mm(wall.height, permille, wall.length_mm, rules); };
  made.depth_mm = depth(rules.factor_permille);
  made.area = rectangle(wall, static_cast<double>(made.depth_mm) / 1000);
  Text use{};
  if (const auto* plan = plan_at(wall, site); plan && has_own_factor(rules, plan->use)) {
    if (at_border_to_other_use(made.area, site, rules)) {
      use = both(plan->use) + Text{", aber an der Grenze zu anderer Nutzung: ", ", but at the border to another use: "};
    } else {
      use = both(plan->use) + ": ";
      made.factor_permille = rules.factor_for(plan->use);
      made.depth_mm = depth(made.factor_permille);
      made.area = rectangle(wall, static_cast<double>(made.depth_mm) / 1000);
    }
  }
  made.arithmetic = use + arithmetic(wall, made.factor_permille, made.depth_mm, rules);
  return made;
}

SetbackArea towards_own_building(SetbackArea area, const Site& site, const SetbackRules& rules) {
  if (area.wall.fire_merits == 0 || !rules.closed_walls) return area;
  const auto& closed = *rules.closed_walls;
  const auto* plan = plan_at(area.wall, site);
  if (!plan || std::find(closed.areas.begin(), closed.areas.end(), plan->use) == closed.areas.end()) return area;
  const std::int64_t enough = area.wall.fire_merits == 2 ? closed.both_merits_mm : closed.one_merit_mm;
  if (enough >= area.depth_mm) return area;
  area.depth_mm = enough;
  area.area = rectangle(area.wall, static_cast<double>(enough) / 1000);
  area.arithmetic = area.arithmetic + Text{"; Wand ohne Öffnungen in ", "; wall without openings in "} +
                    both(plan->use) + Text{": es genügen ", ": enough are "} + metres(enough) + " (" +
                    closed.basis.c_str() + ")";
  return area;
}

CreditableLand::CreditableLand(const Plot& plot, const Site& site) : plot_(&plot) {
  for (const auto* parcel : plot.neighbours)
    if (parcel->public_use != PublicUse::none) public_parcels_.push_back(parcel);
  if (site.encumbrances)
    for (const auto& one : *site.encumbrances) encumbered_.push_back(&one);
}

// Parcels of one use as one area, as far as the rectangle reaches.
MultiPolygon CreditableLand::public_land(PublicUse use, const MultiPolygon& within) const {
  const auto box = bounds(within);
  std::vector<MultiPolygon> areas;
  for (const auto* parcel : public_parcels_)
    if (parcel->public_use == use && overlap(box, bounds(parcel->area)))
      if (auto part = intersection(parcel->area, within); !part.empty()) areas.push_back(std::move(part));
  return unite(areas);
}

MultiPolygon CreditableLand::beyond(const SetbackArea& setback) const {
  auto rest = difference(setback.area, plot_->area);
  for (const auto* one : encumbered_) rest = difference(rest, one->area);
  if (rest.empty() || public_parcels_.empty()) return rest;
  const double depth = static_cast<double>(setback.depth_mm) / 1000;
  const auto seen = rectangle(setback.wall, 2 * depth + 1);
  for (const auto use : {PublicUse::traffic, PublicUse::green, PublicUse::water})
    if (const auto land = public_land(use, seen); !land.empty())
      rest = difference(rest, near_half(setback.wall, depth, land));
  return rest;
}

double depth_along_normal(const Wall& wall, const MultiPolygon& area) {
  const WallFrame frame(wall);
  const auto at = bends(frame, area);
  double deepest = 0;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    const double width = at[i + 1] - at[i];
    if (width <= 1e-6) continue;
    // Just inside both ends: the extent changes linearly between them.
    for (const double t : {at[i] + width * 1e-6, at[i + 1] - width * 1e-6}) {
      double sum = 0;
      for (const auto& stretch : stretches(frame, area, t)) sum += stretch.to - stretch.from;
      deepest = std::max(deepest, sum);
    }
  }
  return deepest;
}

MultiPolygon near_half(const Wall& wall, double depth_m, const MultiPolygon& public_land) {
  // Twice the depth is far enough: whatever is wider is credited in full.
  const auto seen = intersection(public_land, rectangle(wall, 2 * depth_m + 1));
  const WallFrame frame(wall);
  const auto at = bends(frame, seen);
  std::vector<MultiPolygon> pieces;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    const double width = at[i + 1] - at[i];
    if (width <= 1e-6) continue;
    const auto first = stretches(frame, seen, at[i] + width * 1e-6),
               last = stretches(frame, seen, at[i + 1] - width * 1e-6);
    if (first.empty() || last.empty()) continue;
    const auto &a = first.front(), &b = last.front();
    const Point start = frame.at(at[i], a.from);
    Ring ring{start, frame.at(at[i + 1], b.from), frame.at(at[i + 1], (b.from + b.to) / 2),
              frame.at(at[i], (a.from + a.to) / 2), start};
    pieces.push_back({{std::move(ring), {}}});
  }
  return unite(pieces);
}

}  // namespace flurwerk::geo
