// JSON as strangers send it: well-formed, bounded in size and depth, no key twice, no number that does not fit.
// RFC 8259; what it leaves open (duplicate names, huge numbers) follows I-JSON, RFC 7493.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "permit-core/refusal.hpp"

namespace flurwerk {

struct JsonLimits {
  std::size_t depth = 64;
  std::size_t bytes = 1U << 20U;
  std::size_t keys_per_object = 10'000;
};

// Builds nothing. Refuses as malformed "json-malformed" (with line:column), "json-too-deep", "key-twice",
// "key-not-allowed" ("__proto__"), "too-many-keys", "number-out-of-range" (with the JSON pointer as field), and as
// too_large "json-too-large". The server calls it for every JSON body before the handler.
Result<void> check_json(std::string_view text, const JsonLimits& limits = {});

// The document, once check_json has let it through.
Result<nlohmann::json> parse_strict_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace flurwerk
