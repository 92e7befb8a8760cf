// The outer walls of a structure with their heights H, collinear pieces joined, sloping tops averaged in sections.
// Basis: HBO § 6 Abs. 4: terrain to roof skin, roofs and dormers added as the Land's SetbackRules say.
#pragma once

#include <vector>

#include "geo/design.hpp"
#include "geo/setback_depth.hpp"

namespace flurwerk::geo {

struct Wall {
  Point from, to;           // outside lies to the right
  double east, north;       // outward normal, length 1
  std::size_t edge;         // number of its first edge in the document
  std::size_t section = 0;  // 1, 2, ... where a wall falls into several parts; 0: the whole
  bool upper = false;       // set back behind the edge
  std::int64_t length_mm = 0;
  ExactHeight height;       // H, with roof and dormers
  ExactHeight bare_height;  // of the wall alone
  int fire_merits = 0;      // of a wall without openings: fire-retardant, non-combustible (HBO § 6 Abs. 7)
  std::vector<Text> steps;  // how H came about
};

struct Walls {
  std::vector<Wall> known;
  std::vector<Wall> unknown;  // height not given; height is 0
  bool lower_bound = false;   // heights may be greater than known: see why
  Text why;                   // what is missing, if anything
};

Walls walls_of(const Structure& structure, const SetbackRules& rules);

// "Wand 4 (West)" / "wall 4 (west)"
Text wall_name(const Wall& wall);

}  // namespace flurwerk::geo
