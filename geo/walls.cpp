#include "geo/walls.hpp"

#include <algorithm>
#include <cmath>

#include "geo/roof_profile.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {
namespace {

constexpr double straight_within_m = 0.005;  // bends smaller than this are drawing noise

double length_m(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

// Distance of p from the line a-b.
double off_line(Point a, Point b, Point p) {
  return std::abs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / std::max(length_m(a, b), 1e-9);
}

// A face is a straight stretch of the outline, however many edges it was drawn with.
using Face = std::vector<Edge>;

bool continues(const Face& face, const Edge& next) {
  const Point start = face.front().from;
  const auto& last = face.back();
  const double ahead =
      (last.to.x - last.from.x) * (next.to.x - next.from.x) + (last.to.y - last.from.y) * (next.to.y - next.from.y);
  return ahead > 0 && std::all_of(face.begin(), face.end(), [&](const Edge& edge) {
           return off_line(start, next.to, edge.to) <= straight_within_m;
         });
}

std::vector<Face> faces_of(std::vector<Edge> edges) {
  if (edges.empty()) return {};
  // Start at a corner, so that no face is cut in two by the ring's first point.
  for (std::size_t i = 0; i < edges.size() && continues({edges.back()}, edges.front()); ++i)
    std::rotate(edges.begin(), edges.end() - 1, edges.end());
  std::vector<Face> faces;
  for (const auto& edge : edges) {
    if (!faces.empty() && continues(faces.back(), edge))
      faces.back().push_back(edge);
    else
      faces.push_back({edge});
  }
  return faces;
}

struct Addition {
  bool as_wall = false;
  std::int64_t height_mm = 0;  // counted in full if as_wall, else by the Land's share
  Text why;
};

class WallMaker {
 public:
  WallMaker(const Structure& structure, const SetbackRules& rules)
      : structure_(structure), rules_(rules), roof_(structure) {}

  Walls make() {
    for (const auto& face : faces_of(structure_.edges)) add_face(face);
    for (const auto& upper : structure_.upper_walls) add_upper(upper);
    if (!walls_.unknown.empty())
      walls_.why = {"Wandhöhen fehlen", "wall heights are missing"};
    else if (structure_.eaves_height_mm && !structure_.roof)
      incomplete({"die Dachform fehlt, als Flachdach gerechnet", "the roof shape is missing, taken as flat"});
    return std::move(walls_);
  }

 private:
  void incomplete(Text why) {
    walls_.lower_bound = true;
    walls_.why = std::move(why);
  }

  // Above the terrain, which runs straight between the points that give it.
  std::optional<Profile> top_of(const Edge& edge) const {
    auto top = edge.profile                 ? edge.profile
               : structure_.eaves_height_mm ? std::optional(roof_.top_of(edge))
                                            : std::nullopt;
    if (!top || !structure_.terrain_known) return top;
    const auto length = std::max<std::int64_t>(1, top->back().at_mm);
    for (auto& point : *top) {
      const auto terrain = edge.terrain_from_mm + (edge.terrain_to_mm - edge.terrain_from_mm) * point.at_mm / length;
      point.height_mm = std::max<std::int64_t>(0, point.height_mm - terrain);
    }
    return top;
  }

  Wall bare_wall(const Face& face, Point from, Point to) const {
    Wall wall;
    wall.from = from;
    wall.to = to;
    const Point a = face.front().from, b = face.back().to;
    const double length = length_m(a, b);
    wall.east = (b.y - a.y) / length;
    wall.north = -(b.x - a.x) / length;
    wall.edge = face.front().number;
    for (const auto& edge : face) wall.edge = std::min(wall.edge, edge.number);
    wall.length_mm = std::llround(length_m(from, to) * 1000);
    wall.fire_merits = fire_merits(face);
    return wall;
  }

  // A wall is as good as its worst piece.
  int fire_merits(const Face& face) const {
    int worst = 2;
    for (const auto& edge : face) {
      int merits = 0;
      for (const auto& closed : structure_.closed_walls)
        if (closed.edge == edge.number) merits = (closed.fire_retardant ? 1 : 0) + (closed.noncombustible ? 1 : 0);
      worst = std::min(worst, merits);
    }
    return worst;
  }

  void add_face(const Face& face) {
    const Point start = face.front().from, end = face.back().to;
    Profile top;
    for (const auto& edge : face) {
      const auto piece = top_of(edge);
      if (!piece) {
        walls_.unknown.push_back(bare_wall(face, start, end));
        return;
      }
      const auto offset = top.empty() ? 0 : top.back().at_mm;
      for (const auto& point : *piece) top.push_back({offset + point.at_mm, point.height_mm});
    }
    const auto width = top.back().at_mm;
    std::vector<Profile> sections;
    for (const auto& part : split_at_steps(top))
      for (auto& section : split_for_averaging(part, rules_.max_averaging_section_mm))
        sections.push_back(std::move(section));
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const auto along = [&](std::int64_t at) {
        const double share = static_cast<double>(at) / static_cast<double>(width);
        return at == 0       ? start
               : at == width ? end
                             : Point{start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)};
      };
      Wall wall = bare_wall(face, along(sections[i].front().at_mm), along(sections[i].back().at_mm));
      if (sections.size() > 1) wall.section = i + 1;
      set_height(wall, sections[i], face, width);
      walls_.known.push_back(std::move(wall));
    }
  }

