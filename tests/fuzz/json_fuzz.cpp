// The guard before every JSON body: what it lets through parses, keeps its limits and survives being written again.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "permit-core/strict_json.hpp"

namespace {

using flurwerk::fuzz::must;
using nlohmann::json;

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
  const auto document = parse_strict_json(text, {most_levels, most_bytes, 10'000});
  if (!document) {
    fuzz::must_explain(document.error());
    return 0;
  }
  must(depth_of(*document) <= most_levels, "the depth limit holds");
  const std::string again = document->dump();
  const auto reread = parse_strict_json(again, {most_levels, 8 * most_bytes, 10'000});
  must(reread.has_value(), "what we write we accept");
  must(*reread == *document, "writing and reading changes nothing");
  return 0;
}
