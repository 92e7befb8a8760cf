// An agency's own desk: drafts of statements, co-signatures, release, text blocks. Basis: api/app/desk.hpp.
#include "api/app/desk.hpp"

#include <nlohmann/json.hpp>

#include "api/app/statements.hpp"
#include "api/http/handlers.hpp"
#include "api/http/round_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

json writer_json(const View& view, const AccountId& id) {
  const auto account = view.accounts().account(id);
  return {{"id", id.value}, {"name", account ? account->name : id.value}};
}

json draft_with_writer(const View& view, const std::optional<StatementDraft>& draft) {
  if (!draft) return nullptr;
  return {{"version", draft->version},
          {"content", json::parse(draft->content)},
          {"written_by", writer_json(view, draft->written_by)},
          {"at", to_string(draft->at)}};
}

json signatures_json(const View& view, const StatementDesk& desk) {
  json list = json::array();
  for (const auto& one : desk.signatures) {
    list.push_back({{"by", writer_json(view, one.account)},
                    {"draft_version", one.draft_version},
                    {"at", to_string(one.at)},
                    {"remark", one.remark}});
  }
  return list;
}

std::string block_called(const Call& call) { return std::string{call.request.path_param("block")}; }

}  // namespace

Result<Response> get_statement_draft(Call& call) {
  const auto view = call.app.store.read();
  const auto desk = statement_desk(*view, call.caller, call.statement_request());
  if (!desk) return tl::unexpected(desk.error());
  return json_response(json{{"draft", draft_with_writer(*view, desk->draft)},
                            {"signatures", signatures_json(*view, *desk)},
                            {"second_person", desk->second_person},
                            {"me", call.caller.viewer.account.value}}
                           .dump());
}

Result<Response> put_statement_draft(Call& call) {
  const auto body = json::parse(call.request.body);
  const auto& content = body.at("content");
  auto saved = save_statement_draft(
      call.app, call.caller,
      {call.statement_request(), body.at("version").get<int>(), content.value("corrects", 0), content.dump()});
  if (!saved) return tl::unexpected(saved.error());
  return json_response(draft_with_writer(*call.app.store.read(), *saved).dump());
}

Result<Response> post_statement_signature(Call& call) {
  const auto body = json::parse(call.request.body);
  auto done = sign_statement_draft(call.app, call.caller, call.statement_request(), body.at("version").get<int>(),
                                   body.value("remark", ""));
  if (!done) return tl::unexpected(done.error());
  return no_content();
}

Result<Response> post_statement_release(Call& call) {
  const int version = json::parse(call.request.body).at("version").get<int>();
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const auto desk = statement_desk(*call.app.store.read(), call.caller, call.statement_request());
  if (!desk) return tl::unexpected(desk.error());
  const json content = desk->draft ? json::parse(desk->draft->content) : json::object();
  if (!content.contains("outcome")) {
    return refuse(RefusalKind::invalid, "draft-incomplete",
                  {"Dem Entwurf fehlt das Ergebnis.", "The draft has no outcome."},
                  {"Wählen Sie ein Ergebnis und speichern Sie den Entwurf.", "Choose an outcome and save the draft."},
                  "§ 70 Abs. 1 HBO", "/outcome");
  }
  const auto statement = statement_from(call.statement_request(), content);
  if (!statement) return tl::unexpected(statement.error());
  return receipt_or_refusal(call, submit_statement(call.app, call.caller, *precondition, *statement, {version, true}));
}

Result<Response> get_agency_text_blocks(Call& call) {
  const auto view = call.app.store.read();
  json list = json::array();
  for (const auto& block : text_blocks_of(*view, call.caller)) {
    list.push_back({{"id", block.id},
                    {"agency", block.agency.value},
                    {"title", block.title},
                    {"kind", block.kind},
                    {"topic", block.topic},
                    {"text", block.text},
                    {"legal_basis", block.legal_basis}});
  }
  return json_response(json{{"text_blocks", std::move(list)}}.dump());
}

Result<Response> put_agency_text_block(Call& call) {
  const auto body = json::parse(call.request.body);
  auto done = save_agency_text_block(call.app, call.caller,
                                     {block_called(call),
                                      {body.at("agency")},
                                      body.at("title"),
                                      body.at("kind"),
                                      body.value("topic", ""),
                                      body.at("text"),
                                      body.value("legal_basis", "")});
  if (!done) return tl::unexpected(done.error());
  return no_content();
}

Result<Response> post_agency_text_block_removal(Call& call) {
  auto done = remove_agency_text_block(call.app, call.caller, block_called(call));
  if (!done) return tl::unexpected(done.error());
  return no_content();
}

}  // namespace flurwerk::api
