#include "api/app/messages.hpp"

#include <algorithm>
#include <map>

#include "api/app/passwords.hpp"
#include "api/app/visibility.hpp"

namespace flurwerk::api {

namespace {

constexpr std::ptrdiff_t most_an_hour = 30;

Result<void> not_too_many(const Case& the_case, const Actor& actor, Instant now) {
  const auto recent = std::ranges::count_if(the_case.events, [&](const RecordedEvent& recorded) {
    return std::holds_alternative<MessageSent>(recorded.event) && recorded.actor.account == actor.account &&
           recorded.actor.agency == actor.agency && recorded.at > now - std::chrono::hours{1};
  });
  if (recent < most_an_hour) return {};
  return refuse(RefusalKind::too_many, "too-many-messages",
                {"Mehr als 30 Nachrichten in einer Stunde nimmt ein Vorgang von niemandem an.",
                 "A case takes no more than 30 messages an hour from anybody."},
                {"Warten Sie etwas, und fassen Sie zusammen, was noch zu sagen ist.",
                 "Wait a while, and write what remains to be said as one."});
}

}  // namespace

Result<Done> send_message(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, const MessageInput& input) {
  MessageWords words{MessageId{new_id()}, new_id(), input.text};
  participation::SendMessage command{words.message, input.to_applicant, input.to_agencies,
                                     words.text,    digest_of(words),   caller.viewer.link};
  return change(app, caller, precondition,
                {Action::send_message, application, caller.viewer.link,
                 [&](const Case& the_case, const Context& context, Tx&) -> Decided {
                   if (auto ok = not_too_many(the_case, context.actor, app.clock.now()); !ok) {
                     return tl::unexpected(ok.error());
                   }
                   return participation::send_message(the_case.application, the_case.participation, command, context);
                 },
                 [&](Tx& tx, const Case&, Done& done) {
                   done.id = words.message.value;
                   tx.messages().put_words(application, words);
                 }});
}

Result<void> mark_messages_read(App& app, const Caller& caller, const ApplicationId& application,
                                const MessageId& last) {
  return app.store
      .write([&](Tx& tx) -> Result<bool> {
        const auto the_case = load_for(tx, caller, Action::mark_messages_read, application);
        if (!the_case) return tl::unexpected(the_case.error());
        for (const auto& message : readable_messages(tx, caller, *the_case)) {
          if (message.said->message != last) continue;
          tx.messages().mark_read(caller.viewer.account, application, message.recorded->seq);
          return true;
        }
        return refuse(RefusalKind::not_found, "message-unknown",
                      {"Diese Nachricht gibt es nicht.", "There is no such message."},
                      {"Laden Sie den Vorgang neu.", "Load the case again."}, {}, "/last");
      })
      .map([](bool) {});
}

participation::MessageReader message_reader(const Caller& caller, const Case& the_case) {
  switch (onlooker(caller, the_case)) {
    case Onlooker::authority: return {"authority", {}};
    case Onlooker::applicant: return {"applicant", {}};
    case Onlooker::agency: break;
  }
  participation::MessageReader reader{"agency", {}};
  for (const auto& membership : caller.viewer.memberships) {
    if (membership.role == Role::agency_member) reader.agencies.push_back(membership.agency);
  }
  return reader;
}

std::vector<ReadableMessage> readable_messages(const View& view, const Caller& caller, const Case& the_case) {
  std::vector<ReadableMessage> list;
  const auto reader = message_reader(caller, the_case);
  for (const auto& recorded : the_case.events) {
    const auto* sent = std::get_if<MessageSent>(&recorded.event);
    if (sent != nullptr && participation::reads(reader, *sent)) list.push_back({&recorded, sent, {}, false});
  }
  if (list.empty()) return list;
  std::map<MessageId, std::string> texts;
  for (auto& words : view.messages().words(the_case.id)) texts.emplace(words.message, std::move(words.text));
  const auto read = view.messages().read_until(caller.viewer.account, the_case.id);
  for (auto& message : list) {
    if (const auto found = texts.find(message.said->message); found != texts.end()) message.text = found->second;
    message.unread = message.said->side != reader.side && message.recorded->seq > read;
  }
  return list;
}

}  // namespace flurwerk::api
