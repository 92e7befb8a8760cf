#include "api/app/parcel_names.hpp"

#include "geo/parcel_key.hpp"

namespace flurwerk::api {

std::string parcel_name(const ParcelIndex& index, const ParcelKey& key) {
  const auto row = index.parcel(key);
  return geo::long_parcel_name(key, row ? row->gemarkung_name : std::string{});
}

std::string parcel_names(const ParcelIndex& index, const std::vector<ParcelKey>& parcels) {
  std::string names;
  for (const auto& key : parcels) names += (names.empty() ? "" : ", ") + parcel_name(index, key);
  return names;
}

}  // namespace flurwerk::api
