#include "geo/geos.hpp"

#include <algorithm>
#include <stdexcept>

#include "geo/rings.hpp"

namespace flurwerk::geo {
namespace {

struct Context {
  GEOSContextHandle_t handle = GEOS_init_r();
  std::string error;
  Context() {
    GEOSContext_setErrorMessageHandler_r(
        handle, [](const char* message, void* self) { static_cast<Context*>(self)->error = message; }, this);
  }
  ~Context() { GEOS_finish_r(handle); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Context& context() {
  thread_local Context one;
  return one;
}

// GEOS fails only on invalid operands, and those are refused where they enter: a failure here is a bug.
Geom checked(GEOSGeometry* geometry) {
  if (!geometry) throw std::logic_error("GEOS: " + context().error);
  return Geom(geometry);
}

GEOSCoordSequence* sequence(const std::vector<Point>& points) {
  static_assert(sizeof(Point) == 2 * sizeof(double));
  const double* first = points.empty() ? nullptr : &points.front().x;
  auto* made = GEOSCoordSeq_copyFromBuffer_r(geos(), first, static_cast<unsigned>(points.size()), 0, 0);
  if (!made) throw std::logic_error("GEOS: " + context().error);
  return made;
}

GEOSGeometry* ring(const Ring& points) {
  return checked(GEOSGeom_createLinearRing_r(geos(), sequence(points))).release();
}

Ring ring_of(const GEOSGeometry* linear_ring) {
  const auto* coordinates = GEOSGeom_getCoordSeq_r(geos(), linear_ring);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos(), coordinates, &size);
  Ring points(size);
  if (size > 0) GEOSCoordSeq_copyToBuffer_r(geos(), coordinates, &points.front().x, 0, 0);
  return points;
}

void collect(const GEOSGeometry* geometry, MultiPolygon& into) {
  const int type = GEOSGeomTypeId_r(geos(), geometry);
  if (type == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos(), geometry) == 1) return;
    Polygon polygon;
    polygon.outer = ring_of(GEOSGetExteriorRing_r(geos(), geometry));
    const int holes = GEOSGetNumInteriorRings_r(geos(), geometry);
    for (int i = 0; i < holes; ++i) polygon.holes.push_back(ring_of(GEOSGetInteriorRingN_r(geos(), geometry, i)));
    into.push_back(std::move(polygon));
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(geos(), geometry);
    for (int i = 0; i < parts; ++i) collect(GEOSGetGeometryN_r(geos(), geometry, i), into);
  }
}

void collect_lines(const GEOSGeometry* geometry, std::vector<Line>& into) {
  const int type = GEOSGeomTypeId_r(geos(), geometry);
  if (type == GEOS_LINESTRING && GEOSisEmpty_r(geos(), geometry) == 0) {
    into.push_back(ring_of(geometry));
  } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(geos(), geometry);
    for (int i = 0; i < parts; ++i) collect_lines(GEOSGetGeometryN_r(geos(), geometry, i), into);
  }
}

std::optional<Flaw> flaw_of(const GEOSGeometry& geometry) {
  char* reason = nullptr;
  GEOSGeometry* where = nullptr;
  const char valid = GEOSisValidDetail_r(geos(), &geometry, 0, &reason, &where);
  std::optional<Flaw> flaw;
  if (valid != 1) {
    flaw = Flaw{reason ? reason : context().error, {}};
    if (where) {
      GEOSGeomGetX_r(geos(), where, &flaw->at.x);
      GEOSGeomGetY_r(geos(), where, &flaw->at.y);
    }
  }
  if (where) GEOSGeom_destroy_r(geos(), where);
  if (reason) GEOSFree_r(geos(), reason);
  return flaw;
}

}  // namespace

GEOSContextHandle_t geos() { return context().handle; }

Geom to_geos(const Polygon& polygon) {
  GEOSGeometry* shell = ring(polygon.outer);
  std::vector<GEOSGeometry*> holes;
  for (const auto& hole : polygon.holes) holes.push_back(ring(hole));
  return checked(GEOSGeom_createPolygon_r(geos(), shell, holes.data(), static_cast<unsigned>(holes.size())));
}

