// The grids that maps are cut into: which box of which system a tile is.
// Basis: AdV WMTS profile (DE_EPSG_25832_ADV), OGC 17-083r4 annex D (WebMercatorQuad).
#pragma once

#include <span>
#include <string_view>

#include "geo/geometry.hpp"
#include "geo/reproject.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::api {

struct TileGrid {
  const char* id;
  const char* title;
  geo::Crs crs;
  const char* crs_uri;
  double left, top;     // corner of origin, m
  double largest_cell;  // m a pixel at level 0; half of it at each further level
  int levels;           // 0 .. levels - 1; 2^level tiles a side
};

inline constexpr int tile_pixels = 256;

std::span<const TileGrid> tile_grids();
const TileGrid* tile_grid(std::string_view id);  // null: unknown

struct TilePlace {
  int level = 0;
  long row = 0;     // from the top
  long column = 0;  // from the left
};
double tile_width(const TileGrid& grid, int level);            // m in the grid's system
geo::Box tile_box(const TileGrid& grid, const TilePlace& at);  // in the grid's system

}  // namespace flurwerk::api
