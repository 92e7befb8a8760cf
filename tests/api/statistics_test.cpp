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
  static const json& section(const json& record, const std::string& key) {
    for (const auto& one : record.at("sections"))
      if (one.at("key") == key) return one;
    throw std::logic_error(key);
  }
  static const json& field(const json& record, const std::string& id, const std::string& key) {
    for (const auto& one : section(record, key).at("fields"))
      if (one.at("id") == id) return one;
    throw std::logic_error(id);
  }
  static const json& field(const json& record, const std::string& id) { return field(record, id, "building/b1"); }
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
  EXPECT_EQ(section(before.body, "building/b1").at("duty"), "reported") << "the drawing says that it is for living in";
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
  EXPECT_NE(csv.find(";Haus;Baugenehmigung;0421;2026-03-31;;"), std::string::npos) << csv;
  EXPECT_NE(csv.find("Art der Bauherrschaft: Noch nicht angegeben."), std::string::npos) << csv;

  EXPECT_EQ(clerk.get("/api/v1/statistics?month=2026-13").status, 400);
  EXPECT_EQ(clerk.get("/api/v1/statistics?month=March").status, 400);
  EXPECT_EQ(clerk.get("/api/v1/statistics").status, 400);
  EXPECT_EQ(clerk.get("/api/v1/statistics?month=2026-03&year=2026").status, 400);
  EXPECT_EQ(clerk.get("/api/v1/statistics?year=26").body.at("field"), "/year");
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

// A second building beside the house, without an id of its own.
json with_garage(json design) {
  json garage = design.at("features").at(0);
  for (auto& point : garage["geometry"]["coordinates"][0]) point[0] = point[0].get<double>() - 4;
  garage["properties"] = {{"kind", "garage"}, {"name", "Garage"}, {"wall_heights", {2.6, 2.6, 2.6, 2.6}}};
  auto& ring = garage["geometry"]["coordinates"][0];
  ring[1][0] = ring[2][0] = ring[0][0].get<double>() + 3;
  ring[2][1] = ring[3][1] = ring[0][1].get<double>() + 6;
  design["features"].push_back(garage);
  return design;
}

TEST_F(BuildingStatistics, SeveralBuildingsAreReportedOneByOneAndTheYearShowsWhatIsNotFinished) {
  ASSERT_EQ(designer
                .put(at(id) + "/draft", {{"title", "Neubau eines Wohnhauses"},
                                         {"procedure", "simplified"},
                                         {"parcels", {parcel_key(2)}},
                                         {"design", with_garage(house_on(2))},
                                         {"facts", {{"plan_area", true}}},
                                         {"principal", {{"name", "Paula Prinzipal"}, {"email", "principal@x.example"}}},
                                         {"designer", {{"name", "Dora Designer"}, {"qualification", "Architektin"}}}})
                .status,
            200);
  const auto both = designer.get(at(id) + "/statistics").body;
  ASSERT_EQ(both.at("sections").size(), 3U);
  EXPECT_EQ(field(both, "anzahlDerGebaeudeImBauvorhaben", "").at("value").at("value"), "2");
  EXPECT_EQ(field(both, "gesamtanzahlWohnungen", "building/b2").at("value").at("source").at("de"), "Zeichnung");
  const auto lost = give(designer, {{{"field", "bruttoRauminhaltBRI"}, {"value", "50"}}});
  EXPECT_EQ(lost.body.at("code"), "unknown-statistics-section") << lost.text;
  EXPECT_EQ(lost.body.at("field"), "/answers/0/of");
  ASSERT_EQ(give(designer, {{{"field", "artDesBauens"}, {"of", "building/b1"}, {"value", "01"}},
                            {{"field", "anzahlAbgaenge"}, {"value", "1"}},
                            {{"field", "abgangZeitraum"}, {"of", "removal/1"}, {"value", "2026-04"}},
                            {{"field", "abgangWohnflaeche"}, {"of", "removal/1"}, {"value", "80"}}})
                .status,
            201);
  permit();
  const auto march = clerk.get("/api/v1/statistics?month=2026-03").body.at("reports");
  ASSERT_EQ(march.size(), 2U);
  EXPECT_EQ(march.at(0).at("of_name").at("de"), "Haus");
  EXPECT_EQ(march.at(1).at("of"), "building/b2");
  EXPECT_EQ(march.at(1).at("values").at("anzahlDerGebaeudeImBauvorhaben"), "2") << "the project's, beside its own";
  EXPECT_FALSE(march.at(1).at("values").contains("artDesBauens"));
  const auto april = clerk.get("/api/v1/statistics?month=2026-04").body.at("reports");
  ASSERT_EQ(april.size(), 1U);
  EXPECT_EQ(april.at(0).at("message"), "0426");
  EXPECT_EQ(april.at(0).at("values").at("abgangWohnflaeche"), "80");
  EXPECT_EQ(clerk.get(at(id) + "/statistics").body.at("reports").size(), 3U);

  EXPECT_TRUE(clerk.get("/api/v1/statistics?year=2025").body.at("reports").empty()) << "permitted later";
  const auto year = clerk.get("/api/v1/statistics?year=2026").body.at("reports");
  ASSERT_EQ(year.size(), 2U);
  EXPECT_EQ(year.at(0).at("message"), "0427");
  EXPECT_EQ(year.at(0).at("on"), "2026-12-31");
  EXPECT_EQ(year.at(0).at("progress").at("name"), "noch nicht begonnen");
  on("2026-04-20T08:00:00Z");
  const json start = {{"notice", "start"},
                      {"planned_on", "2026-05-04"},
                      {"site_manager", {{"name", "Berta Bauleitung"}}},
                      {"contractor", {{"name", "Rohbau GmbH"}}}};
  const auto begun = designer.post(at(id) + "/site-notices", start);
  ASSERT_EQ(begun.status, 201) << begun.text;
  const auto later = clerk.get("/api/v1/statistics?year=2026").body.at("reports");
  EXPECT_EQ(later.at(0).at("progress").at("code"), "2");
  const auto csv = clerk.get("/api/v1/statistics.csv?year=2026");
  EXPECT_NE(csv.text.find(";Bauüberhang;0427;2026-12-31;\"im Bau, aber noch nicht unter Dach\";"), std::string::npos)
      << csv.text;
  auto elsewhere = town.visitor("clerk@anderes.example");
  EXPECT_TRUE(elsewhere.get("/api/v1/statistics?year=2026").body.at("reports").empty());
  EXPECT_TRUE(town.store->verify(*town.documents).ok) << "tables and log agree";
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
