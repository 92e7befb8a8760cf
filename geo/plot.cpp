#include "geo/plot.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "geo/geos.hpp"
#include "geo/rings.hpp"

namespace flurwerk::geo {
namespace {

constexpr double noise_m2 = 0.01;  // plan and cadastre are never drawn identically

bool settles_plot(const Structure& structure) {
  return structure.kind == Kind::building || structure.kind == Kind::garage || structure.kind == Kind::shed;
}

double outline_m(const MultiPolygon& area) {
  double sum = 0;
  each_ring(area, [&](const Ring& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
      sum += std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
  });
  return sum;
}

// No point lies farther than half of `thin_m` from the outline. Area by outline is a lower bound of that distance.
bool thin(const MultiPolygon& area, double thin_m) {
  return area_m2(area) <= outline_m(area) * thin_m / 2 && inset(area, thin_m / 2).empty();
}

// Public streets and waters never become a building plot just because something lies on them.
bool touched(const Parcel& parcel, const Design& design, double thin_m) {
  if (parcel.public_use != PublicUse::none) return false;
  const auto box = bounds(parcel.area);
  return std::any_of(design.structures.begin(), design.structures.end(), [&](const Structure& structure) {
    if (!settles_plot(structure) || !overlap(box, bounds(structure.area))) return false;
    // No overlap has a longer outline than both together: one larger than this is not thin.
    if (overlap_m2(structure.area, parcel.area) > (outline_m(structure.area) + outline_m(parcel.area)) * thin_m / 2)
      return true;
    const auto common = intersection(structure.area, parcel.area);
    return !common.empty() && !thin(common, thin_m);
  });
}

std::set<ParcelKey> named_parcels(const Design& design, const Site& site) {
  std::set<ParcelKey> keys(site.plot_parcels.begin(), site.plot_parcels.end());
  keys.insert(design.parcels.begin(), design.parcels.end());
  if (site.parcels)
    for (const auto& parcel : *site.parcels)
      if (parcel.own) keys.insert(parcel.key);
  return keys;
}

void choose_parcels(Plot& plot, const Design& design, const Site& site, double thin_m) {
  auto keys = named_parcels(design, site);
  plot.source = keys.empty() ? PlotSource::touched : PlotSource::named;
  for (const auto& parcel : *site.parcels) {
    const bool own = plot.source == PlotSource::named ? keys.erase(parcel.key) > 0 : touched(parcel, design, thin_m);
    (own ? plot.parcels : plot.neighbours).push_back(&parcel);
  }
  plot.missing.assign(keys.begin(), keys.end());
  if (plot.parcels.empty()) {
    plot.source = PlotSource::unknown;
    return;
  }
  std::vector<MultiPolygon> areas;
  double official = 0;
  bool all_official = true;
  for (const auto* parcel : plot.parcels) {
    areas.push_back(parcel->area);
    official += parcel->official_area_m2.value_or(0);
    all_official = all_official && parcel->official_area_m2.has_value();
  }
  plot.area = areas.size() == 1 ? std::move(areas.front()) : unite(areas);
  if (all_official) plot.official_area_m2 = official;
}

void find_planned(Plot& plot, const Site& site) {
  if (!site.plan || plot.area.empty()) return;
  const auto box = bounds(plot.area);
  std::vector<MultiPolygon> areas;
  for (const auto& plan : *site.plan) {
    if (!plan.grz_permille && !plan.gfz_permille && !plan.bmz_permille) continue;
    if (!overlap(bounds(plan.area), box)) continue;
    auto common = intersection(plan.area, plot.area);
    if (area_m2(common) <= noise_m2) continue;
    areas.push_back(common);
    plot.planned.push_back({&plan, std::move(common)});
  }
  const double all_of_it = area_m2(plot.area) - noise_m2;  // the usual case: one area of the plan has all of the plot
  const bool one_has_all =
      std::any_of(areas.begin(), areas.end(), [&](const MultiPolygon& area) { return area_m2(area) >= all_of_it; });
  plot.planned_area = one_has_all ? plot.area : unite(areas);
}

}  // namespace

Plot plot_of(const Design& design, const Site& site, double thin_m) {
  Plot plot;
  if (design.plot) {
    plot.source = PlotSource::drawn;
    plot.area = design.plot->area;
    plot.official_area_m2 = design.plot->official_area_m2;
    if (site.parcels)
      for (const auto& parcel : *site.parcels) plot.neighbours.push_back(&parcel);
  } else if (site.parcels) {
    choose_parcels(plot, design, site, thin_m);
  }
  find_planned(plot, site);
  return plot;
}

Evidence plot_evidence(const Plot& plot) {
  Evidence mark{"plot", plot.area, {}, {{"area_m2", area_m2(plot.area)}}, {}};
  if (plot.official_area_m2) mark.numbers.emplace_back("official_area_m2", *plot.official_area_m2);
  return mark;
}

const std::string& shown_name(const Parcel& parcel) { return parcel.label.empty() ? parcel.key.value : parcel.label; }

}  // namespace flurwerk::geo
