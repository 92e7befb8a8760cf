// Parts of the town that are laid over its grid: buildings, outskirts, plans, layers. Internal to samples.
// All lengths in metres of the town's own grid (samples/layout.hpp).
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "samples/layout.hpp"
#include "samples/town.hpp"

namespace flurwerk::samples {

struct Extent {
  double u0, v0, u1, v1;
};

// Puts on the plot what stands there: a house, perhaps with a garage, or a hall.
void build_on(const Plot& plot, Dice& dice, Town& town);
// Fields and wood north of the town, from `bottom` upwards.
void add_outskirts(double bottom, double width, Dice& dice, Town& town,
                   const std::function<void(geo::MultiPolygon, const std::string&)>& add_parcel);
// `housing` with its rows of blocks, each from street to street; `commerce` as one area.
void add_plans(const Extent& housing, const Extent& commerce, const std::vector<std::pair<double, double>>& blocks,
               Town& town);
// Protected areas and what else calls for an agency. `stream_u`: western bank of the stream.
void add_layers(double stream_u, double width, double top, Town& town);

}  // namespace flurwerk::samples
