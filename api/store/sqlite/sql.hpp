// The queries, which are files in api/store/sql and part of the program; one test prepares each.
// Basis: docs of the schema are api/store/migrations.
#pragma once

#include <string_view>

namespace flurwerk::api {

// "events_of" -> content of events_of.sql; an unknown name is a bug (std::logic_error).
std::string_view sql(std::string_view name);

}  // namespace flurwerk::api
