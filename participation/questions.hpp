// What the applicant is asked because of a request: an agency misses papers, the authority passes that or a statement
// on, the applicant replies. Basis: § 26 Abs. 2, § 28 Abs. 1 HVwVfG; no provision sets a period, and none runs.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// By the agency, while it may still answer: what it needs to see. Its period runs on.
Decided want_papers(const Application& application, const Participation& participation, const RequestId& request,
                    const std::string& papers, const Context& context);

// By the authority. The applicant is shown the statement that is there now, if one is, and may reply to it; of its
// attachments those that are named here, and no others.
struct AskApplicant {
  RequestId request;
  std::string question;
  std::vector<DocumentId> attachments{};
};
Decided ask_applicant(const Application& application, const Participation& participation, const AskApplicant& command,
                      const Context& context);

// Whether the applicant may read this attachment because a question of the authority lets them: a correction of the
// statement afterwards takes nothing back that could be read.
bool shown_to_applicant(const Participation& participation, const DocumentId& attachment);

// By the applicant, once to each question.
Decided reply_to_request(const Application& application, const Participation& participation, const RequestId& request,
                         const std::string& text, const Context& context);

}  // namespace flurwerk::participation
