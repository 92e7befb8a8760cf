// How much of the plot is covered with garages, parking, drives and ancillary structures ("GRZ II")?
// Basis: BauNVO § 19 Abs. 4: up to 50 % more than the plan permits, at most GRZ 0.8; plans before 1990 follow older law.
#include <algorithm>

#include "geo/checks/coverage.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 19 Abs. 4 BauNVO";

struct Permitted {
  double area_m2;
  std::vector<Text> steps;
};

Permitted permitted(const Figure& figure, const CoverageRules& rules) {
  const double plot = figure.land_m2, main = figure.value / 1000.0 * plot;
  const int excess = figure.plan->ancillary_excess_permille.value_or(rules.ancillary_excess_permille);
  const double more = main * (1000 + excess) / 1000, cap = rules.cap_permille / 1000.0 * plot;
  // The cap bounds the excess, not the plan: a plan may fix a GRZ above 0.8 itself.
  Permitted made{std::max(main, std::min(more, cap)), {}};
  made.steps.push_back(Text{"Zulässige Grundfläche ", "Permitted footprint "} + decimal(main, 2) + " m² × " +
                       decimal((1000 + excess) / 1000.0, excess % 100 == 0 ? 1 : 3) + " = " + decimal(more, 2) + " m²");
  made.steps.push_back(Text{"Höchstens ", "At most "} + decimal(rules.cap_permille / 1000.0, 1) + " × " +
                       decimal(plot, 2) + " m² = " + decimal(cap, 2) +
                       Text{" m²; zulässig also ", " m²; permitted thus "} + decimal(made.area_m2, 2) + " m²");
  if (figure.plan->ancillary_excess_permille)
    made.steps.push_back({"Die Überschreitung bestimmt der Bebauungsplan selbst (§ 19 Abs. 4 Satz 3 BauNVO).",
                          "The plan itself sets the excess (§ 19 (4) BauNVO)."});
  return made;
}

}  // namespace

std::vector<Finding> check_grz_two(const Scene& scene) {
  const auto figure = figure_of(scene, &PlanArea::grz_permille, {"eine GRZ", "a GRZ"});
  if (!figure) return {not_checked("grz-2", "", basis, figure.error())};
  const auto& rules = scene.law.coverage;
  const auto& version = figure->plan->baunvo_version;
  if (!version.empty() && version < rules.ancillary_since)
    return {not_checked("grz-2", "", basis,
                        Text{"der Plan der BauNVO ", "the plan follows the BauNVO of "} + both(version) +
                            Text{" folgt, nach der Garagen, Zufahrten und Nebenanlagen anders zählen (§ 25c BauNVO)",
                                 ", under which garages, drives and ancillary structures count differently (§ 25c "
                                 "BauNVO)"})};
  const auto covered = coverage_of(scene, figure->land);
  const double plot = figure->land_m2, total = area_m2(unite({covered.main, covered.ancillary}));
  const auto limit = permitted(*figure, rules);
  auto finding = blank("grz-2", "", basis);
  at_most(finding, total / plot, limit.area_m2 / plot, tolerance.area_m2 / plot, "1");
  finding.message = Text{"Mit Garagen, Stellplätzen, Zufahrten und Nebenanlagen ",
                         "With garages, parking, drives and ancillary structures "} +
                    decimal(total / plot, 3) + " (" + decimal(total, 2) + Text{" m²), zulässig ", " m²), permitted "} +
                    decimal(limit.area_m2 / plot, 3) + " (" + decimal(limit.area_m2, 2) + " m²)." + near_limit(finding);
  if (finding.verdict == Verdict::fail)
    finding.message =
        finding.message +
        Text{" Weitere geringfügige Überschreitungen können zugelassen werden (§ 19 Abs. 4 Satz 2 BauNVO).",
             " A further slight excess may be allowed (§ 19 (4) BauNVO)."};
  finding.steps = land_in_words(*figure);
  append(finding.steps, limit.steps);
  append(finding.steps, covered.steps);
  if (version.empty())
    finding.steps.push_back(
        {"Die Fassung der BauNVO, nach der der Plan gilt, ist unbekannt; gerechnet nach der geltenden.",
         "The version of the BauNVO that the plan follows is unknown; computed after the one in force."});
  finding.evidence.push_back(plot_evidence(scene.plot));
  mark(finding, "main", covered.main);
  mark(finding, "ancillary", covered.ancillary);
  return {finding};
}

}  // namespace flurwerk::geo
