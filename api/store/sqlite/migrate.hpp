// Brings a database file to the schema of this program: each migration in one transaction, in order, once.
// Basis: api/store/migrations/V001__....sql; a file of a newer program, or of another one, is refused.
#pragma once

#include "api/store/sqlite/database.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

int newest_schema();  // number of the last migration of this program
// How many migrations were applied.
Result<int> migrate(Database& database);
// For read-only access: refuses anything but exactly this program's schema.
Result<void> check_schema(Database& database);

}  // namespace flurwerk::api
