// Putting off a decision at the municipality's request, or prohibiting works that need no permit, and what becomes of the
// decision period meanwhile; waiving the deemed permit. Legal basis: § 15 BauGB; Art. 68 Abs. 2 BayBO, § 58 Abs. 1a LBO.
#pragma once

#include "permit-core/decision.hpp"

namespace flurwerk {

// Zurückstellung, vorläufige Untersagung. While one runs, the same command prolongs it: `length` always counts from the
// service of the first on this ground, so that all together never last longer than the law allows.
struct PostponeDecision {
  std::string ground;  // id of PostponementGround
  Date requested_on;   // the municipality's request; between the application's receipt and today
  Period length;       // months, weeks or days
  std::string reason;
  HandedOver handed_over;
  std::optional<Date> known_since{};  // the municipality's formal knowledge, where the law binds its request to it
};
Decided postpone_decision(const Application& application, const PostponeDecision& command, const Context& context);

struct EndPostponement {  // before its time: the request was taken back, the plan given up, the freeze is in force
  std::string reason;
  std::optional<HandedOver> handed_over{};  // none: made known today, in some other way
};
Decided end_postponement(const Application& application, const EndPostponement& command, const Context& context);

// Refused while the decision is put off: nothing is decided, whatever the outcome.
Result<void> not_postponed(const Application& application, const Context& context);

// Verzicht auf die Genehmigungsfiktion, before the decision period is over; not taken back.
Decided waive_deemed_permit(const Application& application, const Context& context);
// The provision that lets the applicant waive it now; empty: none, or nothing to waive any more.
std::string waiver_basis(const Application& application, const LawAt& law);

}  // namespace flurwerk
