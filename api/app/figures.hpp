// Process figures of an authority: how long its agencies and its own steps take, and what ends by silence or late.
// Basis: § 70 Abs. 1 and 2, § 65 Abs. 2 HBO and the like of each Land; counted over all of its cases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/caller.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct ProcessFigure {
  AgencyId agency{};  // empty: a step of the authority's own
  Text name;          // of the agency, or of the step
  Text act{};         // that the agency was asked for
  int asked = 0;      // begun, open ones included; withdrawn ones not
  int open = 0;
  int answered = 0;
  int silent = 0;                    // ended by the law's effect of silence
  int late = 0;                      // answered after its period
  std::vector<std::int64_t> days{};  // that each answer took, ascending

  int ended() const { return asked - open; }
  std::optional<double> median_days() const;
};

struct ProcessFigures {
  std::vector<ProcessFigure> agencies;  // by name, an entry for each act
  std::vector<ProcessFigure> steps;     // check of completeness, decision
};

Result<ProcessFigures> process_figures(const App& app, const Caller& caller);
// The same as a table to take away; shares are of what has ended.
Result<std::string> process_figures_csv(const App& app, const Caller& caller);

}  // namespace flurwerk::api
