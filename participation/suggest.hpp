// Which agencies have to be asked, from the law's trigger rules, the map and the project; each with its reason.
// Legal basis: § 70 Abs. 1 Satz 1 HBO and the act each rule names. A missing layer is "not checked", never "no hit".
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "participation/rule_verdict.hpp"
#include "permit-core/event.hpp"

namespace flurwerk::participation {

// A further rule that names the same agency for the same act.
struct Evidence {
  std::string rule;
  Text name;
  Text reason;
  std::string legal_basis;
  std::vector<std::pair<std::string, double>> numbers;
  std::optional<Text> note;
};

// One agency and act: what several rules want of it is asked once, under the terms of the strictest (see `stricter`).
struct Suggestion {
  std::string rule;         // id of the AgencyTrigger
  std::string agency_kind;  // "nature-protection"
  Text name;
  Text reason;
  std::string legal_basis;
  std::vector<std::pair<std::string, double>> numbers;  // "distance_m" -> 12.4, "overlap_m2" -> 80.0
  Act act;
  std::string period_rule;
  Period period;
  SilenceEffect on_silence;
  std::optional<Text> note;  // what is open in law about this rule
  std::vector<Evidence> further{};
  std::vector<std::string> rules() const;  // its own first
};
struct NotChecked {
  std::string rule;
  std::string agency_kind;
  Text name;
  Text reason;  // which layer or fact is missing
  std::string legal_basis;
};
struct Suggestions {
  std::vector<Suggestion> suggested;
  std::vector<NotChecked> not_checked;
};

// Whether `a` is asked under stricter terms than `b`: where silence replaces nothing before where it is disregarded before
// where it gives the act; among these the longer period. No provision says so: it is the reading that harms nobody.
bool stricter(const AgencyTrigger& a, const AgencyTrigger& b, const LawAt& law);
// From what the rules say of the project (try_rules), and from nothing else.
Suggestions suggest(const std::vector<RuleVerdict>& tried, const LawAt& law);
Suggestions suggest(const ProjectFacts& facts, const LayerHits& hits, const LawAt& law);
// With which of them a rule that fires is asked: its own, one with a stricter rule for the same act, or the formal act beside
// which the opinion is not needed. nullptr: it does not fire.
const Suggestion* asked_with(const Suggestions& suggestions, const RuleVerdict& tried);

}  // namespace flurwerk::participation
