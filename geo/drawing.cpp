#include "geo/drawing.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "geo/geos.hpp"
#include "geo/parcel_key.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {
namespace {

constexpr std::array<int, 9> scales{100, 200, 250, 500, 1000, 2000, 5000, 10000, 25000};
constexpr double small = 2.3, legend_size = 2.8;

// A sheet of paper and what stands where on it, in millimetres.
struct Sheet {
  double width, height;
  Box frame;
  Point legend;  // upper left corner
  int legend_columns;
  Point bar;    // left end of the scale bar
  Point north;  // tip of the arrow
  Box notes;
};
constexpr Sheet a4_plain{210, 297, {10, 24, 200, 253}, {10, 259}, 3, {10, 281}, {196, 11}, {}};
constexpr Sheet a4_print{210, 297, {10, 10, 200, 172}, {10, 185}, 3, {10, 177}, {194, 13}, {10, 204, 200, 290}};
constexpr Sheet a3_print{420, 297, {10, 10, 300, 287}, {308, 24}, 2, {308, 14}, {294, 13}, {308, 52, 410, 287}};

// What a reader must see whole; land uses and plan areas around are cut off at the frame.
bool is_shown_whole(const Evidence& mark) {
  static constexpr std::array roles{"plot", "building", "setback", "outside", "overlap"};
  return std::find(roles.begin(), roles.end(), mark.role) != roles.end();
}

Box shown_box(const Design& design, std::span<const Finding> findings) {
  MultiPolygon shown;
  const auto add = [&](const MultiPolygon& area) { shown.insert(shown.end(), area.begin(), area.end()); };
  if (design.plot) add(design.plot->area);
  for (const auto& structure : design.structures) add(structure.area);
  for (const auto& finding : findings)
    for (const auto& mark : finding.evidence)
      if (is_shown_whole(mark)) add(mark.area);
  return widened(bounds(shown), 2);
}

bool fits(const Box& box, const Sheet& sheet, int scale) {
  const double mm_per_m = 1000.0 / scale;
  return (box.max_x - box.min_x) * mm_per_m <= sheet.frame.max_x - sheet.frame.min_x &&
         (box.max_y - box.min_y) * mm_per_m <= sheet.frame.max_y - sheet.frame.min_y;
}

// "12/4", as the cadastral map writes it.
std::string number_of(const Parcel& parcel) {
  const auto parts = split_parcel_key(parcel.key);
  if (!parts) return parcel.label.empty() ? parcel.key.value : parcel.label;
  return parts->denominator.empty() ? parts->numerator : parts->numerator + "/" + parts->denominator;
}

Ink ink_of(const Evidence& mark) {
  const auto word = std::find_if(mark.words.begin(), mark.words.end(), [](auto& w) { return w.first == "verdict"; });
  if (word == mark.words.end() || word->second == "pass") return Ink::pass;
  return word->second == "fail" ? Ink::fail : Ink::not_checked;
}

class Pen {
 public:
  Pen(const Sheet& sheet, int scale, const Box& shown) : mm_per_m_{1000.0 / scale} {
    out_.width = sheet.width;
    out_.height = sheet.height;
    out_.frame = sheet.frame;
    out_.notes = sheet.notes;
    out_.scale = scale;
    middle_ = {(shown.min_x + shown.max_x) / 2, (shown.min_y + shown.max_y) / 2};
    centre_ = {(sheet.frame.min_x + sheet.frame.max_x) / 2, (sheet.frame.min_y + sheet.frame.max_y) / 2};
  }

  void land(const Site& site, std::span<const Finding> findings) {
    if (site.parcels) {
      for (const auto& parcel : *site.parcels) {
        if (!near(parcel.area)) continue;
        area(parcel.area, parcel.public_use == PublicUse::none ? Ink::parcel : Ink::public_land);
        label(parcel.area, number_of(parcel));
      }
    }
    for (const auto& finding : findings)
      for (const auto& mark : finding.evidence)
        if (finding.check == "plot-known" && mark.role == "plot") area(mark.area, Ink::plot);
  }

