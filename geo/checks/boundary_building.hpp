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

// Of the structure `subject`; lengths and wall areas count with those of all garages, sheds and parking of the design.
BoundaryVerdict judge_boundary_building(const Structure& subject, const Design& design, const Site& site,
                                        const Plot& plot, const CreditableLand& land, const SetbackRules& rules);

}  // namespace flurwerk::geo
