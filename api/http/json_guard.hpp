// Says whether a JSON text is safe to parse: well-formed, not too deep, no key twice, no number out of range.
// RFC 8259; I-JSON (RFC 7493) for duplicate keys and numbers.
#pragma once

#include <cstddef>
#include <string_view>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct JsonLimits {
  std::size_t depth = 64;
  std::size_t bytes = 1U << 20U;
  std::size_t keys_per_object = 10'000;
};

// Refuses (malformed or too_large) with the JSON pointer or byte offset at fault. Also "__proto__" as a key.
// The server calls it for every BodyKind::json before the handler; call it for JSON that comes another way.
Result<void> check_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace flurwerk::api
