// Reads CQL2 text into a Filter: comparisons, LIKE, IN, BETWEEN, IS NULL, S_INTERSECTS, joined by AND, OR, NOT.
// Basis: OGC 21-065r2, classes basic-cql2, advanced-comparison-operators and basic-spatial-functions in part.
#pragma once

#include <string_view>

#include "api/app/ports/feature_source.hpp"
#include "api/http/ogc/crs.hpp"

namespace flurwerk::api {

// Fields and the kinds of their values are those of the collection; `geom` is the geometry. Coordinates are in `crs`.
// Refused as malformed (parameter "filter") with the place, and what may stand there.
Result<Filter> read_cql2(std::string_view text, const FeatureCollection& collection, const ServedCrs& crs);

// One value of a field as it stands in a query (`flur=3`) or in quotes; refuses what is no such value.
Result<FilterValue> value_of_field(const FeatureField& field, std::string_view text);

// Fields that can be filtered by, "key, gemarkung, ...", for messages.
std::string filter_fields(const FeatureCollection& collection);

}  // namespace flurwerk::api