  // The ridge is measured from the design's level, walls from the terrain: its mean along the face lies between.
  std::int64_t terrain_below(const Face& face) const {
    if (!structure_.terrain_known) return 0;
    return (face.front().terrain_from_mm + face.back().terrain_to_mm) / 2;
  }

  void set_height(Wall& wall, const Profile& top, const Face& face, std::int64_t face_width_mm) {
    wall.height = wall.bare_height = mean_height(top);
    const auto width = metres(top.back().at_mm - top.front().at_mm);
    if (is_level(top)) {
      wall.steps.push_back(Text{"Wandhöhe ", "Wall height "} + metres(top.front().height_mm) + Text{" auf ", " over "} +
                           width + Text{" Länge", " of length"});
    } else {
      wall.steps.push_back(
          Text{"Mittlere Wandhöhe: Wandfläche ", "Mean wall height: wall area "} +
          decimal(wall.height.metres() * static_cast<double>(top.back().at_mm - top.front().at_mm) / 1000, 2) +
          Text{" m² geteilt durch ", " m² divided by "} + width + " = " + decimal(wall.height.metres(), 3) + " m");
    }
    const auto dormers = dormer_addition(face, face_width_mm);
    const auto highest =
        std::max_element(top.begin(), top.end(), [](auto& a, auto& b) { return a.height_mm < b.height_mm; });
    auto roof = roof_addition(wall, highest->height_mm + terrain_below(face));
    if (dormers.as_wall) {
      add(wall, dormers);
      roof.height_mm = std::max<std::int64_t>(0, roof.height_mm - dormers.height_mm);
    } else {
      add(wall, dormers);
    }
    add(wall, roof);
  }

  void add(Wall& wall, const Addition& addition) const {
    if (addition.height_mm <= 0) return;
    const Fraction share = addition.as_wall ? Fraction{1, 1} : rules_.roof_share;
    wall.height = plus(wall.height, share, addition.height_mm);
    wall.steps.push_back(addition.why + ": " + metres(addition.height_mm) +
                         (addition.as_wall ? Text{" zählen als Wand", " count as wall"}
                                           : Text{" zu ", " by "} + both(std::to_string(share.numerator) + "/" +
                                                                         std::to_string(share.denominator))) +
                         Text{", H = ", ", H = "} + decimal(wall.height.metres(), 3) + " m");
  }

