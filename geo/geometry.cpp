#include "geo/geometry.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "geo/wkb_bytes.hpp"

namespace flurwerk::geo {
namespace {

static_assert(std::endian::native == std::endian::little, "WKB is written as it lies in memory");

constexpr std::uint32_t wkb_polygon = 3;
constexpr std::uint32_t wkb_multi_polygon = 6;

template <class T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_head(std::string& out, std::uint32_t type, std::size_t count) {
  out.push_back(1);
  put(out, type);
  put(out, static_cast<std::uint32_t>(count));
}

void put_polygon(std::string& out, const Polygon& polygon) {
  put_head(out, wkb_polygon, 1 + polygon.holes.size());
  const auto put_ring = [&](const Ring& ring) {
    put(out, static_cast<std::uint32_t>(ring.size()));
    for (const auto& point : ring) {
      put(out, point.x);
      put(out, point.y);
    }
  };
  put_ring(polygon.outer);
  for (const auto& hole : polygon.holes) put_ring(hole);
}

tl::unexpected<Refusal> bad_wkb(const char* de, const char* en) {
  return refuse(RefusalKind::malformed, "bad-wkb",
                {std::string("Kein lesbares WKB: ") + de, std::string("Unreadable WKB: ") + en});
}

// Reads either byte order; counts are checked against the bytes that are left before anything is allocated.
class WkbReader {
 public:
  explicit WkbReader(std::string_view bytes) : bytes_(bytes) {}

  Result<MultiPolygon> read() {
    MultiPolygon area;
    std::uint32_t type = 0, count = 0;
    if (!head(type, count)) return bad_wkb("zu kurz", "too short");
    if (type == wkb_polygon) {
      if (auto done = polygon(count, area); !done) return tl::unexpected(done.error());
    } else if (type == wkb_multi_polygon) {
      for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t part_type = 0, rings = 0;
        if (!head(part_type, rings)) return bad_wkb("zu kurz", "too short");
        if (part_type != wkb_polygon) return bad_wkb("Teil ist kein Polygon", "a part is no polygon");
        if (auto done = polygon(rings, area); !done) return tl::unexpected(done.error());
      }
    } else {
      return bad_wkb("weder POLYGON noch MULTIPOLYGON", "neither POLYGON nor MULTIPOLYGON");
    }
    if (!bytes_.at_end()) return bad_wkb("Bytes nach dem Ende", "bytes after the end");
    return area;
  }

 private:
  bool head(std::uint32_t& type, std::uint32_t& count) { return bytes_.geometry(type) && bytes_.count(count); }

  Result<void> polygon(std::uint32_t rings, MultiPolygon& area) {
    Polygon made;
    for (std::uint32_t i = 0; i < rings; ++i) {
      std::uint32_t size = 0;
      if (!bytes_.count(size) || !bytes_.holds_points(size)) return bad_wkb("zu kurz", "too short");
      Ring points(size);
      bytes_.points(points);
      for (const auto& point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
          return bad_wkb("Koordinate ist keine endliche Zahl", "a coordinate is not finite");
      }
      if (size < 4 || points.front() != points.back())
        return bad_wkb("Ring ist nicht geschlossen", "a ring is not closed");
      if (i == 0)
        made.outer = std::move(points);
      else
        made.holes.push_back(std::move(points));
    }
    if (rings > 0) area.push_back(std::move(made));
    return {};
  }

  WkbBytes bytes_;
};

// Relative to the first point: UTM northings squared would cost nine digits.
double ring_area(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].x - ring[0].x, ay = ring[i].y - ring[0].y;
    const double bx = ring[i + 1].x - ring[0].x, by = ring[i + 1].y - ring[0].y;
    twice += ax * by - bx * ay;
  }
  return std::abs(twice) / 2;
}

}  // namespace

std::string to_wkb(const MultiPolygon& area) {
  std::string out;
  if (area.size() == 1) {
    put_polygon(out, area.front());
  } else {
    put_head(out, wkb_multi_polygon, area.size());
    for (const auto& polygon : area) put_polygon(out, polygon);
  }
  return out;
}

Result<MultiPolygon> from_wkb(std::string_view wkb) { return WkbReader(wkb).read(); }

double area_m2(const MultiPolygon& area) {
  double sum = 0;
  for (const auto& polygon : area) {
    sum += ring_area(polygon.outer);
    for (const auto& hole : polygon.holes) sum -= ring_area(hole);
  }
  return sum;
}

Box bounds(const MultiPolygon& area) {
  constexpr double far = std::numeric_limits<double>::infinity();
  Box box{far, far, -far, -far};
  for (const auto& polygon : area) {
    for (const auto& point : polygon.outer) {
      box.min_x = std::min(box.min_x, point.x);
      box.min_y = std::min(box.min_y, point.y);
      box.max_x = std::max(box.max_x, point.x);
      box.max_y = std::max(box.max_y, point.y);
    }
  }
  return box;
}

}  // namespace flurwerk::geo
