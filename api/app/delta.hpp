// Use cases when plans change during the participation: what changed for whom, and the delta round that follows from it.
// Basis: participation/delta.hpp, delta_round.hpp; geo/compare.hpp for what the checks say otherwise.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "api/app/statements.hpp"
#include "geo/compare.hpp"
#include "participation/delta.hpp"
#include "participation/delta_round.hpp"

namespace flurwerk::api {

struct Delta {
  std::optional<Case> the_case;                    // that the proposals point into
  std::vector<participation::Proposal> proposals;  // one for each overtaken request
  std::vector<geo::Change> findings;               // between the oldest plans that somebody was asked about and today's
  geo::Crs crs{};                                  // of today's design
  std::optional<Text> not_compared;                // why there are no findings
  std::vector<SuggestedAgency> further;            // whom a rule names now and nobody has asked
};
Result<Delta> delta_of(const App& app, const View& view, const Caller& caller, const ApplicationId& application);

// `command` without ids, which are given here, and without the day.
Result<Done> open_delta_round(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, participation::OpenDeltaRound command);

}  // namespace flurwerk::api
