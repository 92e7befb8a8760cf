#include "geo/import/tools.hpp"

#include <gdal.h>
#include <geos_c.h>
#include <proj.h>

#include "geo/import/crs.hpp"

namespace flurwerk::geo {

std::vector<ToolVersion> geodata_tools() {
  return {{"GDAL", GDALVersionInfo("RELEASE_NAME")}, {"PROJ", proj_info().version}, {"GEOS", GEOSversion()}};
}

std::vector<GridState> geodata_grids() {
  const std::string name = installed_grid();
  GridState grid{"BETA2007", {}, "BETA2007.gsb, de_adv_BETA2007.tif", "EPSG:31466, 31467, 31468", "proj-data"};
  if (!name.empty()) grid.file = proj_grid_info(name.c_str()).filename;
  return {std::move(grid)};
}

}  // namespace flurwerk::geo
