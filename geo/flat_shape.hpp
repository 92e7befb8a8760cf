// A shape of any kind laid out flat (points, lines and areas in three arrays), read from WKB without GEOS: for serving.
// Basis: OGC 06-103r4 section 8 (well-known binary), two dimensions, either byte order.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "geo/geometry.hpp"

namespace flurwerk::geo {

enum class ShapeKind : std::uint8_t { point = 1, line, area, points, lines, areas, collection };

struct FlatShape {
  struct Part {
    ShapeKind kind;           // point, line or area
    std::uint32_t rings_end;  // its rings are rings[previous part's rings_end .. rings_end)
  };
  ShapeKind kind = ShapeKind::collection;
  std::vector<Part> parts;
  std::vector<std::uint32_t> rings;  // end of each ring, line or single point within `points`
  std::vector<Point> points;

  // Replaces the content; false (and then empty) for what is no readable two-dimensional WKB. Memory is kept for the
  // next one. Collections within collections are laid side by side.
  bool read(std::string_view wkb);

  // fn(part, span of its rings as (begin, end) given by ring()).
  std::uint32_t rings_begin(std::size_t part) const { return part == 0 ? 0 : parts[part - 1].rings_end; }
  std::span<const Point> ring(std::size_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : rings[index - 1];
    return {points.data() + begin, points.data() + rings[index]};
  }
  Box bounds() const;  // of at least one point; inverted (min > max) when there is none
};

// Have shape and box a point in common? Exact; the boundary belongs to both.
bool meets(const FlatShape& shape, const Box& box);

}  // namespace flurwerk::geo
