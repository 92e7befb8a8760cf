// Use case: a copy of a filed PDF in which a clerk has covered what the public must not see; and which copy is shown for what.
// Basis: § 72 HBO with Art. 5 Abs. 1 Buchst. c DSGVO. The original stays as it is; what was covered is not in the copy at all.
#pragma once

#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "api/app/ports/pdf_reader.hpp"

namespace flurwerk::api {

// Files the copy as a document of the authority, or as a new version of the copy that this document already has.
// Refused: no PDF, nothing to cover, a box outside the page, what the PdfReader refuses, another one being made just now.
Result<Done> redact_document(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const DocumentId& document, int version,
                             const std::vector<CoveredBox>& boxes);

// The newest redacted copy of this version of a document (0: of any); nullptr if there is none.
struct RedactedCopy {
  const FiledDocument* document = nullptr;
  const DocumentVersion* version = nullptr;
};
RedactedCopy redacted_copy_of(const Application& application, const DocumentId& document, int version);

}  // namespace flurwerk::api
