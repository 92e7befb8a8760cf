// A PdfReading as JSON and back: what the reading child prints, and what the store keeps.
// Basis: permit-core/pre_check.hpp; written and read by this program alone, of the same version or an older one.
#pragma once

#include <string>
#include <string_view>

#include "permit-core/pre_check.hpp"

namespace flurwerk::api {

// Texts that are no sound UTF-8 come out with replacement characters.
std::string pdf_reading_json(const PdfReading& reading);
// None when the text is not what pdf_reading_json() writes: a child that was led astray must not lead us.
std::optional<PdfReading> pdf_reading_from(std::string_view text);

}  // namespace flurwerk::api
