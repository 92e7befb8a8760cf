// A Finding (Prüfergebnis) is what one check says about one design: a verdict, the arithmetic, the paragraph, the
// place. Three verdicts and a warning, never two: what could not be checked says so and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

enum class Verdict { pass, fail, warning, not_checked };

struct Quantity {
  double value;
  std::string unit;  // "m", "m²", "1" for ratios
};

// One mark on the map: a geometry with the numbers that belong to it.
struct Evidence {
  std::string role;                                        // "setback", "outside", "overlap", "building", "plot", ...
  MultiPolygon area;                                       // EPSG:25832, m; empty if the mark is a line
  Line line;                                               // used when area is empty, e.g. a wall
  std::vector<std::pair<std::string, double>> numbers;     // "depth_m" -> 2.5
  std::vector<std::pair<std::string, std::string>> words;  // "wall" -> "Nord"
};

struct Finding {
  std::string check;    // stable id of the check, see checks/checks.cpp: "plot-known", "setback", "grz"
  std::string subject;  // the building's name, or the agency rule's id, it is about; empty = the whole design
  Verdict verdict;
  std::string legal_basis;  // "§ 6 Abs. 5 HBO"
  std::optional<Quantity> measured;
  std::optional<Quantity> limit;
  std::optional<Quantity> tolerance;
  Text message;             // the result in one sentence, with the numbers
  std::vector<Text> steps;  // the arithmetic, one step a line
  std::vector<Evidence> evidence;
};

}  // namespace flurwerk::geo
