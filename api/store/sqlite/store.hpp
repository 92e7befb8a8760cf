// The Store over two SQLite files, cases and geodata: a pool of readers of both, exactly one writing connection of each.
// Basis: api/app/ports/store.hpp; WAL, synchronous=FULL, BEGIN IMMEDIATE.
#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>

#include "api/app/ports/store.hpp"
#include "api/store/lock.hpp"
#include "api/store/sqlite/case_cache.hpp"
#include "api/store/sqlite/feature_source.hpp"
#include "api/store/sqlite/folder.hpp"
#include "api/store/sqlite/group_commit.hpp"
#include "api/store/sqlite/parcel_index.hpp"
#include "api/store/sqlite/pool.hpp"
#include "api/store/sqlite/state_tables.hpp"

namespace flurwerk::api {

class SqliteStore : public Store {
 public:
  // `writers` are null where the folder was opened for reading.
  SqliteStore(const std::filesystem::path& dir, int readers, FolderLock lock, Writers writers)
      : dir_(dir),
        lock_(std::move(lock)),
        writers_(std::move(writers)),
        pool_(dir, readers),
        parcels_(pool_),
        features_(pool_, generation_) {
    if (writers_.geodata) generation_ = parcels_.generation();
  }

  std::unique_ptr<View> read() const override;
  const ParcelIndex& parcels() const override { return parcels_; }
  const FeatureSource& features() const override { return features_; }
  Result<std::unique_ptr<GeodataImport>> begin_import(const ImportSource& source, Instant at) override;
  void sweep() override;
  void rebuild() override;
  VerifyReport verify(const DocumentStore& documents, const VerifyProgress& progress,
                      const std::string& expected_head) const override;

 protected:
  void transact(const std::function<bool(Tx&)>& work) override;

 private:
  Database& writer() const;

  const std::filesystem::path dir_;
  // In this order: the readers close first, then the writers (which checkpoint), then the lock goes.
  FolderLock lock_;
  Writers writers_;
  std::mutex writing_;    // cases
  std::mutex importing_;  // geodata
  GroupCommit commits_{index_search};
  mutable CaseCache cases_{20'000};  // events; some 20 MB
  mutable Pool pool_;
  std::atomic<std::int64_t> generation_{-1};  // of the geodata; -1: another process may write
  SqliteParcelIndex parcels_;
  SqliteFeatureSource features_;
};

}  // namespace flurwerk::api