  void buildings(const Design& design, const Site& site) {
    if (site.buildings)
      for (const auto& existing : *site.buildings)
        if (near(existing.area)) area(existing.area, Ink::existing);
    for (const auto& structure : design.structures) {
      const bool main = structure.kind == Kind::building;
      area(structure.area, main ? Ink::building : structure.kind == Kind::existing ? Ink::existing : Ink::ancillary);
      label(structure.area, structure.name);
    }
  }

  void marks(std::span<const Finding> findings) {
    bool window_drawn = false;
    for (const auto& finding : findings) {
      for (const auto& mark : finding.evidence) {
        if (mark.role == "setback") {
          area(mark.area, ink_of(mark));
          dimension(mark);
        } else if (mark.role == "outside" || mark.role == "overlap") {
          area(mark.area, Ink::outside);
        } else if (mark.role == "window" && !std::exchange(window_drawn, true)) {
          area(mark.area, Ink::window);  // every building names the same one
        } else if (mark.role == "building-limit" || mark.role == "building-line") {
          line(mark.line, mark.role == "building-line" ? Ink::building_line : Ink::window);
        }
      }
    }
  }

  void north_arrow(Point tip) {
    out_.around.push_back({Ink::black, {{tip, {tip.x + 3, tip.y + 9}, {tip.x, tip.y + 7}, {tip.x - 3, tip.y + 9}}}});
    out_.words_around.push_back({{tip.x, tip.y + 12}, legend_size, "N", true});
  }

  void scale_bar(Point at) {
    out_.bar_m = out_.scale <= 250 ? 10 : out_.scale <= 1000 ? 50 : out_.scale <= 5000 ? 100 : 500;
    const double piece = out_.bar_m * mm_per_m_ / 4;
    for (int i = 0; i < 4; ++i)
      box({at.x + i * piece, at.y, at.x + (i + 1) * piece, at.y + 1.6}, i % 2 == 0 ? Ink::black : Ink::white);
    out_.words_around.push_back({{at.x, at.y + 4.4}, legend_size, "0"});
    out_.words_around.push_back({{at.x + 4 * piece, at.y + 4.4}, legend_size, decimal(out_.bar_m, 0).de + " m", true});
  }

  void legend(Point at, int columns) {
    static constexpr std::array<std::pair<Ink, const char*>, 9> entries{
        {{Ink::building, "geplantes Gebäude"},
         {Ink::existing, "Bestand"},
         {Ink::public_land, "öffentliche Fläche"},
         {Ink::pass, "Abstandsfläche eingehalten"},
         {Ink::fail, "Abstandsfläche nicht eingehalten"},
         {Ink::outside, "Überschreitung, Überdeckung"},
         {Ink::not_checked, "nicht geprüft"},
         {Ink::window, "Baugrenze"},
         {Ink::building_line, "Baulinie"}}};
    const double width = columns == 3 ? 64 : 51;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::size_t column = i % static_cast<std::size_t>(columns), row = i / static_cast<std::size_t>(columns);
      const double x = at.x + static_cast<double>(column) * width;
      const double y = at.y + static_cast<double>(row) * 6;
      box({x, y, x + 7, y + 3.6}, entries[i].first);
      out_.words_around.push_back({{x + 8.5, y + 2.9}, columns == 3 ? legend_size : small, entries[i].second});
    }
  }

  void heading(const std::string& title, std::span<const Finding> findings) {
    out_.words_around.push_back({{10, 16}, 5, title});
    const auto setback = std::ranges::find(findings, "setback", &Finding::check);
    out_.words_around.push_back(
        {{10, 21},
         legend_size,
         "Maßstab 1:" + std::to_string(out_.scale) +
             (setback == findings.end() ? "" : "  ·  Abstandsflächen nach " + setback->legal_basis)});
  }

  Drawing finish() { return std::move(out_); }

