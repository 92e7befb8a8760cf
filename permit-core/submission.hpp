// Commands that bring an application to the authority or take it away again.
// Legal basis: § 69 Abs. 1, 2, § 70 Abs. 2 HBO.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

struct SubmitApplication {
  std::string file_number;  // Aktenzeichen, given by the caller, unique
};
// Received today. Refused as "not-ready" with everything that is missing named; `field` points at the first.
Decided submit_application(const Application& application, const SubmitApplication& command, const Context& context);

// What submission still lacks (of documents: those that a statute asks for in every case), one entry each, with the JSON pointer of the place to mend; empty: ready.
std::vector<Refusal> missing_for_submission(const Application& application, const LawAt& law);

// Those gaps as one refusal, "not-ready".
Result<void> ready_for_submission(const Application& application, const LawAt& law);

struct WithdrawApplication {
  std::string reason;  // may be empty: nobody has to give one
};
Decided withdraw_application(const Application& application, const WithdrawApplication& command,
                             const Context& context);

struct RejectApplication {
  std::string reason;  // required, § 70 Abs. 2 Satz 3 HBO
};
Decided reject_application(const Application& application, const RejectApplication& command, const Context& context);

}  // namespace flurwerk
