// How a request reached its agency: asked, sent, opened, and what became of its signed link.
#include <nlohmann/json.hpp>

#include "api/app/statements.hpp"
#include "api/app/telling.hpp"
#include "api/app/visibility.hpp"
#include "api/http/case_json.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

using json = nlohmann::json;

namespace {

// When the request's mail was taken by the mail server, and why it was not; the mail of a new link counts like the first.
void add_departure(const Onlook& onlook, const Case& the_case, const RequestId& id, json& out) {
  out["sent_at"] = nullptr;
  std::optional<Departure> last;
  for (const auto& departure : onlook.view.outbox().departures(about_asking(id))) {
    if (onlook.past && berlin_day(departure.at) > onlook.today) break;
    last = departure;
    if (!departure.refused && out["sent_at"].is_null()) out["sent_at"] = to_string(departure.at);
  }
  if (onlooker(onlook.caller, the_case) != Onlooker::authority) return;
  out["undelivered"] = last && last->refused ? json{{"at", to_string(last->at)}, {"why", last->why}} : json(nullptr);
}

// The last signed link, for the authority: where it was sent, whether it was opened, whether it still opens the page.
void add_link(const Onlook& onlook, const Case& the_case, const RequestId& id, json& out) {
  if (onlooker(onlook.caller, the_case) != Onlooker::authority) return;
  out["link"] = nullptr;
  const auto by_now = [&](const std::optional<Instant>& at) {
    return at && (!onlook.past || berlin_day(*at) <= onlook.today) ? json(to_string(*at)) : json(nullptr);
  };
  for (const auto& link : onlook.view.links().links_of(id)) {
    if (by_now(link.created_at).is_null()) break;
    const json revoked = by_now(link.revoked_at);
    const bool expired =
        onlook.past ? berlin_day(link.expires_at) <= onlook.today : link.expires_at <= onlook.app.clock.now();
    out["link"] = {{"state", !revoked.is_null() ? "revoked"
                             : expired          ? "expired"
                                                : "valid"},
                   {"sent_to", link.email},
                   {"made_at", to_string(link.created_at)},
                   {"opened_at", by_now(link.first_used_at)},
                   {"expires_at", to_string(link.expires_at)},
                   {"revoked_at", revoked}};
  }
}

// When the agency was asked and when it first opened its page, from the log.
void add_moments(const Case& the_case, const RequestId& id, json& out) {
  out["asked_at"] = out["opened_at"] = nullptr;
  for (const auto& recorded : the_case.events) {
    if (const auto* round = std::get_if<RoundOpened>(&recorded.event)) {
      for (const auto& spec : round->requests) {
        if (spec.request == id) out["asked_at"] = to_string(recorded.at);
      }
    } else if (const auto* opened = std::get_if<RequestOpened>(&recorded.event)) {
      if (opened->request == id) out["opened_at"] = to_string(recorded.at);
    }
  }
}

}  // namespace

void add_sending(const Onlook& onlook, const Case& the_case, const RequestId& request, json& out) {
  add_moments(the_case, request, out);
  add_departure(onlook, the_case, request, out);
  add_link(onlook, the_case, request, out);
}

}  // namespace flurwerk::api
