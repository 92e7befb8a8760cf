// The two database files of a data folder: cases and geodata, each with its own writer, read together by one connection.
// Basis: sqlite.org/lang_attach.html; a writer holds one file only, so that an import never stops the work on cases.
#pragma once

#include <filesystem>
#include <memory>

#include "api/store/sqlite/database.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct Writers {
  std::unique_ptr<Database> cases, geodata;
  bool migrated = false;  // the cases' tables have changed
};
// Makes what is missing and brings both files to this program's schema. Refuses files of a newer program or another one.
Result<Writers> open_writers(const std::filesystem::path& dir);

// Reads cases and geodata, never writes. Throws DatabaseError.
std::unique_ptr<Database> open_reader(const std::filesystem::path& dir);

}  // namespace flurwerk::api
