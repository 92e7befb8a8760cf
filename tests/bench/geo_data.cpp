// Made-up land for the geometry measurements, the same bytes for every program: CSV with WKT in EPSG:25832, metres.
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <numbers>
#include <stdexcept>

#include "bench.hpp"

namespace flurwerk::bench {

namespace {

constexpr double west_m = 470'000, south_m = 5'540'000;  // in Hesse
constexpr double cell_m = 28.28;                         // 800 m²
constexpr double plan_pitch_m = 63;

// The same value for the same place whoever asks: neighbours share their corners.
double noise(std::uint64_t x, std::uint64_t y, std::uint64_t what) {
  std::uint64_t z = x * 0x9E3779B97F4A7C15U + y * 0xBF58476D1CE4E5B9U + what * 0x94D049BB133111EBU;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1.0p-53;
}

int side_of(int count) { return static_cast<int>(std::ceil(std::sqrt(count))); }

struct Ring {
  std::string text;
  std::string first;
  void add(double x, double y) {
    std::array<char, 64> point{};
    std::snprintf(point.data(), point.size(), "%.3f %.3f", x, y);
    if (text.empty())
      first = point.data();
    else
      text += ",";
    text += point.data();
  }
  std::string wkt() const { return "\"POLYGON((" + text + "," + first + "))\""; }
};

// A corner (even, even) or the middle of an edge of the grid at half cells, shaken by up to 3 m.
void add_node(Ring& ring, int i, int j) {
  const auto x = static_cast<std::uint64_t>(i), y = static_cast<std::uint64_t>(j);
  ring.add(west_m + i * cell_m / 2 + 6 * noise(x, y, 1) - 3, south_m + j * cell_m / 2 + 6 * noise(x, y, 2) - 3);
}

std::ofstream file_for(const std::filesystem::path& path) {
  std::ofstream out(path);
  if (!out) throw std::runtime_error("cannot write " + path.string());
  return out;
}

}  // namespace

void write_parcels(int count, const std::filesystem::path& path) {
  auto out = file_for(path);
  out << "key,official_area,WKT\n";
  const int side = side_of(count);
  for (int n = 0; n < count; ++n) {
    const int i = 2 * (n % side), j = 2 * (n / side);
    Ring ring;
    for (const auto [di, dj] :
         std::array<std::array<int, 2>, 8>{{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}}})
      add_node(ring, i + di, j + dj);
    std::array<char, 32> key{};
    std::snprintf(key.data(), key.size(), "06%04d%03d%05d______", 1000 + n / 100'000, n / 1000 % 100 + 1, n % 1000 + 1);
    out << key.data() << ",800," << ring.wkt() << "\n";
  }
}

void write_plan(int count, const std::filesystem::path& path) {
  auto out = file_for(path);
  out << "id,type,grz,WKT\n";
  const int side = side_of(count);
  for (int n = 0; n < count; ++n) {
    const auto seed = static_cast<std::uint64_t>(n);
    const int vertices = 24 + static_cast<int>(noise(seed, 0, 3) * 40);
    Ring ring;
    for (int k = 0; k < vertices; ++k) {
      const double angle = 2 * std::numbers::pi * k / vertices;
      const double radius = 20 + 25 * noise(seed, static_cast<std::uint64_t>(k), 4);
      ring.add(west_m + (n % side) * plan_pitch_m + radius * std::cos(angle),
               south_m + (n / side) * plan_pitch_m + radius * std::sin(angle));
    }
    out << "p" << n << ",WA,0.4," << ring.wkt() << "\n";
  }
}

void write_houses(int count, int parcels, const std::filesystem::path& path) {
  auto out = file_for(path);
  out << "id,WKT\n";
  const double extent = (side_of(parcels) - 4) * cell_m;
  for (int n = 0; n < count; ++n) {
    const auto seed = static_cast<std::uint64_t>(n);
    const double x = west_m + 2 * cell_m + extent * noise(seed, 1, 5),
                 y = south_m + 2 * cell_m + extent * noise(seed, 2, 5);
    const double angle = std::numbers::pi * noise(seed, 3, 5);
    const double wide = 9 + 8 * noise(seed, 4, 5), deep = 9 + 8 * noise(seed, 5, 5);
    Ring ring;
    for (const auto [u, v] : std::array<std::array<double, 2>, 4>{{{-.5, -.5}, {.5, -.5}, {.5, .5}, {-.5, .5}}}) {
      const double a = u * wide, b = v * deep;
      ring.add(x + a * std::cos(angle) - b * std::sin(angle), y + a * std::sin(angle) + b * std::cos(angle));
    }
    out << n << "," << ring.wkt() << "\n";
  }
}

}  // namespace flurwerk::bench
