// Who has to be asked: by law always, by place, by project, and what could not be checked.
#include "participation/suggest.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "permit-core/law/names.hpp"

namespace flurwerk::participation {
namespace suggest_test {

LawAt hesse() { return *LawBook::builtin().at("HE", *parse_date("2026-03-16")); }

// Everything known and false, every layer there and empty.
ProjectFacts no_facts() {
  ProjectFacts facts;
  for (const AgencyTrigger& trigger : hesse().triggers) facts.known[trigger.fact] = false;
  return facts;
}
LayerHits empty_layers() {
  LayerHits hits;
  for (const AgencyTrigger& trigger : hesse().triggers) {
    if (trigger.relation != Relation::none) hits.layers[trigger.layer] = {};
  }
  return hits;
}
std::string rules(const Suggestions& suggestions) {
  std::string list;
  for (const Suggestion& s : suggestions.suggested) list += s.rule + " ";
  return list;
}
const Suggestion* find(const Suggestions& suggestions, const std::string& rule) {
  const auto it = std::ranges::find(suggestions.suggested, rule, &Suggestion::rule);
  return it == suggestions.suggested.end() ? nullptr : &*it;
}

TEST(Suggest, TheMunicipalityAlways) {
  const Suggestions suggestions = suggest(no_facts(), empty_layers(), hesse());
  EXPECT_EQ(rules(suggestions), "municipality-hearing ");
  EXPECT_TRUE(suggestions.not_checked.empty());
  EXPECT_EQ(suggestions.suggested[0].on_silence, SilenceEffect::disregarded);
}

TEST(Suggest, ConsentTakesThePlaceOfTheHearing) {
  ProjectFacts facts = no_facts();
  facts.known[ProjectFact::consent_situation] = true;
  const Suggestions suggestions = suggest(facts, empty_layers(), hesse());
  EXPECT_EQ(rules(suggestions), "municipality-consent ");
  EXPECT_EQ(to_string(suggestions.suggested[0].period), "2M");
  EXPECT_EQ(suggestions.suggested[0].on_silence, SilenceEffect::deemed_given);
}

TEST(Suggest, AMissingLayerIsNotCheckedNeverNoHit) {
  LayerHits hits = empty_layers();
  hits.layers.erase("flood-zone");
  const Suggestions suggestions = suggest(no_facts(), hits, hesse());
  ASSERT_EQ(suggestions.not_checked.size(), 1U);
  EXPECT_EQ(suggestions.not_checked[0].rule, "flood-zone");
  EXPECT_EQ(suggestions.not_checked[0].reason.de, "nicht geprüft, weil die Kartenebene „Überschwemmungsgebiete“ fehlt");
}

TEST(Suggest, AnUnknownFactIsNotCheckedEither) {
  ProjectFacts facts = no_facts();
  facts.known.erase(ProjectFact::class_4_or_5);
  const Suggestions suggestions = suggest(facts, empty_layers(), hesse());
  ASSERT_EQ(suggestions.not_checked.size(), 1U);
  EXPECT_EQ(suggestions.not_checked[0].rule, "fire-class");
  EXPECT_EQ(suggestions.not_checked[0].reason.de,
            "nicht geprüft, weil über das Vorhaben nicht bekannt ist: Gebäudeklasse 4 oder 5 (§ 2 Abs. 4 HBO)");
}

TEST(Suggest, AFactIsNamedWithTheProvisionOfItsLand) {
  const auto saxony = LawBook::builtin().at("SN", *parse_date("2026-06-01")).value();
  EXPECT_EQ(fact_name(ProjectFact::special_building, hesse()).de, "Sonderbau (§ 2 Abs. 9 HBO)");
  EXPECT_EQ(fact_name(ProjectFact::special_building, saxony).de, "Sonderbau (§ 2 SächsBO)");
  EXPECT_EQ(fact_name(ProjectFact::infill, saxony).en, "within the built-up area without a plan (§ 34 BauGB)");
}

TEST(Suggest, WhateverARuleAsksForHasAName) {
  for (const char* land : {"HE", "SN", "NW", "BY", "BW"}) {
    const auto law = LawBook::builtin().at(land, *parse_date("2026-06-01")).value();
    for (const auto& trigger : law.triggers) {
      const bool named = trigger.fact == ProjectFact::any || fact_name(trigger.fact, law).de != to_string(trigger.fact);
      EXPECT_TRUE(named) << land << " " << trigger.id;
      EXPECT_TRUE(agency_kind_names().contains(trigger.agency_kind)) << land << " " << trigger.agency_kind;
      EXPECT_TRUE(trigger.layer.empty() || layer_names().contains(trigger.layer)) << land << " " << trigger.layer;
    }
  }
}

TEST(Suggest, DistanceDecidesAndIsShown) {
  LayerHits hits = empty_layers();
  hits.layers["federal-road"] = {{"B 3", 40.1, 0}};
  EXPECT_EQ(find(suggest(no_facts(), hits, hesse()), "federal-road"), nullptr);
  hits.layers["federal-road"] = {{"B 3", 40.1, 0}, {"B 3 Süd", 40.0, 0}};
  const Suggestions suggestions = suggest(no_facts(), hits, hesse());
  const Suggestion* road = find(suggestions, "federal-road");
  ASSERT_NE(road, nullptr);
  EXPECT_EQ(road->reason.de, "Das Vorhaben liegt 40,0 m entfernt von: B 3 Süd (Grenze 40 m).");
  EXPECT_EQ(road->numbers.at(0), (std::pair<std::string, double>{"distance_m", 40.0}));
  EXPECT_EQ(to_string(road->period), "2M");
  EXPECT_TRUE(road->note.has_value());
}

TEST(Suggest, IntersectionIsNotNearness) {
  LayerHits hits = empty_layers();
  hits.layers["flood-zone"] = {{"HQ100", 0.5, 0}};
  EXPECT_EQ(find(suggest(no_facts(), hits, hesse()), "flood-zone"), nullptr);
  hits.layers["flood-zone"] = {{"HQ100", 0, 12.34}};
  const Suggestions suggestions = suggest(no_facts(), hits, hesse());
  ASSERT_NE(find(suggestions, "flood-zone"), nullptr);
  EXPECT_EQ(find(suggestions, "flood-zone")->reason.de, "Das Vorhaben liegt auf 12,3 m² in: HQ100.");
  EXPECT_EQ(find(suggestions, "flood-zone")->on_silence, SilenceEffect::none);
}

// A monument on the plot lies in its own surroundings, too: one office, one opinion, both reasons.
TEST(Suggest, WhatSeveralRulesWantOfOneAgencyIsOneRequest) {
  LayerHits hits = empty_layers();
  hits.layers["monument"] = {{"Alte Kirche", 0, 120}};
  hits.layers["flood-zone"] = {{"Weil", 0, 30}};
  hits.layers["water-protection"] = {{"Zone III", 0, 400}};
  const Suggestions suggestions = suggest(no_facts(), hits, hesse());
  EXPECT_EQ(rules(suggestions), "municipality-hearing monument flood-zone ");
  const Suggestion& heritage = *find(suggestions, "monument");
  ASSERT_EQ(heritage.further.size(), 1U);
  EXPECT_EQ(heritage.further[0].rule, "monument-surroundings");
  EXPECT_EQ(heritage.further[0].legal_basis, "§ 18 Abs. 2 HDSchG, § 70 Abs. 1 HBO");
  EXPECT_EQ(find(suggestions, "flood-zone")->further.at(0).rule, "water-protection");
}

TEST(Suggest, TheStrictestRuleStandsFirst) {
  ProjectFacts facts = no_facts();
  facts.known[ProjectFact::commercial] = true;
  LayerHits hits = empty_layers();
  hits.layers["major-accident"] = {{"Chemiepark", 0, 10}};
  const Suggestions suggestions = suggest(facts, hits, hesse());
  const Suggestion* strictest = find(suggestions, "major-accident");
  ASSERT_NE(strictest, nullptr) << rules(suggestions);
  EXPECT_EQ(strictest->on_silence, SilenceEffect::none);
  EXPECT_EQ(strictest->rules(), (std::vector<std::string>{"major-accident", "immission"}));
}

}  // namespace suggest_test
}  // namespace flurwerk::participation
