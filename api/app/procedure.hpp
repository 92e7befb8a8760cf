// Use cases between submission and decision that concern the application alone: completeness, withdrawal, extension.
// Basis: §§ 65, 69, 70 HBO; the rules themselves stand in permit-core.
#pragma once

#include "api/app/change.hpp"
#include "permit-core/completeness.hpp"
#include "permit-core/decision.hpp"
#include "permit-core/exemption.hpp"
#include "permit-core/postponement.hpp"

namespace flurwerk::api {

Result<Done> withdraw_application(App& app, const Caller& caller, const Precondition& precondition,
                                  const ApplicationId& application, const std::string& reason);
Result<Done> reject_application(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application, const std::string& reason);
// Tells the applicant by mail. Without a length the one that the law as the authority applies it proposes; without a way of service known today.
struct DemandInput {
  std::vector<DemandDocuments::Item> items;
  std::optional<Period> length{};
  std::optional<HandedOver> handed_over{};
};
Result<Done> demand_documents(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const DemandInput& input);
// Renders the demand, files it, and lets it lie ready for retrieval with a mail that says so, all or nothing (§ 41 Abs. 2a
// VwVfG); retrieved by api/app/decisions. Refused, too: whoever applied cannot be reached by mail.
Result<Done> offer_demand(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, const DemandInput& input, bool consent);
Result<Done> supply_documents(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, bool partial);
Result<Done> confirm_completeness(App& app, const Caller& caller, const Precondition& precondition,
                                  const ApplicationId& application, Date complete_on);
Result<Done> confirm_withdrawal(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application);
Result<Done> extend_decision_period(App& app, const Caller& caller, const Precondition& precondition,
                                    const ApplicationId& application, const ExtendDecisionPeriod& command);
// As offer_demand.
Result<Done> offer_extension(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const ExtendDecisionPeriod& command, bool consent);
// Permit exemption, §§ 64, 64a HBO.
// Tells the applicant by mail; ended by time alone the scheduler does it.
Result<Done> postpone_decision(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, const PostponeDecision& command);
Result<Done> end_postponement(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const EndPostponement& command);
Result<Done> waive_deemed_permit(App& app, const Caller& caller, const Precondition& precondition,
                                 const ApplicationId& application);
Result<Done> forward_exemption(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, Date municipality_received_on);
// Tells the applicant whether the works may begin (§ 64 Abs. 3 Satz 6) or a procedure is demanded.
Result<Done> answer_exemption(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const AnswerExemption& command);

}  // namespace flurwerk::api
