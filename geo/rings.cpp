#include "geo/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace flurwerk::geo {
namespace {

constexpr std::size_t most_pairs = 20'000;  // beyond, GEOS' index is faster
constexpr double near_m = 1e-6;             // outlines this close are not told apart here

std::size_t corners(const MultiPolygon& area) {
  std::size_t count = 0;
  each_ring(area, [&](const Ring& ring) { count += ring.size(); });
  return count;
}

// By the even-odd rule over all rings: holes take out what outer rings put in.
bool holds(const MultiPolygon& area, Point p) {
  bool inside = false;
  each_ring(area, [&](const Ring& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const Point a = ring[i], b = ring[i + 1];
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) inside = !inside;
    }
  });
  return inside;
}

double to_segment(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// Distance of p from the line a-b, left positive.
double side(Point a, Point b, Point p) {
  const double length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-12);
  return ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length;
}

// Certainly without a common point, and not within near_m of each other?
bool clear(Point a, Point b, Point c, Point d) {
  if (std::max(a.x, b.x) + near_m < std::min(c.x, d.x) || std::max(c.x, d.x) + near_m < std::min(a.x, b.x) ||
      std::max(a.y, b.y) + near_m < std::min(c.y, d.y) || std::max(c.y, d.y) + near_m < std::min(a.y, b.y))
    return true;
  const double c_side = side(a, b, c), d_side = side(a, b, d);
  if ((c_side > near_m && d_side > near_m) || (c_side < -near_m && d_side < -near_m)) return true;
  const double a_side = side(c, d, a), b_side = side(c, d, b);
  return (a_side > near_m && b_side > near_m) || (a_side < -near_m && b_side < -near_m);
}

bool outlines_clear(const MultiPolygon& first, const MultiPolygon& second) {
  bool free = true;
  each_ring(first, [&](const Ring& one) {
    each_ring(second, [&](const Ring& other) {
      for (std::size_t i = 0; free && i + 1 < one.size(); ++i)
        for (std::size_t k = 0; free && k + 1 < other.size(); ++k)
          free = clear(one[i], one[i + 1], other[k], other[k + 1]);
    });
  });
  return free;
}

// With clear outlines: every ring of `inner` starts inside `outer`, and no ring of `outer` starts inside `inner`.
bool lies_inside(const MultiPolygon& inner, const MultiPolygon& outer) {
  bool all = true;
  each_ring(inner, [&](const Ring& ring) { all = all && holds(outer, ring.front()); });
  each_ring(outer, [&](const Ring& ring) { all = all && !holds(inner, ring.front()); });
  return all;
}

}  // namespace

Nesting nesting(const MultiPolygon& first, const MultiPolygon& second) {
  if (first.empty() || second.empty() || corners(first) * corners(second) > most_pairs) return Nesting::untold;
  if (!outlines_clear(first, second)) return Nesting::untold;
  if (lies_inside(first, second)) return Nesting::inside;
  if (lies_inside(second, first)) return Nesting::around;
  bool apart = true;
  each_ring(first, [&](const Ring& ring) { apart = apart && !holds(second, ring.front()); });
  each_ring(second, [&](const Ring& ring) { apart = apart && !holds(first, ring.front()); });
  return apart ? Nesting::apart : Nesting::untold;
}

double distance_to(Point point, const MultiPolygon& area) {
  if (holds(area, point)) return 0;
  double nearest = std::numeric_limits<double>::infinity();
  each_ring(area, [&](const Ring& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
      nearest = std::min(nearest, to_segment(point, ring[i], ring[i + 1]));
  });
  return nearest;
}

}  // namespace flurwerk::geo
