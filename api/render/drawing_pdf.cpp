#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "api/render/paper.hpp"
#include "api/render/pdf_renderer.hpp"

namespace flurwerk::api {

namespace {

struct Colour {
  double red, green, blue, alpha = 1;
};
constexpr Colour none{0, 0, 0, 0}, black{0.07, 0.07, 0.07}, red{0.69, 0, 0.125}, white{1, 1, 1};

struct Look {  // line widths in millimetres
  Colour fill, line;
  double width;
  bool dashed = false, hatched = false;
};

Look look_of(geo::Ink ink) {
  using geo::Ink;
  constexpr Colour grey{0.33, 0.33, 0.33}, pale{0.6, 0.6, 0.6};
  switch (ink) {
    case Ink::parcel: return {{0.97, 0.96, 0.94}, pale, 0.18};
    case Ink::public_land: return {{0.89, 0.89, 0.89}, pale, 0.18};
    case Ink::plot: return {none, black, 0.6};
    case Ink::existing: return {{0.81, 0.81, 0.81}, grey, 0.2};
    case Ink::building: return {{0.95, 0.72, 0.63}, black, 0.35};
    case Ink::ancillary: return {{0.97, 0.86, 0.8}, grey, 0.2};
    case Ink::pass: return {{0.23, 0.56, 0.3, 0.18}, {0.145, 0.42, 0.21}, 0.25};
    case Ink::fail: return {none, red, 0.35, false, true};
    case Ink::not_checked: return {none, grey, 0.25, true};
    case Ink::outside: return {{red.red, red.green, red.blue, 0.45}, red, 0.35};
    case Ink::window: return {none, {0.12, 0.31, 0.64}, 0.4, true};
    case Ink::building_line: return {none, {0.75, 0, 0.09}, 0.5};
    case Ink::dimension: return {none, black, 0.15};
    case Ink::black: return {black, black, 0.15};
    case Ink::white: return {white, black, 0.15};
  }
  return {};
}

// The sheet in the making; all places in millimetres.
class Board {
 public:
  Board(std::string& out, const DrawingSheet& sheet)
      : surface_{pdf_into(out, sheet.drawing.width * mm, sheet.drawing.height * mm, sheet.title,
                          fmt::format("1:{}", sheet.drawing.scale), sheet.made_at)},
        cairo_{cairo_create(surface_.get())} {}

  void shape(const geo::InkedShape& shape) {
    const Look look = look_of(shape.ink);
    outline(shape);
    if (look.fill.alpha > 0 && shape.closed) {
      use(look.fill);
      cairo_set_fill_rule(cairo_.get(), CAIRO_FILL_RULE_EVEN_ODD);
      cairo_fill_preserve(cairo_.get());
    }
    if (look.hatched) hatch(look.line);
    use(look.line);
    cairo_set_line_width(cairo_.get(), look.width * mm);
    const double dashes[] = {1 * mm, 0.7 * mm};
    cairo_set_dash(cairo_.get(), dashes, look.dashed ? 2 : 0, 0);
    cairo_stroke(cairo_.get());
  }

  void label(const geo::Label& label) {
    const auto layout = set_text(cairo_, label.words, label.size_mm * mm, false, -1);
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    const double back = label.middle ? pango_units_to_double(width) / 2 : 0;
    const double up = pango_units_to_double(pango_layout_get_baseline(layout.get()));
    use(black);
    cairo_move_to(cairo_.get(), label.at.x * mm - back, label.at.y * mm - up);
    pango_cairo_show_layout(cairo_.get(), layout.get());
  }

  // Gives the height it takes.
  double words(double x, double y, double width, const std::string& text, double points, bool bold = false) {
    const auto layout = set_text(cairo_, text, points, bold, width * mm);
    use(black);
    cairo_move_to(cairo_.get(), x * mm, y * mm);
    pango_cairo_show_layout(cairo_.get(), layout.get());
    return height(layout);
  }
  double height_of(double width, const std::string& text, double points) {
    return height(set_text(cairo_, text, points, false, width * mm));
  }

  void rule(double x, double y, double width) {
    use({0.6, 0.6, 0.6});
    cairo_set_line_width(cairo_.get(), 0.15 * mm);
    cairo_set_dash(cairo_.get(), nullptr, 0, 0);
    cairo_move_to(cairo_.get(), x * mm, y * mm);
    cairo_rel_line_to(cairo_.get(), width * mm, 0);
    cairo_stroke(cairo_.get());
  }

  // Everything drawn between the two is cut off at the frame.
  void enter(const geo::Box& frame) {
    cairo_save(cairo_.get());
    rectangle(frame);
    cairo_clip(cairo_.get());
  }
  void leave(const geo::Box& frame) {
    cairo_restore(cairo_.get());
    use(black);
    rectangle(frame);
    cairo_set_line_width(cairo_.get(), 0.25 * mm);
    cairo_set_dash(cairo_.get(), nullptr, 0, 0);
    cairo_stroke(cairo_.get());
  }

