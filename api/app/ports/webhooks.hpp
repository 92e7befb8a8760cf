// Webhooks holds the programs that an authority wants told what happens; their messages wait in the outbox.
// Basis: an event and the messages about it are of one transaction; a receiver learns ids and kinds, no person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

// The oldest message that a receiver has not taken: those behind it wait.
struct WebhookMessage {
  std::string payload;  // JSON: event, kind, at, application, file_number
  int attempts = 0;
  std::string why;  // the last try failed
  Instant not_before{};
  std::optional<Instant> given_up_at;
};

struct Webhook {
  std::string id;
  AuthorityId authority;
  std::string url;
  std::string secret;  // "whsec_" and base64
  Instant created_at{};
  std::optional<Instant> taken_at{};  // the last message
  int waiting = 0;                    // messages
  std::optional<WebhookMessage> first{};
};

class Webhooks {
 public:
  virtual ~Webhooks() = default;
  virtual std::vector<Webhook> webhooks() const = 0;  // oldest first
  virtual std::optional<Webhook> webhook(const std::string& id) const = 0;

  // Writers, reachable through Tx alone. What is recorded from now on is told.
  virtual void put_webhook(const Webhook& webhook) = 0;
  virtual void remove_webhook(const std::string& id) = 0;  // with the messages that wait
  virtual void taken(const std::string& id, Instant at) = 0;
  virtual void retry(const std::string& id, Instant at) = 0;  // what waits or was given up, as if never tried
};

}  // namespace flurwerk::api
