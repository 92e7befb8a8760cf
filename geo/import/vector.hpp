// Reads GeoJSON, GeoPackage, FlatGeobuf and zipped Shapefiles as parcels, as plan areas or as a named layer.
// Through GDAL's vector drivers, exactly these four, read-only.
#pragma once

#include "geo/import/reader.hpp"
#include "geo/import/source.hpp"

namespace flurwerk::geo {

Result<ImportReport> read_vector(const std::filesystem::path& file, FileKind kind, const ReadOptions& options,
                                 ImportSink& sink);

// The path inside the zip that holds the one Shapefile, as GDAL opens it. Refuses other content and bombs.
Result<std::string> shapefile_in_zip(const std::filesystem::path& file, const ImportLimits& limits);

}  // namespace flurwerk::geo
