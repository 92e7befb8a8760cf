// The event log as rows: appended in order, each chained to its predecessor by SHA-256, decoded into Cases.
// Basis of the hash: api/app/event_row.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/app/event_row.hpp"
#include "api/app/ports/case.hpp"
#include "api/store/sqlite/case_cache.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

inline constexpr const char* end_of_time = "9999";  // after every instant's text

struct LogHead {
  std::int64_t seq = 0;
  std::string hash;
};

LogHead log_head(Database& database);
std::string last_hash_of(Database& database, const ApplicationId& id);  // no_hash() before its first event
// Fills in seq, prev_hash and hash, and moves the head; case_prev_hash is given. In a transaction of the caller's.
EventRow append(Database& database, EventRow row);

// Reads the columns of event in their order in the table.
EventRow read_event_row(const Query& query);

void fold_into(Case& folded, RecordedEvent recorded);
// Events up to and including `last_seq` and up to `until`; nothing if that leaves none.
std::optional<Case> load_case(Database& database, const ApplicationId& id, std::int64_t last_seq,
                              const std::string& until);
// All events the connection sees; decodes only those that the cache has not folded yet.
std::optional<Case> load_case(Database& database, const ApplicationId& id, CaseCache& cache);

}  // namespace flurwerk::api
