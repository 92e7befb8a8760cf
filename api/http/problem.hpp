// Refusals as application/problem+json: the one place that knows both kinds of refusal and HTTP status codes.
// RFC 9457.
#pragma once

#include <string_view>

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

int status_of(RefusalKind kind);

// {type, title, status, code, detail, text{de,en}, cure{de,en}, legal_basis, field}; detail in the given language.
Response problem(const Refusal& refusal, Language language);
// For what HTTP itself refuses (405, 431, 503, ...): same body, status given.
Response problem(int status, std::string_view code, const Text& text, Language language, const Text& cure = {});

}  // namespace flurwerk::api
