// A GeodataImport as one SQLite transaction on the geodata's writing connection: readers see the old rows until commit().
// Basis: api/app/ports/geodata_import.hpp; WAL keeps the old state for readers, a kill rolls everything back, and cases
// are written in another file. Parcels and buildings that change or go are kept with the days they were valid
// (geodata_cadastre.cpp).
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "api/app/ports/geodata_import.hpp"
#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/spatial_indexes.hpp"

namespace flurwerk::api {

Result<std::string> polygon_blob(const std::string& wkb);  // refuses what is no polygon, or empty

class SqliteGeodataImport : public GeodataImport {
 public:
  // newest: the generation that readers ask for; told after the commit.
  SqliteGeodataImport(std::unique_lock<std::mutex> writing, Database& database, std::atomic<std::int64_t>& newest,
                      const ImportSource& source, Instant at);
  Result<void> ready() const;  // refuses an update when there is nothing it could update
  bool unchanged() const override { return unchanged_; }
  Result<void> add(const ParcelRow& parcel) override;
  Result<void> add(const BuildingRow& building) override;
  Result<void> add(const PlanAreaRow& area) override;
  Result<void> add(const LayerFeatureRow& feature) override;
  bool remove(const std::string& object_id, const std::string& on) override;
  void describe(const SourceFacts& facts) override { facts_ = facts; }
  Result<ImportSummary> commit() override;
  ~SqliteGeodataImport() override;

 private:
  bool is_in_already(const ImportSource& source);
  void register_source(const ImportSource& source, Instant at);
  void take_out(const char* ids, const char* remove);
  // The row that one of the cadastre replaces.
  struct Predecessor {
    std::int64_t id = 0, source = 0, generation = 0;
    std::string valid_from;
    bool same = false;  // says the same as its successor
  };
  Result<Predecessor> succeed(Query predecessor, const char* keep, const std::string& key, std::string& valid_from);
  // In an update: what its file cannot know is taken over from the same object; a new key ends the old one.
  void take_over(ParcelRow& parcel);
  std::string end_of(const std::string& valid_from, const std::string& successor_from) const;
  void keep_former_of_source();
  void count(const std::string& id);

  std::unique_lock<std::mutex> writing_;
  Database& database_;
  std::atomic<std::int64_t>& newest_;
  Transaction transaction_;
  std::optional<SpatialIndexes> indexes_;
  bool no_parcels_ = false, no_buildings_ = false;  // at the start: nothing is replaced
  bool unchanged_ = false;
  const bool update_;
  const std::string today_;  // ISO date of the import
  bool known_ = false;       // the cadastre of this source was there before: what is new in it began today
  std::int64_t source_ = 0;  // of this file
  std::int64_t owner_ = 0;   // whose rows they become: an update's belong to the extract it updates
  std::int64_t generation_ = 0;
  SourceFacts facts_;
  std::multiset<std::string> former_;  // ids of plan areas and features that this source had
  ImportSummary summary_;
};

}  // namespace flurwerk::api
