// The procedure finder: from a few answers to the procedure, with the reasons for it and against the others.
// Legal basis: the rows of law/<land>/finder_rules.json. Advice, not a decision: who builds answers for the choice.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/law_book.hpp"

namespace flurwerk {

using FinderAnswers = std::map<std::string, std::string>;  // question -> choice; what is not known is left out

struct TriedRule {
  enum class Fit { fits, open, fails };
  FinderRule rule;
  Fit fit;
  std::vector<std::string> questions;  // open: those to answer; fails: the one whose answer rules it out
};

struct FoundProcedure {
  std::vector<TriedRule> tried;    // in order, up to the first that fits
  std::optional<FinderRule> rule;  // none: an earlier rule is still open
};

// Refused: "finder-not-covered" (no rows for this Land and day), "unknown-answer" (field names question or choice).
Result<FoundProcedure> find_procedure(const LawAt& law, const FinderAnswers& answers);

// A period of a procedure, and what silence means at its end in this procedure.
struct ProcedurePeriod {
  std::string_view purpose;  // "forwarding", "municipality", "authority", "wait", "completeness", "decision",
                             // "decision_extension", "validity", "interruption", "validity_extension"
  const PeriodRule* rule;    // of `law`, which it must not outlive
  SilenceEffect on_silence;
};
// In the order in which they run. A procedure without "decision" has none that the law sets.
std::vector<ProcedurePeriod> periods_of(const LawAt& law, const Procedure& procedure);

// Codes of the Länder that have finder rules on a day.
std::vector<std::string> finder_lands(const LawBook& book, Date on);

// Whether a case can be led in this procedure. Not where waiting replaces a decision and nothing says who may end the wait
// (Kenntnisgabeverfahren, § 51 LBO).
bool carried(const LawAt& law, const Procedure& procedure);

}  // namespace flurwerk
