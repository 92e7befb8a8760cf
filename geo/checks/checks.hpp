// The checks: pure functions from design, site and law to findings, and the table of all of them.
// Each stands in its own file; none decides anything, each reports numbers with its tolerance.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "geo/design.hpp"
#include "geo/finding.hpp"
#include "geo/plot.hpp"
#include "geo/site.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::geo {

// Cadastral geometry is not exact: an excess counts only if it is larger than both.
struct Tolerance {
  double area_m2 = 0.01;
  double length_m = 0.010;
};

// What a check looks at; the plot is found once for all of them.
struct Scene {
  const Design& design;
  const Site& site;
  const LawAt& law;
  Plot plot;
};
Scene scene_of(const Design& design, const Site& site, const LawAt& law);

std::vector<Finding> check_plot_known(const Scene& scene);
std::vector<Finding> check_inside_plot(const Scene& scene);
std::vector<Finding> check_setback(const Scene& scene);
std::vector<Finding> check_setback_overlap(const Scene& scene);
std::vector<Finding> check_grz(const Scene& scene);
std::vector<Finding> check_plot_continuous(const Scene& scene);
std::vector<Finding> check_plot_area(const Scene& scene);
std::vector<Finding> check_projections(const Scene& scene);
std::vector<Finding> check_boundary_building(const Scene& scene);
std::vector<Finding> check_boundary_installations(const Scene& scene);
std::vector<Finding> check_grz_two(const Scene& scene);
std::vector<Finding> check_gfz(const Scene& scene);
std::vector<Finding> check_bmz(const Scene& scene);
std::vector<Finding> check_storeys(const Scene& scene);
std::vector<Finding> check_height(const Scene& scene);
std::vector<Finding> check_building_window(const Scene& scene);
std::vector<Finding> check_building_line(const Scene& scene);
std::vector<Finding> check_building_style(const Scene& scene);
std::vector<Finding> check_land_use(const Scene& scene);
std::vector<Finding> check_street_access(const Scene& scene);
std::vector<Finding> check_agency_layers(const Scene& scene);
std::vector<Finding> check_building_class(const Scene& scene);
std::vector<Finding> check_special_building(const Scene& scene);
std::vector<Finding> check_parking(const Scene& scene);

struct Check {
  std::string_view id;  // "setback"
  std::vector<Finding> (*run)(const Scene&);
  std::string_view legal_basis;
};

std::span<const Check> all_checks();

// Every check in turn; one that finds nothing in the design to look at says so.
std::vector<Finding> run_checks(const Design& design, const Site& site, const LawAt& law);

// Where a design lies, to look up the parcels and plans it needs: bounds of everything drawn, widened by `margin_m`.
// 60 m covers setback areas of walls up to 60 m height and streets they may use up to the middle.
Box area_of_interest(const Design& design, double margin_m = 60);

}  // namespace flurwerk::geo
