#include "api/app/procedure.hpp"

#include <nlohmann/json.hpp>

#include "api/app/drafts.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

// Runs a use case with the call's precondition and body; the receipt or the refusal is the answer.
template <class UseCase>
Result<Response> change_by(Call& call, UseCase use_case) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const json body = call.request.body.empty() ? json::object() : json::parse(call.request.body);
  return receipt_or_refusal(call, use_case(*precondition, body));
}

}  // namespace

namespace {

// How a letter reached the applicant: both or neither is given.
Result<std::optional<HandedOver>> handed_over(const json& body, Date today) {
  if (!body.contains("service")) {
    if (!body.contains("on")) return std::optional<HandedOver>{};
    return refuse(
        RefusalKind::invalid, "service-missing",
        {"Zum Tag fehlt, auf welchem Weg bekannt gegeben wurde.", "The day is there, the way of service is not."},
        {"Nennen Sie den Weg: portal, post oder certificate.", "Name the way: portal, post or certificate."},
        "§ 41 HVwVfG", "/service");
  }
  const auto on = body.contains("on") ? date_from(body.at("on").get<std::string>(), "/on") : Result<Date>{today};
  if (!on) return tl::unexpected(on.error());
  const auto service = parse_service(body.at("service").get<std::string>());
  return std::optional{HandedOver{service.value_or(Service::portal), *on}};
}

}  // namespace

Result<Response> post_submit(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json&) {
    return submit_application(call.app, call.caller, precondition, call.application());
  });
}

Result<Response> post_withdraw(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) {
    return withdraw_application(call.app, call.caller, precondition, call.application(), body.at("reason"));
  });
}

Result<Response> post_reject(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) {
    return reject_application(call.app, call.caller, precondition, call.application(), body.at("reason"));
  });
}

namespace {

Result<DemandInput> demand_from(const json& body) {
  DemandInput input;
  if (body.contains("length")) {
    const auto length = parse_period(body.at("length").get<std::string>());
    if (!length) return tl::unexpected(length.error());
    input.length = *length;
  }
  for (const auto& item : body.at("items")) input.items.push_back({item.at("type"), item.at("reason")});
  return input;
}

}  // namespace

Result<Response> post_demand(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    auto input = demand_from(body);
    if (!input) return tl::unexpected(input.error());
    const auto handed = handed_over(body, call.today());
    if (!handed) return tl::unexpected(handed.error());
    input->handed_over = *handed;
    return demand_documents(call.app, call.caller, precondition, call.application(), *input);
  });
}

Result<Response> post_demand_offer(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto input = demand_from(body);
    if (!input) return tl::unexpected(input.error());
    return offer_demand(call.app, call.caller, precondition, call.application(), *input, body.at("consent"));
  });
}

Result<Response> post_supply(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) {
    return supply_documents(call.app, call.caller, precondition, call.application(), body.value("partial", false));
  });
}

Result<Response> post_completeness(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    auto complete_on = date_from(body.at("complete_on").get<std::string>(), "/complete_on");
    if (!complete_on) return tl::unexpected(complete_on.error());
    return confirm_completeness(call.app, call.caller, precondition, call.application(), *complete_on);
  });
}

Result<Response> post_confirm_withdrawal(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json&) {
    return confirm_withdrawal(call.app, call.caller, precondition, call.application());
  });
}

Result<Response> post_extension(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    auto length = parse_period(body.at("length").get<std::string>());
    if (!length) return tl::unexpected(length.error());
    const auto handed = handed_over(body, call.today());
    if (!handed) return tl::unexpected(handed.error());
    return extend_decision_period(call.app, call.caller, precondition, call.application(),
                                  {*length, body.at("reason"), *handed});
  });
}

Result<Response> post_extension_offer(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    auto length = parse_period(body.at("length").get<std::string>());
    if (!length) return tl::unexpected(length.error());
    return offer_extension(call.app, call.caller, precondition, call.application(), {*length, body.at("reason")},
                           body.at("consent"));
  });
}

Result<Response> post_postponement(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto requested_on = date_from(body.at("requested_on").get<std::string>(), "/requested_on");
    if (!requested_on) return tl::unexpected(requested_on.error());
    const auto length = parse_period(body.at("length").get<std::string>());
    if (!length) return tl::unexpected(length.error());
    const auto handed = handed_over(body, call.today());
    if (!handed) return tl::unexpected(handed.error());
    PostponeDecision command{body.at("ground"), *requested_on, *length, body.at("reason"), **handed, {}};
    if (body.contains("known_since")) {
      const auto known = date_from(body.at("known_since").get<std::string>(), "/known_since");
      if (!known) return tl::unexpected(known.error());
      command.known_since = *known;
    }
    return postpone_decision(call.app, call.caller, precondition, call.application(), command);
  });
}

Result<Response> post_postponement_end(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto handed = handed_over(body, call.today());
    if (!handed) return tl::unexpected(handed.error());
    return end_postponement(call.app, call.caller, precondition, call.application(), {body.at("reason"), *handed});
  });
}

Result<Response> post_waiver(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json&) {
    return waive_deemed_permit(call.app, call.caller, precondition, call.application());
  });
}

Result<Response> post_exemption_forwarding(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    auto on = date_from(body.at("municipality_received_on").get<std::string>(), "/municipality_received_on");
    if (!on) return tl::unexpected(on.error());
    return forward_exemption(call.app, call.caller, precondition, call.application(), *on);
  });
}

Result<Response> post_exemption_answer(Call& call) {
  return change_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    auto on = date_from(body.at("received_on").get<std::string>(), "/received_on");
    if (!on) return tl::unexpected(on.error());
    const std::string answer = body.at("answer");
    return answer_exemption(call.app, call.caller, precondition, call.application(),
                            {body.at("by") == "authority" ? ExemptionSide::authority : ExemptionSide::municipality,
                             answer == "waived"               ? ExemptionAnswer::waived
                             : answer == "procedure_demanded" ? ExemptionAnswer::procedure_demanded
                                                              : ExemptionAnswer::prohibition_requested,
                             *on});
  });
}

}  // namespace flurwerk::api
