// The synopsis as a paper: for word processors, spreadsheets and print.
// Basis: § 70 Abs. 1, § 74 Abs. 4 HBO. What stands here is what the page shows, no more.
#pragma once

#include "api/app/change.hpp"
#include "api/app/ports/renderer.hpp"

namespace flurwerk::api {

// Statements by topic and agency, then each condition with how it was weighed and where it stands in the decision.
Result<Paper> synopsis_paper(const App& app, const Caller& caller, const ApplicationId& application);
// The same as a PDF to print.
std::string as_pdf(const App& app, const Paper& paper);

}  // namespace flurwerk::api