Geom to_geos(const MultiPolygon& area) {
  if (area.size() == 1) return to_geos(area.front());
  std::vector<GEOSGeometry*> parts;
  for (const auto& polygon : area) parts.push_back(to_geos(polygon).release());
  return checked(
      GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

Geom to_geos(const Line& line) {
  auto* points = sequence(line);
  return checked(line.size() == 1 ? GEOSGeom_createPoint_r(geos(), points)
                                  : GEOSGeom_createLineString_r(geos(), points));
}

MultiPolygon from_geos(const GEOSGeometry& geometry) {
  MultiPolygon area;
  collect(&geometry, area);
  return area;
}

std::vector<Line> lines_from_geos(const GEOSGeometry& geometry) {
  std::vector<Line> lines;
  collect_lines(&geometry, lines);
  return lines;
}

MultiPolygon intersection(const MultiPolygon& a, const MultiPolygon& b) {
  if (a.empty() || b.empty() || !overlap(bounds(a), bounds(b))) return {};
  switch (nesting(a, b)) {
    case Nesting::apart: return {};
    case Nesting::inside: return a;
    case Nesting::around: return b;
    case Nesting::untold: break;
  }
  return from_geos(*checked(GEOSIntersection_r(geos(), to_geos(a).get(), to_geos(b).get())));
}

double overlap_m2(const MultiPolygon& a, const MultiPolygon& b) {
  if (a.empty() || b.empty() || !overlap(bounds(a), bounds(b))) return 0;
  if (is_convex(a)) return clipped_m2(b, a.front().outer);
  if (is_convex(b)) return clipped_m2(a, b.front().outer);
  return area_m2(intersection(a, b));
}

MultiPolygon difference(const MultiPolygon& a, const MultiPolygon& b) {
  if (a.empty() || b.empty() || !overlap(bounds(a), bounds(b))) return a;
  const auto how = nesting(a, b);
  if (how == Nesting::apart) return a;
  if (how == Nesting::inside) return {};
  return from_geos(*checked(GEOSDifference_r(geos(), to_geos(a).get(), to_geos(b).get())));
}

MultiPolygon unite(const std::vector<MultiPolygon>& areas) {
  if (areas.size() == 1 && areas.front().size() <= 1) return areas.front();
  std::vector<GEOSGeometry*> parts;
  for (const auto& area : areas)
    for (const auto& polygon : area) parts.push_back(to_geos(polygon).release());
  if (parts.empty()) return {};
  const auto all = checked(
      GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
  return from_geos(*checked(GEOSUnaryUnion_r(geos(), all.get())));
}

MultiPolygon inset(const MultiPolygon& area, double by_m) {
  if (area.empty()) return {};
  return from_geos(*checked(
      GEOSBufferWithStyle_r(geos(), to_geos(area).get(), -by_m, 4, GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, 5.0)));
}

double distance_m(const MultiPolygon& a, const MultiPolygon& b) {
  double metres = 0;
  GEOSDistance_r(geos(), to_geos(a).get(), to_geos(b).get(), &metres);
  return metres;
}

double distance_m(const Line& line, const MultiPolygon& area) {
  if (line.size() == 1 && !area.empty()) return distance_to(line.front(), area);
  double metres = 0;
  GEOSDistance_r(geos(), to_geos(line).get(), to_geos(area).get(), &metres);
  return metres;
}

std::vector<Line> clipped(const Line& line, const MultiPolygon& area) {
  if (line.size() < 2 || area.empty()) return {};
  const auto common = checked(GEOSIntersection_r(geos(), to_geos(line).get(), to_geos(area).get()));
  return lines_from_geos(*common);
}

Point inner_point(const MultiPolygon& area) {
  const auto point = checked(GEOSPointOnSurface_r(geos(), to_geos(area).get()));
  Point inner;
  GEOSGeomGetX_r(geos(), point.get(), &inner.x);
  GEOSGeomGetY_r(geos(), point.get(), &inner.y);
  return inner;
}

std::optional<Flaw> flaw_of(const Polygon& polygon) { return flaw_of(*to_geos(polygon)); }
std::optional<Flaw> flaw_of(const MultiPolygon& area) { return flaw_of(*to_geos(area)); }

bool overlap(const Box& a, const Box& b) {
  return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

Box widened(const Box& box, double by_m) {
  return {box.min_x - by_m, box.min_y - by_m, box.max_x + by_m, box.max_y + by_m};
}

}  // namespace flurwerk::geo
