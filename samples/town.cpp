#include "samples/town.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>

#include "geo/parcel_key.hpp"
#include "samples/layout.hpp"
#include "samples/town_parts.hpp"

namespace flurwerk::samples {

namespace {

constexpr int columns = 15;
constexpr int rows = 11;
constexpr int stream_after = 7;  // the stream runs where a street would, behind this column
constexpr double block_width = 122;
constexpr double cross_street = 9;
constexpr double stream_width = 13;

constexpr std::array street_names = {"Bachstraße", "Lindenstraße", "Schulstraße",  "Kirchgasse",
                                     "Am Anger",   "Mühlweg",      "Gartenstraße", "Ahornweg",
                                     "Birkenweg",  "Eschenweg",    "Ulmenweg",     "Am Waldrand"};

struct Row {
  double front_v, middle_v, back_v;  // southern street edge, boundary between the two lines of parcels, northern edge
};

// Everything that is handed on while the town grows.
struct Builder {
  Town town;
  Dice dice{20261121};
  std::map<int, int> next_number;  // by Flur
  std::array<Row, rows> grid;
  std::array<std::vector<double>, rows> south_corners, north_corners;  // u of every corner along the streets

  double left_of(int column) const {
    return column * (block_width + cross_street) + (column > stream_after ? stream_width - cross_street : 0);
  }
  double town_width() const { return left_of(columns - 1) + block_width; }

  ParcelKey next_key(int flur) {
    const int number = ++next_number[flur];
    const std::string denominator = number % 9 == 0 ? std::to_string(1 + dice.pick(4)) : "";
    return geo::join_parcel_key({"06", "0999", std::to_string(flur), std::to_string(number), denominator, ""}).value();
  }

  ParcelKey add(int flur, geo::MultiPolygon shape, const std::string& address,
                geo::PublicUse use = geo::PublicUse::none) {
    geo::ParcelRecord parcel;
    parcel.key = next_key(flur);
    parcel.object_id = "DEHELIND" + parcel.key.value.substr(6, 12);
    parcel.gemarkung = "060999";
    parcel.gemarkung_name = "Lindenau";
    const auto parts = geo::split_parcel_key(parcel.key).value();
    parcel.flur = parts.flur;
    parcel.numerator = parts.numerator;
    parcel.denominator = parts.denominator;
    parcel.address = address;
    parcel.official_area_m2 = std::round(geo::area_m2(shape) * 1.0004);  // ground against grid, as in real cadastre
    parcel.area = std::move(shape);
    parcel.public_use = use;
    parcel.public_use_source = use == geo::PublicUse::none ? "" : "Beispielort";
    town.parcels.push_back(std::move(parcel));
    return town.parcels.back().key;
  }
};

int flur_of(int column, int row) { return 1 + column / 4 + 4 * (row / 4); }

Quarter quarter_of(int column, int row) {
  if (column >= 12 && row < 6) return Quarter::commerce;
  if (column >= 8 && column < 12 && row >= 6 && row < 10) return Quarter::plan_area;
  if (column >= 4 && column <= 6 && row >= 3 && row <= 5) return Quarter::old_town;
  return Quarter::housing;
}

// Corners along one line of parcels, from left to right.
std::vector<double> split_line(Builder& builder, double left, Quarter quarter) {
  const double aim = quarter == Quarter::commerce ? 40 : quarter == Quarter::old_town ? 15 : 19.5;
  const int count = std::max(2, static_cast<int>(block_width / builder.dice.between(aim * 0.9, aim * 1.15)));
  std::vector<double> corners{left};
  for (int i = 1; i < count; ++i) {
    corners.push_back(left + block_width * i / count + builder.dice.between(-1.2, 1.2));
  }
  corners.push_back(left + block_width);
  return corners;
}

// One line of parcels between the street at `front` and the back boundary.
void add_line(Builder& builder, int column, int row, double front, double back, const std::vector<double>& corners,
              const std::vector<double>& back_corners, const std::string& street, int first_number) {
  const Quarter quarter = quarter_of(column, row);
  for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
    const double left = corners[i];
    const double right = corners[i + 1];
    geo::Ring ring{place(left, front), place(right, front), place(right, back)};
    for (auto c = back_corners.rbegin(); c != back_corners.rend(); ++c) {  // corners of the parcels behind
      if (*c < right - 0.01 && *c > left + 0.01) ring.push_back(place(*c, back));
    }
    ring.push_back(place(left, back));
    const std::string address = fmt::format("{} {}", street, first_number + 2 * static_cast<int>(i));
    const auto key = builder.add(flur_of(column, row), area(std::move(ring)), address);
    const Plot plot{key,
                    quarter,
                    address,
                    place(left, front),
                    place(right, front),
                    place(right, back),
                    place(left, back),
                    right - left,
                    std::abs(back - front)};
    const bool corner_plot = i == 0 || i + 2 == corners.size();
    if (!corner_plot && builder.dice.one_in(quarter == Quarter::plan_area ? 3 : 12)) {
      builder.town.vacant.push_back(plot);
    } else {
      build_on(plot, builder.dice, builder.town);
    }
  }
}

void add_block(Builder& builder, int column, int row) {
  const Row& lines = builder.grid[static_cast<std::size_t>(row)];
  const auto r = static_cast<std::size_t>(row);
  const double left = builder.left_of(column);
  const auto quarter = quarter_of(column, row);
  const auto south = split_line(builder, left, quarter);
  const auto north = split_line(builder, left, quarter);
  add_line(builder, column, row, lines.front_v, lines.middle_v, south, north, street_names[r], 1 + column * 24);
  add_line(builder, column, row, lines.back_v, lines.middle_v, north, south, street_names[r + 1], 2 + column * 24);
  builder.south_corners[r].insert(builder.south_corners[r].end(), south.begin(), south.end());
  builder.north_corners[r].insert(builder.north_corners[r].end(), north.begin(), north.end());
}

// The strip between two blocks: a cross street, or the stream.
void add_strip(Builder& builder, int column, int row) {
  const Row& lines = builder.grid[static_cast<std::size_t>(row)];
  const double left = builder.left_of(column) + block_width;
  const double right = builder.left_of(column + 1);
  const bool stream = column == stream_after;
  builder.add(flur_of(column, row),
              area({place(left, lines.front_v), place(right, lines.front_v), place(right, lines.middle_v),
                    place(right, lines.back_v), place(left, lines.back_v), place(left, lines.middle_v)}),
              stream ? "Lindenbach" : "Querweg", stream ? geo::PublicUse::water : geo::PublicUse::traffic);
  if (stream) {
    builder.town.features.push_back({"water-body",
                                     fmt::format("bach-{}", row),
                                     "Lindenbach",
                                     rectangle(left, lines.front_v, right, lines.back_v),
                                     {},
                                     {}});
  }
}

// The street south of `row`, with every corner of its neighbours in its own outline, so that no gap stays.
void add_street(Builder& builder, int row) {
  const double from = row == 0 ? builder.grid[0].front_v - 11 : builder.grid[static_cast<std::size_t>(row - 1)].back_v;
  const double to = row == rows ? from + 11 : builder.grid[static_cast<std::size_t>(row)].front_v;
  geo::Ring ring;
  if (row == 0) {
    ring = {place(0, from), place(builder.town_width(), from)};
  } else {
    for (const double u : builder.north_corners[static_cast<std::size_t>(row - 1)]) ring.push_back(place(u, from));
  }
  if (row == rows) {
    ring.insert(ring.end(), {place(builder.town_width(), to), place(0, to)});
  } else {
    const auto& corners = builder.south_corners[static_cast<std::size_t>(row)];
    for (auto u = corners.rbegin(); u != corners.rend(); ++u) ring.push_back(place(*u, to));
  }
  builder.add(flur_of(0, std::min(row, rows - 1)), area(std::move(ring)), street_names[static_cast<std::size_t>(row)],
              geo::PublicUse::traffic);
}

void lay_grid(Builder& builder) {
  double v = 11;
  for (auto& row : builder.grid) {
    const double depth = builder.dice.between(29, 36);
    row = {v, v + depth, v + 2 * depth};
    v = row.back_v + builder.dice.between(8.5, 12);
  }
}

}  // namespace

