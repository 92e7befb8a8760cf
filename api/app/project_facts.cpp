#include "api/app/project_facts.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "api/app/site_for.hpp"

namespace flurwerk::api {

namespace {

// § 36 Abs. 1 BauGB: an exception, a draft plan, infill or outlying land each call for the municipality's consent.
constexpr std::array calls_for_consent{ProjectFact::plan_exception, ProjectFact::draft_plan, ProjectFact::infill,
                                       ProjectFact::outlying};

struct Measures {
  std::optional<std::int64_t> top_mm, floor_mm;
};

// The top of a new structure above its terrain; unknown where the drawing does not say.
std::optional<std::int64_t> top_mm(const geo::Structure& structure) {
  if (structure.height_mm) return structure.height_mm;
  const bool flat = structure.roof && structure.roof->shape == geo::RoofShape::flat;
  auto top = structure.roof ? structure.roof->ridge_height_mm : std::nullopt;
  if (!top && flat) top = structure.eaves_height_mm;
  if (!top && !flat) return {};
  for (const auto& edge : structure.edges) {
    if (!edge.profile) continue;
    for (const auto& point : *edge.profile) top = std::max(top.value_or(0), point.height_mm);
  }
  for (const auto& upper : structure.upper_walls) top = std::max(top.value_or(0), upper.height_mm);
  return top;
}

std::vector<Measures> drawn_measures(std::string_view draft_content) {
  std::vector<Measures> buildings;
  const auto text = design_of(draft_content);
  const auto design = text.empty() ? tl::unexpected(Refusal{}) : geo::read_design(text);
  if (!design) return buildings;
  for (const auto& structure : design->structures) {
    if (structure.kind == geo::Kind::building) buildings.push_back({top_mm(structure), structure.upper_floor_mm});
  }
  return buildings;
}

// The highest of all; unknown where one is.
std::optional<std::int64_t> highest(const std::vector<Measures>& buildings,
                                    std::optional<std::int64_t> Measures::*which) {
  std::optional<std::int64_t> best;
  for (const Measures& one : buildings) {
    if (!(one.*which)) return std::nullopt;
    best = std::max(best.value_or(0), *(one.*which));
  }
  return best;
}

// One building of the assumed measures. With another height the drawn floors are not known any more, nor is a drawn top that
// lies below an assumed floor.
std::vector<Measures> assumed_building(const std::vector<Measures>& buildings, const WhatIf& what_if) {
  Measures one{what_if.height_mm ? what_if.height_mm : highest(buildings, &Measures::top_mm), what_if.upper_floor_mm};
  if (!what_if.height_mm && one.floor_mm > one.top_mm) one.top_mm.reset();
  return {one};
}

// Yes where one of the buildings is, no where all are known not to be.
class Any {
 public:
  void add(std::optional<bool> one) {
    ++seen_;
    yes_ = yes_ || one == true;
    unknown_ = unknown_ || !one;
  }
  std::optional<bool> result() const {
    if (yes_) return true;
    return seen_ == 0 || unknown_ ? std::nullopt : std::optional{false};
  }

 private:
  int seen_ = 0;
  bool yes_ = false, unknown_ = false;
};

void add_measured(KnownFacts& known, const std::vector<Measures>& buildings, const LawAt& law, const WhatIf& what_if) {
  constexpr std::int64_t tall_mm = 100'000;  // § 14 Abs. 1 LuftVG
  Any high, tall;
  for (const Measures& one : buildings) {
    tall.add(one.top_mm ? std::optional{*one.top_mm > tall_mm} : std::nullopt);
    if (!law.building_class) continue;
    const auto low = law.building_class->low_mm;
    if (one.floor_mm) {
      high.add(*one.floor_mm > low);
    } else {
      high.add(one.top_mm && *one.top_mm <= low ? std::optional{false} : std::nullopt);  // no floor is above the roof
    }
  }
  const bool imagined = what_if.height_mm || what_if.upper_floor_mm;
  const auto measured = [&](ProjectFact fact, const Any& any) {
    const auto result = any.result();
    if (!result || what_if.facts.contains(fact)) return;
    const auto [at, fresh] = known.facts.known.emplace(fact, *result);
    if (fresh || (*result && !at->second)) known.sources[fact] = imagined ? FactSource::assumed : FactSource::measured;
    at->second = at->second || *result;
  };
  measured(ProjectFact::class_4_or_5, high);
  measured(ProjectFact::tall_over_100_m, tall);
}

void add_stated(KnownFacts& known, std::string_view draft_content, const WhatIf& what_if) {
  const auto content = nlohmann::json::parse(draft_content);
  const auto stated = content.find("facts");
  for (const auto fact : every_fact()) {
    if (const auto other = what_if.facts.find(fact); other != what_if.facts.end()) {
      if (!other->second) continue;
      known.facts.known[fact] = *other->second;
      known.sources[fact] = FactSource::assumed;
    } else if (stated != content.end()) {
      const auto value = stated->find(std::string{to_string(fact)});
      if (value == stated->end() || !value->is_boolean()) continue;
      known.facts.known[fact] = value->get<bool>();
      known.sources[fact] = FactSource::stated;
    }
  }
}

}  // namespace

std::string_view word_of(FactSource source) {
  switch (source) {
    case FactSource::stated: return "stated";
    case FactSource::measured: return "measured";
    case FactSource::follows: return "follows";
    case FactSource::assumed: return "assumed";
  }
  return "";
}

KnownFacts known_facts(std::string_view draft_content, const LawAt& law, const WhatIf& what_if) {
  KnownFacts known;
  add_stated(known, draft_content, what_if);
  auto buildings = drawn_measures(draft_content);
  if (what_if.height_mm || what_if.upper_floor_mm) buildings = assumed_building(buildings, what_if);
  known.height_mm = highest(buildings, &Measures::top_mm);
  known.upper_floor_mm = highest(buildings, &Measures::floor_mm);
  add_measured(known, buildings, law, what_if);
  for (const auto fact : calls_for_consent) {
    const auto it = known.facts.known.find(fact);
    if (it == known.facts.known.end() || !it->second || what_if.facts.contains(ProjectFact::consent_situation))
      continue;
    if (known.facts.known.emplace(ProjectFact::consent_situation, true).second)
      known.sources[ProjectFact::consent_situation] = FactSource::follows;
  }
  return known;
}

participation::ProjectFacts project_facts(std::string_view draft_content, const LawAt& law) {
  return known_facts(draft_content, law).facts;
}

std::vector<ProjectFact> every_fact() {
  std::vector<ProjectFact> all;
  for (int i = static_cast<int>(ProjectFact::any) + 1; i <= static_cast<int>(ProjectFact::tall_over_100_m); ++i)
    all.push_back(static_cast<ProjectFact>(i));
  return all;
}

bool matters(ProjectFact fact, const LawAt& law) {
  const auto asks_for = [&](ProjectFact asked) {
    return std::ranges::any_of(law.triggers, [&](const AgencyTrigger& rule) { return rule.fact == asked; });
  };
  const bool leads_to_consent = std::ranges::find(calls_for_consent, fact) != calls_for_consent.end();
  return asks_for(fact) || (leads_to_consent && asks_for(ProjectFact::consent_situation));
}

}  // namespace flurwerk::api
