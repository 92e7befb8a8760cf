// Use cases of messages between applicant, authority and agencies: writing one, reading those meant for one's side.
// Basis: § 25 HVwVfG; the rules stand in participation/messages. Words stand beside the log, which has their salted hash.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "participation/messages.hpp"

namespace flurwerk::api {

struct MessageInput {
  bool to_applicant = false;
  std::vector<AgencyId> to_agencies;
  std::string text;
};
// Whoever may read it and did not write it is told by mail, bundled and without its words. Refused as
// "too-many-messages": more than 30 in an hour to one case.
Result<Done> send_message(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, const MessageInput& input);
// Everything up to this message. Refused: one that the caller may not read.
Result<void> mark_messages_read(App& app, const Caller& caller, const ApplicationId& application,
                                const MessageId& last);

participation::MessageReader message_reader(const Caller& caller, const Case& the_case);
struct ReadableMessage {
  const RecordedEvent* recorded = nullptr;
  const MessageSent* said = nullptr;
  std::optional<std::string> text;  // none: erased
  bool unread = false;              // another side wrote it, and the account has not read it
};
// Those the caller may read, oldest first; pointers into `the_case`.
std::vector<ReadableMessage> readable_messages(const View& view, const Caller& caller, const Case& the_case);

}  // namespace flurwerk::api
