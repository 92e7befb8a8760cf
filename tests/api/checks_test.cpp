// The checks over HTTP: two designs or two days against each other, and the cadastre of a former day.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "api/app/import_geodata.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace {

class Checks : public testing::Test {
 protected:
  static json change(const Answer& answer, const std::string& check) {
    EXPECT_EQ(answer.status, 200) << answer.text;
    for (const auto& one : answer.body.value("changes", json::array())) {
      if (one.at("check") == check) return one;
    }
    return nullptr;
  }
  Answer compare(const json& before, const json& after) {
    return designer.post("/api/v1/checks/comparison", {{"before", before}, {"after", after}});
  }
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
};

TEST_F(Checks, TwoDesignsAgainstEachOther) {
  const auto answer = compare({{"design", house_on(2, 5)}}, {{"design", house_on(2, 1)}});
  const auto setback = change(answer, "setback");
  ASSERT_TRUE(setback.is_object()) << answer.text;
  EXPECT_EQ(setback.at("kind"), "worse");
  EXPECT_EQ(setback.at("before").at("verdict"), "pass");
  EXPECT_EQ(setback.at("after").at("verdict"), "fail");
  EXPECT_FALSE(setback.at("after").at("evidence").at("features").empty());
  EXPECT_FALSE(setback.at("why").empty());
  EXPECT_TRUE(change(answer, "plot-known").is_null()) << "it is the same plot";
  EXPECT_GT(answer.body.at("unchanged").get<int>(), 5);
}

TEST_F(Checks, OneDesignUnderTheLawOfTwoDays) {
  const json before{{"design", house_on(2, 2.6)}, {"on", "2025-10-13"}};
  const json after{{"design", house_on(2, 2.6)}, {"on", "2025-10-14"}};
  const auto setback = change(compare(before, after), "setback");
  ASSERT_TRUE(setback.is_object());
  EXPECT_EQ(setback.at("kind"), "better") << "3 m became 2.50 m";
  EXPECT_EQ(compare(before, before).body.at("changes"), json::array());
}

TEST_F(Checks, ARefusalNamesTheSideAtFault) {
  const auto day = compare({{"design", house_on(2)}}, {{"design", house_on(2)}, {"on", "2025-02-30"}});
  EXPECT_EQ(day.status, 422) << day.text;
  EXPECT_EQ(day.body.value("field", ""), "/after/on");
  const auto design = compare({{"design", {{"type", "Feature"}}}}, {{"design", house_on(2)}});
  EXPECT_EQ(design.body.value("field", "").rfind("/before/design", 0), 0u) << design.text;
}

TEST_F(Checks, TheCadastreAsItWasOnADay) {
  const auto id = ready_draft(town, designer);
  town.clock.set("2026-05-04T08:00:00Z");
  designer.again();
  // The parcel of the draft loses its right half.
  const auto house = house_on(2);
  const auto corner = house.at("features").at(0).at("geometry").at("coordinates").at(0).at(0);
  const double x = corner.at(0).get<double>() - 5, y = corner.at(1).get<double>() - 8;
  json feature{
      {"type", "Feature"},
      {"properties", {{"flstkennz", parcel_key(2)}, {"valid_from", "2026-05-01"}}},
      {"geometry",
       {{"type", "Polygon"}, {"coordinates", {{{x, y}, {x + 10, y}, {x + 10, y + 30}, {x, y + 30}, {x, y}}}}}}};
  const auto file = town.dir / "divided.geojson";
  std::ofstream(file) << json{{"type", "FeatureCollection"},
                              {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
                              {"features", {feature}}};
  ASSERT_TRUE(import_geodata(*town.app, file, "parcels", [](double) { return true; }));
  const auto verdict = [&](const std::string& query) {
    const auto answer = designer.post("/api/v1/checks?parcel=" + parcel_key(2) + query, house);
    for (const auto& one : answer.body.at("findings")) {
      if (one.at("check") == "inside-plot") return one.at("verdict").get<std::string>();
    }
    return std::string{};
  };
  EXPECT_EQ(verdict(""), "fail");
  EXPECT_EQ(verdict("&cadastre_on=2026-03-02"), "pass");
  const auto day = designer.get("/api/v1/applications/" + id + "/findings?cadastre_on=2026-03-02&on=2025-10-13");
  EXPECT_EQ(day.status, 200) << day.text;
  EXPECT_EQ(day.body.at("law").at("on"), "2025-10-13");
  EXPECT_EQ(designer.get("/api/v1/applications/" + id + "/findings?cadastre_on=yesterday").status, 422);
}

TEST_F(Checks, ParkingByTheTableOfTheMunicipality) {
  auto house = house_on(2);
  house["features"][0]["properties"]["units"] = 2;
  const auto parking = [&] {
    const auto answer = designer.post("/api/v1/checks", house);
    for (const auto& one : answer.body.at("findings")) {
      if (one.at("check") == "parking") return one;
    }
    return json();
  };
  EXPECT_EQ(parking().at("verdict"), "not_checked") << "nobody has given a table";
  town.app->config.parking[""] = {"Satzung des Landkreises", false, {{"dwelling", 30, 0}}};
  town.app->config.parking["060998"] = {"Satzung von nebenan", false, {{"dwelling", 40, 0}}};
  EXPECT_EQ(parking().at("limit").at("value"), 6);
  town.app->config.parking["060999"] = {"Satzung der Gemeinde Prüfdorf", false, {{"dwelling", 15, 0}}};
  EXPECT_EQ(parking().at("verdict"), "fail");
  EXPECT_EQ(parking().at("limit").at("value"), 3) << parking().dump();
}

}  // namespace
}  // namespace flurwerk::api::test
