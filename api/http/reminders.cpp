// Reminding agencies of many open requests at once, and taking it back, over HTTP.
#include "api/app/reminders.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using Outcomes = Result<std::vector<ReminderOutcome>>;

Result<Response> outcomes_response(Call& call,
                                   Outcomes (*use_case)(App&, const Caller&, const std::vector<RequestId>&)) {
  std::vector<RequestId> requests;
  const auto body = nlohmann::json::parse(call.request.body);
  for (const auto& id : body.at("requests")) requests.push_back({id});
  const auto outcomes = use_case(call.app, call.caller, requests);
  if (!outcomes) return tl::unexpected(outcomes.error());
  auto list = nlohmann::json::array();
  for (const auto& one : *outcomes) {
    nlohmann::json out{{"request", one.request.value}, {"leaves_at", nullptr}, {"refused", nullptr}};
    if (one.leaves_at) out["leaves_at"] = to_string(*one.leaves_at);
    if (one.refused) out["refused"] = {{"code", one.refused->code}, {"text", text_json(one.refused->text)}};
    list.push_back(std::move(out));
  }
  return json_response(nlohmann::json{{"outcomes", std::move(list)}}.dump());
}

}  // namespace

Result<Response> post_reminders(Call& call) { return outcomes_response(call, remind_requests); }
Result<Response> post_reminders_undo(Call& call) { return outcomes_response(call, undo_reminders); }

}  // namespace flurwerk::api
