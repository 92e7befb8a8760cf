#include "geo/import/shape.hpp"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace flurwerk::geo {
namespace {

struct Walk {
  Shape shape;
  double sagitta;
  std::size_t max_vertices;

  bool full() const { return shape.vertices > max_vertices; }

  Point vertex(const OGRSimpleCurve& curve, int i) const { return {curve.getX(i), curve.getY(i)}; }

  void append(Line& line, Point point) {
    if (!line.empty() && line.back() == point) return;
    line.push_back(point);
    ++shape.vertices;
  }

  void add_curve(const OGRCurve& curve, Line& line) {
    const auto type = wkbFlatten(curve.getGeometryType());
    if (type == wkbCompoundCurve) {
      for (const auto* part : *curve.toCompoundCurve()) {
        if (!full()) add_curve(*part, line);
      }
      return;
    }
    const auto& simple = *curve.toSimpleCurve();
    const int count = simple.getNumPoints();
    const bool arcs = type == wkbCircularString;
    if (count > 0) append(line, vertex(simple, 0));
    for (int i = 1; i < count && !full(); ++i) {
      if (arcs && i + 1 < count) {
        for (const Point point : stroke_arc(vertex(simple, i - 1), vertex(simple, i), vertex(simple, i + 1), sagitta)) {
          append(line, point);
        }
        ++i;
      } else {
        append(line, vertex(simple, i));
      }
    }
  }

  void add_polygon(const OGRCurvePolygon& polygon) {
    if (polygon.IsEmpty()) return;
    Polygon out;
    add_curve(*polygon.getExteriorRingCurve(), out.outer);
    for (int i = 0; i < polygon.getNumInteriorRings() && !full(); ++i) {
      add_curve(*polygon.getInteriorRingCurve(i), out.holes.emplace_back());
    }
    shape.area.push_back(std::move(out));
  }

  void add(const OGRGeometry& geometry) {
    if (full()) return;
    shape.had_height = shape.had_height || geometry.Is3D();
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
      ++shape.points;
    } else if (OGR_GT_IsCurve(type)) {
      add_curve(*geometry.toCurve(), shape.lines.emplace_back());
    } else if (type == wkbPolygon || type == wkbCurvePolygon || type == wkbTriangle) {
      add_polygon(*geometry.toCurvePolygon());
    } else if (type == wkbPolyhedralSurface || type == wkbTIN) {
      for (const auto* face : *geometry.toPolyhedralSurface()) add(*face);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
      for (const auto* part : *geometry.toGeometryCollection()) add(*part);
    }
  }
};

bool lexically_after(Point a, Point b) { return a.x > b.x || (a.x == b.x && a.y > b.y); }

}  // namespace

std::optional<Point> centre_seen_from(Point a, Point b, Point c) {
  // Coordinates around a: at six digits before the point the determinant would lose the arc.
  const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
  const double determinant = 2 * (bx * cy - by * cx);
  const double b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
  const double span = std::max({std::abs(bx), std::abs(by), std::abs(cx), std::abs(cy)});
  if (!std::isfinite(b2 + c2) || span == 0 || std::abs(determinant) <= 1e-12 * span * span) return std::nullopt;
  return Point{(cy * b2 - by * c2) / determinant, (bx * c2 - cx * b2) / determinant};
}

Line stroke_arc(Point a, Point b, Point c, double sagitta) {
  const bool circle = a == c;
  if (!circle && lexically_after(a, c)) {
    Line line = stroke_arc(c, b, a, sagitta);
    std::reverse(line.begin(), line.end());
    return line;
  }
  const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
  const auto centre = circle ? std::optional(Point{bx / 2, by / 2}) : centre_seen_from(a, b, c);
  if (!centre || !std::isfinite(centre->x + centre->y) || (circle && bx == 0 && by == 0)) return {a, b, c};
  const double ux = centre->x, uy = centre->y;
  const double radius = std::hypot(ux, uy), full_turn = 2 * std::numbers::pi;
  const double from = std::atan2(-uy, -ux);
  const auto turn_to = [&](double x, double y) {  // counter-clockwise from a, 0..2 pi
    const double turn = std::atan2(y - uy, x - ux) - from;
    return turn < 0 ? turn + full_turn : turn;
  };
  double sweep = circle ? full_turn : turn_to(cx, cy);
  if (!circle && turn_to(bx, by) > sweep) sweep -= full_turn;  // b lies the other way round
  const double one_degree = std::numbers::pi / 180;
  const double step = std::min(one_degree, 2 * std::acos(std::max(0.0, 1 - sagitta / radius)));
  const int pieces = std::clamp(static_cast<int>(std::ceil(std::abs(sweep) / std::max(step, 1e-7))), 2, 100'000);
  Line line{a};
  for (int i = 1; i < pieces; ++i) {
    const double angle = from + sweep * i / pieces;
    line.push_back({a.x + ux + radius * std::cos(angle), a.y + uy + radius * std::sin(angle)});
  }
  line.push_back(c);
  return line;
}

Shape shape_of(const OGRGeometry& geometry, double sagitta, std::size_t max_vertices) {
  Walk walk{{}, sagitta, max_vertices};
  walk.add(geometry);
  return std::move(walk.shape);
}

double ring_area(const Ring& ring) {
  double doubled = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point p = ring[i - 1], q = ring[i], o = ring.front();
    doubled += (p.x - o.x) * (q.y - o.y) - (q.x - o.x) * (p.y - o.y);
  }
  return doubled / 2;
}

void orient(MultiPolygon& area) {
  const auto turn = [](Ring& ring, bool counter_clockwise) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    if ((ring_area(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  };
  for (Polygon& part : area) {
    turn(part.outer, true);
    for (Ring& hole : part.holes) turn(hole, false);
  }
}

}  // namespace flurwerk::geo
