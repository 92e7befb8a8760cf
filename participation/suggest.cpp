#include "participation/suggest.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "permit-core/law/names.hpp"

namespace flurwerk::participation {

namespace {

enum class Known { yes, no, unknown };

Known fact_of(const ProjectFacts& facts, ProjectFact fact) {
  if (fact == ProjectFact::any) return Known::yes;
  const auto it = facts.known.find(fact);
  if (it == facts.known.end()) return Known::unknown;
  return it->second ? Known::yes : Known::no;
}

std::string rounded(double value, char decimal_point) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(1) << value;
  std::string text = out.str();
  std::ranges::replace(text, '.', decimal_point);
  return text;
}

// The nearest object that the rule's relation holds for; nullptr if none.
const LayerHit* nearest(const AgencyTrigger& trigger, const std::vector<LayerHit>& hits) {
  const double reach = trigger.reach_m();
  const LayerHit* best = nullptr;
  for (const LayerHit& hit : hits) {
    if (hit.distance_m > reach) continue;
    const bool closer = best == nullptr || hit.distance_m < best->distance_m ||
                        (hit.distance_m == best->distance_m && hit.overlap_m2 > best->overlap_m2);
    if (closer) best = &hit;
  }
  return best;
}

Text reason_by_place(const AgencyTrigger& trigger, const LayerHit& hit) {
  const Text object = hit.object.empty() ? layer_name(trigger.layer) : Text{hit.object, hit.object};
  if (hit.distance_m <= 0) {
    return {"Das Vorhaben liegt auf " + rounded(hit.overlap_m2, ',') + " m² in: " + object.de + ".",
            "The project lies with " + rounded(hit.overlap_m2, '.') + " m² in: " + object.en + "."};
  }
  const std::string reach = std::to_string(trigger.distance_m.value_or(0));
  return {"Das Vorhaben liegt " + rounded(hit.distance_m, ',') + " m entfernt von: " + object.de + " (Grenze " + reach +
              " m).",
          "The project lies " + rounded(hit.distance_m, '.') + " m from: " + object.en + " (limit " + reach + " m)."};
}

Text reason_by_fact(const AgencyTrigger& trigger, const LawAt& law) {
  if (trigger.fact == ProjectFact::any)
    return {"Ist bei jedem Bauantrag zu hören.", "To be heard on every application."};
  const Text fact = fact_name(trigger.fact, law);
  return {"Merkmal des Vorhabens: " + fact.de + ".", "A fact of the project: " + fact.en + "."};
}

std::optional<NotChecked> gap(const AgencyTrigger& trigger, const ProjectFacts& facts, const LayerHits& hits,
                              const LawAt& law) {
  const Known fact = fact_of(facts, trigger.fact);
  const bool no_layer = trigger.relation != Relation::none && !hits.layers.contains(trigger.layer);
  if (fact == Known::no || (fact == Known::yes && !no_layer)) return std::nullopt;
  Text reason{"nicht geprüft, weil ", "not checked, because "};
  if (no_layer) {
    const Text layer = layer_name(trigger.layer);
    reason.de += "die Kartenebene „" + layer.de + "“ fehlt";
    reason.en += "the map layer “" + layer.en + "” is missing";
  } else {
    const Text unknown = fact_name(trigger.fact, law);
    reason.de += "über das Vorhaben nicht bekannt ist: " + unknown.de;
    reason.en += "it is not known about the project: " + unknown.en;
  }
  return NotChecked{trigger.id, trigger.agency_kind, trigger.name, reason, trigger.basis};
}

std::optional<Suggestion> hit(const AgencyTrigger& trigger, const ProjectFacts& facts, const LayerHits& hits,
                              const LawAt& law) {
  if (fact_of(facts, trigger.fact) != Known::yes) return std::nullopt;
  const PeriodRule* rule = law.period(trigger.period_rule);
  if (rule == nullptr) return std::nullopt;
  Suggestion suggestion{trigger.id,   trigger.agency_kind, trigger.name, {}, trigger.basis, {}, trigger.act, rule->id,
                        rule->length, trigger.on_silence,  trigger.note};
  if (trigger.relation == Relation::none) {
    suggestion.reason = reason_by_fact(trigger, law);
    return suggestion;
  }
  const auto layer = hits.layers.find(trigger.layer);
  const LayerHit* object = layer == hits.layers.end() ? nullptr : nearest(trigger, layer->second);
  if (object == nullptr) return std::nullopt;
  suggestion.reason = reason_by_place(trigger, *object);
  suggestion.numbers = {{"distance_m", object->distance_m}, {"overlap_m2", object->overlap_m2}};
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

Suggestions suggest(const ProjectFacts& facts, const LayerHits& hits, const LawAt& law) {
  Suggestions result;
  for (const AgencyTrigger& trigger : law.triggers) {
    if (auto missing = gap(trigger, facts, hits, law)) {
      result.not_checked.push_back(std::move(*missing));
    } else if (auto suggestion = hit(trigger, facts, hits, law)) {
      result.suggested.push_back(std::move(*suggestion));
    }
  }
  drop_opinions_beside_acts(result.suggested);
  result.suggested = asked_once(std::move(result.suggested), law);
  return result;
}

}  // namespace flurwerk::participation
