#include "geo/checks/existing.hpp"

#include <algorithm>

namespace flurwerk::geo {

Structure as_structure(const ExistingBuilding& existing) {
  Structure made;
  made.name = existing.id;
  made.kind = Kind::existing;
  made.area = existing.area;
  made.eaves_height_mm = existing.wall_height_mm;
  if (existing.wall_height_mm) made.roof = Roof{};
  auto ring = existing.area.front().outer;
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    twice +=
        (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  if (twice < 0) std::reverse(ring.begin(), ring.end());
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    if (ring[i] != ring[i + 1]) made.edges.push_back({ring[i], ring[i + 1], i + 1, {}});
  return made;
}

}  // namespace flurwerk::geo
