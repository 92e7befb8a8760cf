// The Outbox holds side effects that are due after commit; idempotent answers stand beside them, in the same transaction.
// Basis: a mail is sent only for what is durably recorded, and a repeated post is answered, not carried out again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct OutboxItem {
  std::int64_t id = 0;  // given by the store, in order
  std::string kind;     // "mail", "digest"; what the sender understands
  std::string queue;    // what shares one leaves in order: the recipient
  std::string payload;  // JSON text
  Instant created_at;
  Instant not_before;
  int attempts = 0;
  std::string about{};        // by which it is found again while it waits; empty: nobody asks
  std::string why{};          // the last try failed
  std::int64_t shipment = 0;  // of what is handed over as one message: the first one's id, from its first try on
};

// What became of an item that is about something: it was taken, or refused for good.
struct Departure {
  Instant at;
  bool refused = false;
  std::string why;  // it was refused
};

// What leaves by different ways does not wait for each other.
enum class Lane : std::uint8_t { mail, webhooks };

struct IdempotentAnswer {
  std::string key;             // the Idempotency-Key header
  AccountId account;           // keys of different accounts never meet
  std::string operation;       // operation id of the contract
  std::string request_sha256;  // a repeated key with another body is refused by the caller
  int status = 0;
  std::string body;
  Instant at;
};

class Outbox {
 public:
  virtual ~Outbox() = default;
  // Oldest first; what stands in its queue behind one that has to wait, or was given up, is left out.
  virtual std::vector<OutboxItem> waiting(Instant now, int limit = 100, Lane lane = Lane::mail) const = 0;
  // The oldest that waits and is about this.
  virtual std::optional<OutboxItem> waiting_about(const std::string& about) const = 0;
  virtual std::vector<OutboxItem> shipped_together(std::int64_t shipment) const = 0;  // that wait, oldest first
  virtual std::vector<Departure> departures(const std::string& about) const = 0;      // oldest first
  virtual std::optional<IdempotentAnswer> answer(const std::string& key, const AccountId& account,
                                                 const std::string& operation) const = 0;

  // Of an item kind, queue, payload, created_at, not_before and about count.
  virtual std::int64_t post(const OutboxItem& item) = 0;
  // The same, unless something was posted under this key before: then false, and nothing happens.
  virtual bool post_once(const std::string& key, const OutboxItem& item) = 0;
  // True the first time that this is said under the key.
  virtual bool once(const std::string& key, Instant at) = 0;
  // From now on one message, whatever is posted meanwhile: tried again after a crash it has the same words.
  virtual void ship_together(const std::vector<std::int64_t>& ids) = 0;
  virtual void done(std::int64_t id, Instant at) = 0;
  virtual void refused(std::int64_t id, Instant at, const std::string& why) = 0;  // for good; nothing waits for it
  virtual void retry(std::int64_t id, Instant not_before, const std::string& why = {}) = 0;  // counts the attempt
  virtual void give_up(std::int64_t id, Instant at, const std::string& why) = 0;  // its queue waits for a person
  virtual int recall(const std::string& about) = 0;                               // how many had not left
  virtual void remember(const IdempotentAnswer& answer) = 0;
  virtual int forget_answers_before(Instant at) = 0;  // how many
};

}  // namespace flurwerk::api
