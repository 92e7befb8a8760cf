#include "api/render/pdf_renderer.hpp"

#include <fmt/format.h>

#include <vector>

#include "api/render/archive_pdf.hpp"
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

  // Sets a paragraph at the cursor, line by line, over as many pages as it takes. `tag` is what it is to reading aids:
  // "H1", "H2", "P", "LBody". What stands outside of tags (footer, page number) is decoration to them.
  void paragraph(const std::string& text, const char* tag = "P", double size = 10, bool bold = false,
                 double indent = 0) {
    open(tag);
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
    close();
  }

  void open(const char* tag) {
    cairo_tag_begin(cairo_.get(), tag, nullptr);
    open_.push_back(tag);
  }
  void close() {
    cairo_tag_end(cairo_.get(), open_.back());
    open_.pop_back();
  }

  void tagged_at(const char* tag, double x, double y, const std::string& text, double size, bool bold = false) {
    open(tag);
    at(x, y, text, size, bold);
    close();
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

  // A tag does not reach over pages: the rest of a paragraph is one of its own.
  void next_page() {
    const auto tags = open_;
    while (!open_.empty()) close();
    cairo_show_page(cairo_.get());
    ++page_;
    y_ = 22 * mm;
    margins();
    for (const char* tag : tags) open(tag);
  }

  Surface surface_;
  Context cairo_;
  const Notice& notice_;
  std::vector<const char*> open_;  // innermost last
  int page_ = 1;
  double y_ = 20 * mm;
};

void head(Sheet& sheet, const Notice& notice) {
  sheet.tagged_at("P", left, 18 * mm, notice.sender, 13, true);
  double y = 45 * mm;
  sheet.at(left, y, notice.sender, 6.5);
  y += 5 * mm;
  for (const auto& line : notice.recipient) {
    sheet.tagged_at("P", left, y, line, 10);
    y += 5 * mm;
  }
  y = 45 * mm;
  for (const auto& [name, value] : notice.reference) {
    sheet.tagged_at("P", 125 * mm, y, name, 7);
    sheet.tagged_at("P", 125 * mm, y + 3.5 * mm, value, 9.5);
    y += 9.5 * mm;
  }
  sheet.go_to(std::max(y, 95 * mm) + 4 * mm);
}

}  // namespace

std::string PdfRenderer::pdf(const Notice& notice) const {
  std::string out;
  Sheet sheet{out, notice};
  head(sheet, notice);
  sheet.paragraph(notice.title, "H1", 16, true);
  sheet.skip(2 * mm);
  sheet.paragraph(notice.subject, "P", 10.5, true);
  for (const auto& block : notice.blocks) {
    sheet.skip(5 * mm);
    if (!block.heading.empty()) {
      sheet.keep(25 * mm);
      sheet.paragraph(block.heading, "H2", 11.5, true);
      sheet.skip(1.5 * mm);
    }
    int number = 0;
    for (const auto& text : block.texts) {
      if (block.numbered) {
        sheet.open("L");
        sheet.open("LI");
        sheet.paragraph(fmt::format("{}. {}", ++number, text), "LBody", 10, false, 4 * mm);
        sheet.close();
        sheet.close();
      } else {
        sheet.paragraph(text);
      }
      sheet.skip(2 * mm);
    }
  }
  sheet.finish();
  return archive_pdf(out, {notice.title, notice.subject, notice.sender, notice.made_at});
}

}  // namespace flurwerk::api
