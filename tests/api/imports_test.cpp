// Imports by the administrator: progress to a report, refusals that leave the data as it was, cancelling.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace imports_test {

// `count` squares of 10 m in a row as a layer, far from the town.
std::string layer_file(int count, const char* type = "Polygon") {
  json features = json::array();
  for (int i = 0; i < count; ++i) {
    const double x = 480000 + 10.0 * (i % 1000), y = 5560000 + 10.0 * (i / 1000);
    const json ring = {{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}};
    features.push_back({{"type", "Feature"},
                        {"id", fmt::format("f{}", i)},
                        {"properties", {{"name", "Wald"}}},
                        {"geometry", {{"type", type}, {"coordinates", json::array({ring})}}}});
  }
  return json{{"type", "FeatureCollection"},
              {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
              {"features", std::move(features)}}
      .dump();
}

const std::string forest = "/api/v1/imports?as=layer:forest&file_name=wald.geojson";

json when_over(Visitor& admin, const std::string& id) {
  for (int i = 0; i < 600; ++i) {
    const auto answer = admin.get("/api/v1/imports/" + id);
    EXPECT_EQ(answer.status, 200) << answer.text;
    if (!answer.body.at("ended_at").is_null()) return answer.body;
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  ADD_FAILURE() << "the import does not end";
  return {};
}

json layer_of(Visitor& admin, const std::string& id) {
  const auto map = admin.get("/api/v1/map").body;
  for (const auto& layer : map.at("layers"))
    if (layer.at("id") == id) return layer;
  return nullptr;
}

TEST(Imports, AFileBecomesALayerWithItsReport) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  EXPECT_FALSE(layer_of(admin, "forest").at("available")) << "asked for by the rules, not imported";
  const auto sent = admin.upload(forest, layer_file(12));
  ASSERT_EQ(sent.status, 202) << sent.text;
  const auto job = when_over(admin, sent.body.at("id"));
  EXPECT_EQ(job.at("state"), "done") << job.dump(1);
  EXPECT_EQ(job.at("progress"), 1);
  EXPECT_EQ(job.at("report").at("added"), 12);
  EXPECT_EQ(job.at("report").at("counts").at("layer:forest"), 12);
  const auto layer = layer_of(admin, "forest");
  EXPECT_TRUE(layer.at("available"));
  EXPECT_EQ(layer.at("count"), 12);
  EXPECT_EQ(layer.at("imported_at"), "2026-03-02T08:00:00Z");
  const auto list = admin.get("/api/v1/imports").body;
  EXPECT_EQ(list.at("imports").at(0).at("id"), sent.body.at("id"));
  bool listed = false;
  for (const auto& source : list.at("sources")) listed |= source.at("as") == "layer:forest";
  EXPECT_TRUE(listed);
  EXPECT_TRUE(std::filesystem::is_empty(town.dir / "imports")) << "the file is gone when its content is in";
}

// A square of 10 m on a layer of a drawing that knows nothing of where it lies.
const std::string square_drawing =
    "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\nWald\n90\n4\n70\n1\n"
    "10\n0\n20\n0\n10\n10\n20\n0\n10\n10\n20\n10\n10\n0\n20\n10\n0\nENDSEC\n0\nEOF\n";

TEST(Imports, ADrawingIsPlacedByControlPoints) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  const std::string to = "/api/v1/imports?as=layer:forest&file_name=wald.dxf";
  const auto lost = admin.upload(to, square_drawing);
  ASSERT_EQ(lost.status, 202) << lost.text;
  const auto refused = when_over(admin, lost.body.at("id"));
  EXPECT_EQ(refused.at("state"), "refused");
  EXPECT_EQ(refused.at("refusal").at("code"), "crs-missing");
  EXPECT_EQ(admin.upload(to + "&control=0,0%3D478020,5561000", square_drawing).body.at("code"), "control-points-few");
  EXPECT_EQ(admin.upload(to + "&crs=utm", square_drawing).body.at("code"), "crs-unsupported");

  const auto sent = admin.upload(to + "&control=0,0%3D478020,5561000&control=10,10%3D478030,5561010", square_drawing);
  ASSERT_EQ(sent.status, 202) << sent.text;
  const auto job = when_over(admin, sent.body.at("id"));
  ASSERT_EQ(job.at("state"), "done") << job.dump(1);
  const auto there = admin.get("/api/v1/map/forest?bbox=478000,5560990,478060,5561040");
  ASSERT_EQ(there.body.at("features").size(), 1u) << there.text;
  double west = 1e9, north = 0;
  for (const auto& corner : there.body.at("features").at(0).at("geometry").at("coordinates").at(0)) {
    west = std::min(west, corner.at(0).get<double>());
    north = std::max(north, corner.at(1).get<double>());
  }
  EXPECT_NEAR(west, 478020, 0.001);
  EXPECT_NEAR(north, 5561010, 0.001);
}

