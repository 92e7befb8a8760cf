// What a personal code opens at /n/{code}: a neighbour's page (neighbour_page.cpp) or that of an inspection of the file
// (file_access.cpp). Basis: § 71 HBO, § 29 HVwVfG; a code opens what was released to its holder and nothing else.
#pragma once

#include <string>

#include "api/app/neighbours.hpp"
#include "api/http/call.hpp"

namespace flurwerk::api {

struct CodePage {
  std::string path;  // "/n/{code}"
  std::string language = "de";
};

// The list of what may be read, noted as read; once it has ended, the page says so.
Result<Response> file_access_page(Call& call, const CodePage& page, const CodeHolder& holder);
Result<Response> file_access_document(Call& call, const CodeHolder& holder, const DocumentId& document);

}  // namespace flurwerk::api
