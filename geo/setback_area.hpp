// Setback areas (Abstandsflächen): one rectangle per wall, never a buffer, and what of it lies beyond creditable land.
// Basis: HBO § 6 Abs. 2 (where it may lie), Abs. 4 (at right angles to the wall), Abs. 5 (depth).
#pragma once

#include <vector>

#include "geo/plot.hpp"
#include "geo/walls.hpp"

namespace flurwerk::geo {

struct SetbackArea {
  Wall wall;
  int factor_permille = 0;
  std::int64_t depth_mm = 0;
  MultiPolygon area;  // A, B, B + n*d, A + n*d
  Text arithmetic;    // "0,4 × 6,20 m = 2,480 m, abgerundet 2,40 m, mindestens 2,50 m"
};

// The rectangle in front of a wall.
MultiPolygon rectangle(const Wall& wall, double depth_m);

// The area a wall needs. The smaller factor of commercial areas holds only inside them, not at borders to other uses;
// `site.plan` decides, public land between is no border.
SetbackArea setback_area(const Wall& wall, const Site& site, const SetbackRules& rules);

// The same, no deeper than a wall without openings in a business area needs where it faces no neighbour's boundary
// (HBO § 6 Abs. 7).
SetbackArea towards_own_building(SetbackArea area, const Site& site, const SetbackRules& rules);

// Land that setback areas may lie on: the plot, Baulast areas, public land up to its middle.
class CreditableLand {
 public:
  // Keeps pointers into both: they must outlive it.
  CreditableLand(const Plot& plot, const Site& site);
  // What of the area lies beyond. The middle of public land is taken along the wall's normal: half of the first
  // stretch across it. For a street with parallel sides that is its centre line at any angle.
  MultiPolygon beyond(const SetbackArea& setback) const;

 private:
  MultiPolygon public_land(PublicUse use, const MultiPolygon& within) const;

  const Plot* plot_;
  std::vector<const Parcel*> public_parcels_;
  std::vector<const Encumbrance*> encumbered_;
};

// Greatest extent of `area` at right angles to the wall, m.
double depth_along_normal(const Wall& wall, const MultiPolygon& area);

// The near half of public land as seen from the wall, at most `depth_m` deep. Exposed for its test.
MultiPolygon near_half(const Wall& wall, double depth_m, const MultiPolygon& public_land);

}  // namespace flurwerk::geo
