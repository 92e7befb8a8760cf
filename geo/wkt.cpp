#include "geo/wkt.hpp"

#include <cstdio>
#include <memory>
#include <string>

#include "geo/geos.hpp"

namespace flurwerk::geo {

namespace {

tl::unexpected<Refusal> no_area(const std::string& why_de, const std::string& why_en) {
  return refuse(RefusalKind::invalid, "no-area",
                {"Das Gebiet ist keine Fläche: " + why_de + ".", "The area is no polygon: " + why_en + "."},
                {"Geben Sie es als WKT an, zum Beispiel POLYGON((470000 5510000, ...)), in EPSG:25832.",
                 "Give it as WKT, such as POLYGON((470000 5510000, ...)), in EPSG:25832."});
}

struct ReaderDelete {
  void operator()(GEOSWKTReader* reader) const { GEOSWKTReader_destroy_r(geos(), reader); }
};

}  // namespace

Result<MultiPolygon> area_from_wkt(std::string_view text) {
  const std::unique_ptr<GEOSWKTReader, ReaderDelete> reader{GEOSWKTReader_create_r(geos())};
  const Geom geometry{GEOSWKTReader_read_r(geos(), reader.get(), std::string{text}.c_str())};
  if (!geometry) return no_area("der Text ist kein WKT", "the text is no WKT");
  const int type = GEOSGeomTypeId_r(geos(), geometry.get());
  if (type != GEOS_POLYGON && type != GEOS_MULTIPOLYGON) {
    return no_area("es ist ein Punkt, eine Linie oder eine Sammlung", "it is a point, a line or a collection");
  }
  MultiPolygon area = from_geos(*geometry);
  if (area.empty()) return no_area("es ist leer", "it is empty");
  if (const auto flaw = flaw_of(area)) {
    char at[64];
    std::snprintf(at, sizeof at, "%.10g %.10g", flaw->at.x, flaw->at.y);  // may be infinite
    return no_area(flaw->reason + " bei " + at, flaw->reason + " at " + at);
  }
  return area;
}

bool share_area(const MultiPolygon& a, const MultiPolygon& b) { return area_m2(intersection(a, b)) > 0; }

}  // namespace flurwerk::geo
