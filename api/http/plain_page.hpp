// Pages written whole on the server for people without an account or JavaScript: templates, forms, documents.
// Basis: webui/public/*/page.de.html and page.en.html are the templates; html.hpp fills them.
#pragma once

#include <string>

#include "api/http/html.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "permit-core/application.hpp"

namespace flurwerk::api {

inline const char* yes_mark(bool flag) { return flag ? "1" : ""; }

// `name` without its ending: "neighbour/page" and the language "de" give neighbour/page.de.html.
Response plain_page(const std::string& name, const std::string& language, const Fill& values, int status);

// How long somebody has been waited for, as the pages with JavaScript say it: "seit 12 Tagen". A day ahead counts as today.
std::string since_days(Date since, Date today, const std::string& language);

// "url", "title", "meta" of a document's latest version, read below `path`/documents.
Fill plain_document(const DocumentId& document, const DocumentVersion& shown, const std::string& path,
                    const std::string& language);

// The fields of a multipart form; each cut at 100,000 bytes, files left out.
Result<Fields> read_plain_form(Request& request);

}  // namespace flurwerk::api
