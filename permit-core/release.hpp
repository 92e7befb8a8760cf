// A document as it was released (freigegeben) to an agency, a neighbour or the public: this version and no later one.
// Basis: Art. 5 Abs. 1 lit. c DSGVO; § 70 Abs. 1, §§ 71, 72 HBO: each sees what it was asked about, nothing else.
#pragma once

#include <optional>
#include <span>

#include "permit-core/id.hpp"

namespace flurwerk {

struct ReleasedDocument {
  DocumentId document;
  int version = 0;  // 0 in events written before releases named it: the one that was newest then
  friend bool operator==(const ReleasedDocument&, const ReleasedDocument&) = default;
};

// The version of `document` among these; none: it is not among them.
inline std::optional<int> released_version(std::span<const ReleasedDocument> released, const DocumentId& document) {
  for (const ReleasedDocument& one : released) {
    if (one.document == document) return one.version;
  }
  return {};
}

}  // namespace flurwerk
