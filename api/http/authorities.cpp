#include "api/app/authorities.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"

namespace flurwerk::api {

namespace {

nlohmann::json authority_json(const Authority& authority, bool own) {
  return {{"id", authority.id.value},
          {"name", authority.name},
          {"land", authority.land},
          {"street", authority.street},
          {"postal_code", authority.postal_code},
          {"city", authority.city},
          {"email", authority.email},
          {"file_prefix", authority.file_prefix},
          {"own", own}};
}

}  // namespace

Result<Response> get_authorities(Call& call) {
  const auto view = call.app.store.read();
  const auto own = authorities_of(*view, call.caller);
  auto list = nlohmann::json::array();
  for (const auto& authority : view->accounts().authorities())
    list.push_back(authority_json(authority, std::ranges::find(own, authority.id, &Authority::id) != own.end()));
  return json_response(nlohmann::json{{"authorities", std::move(list)}}.dump());
}

Result<Response> put_authority(Call& call) {
  const auto body = nlohmann::json::parse(call.request.body);
  const Authority authority{AuthorityId{std::string{call.request.path_param("authority")}},
                            body.at("name"),
                            body.at("land"),
                            body.at("street"),
                            body.at("postal_code"),
                            body.at("city"),
                            body.at("email"),
                            body.at("file_prefix")};
  const auto put = put_authority(call.app, authority);
  if (!put) return tl::unexpected(put.error());
  const auto own = authorities_of(*call.app.store.read(), call.caller);
  const bool is_own = std::ranges::find(own, authority.id, &Authority::id) != own.end();
  return json_response(authority_json(authority, is_own).dump(), *put == AuthorityPut::added ? 201 : 200);
}

}  // namespace flurwerk::api
