// Heights of a structure: walls edge by edge, or eaves with a roof. Kept in whole millimetres and thousandths of a
// degree.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "geo/design_reading.hpp"

namespace flurwerk::geo {
namespace {

using nlohmann::json;

constexpr double highest_m = 1000;
constexpr std::int64_t profile_slack_mm = 50;  // how far a profile's length may be off the drawn edge

class HeightReader {
 public:
  HeightReader(const json& properties, std::string pointer, std::size_t listed_edges, Structure& into)
      : properties_(properties), pointer_(std::move(pointer)), listed_edges_(listed_edges), into_(into) {}

  Result<void> read() {
    const bool walls = given("wall_heights"), eaves = given("eaves_height");
    if (walls && eaves)
      return invalid(pointer_ + "/eaves_height", "heights-twice",
                     {"Wandhöhen und Traufhöhe sind beide angegeben.", "Wall heights and eaves height are both given."},
                     {"Nur \"wall_heights\" oder nur \"eaves_height\" mit \"roof\" angeben.",
                      "Give either \"wall_heights\" or \"eaves_height\" with \"roof\"."});
    if (walls)
      if (auto done = wall_heights(properties_["wall_heights"]); !done) return done;
    if (eaves) {
      auto height = read_milli(properties_["eaves_height"], pointer_ + "/eaves_height", 0, highest_m);
      if (!height) return tl::unexpected(height.error());
      into_.eaves_height_mm = *height;
    }
    if (given("roof"))
      if (auto done = roof(properties_["roof"], pointer_ + "/roof", eaves); !done) return done;
    if (given("roof_overhang")) {
      auto overhang = read_milli(properties_["roof_overhang"], pointer_ + "/roof_overhang", 0, 10);
      if (!overhang) return tl::unexpected(overhang.error());
      into_.roof_overhang_mm = *overhang;
    }
    if (auto done = terrain(); !done) return done;
    if (auto done = dormers(); !done) return done;
    if (auto done = projections(); !done) return done;
    if (auto done = closed_walls(); !done) return done;
    return upper_walls();
  }

 private:
  bool given(const char* member) const { return properties_.contains(member) && !properties_[member].is_null(); }

  Result<void> wall_heights(const json& heights) {
    const auto at = pointer_ + "/wall_heights";
    if (!heights.is_array() || heights.size() != listed_edges_) {
      const auto given = heights.is_array() ? heights.size() : 0, wanted = listed_edges_;
      return invalid(at, "wall-heights-count",
                     {std::to_string(given) + " Wandhöhen für " + std::to_string(wanted) + " Kanten.",
                      std::to_string(given) + " wall heights for " + std::to_string(wanted) + " edges."},
                     {"Je Kante des äußeren Rings eine Höhe angeben, in der Reihenfolge der Punkte.",
                      "Give one height per edge of the outer ring, in the order of its points."});
    }
    for (auto& edge : into_.edges) {
      auto read = profile(heights[edge.number - 1], at + "/" + std::to_string(edge.number - 1), edge);
      if (!read) return tl::unexpected(read.error());
      edge.profile = std::move(*read);
    }
    return {};
  }

