#include "api/app/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "api/app/silence.hpp"
#include "api/app/telling.hpp"
#include "participation/decision_start.hpp"
#include "participation/delta.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

Refusal changed_meanwhile(std::int64_t version) {
  return {RefusalKind::outdated,
          "changed-meanwhile",
          {fmt::format("Der Vorgang wurde inzwischen geändert (jetzt Version {}).", version),
           fmt::format("The application was changed meanwhile (now version {}).", version)},
          {"Laden Sie den aktuellen Stand; Ihre Eingaben bleiben erhalten.",
           "Load the current state; what you entered is kept."},
          {},
          "If-Match"};
}

// That somebody opened, fetched or received what was released to them is on record, and no save overwrites it.
bool is_reading(const Event& event) {
  return std::holds_alternative<RequestOpened>(event) || std::holds_alternative<RequestAcknowledged>(event) ||
         std::holds_alternative<NeighbourPageOpened>(event) || std::holds_alternative<FileAccessUsed>(event);
}

// The caller has seen the case as it is, but for who read in it since.
bool has_seen(const Case& the_case, std::int64_t version) {
  const auto now = the_case.application.version;
  if (version < 0 || version > now) return false;
  const auto since = std::span{the_case.events}.last(static_cast<std::size_t>(now - version));
  return std::ranges::all_of(since, [](const RecordedEvent& recorded) { return is_reading(recorded.event); });
}

json receipt(const Done& done) {
  json body{{"application", done.application.value},
            {"version", done.version},
            {"event", {{"seq", done.seq}, {"hash", done.hash}, {"at", to_string(done.at)}}}};
  if (!done.id.empty()) body["id"] = done.id;
  return body;
}

Done done_of(const Case& the_case, const View& view) {
  const auto events = view.lists().events_after(the_case.events.back().seq - 1, the_case.id, 1);
  if (events.empty()) throw std::logic_error("a case without its last event");
  return {the_case.id,
          the_case.application.version,
          {},
          events.front().row.seq,
          events.front().row.hash,
          events.front().recorded.at,
          {}};
}

Result<Done> run(App& app, const Caller& caller, const Precondition& precondition, const Change& what, Tx& tx) {
  auto the_case = load_for(tx, caller, what.action, what.application, what.request);
  if (!the_case) return tl::unexpected(the_case.error());
  if (precondition.if_match && !has_seen(*the_case, *precondition.if_match)) {
    return tl::unexpected(changed_meanwhile(the_case->application.version));
  }
  const Instant now = app.clock.now();
  const Actor actor = actor_of(caller, what.action, facts_of(*the_case, what.request));
  const Date today = berlin_day(now);
  auto legal = legal_context(app, the_case->application, actor, today, today);
  if (!legal) return tl::unexpected(legal.error());
  const Context& context = (*legal)->context;
  if (auto ok = participation::not_overtaken(the_case->application, the_case->participation, context); !ok) {
    return tl::unexpected(cite(*the_case, ok.error()));
  }
  auto events = with_what_follows(*the_case, what.decide(*the_case, context, tx), context);
  if (!events) return tl::unexpected(cite(*the_case, events.error()));
  Done done;
  if (events->empty()) {
    done = done_of(*the_case, tx);
  } else {
    const auto receipts = record_and_tell(app, tx, *the_case, actor, now, (*legal)->law.version, *events);
    done = {what.application,
            the_case->application.version + std::ssize(*events),
            {},
            receipts.back().seq,
            receipts.back().hash,
            now,
            {}};
  }
  if (what.also) what.also(tx, *the_case, done);
  return done;
}

}  // namespace

Result<Done> done_from(const IdempotentAnswer& answer, const Precondition& precondition) {
  if (answer.request_sha256 != precondition.request_sha256) {
    return refuse(
        RefusalKind::invalid, "idempotency-key-reused",
        {"Dieser Idempotency-Key gehört schon zu einer anderen Anfrage.",
         "This Idempotency-Key already belongs to another request."},
        {"Verwenden Sie für jede neue Anfrage einen neuen Schlüssel.", "Use a new key for every new request."}, {},
        "Idempotency-Key");
  }
  const auto body = json::parse(answer.body);
  Done done;
  done.application.value = body.at("application");
  done.version = body.at("version");
  done.id = body.value("id", "");
  done.seq = body.at("event").at("seq");
  done.hash = body.at("event").at("hash");
  done.at = parse_instant(body.at("event").at("at").get<std::string>()).value();
  return done;
}

std::string to_json(const Done& done) { return receipt(done).dump(); }

std::string to_json(const Done& done, const std::string& public_url) {
  json body = receipt(done);
  for (const auto& link : done.links) {
    body["links"].push_back({{"request", link.request.value},
                             {"agency", link.agency.value},
                             {"url", fmt::format("{}/l/{}", public_url, link.token)}});
  }
  return body.dump();
}

CaseFacts facts_of(const Case& the_case, const RequestId& request) {
  CaseFacts facts = case_facts(the_case.application);
  facts.plans_changed = !participation::overtaken(the_case.participation).empty();
  facts.below.clear();  // only who has a request now: handing on again ends what the former body could read
  for (const auto& asked : the_case.participation.requests) {
    if (!asked.trail.handed_on_agency.empty()) facts.below.push_back(asked.trail.handed_on_agency);
  }
  if (const auto* found = the_case.participation.request(request)) {
    facts.request = request;
    facts.request_agency = found->spec.agency;
    facts.request_below = found->trail.handed_on_agency;
  }
  return facts;
}

Result<Case> load_for(const View& view, const Caller& caller, Action action, const ApplicationId& application,
                      const RequestId& request) {
  if (auto any = allowed(caller.viewer, action); !any) return tl::unexpected(any.error());
  auto the_case = view.load(application);
  if (!the_case) return tl::unexpected(no_such_case());
  if (!request.empty() && the_case->participation.request(request) == nullptr) return tl::unexpected(no_such_case());
  if (auto ok = allowed(caller.viewer, action, facts_of(*the_case, request)); !ok)
    return tl::unexpected(cite(*the_case, ok.error()));
  return the_case;
}

Result<Done> change(App& app, const Caller& caller, const Precondition& precondition, const Change& what) {
  return app.store.write([&](Tx& tx) -> Result<Done> {
    const std::string operation = fmt::format("{} {}", to_string(what.action), what.application.value);
    const auto& key = precondition.idempotency_key;
    if (!key.empty()) {
      if (const auto answer = tx.outbox().answer(key, caller.viewer.account, operation)) {
        return done_from(*answer, precondition);
      }
    }
    auto done = run(app, caller, precondition, what, tx);
    if (done && !key.empty()) {
      tx.outbox().remember(
          {key, caller.viewer.account, operation, precondition.request_sha256, 201, to_json(*done), app.clock.now()});
    }
    return done;
  });
}

}  // namespace flurwerk::api
