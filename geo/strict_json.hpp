// JSON as strangers send it: bounded in size and depth, no duplicate keys, no numbers that do not fit.
// Basis: RFC 8259; what it leaves open ("names SHOULD be unique") is refused here.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

// Codes: "too-large", "too-deep", "not-json", "number-out-of-range", "duplicate-key".
Result<nlohmann::json> parse_strict_json(std::string_view text, std::size_t max_bytes, std::size_t max_depth);

}  // namespace flurwerk::geo
