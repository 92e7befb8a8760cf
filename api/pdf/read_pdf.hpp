// Reads and redraws PDFs with poppler and tesseract. Runs in the confined child alone: see child.hpp.
// Basis: permit-core/pre_check.hpp (PdfReading), api/app/ports/pdf_reader.hpp (what redacting promises).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/ports/pdf_reader.hpp"

namespace flurwerk::api {

PdfReading read_pdf(const std::string& bytes);

// None when it cannot be read, or has more than most_redacted_pages.
inline constexpr int most_redacted_pages = 60;
std::optional<std::string> redact_pdf(const std::string& bytes, const std::vector<CoveredBox>& boxes);

}  // namespace flurwerk::api
