// A delta round (erneute Beteiligung nach Planänderung): some are asked again, the answers of the others stay, each with
// a reason. Legal basis: § 70 Abs. 1, § 74 Abs. 4 HBO; periods of those asked again begin anew, as of any request.
#pragma once

#include "participation/round.hpp"

namespace flurwerk::participation {

struct AskAgain {
  RequestId former;  // that the change has overtaken
  RequestId request;
  std::string question;              // may be empty for the former one
  std::vector<DocumentId> released;  // each in its newest version; at least one
  std::string because;
};
struct OpenDeltaRound {
  RoundId round;
  std::string title;
  std::vector<AskAgain> again;
  std::vector<CarriedOver> carried;
  std::vector<RequestDraft> further;  // who was not asked before
  Date received_on;                   // as in OpenRound
};
// Every overtaken request (delta.hpp) has to be in one of the two lists, so that none is forgotten. Who is asked again
// and has not answered yet need not answer the former request.
Decided open_delta_round(const Application& application, const Participation& participation,
                         const OpenDeltaRound& command, const Context& context);

}  // namespace flurwerk::participation
