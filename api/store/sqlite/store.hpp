// The Store over one SpatiaLite file: a pool of readers and exactly one writing connection.
// Basis: api/app/ports/store.hpp; WAL, synchronous=FULL, BEGIN IMMEDIATE.
#pragma once

#include <filesystem>
#include <mutex>

#include "api/app/ports/store.hpp"
#include "api/store/lock.hpp"
#include "api/store/sqlite/case_cache.hpp"
#include "api/store/sqlite/feature_source.hpp"
#include "api/store/sqlite/group_commit.hpp"
#include "api/store/sqlite/parcel_index.hpp"
#include "api/store/sqlite/pool.hpp"

namespace flurwerk::api {

class SqliteStore : public Store {
 public:
  // `writer` is null where the folder was opened for reading.
  SqliteStore(const std::filesystem::path& file, int readers, FolderLock lock, std::unique_ptr<Database> writer)
      : lock_(std::move(lock)), writer_(std::move(writer)), pool_(file, readers), parcels_(pool_), features_(pool_) {}

  std::unique_ptr<View> read() const override;
  const ParcelIndex& parcels() const override { return parcels_; }
  const FeatureSource& features() const override { return features_; }
  Result<std::unique_ptr<GeodataImport>> begin_import(const ImportSource& source, Instant at) override;
  void rebuild() override;
  VerifyReport verify(const DocumentStore& documents, const VerifyProgress& progress,
                      const std::string& expected_head) const override;

 protected:
  void transact(const std::function<bool(Tx&)>& work) override;

 private:
  Database& writer() const;

  // In this order: the readers close first, then the writer (which checkpoints), then the lock goes.
  FolderLock lock_;
  std::unique_ptr<Database> writer_;
  std::mutex writing_;
  GroupCommit commits_;
  mutable CaseCache cases_{20'000};  // events; some 20 MB
  mutable Pool pool_;
  SqliteParcelIndex parcels_;
  SqliteFeatureSource features_;
};

}  // namespace flurwerk::api
