// What a local plan lays down against what a design wants, drawn as maps: measure, heights, window, line, style, use.
#include "ascii_map.hpp"

#include <algorithm>

namespace flurwerk::geo {
namespace plan_checks_test {

PlanArea plan_over(const AsciiMap& map) {
  PlanArea plan;
  plan.name = "Plan 7";
  plan.area = map.area(".BGHPDT");
  plan.use = "WA";
  plan.baunvo_version = "2017";
  return plan;
}

Finding under(const AsciiMap& map, const std::string& id, const PlanArea& plan, const std::string& subject = {}) {
  auto site = map.site();
  site.plan = {plan};
  return map.check(id, site, subject);
}

// 10 x 10 m plot, 20 m² of house, 6 m² of garage, 4 m² of drive.
AsciiMap house_with_garage() {
  return AsciiMap(R"(
    ..........
    .BBBBB.GG.
    .BBBBB.GG.
    .BBBBB.GG.
    .BBBBB.DD.
    .......DD.
    ..........
    ..........
    ..........
    ..........
  )");
}

TEST(GrzTwo, CountsGaragesAndDrivesUpToHalfMore) {
  const auto map = house_with_garage();  // main 20 m², garage 6 m², drive 4 m²: 30 m² of 100
  auto plan = plan_over(map);
  for (const auto& [grz, verdict] :
       std::vector<std::pair<int, Verdict>>{{200, Verdict::pass}, {199, Verdict::fail}, {300, Verdict::pass}}) {
    plan.grz_permille = grz;
    EXPECT_EQ(under(map, "grz-2", plan).verdict, verdict) << grz;
  }
  plan.grz_permille = 200;
  const auto at_limit = under(map, "grz-2", plan);
  EXPECT_NEAR(at_limit.measured->value, 0.3, 1e-6);
  EXPECT_NEAR(at_limit.limit->value, 0.3, 1e-6);
  EXPECT_NE(at_limit.message.de.find("innerhalb der Toleranz an seiner Grenze"), std::string::npos);
}

TEST(GrzTwo, TheCapAndThePlansOwnExcess) {
  const auto map = AsciiMap(R"(
    BBBBBBDDD.
    BBBBBBDDD.
  )");
  auto plan = plan_over(map);
  plan.grz_permille = 600;  // 12 of 20 m²; 90 % asked, 80 % at most
  EXPECT_EQ(under(map, "grz-2", plan).verdict, Verdict::fail);
  EXPECT_NEAR(under(map, "grz-2", plan).limit->value, 0.8, 1e-6);
  plan.ancillary_excess_permille = 0;
  EXPECT_NEAR(under(map, "grz-2", plan).limit->value, 0.6, 1e-6);
}

TEST(GrzTwo, PlansOfOlderLawAreLeftToPeople) {
  const auto map = house_with_garage();
  auto plan = plan_over(map);
  plan.grz_permille = 300;
  plan.baunvo_version = "1977";
  EXPECT_EQ(under(map, "grz-2", plan).verdict, Verdict::not_checked);
  EXPECT_EQ(under(map, "grz", plan).verdict, Verdict::pass) << "the main building counts under every version";
  EXPECT_EQ(map.check("grz-2").verdict, Verdict::not_checked) << "no plan";
}

TEST(Gfz, FullStoreysTimesFootprint) {
  auto map = house_with_garage();
  auto plan = plan_over(map);
  plan.gfz_permille = 400;
  EXPECT_EQ(under(map, "gfz", plan).verdict, Verdict::not_checked) << "storeys are not given";
  map.with('B', R"("storeys":2)");
  EXPECT_EQ(under(map, "gfz", plan).verdict, Verdict::pass);
  EXPECT_NEAR(under(map, "gfz", plan).measured->value, 0.4, 1e-6);
  plan.gfz_permille = 399;
  EXPECT_EQ(under(map, "gfz", plan).verdict, Verdict::fail);
  map.with('B', R"("floor_area":39.5)");
  EXPECT_EQ(under(map, "gfz", plan).verdict, Verdict::pass) << "the stated floor area decides";
}

TEST(Gfz, BuildingsThatStayCount) {
  const auto map = AsciiMap(R"(
    BBBB......
    BBBB......
  )")
                       .with('B', R"("storeys":1)");
  auto plan = plan_over(map);
  plan.gfz_permille = 500;
  auto site = map.site();
  site.plan = {plan};
  site.buildings = {{"old", area_of(box(6, 0, 8, 2)), {}, 2, ""}};
  EXPECT_EQ(map.check("gfz", site).verdict, Verdict::fail) << "8 + 2 * 4 m² on 20 m²";
  (*site.buildings)[0].storeys.reset();
  EXPECT_EQ(map.check("gfz", site).verdict, Verdict::not_checked);
}

TEST(Bmz, NeedsTheContent) {
  auto map = house_with_garage();
  auto plan = plan_over(map);
  plan.bmz_permille = 1500;
  EXPECT_EQ(under(map, "bmz", plan).verdict, Verdict::not_checked);
  map.with('B', R"("volume":150)");
  EXPECT_EQ(under(map, "bmz", plan).verdict, Verdict::pass);
  plan.bmz_permille = 1400;
  EXPECT_EQ(under(map, "bmz", plan).verdict, Verdict::fail);
}

TEST(Storeys, AtMostAtLeastExactly) {
  const auto map = house_with_garage().with('B', R"("storeys":2)");
  auto plan = plan_over(map);
  EXPECT_EQ(under(map, "storeys", plan).verdict, Verdict::not_checked);
  plan.storeys_max = 2;
  EXPECT_EQ(under(map, "storeys", plan).verdict, Verdict::pass);
  plan.storeys_max = 1;
  EXPECT_EQ(under(map, "storeys", plan).verdict, Verdict::fail);
  plan.storeys_max = 4;
  plan.storeys_min = 3;
  EXPECT_EQ(under(map, "storeys", plan).verdict, Verdict::fail);
  plan.storeys_exact = 2;
  plan.storeys_min.reset();
  EXPECT_EQ(under(map, "storeys", plan).verdict, Verdict::pass);
  EXPECT_NE(under(map, "storeys", plan).message.de.find("zwingend 2"), std::string::npos);
}

TEST(Height, EavesRidgeAndSeaLevel) {
  const auto roofed =
      R"("eaves_height":6,"roof":{"shape":"gable","pitch_deg":45,"ridge_height":8.5,"ridge_azimuth":90})";
  auto map = house_with_garage().with('B', roofed);
  auto plan = plan_over(map);
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::not_checked);
  plan.heights = {{HeightPoint::ridge, HeightReference::terrain, 8500}};
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::pass);
  EXPECT_NE(under(map, "height", plan).message.de.find("ausgeschöpft"), std::string::npos);
  plan.heights = {{HeightPoint::ridge, HeightReference::terrain, 8499}};
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::fail) << "a millimetre, exactly";
  plan.heights = {{HeightPoint::eaves, HeightReference::terrain, 5900}};
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::fail);
  plan.heights = {{HeightPoint::top, HeightReference::sea_level, 120'000}};
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::not_checked) << "the ground's level is not given";
  map.with('B', R"("ground_level":111.5)");
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::pass) << "111.5 + 8.5 = 120.0";
  plan.heights[0].highest_mm = 119'900;
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::fail);
  plan.heights[0].reference = HeightReference::unknown;
  EXPECT_EQ(under(map, "height", plan).verdict, Verdict::not_checked);
}

