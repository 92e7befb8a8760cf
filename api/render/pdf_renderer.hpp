// Sets notices and drawings as PDFs with Pango and Cairo: fonts embedded, text that can be searched.
// DIN 5008 places of address and reference fields; drawings on A4 or A3 at their true scale.
#pragma once

#include "api/app/ports/renderer.hpp"

namespace flurwerk::api {

class PdfRenderer final : public Renderer {
 public:
  std::string pdf(const Notice& notice) const override;
  std::string pdf(const DrawingSheet& sheet) const override;                               // drawing_pdf.cpp
  Result<std::string> stamped(const std::string& pdf, const Stamp& stamp) const override;  // stamp_pdf.cpp
  std::string odt(const Paper& paper) const override;                                      // office.cpp
  std::string xlsx(const Paper& paper) const override;
};

}  // namespace flurwerk::api
