// HTML written on the server: escaping, and the filling of page templates without logic.
// Basis: mustache's {{name}}, {{#section}}...{{/section}}, {{^section}}...{{/section}}; everything is escaped.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace flurwerk::api {

// Values for a template: texts, and sections that are repeated (no entries: left out).
struct Fill {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::vector<Fill>> sections;
};

// Names are looked up outwards. Throws std::logic_error for an unclosed section: templates are part of the program.
std::string fill(std::string_view page, const Fill& values);

}  // namespace flurwerk::api
