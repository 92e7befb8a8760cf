#include "geo/setback_depth.hpp"

#include <algorithm>
#include <numeric>

namespace flurwerk::geo {
namespace {

__extension__ typedef __int128 Wide;  // products of three lengths in millimetres

ExactHeight reduced(Wide numerator, Wide denominator) {
  Wide a = numerator < 0 ? -numerator : numerator, b = denominator;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  if (a == 0) return {0, 1};
  return {static_cast<std::int64_t>(numerator / a), static_cast<std::int64_t>(denominator / a)};
}

// Height at a place that is a fraction of the way, rounded to the millimetre.
std::int64_t height_at(const Profile& profile, std::int64_t at_mm) {
  for (std::size_t i = 0; i + 1 < profile.size(); ++i) {
    const auto &a = profile[i], &b = profile[i + 1];
    if (at_mm > b.at_mm || a.at_mm == b.at_mm) continue;
    const Wide rise = static_cast<Wide>(b.height_mm - a.height_mm) * (at_mm - a.at_mm);
    const Wide run = b.at_mm - a.at_mm;
    return a.height_mm + static_cast<std::int64_t>((2 * rise + (rise >= 0 ? run : -run)) / (2 * run));
  }
  return profile.back().height_mm;
}

Profile part(const Profile& profile, std::int64_t from_mm, std::int64_t to_mm) {
  Profile cut{{from_mm, height_at(profile, from_mm)}};
  for (const auto& point : profile)
    if (point.at_mm > from_mm && point.at_mm < to_mm) cut.push_back(point);
  cut.push_back({to_mm, height_at(profile, to_mm)});
  return cut;
}

}  // namespace

bool is_level(const Profile& profile) {
  return std::all_of(profile.begin(), profile.end(),
                     [&](const auto& point) { return point.height_mm == profile.front().height_mm; });
}

ExactHeight mean_height(const Profile& profile) {
  const Wide width = profile.back().at_mm - profile.front().at_mm;
  if (width == 0 || is_level(profile)) return {profile.front().height_mm, 1};
  Wide twice_area = 0;
  for (std::size_t i = 0; i + 1 < profile.size(); ++i)
    twice_area +=
        static_cast<Wide>(profile[i].height_mm + profile[i + 1].height_mm) * (profile[i + 1].at_mm - profile[i].at_mm);
  return reduced(twice_area, 2 * width);
}

ExactHeight plus(ExactHeight height, Fraction share, std::int64_t added_mm) {
  const Wide numerator = static_cast<Wide>(height.numerator) * share.denominator +
                         static_cast<Wide>(share.numerator) * added_mm * height.denominator;
  return reduced(numerator, static_cast<Wide>(height.denominator) * share.denominator);
}

std::vector<Profile> split_at_steps(const Profile& profile) {
  std::vector<Profile> parts{{}};
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const bool step =
        i > 0 && profile[i].at_mm == profile[i - 1].at_mm && profile[i].height_mm != profile[i - 1].height_mm;
    if (step) parts.emplace_back();
    parts.back().push_back(profile[i]);
  }
  std::erase_if(parts, [](const Profile& one) { return one.front().at_mm == one.back().at_mm; });
  return parts;
}

std::vector<Profile> split_for_averaging(const Profile& profile, std::int64_t longest_mm) {
  const auto start = profile.front().at_mm, width = profile.back().at_mm - start;
  if (longest_mm <= 0 || width <= longest_mm || is_level(profile)) return {profile};
  const auto count = (width + longest_mm - 1) / longest_mm;
  std::vector<Profile> parts;
  for (std::int64_t i = 0; i < count; ++i)
    parts.push_back(part(profile, start + width * i / count, start + width * (i + 1) / count));
  return parts;
}

std::int64_t setback_depth_mm(ExactHeight height, int factor_permille, std::int64_t wall_length_mm,
                              const SetbackRules& rules) {
  const std::int64_t step = std::max(rules.round_down_to_mm, 1);
  const Wide steps =
      static_cast<Wide>(height.numerator) * factor_permille / (static_cast<Wide>(height.denominator) * 1000 * step);
  std::int64_t minimum = rules.minimum_mm;
  if (rules.narrow_wall_mm && rules.narrow_wall_minimum_mm && wall_length_mm <= *rules.narrow_wall_mm)
    minimum = *rules.narrow_wall_minimum_mm;
  return std::max(static_cast<std::int64_t>(steps * step), minimum);
}

}  // namespace flurwerk::geo
