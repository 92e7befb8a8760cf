#include "geo/import/topology.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>
#include <vector>

#include "geo/geos.hpp"
#include "geo/import/shape.hpp"

namespace flurwerk::geo {
namespace {

struct FreeText {
  void operator()(char* text) const { GEOSFree_r(geos(), text); }
};

GEOSGeometry* ring_of(const Ring& ring) {
  auto* sequence = GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(ring.size()), 2);
  for (unsigned i = 0; i < ring.size(); ++i) GEOSCoordSeq_setXY_r(geos(), sequence, i, ring[i].x, ring[i].y);
  return GEOSGeom_createLinearRing_r(geos(), sequence);
}

// Null if a ring is not closed or has too few points; GEOS cannot hold such a polygon at all.
Geom geometry_of(const MultiPolygon& area) {
  std::vector<GEOSGeometry*> parts;
  bool whole = true;
  for (const Polygon& part : area) {
    GEOSGeometry* outer = ring_of(part.outer);
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : part.holes) holes.push_back(ring_of(hole));
    const bool complete = outer && std::all_of(holes.begin(), holes.end(), [](auto* hole) { return hole; });
    if (complete) {
      parts.push_back(GEOSGeom_createPolygon_r(geos(), outer, holes.data(), static_cast<unsigned>(holes.size())));
      continue;
    }
    whole = false;
    if (outer) GEOSGeom_destroy_r(geos(), outer);
    for (auto* hole : holes) {
      if (hole) GEOSGeom_destroy_r(geos(), hole);
    }
  }
  Geom all(GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
  return whole ? std::move(all) : nullptr;
}

Ring ring_from(const GEOSGeometry* ring) {
  const auto* sequence = GEOSGeom_getCoordSeq_r(geos(), ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos(), sequence, &count);
  Ring out(count);
  for (unsigned i = 0; i < count; ++i) GEOSCoordSeq_getXY_r(geos(), sequence, i, &out[i].x, &out[i].y);
  return out;
}

MultiPolygon area_from(const GEOSGeometry* geometry) {
  MultiPolygon out;
  for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry); ++i) {
    const auto* part = GEOSGetGeometryN_r(geos(), geometry, i);
    if (GEOSGeomTypeId_r(geos(), part) != GEOS_POLYGON) continue;
    Polygon& polygon = out.emplace_back();
    polygon.outer = ring_from(GEOSGetExteriorRing_r(geos(), part));
    for (int k = 0; k < GEOSGetNumInteriorRings_r(geos(), part); ++k) {
      polygon.holes.push_back(ring_from(GEOSGetInteriorRingN_r(geos(), part, k)));
    }
  }
  orient(out);
  return out;
}

double area_of(const GEOSGeometry* geometry) {
  double area = 0;
  if (geometry) GEOSArea_r(geos(), geometry, &area);
  return area;
}

Text reason(const std::string& geos_says) {
  static constexpr std::array<std::array<const char*, 3>, 8> known{{
      {"Ring Self-intersection", "der Rand berührt sich selbst", "the boundary touches itself"},
      {"Self-intersection", "der Rand schneidet sich selbst", "the boundary crosses itself"},
      {"Hole lies outside shell", "ein Loch liegt außerhalb der Fläche", "a hole lies outside the area"},
      {"Holes are nested", "ein Loch liegt in einem anderen Loch", "a hole lies inside another hole"},
      {"Nested shells", "Teilflächen liegen ineinander", "parts lie inside each other"},
      {"Interior is disconnected", "Löcher zerteilen die Fläche", "holes cut the area apart"},
      {"Duplicate Rings", "ein Ring kommt doppelt vor", "a ring occurs twice"},
      {"Too few points", "ein Ring hat zu wenige verschiedene Punkte", "a ring has too few distinct points"},
  }};
  for (const auto& [key, de, en] : known) {
    if (geos_says.find(key) != std::string::npos) return {de, en};
  }
  return {"ungültige Fläche (" + geos_says + ")", "invalid area (" + geos_says + ")"};
}

// Certainly a simple ring with an extent? Most parcels are, and to say so takes a hundredth of what GEOS takes. Two edges
// that do not follow each other must clearly stand apart, two that do must clearly not fold back: whatever is near, by a
// margin far above rounding, is left to GEOS.
bool certainly_simple(const Ring& ring) {
  constexpr std::size_t few = 32;     // quadratic
  constexpr double margin_m2 = 1e-3;  // of doubled triangles; rounding at UTM coordinates stays below 1e-8
  const std::size_t edges = ring.size() < 4 || ring.front() != ring.back() ? 0 : ring.size() - 1;
  if (edges < 3 || edges > few) return false;
  const auto side = [&](std::size_t edge, Point p) {
    const Point a = ring[edge], b = ring[edge + 1];
    const double doubled = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    return doubled > margin_m2 ? 1 : doubled < -margin_m2 ? -1 : 0;
  };
  const auto apart = [&](std::size_t e, std::size_t f) {  // all of f on one side of e's line
    const int first = side(e, ring[f]);
    return first != 0 && first == side(e, ring[f + 1]);
  };
  const auto boxes_apart = [&](std::size_t e, std::size_t f) {
    const auto [a, b, c, d] = std::tuple(ring[e], ring[e + 1], ring[f], ring[f + 1]);
    return std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
           std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y);
  };
  for (std::size_t e = 0; e < edges; ++e) {
    const std::size_t next = (e + 1) % edges;
    const Point a = ring[e], b = ring[e + 1], c = ring[next + 1];
    const bool onward = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) > margin_m2;
    if (side(e, c) == 0 && !onward) return false;
    for (std::size_t f = e + 2; f < edges; ++f) {
      if (e == 0 && f == edges - 1) continue;  // they follow each other
      if (!boxes_apart(e, f) && !apart(e, f) && !apart(f, e)) return false;
    }
  }
  return std::abs(ring_area(ring)) > margin_m2;
}

}  // namespace

