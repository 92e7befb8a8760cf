// The permit exemption (Genehmigungsfreistellung): filing, forwarding to the municipality, and who demands a procedure.
// Legal basis: §§ 64, 64a HBO. There is no application and no decision; silence lets the works begin.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// Called by submit_application for a procedure that exempts: the periods run from filing, the municipality's from its
// fictitious receipt until its true one is known.
Decided file_exemption(const Application& application, const std::string& file_number, const Procedure& procedure,
                       const Context& context);

struct ForwardExemption {
  Date municipality_received_on;  // from filing to today; the month starts there, if not earlier by fiction
};
Decided forward_exemption(const Application& application, const ForwardExemption& command, const Context& context);

struct AnswerExemption {
  ExemptionSide by;
  ExemptionAnswer answer;
  Date received_on;  // by the authority; within the period
};
// Once nobody can demand a procedure any more, the works may begin. Reasons are not asked for (§ 64 Abs. 4 HBO).
Decided answer_exemption(const Application& application, const AnswerExemption& command, const Context& context);

// The works may begin on `allowed_on`; with the period within which they must.
Decided allow_start(const Application& application, Date allowed_on, const Context& context);

}  // namespace flurwerk
