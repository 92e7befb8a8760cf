#include "geo/checks/checks.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {

std::span<const Check> all_checks() {
  static constexpr std::array<Check, 24> table{{
      {"plot-known", check_plot_known, "§ 4 Abs. 2 HBO"},
      {"plot-continuous", check_plot_continuous, "§ 4 Abs. 2 HBO"},
      {"plot-area", check_plot_area, "§ 19 Abs. 3 BauNVO"},
      {"inside-plot", check_inside_plot, "§ 4 Abs. 2 HBO"},
      {"street-access", check_street_access, "§ 4 Abs. 1, § 5 Abs. 1 HBO"},
      {"setback", check_setback, "§ 6 Abs. 2, 4, 5, 10 HBO"},
      {"setback-overlap", check_setback_overlap, "§ 6 Abs. 3 HBO"},
      {"projections", check_projections, "§ 6 Abs. 6 HBO"},
      {"boundary-building", check_boundary_building, "§ 6 Abs. 10 HBO"},
      {"boundary-installations", check_boundary_installations, "§ 6 Abs. 10 Satz 1 Nr. 6 bis 11 HBO"},
      {"grz", check_grz, "§ 19 BauNVO"},
      {"grz-2", check_grz_two, "§ 19 Abs. 4 BauNVO"},
      {"gfz", check_gfz, "§ 20 BauNVO"},
      {"bmz", check_bmz, "§ 21 BauNVO"},
      {"storeys", check_storeys, "§ 16, § 20 Abs. 1 BauNVO"},
      {"height", check_height, "§ 16, § 18 BauNVO"},
      {"building-window", check_building_window, "§ 23 Abs. 3 BauNVO"},
      {"building-line", check_building_line, "§ 23 Abs. 2 BauNVO"},
      {"building-style", check_building_style, "§ 22 BauNVO"},
      {"land-use", check_land_use, "§§ 2 bis 13a BauNVO"},
      {"building-class", check_building_class, "§ 2 Abs. 4 HBO"},
      {"special-building", check_special_building, "§ 2 Abs. 9 HBO"},
      {"parking", check_parking, "§ 52 HBO"},
      {"agency-layers", check_agency_layers, "§ 70 Abs. 1 HBO"},
  }};
  return table;
}

Scene scene_of(const Design& design, const Site& site, const LawAt& law) {
  return {design, site, law, plot_of(design, site, Tolerance{}.length_m)};
}

std::vector<Finding> run_checks(const Design& design, const Site& site, const LawAt& law) {
  const auto scene = scene_of(design, site, law);
  std::vector<Finding> findings;
  for (const auto& check : all_checks()) {
    auto found = check.run(scene);
    if (found.empty())
      found.push_back(not_checked(std::string(check.id), "", std::string(check.legal_basis),
                                  {"der Entwurf nichts enthält, was diese Prüfung betrifft",
                                   "the design holds nothing that this check is about"}));
    for (auto& one : found) one.legal_basis = law.cite(one.legal_basis);
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  return findings;
}

Box area_of_interest(const Design& design, double margin_m) {
  MultiPolygon drawn = design.plot ? design.plot->area : MultiPolygon{};
  for (const auto& structure : design.structures)
    drawn.insert(drawn.end(), structure.area.begin(), structure.area.end());
  return widened(bounds(drawn), margin_m);
}

}  // namespace flurwerk::geo
