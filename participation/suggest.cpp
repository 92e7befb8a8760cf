#include "participation/suggest.hpp"

#include <algorithm>

namespace flurwerk::participation {

namespace {

Suggestion suggestion_of(const RuleVerdict& tried, const LawAt& law) {
  const AgencyTrigger& rule = *tried.rule;
  const PeriodRule* period = law.period(rule.period_rule);
  Suggestion suggestion{rule.id,  rule.agency_kind, rule.name,      tried.reason,    rule.basis, {},
                        rule.act, period->id,       period->length, rule.on_silence, rule.note};
  if (tried.object) {
    suggestion.numbers = {{"distance_m", tried.object->distance_m}, {"overlap_m2", tried.object->overlap_m2}};
  }
  return suggestion;
}

// Whoever has to give a formal act need not be heard with an opinion on top.
void drop_opinions_beside_acts(std::vector<Suggestion>& suggested) {
  const auto formal_of = [&](const std::string& kind) {
    return std::ranges::any_of(suggested, [&](const Suggestion& s) {
      return s.agency_kind == kind && s.act != Act::opinion && s.numbers.empty();
    });
  };
  std::vector<Suggestion> kept;
  for (const Suggestion& s : suggested) {
    const bool general = s.act == Act::opinion && s.numbers.empty();
    if (!general || !formal_of(s.agency_kind)) kept.push_back(s);
  }
  suggested = std::move(kept);
}

int severity(SilenceEffect effect) {
  if (effect == SilenceEffect::none) return 2;
  return effect == SilenceEffect::disregarded ? 1 : 0;
}

// About how long; to be compared, never to be counted with.
int days_about(const LawAt& law, const std::string& period_rule) {
  const PeriodRule* rule = law.period(period_rule);
  if (rule == nullptr) return 0;
  switch (rule->length.unit) {
    case PeriodUnit::years: return rule->length.count * 365;
    case PeriodUnit::months: return rule->length.count * 30;
    case PeriodUnit::weeks: return rule->length.count * 7;
    default: return rule->length.count;
  }
}

Evidence evidence(const Suggestion& s) { return {s.rule, s.name, s.reason, s.legal_basis, s.numbers, s.note}; }

// Into one request what several rules want of the same kind of agency; the strictest stands first.
std::vector<Suggestion> asked_once(std::vector<Suggestion> suggested, const LawAt& law) {
  std::vector<Suggestion> kept;
  for (Suggestion& one : suggested) {
    const auto same = std::ranges::find_if(
        kept, [&](const Suggestion& other) { return other.agency_kind == one.agency_kind && other.act == one.act; });
    if (same == kept.end()) {
      kept.push_back(std::move(one));
    } else if (stricter(*law.trigger(one.rule), *law.trigger(same->rule), law)) {
      one.further = std::move(same->further);
      one.further.insert(one.further.begin(), evidence(*same));
      *same = std::move(one);
    } else {
      same->further.push_back(evidence(one));
    }
  }
  return kept;
}

}  // namespace

std::vector<std::string> Suggestion::rules() const {
  std::vector<std::string> all{rule};
  for (const Evidence& one : further) all.push_back(one.rule);
  return all;
}

bool stricter(const AgencyTrigger& a, const AgencyTrigger& b, const LawAt& law) {
  if (a.on_silence != b.on_silence) return severity(a.on_silence) > severity(b.on_silence);
  return days_about(law, a.period_rule) > days_about(law, b.period_rule);
}

Suggestions suggest(const std::vector<RuleVerdict>& tried, const LawAt& law) {
  Suggestions result;
  for (const RuleVerdict& one : tried) {
    const AgencyTrigger& rule = *one.rule;
    if (one.verdict == Verdict::fires) result.suggested.push_back(suggestion_of(one, law));
    if (one.verdict == Verdict::not_checked)
      result.not_checked.push_back({rule.id, rule.agency_kind, rule.name, one.reason, rule.basis});
  }
  drop_opinions_beside_acts(result.suggested);
  result.suggested = asked_once(std::move(result.suggested), law);
  return result;
}

Suggestions suggest(const ProjectFacts& facts, const LayerHits& hits, const LawAt& law) {
  return suggest(try_rules(facts, hits, law), law);
}

const Suggestion* asked_with(const Suggestions& suggestions, const RuleVerdict& tried) {
  if (tried.verdict != Verdict::fires) return nullptr;
  const AgencyTrigger& rule = *tried.rule;
  const Suggestion* formal = nullptr;
  for (const Suggestion& one : suggestions.suggested) {
    if (one.agency_kind != rule.agency_kind) continue;
    const std::vector<std::string> rules = one.rules();
    if (std::ranges::find(rules, rule.id) != rules.end()) return &one;
    if (one.act != Act::opinion && one.numbers.empty()) formal = &one;
  }
  return formal;
}

}  // namespace flurwerk::participation
