#include "geo/reproject.hpp"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace flurwerk::geo {
namespace {

constexpr std::array definitions{"OGC:CRS84", "EPSG:25832", "EPSG:25833", "EPSG:3857",
                                 "EPSG:4647", "EPSG:4258",  "EPSG:4326"};

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
      // PROJ looks for the best operation at every point; inside Germany it is always the same one.
      proj_trans(made_[i], PJ_INV, proj_coord(500'000, 5'600'000, 0, HUGE_VAL));
      chosen_[i] = proj_trans_get_last_used_operation(made_[i]);
    }
  }
  ~Transformations() {
    for (PJ* one : chosen_) proj_destroy(one);
    for (PJ* one : made_) proj_destroy(one);
    proj_context_destroy(context_);
  }
  Transformations(const Transformations&) = delete;
  Transformations& operator=(const Transformations&) = delete;
  PJ* to_25832(Crs from) const { return made_[static_cast<std::size_t>(from)]; }
  PJ* chosen(Crs from) const { return chosen_[static_cast<std::size_t>(from)]; }

 private:
  PJ_CONTEXT* context_;
  std::array<PJ*, definitions.size()> made_{};
  std::array<PJ*, definitions.size()> chosen_{};
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
    case Crs::crs84:
    case Crs::epsg4258:
    case Crs::epsg4326: return {2, 45, 18, 57};
    case Crs::epsg4647: return {31'900'000, 4'900'000, 33'200'000, 6'400'000};
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

bool is_geographic(Crs crs) { return crs == Crs::crs84 || north_first(crs); }
bool north_first(Crs crs) { return crs == Crs::epsg4258 || crs == Crs::epsg4326; }

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
    if (number == "4647") return Crs::epsg4647;
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

void move_from_25832(Crs to, std::span<Point> points) {
  if (to == Crs::epsg25832 || points.empty()) return;
  PJ* const operation = transformations().chosen(to);
  constexpr std::size_t stride = sizeof(Point);
  proj_trans_generic(operation, PJ_INV, &points[0].x, stride, points.size(), &points[0].y, stride, points.size(),
                     nullptr, 0, 0, nullptr, 0, 0);
}

Ring box_to_25832(Crs from, const Box& box, int steps) {
  const auto window = window_of(from);
  const Box cut{std::max(box.min_x, window.min_x), std::max(box.min_y, window.min_y), std::min(box.max_x, window.max_x),
                std::min(box.max_y, window.max_y)};
  if (cut.min_x > cut.max_x || cut.min_y > cut.max_y) return {};
  const Ring corners{{cut.min_x, cut.min_y}, {cut.max_x, cut.min_y}, {cut.max_x, cut.max_y}, {cut.min_x, cut.max_y}};
  Ring around;
  for (std::size_t side = 0; side < corners.size(); ++side) {
    const auto& a = corners[side];
    const auto& b = corners[(side + 1) % corners.size()];
    for (int i = 0; i < steps; ++i) {
      const double t = static_cast<double>(i) / steps;
      const auto there = to_25832(from, {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
      if (!there) return {};
      around.push_back(*there);
    }
  }
  around.push_back(around.front());
  return around;
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
  std::string name = description ? description : "";
  proj_destroy(used);
  return name;
}

}  // namespace flurwerk::geo
