// Turns a GeoJSON file into another format, with GDAL itself as the writer.
#pragma once

#include <string>

namespace flurwerk::geo {

// driver: "GPKG", "FlatGeobuf", "ESRI Shapefile". layer: name of the layer written. epsg 0: no CRS.
// more: further options of ogr2ogr, blank-separated. False if GDAL fails.
bool convert(const std::string& from, const std::string& to, const std::string& driver, const std::string& layer,
             int epsg, const std::string& more = {});

// Runs a statement inside a GeoPackage. False if GDAL fails.
bool run_sql(const std::string& geopackage, const std::string& statement);

// A zip archive with one file of that many zero bytes.
void zip_of_zeros(const std::string& zip, const std::string& file, std::size_t bytes);

}  // namespace flurwerk::geo