  // A number, [start, end], or {"profile": [[along, height], ...]} in the document's direction of the edge.
  Result<Profile> profile(const json& value, const std::string& at, const Edge& edge) const {
    const auto length = std::llround(std::hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * 1000);
    if (value.is_number()) {
      auto height = read_milli(value, at, 0, highest_m);
      if (!height) return tl::unexpected(height.error());
      return Profile{{0, *height}, {length, *height}};
    }
    Profile read;
    if (value.is_array() && value.size() == 2) {
      for (std::size_t i = 0; i < 2; ++i) {
        auto height = read_milli(value[i], at + "/" + std::to_string(i), 0, highest_m);
        if (!height) return tl::unexpected(height.error());
        read.push_back({i == 0 ? 0 : length, *height});
      }
    } else if (value.is_object() && value.contains("profile") && value["profile"].is_array()) {
      for (std::size_t i = 0; i < value["profile"].size(); ++i) {
        const auto& pair = value["profile"][i];
        const auto here = at + "/profile/" + std::to_string(i);
        if (!pair.is_array() || pair.size() != 2) return bad_profile(here);
        auto along = read_milli(pair[0], here + "/0", 0, 100'000);
        auto height = read_milli(pair[1], here + "/1", 0, highest_m);
        if (!along) return tl::unexpected(along.error());
        if (!height) return tl::unexpected(height.error());
        if (i == 0 ? *along != 0 : *along < read.back().at_mm) return bad_profile(here);
        read.push_back({*along, *height});
      }
      if (read.size() < 2 || std::abs(read.back().at_mm - length) > profile_slack_mm) return bad_profile(at);
    } else {
      return bad_profile(at);
    }
    const bool turned = turned_round();
    if (!turned) return read;
    const auto end = read.back().at_mm;
    std::reverse(read.begin(), read.end());
    for (auto& point : read) point.at_mm = end - point.at_mm;
    return read;
  }

  // The reader of rings turned a clockwise ring round: then the numbers run down.
  bool turned_round() const { return into_.edges.size() > 1 && into_.edges[0].number > into_.edges[1].number; }

  static tl::unexpected<Refusal> bad_profile(const std::string& at) {
    return invalid(
        at, "bad-wall-height", {"Keine lesbare Wandhöhe.", "Not a readable wall height."},
        {"Eine Zahl, ein Paar [Anfang, Ende] oder {\"profile\": [[0, Höhe], ..., [Wandlänge, Höhe]]} in Metern "
         "angeben.",
         "Give a number, a pair [start, end] or {\"profile\": [[0, height], ..., [wall length, height]]} in metres."});
  }

  Result<void> roof(const json& value, const std::string& at, bool with_eaves) {
    static const std::map<std::string, RoofShape> shapes{{"flat", RoofShape::flat},
                                                         {"gable", RoofShape::gable},
                                                         {"hip", RoofShape::hip},
                                                         {"pyramid", RoofShape::hip},
                                                         {"tent", RoofShape::hip},
                                                         {"shed", RoofShape::mono_pitch},
                                                         {"mono_pitch", RoofShape::mono_pitch},
                                                         {"mono-pitch", RoofShape::mono_pitch}};
    if (!value.is_object() || !value.contains("shape") || !value["shape"].is_string() ||
        !shapes.contains(value["shape"].get<std::string>()))
      return invalid(at + "/shape", "unknown-roof",
                     {"Diese Dachform wird nicht gelesen.", "This roof shape is not read."},
                     {"flat, gable, hip oder mono_pitch angeben; andere Dächer über \"wall_heights\" beschreiben.",
                      "Give flat, gable, hip or mono_pitch; describe other roofs by \"wall_heights\"."});
    Roof read;
    read.shape = shapes.at(value["shape"].get<std::string>());
    if (value.contains("pitch_deg")) {
      auto pitch = read_milli(value["pitch_deg"], at + "/pitch_deg", 0, 90);
      if (!pitch) return tl::unexpected(pitch.error());
      read.pitch_mdeg = *pitch;
    }
    if (value.contains("ridge_height")) {
      auto ridge = read_milli(value["ridge_height"], at + "/ridge_height", 0, highest_m);
      if (!ridge) return tl::unexpected(ridge.error());
      read.ridge_height_mm = *ridge;
    }
    if (value.contains("ridge_azimuth")) {
      auto azimuth = read_milli(value["ridge_azimuth"], at + "/ridge_azimuth", -360, 360);
      if (!azimuth) return tl::unexpected(azimuth.error());
      read.ridge_azimuth_deg = static_cast<double>(*azimuth) / 1000;
    }
    if (with_eaves)
      if (auto done = complete(read, at); !done) return done;
    into_.roof = read;
    return {};
  }

  // From eaves to walls everything about a pitched roof is needed.
  Result<void> complete(const Roof& roof, const std::string& at) const {
    if (roof.shape == RoofShape::flat) return {};
    const auto missing = [&](const char* member) {
      return invalid(
          at + "/" + member, "roof-incomplete",
          {std::string("Zu diesem Dach fehlt \"") + member + "\".", std::string("This roof lacks \"") + member + "\"."},
          {"Neigung in Grad, Firsthöhe in Metern über Gelände und Firstrichtung in Grad von Nord angeben.",
           "Give pitch in degrees, ridge height in metres above terrain, ridge direction in degrees from north."});
    };
    if (!roof.pitch_mdeg) return missing("pitch_deg");
    if (!roof.ridge_height_mm) return missing("ridge_height");
    if (!roof.ridge_azimuth_deg && roof.shape != RoofShape::hip) return missing("ridge_azimuth");
    if (*roof.ridge_height_mm < *into_.eaves_height_mm)
      return invalid(at + "/ridge_height", "ridge-below-eaves",
                     {"Der First liegt unter der Traufe.", "The ridge is below the eaves."},
                     {"Beide Höhen über dem Gelände angeben.", "Give both heights above the terrain."});
    return {};
  }

  // One row of dormers or upper_walls: an object with an edge number and lengths.
  Result<std::size_t> edge_number(const json& row, const std::string& at) const {
    if (row.is_object() && row.contains("edge") && row["edge"].is_number_unsigned()) {
      const auto number = row["edge"].get<std::uint64_t>();
      if (number >= 1 && number <= listed_edges_) return static_cast<std::size_t>(number);
    }
    return invalid(at + "/edge", "unknown-edge", {"Diese Kante gibt es nicht.", "There is no such edge."},
                   {"Die Nummer einer Kante des äußeren Rings angeben, ab 1.",
                    "Give the number of an edge of the outer ring, from 1."});
  }

  Result<std::int64_t> length(const json& row, const char* member, const std::string& at) const {
    static const json none;
    return read_milli(row.contains(member) ? row[member] : none, at + "/" + member, 0, highest_m);
  }

  Result<const json*> rows(const char* member) const {
    static const json none = json::array();
    if (!given(member)) return &none;
    const auto& list = properties_[member];
    if (!list.is_array() || list.size() > 1000)
      return invalid(pointer_ + "/" + member, "not-a-list", {"Hier muss eine Liste stehen.", "A list must stand here."},
                     {"Als Liste von Objekten schreiben.", "Write a list of objects."});
    return &list;
  }

  Result<void> dormers() {
    auto list = rows("dormers");
    if (!list) return tl::unexpected(list.error());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
      const auto& row = (**list)[i];
      const auto at = pointer_ + "/dormers/" + std::to_string(i);
      auto edge = edge_number(row, at);
      if (!edge) return tl::unexpected(edge.error());
      auto width = length(row, "width", at), height = length(row, "height", at), setback = length(row, "setback", at);
      for (const auto* one : {&width, &height, &setback})
        if (!*one) return tl::unexpected(one->error());
      into_.dormers.push_back({*edge, *width, *height, *setback});
    }
    return {};
  }

