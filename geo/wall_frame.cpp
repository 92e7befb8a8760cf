#include "geo/wall_frame.hpp"

#include <algorithm>

#include "geo/rings.hpp"

namespace flurwerk::geo {

std::vector<double> bends(const WallFrame& frame, const MultiPolygon& area) {
  std::vector<double> at;
  each_ring(area, [&](const Ring& ring) {
    for (const auto& point : ring) at.push_back(frame.t(point));
  });
  std::sort(at.begin(), at.end());
  return at;
}

std::vector<Stretch> stretches(const WallFrame& frame, const MultiPolygon& area, double t) {
  std::vector<double> crossings;
  each_ring(area, [&](const Ring& ring) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const double a = frame.t(ring[i]), b = frame.t(ring[i + 1]);
      if ((a <= t) == (b <= t)) continue;
      const double sa = frame.s(ring[i]), sb = frame.s(ring[i + 1]);
      crossings.push_back(sa + (t - a) / (b - a) * (sb - sa));
    }
  });
  std::sort(crossings.begin(), crossings.end());
  std::vector<Stretch> found;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) found.push_back({crossings[i], crossings[i + 1]});
  return found;
}

}  // namespace flurwerk::geo
