// The checks: pure functions from design, site and law to findings, and the table of all of them.
// Each stands in its own file; none decides anything, each reports numbers with its tolerance.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "geo/design.hpp"
#include "geo/finding.hpp"
#include "geo/site.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::geo {

// Cadastral geometry is not exact: an excess counts only if it is larger than both.
struct Tolerance {
  double area_m2 = 0.01;
  double length_m = 0.010;
};

std::vector<Finding> check_plot_known(const Design& design, const Site& site, const LawAt& law);
std::vector<Finding> check_inside_plot(const Design& design, const Site& site, const LawAt& law);
std::vector<Finding> check_setback(const Design& design, const Site& site, const LawAt& law);
std::vector<Finding> check_setback_overlap(const Design& design, const Site& site, const LawAt& law);
std::vector<Finding> check_grz(const Design& design, const Site& site, const LawAt& law);

struct Check {
  std::string_view id;  // "setback"
  std::vector<Finding> (*run)(const Design&, const Site&, const LawAt&);
  std::string_view legal_basis;
};

std::span<const Check> all_checks();

// Every check in turn; one finding per check and building at least.
std::vector<Finding> run_checks(const Design& design, const Site& site, const LawAt& law);

// Where a design lies, to look up the parcels and plans it needs: bounds of everything drawn, widened by `margin_m`.
// 60 m covers setback areas of walls up to 60 m height and streets they may use up to the middle.
Box area_of_interest(const Design& design, double margin_m = 60);

}  // namespace flurwerk::geo