 private:
  Point on_paper(Point p) const {
    return {centre_.x + (p.x - middle_.x) * mm_per_m_, centre_.y - (p.y - middle_.y) * mm_per_m_};
  }

  bool near(const MultiPolygon& shape) const {
    const double across = (out_.frame.max_x - out_.frame.min_x) / mm_per_m_ / 2,
                 up = (out_.frame.max_y - out_.frame.min_y) / mm_per_m_ / 2;
    return overlap(bounds(shape), Box{middle_.x - across, middle_.y - up, middle_.x + across, middle_.y + up});
  }

  void box(const Box& b, Ink ink) {
    out_.around.push_back({ink, {{{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}}}});
  }

  void area(const MultiPolygon& shape, Ink ink) {
    if (shape.empty()) return;
    InkedShape drawn{ink, {}};
    const auto add = [&](const Ring& ring) {
      std::vector<Point> points;
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) points.push_back(on_paper(ring[i]));
      drawn.rings.push_back(std::move(points));
    };
    for (const auto& polygon : shape) {
      add(polygon.outer);
      for (const auto& hole : polygon.holes) add(hole);
    }
    out_.inside.push_back(std::move(drawn));
  }

  void line(const Line& points, Ink ink) {
    InkedShape drawn{ink, {{}}, false};
    for (const auto& point : points) drawn.rings.front().push_back(on_paper(point));
    if (!points.empty()) out_.inside.push_back(std::move(drawn));
  }

  void label(const MultiPolygon& shape, const std::string& words) {
    if (!shape.empty() && !words.empty())
      out_.words_inside.push_back({on_paper(inner_point(shape)), small, words, true});
  }

  // The depth, along the middle of the rectangle; its ring runs wall start, far start, far end, wall end.
  void dimension(const Evidence& mark) {
    const auto depth =
        std::find_if(mark.numbers.begin(), mark.numbers.end(), [](auto& value) { return value.first == "depth_m"; });
    if (depth == mark.numbers.end() || mark.area.size() != 1 || mark.area.front().outer.size() != 5) return;
    const auto& ring = mark.area.front().outer;
    const auto a = on_paper({(ring[0].x + ring[3].x) / 2, (ring[0].y + ring[3].y) / 2});
    const auto b = on_paper({(ring[1].x + ring[2].x) / 2, (ring[1].y + ring[2].y) / 2});
    out_.inside.push_back({Ink::dimension, {{a, b}}, false});
    out_.words_inside.push_back(
        {{(a.x + b.x) / 2 + 0.6, (a.y + b.y) / 2 + 0.8}, small, decimal(depth->second, 2).de + " m"});
  }

  Drawing out_;
  double mm_per_m_;
  Point middle_{}, centre_{};
};

Pen drawn(const Sheet& sheet, int scale, const Box& shown, const Design& design, const Site& site,
          std::span<const Finding> findings) {
  Pen pen{sheet, scale, shown};
  pen.land(site, findings);
  pen.buildings(design, site);
  pen.marks(findings);
  pen.north_arrow(sheet.north);
  pen.scale_bar(sheet.bar);
  pen.legend(sheet.legend, sheet.legend_columns);
  return pen;
}

}  // namespace

Drawing draw(const Design& design, const Site& site, std::span<const Finding> findings, const std::string& title) {
  const auto shown = shown_box(design, findings);
  const auto scale = std::find_if(scales.begin(), scales.end() - 1, [&](int s) { return fits(shown, a4_plain, s); });
  Pen pen = drawn(a4_plain, *scale, shown, design, site, findings);
  pen.heading(title, findings);
  return pen.finish();
}

std::optional<Drawing> draw_at(int scale, const Design& design, const Site& site, std::span<const Finding> findings) {
  const auto shown = shown_box(design, findings);
  for (const Sheet& sheet : {a4_print, a3_print})
    if (fits(shown, sheet, scale)) return drawn(sheet, scale, shown, design, site, findings).finish();
  return std::nullopt;
}

}  // namespace flurwerk::geo
