// What this machine brings for geodata: versions of the libraries, and the grids that reprojection needs.
// PROJ: a grid is looked for where PROJ itself looks; nothing is ever fetched from the network.
#pragma once

#include <string>
#include <vector>

namespace flurwerk::geo {

struct ToolVersion {
  std::string name, version;  // "GDAL", "3.6.2"
};
std::vector<ToolVersion> geodata_tools();  // GDAL, PROJ, GEOS

struct GridState {
  std::string name;        // "BETA2007"
  std::string file;        // where it is; empty: it is not there
  std::string looked_for;  // file names, joined by commas
  std::string needed_for;  // "EPSG:31466, 31467, 31468"
  std::string package;     // of Debian
};
std::vector<GridState> geodata_grids();

}  // namespace flurwerk::geo
