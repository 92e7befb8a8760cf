#include "api/http/ogc/tile_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace flurwerk::api {
namespace {

constexpr std::array grids = {
    TileGrid{"DE_EPSG_25832_ADV", "AdV, ETRS89 / UTM 32N", geo::Crs::epsg25832,
             "http://www.opengis.net/def/crs/EPSG/0/25832", -46133.17, 6301219.54, 4891.96981025128, 15},
    TileGrid{"WebMercatorQuad", "Web Mercator", geo::Crs::epsg3857, "http://www.opengis.net/def/crs/EPSG/0/3857",
             -20037508.3427892, 20037508.3427892, 156543.033928041, 21},
};

}  // namespace

std::span<const TileGrid> tile_grids() { return grids; }

const TileGrid* tile_grid(std::string_view id) {
  const auto found = std::ranges::find_if(grids, [&](const TileGrid& grid) { return id == grid.id; });
  return found == grids.end() ? nullptr : &*found;
}

double tile_width(const TileGrid& grid, int level) { return std::ldexp(grid.largest_cell, -level) * tile_pixels; }

geo::Box tile_box(const TileGrid& grid, const TilePlace& at) {
  const double width = tile_width(grid, at.level);
  const double left = grid.left + width * static_cast<double>(at.column);
  const double top = grid.top - width * static_cast<double>(at.row);
  return {left, top - width, left + width, top};
}

}  // namespace flurwerk::api
