// Erasing the persons of a closed case by the authority's rule: what would go, proposed by one person, done by another.
// Basis: Art. 5 Abs. 1 lit. e, Art. 17 DSGVO; decisions 16, 18. The log stays whole: it names persons by ids, documents and words by hash.
#pragma once

#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "permit-core/erasure.hpp"

namespace flurwerk::api {

struct ErasureView {
  std::optional<ErasureDue> due;
  std::optional<Refusal> not_yet;  // why it cannot be erased now
  std::vector<Person> persons;
  std::vector<DocumentRow> documents;         // whose files go
  std::vector<DocumentRow> shared_documents;  // stay: another case has them, too
  BesideTheLog beside;
  int words_beside = 0;  // texts that people wrote in events, beside the log: they go
  int words_inside = 0;  // such texts in events from before: they stay, the chain covers them
  std::optional<ErasureProposal> proposal;
};

Result<ErasureView> view_erasure(const App& app, const Caller& caller, const ApplicationId& application);
Result<void> propose_erasure(App& app, const Caller& caller, const ApplicationId& application);
// Refused: nobody or the same person proposed it, not due, a period runs.
Result<Done> confirm_erasure(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application);

struct ErasableCase {
  ApplicationId application;
  std::string file_number;
  ErasureDue due;
  bool proposed = false;
};
// Of the caller's authorities, those that a rule allows to erase today; at most `limit`.
std::vector<ErasableCase> erasable_cases(const App& app, const Caller& caller, int limit);

}  // namespace flurwerk::api
