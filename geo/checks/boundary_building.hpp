// Garages and sheds at the boundary without a setback area of their own. Internal to geo.
// Basis: HBO § 6 Abs. 10: at the boundary or 1 m off it, 15 m in all, 3 m mean height, 25 m² of wall per boundary.
#pragma once

#include <optional>
#include <vector>

#include "geo/checks/findings.hpp"
#include "geo/setback_area.hpp"

namespace flurwerk::geo {

// One requirement that a structure does not meet.
struct Breach {
  Quantity measured, limit;
  Text text;
};

struct BoundaryVerdict {
  std::vector<Breach> breaches;
  std::vector<Text> steps;
  bool height_missing = false;
  bool oblique = false;  // a wall is at the boundary with one end only
};

struct BoundaryWall {
  const Structure* structure;
  Wall wall;
  bool height_known;
  double length_m;       // along the boundary, eaves included
  double distance_m;     // of its nearest point
  double far_end_m;      // of its farther end
  std::string boundary;  // the neighbour's parcel, or the boundary's line where there is no cadastre
};

// Land of others within reach: neither the plot nor public land, so that what borders it is a Nachbargrenze.
MultiPolygon foreign_land(const MultiPolygon& area, const Plot& plot, double reach_m);

// Everything of the plot that stands at a neighbour's boundary without room for a setback area: garages, sheds and
// parking of the design, garages of the cadastre that stay.
class BoundaryInventory {
 public:
  BoundaryInventory(const Scene& scene, const CreditableLand& land);
  const std::vector<BoundaryWall>& walls() const { return walls_; }
  double total_m() const;
  // Of one structure; lengths and wall areas count with those of all others.
  BoundaryVerdict judge(const Structure& subject) const;

 private:
  void judge_wall(const BoundaryWall& one, BoundaryVerdict& verdict) const;

  const SetbackRules& rules_;
  std::vector<Structure> existing_;
  std::vector<BoundaryWall> walls_;
};

}  // namespace flurwerk::geo
