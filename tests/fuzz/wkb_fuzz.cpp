// Well-known binary as it could stand in a damaged database: read exactly or refused; drawn and measured without harm.
#include <cmath>
#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "geo/geometry.hpp"
#include "geo/shapes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  using fuzz::must;
  const auto wkb = fuzz::text_of(data, size);
  const auto drawn = geo::to_geojson(wkb);
  must(nlohmann::json::accept(drawn), "a drawing is JSON");

  static const geo::MultiPolygon land{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}};
  const auto close = geo::closeness(land, wkb);
  must(close.distance_m >= 0 && close.overlap_m2 >= 0, "nothing is closer than touching");

  const auto area = geo::from_wkb(wkb);
  if (!area) {
    fuzz::must_explain(area.error());
    return 0;
  }
  for (const auto& polygon : *area) {
    for (const auto& point : polygon.outer)
      must(std::isfinite(point.x) && std::isfinite(point.y), "coordinates are finite");
    must(polygon.outer.empty() || polygon.outer.front() == polygon.outer.back(), "rings are closed");
  }
  if (area->empty()) return 0;
  const auto again = geo::from_wkb(geo::to_wkb(*area));
  must(again.has_value() && *again == *area, "what we write we read back the same");
  return 0;
}
