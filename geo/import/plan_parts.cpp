#include "geo/import/plan_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "geo/geos.hpp"
#include "geo/import/topology.hpp"

namespace flurwerk::geo {
namespace {

std::vector<Box> boxes_of(const std::vector<PlanAreaRecord>& areas) {
  std::vector<Box> boxes;
  boxes.reserve(areas.size());
  for (const auto& area : areas) boxes.push_back(area.area.empty() ? Box{1, 1, 0, 0} : bounds(area.area));
  return boxes;
}

std::string printed(double value, const char* format) {
  char text[48];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

// The parts of an area that are wider than the tolerance; a sliver vanishes when its edge moves in by half of it.
MultiPolygon broad_parts(const MultiPolygon& area) {
  MultiPolygon broad;
  for (const Polygon& part : area) {
    if (!inset({part}, plan_tolerance_m / 2).empty()) broad.push_back(part);
  }
  return broad;
}

std::string place_in(const MultiPolygon& area) {
  const Point point = inner_point(area);
  return "E " + printed(point.x, "%.2f") + " N " + printed(point.y, "%.2f");
}

ImportFinding finding(Severity severity, const char* code, std::string object, const MultiPolygon& where,
                      const Text& text) {
  const double m2 = area_m2(where);
  const std::string size = printed(m2, m2 < 1 ? "%.4f m²" : "%.1f m²");
  std::string german_size = size;
  std::replace(german_size.begin(), german_size.end(), '.', ',');
  const Text said{text.de + " (" + german_size + ")", text.en + " (" + size + ")"};
  return {severity, code, std::move(object), place_in(where), said};
}

}  // namespace

std::vector<PlanAreaRecord> with_windows(std::vector<PlanAreaRecord> areas, std::vector<PlanAreaRecord> windows) {
  constexpr double more_than_touching_m2 = 0.01;
  const std::vector<Box> boxes = boxes_of(areas);
  std::vector<PlanAreaRecord> homeless;
  for (PlanAreaRecord& window : windows) {
    bool placed = false;
    const Box box = bounds(window.building_windows);
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (areas[i].plan != window.plan || !overlap(boxes[i], box)) continue;
      if (shared_m2(areas[i].area, window.building_windows) <= more_than_touching_m2) continue;
      areas[i].building_windows.insert(areas[i].building_windows.end(), window.building_windows.begin(),
                                       window.building_windows.end());
      placed = true;
    }
    if (!placed) homeless.push_back(std::move(window));
  }
  areas.insert(areas.end(), homeless.begin(), homeless.end());
  return areas;
}

void add_lines(std::vector<PlanAreaRecord>& areas, const std::vector<PlanLine>& lines) {
  constexpr double beside_m = 0.005, at_least_m = 0.1;
  const std::vector<Box> boxes = boxes_of(areas);
  std::vector<Geom> grown(areas.size());
  for (const PlanLine& each : lines) {
    const Geom line = to_geos(each.line);
    const Box box = bounds({Polygon{each.line, {}}});
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (areas[i].area.empty() || !overlap(widened(boxes[i], beside_m), box)) continue;
      if (!grown[i]) grown[i].reset(GEOSBuffer_r(geos(), to_geos(areas[i].area).get(), beside_m, 2));
      const Geom inside(GEOSIntersection_r(geos(), grown[i].get(), line.get()));
      double length = 0;
      if (!inside || GEOSLength_r(geos(), inside.get(), &length) != 1 || length < at_least_m) continue;
      (each.obliges ? areas[i].lines : areas[i].limits).push_back(each.line);
    }
  }
}

void check_tiling(const std::vector<PlanTile>& tiles, const MultiPolygon& extent,
                  const std::function<bool(ImportFinding)>& more) {
  std::vector<Box> boxes;
  std::vector<std::size_t> order(tiles.size());
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    boxes.push_back(bounds(tiles[i].area));
    order[i] = i;
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return boxes[a].min_x < boxes[b].min_x; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto a = order[i];
    for (std::size_t k = i + 1; k < order.size() && boxes[order[k]].min_x <= boxes[a].max_x; ++k) {
      const auto b = order[k];
      if (!overlap(boxes[a], boxes[b])) continue;
      const MultiPolygon both = broad_parts(intersection(tiles[a].area, tiles[b].area));
      if (both.empty()) continue;
      if (!more(finding(Severity::error, "plan-overlap", tiles[a].object + ", " + tiles[b].object, both,
                        {"zwei Flächen, die aneinanderschließen müssten, überlappen sich",
                         "two areas that should adjoin overlap"}))) {
        return;
      }
    }
  }
  if (extent.empty() || tiles.empty()) return;
  std::vector<MultiPolygon> all;
  for (const PlanTile& tile : tiles) {
    all.push_back(tile.area);
    const MultiPolygon outside = broad_parts(difference(tile.area, extent));
    if (outside.empty()) continue;
    if (!more(finding(Severity::warning, "plan-outside-extent", tile.object, outside,
                      {"die Fläche ragt aus dem Geltungsbereich", "the area leaves the plan's extent"}))) {
      return;
    }
  }
  for (const Polygon& gap : broad_parts(difference(extent, unite(all)))) {
    if (!more(finding(Severity::warning, "plan-gap", "BP_Plan", {gap},
                      {"Lücke zwischen den Flächen des Plans", "gap between the areas of the plan"}))) {
      return;
    }
  }
}

}  // namespace flurwerk::geo
