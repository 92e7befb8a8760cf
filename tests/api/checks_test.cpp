// The checks over HTTP: two designs or two days against each other, and the cadastre of a former day.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "api/app/import_geodata.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace checks_test {

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
  // What a map draws and a GIS reads, by each way's own parameter for the day.
  const auto drawn = [&](const std::string& day) {
    const std::string cadastre_on = day.empty() ? "" : "&cadastre_on=" + day;
    const std::string datetime = day.empty() ? "" : "&datetime=" + day;
    json all;
    all["map"] = designer.get("/api/v1/map/parcels?bbox=478000,5561000,478100,5561060" + cadastre_on).body;
    all["parcel"] = designer.get("/api/v1/parcels?key=" + parcel_key(2) + cadastre_on).body;
    auto tile = designer.get("/ogc/tiles/DE_EPSG_25832_ADV/11/1210/857?collections=parcels" + datetime).text;
    std::ranges::sort(tile);  // its features may come in another order
    all["tile"] = std::hash<std::string>{}(tile);
    const auto box = "bbox=478000,5561000,478100,5561060&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832";
    all["in box"] = designer.get("/ogc/collections/parcels/items?" + std::string(box) + datetime).body.at("features");
    all["by key"] = designer.get("/ogc/collections/parcels/items?limit=2" + datetime).body.at("features");
    return all;
  };
  const auto before = drawn("");
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
  const auto now = drawn("");
  for (const auto& [way, answer] : before.items()) EXPECT_NE(answer, now.at(way)) << way;
  const auto as_filed = drawn("2026-03-02"), changed_on = drawn("2026-05-04");
  for (const auto& [way, answer] : before.items()) {
    EXPECT_EQ(as_filed.at(way), answer) << way;
    EXPECT_EQ(changed_on.at(way), now.at(way)) << way << ", the day on which the parcel became another";
  }
  EXPECT_EQ(designer.get("/api/v1/map/parcels?bbox=478000,5561000,478100,5561060&cadastre_on=2026-02-30").status, 422);
  for (const char* path : {"/ogc/collections/parcels/items", "/ogc/tiles/DE_EPSG_25832_ADV/11/1210/857"})
    EXPECT_EQ(designer.get(std::string(path) + "?datetime=2026-01-01/2026-02-01").status, 400) << path;
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

}  // namespace checks_test
}  // namespace flurwerk::api::test
