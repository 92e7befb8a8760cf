// A plan as the permit approved it, with the authority's seal on every page.
// Basis: § 74 HBO; the file that was filed stays as it is, the sealed one is made anew each time, always the same bytes.
#pragma once

#include "api/app/change.hpp"

namespace flurwerk::api {

// The version of an applicant's document that the permit covers, nullptr where there is none or no permit: the last that was
// filed when the notice was made or, of a permit by silence, when the period for the decision ended.
const DocumentVersion* approved_version(const Application& application, const FiledDocument& document);
// Is it the version of an applicant's document that a permit approves, served and not cancelled since?
bool is_approved(const Application& application, const FiledDocument& document, int version);

// The bytes of a PDF. Refused: who may not read the document; no permit that approves this version (not-approved); a file
// that is no PDF, too large or damaged (cannot-be-stamped).
Result<std::string> approved_plan(const App& app, const Caller& caller, const ApplicationId& application,
                                  const DocumentId& document, int version);

}  // namespace flurwerk::api
