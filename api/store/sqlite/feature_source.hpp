// The FeatureSource over SpatiaLite: pages by key, boxes by R*Tree, filters as SQL with bound parameters.
// Basis: api/app/ports/feature_source.hpp; SpatiaLite's blob is rewritten as WKB without its functions.
#pragma once

#include <mutex>

#include "api/app/ports/feature_source.hpp"
#include "api/store/sqlite/pool.hpp"

namespace flurwerk::api {

class SqliteFeatureSource : public FeatureSource {
 public:
  explicit SqliteFeatureSource(Pool& pool) : pool_(pool) {}
  std::vector<FeatureCollection> collections() const override;
  std::optional<FeatureCollection> collection(std::string_view id) const override;
  Result<void> read(const FeatureQuery& query, const FeatureSink& sink) const override;
  std::int64_t generation() const override;

 private:
  std::vector<FeatureCollection> look(Database& database) const;

  Pool& pool_;
  mutable std::mutex mutex_;  // of what follows: counting a million rows takes long, and changes only by an import
  mutable std::int64_t known_generation_ = -1;
  mutable std::vector<FeatureCollection> known_;
};

}  // namespace flurwerk::api
