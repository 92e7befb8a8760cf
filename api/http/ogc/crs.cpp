#include "api/http/ogc/crs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "api/http/ogc/parameters.hpp"

namespace flurwerk::api {
namespace {

#define EPSG_URI "http://www.opengis.net/def/crs/EPSG/0/"
constexpr std::array served = {
    ServedCrs{geo::Crs::crs84, "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "WGS 84, Länge/Breite"},
    ServedCrs{geo::Crs::epsg25832, EPSG_URI "25832", "ETRS89 / UTM 32N"},
    ServedCrs{geo::Crs::epsg4326, EPSG_URI "4326", "WGS 84, Breite/Länge"},
    ServedCrs{geo::Crs::epsg4258, EPSG_URI "4258", "ETRS89, Breite/Länge"},
    ServedCrs{geo::Crs::epsg3857, EPSG_URI "3857", "Web Mercator"},
    ServedCrs{geo::Crs::epsg4647, EPSG_URI "4647", "ETRS89 / UTM 32N mit Zone im Ostwert"},
};
#undef EPSG_URI

// The last part: "25832", "CRS84".
std::string_view code_of(std::string_view name) {
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  const auto end = name.find_last_of(":/");
  return end == std::string_view::npos ? std::string_view{} : name.substr(end + 1);
}

bool known_authority(std::string_view name) {
  for (const std::string_view start :
       {"http://www.opengis.net/def/crs/EPSG/", "https://www.opengis.net/def/crs/EPSG/",
        "http://www.opengis.net/def/crs/OGC/", "https://www.opengis.net/def/crs/OGC/",
        "urn:ogc:def:crs:EPSG:", "urn:ogc:def:crs:OGC:", "EPSG:", "OGC:", "[EPSG:", "[OGC:"}) {
    if (name.starts_with(start)) return true;
  }
  return false;
}

std::optional<std::vector<double>> numbers(std::string_view text) {
  std::vector<double> out;
  while (true) {
    const auto comma = std::min(text.find(','), text.size());
    auto piece = text.substr(0, comma);
    while (piece.starts_with(' ')) piece.remove_prefix(1);
    while (piece.ends_with(' ')) piece.remove_suffix(1);
    double value = 0;
    const auto read = std::from_chars(piece.data(), piece.data() + piece.size(), value);
    if (piece.empty() || read.ec != std::errc{} || read.ptr != piece.data() + piece.size() || !std::isfinite(value))
      return std::nullopt;
    out.push_back(value);
    if (comma == text.size()) return out;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

std::span<const ServedCrs> served_crs() { return served; }

const ServedCrs* crs_named(std::string_view name) {
  const auto code = code_of(name);
  if (code.empty() || !known_authority(name)) return nullptr;
  const auto found = std::ranges::find_if(served, [&](const ServedCrs& one) { return code_of(one.uri) == code; });
  return found == served.end() ? nullptr : &*found;
}

Result<const ServedCrs*> crs_parameter(std::string_view parameter, std::string_view name) {
  if (const auto* crs = crs_named(name)) return crs;
  std::string list;
  for (const auto& one : served) list += (list.empty() ? "" : ", ") + std::string(one.uri);
  return bad_parameter(parameter, {"Dieses Koordinatensystem wird nicht geliefert.", "This system is not served."},
                       {"Möglich sind: " + list, "There are: " + list});
}

BoxTest::BoxTest(geo::Crs crs, const geo::Box& box) : crs_(crs), box_(box) {
  constexpr int steps = 8;
  if (crs == geo::Crs::epsg25832) {
    candidates_ = box;
    inner_ = box;
    return;
  }
  const auto around = geo::box_to_25832(crs, box, steps);
  if (around.empty()) return;
  const auto [west, east] = std::ranges::minmax(around, {}, &geo::Point::x);
  const auto [south, north] = std::ranges::minmax(around, {}, &geo::Point::y);
  // The sides bulge between the points that were computed: a little room covers it.
  const double room = std::max(east.x - west.x, north.y - south.y) / 100;
  candidates_ = geo::Box{west.x - room, south.y - room, east.x + room, north.y + room};
  // South, east, north and west side, in this order.
  const auto side = [&](std::size_t index) { return std::span(around).subspan(index * steps, steps + 1); };
  inner_ = {
      std::ranges::max(side(3), {}, &geo::Point::x).x + room, std::ranges::max(side(0), {}, &geo::Point::y).y + room,
      std::ranges::min(side(1), {}, &geo::Point::x).x - room, std::ranges::min(side(2), {}, &geo::Point::y).y - room};
}

bool BoxTest::meets(const geo::FlatShape& shape) {
  if (shape.points.empty()) return false;
  const auto bounds = shape.bounds();
  if (bounds.min_x >= inner_.min_x && bounds.max_x <= inner_.max_x && bounds.min_y >= inner_.min_y &&
      bounds.max_y <= inner_.max_y)
    return true;
  if (crs_ == geo::Crs::epsg25832) return geo::meets(shape, box_);
  moved_ = shape;
  geo::move_from_25832(crs_, moved_.points);
  return geo::meets(moved_, box_);
}

Result<geo::Box> read_box(std::string_view text, const ServedCrs& crs) {
  auto read = numbers(text);
  if (!read || (read->size() != 4 && read->size() != 6)) {
    return bad_parameter(
        "bbox", {"bbox braucht vier Zahlen, mit Komma getrennt.", "bbox needs four numbers, separated by commas."},
        {"Zum Beispiel 8.45,49.75,8.46,49.76.", "For instance 8.45,49.75,8.46,49.76."});
  }
  if (read->size() == 6) *read = {(*read)[0], (*read)[1], (*read)[3], (*read)[4]};  // heights do not matter here
  if (geo::north_first(crs.crs)) *read = {(*read)[1], (*read)[0], (*read)[3], (*read)[2]};
  const geo::Box box{(*read)[0], (*read)[1], (*read)[2], (*read)[3]};
  if (box.min_x > box.max_x || box.min_y > box.max_y) {
    return bad_parameter("bbox",
                         {"bbox ist umgekehrt: Die kleineren Werte stehen zuerst.",
                          "bbox is the wrong way round: the smaller values come first."},
                         {fmt::format("Die Reihenfolge der Achsen ist die von {}.", crs.uri),
                          fmt::format("The order of the axes is that of {}.", crs.uri)});
  }
  return box;
}

}  // namespace flurwerk::api
