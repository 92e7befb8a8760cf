// The ParcelIndex over SpatiaLite: asks the R*Trees directly and hands out WKB.
// Basis: api/app/ports/parcel_index.hpp; the index virtual table and AsBinary() both measured slower.
#pragma once

#include <memory>
#include <mutex>

#include "api/app/ports/parcel_index.hpp"
#include "api/store/sqlite/pool.hpp"

namespace flurwerk::api {

class SqliteParcelIndex : public ParcelIndex {
 public:
  explicit SqliteParcelIndex(Pool& pool) : pool_(pool) {}
  std::optional<ParcelRow> parcel(const ParcelKey& key, On on) const override;
  std::vector<ParcelRow> parcels_in(const geo::Box& box, int limit, On on) const override;
  std::vector<ParcelRow> parcels_at(geo::Point point) const override;
  std::vector<ParcelRow> search(const std::string& text, int limit) const override;
  std::vector<BuildingRow> buildings_in(const geo::Box& box, int limit, On on) const override;
  std::vector<PlanAreaRow> plan_areas_in(const geo::Box& box, int limit) const override;
  std::vector<LayerFeatureRow> features_in(const std::string& layer, const geo::Box& box, int limit) const override;
  std::vector<LayerSummary> layers() const override;
  std::vector<GeodataSource> sources() const override;
  std::optional<geo::Box> extent() const override;
  std::int64_t generation() const override;

 private:
  // What only an import changes, and what takes a walk over every row to find out.
  struct Inventory {
    std::int64_t generation;
    std::vector<LayerSummary> layers;
    std::optional<geo::Box> extent;
  };
  std::shared_ptr<const Inventory> inventory() const;

  Pool& pool_;
  mutable std::mutex mutex_;  // of inventory_; held while counting, so that one thread counts for all that wait
  mutable std::shared_ptr<const Inventory> inventory_;
};

}  // namespace flurwerk::api