TEST(BuildingWindow, InsideBeyondAndAncillary) {
  const auto map = house_with_garage();
  auto plan = plan_over(map);
  EXPECT_EQ(under(map, "building-window", plan, "B").verdict, Verdict::not_checked) << "no window in the plan";
  plan.building_window = area_of(box(1, 5, 6, 9));  // just the house
  EXPECT_EQ(under(map, "building-window", plan, "B").verdict, Verdict::pass);
  EXPECT_EQ(under(map, "building-window", plan, "G").verdict, Verdict::warning) << "may be allowed, § 23 Abs. 5";
  plan.building_window = area_of(box(1, 5, 5.992, 9));
  EXPECT_EQ(under(map, "building-window", plan, "B").verdict, Verdict::pass) << "8 mm are within tolerance";
  plan.building_window = area_of(box(1, 5, 5.5, 9));
  const auto beyond = under(map, "building-window", plan, "B");
  EXPECT_EQ(beyond.verdict, Verdict::fail);
  EXPECT_NEAR(beyond.measured->value, 0.5, 1e-6);
  EXPECT_NE(beyond.message.de.find("0,50 m (2,00 m²)"), std::string::npos) << beyond.message.de;
}

TEST(BuildingWindow, ALimitThroughTheHouseIsCrossedOnWhicheverSideOneMayBuild) {
  const auto map = house_with_garage();
  auto plan = plan_over(map);
  plan.building_limits = {{{3, 0}, {3, 10}}};
  EXPECT_EQ(under(map, "building-window", plan, "B").verdict, Verdict::fail);
  plan.building_limits = {{{6, 0}, {6, 10}}};
  EXPECT_EQ(under(map, "building-window", plan, "B").verdict, Verdict::not_checked);
}

