#include "geo/outline.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geos.hpp"

namespace flurwerk::geo {
namespace {

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Box box_of(Point a, Point b, double by) {
  return {std::min(a.x, b.x) - by, std::min(a.y, b.y) - by, std::max(a.x, b.x) + by, std::max(a.y, b.y) + by};
}

// The part of a-b that lies within reach of c-d, if longer than the reach itself.
void piece(Point a, Point b, Point c, Point d, double within, std::vector<Line>& into) {
  const double length = distance(a, b);
  if (length < 1e-9 || distance(c, d) < 1e-9) return;
  const double ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
  const auto t = [&](Point p) { return (p.x - a.x) * ux + (p.y - a.y) * uy; };
  const auto s = [&](Point p) { return (p.y - a.y) * ux - (p.x - a.x) * uy; };
  double t0 = t(c), t1 = t(d), s0 = s(c), s1 = s(d);
  if (t0 > t1) {
    std::swap(t0, t1);
    std::swap(s0, s1);
  }
  if (t1 - t0 < 1e-9) return;
  const auto at = [&](double where) { return s0 + (s1 - s0) * (where - t0) / (t1 - t0); };
  const double from = std::max(0.0, t0), to = std::min(length, t1);
  if (to - from <= within || std::abs(at(from)) > within || std::abs(at(to)) > within) return;
  into.push_back({{a.x + ux * from, a.y + uy * from}, {a.x + ux * to, a.y + uy * to}});
}

}  // namespace

std::vector<Line> outlines(const MultiPolygon& area) {
  std::vector<Line> lines;
  for (const auto& polygon : area) {
    lines.push_back(polygon.outer);
    lines.insert(lines.end(), polygon.holes.begin(), polygon.holes.end());
  }
  return lines;
}

std::vector<Line> along(const MultiPolygon& area, std::span<const Line> lines, double within_m) {
  std::vector<Line> found;
  for (const auto& ring : outlines(area))
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const auto box = box_of(ring[i], ring[i + 1], within_m);
      for (const auto& line : lines)
        for (std::size_t k = 0; k + 1 < line.size(); ++k)
          if (overlap(box, box_of(line[k], line[k + 1], 0)))
            piece(ring[i], ring[i + 1], line[k], line[k + 1], within_m, found);
    }
  return found;
}

std::vector<Line> along(const MultiPolygon& area, const MultiPolygon& other, double within_m) {
  if (area.empty() || other.empty() || !overlap(widened(bounds(area), within_m), bounds(other))) return {};
  return along(area, outlines(other), within_m);
}

double length_m(std::span<const Line> lines) {
  double sum = 0;
  for (const auto& line : lines)
    for (std::size_t i = 0; i + 1 < line.size(); ++i) sum += distance(line[i], line[i + 1]);
  return sum;
}

Extent extent_of(const MultiPolygon& area) {
  // The smallest rectangle has a side along an edge of the hull, and every edge of the hull joins two corners.
  std::vector<Point> corners;
  for (const auto& polygon : area) corners.insert(corners.end(), polygon.outer.begin(), polygon.outer.end());
  std::sort(corners.begin(), corners.end(), [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
  const auto turn = [](Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); };
  std::vector<Point> hull;
  for (int side = 0; side < 2; ++side) {
    const auto start = hull.size();
    for (const auto& p : corners) {
      while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), p) <= 0) hull.pop_back();
      hull.push_back(p);
    }
    if (!hull.empty()) hull.pop_back();
    std::reverse(corners.begin(), corners.end());
  }
  Extent best;
  double smallest = 0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Point a = hull[i], b = hull[(i + 1) % hull.size()];
    const double size = distance(a, b);
    if (size < 1e-9) continue;
    const double ux = (b.x - a.x) / size, uy = (b.y - a.y) / size;
    double low_t = 1e300, high_t = -1e300, low_s = 1e300, high_s = -1e300;
    for (const auto& p : hull) {
      const double t = p.x * ux + p.y * uy, s = p.y * ux - p.x * uy;
      low_t = std::min(low_t, t), high_t = std::max(high_t, t), low_s = std::min(low_s, s),
      high_s = std::max(high_s, s);
    }
    const double rectangle = (high_t - low_t) * (high_s - low_s);
    if (best.length_m > 0 && rectangle >= smallest) continue;
    smallest = rectangle;
    best = {std::max(high_t - low_t, high_s - low_s), std::min(high_t - low_t, high_s - low_s)};
  }
  return best;
}

}  // namespace flurwerk::geo
