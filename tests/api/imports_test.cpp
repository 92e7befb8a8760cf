// Imports by the administrator: progress to a report, refusals that leave the data as it was, cancelling.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace {

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

TEST(Imports, NamesAndKindsAreLookedAtFirst) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  for (const char* query :
       {"as=parcels&file_name=..%2Fdata.db", "as=parcels&file_name=", "as=parcels&file_name=.hidden",
        "as=layer:&file_name=a.gpkg", "as=layer:..%2F&file_name=a.gpkg", "as=roads&file_name=a.gpkg"})
    EXPECT_EQ(admin.upload(std::string{"/api/v1/imports?"} + query, "x").status, 422) << query;
  EXPECT_EQ(admin.get("/api/v1/imports/none").status, 404);
}

}  // namespace
}  // namespace flurwerk::api::test
