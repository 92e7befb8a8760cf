// What each rule that names an agency says of a project: it fires, it does not, or it cannot be checked; with its evidence.
// Legal basis: § 70 Abs. 1 Satz 1 HBO and the act each rule names. A missing layer is "not checked", never "no hit".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/law_book.hpp"

namespace flurwerk::participation {

// What is known about the project. A fact that is absent is unknown, not false.
struct ProjectFacts {
  std::map<ProjectFact, bool> known;
};

// One object of a layer near the building land.
struct LayerHit {
  std::string object;  // its name or id
  double distance_m;   // 0 when it intersects
  double overlap_m2;
};
// Layers that were looked at, with everything within the farthest distance that a rule asks for. A layer that is
// absent here was not there to be looked at.
struct LayerHits {
  std::map<std::string, std::vector<LayerHit>> layers;
};

enum class Verdict { fires, does_not_fire, not_checked };
std::string_view to_string(Verdict verdict);  // "fires", "does_not_fire", "not_checked"

struct RuleVerdict {
  const AgencyTrigger* rule;  // of the law that was tried
  Verdict verdict;
  Text reason;  // the evidence in words, or what is missing
  std::optional<bool>
      fact;  // what is known of the fact that the rule asks for; none: unknown. True where it asks for none
  bool layer_seen = true;          // false: the layer that it asks for was not there to be looked at
  std::optional<LayerHit> object;  // the nearest of its layer, in reach or not; none: nothing near, or no layer
};

// Every rule of the law, in its order. Place and fact must both hold: a rule that one of them excludes does not fire,
// whatever is unknown of the other.
std::vector<RuleVerdict> try_rules(const ProjectFacts& facts, const LayerHits& hits, const LawAt& law);

// What starts a rule, in words: "Das Vorhaben liegt höchstens 40 m entfernt von: Bundesstraßen (Bauverbot bis 20 m)."
Text starts_when(const AgencyTrigger& rule, const LawAt& law);
// A fact about where the project lies in planning law (§§ 30 to 36a BauGB), not about what it is.
bool is_plan_situation(ProjectFact fact);

}  // namespace flurwerk::participation