// What the checks say about the layer "forest" on the second parcel: known to be free of it, or missing.
std::string said_of_forest(Visitor& designer) {
  const auto answer = designer.post("/api/v1/checks", house_on(2));
  EXPECT_EQ(answer.status, 200) << answer.text;
  for (const auto& finding : answer.body.value("findings", json::array()))
    if (finding.at("check") == "agency-layers" &&
        finding.at("message").at("en").get<std::string>().find("Forest") != std::string::npos)
      return finding.at("verdict");
  return "nothing";
}

TEST(Imports, ALayerSaysNothingBeyondTheAreaWhereItIsComplete) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example"), designer = town.visitor("designer@x.example");
  EXPECT_EQ(said_of_forest(designer), "not_checked") << "nobody imported it";
  when_over(admin, admin.upload(forest, layer_file(12)).body.at("id"));
  EXPECT_EQ(said_of_forest(designer), "pass");
  EXPECT_EQ(layer_of(admin, "forest").at("coverage"), "assumed");
  const std::string coverage = "/api/v1/imports?as=layer:coverage-forest&file_name=gebiet.geojson";
  EXPECT_EQ(when_over(admin, admin.upload(coverage, layer_file(12)).body.at("id")).at("state"), "done");
  EXPECT_EQ(said_of_forest(designer), "not_checked") << "the town lies outside of it";
  EXPECT_EQ(layer_of(admin, "forest").at("coverage"), "declared");
  EXPECT_TRUE(layer_of(admin, "coverage-forest").is_null()) << "no layer to draw";
  EXPECT_EQ(admin.get("/api/v1/map/coverage-forest?bbox=479000,5559000,481000,5561000").body.at("number_returned"), 12);
  const json around = {{470000, 5550000}, {490000, 5550000}, {490000, 5990000}, {460000, 5990000}, {470000, 5550000}};
  const json whole = {
      {"type", "FeatureCollection"},
      {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
      {"features", json::array({{{"type", "Feature"},
                                 {"properties", json::object()},
                                 {"geometry", {{"type", "Polygon"}, {"coordinates", json::array({around})}}}}})}};
  when_over(admin, admin.upload(coverage, whole.dump()).body.at("id"));
  EXPECT_EQ(said_of_forest(designer), "pass");
}

TEST(Imports, WhatCannotBeReadIsRefusedAndTheDataStays) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  when_over(admin, admin.upload(forest, layer_file(12)).body.at("id"));
  const auto job =
      when_over(admin, admin.upload(forest, "{\"type\":\"FeatureCollection\",\"features\":[{]}").body.at("id"));
  EXPECT_EQ(job.at("state"), "refused");
  EXPECT_FALSE(job.at("refusal").at("text").at("de").get<std::string>().empty());
  EXPECT_TRUE(job.at("report").is_null());
  EXPECT_EQ(layer_of(admin, "forest").at("count"), 12);
}

TEST(Imports, CancellingLeavesTheDataAsItWas) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  const std::string first = admin.upload(forest, layer_file(15000)).body.at("id");
  const std::string second = admin.upload(forest, layer_file(3)).body.at("id");
  for (const auto& id : {second, first}) EXPECT_EQ(admin.post_empty("/api/v1/imports/" + id + "/cancel").status, 200);
  EXPECT_EQ(when_over(admin, second).at("state"), "cancelled");
  EXPECT_EQ(when_over(admin, first).at("state"), "cancelled");
  EXPECT_FALSE(layer_of(admin, "forest").at("available"));
  const auto late = admin.post_empty("/api/v1/imports/" + first + "/cancel");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.body.at("code"), "import-over");
}

// 55,000 parcels, 275 to a row, far from the town.
std::string parcel_file() {
  json features = json::array();
  for (int i = 0; i < 55000; ++i) {
    const double x = 480000 + 10.0 * (i % 275), y = 5560000 + 10.0 * (i / 275);
    const json ring = {{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}};
    features.push_back({{"type", "Feature"},
                        {"properties", {{"key", fmt::format("060998001{:05}______", i + 1)}}},
                        {"geometry", {{"type", "Polygon"}, {"coordinates", json::array({ring})}}}});
  }
  return json{{"type", "FeatureCollection"},
              {"crs", {{"type", "name"}, {"properties", {{"name", "urn:ogc:def:crs:EPSG::25832"}}}}},
              {"features", std::move(features)}}
      .dump();
}

