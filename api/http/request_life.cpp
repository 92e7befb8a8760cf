#include "api/app/request_life.hpp"
#include "api/app/statements.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/round_json.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

// Runs a use case with the call's precondition and body; the receipt or the refusal is the answer.
template <class UseCase>
Result<Response> act_by(Call& call, UseCase use_case) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const json body = call.request.body.empty() ? json::object() : json::parse(call.request.body);
  return receipt_or_refusal(call, use_case(*precondition, body));
}

WeighingResult result_from(const std::string& word) {
  if (word == "taken_over") return WeighingResult::taken_over;
  return word == "adapted" ? WeighingResult::adapted : WeighingResult::rejected;
}

}  // namespace

Result<Response> post_delivery(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto on = date_from(body.at("delivered_on").get<std::string>(), "/delivered_on");
    if (!on) return tl::unexpected(on.error());
    return record_delivery(call.app, call.caller, precondition, {call.statement_request(), *on, body.at("evidence")});
  });
}

Result<Response> post_acknowledgement(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json&) {
    return acknowledge_request(call.app, call.caller, precondition, call.statement_request());
  });
}

Result<Response> post_hand_on(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    return hand_on_request(call.app, call.caller, precondition,
                           {call.statement_request(), body.value("to", ""), {body.value("agency", "")}});
  });
}

Result<Response> post_papers_wanted(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    return want_papers(call.app, call.caller, precondition, call.statement_request(), body.at("papers"));
  });
}

Result<Response> post_question(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    participation::AskApplicant command{call.statement_request(), body.at("question")};
    for (const auto& id : body.value("attachments", json::array())) command.attachments.push_back({id});
    return ask_applicant(call.app, call.caller, precondition, command);
  });
}

Result<Response> post_reply(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    return reply_to_request(call.app, call.caller, precondition, call.statement_request(), body.at("text"));
  });
}

Result<Response> post_round_undo(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json&) {
    return undo_round(call.app, call.caller, precondition, call.application(),
                      RoundId{std::string{call.request.path_param("round")}});
  });
}

Result<Response> post_agreement(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto on = date_from(body.at("agreed_on").get<std::string>(), "/agreed_on");
    if (!on) return tl::unexpected(on.error());
    return record_agreement(call.app, call.caller, precondition, call.application(),
                            {{body.at("agency")},
                             act_from(body.at("act").get<std::string>()).value_or(Act::opinion),
                             *on,
                             {body.at("source")}});
  });
}

Result<Response> post_extension_request(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    const auto until = date_from(body.at("until").get<std::string>(), "/until");
    if (!until) return tl::unexpected(until.error());
    return ask_extension(call.app, call.caller, precondition, {call.statement_request(), *until, body.at("reason")});
  });
}

Result<Response> post_extension_answer(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) -> Result<Done> {
    std::optional<Date> until;
    if (body.contains("until")) {
      const auto date = date_from(body.at("until").get<std::string>(), "/until");
      if (!date) return tl::unexpected(date.error());
      until = *date;
    }
    return answer_extension(call.app, call.caller, precondition,
                            {call.statement_request(), until, body.value("reason", "")});
  });
}

Result<Response> post_consent_replacement(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    return replace_consent(call.app, call.caller, precondition, {call.statement_request(), body.at("reason")});
  });
}

Result<Response> put_round_draft(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    return draft_round(call.app, call.caller, precondition, call.application(),
                       {{}, body.at("title"), planned_from(body), dropped_from(body)});
  });
}

Result<Response> post_round_discard(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json&) {
    return discard_round(call.app, call.caller, precondition, call.application());
  });
}

Result<Response> post_weighings(Call& call) {
  return act_by(call, [&](const Precondition& precondition, const json& body) {
    std::vector<Weighing> weighings;
    for (const auto& entry : body.at("weighings")) {
      weighings.push_back({RequestId{entry.value("request", "")}, entry.value("condition", ""),
                           result_from(entry.at("result")), entry.value("reason", ""), entry.value("objection", "")});
    }
    return weigh_conditions(call.app, call.caller, precondition, call.application(), weighings);
  });
}

}  // namespace flurwerk::api
