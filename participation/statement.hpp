// Commands of an agency: opening its request, submitting its statement.
// Legal basis: § 70 Abs. 1 Satz 3, 4 HBO, § 36 Abs. 2 BauGB.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// Recorded once; opening again is nothing to do.
Decided open_request(const Application& application, const Participation& participation, const RequestId& request,
                     const Context& context);

struct SubmitStatement {
  RequestId request;
  StatementOutcome outcome;
  std::string text;
  std::vector<Condition> conditions;  // ids may be empty: they are numbered
  std::vector<DocumentId> attachments;
  std::string entered_from;            // "link", "account"; by the authority: "paper", "mail"
  std::optional<Date> received_on;     // only for what the authority enters; otherwise today
  std::vector<std::string> grounds{};  // of a refusal, where the law lists them
  std::string refer_to{};              // with not_responsible: who is
  std::optional<int> corrects{};       // the version that this one takes the place of, while the period runs
  std::vector<TopicText> topics{};     // beside `text`; each topic once
};
// The actor's agency must be the request's, unless the authority enters what came on paper or by mail with its source.
// A correction is a new version; the former ones stay. A refusal needs a ground where the law lists them, and reasons: in
// `text` or topic by topic.
// Late: accepted and marked so; when the period's end was not recorded yet, it is recorded first.
Decided submit_statement(const Application& application, const Participation& participation,
                         const SubmitStatement& command, const Context& context);

}  // namespace flurwerk::participation
