#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/http/account_json.hpp"
#include "api/http/handlers.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

std::string cookie(const Call& call, const std::string& token, int seconds) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}",
                     call.secure ? "__Host-flurwerk" : "flurwerk", token, seconds, call.secure ? "; Secure" : "");
}

json session_json(const Call& call, const Caller& caller) {
  json body{{"account", nullptr}, {"csrf", nullptr}, {"actions", json::array()}};
  for (int i = 0; i < action_count; ++i) {
    if (may(caller.viewer, static_cast<Action>(i)))
      body["actions"].push_back(std::string{to_string(static_cast<Action>(i))});
  }
  if (caller.signed_in()) {
    const auto view = call.app.store.read();
    if (const auto account = view->accounts().account(caller.viewer.account))
      body["account"] = account_json(*view, *account);
    body["csrf"] = caller.csrf;
  } else {
    for (const auto& demo : call.app.config.demo_accounts) {
      body["demo_accounts"].push_back(
          {{"email", demo.email}, {"password", demo.password}, {"name", demo.name}, {"role", demo.role}});
    }
  }
  return body;
}

}  // namespace

Result<Response> post_session(Call& call) {
  const auto body = json::parse(call.request.body);
  auto signed_in = sign_in(call.app, body.at("email"), body.at("password"));
  if (!signed_in) return tl::unexpected(signed_in.error());
  if (!call.session_token.empty()) sign_out(call.app, call.session_token);  // a session from before ends here
  const auto length = signed_in->expires_at - call.app.clock.now();
  return json_response(session_json(call, signed_in->caller).dump())
      .with("Set-Cookie", cookie(call, signed_in->token, static_cast<int>(length.count())));
}

Result<Response> get_session(Call& call) { return json_response(session_json(call, call.caller).dump()); }

Result<Response> delete_session(Call& call) {
  if (!call.session_token.empty()) sign_out(call.app, call.session_token);
  return no_content().with("Set-Cookie", cookie(call, "", 0));
}

}  // namespace flurwerk::api
