// Redraws a PDF as pictures of its pages with boxes filled: what lay beneath is not in the result in any form.
#include <cairo-pdf.h>

#include "api/pdf/poppler_page.hpp"
#include "api/pdf/read_pdf.hpp"

namespace flurwerk::api {
namespace {

constexpr double drawn_dpi = 150, most_drawn_pixels = 36e6;  // an A1 sheet; larger ones get fewer dots an inch

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Free>;
using Pen = std::unique_ptr<cairo_t, Free>;

cairo_status_t keep(void* into, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

// The boxes are painted into the picture itself, before it becomes a page.
void cover(cairo_surface_t* picture, int page, const std::vector<CoveredBox>& boxes) {
  const Pen pen{cairo_create(picture)};
  const double width = cairo_image_surface_get_width(picture), height = cairo_image_surface_get_height(picture);
  cairo_set_antialias(pen.get(), CAIRO_ANTIALIAS_NONE);
  cairo_set_source_rgb(pen.get(), 0, 0, 0);
  for (const auto& box : boxes) {
    if (box.page != page) continue;
    // Whole pixels, outwards: no shade of a covered letter may remain at an edge.
    const double left = std::floor(box.left * width), top = std::floor(box.top * height);
    cairo_rectangle(pen.get(), left, top, std::ceil((box.left + box.width) * width) - left,
                    std::ceil((box.top + box.height) * height) - top);
    cairo_fill(pen.get());
  }
}

bool draw_page(cairo_t* onto, const poppler::page& page, int number, const std::vector<CoveredBox>& boxes) {
  const PageSize size = size_of(page);
  const double dpi = dots_per_inch(drawn_dpi, size.width, size.height, most_drawn_pixels);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_argb32);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  auto drawn = renderer.render_page(&page, dpi, dpi);
  if (!drawn.is_valid()) return false;
  const Surface picture{cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(drawn.data()),
                                                            CAIRO_FORMAT_RGB24, drawn.width(), drawn.height(),
                                                            drawn.bytes_per_row())};
  if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) return false;
  cover(picture.get(), number, boxes);
  cairo_surface_flush(picture.get());
  cairo_save(onto);
  cairo_scale(onto, size.width / drawn.width(), size.height / drawn.height());
  cairo_set_source_surface(onto, picture.get(), 0, 0);
  cairo_paint(onto);
  cairo_restore(onto);
  cairo_show_page(onto);
  return cairo_status(onto) == CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::optional<std::string> redact_pdf(const std::string& bytes, const std::vector<CoveredBox>& boxes) {
  const auto document = open_pdf(bytes);
  if (!document || document->is_locked() || document->pages() <= 0 || document->pages() > most_redacted_pages)
    return std::nullopt;
  const int pages = document->pages();  // a box on no page would cover nothing, and somebody believes that it did
  if (std::ranges::any_of(boxes, [&](const CoveredBox& box) { return box.page < 1 || box.page > pages; }))
    return std::nullopt;
  std::string out;
  {
    const Surface paper{cairo_pdf_surface_create_for_stream(keep, &out, 1, 1)};
    const Pen pen{cairo_create(paper.get())};
    for (int at = 0; at < document->pages(); ++at) {
      const std::unique_ptr<poppler::page> page{document->create_page(at)};
      if (!page) return std::nullopt;
      const PageSize size = size_of(*page);
      cairo_pdf_surface_set_size(paper.get(), size.width, size.height);
      if (!draw_page(pen.get(), *page, at + 1, boxes)) return std::nullopt;
    }
    cairo_surface_finish(paper.get());
    if (cairo_surface_status(paper.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  }
  return out;
}

}  // namespace flurwerk::api
