// Gives the cadastre's buildings the heights of a city model: by the cadastre's own id, else by the greater overlap.
// Basis: AdV product LoD2-DE (layer building-heights). The cadastre says where a building is, the model how high.
#pragma once

#include <vector>

#include "api/app/ports/parcel_index.hpp"
#include "geo/site.hpp"

namespace flurwerk::api {

// Buildings without a height get that of their highest point: no wall is higher, so nothing is taken for less than it is.
// A model counts for a building of which it covers more than half.
void add_heights(std::vector<geo::ExistingBuilding>& buildings, const std::vector<LayerFeatureRow>& models);

}  // namespace flurwerk::api
