#include "geo/roof_profile.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace flurwerk::geo {
namespace {

constexpr double snap_deg = 10;  // a ridge drawn this close to a wall's direction is meant parallel to it

double azimuth_of(const Edge& edge) {
  return std::atan2(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * 180 / std::numbers::pi;
}

// Difference of two lines' directions, -90 to 90.
double turn(double from_deg, double to_deg) { return std::remainder(to_deg - from_deg, 180.0); }

std::int64_t length_mm(const Edge& edge) {
  return std::llround(std::hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * 1000);
}

}  // namespace

RoofProfile::RoofProfile(const Structure& structure) {
  eaves_mm_ = structure.eaves_height_mm.value_or(0);
  ridge_mm_ = eaves_mm_;
  if (!structure.roof) return;
  shape_ = structure.roof->shape;
  ridge_mm_ = structure.roof->ridge_height_mm.value_or(eaves_mm_);
  if (!structure.roof->ridge_azimuth_deg || structure.edges.empty()) return;
  directed_ = true;
  double azimuth = *structure.roof->ridge_azimuth_deg, nearest = snap_deg;
  for (const auto& edge : structure.edges) {
    const double off = turn(*structure.roof->ridge_azimuth_deg, azimuth_of(edge));
    if (std::abs(off) < nearest) {
      nearest = std::abs(off);
      azimuth = *structure.roof->ridge_azimuth_deg + off;
    }
  }
  const double radians = azimuth * std::numbers::pi / 180;
  right_ = {std::cos(radians), -std::sin(radians)};
  low_ = high_ = across(structure.edges.front().from);
  for (const auto& edge : structure.edges) {
    low_ = std::min(low_, across(edge.from));
    high_ = std::max(high_, across(edge.from));
  }
}

std::int64_t RoofProfile::height_at(double at) const {
  const double rise = static_cast<double>(ridge_mm_ - eaves_mm_);
  if (!directed_ || high_ <= low_) return eaves_mm_;
  if (shape_ == RoofShape::mono_pitch) return eaves_mm_ + std::llround(rise * (high_ - at) / (high_ - low_));
  if (shape_ == RoofShape::gable) {
    const double middle = (low_ + high_) / 2, half = (high_ - low_) / 2;
    return eaves_mm_ + std::llround(rise * std::max(0.0, 1 - std::abs(at - middle) / half));
  }
  return eaves_mm_;
}

Profile RoofProfile::top_of(const Edge& edge) const {
  const auto length = length_mm(edge);
  const double a = across(edge.from), b = across(edge.to), middle = (low_ + high_) / 2;
  Profile top{{0, height_at(a)}};
  if (shape_ == RoofShape::gable && directed_ && (a - middle) * (b - middle) < 0) {
    const auto at = std::llround(static_cast<double>(length) * (middle - a) / (b - a));
    if (at > 0 && at < length) top.push_back({at, ridge_mm_});
  }
  top.push_back({length, height_at(b)});
  return top;
}

bool RoofProfile::falls_towards(double east, double north) const {
  const double share = east * right_.x + north * right_.y;  // cosine to the roof's fall
  switch (shape_) {
    case RoofShape::flat: return false;
    case RoofShape::hip: return true;
    case RoofShape::gable: return !directed_ || std::abs(share) > std::numbers::sqrt2 / 2;
    case RoofShape::mono_pitch: return !directed_ || share > std::numbers::sqrt2 / 2;
  }
  return true;
}

}  // namespace flurwerk::geo
