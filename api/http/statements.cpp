#include "api/app/statements.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/app/request_life.hpp"
#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/round_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

// The view of one request, which belongs to an application that the caller need not see as a whole.
Result<Shown> show_request(const Call& call, Action action) {
  auto application = application_of(*call.app.store.read(), call.statement_request());
  if (!application) return tl::unexpected(application.error());
  return show(call, action, *application, call.statement_request());
}

// That one is being written, by whom, and whether it waits for a second person.
json draft_waiting(const View& view, const RequestRow& row) {
  const auto draft = view.desk().draft(row.id);
  if (!draft) return nullptr;
  const auto agency = view.accounts().agency(row.agency);
  const auto account = view.accounts().account(draft->written_by);
  return {
      {"version", draft->version},
      {"written_by", {{"id", draft->written_by.value}, {"name", account ? account->name : draft->written_by.value}}},
      {"at", to_string(draft->at)},
      {"second_person", agency && agency->second_person}};
}

}  // namespace

namespace {

// For a request by hand: on which provision it can rest, and what follows from it.
json rule_to_choose(const AgencyTrigger& trigger, const LawAt& law) {
  const auto* period = law.period(trigger.period_rule);
  return {{"rule", trigger.id},
          {"name", text_json(trigger.name)},
          {"agency_kind", trigger.agency_kind},
          {"act", std::string{to_string(trigger.act)}},
          {"period", period == nullptr ? "" : to_string(period->length)},
          {"on_silence", std::string{to_string(trigger.on_silence)}},
          {"legal_basis", trigger.basis}};
}

}  // namespace

Result<Response> get_suggestions(Call& call) {
  auto found = suggest_agencies(call.app, call.caller, call.application());
  if (!found) return tl::unexpected(found.error());
  json body{{"suggestions", json::array()}, {"not_checked", json::array()}, {"rules", json::array()}};
  for (const auto& entry : found->suggested) body["suggestions"].push_back(suggestion_json(entry));
  for (const auto& entry : found->not_checked) {
    body["not_checked"].push_back({{"rule", entry.rule},
                                   {"agency_kind", entry.agency_kind},
                                   {"reason", text_json(entry.reason)},
                                   {"legal_basis", entry.legal_basis}});
  }
  for (const auto& trigger : found->law.triggers) body["rules"].push_back(rule_to_choose(trigger, found->law));
  return json_response(body.dump());
}

Result<Response> post_round(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, open_round(call.app, call.caller, *precondition, call.application(), body.at("title"),
                                             requests_from(body.at("requests")), dropped_from(body)));
}

Result<Response> get_statements(Call& call) {
  auto shown = show_as_of(call, Action::compare_statements);
  if (!shown) return tl::unexpected(shown.error());
  return json_response(synopsis_json(shown->onlook(call), shown->the_case).dump());
}

// Asked of the caller's agencies, or handed on to them.
Result<Response> get_requests(Call& call) {
  const auto view = call.app.store.read();
  RequestFilter filter;
  for (const auto& membership : call.caller.viewer.memberships) {
    if (membership.role == Role::agency_member) filter.agencies.push_back(membership.agency);
  }
  if (filter.agencies.empty()) {
    return json_response(
        json{{"requests", json::array()}, {"total", 0}, {"next", nullptr}, {"authorities", json::array()}}.dump());
  }
  filter.open_only = call.request.query_or("open") == "true";
  filter.latest_first = call.request.query_or("sort") == "latest";
  filter.authority.value = call.request.query_or("authority");
  filter.after = call.request.query_or("cursor");
  const auto limit = json::parse(call.request.query_or("limit"), nullptr, false);
  if (limit.is_number_integer()) filter.limit = std::clamp(limit.get<int>(), 1, 100);
  const auto page = view->lists().requests(filter);
  json list = json::array();
  for (const auto& row : page.rows) {
    auto the_case = load_for(*view, call.caller, Action::get_request, row.application, row.id);
    if (!the_case) continue;  // the case closed against agencies meanwhile
    auto law = call.app.law.at(the_case->application.land, call.today());
    if (!law) return tl::unexpected(law.error());
    list.push_back(request_json({call.app, *view, call.caller, call.today(), *law}, *the_case,
                                *the_case->participation.request(row.id)));
    const auto authority = view->accounts().authority(row.authority);
    list.back()["authority"] = {{"id", row.authority.value}, {"name", authority ? authority->name : ""}};
    list.back()["draft"] = draft_waiting(*view, row);
  }
  json authorities = json::array();
  for (const auto& one : view->accounts().authorities()) {
    RequestFilter any{filter.agencies, one.id, false, false, {}, 1};
    if (!view->lists().requests(any).rows.empty()) authorities.push_back({{"id", one.id.value}, {"name", one.name}});
  }
  return json_response(json{{"requests", std::move(list)},
                            {"total", page.total},
                            {"next", page.next.empty() ? json(nullptr) : json(page.next)},
                            {"authorities", std::move(authorities)}}
                           .dump());
}

