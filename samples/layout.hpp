// The town's own grid: u along the streets, v across them, both in metres; turned into EPSG:25832 at the end.
// Internal to samples.
#pragma once

#include <cstdint>

#include "geo/geometry.hpp"

namespace flurwerk::samples {

// To the millimetre, so that corners shared by two parcels stay one point.
geo::Point place(double u, double v);
geo::MultiPolygon area(std::initializer_list<geo::Point> corners);
geo::MultiPolygon area(geo::Ring corners);
geo::MultiPolygon rectangle(double u0, double v0, double u1, double v1);

// The same numbers on every machine: no library distribution, whose values may differ.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}
  double between(double low, double high);
  int pick(int count);  // 0 .. count-1
  bool one_in(int count) { return pick(count) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace flurwerk::samples