  Result<void> upper_walls() {
    auto list = rows("upper_walls");
    if (!list) return tl::unexpected(list.error());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
      const auto& row = (**list)[i];
      const auto at = pointer_ + "/upper_walls/" + std::to_string(i);
      auto edge = edge_number(row, at);
      if (!edge) return tl::unexpected(edge.error());
      auto setback = length(row, "setback", at), height = length(row, "height", at);
      for (const auto* one : {&setback, &height})
        if (!*one) return tl::unexpected(one->error());
      into_.upper_walls.push_back({*edge, *setback, *height});
    }
    return {};
  }

  // One height per point of the ring; an edge falls from that of its start to that of its end.
  Result<void> terrain() {
    if (!given("terrain_heights")) return {};
    const auto& heights = properties_["terrain_heights"];
    const auto at = pointer_ + "/terrain_heights";
    if (!heights.is_array() || heights.size() != listed_edges_)
      return invalid(at, "terrain-heights-count",
                     {"Geländehöhen für " + std::to_string(listed_edges_) + " Punkte werden gebraucht.",
                      "Terrain heights for " + std::to_string(listed_edges_) + " points are needed."},
                     {"Je Punkt des äußeren Rings eine Höhe angeben, ohne den wiederholten letzten.",
                      "Give one height per point of the outer ring, without the repeated last one."});
    std::vector<std::int64_t> read;
    for (std::size_t i = 0; i < heights.size(); ++i) {
      auto height = read_milli(heights[i], at + "/" + std::to_string(i), -100, 100);
      if (!height) return tl::unexpected(height.error());
      read.push_back(*height);
    }
    for (auto& edge : into_.edges) {
      edge.terrain_from_mm = read[edge.number - 1];
      edge.terrain_to_mm = read[edge.number % read.size()];
      if (turned_round()) std::swap(edge.terrain_from_mm, edge.terrain_to_mm);
    }
    into_.terrain_known = true;
    return {};
  }

