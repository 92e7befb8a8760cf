#include "participation/rule_verdict.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "permit-core/law/names.hpp"

namespace flurwerk::participation {

namespace {

std::optional<bool> fact_of(const ProjectFacts& facts, ProjectFact fact) {
  if (fact == ProjectFact::any) return true;
  const auto it = facts.known.find(fact);
  return it == facts.known.end() ? std::nullopt : std::optional(it->second);
}

std::string rounded(double value, char decimal_point) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(1) << value;
  std::string text = out.str();
  std::ranges::replace(text, '.', decimal_point);
  return text;
}

std::optional<LayerHit> nearest(const std::vector<LayerHit>& hits) {
  const LayerHit* best = nullptr;
  for (const LayerHit& hit : hits) {
    const bool closer = best == nullptr || hit.distance_m < best->distance_m ||
                        (hit.distance_m == best->distance_m && hit.overlap_m2 > best->overlap_m2);
    if (closer) best = &hit;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string limit(const AgencyTrigger& rule) { return std::to_string(rule.distance_m.value_or(0)); }

Text object_name(const AgencyTrigger& rule, const LayerHit& hit) {
  return hit.object.empty() ? layer_name(rule.layer) : Text{hit.object, hit.object};
}

Text reason_by_place(const AgencyTrigger& rule, const LayerHit& hit) {
  const Text object = object_name(rule, hit);
  if (hit.distance_m <= 0) {
    return {"Das Vorhaben liegt auf " + rounded(hit.overlap_m2, ',') + " m² in: " + object.de + ".",
            "The project lies with " + rounded(hit.overlap_m2, '.') + " m² in: " + object.en + "."};
  }
  return {
      "Das Vorhaben liegt " + rounded(hit.distance_m, ',') + " m entfernt von: " + object.de + " (Grenze " +
          limit(rule) + " m).",
      "The project lies " + rounded(hit.distance_m, '.') + " m from: " + object.en + " (limit " + limit(rule) + " m)."};
}

Text reason_by_fact(const AgencyTrigger& rule, const LawAt& law) {
  if (rule.fact == ProjectFact::any) return {"Ist bei jedem Bauantrag zu hören.", "To be heard on every application."};
  const Text fact = fact_name(rule.fact, law);
  return {"Merkmal des Vorhabens: " + fact.de + ".", "A fact of the project: " + fact.en + "."};
}

Text why_not_by_place(const AgencyTrigger& rule, const std::optional<LayerHit>& hit) {
  const Text layer = layer_name(rule.layer);
  Text reason{"Das Vorhaben berührt nichts aus der Kartenebene „" + layer.de + "“",
              "The project touches nothing of the map layer “" + layer.en + "”"};
  if (rule.relation == Relation::dwithin) {
    reason = {"Bis " + limit(rule) + " m liegt nichts aus der Kartenebene „" + layer.de + "“",
              "Within " + limit(rule) + " m there is nothing of the map layer “" + layer.en + "”"};
  }
  if (!hit) return {reason.de + ".", reason.en + "."};
  const Text object = object_name(rule, *hit);
  return {reason.de + "; am nächsten ist: " + object.de + ", " + rounded(hit->distance_m, ',') + " m entfernt.",
          reason.en + "; the nearest is: " + object.en + ", " + rounded(hit->distance_m, '.') + " m away."};
}

Text not_checked(const std::string& because_de, const std::string& because_en) {
  return {"nicht geprüft, weil " + because_de, "not checked, because " + because_en};
}

// The evidence of a rule that fires: of place and fact each that it asks for.
Text why(const RuleVerdict& tried, const LawAt& law) {
  const AgencyTrigger& rule = *tried.rule;
  if (rule.relation == Relation::none) return reason_by_fact(rule, law);
  const Text place = reason_by_place(rule, *tried.object);
  if (rule.fact == ProjectFact::any) return place;
  const Text fact = reason_by_fact(rule, law);
  return {place.de + " " + fact.de, place.en + " " + fact.en};
}

RuleVerdict tried(const AgencyTrigger& rule, const ProjectFacts& facts, const LayerHits& hits, const LawAt& law) {
  RuleVerdict out{&rule, Verdict::not_checked, {}, fact_of(facts, rule.fact), true, {}};
  std::optional<bool> placed = true;
  if (rule.relation != Relation::none) {
    const auto layer = hits.layers.find(rule.layer);
    out.layer_seen = layer != hits.layers.end();
    if (out.layer_seen) out.object = nearest(layer->second);
    placed = out.layer_seen ? std::optional(out.object && out.object->distance_m <= rule.reach_m()) : std::nullopt;
  }
  if (out.fact == false) {
    const Text fact = fact_name(rule.fact, law);
    out.verdict = Verdict::does_not_fire;
    out.reason = {"Kein Merkmal des Vorhabens: " + fact.de + ".", "No fact of the project: " + fact.en + "."};
  } else if (placed == false) {
    out.verdict = Verdict::does_not_fire;
    out.reason = why_not_by_place(rule, out.object);
  } else if (!placed) {
    const Text layer = layer_name(rule.layer);
    out.reason = not_checked("die Kartenebene „" + layer.de + "“ fehlt", "the map layer “" + layer.en + "” is missing");
  } else if (!out.fact) {
    const Text fact = fact_name(rule.fact, law);
    out.reason =
        not_checked("über das Vorhaben nicht bekannt ist: " + fact.de, "it is not known about the project: " + fact.en);
  } else if (law.period(rule.period_rule) == nullptr) {
    out.reason =
        not_checked("an diesem Tag keine Frist dafür hinterlegt ist", "no period is on record for it that day");
  } else {
    out.verdict = Verdict::fires;
    out.reason = why(out, law);
  }
  return out;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::fires: return "fires";
    case Verdict::does_not_fire: return "does_not_fire";
    case Verdict::not_checked: return "not_checked";
  }
  return "";
}

std::vector<RuleVerdict> try_rules(const ProjectFacts& facts, const LayerHits& hits, const LawAt& law) {
  std::vector<RuleVerdict> all;
  for (const AgencyTrigger& rule : law.triggers) all.push_back(tried(rule, facts, hits, law));
  return all;
}

Text starts_when(const AgencyTrigger& rule, const LawAt& law) {
  Text words;
  const Text layer = layer_name(rule.layer);
  if (rule.relation == Relation::intersects) {
    words = {"Das Vorhaben liegt in: " + layer.de, "The project lies in: " + layer.en};
  } else if (rule.relation == Relation::dwithin) {
    words = {"Das Vorhaben liegt höchstens " + limit(rule) + " m entfernt von: " + layer.de,
             "The project lies no more than " + limit(rule) + " m from: " + layer.en};
  }
  if (rule.ban_m) {
    words.de += " (Bauverbot bis " + std::to_string(*rule.ban_m) + " m)";
    words.en += " (building banned within " + std::to_string(*rule.ban_m) + " m)";
  }
  if (rule.fact != ProjectFact::any || rule.relation == Relation::none) {
    const Text fact =
        rule.fact == ProjectFact::any ? Text{"jeder Bauantrag", "every application"} : fact_name(rule.fact, law);
    words = words.de.empty()
                ? Text{"Das Vorhaben: " + fact.de, "The project: " + fact.en}
                : Text{words.de + "; und das Vorhaben: " + fact.de, words.en + "; and the project: " + fact.en};
  }
  return {words.de + ".", words.en + "."};
}

bool is_plan_situation(ProjectFact fact) {
  switch (fact) {
    case ProjectFact::plan_area:
    case ProjectFact::plan_exception:
    case ProjectFact::draft_plan:
    case ProjectFact::infill:
    case ProjectFact::outlying:
    case ProjectFact::consent_situation:
    case ProjectFact::approval_situation: return true;
    default: return false;
  }
}

}  // namespace flurwerk::participation
