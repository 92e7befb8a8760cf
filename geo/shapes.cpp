#include "geo/shapes.hpp"

#include <cmath>
#include <limits>

#include "geo/geos.hpp"

namespace flurwerk::geo {

namespace {

Geom read_any(std::string_view wkb) {
  GEOSWKBReader* reader = GEOSWKBReader_create_r(geos());
  Geom shape{GEOSWKBReader_read_r(geos(), reader, reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size())};
  GEOSWKBReader_destroy_r(geos(), reader);
  return shape;
}

std::string write_any(const GEOSGeometry& shape) {
  GEOSWKBWriter* writer = GEOSWKBWriter_create_r(geos());
  GEOSWKBWriter_setByteOrder_r(geos(), writer, GEOS_WKB_NDR);
  std::size_t size = 0;
  unsigned char* bytes = GEOSWKBWriter_write_r(geos(), writer, &shape, &size);
  std::string out{reinterpret_cast<const char*>(bytes), size};
  GEOSFree_r(geos(), bytes);
  GEOSWKBWriter_destroy_r(geos(), writer);
  return out;
}

}  // namespace

std::string to_wkb(const MultiPolygon& area, std::span<const Line> lines) {
  if (lines.empty()) return to_wkb(area);
  std::vector<GEOSGeometry*> parts;
  if (!area.empty()) parts.push_back(to_geos(area).release());
  for (const auto& line : lines) parts.push_back(to_geos(line).release());
  const int type = area.empty() ? GEOS_MULTILINESTRING : GEOS_GEOMETRYCOLLECTION;
  const Geom all{GEOSGeom_createCollection_r(geos(), type, parts.data(), static_cast<unsigned>(parts.size()))};
  return write_any(*all);
}

std::string to_geojson(std::string_view wkb) {
  const Geom shape = read_any(wkb);
  if (!shape) return "null";
  GEOSGeoJSONWriter* writer = GEOSGeoJSONWriter_create_r(geos());
  char* text = GEOSGeoJSONWriter_writeGeometry_r(geos(), writer, shape.get(), -1);
  std::string out{text};
  GEOSFree_r(geos(), text);
  GEOSGeoJSONWriter_destroy_r(geos(), writer);
  return out;
}

Closeness closeness(const MultiPolygon& land, std::string_view wkb) {
  const Geom shape = read_any(wkb);
  Closeness found{std::numeric_limits<double>::infinity(), 0};
  if (!shape || land.empty()) return found;
  const Geom here = to_geos(land);
  GEOSDistance_r(geos(), here.get(), shape.get(), &found.distance_m);
  if (std::isnan(found.distance_m)) return {std::numeric_limits<double>::infinity(), 0};  // damaged: nowhere
  if (found.distance_m > 0) return found;
  // A damaged area still counts as touched; only how much of it is left open.
  const auto area = from_geos(*shape);
  if (!area.empty() && !why_invalid(area)) found.overlap_m2 = overlap_m2(land, area);
  return found;
}

double distance_m(Point from, std::string_view wkb) {
  const Geom shape = read_any(wkb);
  double distance = std::numeric_limits<double>::infinity();
  if (shape) GEOSDistance_r(geos(), to_geos(Line{from}).get(), shape.get(), &distance);
  return distance;
}

std::optional<std::string> why_invalid(const MultiPolygon& area) {
  auto flaw = flaw_of(area);
  return flaw ? std::optional(std::move(flaw->reason)) : std::nullopt;
}

MultiPolygon merged(std::span<const MultiPolygon> areas) { return unite({areas.begin(), areas.end()}); }

bool contains(const MultiPolygon& area, Point point) { return distance_m(Line{point}, area) == 0; }

}  // namespace flurwerk::geo
