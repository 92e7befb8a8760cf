// What every row of the built-in law data must satisfy, on every day on which the law changed.
// Basis: permit-core/law/*.
#include <gtest/gtest.h>

#include <set>

#include "permit-core/law/law_book.hpp"
#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace law_data_test {

using test::day;

std::vector<LawAt> all_laws() {
  std::vector<LawAt> laws;
  for (const auto& land : LawBook::builtin().lands())
    laws.push_back(LawBook::builtin().at(land, day("2026-11-21")).value());
  for (const char* on :
       {"2018-07-07", "2024-12-31", "2025-01-01", "2025-10-13", "2025-10-14", "2025-10-30", "2031-01-01"}) {
    laws.push_back(LawBook::builtin().at("HE", day(on)).value());
  }
  return laws;
}

void expect_sound(const Sourced& row, Date on) {
  EXPECT_FALSE(row.basis.empty());
  EXPECT_LE(row.valid_from, on);
  if (row.valid_to) {
    EXPECT_GE(*row.valid_to, on);
  }
  if (row.confidence == Confidence::unsure) {
    ASSERT_TRUE(row.note);
    EXPECT_FALSE(row.note->de.empty());
    EXPECT_FALSE(row.note->en.empty());
  }
}

TEST(LawData, EveryRowHasItsBasisAndHoldsOnTheDay) {
  for (const auto& law : all_laws()) {
    SCOPED_TRACE(law.land + " " + to_string(law.on));
    expect_sound(law.setbacks, law.on);
    expect_sound(law.coverage, law.on);
    for (const auto& row : law.periods) expect_sound(row, law.on);
    for (const auto& row : law.procedures) expect_sound(row, law.on);
    for (const auto& row : law.documents) expect_sound(row, law.on);
    for (const auto& row : law.triggers) expect_sound(row, law.on);
    for (const auto& row : law.finder_questions) expect_sound(row, law.on);
    for (const auto& row : law.finder_rules) expect_sound(row, law.on);
    EXPECT_EQ(law.version, LawBook::builtin().version());
  }
}

TEST(LawData, EveryIdIsThereOnce) {
  const auto once = [](const auto& rows) {
    std::set<std::string> ids;
    for (const auto& row : rows) EXPECT_TRUE(ids.insert(row.id).second) << row.id;
  };
  for (const auto& law : all_laws()) {
    SCOPED_TRACE(law.land + " " + to_string(law.on));
    once(law.periods);
    once(law.procedures);
    once(law.documents);
    once(law.triggers);
    once(law.finder_questions);
    once(law.finder_rules);
  }
}

// A trigger whose period does not exist on the day could never be sent.
TEST(LawData, EveryTriggerHasItsPeriodOnTheDay) {
  for (const auto& law : all_laws()) {
    for (const auto& trigger : law.triggers) {
      EXPECT_NE(law.period(trigger.period_rule), nullptr) << law.land << " " << to_string(law.on) << " " << trigger.id;
    }
  }
}

TEST(LawData, UsesOfSpecialBuildingsAreUsesThatPeopleCanName) {
  for (const auto& law : all_laws()) {
    ASSERT_TRUE(law.land_use) << law.land;
    if (!law.special_building) continue;
    for (const auto& row : law.special_building->uses)
      EXPECT_NE(law.land_use->use_by_id(row.use), nullptr) << law.land << " " << row.use;
    for (const auto& use : law.special_building->area_exempt)
      EXPECT_NE(law.land_use->use_by_id(use), nullptr) << law.land << " " << use;
  }
}

TEST(LawData, TheMunicipalityIsAlwaysAsked) {
  for (const auto& law : all_laws()) {
    const AgencyTrigger* hearing = law.trigger("municipality-hearing");
    ASSERT_NE(hearing, nullptr) << law.land;
    EXPECT_EQ(hearing->agency_kind, "municipality");
    EXPECT_EQ(hearing->fact, ProjectFact::any);
    EXPECT_EQ(hearing->relation, Relation::none);
  }
}

TEST(LawData, SilenceUnderSpecialLawIsNeverHarmless) {
  const auto law = LawBook::builtin().at("HE", day("2026-11-21")).value();
  for (const char* id : {"nature-habitat", "nature-reserve", "flood-zone", "water-protection", "forest-conversion"}) {
    ASSERT_NE(law.trigger(id), nullptr) << id;
    EXPECT_EQ(law.trigger(id)->on_silence, SilenceEffect::none) << id;
  }
}

TEST(LawData, DocumentsOfTheSimplifiedProcedure) {
  const auto law = LawBook::builtin().at("HE", day("2026-11-21")).value();
  std::set<std::string> always;
  for (const auto* document : law.documents_for("simplified")) {
    if (document->always) always.insert(document->id);
    EXPECT_EQ(document->always, document->condition.de.empty()) << document->id;
    EXPECT_EQ(document->xbau_code.size(), 4u) << document->id;
  }
  for (const char* id :
       {"application-form", "site-plan", "floor-plans", "sections", "elevations", "statistics-sheet"}) {
    EXPECT_TRUE(always.contains(id)) << id;
  }
  EXPECT_TRUE(law.documents_for("no-such-procedure").empty());
}

}  // namespace law_data_test
}  // namespace flurwerk
