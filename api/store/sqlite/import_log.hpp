// The ImportLog over SQLite. The writing functions need the writing connection, in a transaction.
// Basis: api/app/ports/import_log.hpp.
#pragma once

#include "api/app/ports/import_log.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteImportLog : public ImportLog {
 public:
  explicit SqliteImportLog(Database& database) : database_(database) {}
  std::vector<ImportRecord> imports(int limit) const override;
  std::optional<ImportRecord> import(const std::string& id) const override;
  void put_import(const ImportRecord& record) override;
  int interrupt_imports(Instant at) override;

 private:
  Database& database_;
};

}  // namespace flurwerk::api
