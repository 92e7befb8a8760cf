#include "geo/plot.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

bool settles_plot(const Structure& structure) {
  return structure.kind == Kind::building || structure.kind == Kind::garage || structure.kind == Kind::shed;
}

// No point lies farther than half of `thin_m` from the outline. Area by outline is a lower bound of that distance.
bool thin(const MultiPolygon& area, double thin_m) {
  double outline = 0;
  for (const auto& polygon : area)
    for (std::size_t i = 0; i + 1 < polygon.outer.size(); ++i)
      outline += std::hypot(polygon.outer[i + 1].x - polygon.outer[i].x, polygon.outer[i + 1].y - polygon.outer[i].y);
  for (const auto& polygon : area)
    for (const auto& hole : polygon.holes)
      for (std::size_t i = 0; i + 1 < hole.size(); ++i)
        outline += std::hypot(hole[i + 1].x - hole[i].x, hole[i + 1].y - hole[i].y);
  return area_m2(area) <= outline * thin_m / 2 && inset(area, thin_m / 2).empty();
}

// Public streets and waters never become a building plot just because something lies on them.
bool touched(const Parcel& parcel, const Design& design, double thin_m) {
  if (parcel.public_use != PublicUse::none) return false;
  const auto box = bounds(parcel.area);
  return std::any_of(design.structures.begin(), design.structures.end(), [&](const Structure& structure) {
    if (!settles_plot(structure) || !overlap(box, bounds(structure.area))) return false;
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
  return plot;
}

Evidence plot_evidence(const Plot& plot) {
  Evidence mark{"plot", plot.area, {}, {{"area_m2", area_m2(plot.area)}}, {}};
  if (plot.official_area_m2) mark.numbers.emplace_back("official_area_m2", *plot.official_area_m2);
  return mark;
}

const std::string& shown_name(const Parcel& parcel) { return parcel.label.empty() ? parcel.key.value : parcel.label; }

}  // namespace flurwerk::geo
