// Whether two conditions say the same, or may contradict each other: a hint for the eye, never a verdict.
// Basis: none in law; what is merged and what stands is weighed by a person (§ 74 Abs. 4 HBO).
#pragma once

#include <string_view>

namespace flurwerk::participation {

// The same words, whatever the case, spacing and punctuation.
bool says_the_same(std::string_view a, std::string_view b);
// Speaks of the same thing (most words in common) with other numbers, or with a "not" on one side only.
bool may_contradict(std::string_view a, std::string_view b);

}  // namespace flurwerk::participation