Result<Response> get_request(Call& call) {
  const auto seen = show_request(call, Action::get_request);
  if (!seen) return tl::unexpected(seen.error());
  const auto& asked = *seen->the_case.participation.request(call.statement_request());
  const auto* open = std::get_if<participation::Open>(&asked.state);
  for (const auto& membership : call.caller.viewer.memberships) {
    if (open == nullptr || open->opened_on) break;  // a page that looks for news writes nothing
    if (membership.role != Role::agency_member || membership.agency != asked.spec.agency) continue;
    if (auto noted = note_opened(call.app, call.caller, call.statement_request()); !noted)
      return tl::unexpected(noted.error());
    break;
  }
  auto shown = show_request(call, Action::get_request);
  if (!shown) return tl::unexpected(shown.error());
  const auto onlook = shown->onlook(call);
  json body = request_json(onlook, shown->the_case, *shown->the_case.participation.request(call.statement_request()));
  if (allowed(call.caller.viewer, Action::hand_on_request, facts_of(shown->the_case, call.statement_request()))) {
    body["bodies"] = json::array();
    for (const auto& agency : bodies_for(onlook.view, shown->the_case, call.statement_request())) {
      body["bodies"].push_back({{"id", agency.id.value}, {"name", agency.name}});
    }
  }
  return json_response(body.dump()).with("ETag", etag_of(shown->the_case.application.version));
}

Result<participation::SubmitStatement> statement_from(const RequestId& request, const json& body) {
  participation::SubmitStatement statement;
  statement.request = request;
  statement.outcome = statement_outcome(body.at("outcome").get<std::string>()).value_or(StatementOutcome::objection);
  statement.text = body.value("text", "");
  statement.conditions = conditions_from(body.value("conditions", json::array()));
  for (const auto& id : body.value("attachments", json::array())) statement.attachments.push_back({id});
  statement.entered_from = body.value("entered_from", "");
  statement.grounds = body.value("grounds", std::vector<std::string>{});
  statement.refer_to = body.value("refer_to", "");
  for (const auto& said : body.value("topics", json::array())) {
    statement.topics.push_back({said.value("topic", ""), said.value("text", "")});
  }
  if (body.contains("corrects")) statement.corrects = body.at("corrects").get<int>();
  if (body.contains("received_on")) {
    const auto on = date_from(body.at("received_on").get<std::string>(), "/received_on");
    if (!on) return tl::unexpected(on.error());
    statement.received_on = *on;
  }
  return statement;
}

Result<Response> post_statement(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const auto statement = statement_from(call.statement_request(), body);
  if (!statement) return tl::unexpected(statement.error());
  SeenDraft seen;
  if (body.contains("draft")) seen.version = body.at("draft").get<int>();
  return receipt_or_refusal(call, submit_statement(call.app, call.caller, *precondition, *statement, seen));
}

Result<Response> post_request_withdrawal(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(
      call, withdraw_request(call.app, call.caller, *precondition, call.statement_request(), body.at("reason")));
}

Result<Response> post_link(Call& call) {
  auto renewed = renew_link(call.app, call.caller, call.statement_request());
  if (!renewed) return tl::unexpected(renewed.error());
  const json body{{"url", call.app.config.public_url + "/l/" + renewed->link.token},
                  {"expires_at", to_string(renewed->expires_at)}};
  return json_response(body.dump(), 201);
}

}  // namespace flurwerk::api
