// What is known about a project for the rules that name agencies: stated in its draft, measured in its drawing, following
// from these, or assumed by somebody who asks "what if". Basis: § 2 Abs. 4, 9 HBO, § 14 LuftVG, §§ 30 to 36a BauGB.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "participation/rule_verdict.hpp"

namespace flurwerk::api {

// Assumptions in place of what is known; nothing is written.
struct WhatIf {
  std::map<ProjectFact, std::optional<bool>> facts;  // none: not known
  std::optional<std::int64_t> height_mm;             // the top above the terrain
  std::optional<std::int64_t> upper_floor_mm;  // the floor of the topmost storey above the terrain, § 2 Abs. 4 HBO
  bool empty() const { return facts.empty() && !height_mm && !upper_floor_mm; }
};

enum class FactSource { stated, measured, follows, assumed };
std::string_view word_of(FactSource source);

struct KnownFacts {
  participation::ProjectFacts facts;
  std::map<ProjectFact, FactSource> sources;  // of those that are known
  std::optional<std::int64_t> height_mm;      // of the highest building; none: the drawing does not say
  std::optional<std::int64_t> upper_floor_mm;
};
// What a stored draft content states, and what its drawing measures: whether a building can be of class 4 or 5 (§ 2 Abs. 4
// HBO) or is taller than 100 m. What is stated is not taken back by a measurement, what is assumed by nothing.
KnownFacts known_facts(std::string_view draft_content, const LawAt& law, const WhatIf& what_if = {});
participation::ProjectFacts project_facts(std::string_view draft_content, const LawAt& law);

std::vector<ProjectFact> every_fact();  // but `any`
// Facts that a rule of this law asks for, and those that lead to one.
bool matters(ProjectFact fact, const LawAt& law);

}  // namespace flurwerk::api
