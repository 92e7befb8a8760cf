#include "api/app/outlook.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/onlook.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json step_json(const Onlook& onlook, const Case& the_case, const OutlookStep& step) {
  json out{{"on", to_string(step.on)}, {"event", step.event}, {"deadline", nullptr}, {"agency", nullptr}};
  if (step.deadline) out["deadline"] = deadline_json(*step.deadline, Running{}, onlook.law);
  if (const auto* request = the_case.participation.request(step.request)) {
    const auto agency = onlook.view.accounts().agency(request->spec.agency);
    out["agency"] = agency ? agency->name : request->spec.agency.value;
  }
  return out;
}

json outlook_json(const Onlook& onlook, const Case& the_case, const Outlook& outlook) {
  json steps = json::array();
  for (const auto& step : outlook.steps) steps.push_back(step_json(onlook, the_case, step));
  return {{"id", outlook.id},
          {"assumption", text_json(outlook.assumption)},
          {"steps", std::move(steps)},
          {"state", std::string{flurwerk::to_string(outlook.state)}},
          {"result_on", date_json(outlook.result_on)},
          {"result", text_json(outlook.result)}};
}

}  // namespace

Result<Response> get_outlook(Call& call) {
  auto shown = show(call, Action::get_outlook, call.application());
  if (!shown) return tl::unexpected(shown.error());
  std::optional<Date> documents_on;
  if (const auto on = call.request.query_value("documents_on")) {
    auto date = date_from(*on, "documents_on");
    if (!date) return tl::unexpected(date.error());
    documents_on = *date;
  }
  const auto found = outlooks(call.app, shown->the_case, shown->today, documents_on);
  if (!found) return tl::unexpected(found.error());
  const auto onlook = shown->onlook(call);
  json list = json::array();
  for (const auto& outlook : *found) list.push_back(outlook_json(onlook, shown->the_case, outlook));
  return json_response(json{{"today", to_string(shown->today)}, {"outlooks", std::move(list)}}.dump());
}

}  // namespace flurwerk::api
