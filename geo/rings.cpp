#include "geo/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace flurwerk::geo {
namespace {

constexpr std::size_t most_pairs = 20'000;  // beyond, GEOS' index is faster
constexpr std::size_t most_convex = 64;     // corners of a ring worth clipping with
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

// Relative to a point near by: UTM northings squared would cost nine digits.
double twice_area(const Ring& ring, Point origin) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[i + 1 == ring.size() ? 0 : i + 1];
    twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
  }
  return twice;
}

// One edge of the convex ring after another takes off what lies beyond it (Sutherland and Hodgman). What remains may
// run along an edge twice, to and fro, which changes no area.
double clipped_ring_m2(const Ring& ring, const Ring& convex, double turn, Ring& kept, Ring& next) {
  kept.assign(ring.begin(), ring.end() - 1);
  for (std::size_t e = 0; e + 1 < convex.size() && !kept.empty(); ++e) {
    const Point a = convex[e], b = convex[e + 1];
    const auto beside = [&](Point p) { return turn * ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)); };
    next.clear();
    Point from = kept.back();
    double from_side = beside(from);
    for (const Point to : kept) {
      const double to_side = beside(to);
      if ((from_side < 0) != (to_side < 0)) {
        const double t = from_side / (from_side - to_side);
        next.push_back({from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)});
      }
      if (to_side >= 0) next.push_back(to);
      from = to;
      from_side = to_side;
    }
    kept.swap(next);
  }
  return std::abs(twice_area(kept, convex.front())) / 2;
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

bool is_convex(const MultiPolygon& area) {
  if (area.size() != 1 || !area.front().holes.empty()) return false;
  const auto& ring = area.front().outer;
  const std::size_t corners = ring.size() - 1;
  if (ring.size() < 4 || corners > most_convex) return false;
  bool left = false, right = false;
  double turned = 0;
  for (std::size_t i = 0; i < corners; ++i) {
    const Point a = ring[i], b = ring[i + 1], c = ring[(i + 2) % corners];
    const double cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    const double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    left = left || cross > 0;
    right = right || cross < 0;
    turned += std::atan2(cross, along);
  }
  return left != right && std::abs(turned) < 3 * std::numbers::pi;  // once round, no pentagram
}

double clipped_m2(const MultiPolygon& area, const Ring& convex) {
  const Point origin = convex.front();
  const double turn = twice_area(convex, origin) < 0 ? -1 : 1;
  double sum = 0;
  Ring kept, next;
  for (const auto& polygon : area) {
    sum += clipped_ring_m2(polygon.outer, convex, turn, kept, next);
    for (const auto& hole : polygon.holes) sum -= clipped_ring_m2(hole, convex, turn, kept, next);
  }
  return std::max(sum, 0.0);
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
