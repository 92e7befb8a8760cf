// What a request for features asks: page, box, system of coordinates, time and filter, checked against the collection.
// Basis: OGC 17-069r4 (7.15), 18-058r1, 19-079r2 (filtering).
#pragma once

#include <optional>

#include "api/http/ogc/cql2.hpp"
#include "api/http/ogc/parameters.hpp"

namespace flurwerk::api {

struct ItemsRequest {
  FeatureQuery query;
  const ServedCrs* crs = nullptr;  // of the answer
  std::optional<BoxTest> box;
  int limit = 100;
  bool narrowed = false;  // by anything: the collection's count is not the number of matches
};

inline constexpr int most_features = 10'000;

// The collection named in the path, if it exists and the caller may see it; otherwise not_found, alike.
Result<FeatureCollection> collection_of(const Call& call);
bool may_see(const Call& call, const FeatureCollection& collection);
VisibleApplications visible_to(const Call& call);

Result<ItemsRequest> read_items_request(const Call& call, const FeatureCollection& collection);
// Of a single feature: only `crs`.
Result<const ServedCrs*> read_item_crs(const Call& call);

}  // namespace flurwerk::api
