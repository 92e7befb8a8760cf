#define POINTERHOLDER_TRANSITION 4
#include "tests/pdf/papers.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace flurwerk::api::test {
namespace {

constexpr double mm = 72 / 25.4;

cairo_status_t keep(void* into, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void write_lines(cairo_t* pen, const Sheet& sheet) {
  cairo_set_source_rgb(pen, 0, 0, 0);
  cairo_select_font_face(pen, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  for (const auto& line : sheet.lines) {
    cairo_set_font_size(pen, line.size);
    cairo_move_to(pen, line.x_mm * mm, line.y_mm * mm);
    cairo_show_text(pen, line.text.c_str());
  }
}

void scan(cairo_t* onto, const Sheet& sheet) {
  constexpr double dots = 200.0 / 72;
  auto* picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(sheet.width_mm * mm * dots),
                                             static_cast<int>(sheet.height_mm * mm * dots));
  auto* pen = cairo_create(picture);
  cairo_set_source_rgb(pen, 1, 1, 1);
  cairo_paint(pen);
  cairo_scale(pen, dots, dots);
  write_lines(pen, sheet);
  cairo_destroy(pen);
  cairo_save(onto);
  cairo_scale(onto, 1 / dots, 1 / dots);
  cairo_set_source_surface(onto, picture, 0, 0);
  cairo_paint(onto);
  cairo_restore(onto);
  cairo_surface_destroy(picture);
}

std::string written(QPDFWriter& writer) {
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string pdf_of(const std::vector<Sheet>& sheets) {
  std::string out;
  auto* paper = cairo_pdf_surface_create_for_stream(keep, &out, 1, 1);
  auto* pen = cairo_create(paper);
  for (const auto& sheet : sheets) {
    cairo_pdf_surface_set_size(paper, sheet.width_mm * mm, sheet.height_mm * mm);
    sheet.scanned ? scan(pen, sheet) : write_lines(pen, sheet);
    cairo_show_page(pen);
  }
  cairo_destroy(pen);
  cairo_surface_finish(paper);
  cairo_surface_destroy(paper);
  return out;
}

std::string encrypted(const std::string& pdf, const std::string& password) {
  QPDF file;
  file.processMemoryFile("plain", pdf.data(), pdf.size());
  QPDFWriter writer{file};
  writer.setR6EncryptionParameters(password.c_str(), "owner", true, true, false, false, false, false, qpdf_r3p_full,
                                   true);
  return written(writer);
}

std::string turned(const std::string& pdf, int degrees) {
  QPDF file;
  file.processMemoryFile("plain", pdf.data(), pdf.size());
  for (auto& page : QPDFPageDocumentHelper{file}.getAllPages()) page.rotatePage(degrees, false);
  QPDFWriter writer{file};
  return written(writer);
}

std::size_t InMemory::read(std::int64_t offset, std::span<char> buffer) const {
  if (offset >= size()) return 0;
  const auto n = std::min(buffer.size(), bytes_.size() - static_cast<std::size_t>(offset));
  std::copy_n(bytes_.begin() + offset, n, buffer.begin());
  return n;
}

}  // namespace flurwerk::api::test
