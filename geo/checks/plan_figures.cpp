#include "geo/checks/plan_figures.hpp"

#include <set>

#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

constexpr double all_of_it = 0.999;  // a plan boundary along the plot's boundary is never drawn identically

}  // namespace

tl::expected<Figure, Text> figure_of(const Scene& scene, std::optional<int> PlanArea::*member, const Text& name) {
  const auto& [design, site, law, plot] = scene;
  if (plot.source == PlotSource::unknown) return tl::unexpected(plot_unknown(site));
  if (!site.plan) return tl::unexpected(Text{"kein Bebauungsplan vorliegt", "no local plan is given"});
  Figure figure;
  std::vector<MultiPolygon> covered;
  std::set<int> values;
  for (const auto& [plan, area] : plot.planned) {
    if (!(plan->*member)) continue;
    figure.plan = plan;
    figure.value = *(plan->*member);
    values.insert(figure.value);
    covered.push_back(area);
  }
  if (values.empty())
    return tl::unexpected(Text{"kein Bebauungsplan für das Grundstück ", "no local plan fixes "} + name +
                          Text{" festsetzt", " for the plot"});
  if (values.size() > 1)
    return tl::unexpected(Text{"für Teile des Grundstücks verschiedene Werte festgesetzt sind (",
                               "different values are fixed for parts of the plot ("} +
                          name + ")");
  const auto building_land = covered.size() == plot.planned.size() ? plot.planned_area : unite(covered);
  figure.whole = area_m2(building_land) >= all_of_it * area_m2(plot.area);
  figure.official = figure.whole && plot.official_area_m2.has_value();
  figure.land = figure.whole ? plot.area : building_land;
  figure.land_m2 = figure.official ? *plot.official_area_m2 : area_m2(figure.land);
  return figure;
}

std::vector<Text> land_in_words(const Figure& figure) {
  std::vector<Text> steps{(figure.official ? Text{"Grundstück: amtliche Fläche ", "Plot: official area "}
                                           : Text{"Grundstück: berechnete Fläche ", "Plot: computed area "}) +
                          decimal(figure.land_m2, 2) + " m²"};
  if (!figure.whole)
    steps.push_back({"Nur der Teil des Grundstücks im Baugebiet zählt (§ 19 Abs. 3 BauNVO).",
                     "Only the part of the plot in the building area counts (§ 19 (3) BauNVO)."});
  return steps;
}

std::vector<const PlanArea*> plans_under(const MultiPolygon& area, const Site& site) {
  std::vector<const PlanArea*> found;
  if (!site.plan) return found;
  const auto box = bounds(area);
  for (const auto& plan : *site.plan)
    if (!plan.area.empty() && overlap(box, bounds(plan.area)) && overlap_m2(plan.area, area) > tolerance.area_m2)
      found.push_back(&plan);
  return found;
}

std::vector<const ExistingBuilding*> remaining_buildings(const Scene& scene, const MultiPolygon& land) {
  std::vector<const ExistingBuilding*> found;
  if (!scene.site.buildings) return found;
  std::vector<MultiPolygon> drawn;
  for (const auto& structure : scene.design.structures) drawn.push_back(structure.area);
  const auto box = bounds(land);
  std::optional<MultiPolygon> replaced;
  for (const auto& existing : *scene.site.buildings) {
    if (existing.area.empty() || !overlap(bounds(existing.area), box)) continue;
    if (overlap_m2(existing.area, land) <= tolerance.area_m2) continue;
    if (!replaced) replaced = unite(drawn);
    if (overlap_m2(existing.area, *replaced) > area_m2(existing.area) / 2) continue;
    found.push_back(&existing);
  }
  return found;
}

}  // namespace flurwerk::geo
