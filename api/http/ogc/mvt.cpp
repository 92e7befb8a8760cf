#include "api/http/ogc/mvt.hpp"

#include <algorithm>
#include <cmath>
#include <protozero/pbf_builder.hpp>
#include <protozero/pbf_writer.hpp>

namespace flurwerk::api {
namespace {

constexpr double low = -MvtLayer::buffer;
constexpr double high = MvtLayer::extent + MvtLayer::buffer;

struct Grid {
  std::int32_t x, y;
  friend bool operator==(const Grid&, const Grid&) = default;
};
using GridRun = std::vector<Grid>;

template <class Unit>
void round(const std::vector<Unit>& run, GridRun& out) {
  out.clear();
  for (const auto& p : run) {
    const Grid at{static_cast<std::int32_t>(std::lround(p.x)), static_cast<std::int32_t>(std::lround(p.y))};
    if (out.empty() || out.back() != at) out.push_back(at);
  }
}

template <class Unit>
GridRun rounded(const std::vector<Unit>& run) {
  GridRun out;
  round(run, out);
  return out;
}

// Twice the area; positive for what the specification calls an exterior ring.
std::int64_t turn(const GridRun& ring) {
  std::int64_t twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % ring.size()];
    twice += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
  }
  return twice;
}

template <class Unit>
bool all_inside(const std::vector<Unit>& run) {
  return std::ranges::all_of(run, [](const Unit& p) { return p.x >= low && p.x <= high && p.y >= low && p.y <= high; });
}

// Sutherland-Hodgman against one side: keeps what `inside` says, `cross` gives the point on the side.
template <class Unit, class Inside, class Cross>
std::vector<Unit> cut(const std::vector<Unit>& ring, Inside inside, Cross cross) {
  std::vector<Unit> out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Unit& a = ring[i];
    const Unit& b = ring[(i + 1) % ring.size()];
    if (inside(a)) out.push_back(a);
    if (inside(a) != inside(b)) out.push_back(cross(a, b));
  }
  return out;
}

template <class Unit>
std::vector<Unit> clipped(std::vector<Unit> ring) {
  const auto at_x = [](double x) {
    return [x](const Unit& a, const Unit& b) { return Unit{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)}; };
  };
  const auto at_y = [](double y) {
    return [y](const Unit& a, const Unit& b) { return Unit{a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y}; };
  };
  ring = cut(
      ring, [](const Unit& p) { return p.x >= low; }, at_x(low));
  ring = cut(
      ring, [](const Unit& p) { return p.x <= high; }, at_x(high));
  ring = cut(
      ring, [](const Unit& p) { return p.y >= low; }, at_y(low));
  return cut(
      ring, [](const Unit& p) { return p.y <= high; }, at_y(high));
}

// The part of a segment inside, by its ends' parameters (Liang-Barsky).
template <class Unit>
bool shorten(const Unit& a, const Unit& b, double& from, double& to) {
  from = 0;
  to = 1;
  const auto side = [&](double step, double room) {
    if (step == 0) return room >= 0;
    const double t = room / step;
    if (step > 0) {
      to = std::min(to, t);
    } else {
      from = std::max(from, t);
    }
    return from <= to;
  };
  const double dx = b.x - a.x, dy = b.y - a.y;
  return side(dx, high - a.x) && side(-dx, a.x - low) && side(dy, high - a.y) && side(-dy, a.y - low);
}

class Pen {
 public:
  explicit Pen(std::vector<std::uint32_t>& commands) : commands_(commands) {}
  void move(const GridRun& points) { put(1, points.begin(), points.end()); }
  void line(const GridRun& run) {
    put(1, run.begin(), run.begin() + 1);
    put(2, run.begin() + 1, run.end());
  }
  void ring(const GridRun& ring) {
    line(ring);
    commands_.push_back(7U | (1U << 3U));
  }

 private:
  void put(std::uint32_t command, GridRun::const_iterator from, GridRun::const_iterator to) {
    commands_.push_back(command | (static_cast<std::uint32_t>(to - from) << 3U));
    for (auto at = from; at != to; ++at) {
      commands_.push_back(protozero::encode_zigzag32(at->x - here_.x));
      commands_.push_back(protozero::encode_zigzag32(at->y - here_.y));
      here_ = *at;
    }
  }
  std::vector<std::uint32_t>& commands_;
  Grid here_{0, 0};
};

}  // namespace

MvtLayer::MvtLayer(std::string name, std::vector<std::string> keys, const geo::Box& tile)
    : name_(std::move(name)), keys_(std::move(keys)), tile_(tile) {}

