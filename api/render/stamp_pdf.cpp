// A seal in the upper right corner of every page of somebody's PDF, the right way up however the page is turned.
// Basis: § 74 HBO (the approved Bauvorlagen belong to the permit); qpdf adds to the file, its own content stays as it is.
#define POINTERHOLDER_TRANSITION 4  // nothing of qpdf 10
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "api/render/paper.hpp"
#include "api/render/pdf_renderer.hpp"

namespace flurwerk::api {

namespace {

constexpr double seal_width = 72 * mm, seal_padding = 2.5 * mm, seal_margin = 6 * mm;
constexpr double heading_size = 9, line_size = 7;

tl::unexpected<Refusal> unstampable(const std::string& why) {
  return refuse(
      RefusalKind::unsupported, "cannot-be-stamped",
      {"Dieses PDF lässt sich nicht stempeln: " + why, "This PDF cannot be stamped: " + why},
      {"Den Plan ohne Kennwort und unbeschädigt neu ablegen; maßgeblich ist die im Bescheid genannte SHA-256.",
       "File the plan again, undamaged and without a password; the SHA-256 named in the notice is decisive."});
}

// The seal alone, as a PDF of one small page.
std::string seal_pdf(const Stamp& stamp) {
  const double inner_width = seal_width - 2 * seal_padding;
  std::string measured, out;
  const auto draw = [&](std::string& into, double height) {
    const auto surface = pdf_into(into, seal_width, height, stamp.heading, "", stamp.made_at);
    const Context cairo{cairo_create(surface.get())};
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint_with_alpha(cairo.get(), 0.8);
    cairo_set_source_rgb(cairo.get(), 0, 0.25, 0.55);
    cairo_rectangle(cairo.get(), 0.75, 0.75, seal_width - 1.5, height - 1.5);
    cairo_set_line_width(cairo.get(), 1.5);
    cairo_stroke(cairo.get());
    double y = seal_padding;
    const auto line = [&](const std::string& text, double size, bool bold) {
      const auto layout = set_text(cairo, text, size, bold, inner_width);
      cairo_move_to(cairo.get(), seal_padding, y);
      pango_cairo_show_layout(cairo.get(), layout.get());
      int wide = 0, high = 0;
      pango_layout_get_size(layout.get(), &wide, &high);
      y += pango_units_to_double(high);
    };
    line(stamp.heading, heading_size, true);
    for (const auto& text : stamp.lines) line(text, line_size, false);
    finish(surface, cairo);
    return y + seal_padding;
  };
  draw(out, draw(measured, 100 * mm));
  return out;
}

// Where the seal goes on the page as it is stored, so that it is seen in the upper right corner.
QPDFObjectHandle::Rectangle corner_of(QPDFPageObjectHelper& page, double height) {
  auto box = page.getTrimBox().getArrayAsRectangle();
  auto rotation = page.getAttribute("/Rotate", false);
  const int turned = rotation.isInteger() ? ((rotation.getIntValueAsInt() % 360) + 360) % 360 : 0;
  const bool lying = turned % 180 != 0;
  const double seen_width = lying ? box.ury - box.lly : box.urx - box.llx;
  const double scale = std::clamp((seen_width - 2 * seal_margin) / seal_width, 0.1, 1.0);  // on small pages
  const double wide = scale * (lying ? height : seal_width), high = scale * (lying ? seal_width : height);
  const bool right = turned == 0 || turned == 270, top = turned == 0 || turned == 90;
  const double x = right ? box.urx - seal_margin - wide : box.llx + seal_margin;
  const double y = top ? box.ury - seal_margin - high : box.lly + seal_margin;
  return {x, y, x + wide, y + high};
}

void put(QPDF& document, QPDFPageObjectHelper& page, QPDFObjectHandle seal, double height) {
  auto resources = page.getAttribute("/Resources", true);
  if (!resources.isDictionary()) {
    resources = QPDFObjectHandle::newDictionary();
    page.getObjectHandle().replaceKey("/Resources", resources);
  }
  int suffix = 1;
  const auto name = resources.getUniqueResourceName("/Seal", suffix);
  const auto content = page.placeFormXObject(seal, name, corner_of(page, height));
  if (content.empty()) return;
  auto objects = QPDFObjectHandle::newDictionary();
  objects.replaceKey(name, seal);
  auto more = QPDFObjectHandle::newDictionary();
  more.replaceKey("/XObject", objects);
  resources.mergeResources(more);
  page.addPageContents(QPDFObjectHandle::newStream(&document, "q\n"), true);
  page.addPageContents(QPDFObjectHandle::newStream(&document, "\nQ\n" + content), false);
}

}  // namespace

Result<std::string> PdfRenderer::stamped(const std::string& pdf, const Stamp& stamp) const {
  const auto seal_file = seal_pdf(stamp);
  try {
    QPDF sealing;
    sealing.processMemoryFile("seal", seal_file.data(), seal_file.size());
    auto seal_page = QPDFPageDocumentHelper(sealing).getAllPages().at(0);
    const auto box = seal_page.getMediaBox().getArrayAsRectangle();
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("plan", pdf.data(), pdf.size());
    if (document.isEncrypted()) return unstampable("verschlüsselt / encrypted");
    const auto seal = document.copyForeignObject(seal_page.getFormXObjectForPage());
    for (auto& page : QPDFPageDocumentHelper(document).getAllPages()) put(document, page, seal, box.ury - box.lly);
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const std::unique_ptr<Buffer> bytes{writer.getBuffer()};
    return std::string{reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
  } catch (const QPDFExc& error) {
    return unstampable(error.getMessageDetail());
  }
}

}  // namespace flurwerk::api
