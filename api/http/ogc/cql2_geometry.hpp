// Reads the geometry of a CQL2 filter: POINT, LINESTRING, POLYGON, MULTIPOLYGON and BBOX.
// Basis: OGC 21-065r2, annex B; well-known text.
#pragma once

#include "api/http/ogc/cql2_tokens.hpp"
#include "api/http/ogc/crs.hpp"

namespace flurwerk::api {

struct CqlGeometry {
  std::string wkb;  // EPSG:25832
  geo::Box box;
};

// Begins at tokens[at] and leaves `at` behind the geometry. Coordinates have the axes of `crs`. Refuses what lies
// outside Germany and its surroundings, and rings that are open or cross.
Result<CqlGeometry> read_cql2_geometry(const std::vector<CqlToken>& tokens, std::size_t& at, const ServedCrs& crs);

}  // namespace flurwerk::api
