// Writes the projector's rows into the state tables, row by row where they differ, and reads them back.
// Basis: api/store/sqlite/state_rows.hpp.
#pragma once

#include <string>
#include <vector>

#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/state_rows.hpp"

namespace flurwerk::api {

// Turns what `before` left in the tables into `after`; both sorted.
void write_difference(Database& database, const std::vector<StateRow>& before, const std::vector<StateRow>& after);
// What the tables hold about one application, sorted.
std::vector<StateRow> stored_rows(Database& database, const std::string& application);
// Applications that have a row in any state table.
std::vector<std::string> stored_applications(Database& database);
void clear_state(Database& database);

// Brings the search index up to date with what was written since the last time; before each commit.
void index_search(Database& database);

}  // namespace flurwerk::api
