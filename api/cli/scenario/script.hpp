// A Script is a text scenario as a lawyer writes it: who does what on which day, and what must come of it.
// Basis: tests/scenarios/README.md has the grammar; the sentences themselves stand in acts.cpp and expectations.cpp.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api::scenario {

using Words = std::vector<std::string>;

struct Sentence {
  int line = 0;  // from 1
  Words words;   // "in quotes" counts as one
};
std::string text_of(const Words& words);

struct Step {
  std::optional<Date> on;            // none: a period, computed without a case
  std::chrono::minutes at{10 * 60};  // on the clocks of Berlin
  Sentence what;
  std::vector<Sentence> expected;
};

struct Script {
  std::string file, title, land = "HE", procedure = "simplified";
  std::vector<Step> steps;
};

// Refused: a line that is none of the grammar's, as "FILE:LINE"; days out of order.
Result<Script> read_script(const std::string& file, std::string_view text);

// "authority demands <documents> within <length>" against words: what stands at each <...>, or nothing.
std::optional<Words> match(std::string_view pattern, const Words& words);

}  // namespace flurwerk::api::scenario
