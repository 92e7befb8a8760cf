// Writes Mapbox vector tiles: shapes clipped to the tile, on a grid of 4096 units, with their fields.
// Basis: Mapbox Vector Tile Specification 2.1; the wire format by protozero.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "api/app/ports/feature_source.hpp"
#include "geo/flat_shape.hpp"

namespace flurwerk::api {

class MvtLayer {
 public:
  static constexpr int extent = 4096;
  static constexpr int buffer = 64;  // units drawn beyond the edge, so that outlines do not show it

  MvtLayer(std::string name, std::vector<std::string> keys, const geo::Box& tile);
  // One feature for each kind of geometry in the shape; nothing for what is smaller than a unit or outside.
  // `values` belong to the keys, in order. The shape is in the system of the tile.
  void add(const geo::FlatShape& shape, std::span<const FeatureValue> values);
  int count() const { return count_; }
  // Appends the layer to a tile; nothing when it is empty.
  void write(std::string& tile) const;

 private:
  struct Unit {
    double x, y;
  };
  using Run = std::vector<Unit>;
  void add_points(const geo::FlatShape& shape, std::vector<std::uint32_t>& commands);
  void add_lines(const geo::FlatShape& shape, std::vector<std::uint32_t>& commands);
  void add_areas(const geo::FlatShape& shape, std::vector<std::uint32_t>& commands);
  void put_feature(int type, const std::vector<std::uint32_t>& commands, std::span<const FeatureValue> values);
  Run in_units(std::span<const geo::Point> points) const;
  std::uint32_t value_index(const FeatureValue& value);

  std::string name_;
  std::vector<std::string> keys_;
  geo::Box tile_;
  std::string features_;                        // encoded
  std::vector<std::string> values_;             // encoded, in order
  std::map<std::string, std::uint32_t> known_;  // of values_
  int count_ = 0;
};

}  // namespace flurwerk::api
