// Areas that somebody types as text: taken whole and valid, or refused with a reason.
#include <cmath>

#include "fuzz.hpp"
#include "geo/geometry.hpp"
#include "geo/shapes.hpp"
#include "geo/wkt.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  using fuzz::must;
  const auto area = geo::area_from_wkt(fuzz::text_of(data, size));
  if (!area) {
    fuzz::must_explain(area.error());
    return 0;
  }
  must(!area->empty(), "an area that is taken is not empty");
  must(!geo::why_invalid(*area), "an area that is taken is valid");
  must(std::isfinite(geo::area_m2(*area)), "its size is a number");
  const auto again = geo::from_wkb(geo::to_wkb(*area));
  must(again && *again == *area, "it survives being stored");
  return 0;
}
