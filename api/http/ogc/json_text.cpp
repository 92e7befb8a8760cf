#include "api/http/ogc/json_text.hpp"

#include <array>
#include <cmath>

namespace flurwerk::api {
namespace {

struct Style {
  int digits;
  bool exact;
  bool north_first;
};

Style style_of(geo::Crs crs) {
  return {geo::is_geographic(crs) ? 9 : 3, crs == geo::Crs::epsg25832, geo::north_first(crs)};
}

void put_ordinate(std::string& out, double value, const Style& style) {
  if (style.exact && std::nearbyint(value * 1000) / 1000 != value)
    put_number(out, value);
  else
    put_fixed(out, value, style.digits);
}

void put_point(std::string& out, geo::Point p, const Style& style) {
  out += '[';
  put_ordinate(out, style.north_first ? p.y : p.x, style);
  out += ',';
  put_ordinate(out, style.north_first ? p.x : p.y, style);
  out += ']';
}

void put_run(std::string& out, std::span<const geo::Point> points, const Style& style) {
  out += '[';
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0) out += ',';
    put_point(out, points[i], style);
  }
  out += ']';
}

void put_part(std::string& out, const geo::FlatShape& shape, std::size_t part, const Style& style) {
  const auto first = shape.rings_begin(part), last = shape.parts[part].rings_end;
  switch (shape.parts[part].kind) {
    case geo::ShapeKind::point: put_point(out, shape.ring(first).front(), style); return;
    case geo::ShapeKind::line: put_run(out, shape.ring(first), style); return;
    default: break;
  }
  out += '[';
  for (auto r = first; r < last; ++r) {
    if (r > first) out += ',';
    put_run(out, shape.ring(r), style);
  }
  out += ']';
}

const char* type_name(geo::ShapeKind kind) {
  constexpr std::array names = {"Point",           "LineString",   "Polygon",           "MultiPoint",
                                "MultiLineString", "MultiPolygon", "GeometryCollection"};
  return names[static_cast<std::size_t>(kind) - 1];
}

void put_object(std::string& out, geo::ShapeKind kind, const char* member) {
  out += R"({"type":")";
  out += type_name(kind);
  out += "\",\"";
  out += member;
  out += "\":";
}

}  // namespace

void put_position(std::string& out, geo::Point point, geo::Crs crs) { put_point(out, point, style_of(crs)); }

void put_geometry(std::string& out, const geo::FlatShape& shape, geo::Crs crs) {
  const auto style = style_of(crs);
  if (shape.parts.empty()) {
    out += "null";
    return;
  }
  if (shape.kind <= geo::ShapeKind::area) {
    put_object(out, shape.kind, "coordinates");
    put_part(out, shape, 0, style);
  } else {
    const bool mixed = shape.kind == geo::ShapeKind::collection;
    put_object(out, shape.kind, mixed ? "geometries" : "coordinates");
    out += '[';
    for (std::size_t part = 0; part < shape.parts.size(); ++part) {
      if (part > 0) out += ',';
      if (mixed) put_object(out, shape.parts[part].kind, "coordinates");
      put_part(out, shape, part, style);
      if (mixed) out += '}';
    }
    out += ']';
  }
  out += '}';
}

}  // namespace flurwerk::api
