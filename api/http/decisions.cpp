#include "api/app/decisions.hpp"

#include <nlohmann/json.hpp>

#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

std::optional<std::int64_t> number_in(const json& body, const char* field) {
  return body.contains(field) ? std::optional{body.at(field).get<std::int64_t>()} : std::nullopt;
}

std::optional<FeeInput> fee_input_from(const json& body) {
  if (!body.contains("fee")) return std::nullopt;
  const auto& fee = body.at("fee");
  return FeeInput{fee.at("item"), number_in(fee, "cost_cents"), number_in(fee, "volume_l"),
                  fee.value("shell_value", ""), number_in(fee, "cents")};
}

}  // namespace

Result<Response> put_decision(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const DraftDecision command{
      decision_outcome(body.at("outcome").get<std::string>()).value_or(DecisionOutcome::refused),
      conditions_from(body.at("conditions")),
      body.at("reasons"),
      body.at("fee_cents"),
      deviations_from(body.value("deviations", json::array())),
      body.value("refused_part", ""),
      {},
      body.value("text_blocks", std::vector<std::string>{}),
      questions_from(body.value("questions", json::array()))};
  return receipt_or_refusal(
      call, draft_decision(call.app, call.caller, *precondition, call.application(), command, fee_input_from(body)),
      200);
}

Result<Response> post_decision_return(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, return_decision(call.app, call.caller, *precondition, call.application(),
                                                  json::parse(call.request.body).at("reason")));
}

Result<Response> post_decision_approval(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, approve_decision(call.app, call.caller, *precondition, call.application(),
                                                   json::parse(call.request.body).at("decision_version")));
}

Result<Response> get_notice_preview(Call& call) {
  auto pdf = preview_notice(call.app, call.caller, call.application());
  if (!pdf) return tl::unexpected(pdf.error());
  return Response{
      200, "application/pdf", std::move(*pdf), {{"Content-Disposition", content_disposition("Entwurf.pdf", true)}}, {}};
}

Result<Response> post_decision_service(Call& call) {
  const auto body = json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const auto service = parse_service(body.at("service").get<std::string>());
  auto on = date_from(body.at("on").get<std::string>(), "/on");
  if (!on) return tl::unexpected(on.error());
  return receipt_or_refusal(call, serve_decision(call.app, call.caller, *precondition, call.application(),
                                                 service.value_or(Service::portal), *on));
}

Result<Response> post_notice_offer(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, offer_notice(call.app, call.caller, *precondition, call.application(),
                                               json::parse(call.request.body).at("consent")));
}

Result<Response> post_notice_retrieval(Call& call) {
  return receipt_or_refusal(call, retrieve_notice(call.app, call.caller, call.application()), 200);
}

}  // namespace flurwerk::api
