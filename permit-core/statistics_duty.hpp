// Whether a building is reported to the statistics, with the arithmetic of who is exempt. Internal to the statistics.
// Legal basis: § 2 Abs. 1 HBauStatG; limits in law/de/statistics_limits.json.
#pragma once

#include "permit-core/statistics.hpp"

namespace flurwerk::statistics {

// Sets duty, reason, arithmetic and basis from the section's values. Without the limit in the law data: no duty.
void judge_building(StatisticsSection& section, const LawAt& law);

}  // namespace flurwerk::statistics
