// Puts a plan's windows, building limits and building lines to the areas they belong to, and finds what is wrong with a
// plan that must tile its extent.
// BauNVO § 23; XPlanung conformity rule 2.2.1 (Flächenschlussbedingung), tolerance 2 mm.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/import/reader.hpp"

namespace flurwerk::geo {

// Puts every window to the areas it overlaps; windows in no area come back as records of their own.
std::vector<PlanAreaRecord> with_windows(std::vector<PlanAreaRecord> areas, std::vector<PlanAreaRecord> windows);

struct PlanLine {
  Line line;
  bool obliges = false;  // Baulinie; otherwise Baugrenze
};
// Gives each line to every area along or through which it runs for more than 10 cm (5 mm beside the edge still counts).
void add_lines(std::vector<PlanAreaRecord>& areas, const std::vector<PlanLine>& lines);

// One object that takes part in the tiling.
struct PlanTile {
  std::string object;  // class and id
  MultiPolygon area;   // valid, EPSG:25832
};
inline constexpr double plan_tolerance_m = 0.002;  // narrower gaps and overlaps are none

// Overlaps between tiles (errors), gaps in the extent and tiles that leave it (warnings), each with a place inside it.
// Stops when `more` answers false.
void check_tiling(const std::vector<PlanTile>& tiles, const MultiPolygon& extent,
                  const std::function<bool(ImportFinding)>& more);

}  // namespace flurwerk::geo
