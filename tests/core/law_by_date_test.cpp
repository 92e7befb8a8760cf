// The law on a day: a table that a lawyer can read. Basis: the paragraph in each row.
#include <gtest/gtest.h>

#include <set>

#include "permit-core/law/law_book.hpp"
#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace law_by_date_test {

using test::day;

LawAt law(std::string_view land, std::string_view on) { return LawBook::builtin().at(land, day(on)).value(); }

TEST(LawByDate, MinimumSetbackOfHesseChangedOnOneDay) {
  EXPECT_EQ(law("HE", "2025-10-13").setbacks.minimum_mm, 3000);
  EXPECT_EQ(law("HE", "2025-10-14").setbacks.minimum_mm, 2500);
}

// What begins a decision period: completeness, statements, or some time after.
TEST(LawByDate, WhatBeginsADecisionPeriod) {
  const struct {
    const char *land, *procedure;
    bool by_statements;
    const char* after;
  } table[] = {{"HE", "simplified", false, ""},  {"HE", "full", false, ""}, {"SN", "simplified", false, ""},
               {"NW", "simplified", true, ""},   {"NW", "full", true, ""},  {"NW", "preliminary", true, ""},
               {"BW", "simplified", true, ""},   {"BW", "full", true, ""},  {"BW", "preliminary", true, ""},
               {"BY", "simplified", false, "3W"}};
  for (const auto& row : table) {
    SCOPED_TRACE(std::string(row.land) + " " + row.procedure);
    const LawAt at = law(row.land, "2026-11-21");
    const PeriodRule* rule = at.period(at.procedure(row.procedure)->decision_rule);
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(rule->starts_when == StartsWhen::statements_in, row.by_statements);
    EXPECT_EQ(rule->starts_after ? to_string(*rule->starts_after) : "", row.after);
    EXPECT_EQ(at.law_switch("asked-late") != nullptr, row.by_statements);
  }
  EXPECT_TRUE(law("BW", "2026-11-21").procedure("simplified")->needs_consent);
  EXPECT_FALSE(law("HE", "2026-11-21").procedure("simplified")->needs_consent);
}

