// Reads a GeoJSON file once, strictly, before GDAL does: is it well-formed, what does it claim to be, in which CRS.
// RFC 8259, RFC 7946 section 4 and, for "crs", the GeoJSON specification of 2008.
#pragma once

#include <optional>
#include <string>

#include "geo/import/crs.hpp"
#include "geo/import/reader.hpp"

namespace flurwerk::geo {

// The CRS: CRS84 where the file names none. Refusals: json-broken (with the line), crs-missing ("crs": null),
// crs-unsupported, object-too-large, not-a-known-format (JSON, but no GeoJSON).
Result<CrsName> check_geojson(const std::filesystem::path& file, const ImportLimits& limits);

}  // namespace flurwerk::geo
