// Proves that log, state tables, drafts, documents and the file itself are what they were; names the first that is not.
// Basis: the hash chain of api/store/sqlite/event_log.hpp and the projector of state_rows.hpp. Changes nothing.
#pragma once

#include <string>

#include "api/app/ports/store.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

VerifyReport verify_database(Database& database, const DocumentStore& documents, const VerifyProgress& progress,
                             const std::string& expected_head);
// Empties the state tables and folds them anew, in one transaction.
void rebuild_state(Database& database);

// The chain alone; part of verify_database. Fills in events, head and, where broken, what is wrong.
bool verify_chain(Database& database, const std::string& expected_head,
                  const std::function<void(std::int64_t)>& progress, VerifyReport& report);

}  // namespace flurwerk::api
