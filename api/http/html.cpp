#include "api/http/html.hpp"

#include <stdexcept>

#include "permit-core/markup.hpp"

namespace flurwerk::api {

namespace {

using Scopes = std::vector<const Fill*>;

const std::string* text_named(const Scopes& scopes, const std::string& name) {
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    if (const auto found = (*scope)->texts.find(name); found != (*scope)->texts.end()) return &found->second;
  }
  return nullptr;
}

const std::vector<Fill>* section_named(const Scopes& scopes, const std::string& name) {
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    if (const auto found = (*scope)->sections.find(name); found != (*scope)->sections.end()) return &found->second;
  }
  return nullptr;
}

void write(std::string_view page, const Scopes& scopes, std::string& out);

// `rest` begins behind the opening tag; gives what follows the closing one.
std::string_view write_section(char mark, const std::string& name, std::string_view rest, const Scopes& scopes,
                               std::string& out) {
  const std::string end = "{{/" + name + "}}";
  const auto at = rest.find(end);
  if (at == std::string_view::npos) throw std::logic_error("template: section " + name + " is not closed");
  const auto inner = rest.substr(0, at);
  const auto* entries = section_named(scopes, name);
  const auto* text = text_named(scopes, name);
  const bool there =
      (entries != nullptr && !entries->empty()) || (entries == nullptr && text != nullptr && !text->empty());
  if (mark == '^') {
    if (!there) write(inner, scopes, out);
  } else if (there && entries == nullptr) {
    write(inner, scopes, out);
  } else if (there) {
    for (const auto& entry : *entries) {
      Scopes deeper = scopes;
      deeper.push_back(&entry);
      write(inner, deeper, out);
    }
  }
  return rest.substr(at + end.size());
}

void write(std::string_view page, const Scopes& scopes, std::string& out) {
  while (true) {
    const auto open = page.find("{{");
    out += page.substr(0, open);
    if (open == std::string_view::npos) return;
    const auto close = page.find("}}", open);
    if (close == std::string_view::npos) throw std::logic_error("template: {{ without }}");
    const std::string name{page.substr(open + 2, close - open - 2)};
    page = page.substr(close + 2);
    if (name.empty() || name[0] == '!') continue;  // a comment
    if (name[0] == '#' || name[0] == '^') {
      page = write_section(name[0], name.substr(1), page, scopes, out);
    } else if (const auto* text = text_named(scopes, name)) {
      out += escaped(*text);
    }
  }
}

}  // namespace

std::string fill(std::string_view page, const Fill& values) {
  std::string out;
  write(page, {&values}, out);
  return out;
}

}  // namespace flurwerk::api
