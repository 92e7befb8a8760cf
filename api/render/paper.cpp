#include "api/render/paper.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace flurwerk::api {

namespace {

constexpr const char* face = "DejaVu Sans";

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Surface pdf_into(std::string& out, double width, double height, const std::string& title, const std::string& subject,
                 Instant made_at) {
  Surface surface{cairo_pdf_surface_create_for_stream(append, &out, width, height)};
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT, subject.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Flurwerk");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, to_string(made_at).c_str());
  return surface;
}

void finish(const Surface& surface, const Context& context) {
  cairo_show_page(context.get());
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(fmt::format("cairo: {}", cairo_status_to_string(status)));
  }
}

Layout set_text(const Context& context, const std::string& text, double size, bool bold, double width) {
  Layout layout{pango_cairo_create_layout(context.get())};
  const std::unique_ptr<PangoFontDescription, Free> font{pango_font_description_new()};
  pango_font_description_set_family(font.get(), face);
  pango_font_description_set_size(font.get(), static_cast<int>(size * PANGO_SCALE));
  if (bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font.get());
  if (width >= 0) pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  // No ligatures: reading aids and searches would stumble over them.
  const std::unique_ptr<PangoAttrList, Free> plain{pango_attr_list_new()};
  pango_attr_list_insert(plain.get(), pango_attr_font_features_new("liga 0, clig 0"));
  pango_layout_set_attributes(layout.get(), plain.get());
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  return layout;
}

}  // namespace flurwerk::api
