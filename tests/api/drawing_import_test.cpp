// A drawing sent over HTTP comes back as a design, and a city model gives the cadastre's buildings their heights.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api/app/building_heights.hpp"
#include "geo/geometry.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace drawing_import_test {

std::string drawing(const char* layer, bool closed = true) {
  std::string text =
      fmt::format("0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n{}\n90\n4\n70\n{}\n", layer, closed ? 1 : 0);
  for (const auto& [x, y] : {std::pair{0, 0}, {10, 0}, {10, 12}, {0, 12}})
    text += fmt::format("10\n{}\n20\n{}\n", x, y);
  return text + "0\nENDSEC\n0\nEOF\n";
}

const std::string placed = "?control=0,0%3D478025,5561008&control=10,0%3D478035,5561008";

TEST(Drawing, BecomesADesign) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto answer = designer.upload("/api/v1/designs" + placed, drawing("Haus"));
  ASSERT_EQ(answer.status, 200) << answer.text;
  EXPECT_EQ(answer.body.at("layers").at(0).at("kind"), "building");
  const auto checked = designer.post("/api/v1/checks?parcel=" + parcel_key(2), answer.body.at("design"));
  ASSERT_EQ(checked.status, 200) << checked.text;
  for (const auto& finding : checked.body.at("findings")) {
    if (finding.at("check") == "inside-plot") {
      EXPECT_EQ(finding.at("verdict"), "pass") << finding.dump();
    }
  }
  const auto nowhere = designer.upload("/api/v1/designs", drawing("Haus"));
  EXPECT_TRUE(nowhere.body.at("design").is_null());
  EXPECT_EQ(nowhere.body.at("corners").size(), 4u);
}

TEST(Drawing, IsRefusedWithTheWayOut) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto code = [&](const std::string& query, const std::string& body) {
    const auto answer = designer.upload("/api/v1/designs" + query, body);
    EXPECT_GE(answer.status, 400);
    EXPECT_FALSE(answer.body.at("cure").at("de").get<std::string>().empty()) << answer.text;
    return answer.body.at("code").get<std::string>();
  };
  EXPECT_EQ(code(placed, drawing("Haus", false)), "nothing-usable");
  EXPECT_EQ(code(placed, drawing("Achsen")), "drawing-layers-unknown");
  EXPECT_EQ(code("?control=0,0%3D478025,5561008", drawing("Haus")), "control-points-few");
  EXPECT_EQ(code("?control=0,0", drawing("Haus")), "control-point-unreadable");
  EXPECT_EQ(code("?layer=Haus%3Dcastle", drawing("Haus")), "drawing-kind-unknown");
  EXPECT_EQ(code("?crs=utm", drawing("Haus")), "crs-unsupported");
  EXPECT_EQ(code(placed, "no drawing"), "not-a-drawing");
  EXPECT_EQ(designer.upload("/api/v1/designs" + placed, std::string((8 << 20) + 1, ' ')).status, 413);
}

geo::MultiPolygon square(double x, double size) {
  return {{{{x, 0}, {x + size, 0}, {x + size, size}, {x, size}, {x, 0}}, {}}};
}

LayerFeatureRow model(const char* cadastre_id, double x, const char* height) {
  return {"building-heights", "m", "", json{{"cadastre_id", cadastre_id}, {"height_m", height}}.dump(),
          geo::to_wkb(square(x, 10))};
}

TEST(BuildingHeights, ComeByIdOrByTheGreaterOverlap) {
  std::vector<geo::ExistingBuilding> buildings{{"DEHE000000000001", square(0, 10), {}},
                                               {"b", square(100, 10), {}},
                                               {"c", square(200, 10), 4000},
                                               {"d", square(300, 10), {}}};
  add_heights(buildings, {model("DEHE000000000001", 50, "7.50"), model("", 104, "9.00"), model("", 101, "8.25"),
                          model("", 200, "6.00"), model("", 306, "5.00")});
  EXPECT_EQ(buildings[0].wall_height_mm, 7500) << "wherever the model stands";
  EXPECT_EQ(buildings[1].wall_height_mm, 8250) << "of two the one that covers more";
  EXPECT_EQ(buildings[2].wall_height_mm, 4000) << "the cadastre's own height stays";
  EXPECT_FALSE(buildings[3].wall_height_mm) << "less than half is another building";
}

}  // namespace drawing_import_test
}  // namespace flurwerk::api::test
