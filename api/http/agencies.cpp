// The register of agencies as the authority that keeps it sees it: entries, what the law lets each be asked for, people.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "api/app/agency_register.hpp"
#include "api/app/authorities.hpp"
#include "api/app/statements.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

// What the rules of the law ask agencies of this kind for: act, period and effect of silence, each once.
json rules_for(const std::string& kind, const LawAt& law) {
  json rules = json::array();
  for (const auto& trigger : law.triggers) {
    const auto* period = law.period(trigger.period_rule);
    if (trigger.agency_kind != kind || period == nullptr) continue;
    json rule{{"act", std::string{to_string(trigger.act)}},
              {"period", to_string(period->length)},
              {"on_silence", std::string{to_string(trigger.on_silence)}},
              {"legal_basis", period->basis}};
    if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(std::move(rule));
  }
  return rules;
}

using Members = std::map<AgencyId, json>;

Members members_of_agencies(const View& view) {
  Members members;
  for (const auto& account : view.accounts().accounts()) {
    if (account.disabled_at) continue;
    for (const auto& membership : view.accounts().memberships(account.id)) {
      if (membership.agency.empty()) continue;
      members[membership.agency].push_back({{"name", account.name}, {"email", account.email}});
    }
  }
  return members;
}

// Whose register it stands in; null for one that all share.
json keeper_json(const View& view, const Agency& agency) {
  if (agency.authority.empty()) return nullptr;
  const auto keeper = view.accounts().authority(agency.authority);
  return {{"id", agency.authority.value}, {"name", keeper ? keeper->name : agency.authority.value}};
}

json entry_json(const View& view, const Agency& agency, const AuthorityId& authority, const LawAt& law) {
  return {{"id", agency.id.value},
          {"name", agency.name},
          {"kind", agency.kind},
          {"email", agency.email},
          {"own", agency.authority == authority},
          {"kept_by", keeper_json(view, agency)},
          {"topics", agency.topics},
          {"acts", agency.acts},
          {"area", agency.area},
          {"deputy", agency.deputy},
          {"absent_from", date_json(agency.absent_from)},
          {"absent_until", date_json(agency.absent_until)},
          {"second_person", agency.second_person},
          {"channel", agency.channel},
          {"postal_address", agency.postal_address},
          {"rules", rules_for(agency.kind, law)}};
}

// What else stands in the registers of this installation, to be used as it is; of people there nothing.
json others_json(const View& view, const json& listed) {
  json list = json::array();
  for (const auto& agency : view.accounts().agencies()) {
    const auto same = [&](const json& one) { return one.at("id") == agency.id.value; };
    if (std::any_of(listed.begin(), listed.end(), same)) continue;
    list.push_back({{"id", agency.id.value},
                    {"name", agency.name},
                    {"kind", agency.kind},
                    {"kept_by", keeper_json(view, agency)}});
  }
  return list;
}

AgencyId agency_called(const Call& call) { return AgencyId{std::string{call.request.path_param("agency")}}; }

}  // namespace

Result<Response> get_agencies(Call& call) {
  const auto view = call.app.store.read();
  json list = json::array();
  const std::string asked = call.request.query_or("authority");
  const auto administers = [](const auto& membership) { return membership.role == Role::administrator; };
  const bool keeps_it = std::ranges::any_of(call.caller.viewer.memberships, administers);
  const Members members = keeps_it ? members_of_agencies(*view) : Members{};
  for (const auto& authority : authorities_of(*view, call.caller)) {
    if (!asked.empty() && authority.id.value != asked) continue;
    const auto law = call.app.law.held(authority.land, call.today());
    if (!law) return tl::unexpected(law.error());
    for (const auto& agency : agencies_of(*view, authority.id)) {
      json entry = entry_json(*view, agency, authority.id, **law);
      const auto people = members.find(agency.id);
      if (keeps_it) entry["members"] = people == members.end() ? json::array() : people->second;
      const auto same = [&](const json& other) { return other.at("id") == entry.at("id"); };
      if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(entry));
    }
  }
  json body{{"agencies", std::move(list)}};
  if (keeps_it) body["others"] = others_json(*view, body.at("agencies"));
  return json_response(body.dump());
}

Result<Response> post_agency_use(Call& call) {
  const auto authority = kept_authority(*call.app.store.read(), call.caller, call.request.query_or("authority"));
  if (!authority) return tl::unexpected(authority.error());
  if (auto done = use_agency(call.app, *authority, agency_called(call)); !done) return tl::unexpected(done.error());
  return Response{204, {}, {}, {}, {}};
}

Result<Response> post_agency_removal(Call& call) {
  const auto authority = kept_authority(*call.app.store.read(), call.caller, call.request.query_or("authority"));
  if (!authority) return tl::unexpected(authority.error());
  if (auto done = remove_agency(call.app, *authority, agency_called(call)); !done) return tl::unexpected(done.error());
  return Response{204, {}, {}, {}, {}};
}

}  // namespace flurwerk::api
