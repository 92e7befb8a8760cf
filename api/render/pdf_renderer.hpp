// Sets a Notice as a PDF with Pango and Cairo: A4, fonts embedded, text that can be searched.
// DIN 5008 places of address and reference fields.
#pragma once

#include "api/app/ports/renderer.hpp"

namespace flurwerk::api {

class PdfRenderer final : public Renderer {
 public:
  std::string pdf(const Notice& notice) const override;
};

}  // namespace flurwerk::api
