// Where things can be: Germany and its sixteen Länder as generous boxes in EPSG:25832.
#include <array>
#include <cmath>

#include "geo/import/intake.hpp"

namespace flurwerk::geo {
namespace {

// Box in km of EPSG:25832, widened by some 20 km so that a border never decides.
struct Land {
  std::string_view number;
  double min_x, min_y, max_x, max_y;
};
// Extents of the Länder after their well-known corner places, to the nearest 10 km, plus 20 km.
constexpr std::array<Land, 16> laender{{
    {"01", 390, 5890, 690, 6130},  // SH with Helgoland and Fehmarn
    {"02", 440, 5890, 620, 6000},  // HH with Neuwerk
    {"03", 320, 5660, 700, 6000},  // NI
    {"04", 440, 5850, 520, 5960},  // HB
    {"05", 260, 5560, 560, 5840},  // NW
    {"06", 390, 5450, 610, 5750},  // HE
    {"07", 270, 5400, 490, 5670},  // RP
    {"08", 360, 5240, 640, 5540},  // BW
    {"09", 480, 5210, 890, 5630},  // BY
    {"10", 280, 5420, 420, 5530},  // SL
    {"11", 750, 5780, 850, 5870},  // BE
    {"12", 630, 5670, 940, 5970},  // BB
    {"13", 570, 5870, 920, 6100},  // MV
    {"14", 680, 5530, 960, 5760},  // SN
    {"15", 590, 5620, 800, 5900},  // ST
    {"16", 530, 5540, 770, 5740},  // TH
}};

constexpr Box germany{230e3, 5180e3, 970e3, 6160e3};

bool inside(Point p, const Box& box) {
  return p.x >= box.min_x && p.x <= box.max_x && p.y >= box.min_y && p.y <= box.max_y;
}

std::string coordinates(Point p) {
  const auto number = [](double value) {
    std::string text = std::to_string(value);
    return text.substr(0, text.find('.') + 4);
  };
  return number(p.x) + " / " + number(p.y);
}

// The likely cause and its cure, German and English.
Text guess(Point before, Point after, int epsg) {
  const bool degrees = epsg == 4326 || epsg == 4258;
  if (!degrees && std::abs(before.x) <= 180 && std::abs(before.y) <= 90) {
    return {"Das sieht nach Grad (Länge/Breite) aus; das Koordinatensystem richtig angeben.",
            "These look like degrees (longitude/latitude); state the right coordinate reference system."};
  }
  if (degrees && (std::abs(before.x) > 180 || std::abs(before.y) > 90)) {
    return {"Das sieht nach Metern aus; in GeoJSON fehlt dann \"crs\" mit dem Namen urn:ogc:def:crs:EPSG::25832.",
            "These look like metres; GeoJSON then needs \"crs\" with the name urn:ogc:def:crs:EPSG::25832."};
  }
  const bool swapped_degrees = degrees && before.x > 46 && before.x < 56 && before.y > 4 && before.y < 16;
  if (swapped_degrees || inside({after.y, after.x}, germany)) {
    return {"Die Achsen sind vertauscht: Ostwert (Länge) gehört vor Nordwert (Breite).",
            "The axes are swapped: east (longitude) comes before north (latitude)."};
  }
  if (before.x > 32e6 && before.x < 33e6) {
    return {"Der Ostwert trägt die Zone 32 vorweg; das ist EPSG:4647.",
            "East carries the zone 32 in front; that is EPSG:4647."};
  }
  if (before.x > 33e6 && before.x < 34e6) {
    return {"Der Ostwert trägt die Zone 33 vorweg; die Daten in EPSG:25833 abgeben lassen.",
            "East carries the zone 33 in front; ask for the data in EPSG:25833."};
  }
  if (before.x > 2e6 && before.x < 5e6 && before.y > 5e6) {
    return {"Das sieht nach Gauß-Krüger aus (EPSG:31466 bis 31468).",
            "This looks like Gauß-Krüger (EPSG:31466 to 31468)."};
  }
  return {"Koordinatensystem und Zone prüfen.", "Check the coordinate reference system and its zone."};
}

}  // namespace

bool near_germany(Point p) { return inside(p, germany); }

std::optional<Refusal> implausible(Point before, Point after, int epsg, bool require_germany,
                                   const std::string& object) {
  const bool degrees = epsg == 4326 || epsg == 4258;
  const bool no_degrees = degrees && (std::abs(before.x) > 180 || std::abs(before.y) > 90);
  const bool finite = std::isfinite(after.x) && std::isfinite(after.y);
  if (!no_degrees && (!require_germany || (finite && inside(after, germany)))) return std::nullopt;
  const std::string where = object + " (" + coordinates(before) + ", EPSG:" + std::to_string(epsg) + ")";
  return Refusal{RefusalKind::invalid,
                 "place-implausible",
                 no_degrees ? Text{"Längen- und Breitengrade sind das nicht: " + where + ".",
                                   "These are no degrees of longitude and latitude: " + where + "."}
                            : Text{"Der Ort liegt außerhalb Deutschlands: " + where + ".",
                                   "The place lies outside Germany: " + where + "."},
                 guess(before, after, epsg),
                 {},
                 {}};
}

bool outside_land(const std::string& land, Point p) {
  for (const Land& each : laender) {
    if (each.number == land)
      return !inside(p, {each.min_x * 1e3, each.min_y * 1e3, each.max_x * 1e3, each.max_y * 1e3});
  }
  return false;
}

}  // namespace flurwerk::geo
