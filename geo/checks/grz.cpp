// How much of the plot is built over? Basis: BauNVO § 19; the limit is the local plan's own figure, never § 17.
#include <algorithm>
#include <set>

#include "geo/checks/findings.hpp"
#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

constexpr const char* basis = "§ 19 BauNVO";
constexpr double all_of_it = 0.999;  // a plan boundary along the plot's boundary is never drawn identically

struct Coverage {
  double plot_m2 = 0;
  bool official = false;
  std::vector<MultiPolygon> main, ancillary;
};

bool is_ancillary(Kind kind) {
  return kind == Kind::garage || kind == Kind::shed || kind == Kind::parking || kind == Kind::driveway;
}

// A terrace at the house is part of the main building's footprint, one apart from it is ancillary.
bool adjoins_building(const Structure& terrace, const Design& design) {
  return std::any_of(design.structures.begin(), design.structures.end(), [&](const Structure& other) {
    return (other.kind == Kind::building || other.kind == Kind::existing) &&
           distance_m(terrace.area, other.area) <= tolerance.length_m;
  });
}

void add_structures(Coverage& coverage, const Design& design, const Site& site, const MultiPolygon& plot) {
  std::vector<MultiPolygon> drawn;
  for (const auto& structure : design.structures) {
    const bool ancillary =
        is_ancillary(structure.kind) || (structure.kind == Kind::terrace && !adjoins_building(structure, design));
    (ancillary ? coverage.ancillary : coverage.main).push_back(intersection(structure.area, plot));
    drawn.push_back(structure.area);
  }
  if (!site.buildings) return;
  const auto new_or_replaced = unite(drawn);
  for (const auto& existing : *site.buildings) {
    const auto on_plot = intersection(existing.area, plot);
    // More than half under the design: the same building, or one that gives way to it.
    if (on_plot.empty() || area_m2(intersection(existing.area, new_or_replaced)) > area_m2(existing.area) / 2) continue;
    coverage.main.push_back(on_plot);
  }
}

Finding judge(const Coverage& coverage, const PlanArea& plan, const CoverageRules& rules) {
  const double plot = coverage.plot_m2;
  const double main = area_m2(unite(coverage.main));
  auto everything = coverage.main;
  everything.insert(everything.end(), coverage.ancillary.begin(), coverage.ancillary.end());
  const double total = area_m2(unite(everything));
  const double grz = *plan.grz_permille / 1000.0, permitted = grz * plot;
  const int excess = plan.ancillary_excess_permille.value_or(rules.ancillary_excess_permille);
  // The cap bounds the excess, not the plan: a plan may fix a GRZ above 0.8 itself.
  const double permitted_total =
      std::max(permitted, std::min(permitted * (1000 + excess) / 1000, rules.cap_permille / 1000.0 * plot));
  const bool old_plan = !plan.baunvo_version.empty() && plan.baunvo_version < "1990";

  Finding finding{"grz", "", Verdict::pass, basis, {}, {}, {}, {}, {}, {}};
  const double slack = tolerance.area_m2;
  const bool main_over = main > permitted + slack, total_over = !old_plan && total > permitted_total + slack;
  const bool show_total = total_over && !main_over;
  finding.measured = Quantity{reported((show_total ? total : main) / plot), "1"};
  finding.limit = Quantity{reported((show_total ? permitted_total : permitted) / plot), "1"};
  finding.tolerance = Quantity{slack / plot, "1"};
  if (show_total) finding.legal_basis = "§ 19 Abs. 4 BauNVO";
  if (main_over || total_over) finding.verdict = Verdict::fail;
  const auto first = Text{"GRZ ", "GRZ "} + decimal(main / plot, 3) + Text{" (", " ("} + decimal(main, 2) +
                     Text{" m² von ", " m² of "} + decimal(plot, 2) + Text{" m²), zulässig ", " m²), permitted "} +
                     decimal(grz, 2) + " (" + decimal(permitted, 2) + " m²)";
  const auto second = Text{"mit Garagen, Stellplätzen, Zufahrten und Nebenanlagen ",
                           "with garages, parking, drives and ancillary structures "} +
                      decimal(total / plot, 3) + " (" + decimal(total, 2) +
                      Text{" m²), zulässig ", " m²), permitted "} + decimal(permitted_total / plot, 3) + " (" +
                      decimal(permitted_total, 2) + " m²)";
  finding.message = first + (old_plan ? Text{} : Text{"; ", "; "} + second) + ".";
  if (total_over && !main_over)
    finding.message =
        finding.message + Text{" Geringfügige Überschreitungen können zugelassen werden (§ 19 Abs. 4 Satz 3 BauNVO).",
                               " A slight excess may be allowed (§ 19 (4) BauNVO)."};
  finding.steps = {coverage.official
                       ? Text{"Grundstück: amtliche Fläche ", "Plot: official area "} + decimal(plot, 2) + " m²"
                       : Text{"Grundstück: berechnete Fläche ", "Plot: computed area "} + decimal(plot, 2) + " m²",
                   Text{"Zulässige Grundfläche: ", "Permitted footprint: "} + decimal(grz, 2) + " × " +
                       decimal(plot, 2) + " m² = " + decimal(permitted, 2) + " m²"};
  if (old_plan) {
    finding.steps.push_back(Text{"GRZ mit Nebenanlagen nicht geprüft: der Plan folgt der BauNVO ",
                                 "Coverage with ancillary structures not checked: the plan follows the BauNVO of "} +
                            both(plan.baunvo_version) + ".");
  } else {
    finding.steps.push_back(Text{"Mit Nebenanlagen bis zu ", "With ancillary structures up to "} +
                            decimal(excess / 10.0, 0) + Text{" % mehr, höchstens ", " % more, at most "} +
                            decimal(rules.cap_permille / 1000.0, 2) + " × " + decimal(plot, 2) +
                            " m²: " + decimal(permitted_total, 2) + " m²");
    if (plan.baunvo_version.empty())
      finding.steps.push_back(
          {"Die Fassung der BauNVO, nach der der Plan gilt, ist unbekannt; gerechnet nach der geltenden.",
           "The version of the BauNVO that the plan follows is unknown; computed after the one in force."});
  }
  const auto mark = [&](const char* role, const std::vector<MultiPolygon>& areas) {
    if (auto one = unite(areas); !one.empty())
      finding.evidence.push_back({role, one, {}, {{"area_m2", reported(area_m2(one))}}, {}});
  };
  mark("main", coverage.main);
  mark("ancillary", coverage.ancillary);
  return finding;
}

}  // namespace

