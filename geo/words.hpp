// Numbers and directions in words, German with a decimal comma and English with a point.
#pragma once

#include <cstdint>
#include <string>

#include "geo/geometry.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

Text decimal(double value, int digits);   // "2,50" / "2.50"; never "-0,00"
Text metres(std::int64_t millimetres);    // "2,50 m", with three digits where they matter
Text compass(double east, double north);  // "Nordost" / "north-east" of a direction

inline Text operator+(Text a, const Text& b) { return {a.de += b.de, a.en += b.en}; }
inline Text operator+(Text a, const char* same) { return {a.de += same, a.en += same}; }
inline Text both(const std::string& same) { return {same, same}; }

}  // namespace flurwerk::geo
