// The ParcelIndex over SpatiaLite: asks the R*Trees directly and hands out WKB.
// Basis: api/app/ports/parcel_index.hpp; measured faster than the SpatialIndex virtual table.
#pragma once

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
  Pool& pool_;
};

}  // namespace flurwerk::api
