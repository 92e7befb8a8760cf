// The JSON guard of the server and the strict reader of geo: what the one lets through the other reads alike.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/http/json_guard.hpp"
#include "fuzz.hpp"
#include "geo/strict_json.hpp"

namespace {

using nlohmann::json;
using flurwerk::fuzz::must;

constexpr std::size_t most_bytes = 1U << 20U;
constexpr std::size_t most_levels = 64;

std::size_t depth_of(const json& value) {
  std::size_t below = 0;
  if (value.is_structured()) {
    for (const auto& item : value) below = std::max(below, depth_of(item));
    ++below;
  }
  return below;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  const auto text = fuzz::text_of(data, size);
  const auto guarded = api::check_json(text, {most_levels, most_bytes, 10'000});
  const auto strict = geo::parse_strict_json(text, most_bytes, most_levels);
  if (!strict) fuzz::must_explain(strict.error());
  if (!guarded) {
    fuzz::must_explain(guarded.error());
    // Only what would be another program's trouble may differ.
    must(!strict || guarded.error().code == "key-not-allowed", "both readers refuse the same texts");
    return 0;
  }
  must(strict.has_value(), "both readers accept the same texts");
  const json document = json::parse(text);  // throws on nothing that was let through
  must(document == *strict, "both readers read the same");
  must(depth_of(document) <= most_levels, "the depth limit holds");
  const std::string again = document.dump();
  must(api::check_json(again, {most_levels, 8 * most_bytes, 10'000}).has_value(), "what we write we accept");
  must(json::parse(again) == document, "writing and reading changes nothing");
  return 0;
}
