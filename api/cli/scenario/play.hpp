// Plays a scenario and says where it went otherwise: twice, with the program running daily and with it switched off
// between the steps, because the law does not care when a computer looks.
// Basis: tests/scenarios/README.md.
#pragma once

#include <string>
#include <vector>

#include "api/cli/scenario/script.hpp"

namespace flurwerk::api::scenario {

struct Failure {
  int line;
  std::string expected, got;
  std::vector<std::string> derivation;  // lines; empty where no date is concerned
};
struct Played {
  std::size_t steps = 0, expectations = 0;
  std::vector<Failure> failures;
};

// Refused as "scenario-line": a sentence that is none of the grammar's.
Result<Played> play(const Script& script);
std::string grammar();  // every sentence, one a line

}  // namespace flurwerk::api::scenario