// Between two reports of progress of one import the designer's saves are acknowledged, none waits for the import.
TEST(Imports, CasesAreReadAndWrittenMeanwhile) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example"), designer = town.visitor("designer@x.example");
  const auto id = ready_draft(town, designer);
  const std::string draft = "/api/v1/applications/" + id + "/draft";
  const std::string import =
      admin.upload("/api/v1/imports?as=parcels&file_name=land.geojson", parcel_file()).body.at("id");
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto began = now();
  auto slowest = now() - now();
  int between = 0, saves = 0;
  double before = 0;
  for (json job = admin.get("/api/v1/imports/" + import).body; job.at("ended_at").is_null();
       job = admin.get("/api/v1/imports/" + import).body) {
    const auto start = now();
    const auto saved = designer.put(draft, {{"title", fmt::format("Haus {}", ++saves)},
                                            {"procedure", "simplified"},
                                            {"parcels", {parcel_key(2)}},
                                            {"design", house_on(2)}});
    ASSERT_EQ(saved.status, 200) << saved.text;
    EXPECT_EQ(designer.get("/api/v1/applications/" + id).body.at("title"), fmt::format("Haus {}", saves));
    slowest = std::max(slowest, now() - start);
    const double progress = job.at("progress");
    if (before > 0 && before < progress && progress < 1) ++between;
    before = progress;
  }
  EXPECT_GE(between, 5) << "of " << saves << " saves";
  EXPECT_LT(slowest, (now() - began) / 3) << "a save waited for the import";
  EXPECT_EQ(admin.get("/api/v1/imports/" + import).body.at("report").at("added"), 55000);
  EXPECT_EQ(town.store->parcels().parcels_at({480005, 5560005}).size(), 1u);
}

json of_list(Visitor& admin, const std::string& id) {
  const auto list = admin.get("/api/v1/imports").body.at("imports");
  for (const auto& one : list) {
    if (one.at("id") == id) return one;
  }
  return nullptr;
}

TEST(Imports, TheirReportsSurviveARestart) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  const std::string first = admin.upload(forest, layer_file(12)).body.at("id");
  const auto job = when_over(admin, first);
  town.clock.set("2026-03-02T08:01:00Z");
  const std::string refused = admin.upload(forest, "{}").body.at("id");
  when_over(admin, refused);
  town.clock.set("2026-03-02T08:02:00Z");
  const std::string cut = admin.upload(forest, layer_file(15000)).body.at("id");
  town.store
      ->write([&](Tx& tx) -> Result<bool> {  // as a kill in the middle leaves it
        ImportRecord record = tx.imports().import(refused).value();
        record.id = "killed";
        record.state = ImportState::running;
        record.ended_at.reset();
        record.refusal.clear();
        tx.imports().put_import(record);
        return true;
      })
      .value();
  town.restart();
  admin = town.visitor("admin@amt.example");
  EXPECT_EQ(admin.get("/api/v1/imports/" + first).body, job);
  EXPECT_EQ(job.at("asked_by"), "admin@amt.example");
  EXPECT_EQ(job.at("sha256").get<std::string>().size(), 64u);
  const auto list = admin.get("/api/v1/imports").body.at("imports");
  ASSERT_EQ(list.size(), 4u) << list.dump(1);
  EXPECT_EQ(list.at(0).at("id"), cut);
  EXPECT_EQ(list.at(3).at("id"), first);
  EXPECT_FALSE(list.at(3).contains("report"));
  EXPECT_EQ(of_list(admin, refused).at("state"), "refused");
  EXPECT_FALSE(of_list(admin, refused).at("refusal").at("cure").at("de").get<std::string>().empty());
  EXPECT_EQ(of_list(admin, "killed").at("state"), "interrupted");
  EXPECT_EQ(of_list(admin, "killed").at("ended_at"), "2026-03-02T08:02:00Z");
  EXPECT_EQ(of_list(admin, cut).at("state"), "interrupted") << "the program ended, nobody cancelled";
  EXPECT_EQ(layer_of(admin, "forest").at("count"), 12);
}

TEST(Imports, NamesAndKindsAreLookedAtFirst) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  for (const char* query :
       {"as=parcels&file_name=..%2Fdata.db", "as=parcels&file_name=", "as=parcels&file_name=.hidden",
        "as=layer:&file_name=a.gpkg", "as=layer:..%2F&file_name=a.gpkg", "as=roads&file_name=a.gpkg"})
    EXPECT_EQ(admin.upload(std::string{"/api/v1/imports?"} + query, "x").status, 422) << query;
  EXPECT_EQ(admin.get("/api/v1/imports/none").status, 404);
}

}  // namespace imports_test
}  // namespace flurwerk::api::test