TEST(LawByDate, Periods) {
  struct Row {
    const char *land, *on, *rule, *length;
    bool shift;
    SilenceEffect on_silence;
    const char* basis;
  };
  using enum SilenceEffect;
  const Row table[] = {
      {"HE", "2026-11-21", "completeness-check", "1M", true, deemed_complete, "§ 70 Abs. 2 Satz 1, 2 HBO"},
      {"HE", "2026-11-21", "decision-simplified", "3M", true, deemed_permit, "§ 65 Abs. 2 Satz 2, 3 HBO"},
      {"HE", "2024-06-01", "decision-simplified", "3M", true, deemed_permit, "§ 65 Abs. 2 Satz 2, 3 HBO"},
      {"HE", "2026-11-21", "extension-simplified", "2M", true, deemed_permit, "§ 65 Abs. 2 Satz 2 HBO"},
      {"HE", "2026-11-21", "decision-full", "3M", true, none, "§ 70 Abs. 4 HBO"},
      {"HE", "2026-11-21", "statement", "1M", true, disregarded, "§ 70 Abs. 1 Satz 4 HBO"},
      {"HE", "2026-11-21", "formal-act", "1M", true, deemed_given, "§ 70 Abs. 1 Satz 3 HBO"},
      {"HE", "2026-11-21", "municipality-consent", "2M", true, deemed_given, "§ 36 Abs. 2 Satz 2 BauGB"},
      {"HE", "2026-11-21", "municipality-approval", "3M", true, deemed_given, "§ 36a Abs. 1 Satz 4 BauGB"},
      {"HE", "2026-11-21", "exemption-municipality", "1M", true, start_allowed, "§ 64 Abs. 3 Satz 4 HBO"},
      {"HE", "2026-11-21", "exemption-forwarding", "2W", false, none, "§ 64 Abs. 3 Satz 5 HBO"},
      {"HE", "2026-11-21", "permit-validity", "5Y", false, lapses, "§ 74 Abs. 7 Satz 1 HBO"},
      {"HE", "2026-11-21", "permit-interruption", "2Y", false, lapses, "§ 74 Abs. 7 Satz 1 HBO"},
      {"HE", "2026-11-21", "neighbour-objection", "2W", true, none, "§ 71 Abs. 1 Satz 2 HBO"},
      {"HE", "2026-11-21", "public-display", "1M0", false, none, "§ 72 Abs. 3 Satz 1 HBO"},
      {"HE", "2026-11-21", "completion-notice", "-2W", false, none, "§ 84 Abs. 1 Satz 1 HBO"},
      {"HE", "2026-11-21", "objection", "1M", true, none, "§ 70 Abs. 1, § 74 Abs. 1 VwGO"},
      {"HE", "2026-11-21", "service-portal", "1D", false, deemed_served, "§ 41 Abs. 2a Satz 3 VwVfG"},
      {"HE", "2026-11-21", "portal-retrieval", "10D", false, none, "§ 41 Abs. 2a Satz 4 VwVfG"},
      {"HE", "2025-01-01", "service-registered", "4D", false, deemed_served, "§ 4 Abs. 2 VwZG"},
      {"HE", "2024-12-31", "service-post", "3D", false, deemed_served, "§ 41 Abs. 2 HVwVfG"},
      {"HE", "2025-01-01", "service-post", "4D", false, deemed_served, "§ 41 Abs. 2 HVwVfG, § 41 Abs. 2 VwVfG"},
      {"HE", "2024-12-31", "neighbour-post", "3D", false, deemed_served,
       "§ 71 Abs. 1 Satz 2 HBO, entsprechend § 41 Abs. 2 HVwVfG"},
      {"HE", "2025-01-01", "neighbour-post", "4D", false, deemed_served,
       "§ 71 Abs. 1 Satz 2 HBO, entsprechend § 41 Abs. 2 HVwVfG"},
      {"SN", "2026-11-21", "decision-simplified", "3M", true, deemed_permit, "§ 69 Abs. 4, 5 SächsBO"},
      {"SN", "2026-11-21", "exemption-wait", "3W", false, start_allowed, "§ 62 Abs. 3 Satz 3 SächsBO"},
      {"SN", "2026-11-21", "permit-validity", "3Y", false, lapses, "§ 73 Abs. 1 SächsBO"},
      {"NW", "2026-11-21", "completeness-check", "10AT", true, none, "§ 71 Abs. 1 Satz 1 BauO NRW 2018"},
      {"NW", "2026-11-21", "decision-simplified", "6W", true, none, "§ 71 Abs. 6 BauO NRW 2018"},
      {"NW", "2026-11-21", "statement", "2M", true, none, "§ 71 Abs. 4 BauO NRW 2018"},
      {"NW", "2026-11-21", "neighbour-objection", "1M", true, none, "§ 72 Abs. 1 Satz 3 BauO NRW 2018"},
      {"BY", "2026-11-21", "completeness-check", "3W", true, none, "Art. 65 Abs. 1 Satz 1 BayBO"},
      {"BY", "2026-11-21", "permit-validity", "4Y", false, lapses, "Art. 69 Abs. 1 BayBO"},
      {"NW", "2026-11-21", "decision-preliminary", "6W", true, none, "§ 71 Abs. 6, § 77 Abs. 1 Satz 4 BauO NRW 2018"},
      {"BW", "2026-11-21", "decision-preliminary", "1M", true, none, "§ 54 Abs. 5, § 57 Abs. 2 LBO BW"},
      {"BW", "2026-11-21", "preliminary-extension", "3Y", false, lapses, "§ 57 Abs. 2, § 62 Abs. 2 LBO BW"},
      {"BW", "2026-11-21", "notification-check", "5AT", true, none, "§ 53 Abs. 5, 6 LBO BW"},
      {"BW", "2026-11-21", "notification-wait", "2W", false, start_allowed, "§ 59 Abs. 4 LBO BW"},
      {"BW", "2026-11-21", "decision-full", "2M", true, none, "§ 54 Abs. 5 LBO BW"},
      {"BW", "2026-11-21", "decision-simplified", "1M", true, deemed_permit, "§ 54 Abs. 5, § 58 Abs. 1a LBO BW"},
      {"HE", "2026-11-21", "demolition-notice", "1M", false, start_allowed, "§ 63a Satz 2, 5 HBO"},
      {"SN", "2026-11-21", "exemption-validity", "3Y", false, lapses, "§ 62 Abs. 3 Satz 6 SächsBO"},
      {"NW", "2026-11-21", "exemption-wait", "1M", false, start_allowed, "§ 63 Abs. 3 Satz 4 BauO NRW 2018"},
      {"NW", "2026-11-21", "exemption-validity", "3Y", false, lapses, "§ 63 Abs. 3 Satz 6 BauO NRW 2018"},
      {"NW", "2026-11-21", "exemption-interruption", "1Y", false, lapses, "§ 63 Abs. 3 Satz 6 BauO NRW 2018"},
      {"BY", "2026-11-21", "exemption-validity", "4Y", false, lapses, "Art. 58 Abs. 2 Satz 7 BayBO"},
      {"BW", "2026-11-21", "neighbour-objection", "2W", true, none, "§ 55 Abs. 2 Satz 1 LBO BW"},
  };
  for (const Row& row : table) {
    SCOPED_TRACE(std::string(row.land) + " " + row.on + " " + row.rule);
    const LawAt at = law(row.land, row.on);
    const PeriodRule* rule = at.period(row.rule);
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(to_string(rule->length), row.length);
    EXPECT_EQ(rule->shift, row.shift);
    EXPECT_EQ(rule->on_silence, row.on_silence);
    EXPECT_EQ(rule->basis, row.basis);
  }
}

