// Pages written whole on the server for people without an account or JavaScript: templates, forms, documents.
// Basis: webui/public/*/page.de.html and page.en.html are the templates; html.hpp fills them.
#pragma once

#include <string>
#include <string_view>

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

inline constexpr std::size_t longest_form_field = 100'000;  // bytes

// The fields of a multipart form, files left out. Refused: as form_field_kept says.
Result<Fields> read_plain_form(Request& request);
// Adds bytes to a field as they come in, one past the longest at most, so that form_field_kept can tell.
void add_to_form_field(std::string& value, std::string_view bytes);
// What is kept has to be the whole text, and text. Refused: "text-too-long", "text-not-utf8".
Result<void> form_field_kept(std::string_view value);

}  // namespace flurwerk::api
