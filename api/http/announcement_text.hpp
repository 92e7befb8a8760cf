// What announcement pages and feeds share. Internal to api/http.
// Basis: § 72 Abs. 3 HBO.
#pragma once

#include <string>

namespace flurwerk::api {

std::string first_line(const std::string& text);  // of the subject: its heading

}  // namespace flurwerk::api
