// Messages between applicant, authority and agencies: who may write to whom, and who reads which.
// Basis: § 25 Abs. 1, 2 HVwVfG (advice and information); no provision sets a form, and nothing of law follows from one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

inline constexpr std::size_t longest_message = 8000;  // bytes

// For which side the actor writes: "authority", "applicant" or "agency".
std::string_view message_side(const Actor& actor);

struct SendMessage {
  MessageId message;
  bool to_applicant = false;  // chosen by the authority alone, as the agencies are
  std::vector<AgencyId> to_agencies;
  std::string text;
  std::string digest;  // of salt and text
  RequestId link;      // set: the writer came by the signed link to this request
};
// The authority writes to the applicant's side and to agencies that were asked; these write to the authority, and what
// they write is read by their own side, too. Refused: no readers, an agency that was not asked, readers that are not the
// writer's to choose, an empty or too long text, personal data erased, an agency once the consultation is over.
Decided send_message(const Application& application, const Participation& participation, const SendMessage& command,
                     const Context& context);

// Whether an agency may still write: its request by `link` is unanswered, or with an account, nothing is decided.
Result<void> agency_may_write(const Participation& participation, const RequestId& link);

// Who looks at messages.
struct MessageReader {
  std::string_view side;
  std::vector<AgencyId> agencies;  // of the side "agency"
};
bool reads(const MessageReader& reader, const MessageSent& message);

}  // namespace flurwerk::participation