std::optional<Invalidity> invalidity(const MultiPolygon& area) {
  if (area.empty() || area.front().outer.empty()) return Invalidity{{"die Fläche ist leer", "the area is empty"}, {}};
  if (area.size() == 1 && area.front().holes.empty() && certainly_simple(area.front().outer)) return std::nullopt;
  const Geom geometry = geometry_of(area);
  const Point start = area.front().outer.front();
  if (!geometry) {
    for (const Polygon& part : area) {
      if (part.outer.size() > 1 && part.outer.front() != part.outer.back()) {
        return Invalidity{{"der Rand ist nicht geschlossen", "the boundary is not closed"}, part.outer.front()};
      }
    }
    return Invalidity{reason("Too few points"), start};
  }
  char* text = nullptr;
  GEOSGeometry* where = nullptr;
  const char valid = GEOSisValidDetail_r(geos(), geometry.get(), 0, &text, &where);
  const std::unique_ptr<char, FreeText> text_owner(text);
  const Geom where_owner(where);
  if (valid == 1) {
    if (area_of(geometry.get()) > 0) return std::nullopt;
    return Invalidity{{"die Fläche hat keinen Inhalt", "the area has no extent"}, start};
  }
  Point place = start;
  if (where) {
    GEOSGeomGetX_r(geos(), where, &place.x);
    GEOSGeomGetY_r(geos(), where, &place.y);
  }
  return Invalidity{reason(text ? text : ""), place};
}

std::optional<MultiPolygon> joined(const MultiPolygon& patches) {
  double sum = 0;
  for (const Polygon& patch : patches) {
    const Geom geometry = geometry_of({patch});
    if (!geometry || GEOSisValid_r(geos(), geometry.get()) != 1) return std::nullopt;
    sum += area_of(geometry.get());
  }
  const Geom all = geometry_of(patches);
  const Geom united(GEOSUnaryUnion_r(geos(), all.get()));
  if (!united || std::abs(area_of(united.get()) - sum) > 1e-6 * sum) return std::nullopt;
  return area_from(united.get());
}

double shared_m2(const MultiPolygon& a, const MultiPolygon& b) {
  const Geom first = geometry_of(a), second = geometry_of(b);
  if (!first || !second) return 0;
  const Geom both(GEOSIntersection_r(geos(), first.get(), second.get()));
  return area_of(both.get());
}

struct PublicUseIndex::Tree {
  struct Entry {
    Geom geometry;
    PublicUse use;
    std::string source;
  };
  std::vector<std::unique_ptr<Entry>> entries;
  GEOSSTRtree* tree = GEOSSTRtree_create_r(geos(), 10);
  ~Tree() { GEOSSTRtree_destroy_r(geos(), tree); }
};

PublicUseIndex::PublicUseIndex() : tree_(std::make_unique<Tree>()) {}
PublicUseIndex::~PublicUseIndex() = default;

void PublicUseIndex::add(const MultiPolygon& area, PublicUse use, const std::string& source) {
  Geom geometry = geometry_of(area);
  if (!geometry) return;
  auto& entry =
      tree_->entries.emplace_back(std::make_unique<Tree::Entry>(Tree::Entry{std::move(geometry), use, source}));
  GEOSSTRtree_insert_r(geos(), tree_->tree, entry->geometry.get(), entry.get());
}

PublicUseIndex::Cover PublicUseIndex::cover(const MultiPolygon& parcel) {
  const Geom geometry = geometry_of(parcel);
  if (!geometry || tree_->entries.empty()) return {};
  std::vector<const Tree::Entry*> near;
  GEOSSTRtree_query_r(
      geos(), tree_->tree, geometry.get(),
      [](void* item, void* out) {
        static_cast<std::vector<const Tree::Entry*>*>(out)->push_back(static_cast<Tree::Entry*>(item));
      },
      &near);
  std::map<PublicUse, std::map<std::string, double>> shares;
  const double whole = area_of(geometry.get());
  for (const auto* entry : near) {
    const Geom both(GEOSIntersection_r(geos(), geometry.get(), entry->geometry.get()));
    shares[entry->use][entry->source] += area_of(both.get()) / whole;
  }
  for (const auto& [use, sources] : shares) {
    double total = 0;
    Cover cover{use, {}};
    for (const auto& [source, share] : sources) {
      total += share;
      if (share < 0.0005) continue;
      char text[32];
      std::snprintf(text, sizeof text, " %.1f %%", 100 * share);
      cover.source += (cover.source.empty() ? "" : ", ") + source + text;
    }
    if (total >= 0.95) return cover;
  }
  return {};
}

}  // namespace flurwerk::geo
