#include "geo/checks/checks.hpp"

#include <algorithm>
#include <array>

#include "geo/geos.hpp"

namespace flurwerk::geo {

std::span<const Check> all_checks() {
  static constexpr std::array<Check, 5> table{{
      {"plot-known", check_plot_known, "§ 4 Abs. 2 HBO"},
      {"inside-plot", check_inside_plot, "§ 4 Abs. 2 HBO"},
      {"setback", check_setback, "§ 6 Abs. 2, 4, 5, 10 HBO"},
      {"setback-overlap", check_setback_overlap, "§ 6 Abs. 3 HBO"},
      {"grz", check_grz, "§ 19 BauNVO"},
  }};
  return table;
}

std::vector<Finding> run_checks(const Design& design, const Site& site, const LawAt& law) {
  std::vector<Finding> findings;
  for (const auto& check : all_checks())
    for (auto& finding : check.run(design, site, law)) findings.push_back(std::move(finding));
  return findings;
}

Box area_of_interest(const Design& design, double margin_m) {
  MultiPolygon drawn = design.plot ? design.plot->area : MultiPolygon{};
  for (const auto& structure : design.structures)
    drawn.insert(drawn.end(), structure.area.begin(), structure.area.end());
  return widened(bounds(drawn), margin_m);
}

}  // namespace flurwerk::geo
