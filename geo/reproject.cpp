#include "geo/reproject.hpp"

#include <proj.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace flurwerk::geo {
namespace {

constexpr std::array<const char*, 4> definitions{"OGC:CRS84", "EPSG:25832", "EPSG:25833", "EPSG:3857"};

// PROJ contexts are not shared between threads.
class Transformations {
 public:
  Transformations() : context_(proj_context_create()) {
    proj_context_set_enable_network(context_, 0);
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      PJ* raw = proj_create_crs_to_crs(context_, definitions[i], "EPSG:25832", nullptr);
      made_[i] = raw ? proj_normalize_for_visualization(context_, raw) : nullptr;  // x east, y north
      proj_destroy(raw);
      if (!made_[i])
        throw std::runtime_error(std::string("PROJ knows no way from ") + definitions[i] + " to EPSG:25832");
    }
  }
  ~Transformations() {
    for (PJ* one : made_) proj_destroy(one);
    proj_context_destroy(context_);
  }
  Transformations(const Transformations&) = delete;
  Transformations& operator=(const Transformations&) = delete;
  PJ* to_25832(Crs from) const { return made_[static_cast<std::size_t>(from)]; }

 private:
  PJ_CONTEXT* context_;
  std::array<PJ*, 4> made_{};
};

const Transformations& transformations() {
  thread_local const Transformations one;
  return one;
}

struct Window {
  double min_x, min_y, max_x, max_y;
  bool holds(double x, double y) const { return x >= min_x && x <= max_x && y >= min_y && y <= max_y; }
};

