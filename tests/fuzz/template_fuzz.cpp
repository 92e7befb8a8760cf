// Page templates filled with what people typed: nothing typed becomes markup.
// Input: a template, a NUL, then texts a to e, each ended by a NUL.
#include <stdexcept>

#include "api/http/html.hpp"
#include "fuzz.hpp"
#include "permit-core/markup.hpp"

namespace {

using flurwerk::fuzz::must;

std::string plain(std::string_view escaped) {
  constexpr std::pair<std::string_view, char> entities[]{
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  while (!escaped.empty()) {
    std::size_t used = 0;
    for (const auto& [entity, character] : entities) {
      if (!escaped.starts_with(entity)) continue;
      out += character;
      used = entity.size();
    }
    if (used == 0) out += escaped.front();
    escaped.remove_prefix(used == 0 ? 1 : used);
  }
  return out;
}

std::size_t count(std::string_view text, std::string_view of) {
  std::size_t found = 0;
  for (auto at = text.find(of); at != std::string_view::npos; at = text.find(of, at + 1)) ++found;
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  if (size > 2000) return 0;
  auto rest = fuzz::text_of(data, size);
  const auto page = fuzz::cut(rest, '\0');
  api::Fill values;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    const auto typed = fuzz::cut(rest, '\0');
    const auto shown = escaped(typed);
    must(plain(shown) == typed, "escaping loses nothing");
    must(shown.find_first_of("<>\"'") == std::string::npos, "escaped text is no markup");
    values.texts[name] = typed;
  }
  values.sections["s"] = {api::Fill{{{"a", values.texts["b"]}}, {}}};
  try {
    const auto out = api::fill(page, values);
    for (const char* mark : {"<", ">", "\"", "'"})
      must(count(out, mark) <= count(page, mark), "only the template has markup");
  } catch (const std::logic_error& error) {
    must(std::string_view(error.what()).starts_with("template: ") && page.find("{{") != std::string_view::npos,
         "only a broken template is refused");
  }
  return 0;
}
