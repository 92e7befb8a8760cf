// What all PDFs share: owners of Cairo's and Pango's objects, millimetres, and text set in the one embedded face.
// Cairo counts points of 1/72 inch.
#pragma once

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "permit-core/calendar/date.hpp"

namespace flurwerk::api {

constexpr double mm = 72.0 / 25.4;  // points

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using Surface = std::unique_ptr<cairo_surface_t, Free>;
using Context = std::unique_ptr<cairo_t, Free>;
using Layout = std::unique_ptr<PangoLayout, Free>;

// A PDF that grows in `out`; sizes in points. It says that it was made at `made_at`, not when Cairo looked at the clock.
Surface pdf_into(std::string& out, double width, double height, const std::string& title, const std::string& subject,
                 Instant made_at);
// Ends the document; a Cairo error is a bug or a full memory: std::runtime_error.
void finish(const Surface& surface, const Context& context);

// Text of `size` points, wrapped at `width` points (negative: in one line).
Layout set_text(const Context& context, const std::string& text, double size, bool bold, double width);

}  // namespace flurwerk::api
