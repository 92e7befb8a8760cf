#include "participation/suggest.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

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
  const std::string object = hit.object.empty() ? trigger.layer : hit.object;
  if (hit.distance_m <= 0) {
    return {"Das Vorhaben liegt auf " + rounded(hit.overlap_m2, ',') + " m² in: " + object + ".",
            "The project lies with " + rounded(hit.overlap_m2, '.') + " m² in: " + object + "."};
  }
  const std::string reach = std::to_string(trigger.distance_m.value_or(0));
  return {"Das Vorhaben liegt " + rounded(hit.distance_m, ',') + " m entfernt von: " + object + " (Grenze " + reach +
              " m).",
          "The project lies " + rounded(hit.distance_m, '.') + " m from: " + object + " (limit " + reach + " m)."};
}

Text reason_by_fact(const AgencyTrigger& trigger) {
  if (trigger.fact == ProjectFact::any)
    return {"Ist bei jedem Bauantrag zu hören.", "To be heard on every application."};
  const std::string fact(to_string(trigger.fact));
  return {"Merkmal des Vorhabens trifft zu: " + trigger.name.de + " (" + fact + ").",
          "A fact of the project applies: " + trigger.name.en + " (" + fact + ")."};
}

std::optional<NotChecked> gap(const AgencyTrigger& trigger, const ProjectFacts& facts, const LayerHits& hits) {
  const Known fact = fact_of(facts, trigger.fact);
  const bool no_layer = trigger.relation != Relation::none && !hits.layers.contains(trigger.layer);
  if (fact == Known::no || (fact == Known::yes && !no_layer)) return std::nullopt;
  Text reason{"nicht geprüft, weil ", "not checked, because "};
  if (no_layer) {
    reason.de += "die Kartenebene \"" + trigger.layer + "\" fehlt";
    reason.en += "the map layer \"" + trigger.layer + "\" is missing";
  } else {
    const std::string name(to_string(trigger.fact));
    reason.de += "über das Vorhaben nicht bekannt ist: " + name;
    reason.en += "it is not known about the project: " + name;
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
    suggestion.reason = reason_by_fact(trigger);
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

}  // namespace

Suggestions suggest(const ProjectFacts& facts, const LayerHits& hits, const LawAt& law) {
  Suggestions result;
  for (const AgencyTrigger& trigger : law.triggers) {
    if (auto missing = gap(trigger, facts, hits)) {
      result.not_checked.push_back(std::move(*missing));
    } else if (auto suggestion = hit(trigger, facts, hits, law)) {
      result.suggested.push_back(std::move(*suggestion));
    }
  }
  drop_opinions_beside_acts(result.suggested);
  return result;
}

}  // namespace flurwerk::participation