const MvtLayer::Run& MvtLayer::in_units(std::span<const geo::Point> points) {
  const double scale = extent / (tile_.max_x - tile_.min_x);
  units_.clear();
  for (const auto& p : points) units_.push_back({(p.x - tile_.min_x) * scale, (tile_.max_y - p.y) * scale});
  return units_;
}

void MvtLayer::add(const geo::FlatShape& shape, std::span<const FeatureValue> values) {
  add_points(shape);
  put_feature(1, values);
  add_lines(shape);
  put_feature(2, values);
  add_areas(shape);
  put_feature(3, values);
}

void MvtLayer::add_points(const geo::FlatShape& shape) {
  GridRun points;
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    if (shape.parts[part].kind != geo::ShapeKind::point) continue;
    const auto& run = in_units(shape.ring(shape.rings_begin(part)));
    if (all_inside(run)) points.push_back(rounded(run).front());
  }
  if (!points.empty()) Pen(commands_).move(points);
}

void MvtLayer::add_lines(const geo::FlatShape& shape) {
  Pen pen(commands_);
  Run piece;
  const auto finish = [&] {
    if (const auto run = rounded(piece); run.size() > 1) pen.line(run);
    piece.clear();
  };
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    if (shape.parts[part].kind != geo::ShapeKind::line) continue;
    const auto& run = in_units(shape.ring(shape.rings_begin(part)));
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
      double from = 0, to = 1;
      const Unit a = run[i], b = run[i + 1];
      if (!shorten(a, b, from, to)) continue;
      const auto at = [&](double t) { return Unit{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; };
      if (from > 0) finish();
      if (piece.empty()) piece.push_back(at(from));
      piece.push_back(at(to));
      if (to < 1) finish();
    }
    finish();
  }
}

void MvtLayer::add_areas(const geo::FlatShape& shape) {
  Pen pen(commands_);
  GridRun ring;
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    if (shape.parts[part].kind != geo::ShapeKind::area) continue;
    const auto first = shape.rings_begin(part);
    for (auto r = first; r < shape.parts[part].rings_end; ++r) {
      const auto points = shape.ring(r);
      const auto& run = in_units(points.first(points.empty() ? 0 : points.size() - 1));  // closed by a command
      all_inside(run) ? round(run, ring) : round(clipped(run), ring);
      while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      const auto area = ring.size() < 3 ? 0 : turn(ring);
      if (area == 0 && r == first) break;  // too small to see, and so are its holes
      if (area == 0) continue;
      if ((area > 0) != (r == first)) std::ranges::reverse(ring);
      pen.ring(ring);
    }
  }
}

std::uint32_t MvtLayer::value_index(const FeatureValue& value) {
  value_.clear();
  protozero::pbf_writer writer(value_);
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    writer.add_string(1, text->data(), text->size());
  } else if (const auto* real = std::get_if<double>(&value)) {
    writer.add_double(3, *real);
  } else {
    writer.add_int64(4, std::get<std::int64_t>(value));
  }
  if (const auto found = known_.find(std::string_view(value_)); found != known_.end()) return found->second;
  protozero::pbf_writer(values_).add_message(4, value_);
  return known_.emplace(value_, static_cast<std::uint32_t>(known_.size())).first->second;
}

void MvtLayer::put_feature(int type, std::span<const FeatureValue> values) {
  if (commands_.empty()) return;
  tags_.clear();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::holds_alternative<std::monostate>(values[i])) continue;
    tags_.push_back(static_cast<std::uint32_t>(i));
    tags_.push_back(value_index(values[i]));
  }
  feature_.clear();
  protozero::pbf_writer writer(feature_);
  writer.add_packed_uint32(2, tags_.begin(), tags_.end());
  writer.add_enum(3, type);
  writer.add_packed_uint32(4, commands_.begin(), commands_.end());
  protozero::pbf_writer(features_).add_message(2, feature_);
  commands_.clear();
  ++count_;
}

void MvtLayer::write(std::string& tile) const {
  if (count_ == 0) return;
  std::string layer;
  protozero::pbf_writer writer(layer);
  writer.add_uint32(15, 2);
  writer.add_string(1, name_);
  layer += features_;
  for (const auto& key : keys_) writer.add_string(3, key);
  layer += values_;
  writer.add_uint32(5, extent);
  protozero::pbf_writer(tile).add_message(3, layer);
}

}  // namespace flurwerk::api
