// Reads a municipality's table of parking spaces. Basis: HBO § 52 Abs. 2: numbers are set by the municipality's by-law.
#pragma once

#include <string_view>

#include "geo/site.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

// {"basis": "...", "district_free": true, "rules": [{"use": "dwelling", "per_unit": 1.5}, {"use": "office", "per_100_m2": 2.5}]}
// Refused: no JSON, unknown or missing members, a number that is negative or finer than tenths.
Result<ParkingTable> read_parking_table(std::string_view json);

}  // namespace flurwerk::geo