geo::Ring footprint(const Plot& plot, double from_left_m, double from_front_m, double width_m, double depth_m) {
  const auto direction = [](geo::Point from, geo::Point to) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    return geo::Point{(to.x - from.x) / length, (to.y - from.y) / length};
  };
  const geo::Point along = direction(plot.front_left, plot.front_right);
  const geo::Point inward = direction(plot.front_left, plot.back_left);
  const auto at = [&](double a, double b) {
    return geo::Point{std::round((plot.front_left.x + a * along.x + b * inward.x) * 1000) / 1000,
                      std::round((plot.front_left.y + a * along.y + b * inward.y) * 1000) / 1000};
  };
  geo::Ring ring{at(from_left_m, from_front_m), at(from_left_m + width_m, from_front_m),
                 at(from_left_m + width_m, from_front_m + depth_m), at(from_left_m, from_front_m + depth_m)};
  const double cross = along.x * inward.y - along.y * inward.x;
  if (cross < 0) std::swap(ring[1], ring[3]);  // the plots north of a street are drawn the other way round
  ring.push_back(ring.front());
  return ring;
}

Town make_town() {
  Builder builder;
  lay_grid(builder);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      add_block(builder, column, row);
      if (column + 1 < columns) add_strip(builder, column, row);
    }
  }
  for (int row = 0; row <= rows; ++row) add_street(builder, row);
  const double top = builder.grid[rows - 1].back_v + 11;
  add_outskirts(top, builder.town_width(), builder.dice, builder.town,
                [&](geo::MultiPolygon shape, const std::string& name) { builder.add(13, std::move(shape), name); });
  const auto& first = builder.grid[6];
  const auto& last = builder.grid[9];
  add_plans({builder.left_of(8), first.front_v, builder.left_of(11) + block_width, last.back_v},
            {builder.left_of(12), builder.grid[0].front_v, builder.town_width(), builder.grid[5].back_v},
            std::vector<std::pair<double, double>>{{builder.grid[6].front_v, builder.grid[6].back_v},
                                                   {builder.grid[7].front_v, builder.grid[7].back_v},
                                                   {builder.grid[8].front_v, builder.grid[8].back_v},
                                                   {builder.grid[9].front_v, builder.grid[9].back_v}},
            builder.town);
  add_layers(builder.left_of(stream_after) + block_width, builder.town_width(), top, builder.town);
  return std::move(builder.town);
}

}  // namespace flurwerk::samples
