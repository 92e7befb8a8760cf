// Commands of the authority: opening a round of requests to agencies, withdrawing one.
// Legal basis: § 70 Abs. 1 HBO; period and effect of silence of each request come from the law data.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

struct RequestDraft {
  RequestId request;
  AgencyId agency;
  Act act = Act::opinion;
  std::string trigger;               // id of the AgencyTrigger that suggested it; empty: the clerk's own addition
  std::string question;              // may be empty for the standard question
  std::vector<DocumentId> released;  // each in the version that is newest when the round is opened; at least one
  std::string added_because{};       // why, when no rule suggested it
  RequestId asks_again{};            // see delta_round.hpp
  std::string again_because{};
  bool with_findings = false;                // releases the drawn design, too, and what the checks say of it
  std::vector<std::string> further_rules{};  // that name the same agency and act; the strictest of all gives the terms
  std::string agency_kind{};                 // of the register; what is asked by hand has the terms of the rule for it
};
struct OpenRound {
  RoundId round;
  std::string title;
  std::vector<RequestDraft> requests;        // at least one, unless suggestions are dropped
  Date received_on;                          // by the agencies; the periods start here. By portal: today.
  std::vector<DroppedSuggestion> dropped{};  // whom the rules named and who is not asked, each with its reason
};
Decided open_round(const Application& application, const Participation& participation, const OpenRound& command,
                   const Context& context);

// Keeps a round for later; it replaces the one kept before. Whether it can be sent is seen when it is sent.
struct DraftRound {
  RoundId round;
  std::string title;
  std::vector<PlannedRequest> requests;
  std::vector<DroppedSuggestion> dropped;
};
Decided draft_round(const Application& application, const DraftRound& command, const Context& context);
Decided discard_round(const Application& application, const Participation& participation, const Context& context);

// Takes back a whole round before anything of it has left, which the caller knows: as if nobody had been asked. What was
// to be sent becomes the draft of a round again. Of a round after changed plans the former requests are open as they were,
// what it carried over holds no longer, and about each of them is to be decided anew. Refused where an agency has read it
// or done anything.
Decided take_back_round(const Application& application, const Participation& participation, const RoundId& round);

struct WithdrawRequest {
  RequestId request;
  std::string reason;
};
Decided withdraw_request(const Application& application, const Participation& participation,
                         const WithdrawRequest& command, const Context& context);

}  // namespace flurwerk::participation
