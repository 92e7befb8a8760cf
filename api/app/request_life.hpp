// Use cases of a request's life between question and answer, of the round before it is sent, and of weighing.
// Basis: § 70 Abs. 1 HBO, §§ 36, 36a BauGB; the rules themselves stand in participation.
#pragma once

#include "api/app/change.hpp"
#include "participation/agreement.hpp"
#include "participation/questions.hpp"
#include "participation/request_life.hpp"
#include "participation/round.hpp"
#include "participation/weighing.hpp"

namespace flurwerk::api {

Result<Done> record_delivery(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::RecordDelivery& command);
Result<Done> acknowledge_request(App& app, const Caller& caller, const Precondition& precondition,
                                 const RequestId& request);
// Bodies that the request can be handed on to: of the case's register, with an account, the asked agency left out.
std::vector<Agency> bodies_for(const View& view, const Case& the_case, const RequestId& request);
// With `agency` its name takes the place of empty words; it is told by mail, and so is a body that had the request before.
// Refused as "agency-unknown" where it is none of bodies_for().
Result<Done> hand_on_request(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::HandOn& command);
Result<Done> ask_extension(App& app, const Caller& caller, const Precondition& precondition,
                           const participation::AskExtension& command);
Result<Done> answer_extension(App& app, const Caller& caller, const Precondition& precondition,
                              const participation::AnswerExtension& command);
Result<Done> replace_consent(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::ReplaceConsent& command);

// What the applicant is asked because of a request. The authority is told on its pages, the applicant by mail.
Result<Done> want_papers(App& app, const Caller& caller, const Precondition& precondition, const RequestId& request,
                         const std::string& papers);
Result<Done> ask_applicant(App& app, const Caller& caller, const Precondition& precondition,
                           const participation::AskApplicant& command);
Result<Done> reply_to_request(App& app, const Caller& caller, const Precondition& precondition,
                              const RequestId& request, const std::string& text);
// Refused as "agency-unknown": an agency that the authority has not in its register.
Result<Done> record_agreement(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const participation::RecordAgreement& command);

// The round's id is given here; the former draft's is not kept.
Result<Done> draft_round(App& app, const Caller& caller, const Precondition& precondition,
                         const ApplicationId& application, participation::DraftRound command);
Result<Done> discard_round(App& app, const Caller& caller, const Precondition& precondition,
                           const ApplicationId& application);
Result<Done> weigh_conditions(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const std::vector<Weighing>& weighings);

}  // namespace flurwerk::api
