// What every rule that names an agency says of a project: fires, does not, or cannot be checked, each with its evidence.
#include "participation/rule_verdict.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "participation/suggest.hpp"

namespace flurwerk::participation {
namespace rule_verdict_test {

const LawAt& hesse() {
  static const LawAt law = *LawBook::builtin().at("HE", *parse_date("2026-03-16"));
  return law;
}

// Everything known and false, every layer there and empty.
struct Project {
  Project() {
    for (const AgencyTrigger& rule : hesse().triggers) {
      facts.known[rule.fact] = false;
      if (rule.relation != Relation::none) hits.layers[rule.layer] = {};
    }
  }
  Project& fact(ProjectFact fact, std::optional<bool> value) {
    facts.known.erase(fact);
    if (value) facts.known[fact] = *value;
    return *this;
  }
  Project& near(const std::string& layer, double distance_m, double overlap_m2 = 0) {
    hits.layers[layer].push_back({"das Objekt", distance_m, overlap_m2});
    return *this;
  }
  Project& without(const std::string& layer) {
    hits.layers.erase(layer);
    return *this;
  }
  ProjectFacts facts;
  LayerHits hits;
};

RuleVerdict tried(const Project& project, const std::string& rule, const LawAt& law = hesse()) {
  const auto all = try_rules(project.facts, project.hits, law);
  return *std::ranges::find_if(all, [&](const RuleVerdict& one) { return one.rule->id == rule; });
}

// Read a line as: of such a project this rule says this, because.
TEST(RuleVerdict, EachWithItsEvidence) {
  using enum Verdict;
  struct Row {
    Project project;
    std::string rule;
    Verdict verdict;
    std::string reason;
  };
  // clang-format off
  const std::vector<Row> table = {
      {Project(), "municipality-hearing", fires, "Ist bei jedem Bauantrag zu hören."},
      {Project(), "fire-special", does_not_fire, "Kein Merkmal des Vorhabens: Sonderbau (§ 2 Abs. 9 HBO)."},
      {Project().fact(ProjectFact::special_building, true), "fire-special", fires, "Merkmal des Vorhabens: Sonderbau (§ 2 Abs. 9 HBO)."},
      {Project().fact(ProjectFact::special_building, {}), "fire-special", not_checked, "nicht geprüft, weil über das Vorhaben nicht bekannt ist: Sonderbau (§ 2 Abs. 9 HBO)"},
      {Project(), "federal-road", does_not_fire, "Bis 40 m liegt nichts aus der Kartenebene „Bundesstraßen“."},
      {Project().near("federal-road", 40.1), "federal-road", does_not_fire, "Bis 40 m liegt nichts aus der Kartenebene „Bundesstraßen“; am nächsten ist: das Objekt, 40,1 m entfernt."},
      {Project().near("federal-road", 40), "federal-road", fires, "Das Vorhaben liegt 40,0 m entfernt von: das Objekt (Grenze 40 m)."},
      {Project().without("federal-road"), "federal-road", not_checked, "nicht geprüft, weil die Kartenebene „Bundesstraßen“ fehlt"},
      {Project(), "forest-conversion", does_not_fire, "Das Vorhaben berührt nichts aus der Kartenebene „Wald“."},
      {Project().near("forest", 12), "forest-conversion", does_not_fire, "Das Vorhaben berührt nichts aus der Kartenebene „Wald“; am nächsten ist: das Objekt, 12,0 m entfernt."},
      {Project().near("forest", 12), "forest-near", fires, "Das Vorhaben liegt 12,0 m entfernt von: das Objekt (Grenze 30 m)."},
      {Project().near("forest", 0, 80), "forest-conversion", fires, "Das Vorhaben liegt auf 80,0 m² in: das Objekt."},
      {Project().near("airport", 3000), "airport-near", does_not_fire, "Bis 1500 m liegt nichts aus der Kartenebene „Flugplätze“; am nächsten ist: das Objekt, 3000,0 m entfernt."},
      {Project().near("airport", 3000), "airport-wide", fires, "Das Vorhaben liegt 3000,0 m entfernt von: das Objekt (Grenze 6000 m)."},
  };
  // clang-format on
  for (const Row& row : table) {
    const RuleVerdict one = tried(row.project, row.rule);
    EXPECT_EQ(to_string(one.verdict), to_string(row.verdict)) << row.rule << ": " << one.reason.de;
    EXPECT_EQ(one.reason.de, row.reason);
    EXPECT_FALSE(one.reason.en.empty());
  }
}

// No Land has such a rule today: place and fact in one.
TEST(RuleVerdict, PlaceAndFactMustBothHold) {
  LawAt law = hesse();
  AgencyTrigger& rule = *std::ranges::find(law.triggers, "forest-conversion", &AgencyTrigger::id);
  rule.fact = ProjectFact::commercial;
  const auto says = [&](std::optional<bool> place, std::optional<bool> fact) {
    Project project;
    project.fact(ProjectFact::commercial, fact);
    if (!place) project.without("forest");
    if (place == true) project.near("forest", 0, 5);
    return tried(project, "forest-conversion", law);
  };
  const std::optional<bool> yes{true}, no{false}, unknown;
  EXPECT_EQ(says(yes, yes).verdict, Verdict::fires);
  EXPECT_EQ(says(yes, yes).reason.de,
            "Das Vorhaben liegt auf 5,0 m² in: das Objekt. Merkmal des Vorhabens: gewerbliche Nutzung.");
  for (const auto& other : {yes, no, unknown}) {
    EXPECT_EQ(says(no, other).verdict, Verdict::does_not_fire) << "whatever is unknown of the other";
    EXPECT_EQ(says(other, no).verdict, Verdict::does_not_fire);
  }
  EXPECT_EQ(says(unknown, yes).verdict, Verdict::not_checked);
  EXPECT_FALSE(says(unknown, yes).layer_seen);
  EXPECT_EQ(says(yes, unknown).verdict, Verdict::not_checked);
  EXPECT_EQ(says(unknown, unknown).verdict, Verdict::not_checked);
}

TEST(RuleVerdict, ARuleWithoutAPeriodOnRecordIsNotCheckedNeverLeftOut) {
  LawAt law = hesse();
  std::erase_if(law.periods, [](const PeriodRule& period) { return period.id == "statement"; });
  const RuleVerdict hearing = tried(Project(), "municipality-hearing", law);
  EXPECT_EQ(hearing.verdict, Verdict::not_checked);
  EXPECT_NE(hearing.reason.de.find("keine Frist"), std::string::npos) << hearing.reason.de;
}

TEST(RuleVerdict, SuggestionsAreTheSameEvaluation) {
  Project project;
  project.fact(ProjectFact::consent_situation, true).fact(ProjectFact::farming, {}).without("flood-zone");
  project.near("monument", 0, 120);
  const auto all = try_rules(project.facts, project.hits, hesse());
  EXPECT_EQ(all.size(), hesse().triggers.size()) << "every rule";
  const Suggestions suggestions = suggest(all, hesse());
  std::size_t unchecked = 0;
  for (const RuleVerdict& one : all) {
    const Suggestion* with = asked_with(suggestions, one);
    EXPECT_EQ(with != nullptr, one.verdict == Verdict::fires) << one.rule->id;
    unchecked += one.verdict == Verdict::not_checked ? 1 : 0;
  }
  EXPECT_EQ(suggestions.not_checked.size(), unchecked);
  EXPECT_EQ(unchecked, 2U);
  EXPECT_EQ(asked_with(suggestions, tried(project, "monument"))->rule, "monument");
  EXPECT_EQ(asked_with(suggestions, tried(project, "monument-surroundings"))->rule, "monument") << "one request";
  EXPECT_EQ(asked_with(suggestions, tried(project, "municipality-hearing"))->rule, "municipality-consent")
      << "no opinion beside the consent";
  EXPECT_EQ(asked_with(suggestions, tried(project, "farming")), nullptr);
}

TEST(RuleVerdict, WhatStartsARuleIsSaidInWords) {
  const auto words = [](const std::string& rule) { return starts_when(*hesse().trigger(rule), hesse()); };
  EXPECT_EQ(words("municipality-hearing").de, "Das Vorhaben: jeder Bauantrag.");
  EXPECT_EQ(words("fire-special").en, "The project: special building (§ 2 Abs. 9 HBO).");
  EXPECT_EQ(words("forest-conversion").de, "Das Vorhaben liegt in: Wald.");
  EXPECT_EQ(words("state-road").de,
            "Das Vorhaben liegt höchstens 40 m entfernt von: Landesstraßen (Bauverbot bis 20 m).");
  EXPECT_TRUE(is_plan_situation(ProjectFact::infill));
  EXPECT_FALSE(is_plan_situation(ProjectFact::commercial));
}

}  // namespace rule_verdict_test
}  // namespace flurwerk::participation
