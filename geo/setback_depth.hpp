// Depth of a setback area (Tiefe der Abstandsfläche) from the wall's height, in whole millimetres and exact ratios.
// Basis: HBO § 6 Abs. 4 and 5; the numbers come from SetbackRules. Doubles would lose a decimetre at H = 10.75 m.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/design.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::geo {

// A height in millimetres, exactly: numerator / denominator, reduced, denominator > 0.
struct ExactHeight {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  double metres() const { return static_cast<double>(numerator) / static_cast<double>(denominator) / 1000; }
  friend bool operator==(const ExactHeight&, const ExactHeight&) = default;
};

// Mean height under a profile: wall area divided by its width.
ExactHeight mean_height(const Profile& profile);
bool is_level(const Profile& profile);

// height + share * added_mm, exactly.
ExactHeight plus(ExactHeight height, Fraction share, std::int64_t added_mm);

// Cuts at steps of the top ("gestaffelte Wände"), in order.
std::vector<Profile> split_at_steps(const Profile& profile);
// Equal sections no longer than `longest_mm` (0: no limit); a level top needs none.
std::vector<Profile> split_for_averaging(const Profile& profile, std::int64_t longest_mm);

// factor * H, rounded down, then at least the minimum that holds for a wall of that length.
std::int64_t setback_depth_mm(ExactHeight height, int factor_permille, std::int64_t wall_length_mm,
                              const SetbackRules& rules);

}  // namespace flurwerk::geo
