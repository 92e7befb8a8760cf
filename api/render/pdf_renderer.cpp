#include "api/render/pdf_renderer.hpp"

#include <fmt/format.h>

#include "api/render/paper.hpp"

namespace flurwerk::api {

namespace {

constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
constexpr double left = 25 * mm;
constexpr double text_width = page_width - left - 20 * mm;
constexpr double bottom = page_height - 25 * mm;

// One document in the making: a cursor that runs down the page and starts a new one when it is full.
class Sheet {
 public:
  Sheet(std::string& out, const Notice& notice)
      : surface_{pdf_into(out, page_width, page_height, notice.title, notice.subject, notice.made_at)},
        cairo_{cairo_create(surface_.get())},
        notice_{notice} {
    margins();
  }

  // Sets a paragraph at the cursor, line by line, over as many pages as it takes.
  void paragraph(const std::string& text, double size = 10, bool bold = false, double indent = 0) {
    const auto layout = set_text(cairo_, text, size, bold, text_width - indent);
    const int lines = pango_layout_get_line_count(layout.get());
    const auto iter = pango_layout_get_iter(layout.get());
    for (int i = 0; i < lines; ++i, pango_layout_iter_next_line(iter)) {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(iter, nullptr, &box);
      const double height = pango_units_to_double(box.height);
      if (y_ + height > bottom) next_page();
      const double baseline = pango_units_to_double(pango_layout_iter_get_baseline(iter) - box.y);
      cairo_move_to(cairo_.get(), left + indent, y_ + baseline);
      pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(iter));
      y_ += height;
    }
    pango_layout_iter_free(iter);
  }

  void at(double x, double y, const std::string& text, double size, bool bold = false) {
    const auto layout = set_text(cairo_, text, size, bold, page_width - x - 15 * mm);
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout.get());
  }

  void skip(double points) { y_ += points; }
  void go_to(double y) { y_ = y; }
  void keep(double points) {  // a heading does not stand alone at the foot of a page
    if (y_ + points > bottom) next_page();
  }

  void finish() { api::finish(surface_, cairo_); }

 private:
  void margins() {
    at(left, page_height - 15 * mm, notice_.footer, 7.5);
    at(page_width - 40 * mm, page_height - 15 * mm, fmt::format("Seite {}", page_), 7.5);
    if (notice_.draft) at(page_width - 60 * mm, 8 * mm, "ENTWURF – nicht bekannt gegeben", 8, true);
  }

  void next_page() {
    cairo_show_page(cairo_.get());
    ++page_;
    y_ = 22 * mm;
    margins();
  }

  Surface surface_;
  Context cairo_;
  const Notice& notice_;
  int page_ = 1;
  double y_ = 20 * mm;
};

void head(Sheet& sheet, const Notice& notice) {
  sheet.at(left, 18 * mm, notice.sender, 13, true);
  double y = 45 * mm;
  sheet.at(left, y, notice.sender, 6.5);
  y += 5 * mm;
  for (const auto& line : notice.recipient) {
    sheet.at(left, y, line, 10);
    y += 5 * mm;
  }
  y = 45 * mm;
  for (const auto& [name, value] : notice.reference) {
    sheet.at(125 * mm, y, name, 7);
    sheet.at(125 * mm, y + 3.5 * mm, value, 9.5);
    y += 9.5 * mm;
  }
  sheet.go_to(std::max(y, 95 * mm) + 4 * mm);
}

}  // namespace

std::string PdfRenderer::pdf(const Notice& notice) const {
  std::string out;
  Sheet sheet{out, notice};
  head(sheet, notice);
  sheet.paragraph(notice.title, 16, true);
  sheet.skip(2 * mm);
  sheet.paragraph(notice.subject, 10.5, true);
  for (const auto& block : notice.blocks) {
    sheet.skip(5 * mm);
    if (!block.heading.empty()) {
      sheet.keep(25 * mm);
      sheet.paragraph(block.heading, 11.5, true);
      sheet.skip(1.5 * mm);
    }
    int number = 0;
    for (const auto& text : block.texts) {
      sheet.paragraph(block.numbered ? fmt::format("{}. {}", ++number, text) : text, 10, false,
                      block.numbered ? 4 * mm : 0);
      sheet.skip(2 * mm);
    }
  }
  sheet.finish();
  return out;
}

}  // namespace flurwerk::api