TEST(LawByDate, PeriodsThatDidNotExistYet) {
  EXPECT_EQ(law("HE", "2025-10-13").period("completeness-check"), nullptr);
  EXPECT_EQ(law("HE", "2025-10-13").period("decision-full"), nullptr);
  EXPECT_EQ(law("HE", "2025-10-29").period("municipality-approval"), nullptr);
  EXPECT_EQ(law("HE", "2031-01-01").procedure("exemption-extended"), nullptr);
  EXPECT_EQ(to_string(law("HE", "2025-10-13").period("permit-validity")->length), "3Y");
  EXPECT_EQ(law("SN", "2026-11-21").period("completeness-check"), nullptr);
  EXPECT_EQ(law("HE", "2026-11-21").period("no-such-rule"), nullptr);
}

TEST(LawByDate, Setbacks) {
  struct Row {
    const char *land, *area;
    int factor, minimum, rounding, roof_above;
    Fraction roof;
    bool wall_at_70;
  };
  const Row table[] = {
      {"HE", "WA", 400, 2500, 100, 45, {1, 3}, false}, {"HE", "GE", 200, 2500, 100, 45, {1, 3}, false},
      {"HE", "GI", 200, 2500, 100, 45, {1, 3}, false}, {"SN", "WA", 400, 3000, 0, 0, {1, 3}, true},
      {"SN", "GE", 200, 3000, 0, 0, {1, 3}, true},     {"NW", "MK", 250, 3000, 0, 45, {1, 3}, false},
      {"NW", "GI", 200, 3000, 0, 45, {1, 3}, false},   {"BY", "WA", 400, 3000, 0, 0, {1, 3}, false},
      {"BW", "WA", 400, 2500, 0, 45, {1, 4}, false},   {"BW", "GE", 125, 2500, 0, 45, {1, 4}, false},
      {"BW", "MU", 200, 2500, 0, 45, {1, 4}, false},   {"BW", "SO", 125, 2500, 0, 45, {1, 4}, false},
  };
  for (const Row& row : table) {
    SCOPED_TRACE(std::string(row.land) + " " + row.area);
    const SetbackRules rules = law(row.land, "2026-11-21").setbacks;
    EXPECT_EQ(rules.factor_for(row.area), row.factor);
    EXPECT_EQ(rules.minimum_mm, row.minimum);
    EXPECT_EQ(rules.round_down_to_mm, row.rounding);
    EXPECT_EQ(rules.overlap_free_above_deg, 75);
    EXPECT_EQ(rules.roof_share_above_deg, row.roof_above);
    EXPECT_EQ(rules.roof_share, row.roof);
    EXPECT_EQ(rules.roof_wall_deg, 70);
    EXPECT_EQ(rules.roof_wall_deg_included, row.wall_at_70);
  }
  const SetbackRules he = law("HE", "2026-11-21").setbacks;
  EXPECT_EQ(he.max_averaging_section_mm, 16000);
  EXPECT_EQ(he.dormer_free_up_to, (Fraction{1, 5}));
  EXPECT_EQ(he.dormer_wall_above, (Fraction{1, 2}));
  EXPECT_EQ(he.dormer_flush_within_mm, 500);
  EXPECT_EQ(law("BW", "2026-11-21").setbacks.narrow_wall_minimum_mm, 2000);
  EXPECT_EQ(law("SN", "2026-11-21").setbacks.small_house_mm, 3000);
}

TEST(LawByDate, CoverageOfBauNvo) {
  const CoverageRules rules = law("HE", "2026-11-21").coverage;
  EXPECT_EQ(rules.ancillary_excess_permille, 500);
  EXPECT_EQ(rules.cap_permille, 800);
  ASSERT_NE(rules.orientation_for("WA"), nullptr);
  EXPECT_EQ(rules.orientation_for("WA")->grz_permille, 400);
  EXPECT_EQ(rules.orientation_for("WA")->gfz_permille, 1200);
  EXPECT_EQ(rules.orientation_for("GE")->bmz_permille, 10000);
  EXPECT_EQ(rules.orientation_for("XX"), nullptr);
}

