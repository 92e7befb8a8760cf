// The event log as rows: appended in order, each chained to its predecessor by SHA-256, decoded into Cases.
// Basis: hash = SHA-256 over "flurwerk-event-1" and every column but hash, each preceded by its length (8 bytes,
// big-endian), seq as decimal text; prev_hash of the first event is 64 zeros.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/app/ports/case.hpp"
#include "api/store/sqlite/case_cache.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

struct EventRow {
  std::int64_t seq = 0;
  std::string application, type, at, actor, actor_role, actor_agency, law_version, payload, prev_hash, hash;
};

struct LogHead {
  std::int64_t seq = 0;
  std::string hash;
};

std::string no_hash();  // 64 zeros
std::string hash_of(const EventRow& row);

LogHead log_head(Database& database);
// Fills in seq, prev_hash and hash, and moves the head. In a transaction of the caller's.
EventRow append(Database& database, EventRow row);

EventRow to_row(const ApplicationId& application, const Actor& actor, Instant at, const std::string& law_version,
                const Event& event);
RecordedEvent to_event(const EventRow& row);  // throws std::runtime_error where the row is no event

// Reads the columns of event in their order in the table.
EventRow read_event_row(const Query& query);

void fold_into(Case& folded, const RecordedEvent& recorded);
// Events up to and including `last_seq` and up to `until`; nothing if that leaves none.
std::optional<Case> load_case(Database& database, const ApplicationId& id, std::int64_t last_seq,
                              const std::string& until);
// All events the connection sees; decodes only those that the cache has not folded yet.
std::optional<Case> load_case(Database& database, const ApplicationId& id, CaseCache& cache);

}  // namespace flurwerk::api
