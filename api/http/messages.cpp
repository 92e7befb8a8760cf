// Messages over HTTP: those the caller may read, with who else reads each; writing one; how far the account has read.
#include "api/app/messages.hpp"

#include <nlohmann/json.hpp>

#include "api/app/visibility.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json reading_agencies_json(const View& view, const std::vector<AgencyId>& agencies) {
  json list = json::array();
  for (const auto& id : agencies) {
    const auto agency = view.accounts().agency(id);
    list.push_back({{"id", id.value}, {"name", agency ? agency->name : id.value}});
  }
  return list;
}

// Persons by name for their own side and the authority; others are told the side.
json author_json(const View& view, const participation::MessageReader& reader, const ReadableMessage& message) {
  const bool told = reader.side == "authority" || reader.side == message.said->side;
  const auto account = told ? view.accounts().account(message.recorded->actor.account) : std::nullopt;
  return account ? json(account->name) : json(nullptr);
}

json message_json(const View& view, const participation::MessageReader& reader, const ReadableMessage& message) {
  const auto& said = *message.said;
  return {{"id", said.message.value},
          {"at", to_string(message.recorded->at)},
          {"side", said.side},
          {"author", author_json(view, reader, message)},
          {"text", message.text ? json(*message.text) : json(nullptr)},
          {"to_applicant", said.to_applicant},
          {"to_agencies", reading_agencies_json(view, said.to_agencies)},
          {"unread", message.unread}};
}

}  // namespace

Result<Response> get_messages(Call& call) {
  const auto shown = show_as_of(call, Action::list_messages);
  if (!shown) return tl::unexpected(shown.error());
  const auto& the_case = shown->the_case;
  const auto reader = message_reader(call.caller, the_case);
  json list = json::array();
  int unread = 0;
  for (auto& message : readable_messages(*shown->view, call.caller, the_case)) {
    message.unread = message.unread && !shown->past;
    unread += message.unread ? 1 : 0;
    list.push_back(message_json(*shown->view, reader, message));
  }
  json not_writable = nullptr;
  if (reader.side == "agency") {
    if (const auto ok = participation::agency_may_write(the_case.participation, {}); !ok) {
      not_writable = text_json(ok.error().text);
    }
  }
  const bool chooses = reader.side == "authority" && !shown->past;
  return json_response(json{
      {"messages", std::move(list)},
      {"unread", unread},
      {"side", reader.side},
      {"agencies", chooses ? reading_agencies_json(*shown->view, the_case.application.asked) : json(json::array())},
      {"not_writable", std::move(not_writable)}}
                           .dump());
}

Result<Response> post_message(Call& call) {
  const auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const auto body = json::parse(call.request.body);
  MessageInput input{body.value("to_applicant", false), {}, body.at("text")};
  for (const auto& id : body.value("to_agencies", json::array())) input.to_agencies.push_back({id});
  return receipt_or_refusal(call, send_message(call.app, call.caller, *precondition, call.application(), input));
}

Result<Response> post_messages_read(Call& call) {
  const auto body = json::parse(call.request.body);
  if (auto ok = mark_messages_read(call.app, call.caller, call.application(), MessageId{body.at("last")}); !ok) {
    return tl::unexpected(ok.error());
  }
  return no_content();
}

}  // namespace flurwerk::api