TEST(LawByDate, BuildingsAndTheirPlot) {
  const LawAt he = law("HE", "2026-11-21");
  ASSERT_TRUE(he.building_class);
  EXPECT_EQ(he.building_class->low_mm, 7000);
  EXPECT_EQ(he.building_class->middle_mm, 13000);
  EXPECT_EQ(he.building_class->small_area_m2, 400);
  ASSERT_TRUE(he.special_building);
  EXPECT_EQ(he.special_building->floor_height_mm, 22000);
  EXPECT_EQ(he.special_building->storey_area_m2, 1600);
  ASSERT_TRUE(he.access);
  EXPECT_EQ(he.access->fire_access_beyond_mm, 50000);
  ASSERT_TRUE(he.setbacks.projections);
  EXPECT_EQ(he.setbacks.projections->depth_mm, 1500);
  EXPECT_EQ(he.setbacks.boundary_building->parking_spaces, 3);
  EXPECT_FALSE(law("NW", "2026-11-21").building_class) << "not recorded";
  EXPECT_EQ(law("HE", "2026-11-21").trigger("state-road")->ban_m, 20);
  EXPECT_EQ(law("HE", "2026-11-21").trigger("motorway")->ban_m, 40);
}

TEST(LawByDate, ParkingReliefOfTheReform) {
  EXPECT_FALSE(law("HE", "2025-10-13").parking_relief);
  ASSERT_TRUE(law("HE", "2025-10-14").parking_relief);
  EXPECT_EQ(law("HE", "2025-10-14").parking_relief->free_units, 14);
  EXPECT_TRUE(law("HE", "2030-12-31").parking_relief);
  EXPECT_FALSE(law("HE", "2031-01-01").parking_relief);
}

TEST(LawByDate, UsesAreFoundAsPeopleWriteThem) {
  const auto uses = law("BW", "2026-11-21").land_use;
  ASSERT_TRUE(uses) << "federal law holds in every Land";
  for (const char* word : {"Wohnen", "WOHNGEBÄUDE", " Einfamilienhaus ", "dwelling"})
    EXPECT_EQ(uses->use_of(word)->id, "dwelling") << word;
  EXPECT_EQ(uses->use_of("Luftschloss"), nullptr);
  EXPECT_EQ(uses->area("WA")->entries.front().basis, "§ 4 Abs. 2 Nr. 1 BauNVO");
  std::set<std::string> words;
  for (const auto& use : uses->uses)
    for (const auto& word : use.words) EXPECT_TRUE(words.insert(word).second) << word << " means two things";
}

TEST(LawByDate, WhoGetsADeemedPermit) {
  const LawAt he = law("HE", "2026-11-21");
  EXPECT_TRUE(he.procedure("simplified")->deemed_permit);
  EXPECT_FALSE(he.procedure("full")->deemed_permit);
  EXPECT_FALSE(he.procedure("special")->deemed_permit);
  EXPECT_FALSE(he.procedure("exemption")->deemed_permit);
  EXPECT_EQ(he.procedure("special")->decision_rule, "");  // Sonderbauten: the law sets no period
  EXPECT_FALSE(law("NW", "2026-11-21").procedure("simplified")->deemed_permit);
  EXPECT_TRUE(law("BW", "2026-11-21").procedure("simplified")->deemed_permit);
}

TEST(LawByDate, RefusesWhatItDoesNotKnowAndNamesIt) {
  const auto land = LawBook::builtin().at("TH", day("2026-11-21"));
  ASSERT_FALSE(land);
  EXPECT_EQ(land.error().code, "no-law-data");
  EXPECT_EQ(land.error().field, "land");
  EXPECT_NE(land.error().text.de.find("BW, BY, HE, NW, SN"), std::string::npos);
  const auto early = LawBook::builtin().at("HE", day("2018-07-06"));
  ASSERT_FALSE(early);
  EXPECT_NE(early.error().text.de.find("Abstandsflächen am 2018-07-06"), std::string::npos);
  EXPECT_FALSE(LawBook::builtin().at("DE", day("2026-11-21")));  // the Bund is no Land
  EXPECT_FALSE(LawBook::builtin().at("", day("2026-11-21")));
}

// Federal, for every Land; the duration is the program's own, and says so.
TEST(LawByDate, WhoIsLetReadTheFile) {
  for (const char* land : {"HE", "SN", "NW"}) {
    std::string all;
    for (const auto& capacity : law(land, "2026-11-21").file_access) {
      all += capacity.id + (capacity.needs_reason ? "! " : " ") + to_string(capacity.longest) + " ";
      EXPECT_NE(capacity.basis.find("§ 29"), std::string::npos) << capacity.id;
      ASSERT_TRUE(capacity.note) << capacity.id;
      EXPECT_NE(capacity.note->de.find("Keine Vorschrift setzt eine Dauer"), std::string::npos) << capacity.id;
    }
    EXPECT_EQ(all, "party 3M representative 3M successor 3M other! 3M ") << land;
  }
}

}  // namespace law_by_date_test
}  // namespace flurwerk