std::vector<Finding> check_grz(const Design& design, const Site& site, const LawAt& law) {
  const auto without = [&](Text why) { return std::vector{not_checked("grz", "", basis, std::move(why))}; };
  const auto plot = plot_of(design, site, tolerance.length_m);
  if (plot.source == PlotSource::unknown) return without(plot_unknown(site));
  if (!site.plan) return without({"kein Bebauungsplan vorliegt", "no local plan is given"});
  std::vector<const PlanArea*> here;
  std::vector<MultiPolygon> covered;
  std::set<int> figures;
  for (const auto& plan : *site.plan) {
    auto common = intersection(plan.area, plot.area);
    if (area_m2(common) <= tolerance.area_m2 || !plan.grz_permille) continue;
    here.push_back(&plan);
    covered.push_back(std::move(common));
    figures.insert(*plan.grz_permille);
  }
  if (here.empty())
    return without(
        {"kein Bebauungsplan für das Grundstück eine GRZ festsetzt", "no local plan fixes a GRZ for the plot"});
  if (figures.size() > 1)
    return without({"für Teile des Grundstücks verschiedene GRZ festgesetzt sind",
                    "different GRZ are fixed for parts of the plot"});

  Coverage coverage;
  const auto building_land = unite(covered);
  const bool whole = area_m2(building_land) >= all_of_it * area_m2(plot.area);
  coverage.official = whole && plot.official_area_m2.has_value();
  coverage.plot_m2 = coverage.official ? *plot.official_area_m2 : area_m2(whole ? plot.area : building_land);
  add_structures(coverage, design, site, whole ? plot.area : building_land);
  auto finding = judge(coverage, *here.front(), law.coverage);
  if (!whole)
    finding.steps.push_back({"Nur der Teil des Grundstücks im Baugebiet zählt (§ 19 Abs. 3 BauNVO).",
                             "Only the part of the plot in the building area counts (§ 19 (3) BauNVO)."});
  if (!site.buildings)
    finding.steps.push_back({"Bestehende Gebäude: nur die im Entwurf gezeichneten.",
                             "Existing buildings: only those drawn in the design."});
  finding.evidence.insert(finding.evidence.begin(), plot_evidence(plot));
  return {finding};
}

}  // namespace flurwerk::geo
