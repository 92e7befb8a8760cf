#include "geo/flat_shape.hpp"

#include <algorithm>
#include <limits>

#include "geo/wkb_bytes.hpp"

namespace flurwerk::geo {
namespace {

constexpr int deepest = 8;  // collections within collections

class Reader {
 public:
  Reader(std::string_view bytes, FlatShape& into) : bytes_(bytes), into_(into) {}

  bool read() { return head(into_.kind) && body(into_.kind, 0) && bytes_.at_end(); }

 private:
  bool head(ShapeKind& kind) {
    std::uint32_t type = 0;
    if (!bytes_.geometry(type) || type < 1 || type > 7) return false;
    kind = static_cast<ShapeKind>(type);
    return true;
  }

  bool run(std::uint32_t count) {
    if (!bytes_.holds_points(count)) return false;
    const std::size_t first = into_.points.size();
    into_.points.resize(first + count);
    into_.rings.push_back(static_cast<std::uint32_t>(into_.points.size()));
    return bytes_.points(std::span(into_.points).subspan(first));
  }

  bool part(ShapeKind kind) {
    into_.parts.push_back({kind, static_cast<std::uint32_t>(into_.rings.size())});
    return true;
  }

  bool body(ShapeKind kind, int depth) {
    std::uint32_t count = 0;
    if (kind == ShapeKind::point) return run(1) && part(kind);
    if (!bytes_.count(count)) return false;
    if (kind == ShapeKind::line) return run(count) && part(kind);
    if (kind == ShapeKind::area) {
      for (std::uint32_t ring = 0; ring < count; ++ring) {
        std::uint32_t size = 0;
        if (!bytes_.count(size) || !run(size)) return false;
      }
      return part(kind);
    }
    if (depth == deepest) return false;
    for (std::uint32_t i = 0; i < count; ++i) {
      ShapeKind inner{};
      if (!head(inner) || !body(inner, depth + 1)) return false;
    }
    return true;
  }

  WkbBytes bytes_;
  FlatShape& into_;
};

bool holds(const Box& box, Point p) {
  return p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y;
}

// Does the segment touch the box? Clips it against the four sides (Liang-Barsky).
bool touches(Point a, Point b, const Box& box) {
  double from = 0, to = 1;
  const auto cut = [&](double step, double room) {  // step * t <= room
    if (step == 0) return room >= 0;
    const double t = room / step;
    if (step > 0)
      to = std::min(to, t);
    else
      from = std::max(from, t);
    return from <= to;
  };
  const double dx = b.x - a.x, dy = b.y - a.y;
  return cut(dx, box.max_x - a.x) && cut(-dx, a.x - box.min_x) && cut(dy, box.max_y - a.y) && cut(-dy, a.y - box.min_y);
}

// Crossing number over all rings of an area: holes count out by themselves.
bool inside(const FlatShape& shape, std::uint32_t first_ring, std::uint32_t last_ring, Point p) {
  bool in = false;
  for (std::uint32_t r = first_ring; r < last_ring; ++r) {
    const auto ring = shape.ring(r);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const Point a = ring[i], b = ring[i + 1];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
  }
  return in;
}

}  // namespace

bool FlatShape::read(std::string_view wkb) {
  parts.clear();
  rings.clear();
  points.clear();
  if (Reader(wkb, *this).read()) return true;
  parts.clear();
  rings.clear();
  points.clear();
  return false;
}

Box FlatShape::bounds() const {
  constexpr double far = std::numeric_limits<double>::infinity();
  Box box{far, far, -far, -far};
  for (const auto& p : points) {
    box.min_x = std::min(box.min_x, p.x);
    box.min_y = std::min(box.min_y, p.y);
    box.max_x = std::max(box.max_x, p.x);
    box.max_y = std::max(box.max_y, p.y);
  }
  return box;
}

bool meets(const FlatShape& shape, const Box& box) {
  if (std::ranges::any_of(shape.points, [&](Point p) { return holds(box, p); })) return true;
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    const auto first = shape.rings_begin(part), last = shape.parts[part].rings_end;
    for (auto r = first; r < last; ++r) {
      const auto ring = shape.ring(r);
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        if (touches(ring[i], ring[i + 1], box)) return true;
      }
    }
    if (shape.parts[part].kind == ShapeKind::area && inside(shape, first, last, {box.min_x, box.min_y})) return true;
  }
  return false;
}

}  // namespace flurwerk::geo
