// An event as the log keeps it: its columns, and the hash that chains it to the event before and to its case's last one.
// Basis: hash = SHA-256 over "flurwerk-event-1" and every column but hash and words, each preceded by its length (8 bytes,
// big-endian), seq as decimal text; the payload commits to the words. The first event, and the first of a case, follow 64 zeros.
#pragma once

#include <cstdint>
#include <string>

#include "permit-core/event.hpp"

namespace flurwerk::api {

struct EventRow {
  std::int64_t seq = 0;  // 1, 2, ... over all applications, without gaps
  std::string application, type, at, actor, actor_role, actor_agency, law_version, payload;
  std::string prev_hash;       // of event seq - 1
  std::string case_prev_hash;  // of the event before of the same application: its log can be proven alone
  std::string hash;
  std::string words;  // what people wrote, beside the payload (event_json.hpp); empty once it is erased
};

std::string no_hash();  // 64 zeros
std::string hash_of(const EventRow& row);

// Without seq and hashes, which the log gives.
EventRow to_row(const ApplicationId& application, const Actor& actor, Instant at, const std::string& law_version,
                const Event& event);
RecordedEvent to_event(const EventRow& row);  // throws std::runtime_error where the row is no event

}  // namespace flurwerk::api
