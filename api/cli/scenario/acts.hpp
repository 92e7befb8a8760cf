// The sentences of a scenario that do something, and the use case behind each.
// Basis: tests/scenarios/README.md; "flurwerk scenario --grammar" prints the patterns of this table.
#pragma once

#include <span>
#include <string_view>

#include "api/cli/scenario/stage.hpp"

namespace flurwerk::api::scenario {

struct Act {
  std::string_view pattern;  // "authority extends decision by <length>"
  Result<void> (*play)(Stage& stage, const Words& found);
};
std::span<const Act> acts();
const Act* act_for(const Words& words);  // nullptr: no such sentence

}  // namespace flurwerk::api::scenario
