// The handlers of OGC API Features and Tiles: each reads its parameters, reads the FeatureSource, and writes.
// Basis: OGC 17-069r4, 18-058r1, 20-057.
#pragma once

#include "api/http/call.hpp"

namespace flurwerk::api {

// service.cpp
Result<Response> get_ogc_landing(Call& call);
Result<Response> get_ogc_conformance(Call& call);
Result<Response> get_ogc_api(Call& call);
// collections.cpp
Result<Response> get_ogc_collections(Call& call);
Result<Response> get_ogc_collection(Call& call);
Result<Response> get_ogc_queryables(Call& call);
Result<Response> get_ogc_schema(Call& call);
// items.cpp
Result<Response> get_ogc_items(Call& call);
Result<Response> get_ogc_item(Call& call);
// tiles.cpp
Result<Response> get_ogc_tile_grids(Call& call);
Result<Response> get_ogc_tile_grid(Call& call);
Result<Response> get_ogc_tilesets(Call& call);
Result<Response> get_ogc_tileset(Call& call);
Result<Response> get_ogc_tile(Call& call);

}  // namespace flurwerk::api