  Result<void> projections() {
    static const std::map<std::string, bool> share_the_wall{
        {"bay", true}, {"balcony", true}, {"eaves", false}, {"stairs", false}};
    auto list = rows("projections");
    if (!list) return tl::unexpected(list.error());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
      const auto& row = (**list)[i];
      const auto here = pointer_ + "/projections/" + std::to_string(i);
      auto edge = edge_number(row, here);
      if (!edge) return tl::unexpected(edge.error());
      auto at = length(row, "at", here), width = length(row, "width", here), depth = length(row, "depth", here);
      for (const auto* one : {&at, &width, &depth})
        if (!*one) return tl::unexpected(one->error());
      const auto kind = row.contains("kind") && row["kind"].is_string() ? row["kind"].get<std::string>() : "bay";
      if (!share_the_wall.contains(kind))
        return invalid(here + "/kind", "unknown-projection",
                       {"Diese Art von Bauteil ist nicht bekannt.", "This kind of part is not known."},
                       {"bay, balcony, eaves oder stairs angeben.", "Give bay, balcony, eaves or stairs."});
      into_.projections.push_back({*edge, from_start(*edge, *at, *width), *width, *depth, share_the_wall.at(kind)});
    }
    return {};
  }

  Result<void> closed_walls() {
    auto list = rows("closed_walls");
    if (!list) return tl::unexpected(list.error());
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
      const auto& row = (**list)[i];
      const auto at = pointer_ + "/closed_walls/" + std::to_string(i);
      auto edge = edge_number(row, at);
      if (!edge) return tl::unexpected(edge.error());
      ClosedWall wall{*edge, false, false};
      for (const auto& [member, into] :
           {std::pair("fire_retardant", &wall.fire_retardant), std::pair("noncombustible", &wall.noncombustible)}) {
        if (!row.contains(member)) continue;
        if (!row[member].is_boolean())
          return invalid(at + "/" + member, "not-yes-or-no",
                         {"Hier muss true oder false stehen.", "true or false must stand here."},
                         {"Ohne Anführungszeichen schreiben.", "Write it without quotation marks."});
        *into = row[member].get<bool>();
      }
      into_.closed_walls.push_back(wall);
    }
    return {};
  }

  // The document's distance along an edge, from the start of the edge as it is kept.
  std::int64_t from_start(std::size_t number, std::int64_t at, std::int64_t width) const {
    if (!turned_round()) return at;
    for (const auto& edge : into_.edges)
      if (edge.number == number)
        return std::llround(std::hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * 1000) - at - width;
    return at;
  }

  const json& properties_;
  std::string pointer_;
  std::size_t listed_edges_;
  Structure& into_;
};

}  // namespace

Result<std::int64_t> read_milli(const json& value, const std::string& pointer, double low, double high) {
  if (value.is_number()) {
    const double number = value.get<double>();
    if (std::isfinite(number) && number >= low && number <= high) return std::llround(number * 1000);
  }
  const auto range = std::to_string(std::llround(low)) + " ... " + std::to_string(std::llround(high));
  return invalid(pointer, "bad-number",
                 {"Hier muss eine Zahl von " + range + " stehen.", "A number from " + range + " must stand here."},
                 {"Höhen und Längen in Metern, Winkel in Grad angeben.",
                  "Give heights and lengths in metres, angles in degrees."});
}

Result<void> read_heights(const json& properties, const std::string& pointer, std::size_t listed_edges,
                          Structure& structure) {
  return HeightReader(properties, pointer, listed_edges, structure).read();
}

}  // namespace flurwerk::geo
