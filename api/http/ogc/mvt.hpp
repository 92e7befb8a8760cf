// Writes Mapbox vector tiles: shapes clipped to the tile, on a grid of 4096 units, with their fields.
// Basis: Mapbox Vector Tile Specification 2.1; the wire format by protozero.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
  void add_points(const geo::FlatShape& shape);
  void add_lines(const geo::FlatShape& shape);
  void add_areas(const geo::FlatShape& shape);
  void put_feature(int type, std::span<const FeatureValue> values);  // of commands_
  const Run& in_units(std::span<const geo::Point> points);           // valid until the next
  std::uint32_t value_index(const FeatureValue& value);

  std::string name_;
  std::vector<std::string> keys_;
  geo::Box tile_;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::string features_, values_;                                                // encoded
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> known_;  // encoded value -> its number
  int count_ = 0;
  Run units_;  // what follows is scratch, kept for its memory
  std::vector<std::uint32_t> commands_, tags_;
  std::string feature_, value_;
};

}  // namespace flurwerk::api
