// One change of one application: load, check access and version, decide, record - in one transaction.
// Basis: docs/decisions on decide-then-record; If-Match and Idempotency-Key as RFC 9110 and the IETF draft have them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/app/caller.hpp"
#include "api/app/legal_context.hpp"

namespace flurwerk::api {

struct Precondition {
  std::optional<std::int64_t> if_match;  // version the caller has seen; reading makes no newer one
  std::string idempotency_key;           // empty: none
  std::string request_sha256;            // of the body, to tell a repetition from a reuse of the key
};

struct SignedLink {
  RequestId request;
  AgencyId agency;
  std::string token;
};

struct Done {
  ApplicationId application;
  std::int64_t version = 0;  // of the application, after the change
  std::string id;            // of what was made; may be empty
  std::int64_t seq = 0;      // last event recorded
  std::string hash;
  Instant at;
  std::vector<SignedLink> links;  // shown once, to whoever opened the round
};
// The first answer to a repeated request. Refused: the key belongs to another request.
Result<Done> done_from(const IdempotentAnswer& answer, const Precondition& precondition);
std::string to_json(const Done& done);  // without the links, which are secrets
// `links` as whole addresses.
std::string to_json(const Done& done, const std::string& public_url);

// What a use case adds to decide(): facts of the request concerned, further rows of the same transaction.
struct Change {
  Action action;
  ApplicationId application;
  RequestId request;                                                // set when the action is about one request
  std::function<Decided(const Case&, const Context&, Tx&)> decide;  // Tx for rows the events will point at
  std::function<void(Tx&, const Case&, Done&)> also;                // after the events are recorded; may be empty
};

// Refusals: not_found (unknown or hidden), forbidden, wrong_state, outdated ("changed-meanwhile"), whatever decide()
// says. A repeated idempotency key gives the first answer again and changes nothing.
Result<Done> change(App& app, const Caller& caller, const Precondition& precondition, const Change& change);

// The facts of a case with those of one request, as access wants them.
CaseFacts facts_of(const Case& the_case, const RequestId& request = {});

// A case the caller may see through `action`, or the refusal.
Result<Case> load_for(const View& view, const Caller& caller, Action action, const ApplicationId& application,
                      const RequestId& request = {});

}  // namespace flurwerk::api
