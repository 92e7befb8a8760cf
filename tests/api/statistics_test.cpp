// The statistics of building works over HTTP: asked once, shown with sources, listed for the month, as JSON and CSV.
#include <gtest/gtest.h>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace statistics_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }

class BuildingStatistics : public testing::Test {
 protected:
  void on(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&designer, &clerk, &approver, &stranger}) visitor->again();
  }
  static const json& field(const json& record, const std::string& id) {
    for (const auto& one : record.at("fields"))
      if (one.at("id") == id) return one;
    throw std::logic_error(id);
  }
  Answer give(Visitor& visitor, const json& answers) {
    return visitor.post(at(id) + "/statistics", {{"answers", answers}});
  }
  void permit() {
    ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
    ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
    const json decision = {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}};
    ASSERT_EQ(clerk.put(at(id) + "/decision", decision).status, 200);
    ASSERT_EQ(approver.post(at(id) + "/decision/approve", {{"decision_version", 1}}).status, 201);
    on("2026-03-31T08:00:00Z");
    ASSERT_EQ(clerk.post(at(id) + "/decision/serve", {{"service", "certificate"}, {"on", "2026-03-31"}}).status, 201);
  }

  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor approver = town.visitor("approver@amt.example");
  Visitor stranger = town.visitor("stranger@x.example");
  std::string id = ready_draft(town, designer);
};

TEST_F(BuildingStatistics, WhatIsKnownStandsThereWithItsSourceAndTheRestIsAskedOnce) {
  const auto before = designer.get(at(id) + "/statistics");
  ASSERT_EQ(before.status, 200) << before.text;
  EXPECT_EQ(before.body.at("duty"), "reported") << "the drawing says that it is for living in";
  EXPECT_EQ(field(before.body, "hauptnutzung").at("value").at("source").at("de"), "Zeichnung");
  EXPECT_TRUE(field(before.body, "anzahlVollgeschosse").at("value").is_null()) << "asked of new buildings alone";
  ASSERT_EQ(
      give(designer, {{{"field", "artDesBauens"}, {"value", "01"}}, {{"field", "kuehlung"}, {"reason", "noch offen"}}})
          .status,
      201);
  const auto after = designer.get(at(id) + "/statistics").body;
  EXPECT_EQ(field(after, "anzahlVollgeschosse").at("value").at("value"), "2");
  EXPECT_EQ(field(after, "kuehlung").at("value").at("unknown_because").at("de"), "noch offen");
  EXPECT_EQ(field(after, "kuehlung").at("value").at("open"), false);
  EXPECT_EQ(field(after, "artDerHeizung").at("value").at("open"), true);

  const auto bad = give(designer, {{{"field", "kostengruppe300"}, {"value", "250.000 €"}}});
  EXPECT_EQ(bad.status, 422) << bad.text;
  EXPECT_EQ(bad.body.at("code"), "bad-statistics-value");
  EXPECT_EQ(give(designer, {{{"field", "lageBaugrundstueck"}, {"value", "06411000"}}}).status, 403);
  EXPECT_EQ(stranger.get(at(id) + "/statistics").status, 404);
  EXPECT_EQ(give(stranger, {{{"field", "artDesBauens"}, {"value", "01"}}}).status, 404);
  EXPECT_EQ(clerk.get(at(id) + "/statistics").status, 404) << "a draft is its applicant's alone";
}

