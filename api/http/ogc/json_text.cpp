#include "api/http/ogc/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace flurwerk::api {
namespace {

constexpr const char* broken_text = "\\ufffd";

// Length of the valid UTF-8 character at `at`; 0 for none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t length = lead >= 0xf0 && lead < 0xf5   ? 4
                             : lead >= 0xe0 && lead < 0xf0 ? 3
                             : lead >= 0xc2 && lead < 0xe0 ? 2
                                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0U) != 0x80U) return 0;
  }
  const unsigned char second = byte(at + 1);
  const bool too_long = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
  const bool no_character = (lead == 0xed && second >= 0xa0) || (lead == 0xf4 && second >= 0x90);
  return too_long || no_character ? 0 : length;
}

void put_control(std::string& out, unsigned char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out += "\\u00";
  }
  out += digits[c >> 4U];
  out += digits[c & 15U];
}

constexpr std::array<double, 10> tens = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

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

void put_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      const auto length = character_length(text, at);
      if (length == 0)
        out += broken_text;
      else
        out.append(text, at, length);
      at += length == 0 ? 1 : length;
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    if (c < 0x20 || c == 0x7f)
      put_control(out, c);
    else
      out += static_cast<char>(c);
    ++at;
  }
  out += '"';
}

void put_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  out.append(text.data(), end.ptr);
}

void put_fixed(std::string& out, double value, int digits) {
  const double scaled = std::nearbyint(value * tens[static_cast<std::size_t>(digits)]);
  if (!(std::abs(scaled) < 9e15)) return put_number(out, value);
  auto whole = static_cast<std::int64_t>(scaled);
  if (whole < 0) out += '-';
  auto rest = static_cast<std::uint64_t>(whole < 0 ? -whole : whole);
  while (digits > 0 && rest % 10 == 0) rest /= 10, --digits;
  std::array<char, 32> text;
  char* const end = text.data() + text.size();
  char* at = end;
  for (int i = 0; rest != 0 || i <= digits; ++i) {
    if (i == digits && digits > 0) *--at = '.';
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  out.append(at, end);
}

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