// Germany and its surroundings, generously; EPSG:25832 itself only has to be a sane number of metres.
Window window_of(Crs crs) {
  switch (crs) {
    case Crs::crs84: return {2, 45, 18, 57};
    case Crs::epsg25833: return {-600'000, 4'900'000, 1'200'000, 6'400'000};
    case Crs::epsg3857: return {200'000, 5'500'000, 2'100'000, 7'800'000};
    case Crs::epsg25832: break;
  }
  return {-1e7, -1e7, 1e7, 1e7};
}

Refusal outside(Crs from, bool swapped) {
  if (swapped)
    return {RefusalKind::invalid,
            "swapped-axes",
            {"Die Achsen sind vertauscht: zuerst steht die Breite bzw. der Nordwert.",
             "The axes are swapped: latitude or northing stands first."},
            {"Zuerst die Länge bzw. den Ostwert schreiben, dann die Breite bzw. den Nordwert.",
             "Write longitude or easting first, then latitude or northing."},
            "",
            ""};
  if (from == Crs::crs84)
    return {RefusalKind::invalid,
            "coordinates-out-of-range",
            {"Ohne \"crs\" gelten Koordinaten als Länge und Breite in Grad; diese liegen nicht in Deutschland.",
             "Without \"crs\" coordinates are longitude and latitude in degrees; these are not in Germany."},
            {"Für Meter in UTM oder in einem örtlichen System das Mitglied \"crs\" mit dem Namen "
             "\"urn:ogc:def:crs:EPSG::25832\" angeben.",
             "For metres in UTM or a local system give a \"crs\" member named \"urn:ogc:def:crs:EPSG::25832\"."},
            "",
            ""};
  return {RefusalKind::invalid,
          "coordinates-out-of-range",
          {"Die Koordinaten liegen nicht in Deutschland.", "The coordinates are not in Germany."},
          {"Bezugssystem und Koordinaten prüfen.", "Check the reference system and the coordinates."},
          "",
          ""};
}

}  // namespace

Result<Crs> parse_crs(std::string_view name) {
  std::string code(name);
  for (const std::string_view prefix :
       {"urn:ogc:def:crs:", "http://www.opengis.net/def/crs/", "https://www.opengis.net/def/crs/"})
    if (code.starts_with(prefix)) code.erase(0, prefix.size());
  const auto end = code.find_last_of(":/");
  const std::string authority = code.substr(0, code.find_first_of(":/"));
  const std::string number = end == std::string::npos ? code : code.substr(end + 1);
  if (authority == "OGC" && number == "CRS84") return Crs::crs84;
  if (authority == "EPSG") {
    if (number == "25832") return Crs::epsg25832;
    if (number == "25833") return Crs::epsg25833;
    if (number == "3857") return Crs::epsg3857;
    if (number == "4326" || number == "4258")
      return refuse(RefusalKind::unsupported, "ambiguous-crs",
                    {"EPSG:" + number + " lässt offen, welche Achse zuerst steht.",
                     "EPSG:" + number + " leaves open which axis comes first."},
                    {"\"crs\" weglassen und Länge vor Breite schreiben.",
                     "Leave out \"crs\" and write longitude before latitude."});
  }
  return refuse(RefusalKind::unsupported, "unsupported-crs",
                {"Das Bezugssystem \"" + std::string(name.substr(0, 100)) + "\" wird nicht gelesen.",
                 "The reference system \"" + std::string(name.substr(0, 100)) + "\" is not read."},
                {"Nach EPSG:25832 umrechnen (Gauß-Krüger nur mit dem Gitter BeTA2007) oder Länge und Breite ohne "
                 "\"crs\" schreiben.",
                 "Convert to EPSG:25832 (Gauß-Krüger only with the BeTA2007 grid), or write longitude and latitude "
                 "without \"crs\"."});
}

std::string crs_urn(Crs crs) {
  if (crs == Crs::crs84) return "urn:ogc:def:crs:OGC:1.3:CRS84";
  return std::string("urn:ogc:def:crs:EPSG::") + (definitions[static_cast<std::size_t>(crs)] + 5);
}

Result<Point> to_25832(Crs from, Point point) {
  if (!std::isfinite(point.x) || !std::isfinite(point.y))
    return refuse(RefusalKind::invalid, "not-a-number",
                  {"Eine Koordinate ist keine endliche Zahl.", "A coordinate is not a finite number."},
                  {"Die Koordinate berichtigen.", "Correct the coordinate."});
  const auto window = window_of(from);
  if (!window.holds(point.x, point.y)) return tl::unexpected(outside(from, window.holds(point.y, point.x)));
  if (from == Crs::epsg25832) return point;
  const auto out = proj_trans(transformations().to_25832(from), PJ_FWD, proj_coord(point.x, point.y, 0, HUGE_VAL));
  if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return tl::unexpected(outside(from, false));
  return Point{out.xy.x, out.xy.y};
}

Point from_25832(Crs to, Point point) {
  if (to == Crs::epsg25832) return point;
  const auto out = proj_trans(transformations().to_25832(to), PJ_INV, proj_coord(point.x, point.y, 0, HUGE_VAL));
  return {out.xy.x, out.xy.y};
}

Line from_25832(Crs to, const Line& line) {
  Line out;
  out.reserve(line.size());
  for (const auto& point : line) out.push_back(from_25832(to, point));
  return out;
}

MultiPolygon from_25832(Crs to, const MultiPolygon& area) {
  MultiPolygon out;
  for (const auto& polygon : area) {
    Polygon made{from_25832(to, polygon.outer), {}};
    for (const auto& hole : polygon.holes) made.holes.push_back(from_25832(to, hole));
    out.push_back(std::move(made));
  }
  return out;
}

std::string operation_name(Crs from) {
  if (from == Crs::epsg25832) return {};
  // The operation proper is chosen by the first transformed point; one inside Germany settles it.
  PJ* const pj = transformations().to_25832(from);
  const auto probe = from_25832(from, Point{500'000, 5'600'000});
  proj_trans(pj, PJ_FWD, proj_coord(probe.x, probe.y, 0, HUGE_VAL));
  PJ* const used = proj_trans_get_last_used_operation(pj);
  const char* const description = used ? proj_pj_info(used).description : nullptr;
  const std::string name = description ? description : "";
  proj_destroy(used);
  return name;
}

}  // namespace flurwerk::geo
