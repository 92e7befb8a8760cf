// Compares what the checks say about two versions of a design, or about one design on two days: what changed and why.
// Basis: findings as values; the same check about the same subject is the same question.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/finding.hpp"
#include "geo/reproject.hpp"

namespace flurwerk::geo {

struct Change {
  enum class Kind { better, worse, other, added, removed } kind;  // of the verdict; other: numbers or words only
  std::string check, subject;
  std::optional<Finding> before, after;  // one is missing where a finding was added or removed
  std::vector<Text> why;                 // numbers, limits, paragraphs and steps that differ
};
std::string_view to_string(Change::Kind kind);

// In the order of `after`, removed ones last; what did not change is left out. Numbers closer than a tenth of a
// millimetre are the same.
std::vector<Change> compare_findings(std::span<const Finding> before, std::span<const Finding> after);

// [{"kind", "check", "subject", "before": finding or null, "after": finding or null, "why": [{"de","en"}]}], evidence in `crs`.
nlohmann::ordered_json changes_json(std::span<const Change> changes, Crs crs);

}  // namespace flurwerk::geo
