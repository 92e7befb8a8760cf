// The coordinate systems geodata is served in, by the names OGC gives them, and boxes in any of them.
// Basis: OGC 18-058r1 (Features part 2).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "geo/flat_shape.hpp"
#include "geo/reproject.hpp"

namespace flurwerk::api {

struct ServedCrs {
  geo::Crs crs;
  const char* uri;
  const char* name;
};

std::span<const ServedCrs> served_crs();  // CRS84 first: the one that holds where nothing is said
// By URI, "[EPSG:25832]", "EPSG:25832" or URN; null for what is not served.
const ServedCrs* crs_named(std::string_view name);
// crs_named() for a parameter; refuses with the list of what there is.
Result<const ServedCrs*> crs_parameter(std::string_view parameter, std::string_view name);

// A box that was asked for, in its own system.
class BoxTest {
 public:
  BoxTest(geo::Crs crs, const geo::Box& box);  // x = east
  // Bounding box in EPSG:25832 for the search; none when the box lies outside Germany and its surroundings.
  const std::optional<geo::Box>& candidates() const { return candidates_; }
  // Has a shape in EPSG:25832 a point in the box?
  bool meets(const geo::FlatShape& shape);

 private:
  geo::Crs crs_;
  geo::Box box_;
  std::optional<geo::Box> candidates_;
  geo::Box inner_{};  // EPSG:25832; what has its bounds in here lies in the box for sure
  geo::FlatShape moved_;
};

// "min_x,min_y,max_x,max_y" (or with heights, six numbers) with the axes of `crs`; x = east in the answer.
Result<geo::Box> read_box(std::string_view text, const ServedCrs& crs);

}  // namespace flurwerk::api