  void finish() { api::finish(surface_, cairo_); }

 private:
  static double height(const Layout& layout) {
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return pango_units_to_double(height) / mm;
  }
  void use(const Colour& c) { cairo_set_source_rgba(cairo_.get(), c.red, c.green, c.blue, c.alpha); }
  void rectangle(const geo::Box& box) {
    cairo_rectangle(cairo_.get(), box.min_x * mm, box.min_y * mm, (box.max_x - box.min_x) * mm,
                    (box.max_y - box.min_y) * mm);
  }
  void outline(const geo::InkedShape& shape) {
    cairo_new_path(cairo_.get());
    for (const auto& ring : shape.rings) {
      cairo_new_sub_path(cairo_.get());
      for (const auto& point : ring) cairo_line_to(cairo_.get(), point.x * mm, point.y * mm);
      if (shape.closed) cairo_close_path(cairo_.get());
    }
  }
  // Slanted lines over the current path, which stays.
  void hatch(const Colour& colour) {
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_path_extents(cairo_.get(), &left, &top, &right, &bottom);
    const std::unique_ptr<cairo_path_t, decltype(&cairo_path_destroy)> path{cairo_copy_path(cairo_.get()),
                                                                            &cairo_path_destroy};
    cairo_save(cairo_.get());
    cairo_set_fill_rule(cairo_.get(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(cairo_.get());
    use(colour);
    cairo_set_line_width(cairo_.get(), 0.3 * mm);
    cairo_set_dash(cairo_.get(), nullptr, 0, 0);
    constexpr double step = 2.2 * mm;
    const double first = left - (bottom - top);
    const int lines = static_cast<int>(std::ceil((right - first) / step));
    for (int i = 0; i < lines; ++i) {
      const double x = first + i * step;
      cairo_move_to(cairo_.get(), x, bottom);
      cairo_line_to(cairo_.get(), x + (bottom - top), top);
    }
    cairo_stroke(cairo_.get());
    cairo_restore(cairo_.get());
    cairo_append_path(cairo_.get(), path.get());
  }

  Surface surface_;
  Context cairo_;
};

// Title, facts, findings as far as there is room, and the note at the foot.
void notes(Board& board, const DrawingSheet& sheet) {
  const geo::Box& box = sheet.drawing.notes;
  const double width = box.max_x - box.min_x;
  double y = box.min_y;
  y += board.words(box.min_x, y, width, sheet.title, 10.5, true) + 1;
  const int columns = width > 150 ? 4 : 2;
  const double column = width / columns;
  double tallest = 0;
  for (std::size_t i = 0; i < sheet.facts.size(); ++i) {
    const auto at = static_cast<int>(i) % columns;
    if (at == 0 && i > 0) y += std::exchange(tallest, 0) + 1;
    const double x = box.min_x + at * column;
    board.words(x, y, column - 2, sheet.facts[i].first, 5.5);
    tallest = std::max(tallest, 2.6 + board.words(x, y + 2.6, column - 2, sheet.facts[i].second, 7));
  }
  y += tallest + 2;
  const double floor = box.max_y - board.height_of(width, sheet.note, 5.5) - 1.5;
  const double verdict = 26, basis = 31, text = width - verdict - basis;
  std::size_t shown = 0;
  for (const auto& row : sheet.rows) {
    const double height =
        std::max({board.height_of(text - 1, row.text, 6.5), board.height_of(basis - 1, row.basis, 6.5),
                  board.height_of(verdict - 1, row.word, 6.5)});
    const bool last = shown + 1 == sheet.rows.size();
    if (y + height + 0.8 > floor - (last ? 0 : 4)) break;
    board.rule(box.min_x, y, width);
    board.words(box.min_x, y + 0.4, verdict - 1, row.word, 6.5, row.verdict == geo::Verdict::fail);
    board.words(box.min_x + verdict, y + 0.4, text - 1, row.text, 6.5);
    board.words(box.min_x + verdict + text, y + 0.4, basis - 1, row.basis, 6.5);
    y += height + 0.8;
    ++shown;
  }
  if (shown < sheet.rows.size()) {
    board.rule(box.min_x, y, width);
    board.words(box.min_x, y + 0.4, width,
                fmt::format("und {} weitere Prüfergebnisse im Vorgang", sheet.rows.size() - shown), 6.5);
  }
  board.words(box.min_x, floor + 1.5, width, sheet.note, 5.5);
}

}  // namespace

std::string PdfRenderer::pdf(const DrawingSheet& sheet) const {
  std::string out;
  Board board{out, sheet};
  board.enter(sheet.drawing.frame);
  for (const auto& shape : sheet.drawing.inside) board.shape(shape);
  for (const auto& label : sheet.drawing.words_inside) board.label(label);
  board.leave(sheet.drawing.frame);
  for (const auto& shape : sheet.drawing.around) board.shape(shape);
  for (const auto& label : sheet.drawing.words_around) board.label(label);
  notes(board, sheet);
  board.finish();
  return out;
}

}  // namespace flurwerk::api