TEST_F(BuildingStatistics, TheMonthListsAPermitAndTheTableHasItsColumns) {
  ASSERT_EQ(give(designer, {{{"field", "artDesBauens"}, {"value", "01"}},
                            {{"field", "kostengruppe300"}, {"value", "25000050"}},
                            {{"field", "bruttoRauminhaltBRI"}, {"value", "612.5"}}})
                .status,
            201);
  permit();
  const auto march = clerk.get("/api/v1/statistics?month=2026-03");
  ASSERT_EQ(march.status, 200) << march.text;
  ASSERT_EQ(march.body.at("reports").size(), 1U);
  const auto& report = march.body.at("reports").at(0);
  EXPECT_EQ(report.at("application"), id);
  EXPECT_EQ(report.at("message"), "0421");
  EXPECT_EQ(report.at("on"), "2026-03-31");
  EXPECT_EQ(report.at("values").at("bruttoRauminhaltBRI"), "612.5");
  EXPECT_EQ(report.at("values").at("datumBaugenehmigung"), "2026-03");
  EXPECT_TRUE(report.at("unknown").contains("artDesBauherrn"));
  EXPECT_TRUE(clerk.get("/api/v1/statistics?month=2026-04").body.at("reports").empty());

  const auto csv = clerk.get("/api/v1/statistics.csv?month=2026-03").text;
  EXPECT_NE(csv.find("Brutto-Rauminhalt nach DIN 277 (m³) [bruttoRauminhaltBRI]"), std::string::npos) << csv;
  EXPECT_NE(csv.find(";\"612,5\";"), std::string::npos) << csv;
  EXPECT_NE(csv.find(";\"250000,50\";;"), std::string::npos) << csv;
  EXPECT_NE(csv.find("Art der Bauherrschaft: Noch nicht angegeben."), std::string::npos) << csv;

  EXPECT_EQ(clerk.get("/api/v1/statistics?month=2026-13").status, 400);
  EXPECT_EQ(clerk.get("/api/v1/statistics?month=March").status, 400);
  EXPECT_EQ(designer.get("/api/v1/statistics?month=2026-03").status, 403);
  auto elsewhere = town.visitor("clerk@anderes.example");
  EXPECT_TRUE(elsewhere.get("/api/v1/statistics?month=2026-03").body.at("reports").empty());
}

TEST_F(BuildingStatistics, WhatIsExemptIsListedWithItsArithmeticAndLeftOutOfTheTable) {
  ASSERT_EQ(give(designer, {{{"field", "hauptnutzung"}, {"value", "nichtwohngebaeude"}},
                            {{"field", "gesamtanzahlWohnungen"}, {"value", "0"}},
                            {{"field", "bruttoRauminhaltBRI"}, {"value", "120"}}})
                .status,
            201);
  permit();
  const auto march = clerk.get("/api/v1/statistics?month=2026-03").body;
  ASSERT_EQ(march.at("reports").size(), 1U);
  EXPECT_EQ(march.at("reports").at(0).at("duty"), "exempt");
  EXPECT_EQ(march.at("reports").at(0).at("steps").at(0).at("de"), "Rauminhalt 120,00 m³ ≤ 350 m³");
  const auto csv = clerk.get("/api/v1/statistics.csv?month=2026-03").text;
  EXPECT_EQ(csv.find("2026-03-31"), std::string::npos) << csv;
}

// A part is applied for where the whole is (§ 77 HBO); each knows the other.
TEST_F(BuildingStatistics, APartNamesItsWholeAndTheWholeItsParts) {
  const std::string part = ready_draft(town, designer, "partial");
  const auto alone = designer.post_empty(at(part) + "/submit");
  EXPECT_EQ(alone.status, 422) << alone.text;
  EXPECT_EQ(alone.body.at("field"), "/links");
  const auto early = designer.post(at(part) + "/links", {{"application", id}});
  EXPECT_EQ(early.status, 409) << "the whole is not filed yet: " << early.text;
  EXPECT_EQ(early.body.at("code"), "no-open-whole");
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(designer.post(at(part) + "/links", {{"application", id}}).status, 201);
  EXPECT_EQ(designer.post(at(part) + "/links", {{"application", id}}).status, 409) << "once is enough";
  ASSERT_EQ(designer.post_empty(at(part) + "/submit").status, 201);
  const auto links = clerk.get(at(part)).body.at("links");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links.at(0).at("relation"), "whole");
  EXPECT_EQ(links.at(0).at("application").at("id"), id);
  const auto parts = clerk.get(at(id)).body.at("links");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts.at(0).at("relation"), "part");
  EXPECT_EQ(parts.at(0).at("application").at("id"), part);
}

}  // namespace statistics_test
}  // namespace flurwerk::api::test
