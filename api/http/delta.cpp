// Plans that changed during the participation: what changed for whom, and asking again. Basis: api/app/delta.hpp.
#include "api/app/delta.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/round_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

json changed_document_json(const Application& application, const participation::ChangedDocument& changed) {
  return {{"document", changed.document.value},
          {"title", application.document(changed.document)->title},
          {"before", changed.before},
          {"now", changed.now}};
}

json proposal_json(const View& view, const Case& the_case, const participation::Proposal& proposal) {
  const auto& request = *proposal.request;
  const auto agency = view.accounts().agency(request.spec.agency);
  json why = json::array(), documents = json::array(), released = json::array();
  for (const auto& reason : proposal.why) why.push_back(text_json(reason));
  for (const auto& one : proposal.documents) documents.push_back(changed_document_json(the_case.application, one));
  for (const auto& one : request.spec.released) released.push_back(one.document.value);
  return {{"request", request.spec.request.value},
          {"agency", {{"id", request.spec.agency.value}, {"name", agency ? agency->name : request.spec.agency.value}}},
          {"act", std::string{to_string(request.spec.act)}},
          {"status", std::string{participation::to_string(request.state)}},
          {"ask_again", proposal.ask_again},
          {"why", std::move(why)},
          {"documents", std::move(documents)},
          {"released", std::move(released)}};
}

}  // namespace

Result<Response> get_delta(Call& call) {
  const auto view = call.app.store.read();
  const auto delta = delta_of(call.app, *view, call.caller, call.application());
  if (!delta) return tl::unexpected(delta.error());
  json body{{"requests", json::array()},
            {"findings", json(geo::changes_json(delta->findings, delta->crs))},
            {"not_compared", delta->not_compared ? text_json(*delta->not_compared) : json(nullptr)},
            {"further", json::array()}};
  for (const auto& one : delta->proposals) body["requests"].push_back(proposal_json(*view, *delta->the_case, one));
  for (const auto& one : delta->further) body["further"].push_back(suggestion_json(one));
  // Names come from strangers' files: bytes that are no UTF-8 must not stop the answer.
  return json_response(body.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<Response> post_delta_round(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  participation::OpenDeltaRound command{{}, body.at("title"), {}, {}, {}, {}};
  for (const auto& entry : body.at("again")) {
    participation::AskAgain again{{entry.at("request")}, {}, entry.value("question", ""), {}, entry.at("because")};
    for (const auto& document : entry.at("released")) again.released.push_back({document});
    command.again.push_back(std::move(again));
  }
  for (const auto& entry : body.at("carried")) command.carried.push_back({{entry.at("request")}, entry.at("reason")});
  command.further = requests_from(body.value("requests", json::array()));
  return receipt_or_refusal(
      call, open_delta_round(call.app, call.caller, *precondition, call.application(), std::move(command)));
}

}  // namespace flurwerk::api
