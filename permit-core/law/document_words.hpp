// By which words a paper says what it is, and the scale that such a drawing usually has; for the pre-check alone.
// Basis: usage of drawing offices (words), Bauvorlagenerlass (scales, with how sure they are); document_words.json.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permit-core/embedded.hpp"
#include "permit-core/law/sourced.hpp"

namespace flurwerk {

struct UsualScale : Sourced {
  int denominator = 0;
};
struct DocumentWords {
  std::string type;                   // id of RequiredDocument
  std::vector<std::string> words;     // in title blocks and headings, as written there
  std::optional<UsualScale> scale{};  // set for drawings
};

std::span<const DocumentWords> document_words();

std::span<const EmbeddedFile> embedded_files_document_words();

}  // namespace flurwerk
