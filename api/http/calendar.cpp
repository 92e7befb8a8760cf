// A person's calendar over HTTP: a new secret address for who is signed in, and the feed behind it.
#include "api/app/calendar.hpp"

#include <nlohmann/json.hpp>

#include "api/http/handlers.hpp"
#include "api/http/ics.hpp"

namespace flurwerk::api {

Result<Response> post_calendar(Call& call) {
  const std::string url = call.app.config.public_url + "/kalender/" + renew_calendar(call.app, call.caller);
  return json_response(nlohmann::json{{"url", url}}.dump(), 201);
}

Result<Response> get_calendar_feed(Call& call) {
  const auto entries = calendar_behind(call.app, call.request.path_param("token"));
  if (!entries) return tl::unexpected(entries.error());
  std::string events;
  for (const auto& entry : *entries) {
    events += ics_event({entry.id, entry.heading, {}, call.app.config.public_url + entry.path, entry.day, entry.day},
                        call.app.clock.now());
  }
  return ics_response("Fristen", events);
}

}  // namespace flurwerk::api
