// Erasure (Löschung): when the persons of a closed case may be forgotten, and the event that says that they were.
// Legal basis: Art. 5 Abs. 1 lit. e, Art. 17 DSGVO; no Hessian period for building files is known, so the authority sets it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"
#include "permit-core/house_rules.hpp"

namespace flurwerk {

// Which of retention_keys a case that ended in this state falls under; empty: it has not ended.
std::string_view retention_key(ApplicationState state);

struct ErasureDue {
  RetentionRule rule;
  Date closed_on{};  // last entry in the log of the closed case
  Date due_on{};     // first day on which the rule allows it
};
// When the authority's rule of today allows it. Refused: not closed, no rule, erased already.
Result<ErasureDue> erasure_due(const Application& application, Date last_entry, const HouseRules& rules, Date today);

struct EraseData {
  ErasureDue due;
  AccountId proposed_by;
  std::vector<PersonId> persons;
  std::vector<std::string> documents;  // SHA-256
  int entries = 0;
};
// Refused: not due yet, a period still runs, the same person proposed it.
Decided erase_personal_data(const Application& application, const EraseData& command, const Context& context);

}  // namespace flurwerk