TEST(BuildingLine, OneMustBuildOnIt) {
  const auto map = house_with_garage();  // the house's south wall runs at y = 5
  auto plan = plan_over(map);
  EXPECT_EQ(under(map, "building-line", plan).verdict, Verdict::not_checked);
  for (const auto& [y, verdict] :
       std::vector<std::pair<double, Verdict>>{{5.0, Verdict::pass}, {4.992, Verdict::pass}, {4.5, Verdict::fail}}) {
    plan.building_lines = {{{-5, y}, {15, y}}};
    EXPECT_EQ(under(map, "building-line", plan).verdict, verdict) << y;
  }
  plan.building_lines = {{{-5, 4.5}, {15, 4.5}}};
  EXPECT_NEAR(under(map, "building-line", plan).measured->value, 0.5, 1e-6);
  const auto stepped = AsciiMap(R"(
    BBBBBB....
    BBB.......
    ..........
  )");
  plan = plan_over(stepped);
  plan.building_lines = {{{0, 1}, {10, 1}}};
  EXPECT_EQ(under(stepped, "building-line", plan).verdict, Verdict::warning) << "half of its width";
}

// Neighbours on both sides, the street to the south; a cell is 3 m.
AsciiMap row_of(const std::string& middle) { return AsciiMap("nnn" + middle + "mmm\nsssssssssssss", 3); }

TEST(BuildingStyle, OpenNeedsLateralDistanceOrAKnownPartner) {
  auto map = row_of(".BBBBB.");
  auto plan = plan_over(map);
  EXPECT_EQ(under(map, "building-style", plan).verdict, Verdict::not_checked);
  plan.style = BuildingStyle::open;
  EXPECT_EQ(under(map, "building-style", plan).verdict, Verdict::pass);
  map = row_of("BBBBBB.");
  EXPECT_EQ(under(map, "building-style", plan).verdict, Verdict::warning) << "no partner known";
  auto site = map.site();
  site.plan = {plan};
  site.buildings = {{"partner", area_of(box(3, 3, 9, 6)), {}, {}, ""}};
  EXPECT_EQ(map.check("building-style", site).verdict, Verdict::pass) << "semi-detached";
  site.plan->front().house_forms = {HouseForm::single};
  EXPECT_EQ(map.check("building-style", site).verdict, Verdict::fail) << "detached houses only";
}

TEST(BuildingStyle, OpenEndsAtFiftyMetres) {
  for (const auto& [length, verdict] :
       std::vector<std::pair<double, Verdict>>{{49, Verdict::pass}, {50, Verdict::pass}, {50.02, Verdict::fail}}) {
    Draft draft;
    draft.plot(box(0, 0, 100, 30)).add("building", box(10, 10, 10 + length, 20));
    Site site;
    PlanArea plan;
    plan.area = area_of(box(0, 0, 100, 30));
    plan.style = BuildingStyle::open;
    site.plan = {plan};
    EXPECT_EQ(check(draft, "building-style", site).verdict, verdict) << length;
  }
}

