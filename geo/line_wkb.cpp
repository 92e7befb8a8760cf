#include "geo/line_wkb.hpp"

#include "geo/geos.hpp"

namespace flurwerk::geo {

std::vector<Line> lines_from_wkb(std::string_view wkb) {
  if (wkb.empty()) return {};
  GEOSWKBReader* reader = GEOSWKBReader_create_r(geos());
  const Geom shape{
      GEOSWKBReader_read_r(geos(), reader, reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size())};
  GEOSWKBReader_destroy_r(geos(), reader);
  return shape ? lines_from_geos(*shape) : std::vector<Line>{};
}

}  // namespace flurwerk::geo
