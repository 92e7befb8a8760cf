// Brings a database file to the schema of this program: each migration in one transaction, in order, once.
// Basis: api/store/migrations/V001__....sql and migrations/geodata; a file of a newer program, or of another, is refused.
#pragma once

#include "api/store/sqlite/database.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

enum class DataFile {
  cases,    // DIR/flurwerk.sqlite: the event log and all that is folded from it
  geodata,  // DIR/geodata.sqlite: cadastre, plans, layers
};
const char* file_name(DataFile file);

int newest_schema(DataFile file = DataFile::cases);  // number of the last migration of this program
// Number of the last migration applied, 0 for a new file. Refuses a file that is not ours or of a newer program.
Result<int> schema_of(Database& database, DataFile file);
// How many migrations were applied.
Result<int> migrate(Database& database, DataFile file);
// For read-only access: refuses anything but exactly this program's schema.
Result<void> check_schema(Database& database, DataFile file);

}  // namespace flurwerk::api
