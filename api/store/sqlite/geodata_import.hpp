// A GeodataImport as one SQLite transaction on the writing connection: readers see the old rows until commit().
// Basis: api/app/ports/geodata_import.hpp; WAL keeps the old state for readers, a kill rolls everything back.
#pragma once

#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "api/app/ports/geodata_import.hpp"
#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SqliteGeodataImport : public GeodataImport {
 public:
  SqliteGeodataImport(std::unique_lock<std::mutex> writing, Database& database, const ImportSource& source, Instant at);
  bool unchanged() const override { return unchanged_; }
  Result<void> add(const ParcelRow& parcel) override;
  Result<void> add(const BuildingRow& building) override;
  Result<void> add(const PlanAreaRow& area) override;
  Result<void> add(const LayerFeatureRow& feature) override;
  Result<ImportSummary> commit() override;

 private:
  bool is_in_already(const ImportSource& source);
  void register_source(const ImportSource& source, Instant at);
  void take_out(const char* ids, const char* remove);
  // The row with this key: in the table before? Refuses a second one of this import.
  Result<void> meet(const char* query_name, const std::string& key);
  void count(const std::string& id);

  std::unique_lock<std::mutex> writing_;
  Database& database_;
  Transaction transaction_;
  bool unchanged_ = false;
  std::int64_t source_ = 0, generation_ = 0;
  std::multiset<std::string> former_;  // ids of plan areas and features that this source had
  ImportSummary summary_;
};

}  // namespace flurwerk::api
