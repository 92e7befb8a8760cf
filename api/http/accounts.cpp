#include <nlohmann/json.hpp>

#include "api/app/accounts.hpp"
#include "api/app/passwords.hpp"
#include "api/http/account_json.hpp"
#include "api/http/handlers.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

json account_json(const View& view, const Account& account) {
  json memberships = json::array();
  for (const auto& membership : view.accounts().memberships(account.id)) {
    json entry{{"role", membership.role}};
    if (!membership.authority.empty()) entry["authority"] = membership.authority.value;
    if (!membership.agency.empty()) entry["agency"] = membership.agency.value;
    memberships.push_back(std::move(entry));
  }
  return {{"id", account.id.value},
          {"email", account.email},
          {"name", account.name},
          {"disabled", account.disabled_at.has_value()},
          {"memberships", std::move(memberships)}};
}

Result<Response> get_accounts(Call& call) {
  const auto view = call.app.store.read();
  json list = json::array();
  for (const auto& account : view->accounts().accounts()) list.push_back(account_json(*view, account));
  return json_response(json{{"accounts", std::move(list)}}.dump());
}

namespace {

std::vector<Membership> memberships_of(const json& body) {
  std::vector<Membership> memberships;
  for (const auto& entry : body.at("memberships")) {
    memberships.push_back(
        {entry.at("role"), AuthorityId{entry.value("authority", "")}, AgencyId{entry.value("agency", "")}});
  }
  return memberships;
}

}  // namespace

Result<Response> post_account(Call& call) {
  const auto body = json::parse(call.request.body);
  auto id = add_account(call.app, {body.at("email"), body.at("name"), body.at("password"), memberships_of(body)});
  if (!id) return tl::unexpected(id.error());
  const auto view = call.app.store.read();
  return json_response(account_json(*view, *view->accounts().account(*id)).dump(), 201);
}

Result<Response> put_account(Call& call) {
  const auto body = json::parse(call.request.body);
  const AccountId account{std::string{call.request.path_param("account")}};
  AccountChange change{body.at("email"), body.at("name"), {}, memberships_of(body), body.at("disabled")};
  if (body.contains("password")) change.password = body.at("password");
  if (auto done = change_account(call.app, call.caller.viewer.account, account, change); !done)
    return tl::unexpected(done.error());
  const auto view = call.app.store.read();
  return json_response(account_json(*view, *view->accounts().account(account)).dump());
}

}  // namespace flurwerk::api
