// The sentences of a scenario that say what must come of a step, each checked against the case as the log has it.
// Basis: tests/scenarios/README.md; "flurwerk scenario --grammar" prints the patterns of this table.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/app/outlook.hpp"
#include "api/app/ports/case.hpp"
#include "api/cli/scenario/script.hpp"

namespace flurwerk::api::scenario {

// What there is to look at after a step.
struct Outcome {
  std::optional<Case> before, after;                     // none: no case yet
  std::optional<Refusal> refusal;                        // of the step
  std::optional<Derivation> derivation;                  // of a period without a case
  std::vector<std::string> warnings;                     // codes, of the case as it stands
  std::vector<Outlook> outlooks;                         // of the case as it stands
  std::optional<participation::AwaitedStart> awaited{};  // of a decision period that statements will begin
  std::map<std::string, NeighbourId> neighbours{};       // by name
  Date today{};
};

// What was found instead, and how the dates concerned came about.
struct Miss {
  std::string got;
  std::vector<std::string> derivation;
};

struct Expectation {
  std::string_view pattern;  // "<rule> due <date>"
  std::optional<Miss> (*check)(const Outcome& outcome, const Words& found);
};
std::span<const Expectation> expectations();
const Expectation* expectation_for(const Words& words);  // nullptr: no such sentence

// A derivation in lines for people.
std::vector<std::string> told(const Derivation& derivation);

}  // namespace flurwerk::api::scenario
