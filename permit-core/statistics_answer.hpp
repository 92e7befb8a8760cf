// Answers to the statistics: what fits a field, and the parts of values that hold several. Internal to the statistics.
// Basis: permit-core/law/statistics_rows.hpp, where the shapes of values are defined.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/context.hpp"
#include "permit-core/event.hpp"
#include "permit-core/statistics.hpp"

namespace flurwerk::statistics {

// "3=2,4=1" at ',': "3=2", "4=1".
std::vector<std::string_view> parts(std::string_view text, char sign);
// Whether a value of this field has the code: is it, or contains it.
bool has_code(const StatisticsField& field, std::string_view value, std::string_view code);
// The sum of "3=2,4=1": 3.
std::int64_t sum_of_counts(std::string_view counts);
// 12.5 -> 1250; of a value that fits its field.
std::int64_t hundredths(std::string_view decimal);
// Of the section's own fields; empty: not known.
std::string known(const StatisticsSection& section, std::string_view field);

// Refused: a field that is not asked or not of this side, value and reason at once, a value that does not fit. `place`
// points at the answer.
Result<void> answerable(const StatisticsAnswer& answer, const std::string& place, const Context& context);

}  // namespace flurwerk::statistics
