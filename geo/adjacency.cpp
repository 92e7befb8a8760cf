#include "geo/adjacency.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "geo/geos.hpp"
#include "geo/rings.hpp"

namespace flurwerk::geo {
namespace {

constexpr double least_concern_m2 = 0.01;  // as the checks count an excess
constexpr double parallel_cosine = 0.98;   // cosine; a boundary that leaves at a greater angle is not common

using BorderSpan = std::pair<double, double>;  // along an edge, metres

struct BorderEdge {
  Point from, to;
  double length = 0, east = 0, north = 0;  // direction, of length 1
};

std::vector<BorderEdge> border_edges(const MultiPolygon& area) {
  std::vector<BorderEdge> edges;
  each_ring(area, [&](const Ring& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const double east = ring[i + 1].x - ring[i].x, north = ring[i + 1].y - ring[i].y;
      const double length = std::hypot(east, north);
      if (length > 0) edges.push_back({ring[i], ring[i + 1], length, east / length, north / length});
    }
  });
  return edges;
}

// Where `other` runs along `edge`: the part of it that is no farther than the tolerance, projected onto the edge.
std::optional<BorderSpan> runs_along(const BorderEdge& edge, const BorderEdge& other, double tolerance) {
  if (std::abs(edge.east * other.east + edge.north * other.north) < parallel_cosine) return std::nullopt;
  const auto place = [&](Point p) {
    const double x = p.x - edge.from.x, y = p.y - edge.from.y;
    return std::pair{x * edge.east + y * edge.north, y * edge.east - x * edge.north};  // along, beside
  };
  auto [a, beside_a] = place(other.from);
  auto [b, beside_b] = place(other.to);
  double first = 0, last = 1;  // of `other`
  const double slope = beside_b - beside_a;
  if (std::abs(slope) < 1e-12) {
    if (std::abs(beside_a) > tolerance) return std::nullopt;
  } else {
    const double one = (-tolerance - beside_a) / slope, two = (tolerance - beside_a) / slope;
    first = std::max(first, std::min(one, two));
    last = std::min(last, std::max(one, two));
    if (first >= last) return std::nullopt;
  }
  const double start = a + (b - a) * first, end = a + (b - a) * last;
  const BorderSpan span{std::max(0.0, std::min(start, end)), std::min(edge.length, std::max(start, end))};
  return span.first < span.second ? std::optional{span} : std::nullopt;
}

double covered_m(std::vector<BorderSpan> spans) {
  std::sort(spans.begin(), spans.end());
  double sum = 0, reached = 0;
  for (const auto& [from, to] : spans) {
    sum += std::max(0.0, to - std::max(from, reached));
    reached = std::max(reached, to);
  }
  return sum;
}

bool not_complied(const Finding& finding) {
  return finding.verdict == Verdict::fail || finding.verdict == Verdict::warning ||
         finding.verdict == Verdict::not_checked;
}

// The marks of a finding that lie beyond the plot.
std::vector<Concern> concerns_on(const MultiPolygon& land, std::span<const Finding> findings) {
  std::vector<Concern> concerns;
  const Box box = bounds(land);
  for (const auto& finding : findings) {
    if (!not_complied(finding)) continue;
    Concern concern{finding.check, finding.subject, finding.legal_basis, 0, 0};
    for (const auto& mark : finding.evidence) {
      if (mark.role != "outside" || mark.area.empty() || !overlap(box, bounds(mark.area))) continue;
      const double on = overlap_m2(mark.area, land);
      if (on <= least_concern_m2) continue;
      concern.area_m2 += on;
      for (const auto& [name, value] : mark.numbers) {
        if (name == "depth_m") concern.depth_m = std::max(concern.depth_m, value);
      }
    }
    if (concern.area_m2 > 0) concerns.push_back(std::move(concern));
  }
  return concerns;
}

}  // namespace

double common_boundary_m(const MultiPolygon& plot, const MultiPolygon& other, double tolerance_m) {
  const auto theirs = border_edges(other);
  double sum = 0;
  for (const auto& edge : border_edges(plot)) {
    std::vector<BorderSpan> spans;
    for (const auto& one : theirs) {
      if (const auto span = runs_along(edge, one, tolerance_m)) spans.push_back(*span);
    }
    sum += covered_m(std::move(spans));
  }
  return sum;
}

std::vector<Adjoining> adjoining_parcels(const MultiPolygon& plot, const std::vector<ParcelKey>& own, const Site& site,
                                         std::span<const Finding> findings, double tolerance_m) {
  std::vector<Adjoining> all;
  if (!site.parcels || plot.empty()) return all;
  const Box near = widened(bounds(plot), tolerance_m);
  for (const auto& parcel : *site.parcels) {
    if (parcel.own || parcel.area.empty() || std::find(own.begin(), own.end(), parcel.key) != own.end()) continue;
    Adjoining one{parcel.key, parcel.label, parcel.public_use, 0, concerns_on(parcel.area, findings)};
    const bool touches = overlap(near, bounds(parcel.area)) && distance_m(plot, parcel.area) <= tolerance_m;
    if (!touches && one.concerns.empty()) continue;
    if (touches) one.boundary_m = common_boundary_m(plot, parcel.area, tolerance_m);
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const Adjoining& a, const Adjoining& b) {
    return std::tuple(a.concerns.empty(), -a.boundary_m, a.key) < std::tuple(b.concerns.empty(), -b.boundary_m, b.key);
  });
  return all;
}

}  // namespace flurwerk::geo