TEST(BuildingStyle, ClosedNeedsNone) {
  auto map = row_of("BBBBBBB");
  auto plan = plan_over(map);
  plan.style = BuildingStyle::closed;
  EXPECT_EQ(under(map, "building-style", plan).verdict, Verdict::pass);
  map = row_of("BBBBBB.");
  EXPECT_EQ(under(map, "building-style", plan).verdict, Verdict::fail);
  EXPECT_NEAR(under(map, "building-style", plan).measured->value, 3, 1e-6);
  plan.style = BuildingStyle::deviating;
  EXPECT_EQ(under(map, "building-style", plan).verdict, Verdict::not_checked);
}

TEST(LandUse, TableOfAreasAndUses) {
  struct Row {
    const char *area, *use;
    Verdict verdict;
    const char* basis;
  };
  for (const auto& row : std::vector<Row>{{"WA", "Wohnen", Verdict::pass, "§ 4 Abs. 2 Nr. 1 BauNVO"},
                                          {"WR", "Einfamilienhaus", Verdict::pass, "§ 3 Abs. 2 Nr. 1 BauNVO"},
                                          {"WA", "Laden", Verdict::warning, "§ 4 Abs. 2 Nr. 2 BauNVO"},
                                          {"WA", "Hotel", Verdict::warning, "§ 4 Abs. 3 Nr. 1 BauNVO"},
                                          {"WA", "Vergnügungsstätte", Verdict::fail, "§§ 2 bis 9, 13, 13a BauNVO"},
                                          {"WR", "Tankstelle", Verdict::fail, "§§ 2 bis 9, 13, 13a BauNVO"},
                                          {"GE", "Wohnhaus", Verdict::fail, "§§ 2 bis 9, 13, 13a BauNVO"},
                                          {"GE", "BÜROGEBÄUDE", Verdict::pass, "§ 8 Abs. 2 Nr. 2 BauNVO"},
                                          {"GE", "Betriebswohnung", Verdict::warning, "§ 8 Abs. 3 Nr. 1 BauNVO"},
                                          {"MI", "Gewerbebetrieb", Verdict::warning, "§ 6 Abs. 2 Nr. 4 BauNVO"},
                                          {"MK", "Wohnhaus", Verdict::warning, "§ 7 Abs. 3 Nr. 2 BauNVO"},
                                          {"MU", "Büro", Verdict::pass, "§ 6a Abs. 2 Nr. 2 BauNVO"},
                                          {"SO", "Wohnhaus", Verdict::not_checked, "§§ 2 bis 9, 13, 13a BauNVO"},
                                          {"WA", "Raumstation", Verdict::not_checked, "§§ 2 bis 9, 13, 13a BauNVO"},
                                          {"WA", "Schule", Verdict::not_checked, "§§ 2 bis 9, 13, 13a BauNVO"}}) {
    auto map = house_with_garage();
    map.with('B', std::string("\"use\":\"") + row.use + "\"");
    auto plan = plan_over(map);
    plan.use = row.area;
    plan.baunvo_version = "2021";
    const auto finding = under(map, "land-use", plan);
    EXPECT_EQ(finding.verdict, row.verdict) << row.area << " " << row.use << ": " << finding.message.de;
    EXPECT_EQ(finding.legal_basis, row.basis) << row.area << " " << row.use;
  }
}

TEST(LandUse, OlderVersionsSayWhatTheyRestOn) {
  auto map = house_with_garage().with('B', R"("use":"Wohnen")");
  auto plan = plan_over(map);
  plan.baunvo_version = "1990";
  const auto finding = under(map, "land-use", plan);
  EXPECT_EQ(finding.verdict, Verdict::pass);
  EXPECT_TRUE(std::any_of(finding.steps.begin(), finding.steps.end(), [](const Text& step) {
    return step.de.find("BauNVO 1990") != std::string::npos &&
           step.de.find("lag nicht im Wortlaut vor") != std::string::npos;
  }));
  plan.baunvo_version = "1968";
  EXPECT_EQ(under(map, "land-use", plan).verdict, Verdict::not_checked);
}

}  // namespace plan_checks_test
}  // namespace flurwerk::geo
