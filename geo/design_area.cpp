// Rings: closed, simple, with an area, counter-clockwise - or refused, naming the place.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "geo/design_reading.hpp"
#include "geo/geos.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {
namespace {

using nlohmann::json;

constexpr double smallest_area_m2 = 0.0001;
constexpr double shortest_edge_m = 0.0005;  // half the millimetre that lengths are kept in

std::string coordinate(Crs crs, Point at) {
  const int digits = crs == Crs::crs84 ? 7 : 3;
  return decimal(at.x, digits).en + " " + decimal(at.y, digits).en;
}

double signed_area(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    twice +=
        (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  return twice / 2;
}

// All points on one line: asked before validity, which would call it a crossing.
bool flat(const Ring& ring) {
  const auto& a = ring[0];
  double reach = 0;
  Point far = a;
  for (const auto& p : ring)
    if (const double d = std::hypot(p.x - a.x, p.y - a.y); d > reach) reach = d, far = p;
  return std::all_of(ring.begin(), ring.end(), [&](const Point& p) {
    return std::abs((p.x - a.x) * (far.y - a.y) - (p.y - a.y) * (far.x - a.x)) <= smallest_area_m2;
  });
}

class AreaReader {
 public:
  AreaReader(Crs crs, std::size_t& vertices, std::size_t max_vertices)
      : crs_(crs), vertices_(vertices), max_vertices_(max_vertices) {}

  Result<Polygon> polygon(const json& rings, const std::string& pointer) {
    if (!rings.is_array() || rings.empty())
      return invalid(pointer, "bad-polygon",
                     {"Ein Polygon braucht mindestens einen Ring.", "A polygon needs at least one ring."},
                     {"\"coordinates\" als Liste von Ringen schreiben.", "Write \"coordinates\" as a list of rings."});
    Polygon made;
    for (std::size_t i = 0; i < rings.size(); ++i) {
      auto read = ring(rings[i], pointer + "/" + std::to_string(i));
      if (!read) return tl::unexpected(read.error());
      if (i == 0)
        made.outer = std::move(*read);
      else
        made.holes.push_back(std::move(*read));
    }
    const auto no_area = [&] {
      return invalid(pointer, "no-area", {"Das Polygon hat keine Fläche.", "The polygon has no area."},
                     {"Mindestens drei Punkte angeben, die nicht auf einer Geraden liegen.",
                      "Give at least three points that are not on one line."});
    };
    if (flat(made.outer)) return no_area();
    if (const auto flaw = flaw_of(made)) {
      const auto at = coordinate(crs_, from_25832(crs_, flaw->at));
      return invalid(
          pointer, "self-crossing",
          {"Der Ring schneidet oder berührt sich bei " + at + ".", "The ring crosses or touches itself at " + at + "."},
          {"Die Punkte in der Reihenfolge des Umrisses aufführen.", "List the points in the order of the outline."});
    }
    if (area_m2({made}) < smallest_area_m2) return no_area();
    return made;
  }

 private:
  Result<Point> point(const json& position, const std::string& pointer) {
    if (!position.is_array() || position.size() < 2 || position.size() > 3 || !position[0].is_number() ||
        !position[1].is_number())
      return invalid(pointer, "bad-position", {"Ein Punkt besteht aus zwei Zahlen.", "A position is two numbers."},
                     {"Als [Ost, Nord] bzw. [Länge, Breite] schreiben.",
                      "Write it as [easting, northing] or [longitude, latitude]."});
    if (++vertices_ > max_vertices_)
      return tl::unexpected(Refusal{RefusalKind::too_large,
                                    "too-many-vertices",
                                    {"Der Entwurf hat mehr als " + std::to_string(max_vertices_) + " Punkte.",
                                     "The design has more than " + std::to_string(max_vertices_) + " points."},
                                    {"Rundungen gröber zeichnen.", "Draw curves more coarsely."},
                                    "",
                                    pointer});
    auto placed = to_25832(crs_, {position[0].get<double>(), position[1].get<double>()});
    if (!placed) placed.error().field = pointer;
    return placed;
  }

  Result<Ring> ring(const json& positions, const std::string& pointer) {
    if (!positions.is_array() || positions.size() < 4)
      return invalid(pointer, "too-few-points",
                     {"Ein Ring braucht mindestens drei verschiedene Punkte und den ersten noch einmal am Ende.",
                      "A ring needs at least three different points and the first again at the end."},
                     {"Die fehlenden Punkte ergänzen.", "Add the missing points."});
    Ring made;
    made.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
      auto read = point(positions[i], pointer + "/" + std::to_string(i));
      if (!read) return tl::unexpected(read.error());
      if (i > 0 && i + 1 < positions.size() &&
          std::hypot(read->x - made.back().x, read->y - made.back().y) < shortest_edge_m)
        return invalid(pointer + "/" + std::to_string(i), "repeated-point",
                       {"Derselbe Punkt steht zweimal hintereinander.", "The same point stands twice in a row."},
                       {"Einen der beiden streichen.", "Remove one of them."});
      made.push_back(*read);
    }
    if (positions.front()[0] != positions.back()[0] || positions.front()[1] != positions.back()[1])
      return invalid(pointer, "open-ring",
                     {"Der Ring ist offen: letzter und erster Punkt sind verschieden.",
                      "The ring is open: last and first point differ."},
                     {"Den ersten Punkt am Ende wiederholen.", "Repeat the first point at the end."});
    made.back() = made.front();
    return made;
  }

  Crs crs_;
  std::size_t& vertices_;
  std::size_t max_vertices_;
};

std::vector<Edge> edges_of(const Ring& ring) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) edges.push_back({ring[i], ring[i + 1], i + 1, {}});
  return edges;
}

