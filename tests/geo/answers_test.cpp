// What leaves the module: findings as JSON in the document's own coordinates, and the drawing.
#include <nlohmann/json.hpp>

#include "draft.hpp"
#include "geo/drawing_svg.hpp"

namespace flurwerk::geo {
namespace answers_test {

using nlohmann::json;

const char* const day = "2026-06-01";

Draft tight_house(const std::string& name = "Haus") {
  Draft draft;
  draft.plot(box(0, 0, 30, 30))
      .add("building", box(1, 10, 11, 20), R"(,"wall_heights":[5,5,5,5],"name":)" + json(name).dump());
  return draft;
}

TEST(FindingsJson, HasTheContractsShape) {
  const auto design = tight_house().design();
  const auto findings = run_checks(design, {}, hesse());
  const auto answer = json::parse(findings_to_json(findings, design.crs, "HE", *parse_date(day)));
  EXPECT_EQ(answer["law"], (json{{"land", "HE"}, {"on", day}}));
  std::set<std::string> checks;
  for (const auto& finding : answer["findings"]) {
    checks.insert(finding["check"].get<std::string>());
    for (const auto* member :
         {"subject", "verdict", "legal_basis", "measured", "limit", "tolerance", "message", "steps", "evidence"})
      EXPECT_TRUE(finding.contains(member)) << member;
    EXPECT_FALSE(finding["message"]["de"].get<std::string>().empty());
    EXPECT_FALSE(finding["message"]["en"].get<std::string>().empty());
  }
  EXPECT_EQ(checks, (std::set<std::string>{"plot-known",
                                           "plot-continuous",
                                           "plot-area",
                                           "inside-plot",
                                           "street-access",
                                           "setback",
                                           "setback-overlap",
                                           "projections",
                                           "boundary-building",
                                           "boundary-installations",
                                           "grz",
                                           "grz-2",
                                           "gfz",
                                           "bmz",
                                           "storeys",
                                           "height",
                                           "building-window",
                                           "building-line",
                                           "building-style",
                                           "land-use",
                                           "building-class",
                                           "special-building",
                                           "parking",
                                           "agency-layers"}));
  for (const auto& finding : answer["findings"]) {
    if (finding["check"] != "setback") continue;
    EXPECT_EQ(finding["verdict"], "fail");
    EXPECT_EQ(finding["measured"], (json{{"value", 1.5}, {"unit", "m"}}));
    EXPECT_EQ(finding["evidence"]["crs"]["properties"]["name"], "urn:ogc:def:crs:EPSG::25832");
    EXPECT_EQ(finding["evidence"]["features"].size(), 5u) << "four setback areas and the part outside";
  }
}

TEST(FindingsJson, EvidenceIsInTheDocumentsOwnCoordinates) {
  const auto design = read_design(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":
    [[[9,50],[9.0001,50],[9.0001,50.0001],[9,50.0001],[9,50]]]},"properties":{"kind":"building","wall_heights":[5,5,5,5]}},
    {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[8.999,49.999],[9.001,49.999],[9.001,50.001],[8.999,50.001],[8.999,49.999]]]},"properties":{"kind":"plot"}}]})");
  ASSERT_TRUE(design);
  const auto answer =
      json::parse(findings_to_json(run_checks(*design, {}, hesse()), design->crs, "HE", *parse_date(day)));
  int positions = 0;
  for (const auto& finding : answer["findings"]) {
    EXPECT_FALSE(finding["evidence"].contains("crs"));
    for (const auto& feature : finding["evidence"]["features"])
      for (const auto& position : feature["geometry"]["coordinates"][0]) {
        ++positions;
        EXPECT_NEAR(position[0].get<double>(), 9, 0.01);
        EXPECT_NEAR(position[1].get<double>(), 50, 0.01);
      }
  }
  EXPECT_GT(positions, 20);
}

TEST(Drawing, IsToScaleEscapedAndRefersToNothingForeign) {
  const auto design = tight_house("<script>&\"'\x01").design();
  const auto svg = draw_svg(design, {}, run_checks(design, {}, hesse()), "Haus <1>");
  EXPECT_NE(svg.find("width=\"210mm\""), std::string::npos);
  EXPECT_NE(svg.find("Maßstab 1:200"), std::string::npos) << "30 m of plot on 190 mm";
  EXPECT_EQ(svg.find("<script>"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(svg.find('\x01'), std::string::npos);
  EXPECT_EQ(svg.find("href"), std::string::npos);
  for (const auto* kind :
       {"class=\"fail\"", "class=\"pass\"", "class=\"outside\"", "class=\"building\"", "class=\"plot\""})
    EXPECT_NE(svg.find(kind), std::string::npos) << kind;
  EXPECT_NE(svg.find(">2,50 m<"), std::string::npos);
}

TEST(Schema, IsShippedAndIsJson) {
  const auto schema = json::parse(design_schema());
  EXPECT_EQ(schema["$id"], "urn:flurwerk:design");
  EXPECT_TRUE(schema["$defs"]["structure"]["properties"]["properties"]["properties"].contains("wall_heights"));
}

TEST(DrawingSvg, ShowsTheBuildingWindowOnceAndTheBuildingLine) {
  const auto design = tight_house().add("garage", box(20, 20, 23, 26)).design();
  Site site;
  PlanArea plan;
  plan.area = area_of(box(0, 0, 30, 30));
  plan.building_window = area_of(box(0, 5, 30, 25));
  plan.building_lines = {{{0, 5}, {30, 5}}};
  site.plan = {plan};
  const auto svg = draw_svg(design, site, run_checks(design, site, hesse()), "Plan");
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (auto at = svg.find(what); at != std::string::npos; at = svg.find(what, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("<path class=\"window\""), 2u) << "on the plan and in the legend";
  EXPECT_EQ(count("<path class=\"building_line\""), 2u);
  EXPECT_NE(svg.find("Baugrenze"), std::string::npos);
}

TEST(Answers, NameTheProvisionsOfTheLandAlone) {
  const auto design = tight_house().design();
  for (const char* land : {"SN", "NW", "BY", "BW"}) {
    for (const auto& finding : run_checks(design, {}, LawBook::builtin().at(land, *parse_date("2026-06-01")).value())) {
      EXPECT_EQ(finding.legal_basis.find("HBO"), std::string::npos) << land << " " << finding.check;
      EXPECT_FALSE(finding.legal_basis.empty()) << land << " " << finding.check;
    }
  }
}

}  // namespace answers_test
}  // namespace flurwerk::geo
