#include "api/render/pdf_renderer.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <memory>
#include <stdexcept>

namespace flurwerk::api {

namespace {

constexpr double mm = 72.0 / 25.4;  // points
constexpr double page_width = 210 * mm;
constexpr double page_height = 297 * mm;
constexpr double left = 25 * mm;
constexpr double text_width = page_width - left - 20 * mm;
constexpr double bottom = page_height - 25 * mm;
constexpr const char* face = "DejaVu Sans";

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

// One document in the making: a cursor that runs down the page and starts a new one when it is full.
class Sheet {
 public:
  Sheet(std::string& out, const Notice& notice)
      : surface_{cairo_pdf_surface_create_for_stream(append, &out, page_width, page_height)},
        cairo_{cairo_create(surface_.get())},
        notice_{notice} {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, notice.title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_SUBJECT, notice.subject.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Flurwerk");
    margins();
  }

  // Sets a paragraph at the cursor, line by line, over as many pages as it takes.
  void paragraph(const std::string& text, double size = 10, bool bold = false, double indent = 0) {
    const auto layout = set(text, size, bold, text_width - indent);
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
    const auto layout = set(text, size, bold, page_width - x - 15 * mm);
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout.get());
  }

  void skip(double points) { y_ += points; }
  void go_to(double y) { y_ = y; }
  void keep(double points) {  // a heading does not stand alone at the foot of a page
    if (y_ + points > bottom) next_page();
  }

  void finish() {
    cairo_show_page(cairo_.get());
    cairo_surface_finish(surface_.get());
    if (const auto status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS) {
      throw std::runtime_error(fmt::format("cairo: {}", cairo_status_to_string(status)));
    }
  }

 private:
  std::unique_ptr<PangoLayout, Free> set(const std::string& text, double size, bool bold, double width) {
    std::unique_ptr<PangoLayout, Free> layout{pango_cairo_create_layout(cairo_.get())};
    const std::unique_ptr<PangoFontDescription, Free> font{pango_font_description_new()};
    pango_font_description_set_family(font.get(), face);
    pango_font_description_set_size(font.get(), static_cast<int>(size * PANGO_SCALE));
    if (bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return layout;
  }

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

  std::unique_ptr<cairo_surface_t, Free> surface_;
  std::unique_ptr<cairo_t, Free> cairo_;
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
