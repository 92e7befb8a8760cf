// Design documents: what is accepted is sound geometry, and every check has an answer for it.
#include <algorithm>
#include <cmath>

#include "fuzz.hpp"
#include "geo/checks/checks.hpp"
#include "geo/design.hpp"
#include "geo/findings_json.hpp"

namespace flurwerk::geo {
namespace {

using fuzz::must;

void must_be_sound(const Ring& ring) {
  must(ring.size() >= 4 && ring.front() == ring.back(), "a ring is closed");
  for (const auto& point : ring) must(std::isfinite(point.x) && std::isfinite(point.y), "coordinates are finite");
}

void must_be_sound(const Structure& structure) {
  must(!structure.area.empty() && area_m2(structure.area) > 0, "a structure has an area");
  for (const auto& polygon : structure.area) {
    must_be_sound(polygon.outer);
    for (const auto& hole : polygon.holes) must_be_sound(hole);
  }
  if (structure.edges.empty()) return;
  const auto count = structure.edges.size();
  must(count + 1 == structure.area.front().outer.size(), "one edge per corner");
  std::vector<bool> seen(count, false);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& edge = structure.edges[i];
    must(edge.number >= 1 && edge.number <= count && !seen[edge.number - 1], "every edge has a number of its own");
    seen[edge.number - 1] = true;
    must(edge.to == structure.edges[(i + 1) % count].from, "edges follow each other");
  }
}

void must_answer(const Design& design, const std::vector<Finding>& findings) {
  for (const auto& check : all_checks()) {
    must(std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.check == check.id; }),
         "every check says something");
  }
  for (const auto& finding : findings) {
    must(!finding.message.de.empty() && !finding.message.en.empty(), "a finding is a sentence in both languages");
    for (const auto& quantity : {finding.measured, finding.limit, finding.tolerance})
      must(!quantity || std::isfinite(quantity->value), "numbers are finite");
    must(finding.verdict != Verdict::fail || !finding.legal_basis.empty(), "who says no names the paragraph");
  }
  const auto box = area_of_interest(design);
  must(std::isfinite(box.min_x) && box.min_x < box.max_x && box.min_y < box.max_y, "the place is a place");
}

}  // namespace
}  // namespace flurwerk::geo

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  static const LawAt law = *LawBook::builtin().at("HE", *parse_date("2026-06-01"));
  geo::DesignLimits limits;
  limits.max_vertices = 60;  // keeps one run short; larger documents do not reach other code
  const auto design = geo::read_design(fuzz::text_of(data, size), limits);
  if (!design) {
    fuzz::must_explain(design.error());
    return 0;
  }
  fuzz::must(!design->structures.empty(), "a design has something to build");
  for (const auto& structure : design->structures) geo::must_be_sound(structure);
  geo::must_answer(*design, geo::run_checks(*design, {}, law));
  return 0;
}
