// What of a case each side gets to see: the applicant no unserved decision, an agency nothing but what was released to it.
// Basis: § 70 Abs. 1 HBO, Art. 5 DSGVO (data minimisation). Who sees the case at all: permit-core/access.
#pragma once

#include "api/app/caller.hpp"
#include "api/app/ports/case.hpp"

namespace flurwerk::api {

enum class Onlooker { applicant, authority, agency };
Onlooker onlooker(const Caller& caller, const Case& the_case);

// Versions of a document that the caller may read, oldest first; empty: none. What was released is read as it was
// released: an agency that was asked about the first version is never shown a later one. An attachment of a statement is
// read by the applicant once a question of the authority names it, or the decision is served.
std::vector<int> readable_versions(const Caller& caller, const Case& the_case, const DocumentId& document);
bool may_see(const Caller& caller, const Case& the_case, const DocumentId& document);
// Statements of others: the authority always, an agency its own, the applicant once the decision is served.
bool may_see_statement(const Caller& caller, const Case& the_case, const RequestId& request);
bool may_see_decision(const Caller& caller, const Case& the_case);
// Requests that may be listed at all: an agency sees its own only, and those handed on to it.
bool may_see_request(const Caller& caller, const Case& the_case, const RequestId& request);

// The caller sees this request only because the asked agency handed it on to theirs.
bool reads_along(const Caller& caller, const participation::StatementRequest& request);

Refusal no_such_document();

}  // namespace flurwerk::api
