// The FeatureSource over SpatiaLite: pages by key, boxes by R*Tree, filters as SQL with bound parameters.
// Basis: api/app/ports/feature_source.hpp; SpatiaLite's blob is rewritten as WKB without its functions.
#pragma once

#include <atomic>
#include <memory>

#include "api/app/ports/feature_source.hpp"
#include "api/store/sqlite/latest.hpp"
#include "api/store/sqlite/pool.hpp"

namespace flurwerk::api {

class SqliteFeatureSource : public FeatureSource {
 public:
  // generation: as the one writing process knows it; -1 where another process may write.
  SqliteFeatureSource(Pool& pool, const std::atomic<std::int64_t>& generation) : pool_(pool), generation_(generation) {}
  std::vector<FeatureCollection> collections() const override;
  std::optional<FeatureCollection> collection(std::string_view id) const override;
  Result<void> read(const FeatureQuery& query, const FeatureSink& sink) const override;
  std::int64_t generation() const override;

 private:
  std::shared_ptr<const std::vector<FeatureCollection>> known() const;
  std::vector<FeatureCollection> look(Database& database) const;

  Pool& pool_;
  const std::atomic<std::int64_t>& generation_;
  mutable Latest<std::vector<FeatureCollection>> known_;
};

}  // namespace flurwerk::api
