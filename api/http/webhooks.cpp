// Webhooks over HTTP, for administrators: who is told of events, what waits for them, trying again.
#include "api/app/webhooks.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"

namespace flurwerk::api {

namespace {

nlohmann::json webhook_json(const Webhook& webhook) {
  nlohmann::json out{
      {"id", webhook.id},
      {"authority", webhook.authority.value},
      {"url", webhook.url},
      {"created_at", to_string(webhook.created_at)},
      {"taken_at", webhook.taken_at ? nlohmann::json(to_string(*webhook.taken_at)) : nlohmann::json(nullptr)},
      {"waiting", webhook.waiting},
      {"trouble", nullptr}};
  if (webhook.first && webhook.first->attempts > 0) {
    const auto& first = *webhook.first;
    out["trouble"] = {
        {"kind", nlohmann::json::parse(first.payload).value("kind", "")},
        {"attempts", first.attempts},
        {"why", first.why},
        {"given_up", first.given_up_at.has_value()},
        {"next_try_at", first.given_up_at ? nlohmann::json(nullptr) : nlohmann::json(to_string(first.not_before))}};
  }
  return out;
}

std::string webhook_in_path(const Call& call) { return std::string{call.request.path_param("webhook")}; }

Result<Response> nothing_more(const Result<void>& done) {
  if (!done) return tl::unexpected(done.error());
  return no_content();
}

}  // namespace

Result<Response> get_webhooks(Call& call) {
  const auto all = list_webhooks(call.app, call.caller);
  if (!all) return tl::unexpected(all.error());
  auto list = nlohmann::json::array();
  for (const auto& webhook : *all) list.push_back(webhook_json(webhook));
  return json_response(nlohmann::json{{"webhooks", std::move(list)}}.dump());
}

Result<Response> post_webhook(Call& call) {
  const auto body = nlohmann::json::parse(call.request.body);
  const auto added = add_webhook(call.app, call.caller, AuthorityId{body.at("authority")}, body.at("url"));
  if (!added) return tl::unexpected(added.error());
  auto out = webhook_json(*added);
  out["secret"] = added->secret;
  return json_response(out.dump(), 201);
}

Result<Response> post_webhook_removal(Call& call) {
  return nothing_more(remove_webhook(call.app, call.caller, webhook_in_path(call)));
}

Result<Response> post_webhook_retry(Call& call) {
  return nothing_more(retry_webhook(call.app, call.caller, webhook_in_path(call)));
}

}  // namespace flurwerk::api
