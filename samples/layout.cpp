#include "samples/layout.hpp"

#include <cmath>

namespace flurwerk::samples {

namespace {

constexpr double origin_east = 478'400;
constexpr double origin_north = 5'561'700;
constexpr double turn = 0.21;  // radians: streets are rarely drawn along the grid

double to_millimetres(double metres) { return std::round(metres * 1000) / 1000; }

}  // namespace

geo::Point place(double u, double v) {
  return {to_millimetres(origin_east + u * std::cos(turn) - v * std::sin(turn)),
          to_millimetres(origin_north + u * std::sin(turn) + v * std::cos(turn))};
}

geo::MultiPolygon area(geo::Ring corners) {
  corners.push_back(corners.front());
  return {geo::Polygon{std::move(corners), {}}};
}

geo::MultiPolygon area(std::initializer_list<geo::Point> corners) { return area(geo::Ring{corners}); }

geo::MultiPolygon rectangle(double u0, double v0, double u1, double v1) {
  return area({place(u0, v0), place(u1, v0), place(u1, v1), place(u0, v1)});
}

// splitmix64
double Dice::between(double low, double high) {
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return low + (high - low) * (static_cast<double>(z >> 11) / 9007199254740992.0);
}

int Dice::pick(int count) { return static_cast<int>(between(0, count)); }

}  // namespace flurwerk::samples