  Addition roof_addition(const Wall& wall, std::int64_t top_mm) {
    const auto& roof = structure_.roof;
    if (!roof || !roof->pitch_mdeg || !roof_.falls_towards(wall.east, wall.north)) return {};
    const auto pitch = *roof->pitch_mdeg;
    const std::int64_t wall_from = std::int64_t{rules_.roof_wall_deg} * 1000;
    const bool as_wall = rules_.roof_wall_deg_included ? pitch >= wall_from : pitch > wall_from;
    if (!as_wall && pitch <= std::int64_t{rules_.roof_share_above_deg} * 1000) return {};
    if (!roof->ridge_height_mm) {
      incomplete({"die Firsthöhe des steilen Daches fehlt", "the ridge height of the steep roof is missing"});
      return {};
    }
    return {as_wall, *roof->ridge_height_mm - top_mm,
            Text{"Dach mit ", "Roof at "} + decimal(static_cast<double>(pitch) / 1000, 1) + "°"};
  }

  // Dormers of one roof face, their widths together against the width of the wall below.
  Addition dormer_addition(const Face& face, std::int64_t face_width_mm) const {
    std::int64_t width = 0, highest = 0;
    bool flush = false;
    for (const auto& dormer : structure_.dormers) {
      if (std::none_of(face.begin(), face.end(), [&](const Edge& edge) { return edge.number == dormer.edge; }))
        continue;
      width += dormer.width_mm;
      highest = std::max(highest, dormer.height_mm);
      flush = flush || (rules_.dormer_flush_within_mm && dormer.setback_mm <= *rules_.dormer_flush_within_mm);
    }
    const auto wider_than = [&](const Fraction& share) {
      return width * share.denominator > face_width_mm * share.numerator;
    };
    const bool steep = structure_.roof && structure_.roof->pitch_mdeg &&
                       *structure_.roof->pitch_mdeg > std::int64_t{rules_.roof_share_above_deg} * 1000;
    const auto why =
        Text{"Dachaufbauten auf ", "Dormers over "} + metres(width) + Text{" von ", " of "} + metres(face_width_mm);
    if (width > 0 && (flush || (rules_.dormer_wall_above && wider_than(*rules_.dormer_wall_above))))
      return {true, highest, why};
    if (width > 0 && !steep && rules_.dormer_free_up_to && wider_than(*rules_.dormer_free_up_to))
      return {false, highest, why};
    return {};
  }

  void add_upper(const UpperWall& upper) {
    for (const auto& edge : structure_.edges) {
      if (edge.number != upper.edge) continue;
      Wall wall = bare_wall({edge}, edge.from, edge.to);
      const double back = static_cast<double>(upper.setback_mm) / 1000;
      for (Point* point : {&wall.from, &wall.to}) *point = {point->x - wall.east * back, point->y - wall.north * back};
      wall.upper = true;
      wall.height = wall.bare_height = {
          std::max<std::int64_t>(0, upper.height_mm - (edge.terrain_from_mm + edge.terrain_to_mm) / 2), 1};
      wall.steps.push_back(Text{"Zurückgesetzte Wand, ", "Wall set back by "} + metres(upper.setback_mm) +
                           Text{" hinter der unteren, Höhe ", ", height "} + metres(upper.height_mm));
      walls_.known.push_back(std::move(wall));
    }
  }

  const Structure& structure_;
  const SetbackRules& rules_;
  RoofProfile roof_;
  Walls walls_;
};

}  // namespace

Walls walls_of(const Structure& structure, const SetbackRules& rules) { return WallMaker(structure, rules).make(); }

Text wall_name(const Wall& wall) {
  Text name = Text{"Wand ", "wall "} + both(std::to_string(wall.edge));
  if (wall.section > 0) name = name + Text{", Abschnitt ", ", section "} + both(std::to_string(wall.section));
  if (wall.upper) name = name + Text{", zurückgesetzt", ", set back"};
  return name + " (" + compass(wall.east, wall.north) + ")";
}

}  // namespace flurwerk::geo
