#include "api/app/application_changes.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

Result<Response> post_copy(Call& call) {
  const auto body = nlohmann::json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(
      call, copy_application(call.app, call.caller, *precondition, call.application(), body.at("as") == "change"));
}

Result<Response> post_change(Call& call) {
  const auto body = nlohmann::json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, change_application(call.app, call.caller, *precondition, call.application(),
                                                     ApplicationId{body.at("draft")}, body.at("reason")));
}

Result<Response> post_change_assessment(Call& call) {
  const auto body = nlohmann::json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  AssessChange command{std::string{call.request.path_param("change")}, body.at("effect"), body.at("reason"), {}};
  if (const auto on = body.find("complete_on"); on != body.end() && on->is_string()) {
    auto date = date_from(on->get<std::string>(), "/complete_on");
    if (!date) return tl::unexpected(date.error());
    command.complete_on = *date;
  }
  command.procedure = body.value("procedure", "");
  return receipt_or_refusal(call, assess_change(call.app, call.caller, *precondition, call.application(), command));
}

Result<Response> post_case_link(Call& call) {
  const auto body = nlohmann::json::parse(call.request.body);
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(
      call, link_application(call.app, call.caller, *precondition, call.application(),
                             ApplicationId{body.value("application", "")}, body.value("file_number", "")));
}

}  // namespace flurwerk::api
