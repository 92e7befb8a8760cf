#include "api/app/after_permit.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "api/http/case_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

constexpr std::array<std::string_view, 4> site_notice_words = {"start", "shell", "completion", "early_use"};

// The day in a field of a body; today where it is not given.
Result<Date> day_in(const Call& call, const json& body, const char* field) {
  if (!body.contains(field)) return call.today();
  return date_from(body.at(field).get<std::string>(), std::string("/") + field);
}

// Runs `use` with the precondition, the body and the one day that it is about.
template <class Use>
Result<Response> on_the_day(Call& call, const char* field, Use use) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const json body = call.request.body.empty() ? json::object() : json::parse(call.request.body);
  const auto day = day_in(call, body, field);
  if (!day) return tl::unexpected(day.error());
  return receipt_or_refusal(call, use(*precondition, body, *day));
}

Service service_in(const json& body) {
  return parse_service(body.at("service").get<std::string>()).value_or(Service::portal);
}

}  // namespace

Result<Response> post_site_notice(Call& call) {
  return on_the_day(call, "received_on", [&](const Precondition& precondition, const json& body, Date received) {
    const auto planned = date_from(body.at("planned_on").get<std::string>(), "/planned_on");
    if (!planned) return Result<Done>{tl::unexpected(planned.error())};
    const auto word =
        std::find(site_notice_words.begin(), site_notice_words.end(), body.at("notice").get<std::string>());
    return give_site_notice(call.app, call.caller, precondition, call.application(),
                            {static_cast<SiteNoticeKind>(word - site_notice_words.begin()), received, *planned,
                             person_from(body, "site_manager"), person_from(body, "contractor")});
  });
}

Result<Response> post_interruption(Call& call) {
  return on_the_day(call, "since", [&](const Precondition& precondition, const json&, Date since) {
    return interrupt_works(call.app, call.caller, precondition, call.application(), since);
  });
}

Result<Response> post_resumption(Call& call) {
  return on_the_day(call, "on", [&](const Precondition& precondition, const json&, Date on) {
    return resume_works(call.app, call.caller, precondition, call.application(), on);
  });
}

Result<Response> post_inspection(Call& call) {
  return on_the_day(call, "on", [&](const Precondition& precondition, const json& body, Date on) {
    return record_inspection(call.app, call.caller, precondition, call.application(),
                             {on, body.at("occasion"), body.at("findings"), body.at("defects")});
  });
}

Result<Response> post_validity_request(Call& call) {
  return on_the_day(call, "received_on", [&](const Precondition& precondition, const json& body, Date received) {
    return request_validity(call.app, call.caller, precondition, call.application(),
                            {received, body.value("reason", "")});
  });
}

Result<Response> post_validity(Call& call) {
  return on_the_day(call, "on", [&](const Precondition& precondition, const json& body, Date on) -> Result<Done> {
    const auto by = parse_period(body.value("length", "1Y"));
    if (!by) return tl::unexpected(by.error());
    return decide_validity(call.app, call.caller, precondition, call.application(),
                           {body.at("granted"), *by, body.value("reason", ""), service_in(body), on, {}});
  });
}

Result<Response> post_expiry(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, confirm_expiry(call.app, call.caller, *precondition, call.application()));
}

Result<Response> post_addressee(Call& call) {
  return on_the_day(call, "on", [&](const Precondition& precondition, const json& body, Date on) {
    return serve_addressee(
        call.app, call.caller, precondition, call.application(),
        {body.at("role"), person_from(body, "person"), AgencyId{body.value("agency", "")}, service_in(body), on});
  });
}

Result<Response> post_correction(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  const json body = json::parse(call.request.body);
  return receipt_or_refusal(call, correct_notice(call.app, call.caller, *precondition, call.application(),
                                                 {body.at("wrong"), body.at("right"), body.at("reason"), {}}));
}

Result<Response> post_certificate(Call& call) {
  auto precondition = call.precondition();
  if (!precondition) return tl::unexpected(precondition.error());
  return receipt_or_refusal(call, certify_permit(call.app, call.caller, *precondition, call.application()));
}

Result<Response> post_cancellation(Call& call) {
  return on_the_day(call, "on", [&](const Precondition& precondition, const json& body, Date on) -> Result<Done> {
    const auto known = date_from(body.at("known_on").get<std::string>(), "/known_on");
    if (!known) return tl::unexpected(known.error());
    const auto effective = date_from(body.at("effective_on").get<std::string>(), "/effective_on");
    if (!effective) return tl::unexpected(effective.error());
    return cancel_permit(
        call.app, call.caller, precondition, call.application(),
        {body.at("ground"), body.at("reasons"), body.at("hearing"), *known, *effective, service_in(body), on, {}});
  });
}

}  // namespace flurwerk::api