// Counter-clockwise, each edge keeping the number that the document gave it.
void normalise(Polygon& polygon, std::vector<Edge>& edges) {
  if (signed_area(polygon.outer) >= 0) return;
  std::reverse(polygon.outer.begin(), polygon.outer.end());
  std::reverse(edges.begin(), edges.end());
  for (auto& edge : edges) std::swap(edge.from, edge.to);
}

}  // namespace

tl::unexpected<Refusal> invalid(const std::string& pointer, std::string code, Text text, Text cure) {
  return refuse(RefusalKind::invalid, std::move(code), std::move(text), std::move(cure), "", pointer);
}

Result<ReadArea> read_area(const json& geometry, Crs crs, const std::string& pointer, bool several,
                           std::size_t& vertices, std::size_t max_vertices) {
  const auto wrong_type = [&] {
    return invalid(pointer, "not-a-polygon",
                   {several ? "Hier muss ein Polygon oder MultiPolygon stehen." : "Hier muss ein Polygon stehen.",
                    several ? "A Polygon or MultiPolygon must stand here." : "A Polygon must stand here."},
                   {"Umrisse als Polygon schreiben, je Gebäude ein Feature; Punkte und Linien haben keine Fläche.",
                    "Write outlines as Polygon, one feature per building; points and lines have no area."});
  };
  if (!geometry.is_object() || !geometry.contains("type") || !geometry["type"].is_string() ||
      !geometry.contains("coordinates"))
    return wrong_type();
  const auto& type = geometry["type"].get_ref<const std::string&>();
  const auto& coordinates = geometry["coordinates"];
  AreaReader reader(crs, vertices, max_vertices);
  ReadArea read;
  if (type == "MultiPolygon" && several) {
    if (!coordinates.is_array() || coordinates.empty()) return wrong_type();
    for (std::size_t i = 0; i < coordinates.size(); ++i) {
      auto polygon = reader.polygon(coordinates[i], pointer + "/coordinates/" + std::to_string(i));
      if (!polygon) return tl::unexpected(polygon.error());
      std::vector<Edge> unused;
      normalise(*polygon, unused);
      read.area.push_back(std::move(*polygon));
    }
    if (flaw_of(read.area))
      return invalid(pointer, "overlapping-parts",
                     {"Die Teile des MultiPolygons überdecken sich.", "The parts of the MultiPolygon overlap."},
                     {"Die Teile vereinigen.", "Unite the parts."});
    return read;
  }
  if (type != "Polygon") return wrong_type();
  auto polygon = reader.polygon(coordinates, pointer + "/coordinates");
  if (!polygon) return tl::unexpected(polygon.error());
  read.edges = edges_of(polygon->outer);
  read.listed_edges = read.edges.size();
  normalise(*polygon, read.edges);
  read.area.push_back(std::move(*polygon));
  return read;
}

}  // namespace flurwerk::geo
