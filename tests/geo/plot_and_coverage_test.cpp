// Which land is the plot, does the building stand on it, and how much of it is built over (BauNVO § 19).
#include "draft.hpp"

namespace flurwerk::geo {
namespace plot_and_coverage_test {

Parcel parcel(const char* key, const std::vector<Point>& corners, PublicUse use = PublicUse::none) {
  return {ParcelKey{key}, "", area_of(corners), {}, use, false};
}

Site two_parcels() {
  Site site;
  site.parcels = {parcel("A", box(0, 0, 20, 30)), parcel("B", box(20, 0, 40, 30)),
                  parcel("street", box(0, -8, 40, 0), PublicUse::traffic)};
  return site;
}

Draft house(const std::vector<Point>& corners, const std::string& more = {}) {
  Draft draft;
  draft.add("building", corners, R"(,"name":"Haus","wall_heights":[5,5,5,5])" + more);
  return draft;
}

TEST(Plot, IsTheParcelUnderTheBuilding) {
  const auto draft = house(box(5, 5, 15, 15));
  EXPECT_EQ(check(draft, "plot-known", two_parcels()).verdict, Verdict::pass);
  EXPECT_NEAR(check(draft, "plot-known", two_parcels()).measured->value, 600, 1e-6);
  EXPECT_EQ(check(draft, "inside-plot", two_parcels()).verdict, Verdict::pass);
}

TEST(Plot, ASliverMakesNoNeighbourOwn) {
  const auto draft = house(box(10, 5, 20.008, 15));
  const auto inside = check(draft, "inside-plot", two_parcels());
  EXPECT_EQ(inside.verdict, Verdict::pass);
  EXPECT_NEAR(inside.measured->value, 0.08, 1e-4);
  EXPECT_NE(inside.message.de.find("innerhalb der Toleranz"), std::string::npos) << inside.message.de;
  EXPECT_NEAR(check(draft, "plot-known", two_parcels()).measured->value, 600, 1e-6);
}

TEST(Plot, SeveralParcelsAreNeverTakenSilently) {
  const auto draft = house(box(10, 5, 20.5, 15));
  EXPECT_EQ(check(draft, "plot-known", two_parcels()).verdict, Verdict::warning);
  const auto inside = check(draft, "inside-plot", two_parcels());
  EXPECT_EQ(inside.verdict, Verdict::warning);
  EXPECT_NE(inside.message.de.find("B (5,00 m²)"), std::string::npos) << inside.message.de;
}

TEST(Plot, NamedParcelsDecide) {
  const auto draft = house(box(10, 5, 20.5, 15));
  auto site = two_parcels();
  site.plot_parcels = {ParcelKey{"A"}};
  const auto inside = check(draft, "inside-plot", site);
  EXPECT_EQ(inside.verdict, Verdict::fail);
  EXPECT_NEAR(inside.measured->value, 5.0, 1e-6);
  EXPECT_NE(inside.message.de.find("5,00 m² und bis zu 500 mm"), std::string::npos) << inside.message.de;
  EXPECT_NE(inside.message.de.find("auf B"), std::string::npos) << inside.message.de;
  site.plot_parcels = {ParcelKey{"A"}, ParcelKey{"B"}};
  EXPECT_EQ(check(draft, "inside-plot", site).verdict, Verdict::pass);
  EXPECT_EQ(check(draft, "plot-known", site).verdict, Verdict::pass);
  site.plot_parcels = {ParcelKey{"C"}};
  EXPECT_EQ(check(draft, "plot-known", site).verdict, Verdict::fail);
}

TEST(Plot, ABuildingOutsideEverythingIsSaid) {
  for (const auto& corners : {box(1000, 1000, 1010, 1010), box(10, -6, 16, -2)}) {
    const auto draft = house(corners);
    EXPECT_EQ(check(draft, "plot-known", two_parcels()).verdict, Verdict::fail);
    EXPECT_EQ(check(draft, "setback", two_parcels()).verdict, Verdict::not_checked);
    EXPECT_EQ(check(draft, "grz", two_parcels()).verdict, Verdict::not_checked);
  }
}

TEST(Plot, WithoutLandNothingIsChecked) {
  for (const auto& finding : run_checks(house(box(0, 0, 10, 10)).design(), {}, hesse())) {
    if (finding.check == "setback-overlap") continue;  // among the design's own buildings
    EXPECT_EQ(finding.verdict, Verdict::not_checked) << finding.check;
  }
}

TEST(Plot, PartsThatDoNotAdjoinAreWarnedOf) {
  auto site = two_parcels();
  site.parcels->push_back(parcel("far", box(60, 0, 80, 30)));
  site.plot_parcels = {ParcelKey{"A"}, ParcelKey{"far"}};
  EXPECT_EQ(check(house(box(5, 5, 15, 15)), "plot-continuous", site).verdict, Verdict::warning);
}

TEST(Setback, WallsWithoutHeightsAreNotChecked) {
  Draft draft;
  draft.plot(box(0, 0, 30, 30)).add("building", box(10, 10, 20, 20));
  EXPECT_EQ(check(draft, "setback").verdict, Verdict::not_checked);
}

TEST(Setback, EavesWithoutARoofAreALowerBound) {
  Draft roomy, tight;
  roomy.plot(box(0, 0, 30, 30)).add("building", box(10, 10, 20, 20), R"(,"eaves_height":6)");
  tight.plot(box(0, 0, 30, 30)).add("building", box(1, 10, 20, 20), R"(,"eaves_height":6)");
  EXPECT_EQ(check(roomy, "setback").verdict, Verdict::not_checked);
  EXPECT_EQ(check(tight, "setback").verdict, Verdict::fail);
}

TEST(Setback, MinimumWasThreeMetresBeforeOctober2025) {
  Draft draft;
  draft.plot(box(0, 0, 30, 30)).add("building", box(2.6, 10, 20, 20), R"(,"wall_heights":[5,5,5,5])");
  EXPECT_EQ(finding_of(run_checks(draft.design(), {}, hesse("2025-10-14")), "setback").verdict, Verdict::pass);
  EXPECT_EQ(finding_of(run_checks(draft.design(), {}, hesse("2025-10-13")), "setback").verdict, Verdict::fail);
}

TEST(Setback, EncumberedLandCounts) {
  auto site = two_parcels();
  const auto draft = house(box(8, 5, 19, 15));
  EXPECT_EQ(check(draft, "setback", site).verdict, Verdict::fail);
  site.encumbrances = {{"Baulast 17", area_of(box(20, 0, 21.5, 30))}};
  EXPECT_EQ(check(draft, "setback", site).verdict, Verdict::pass);
}

TEST(Setback, PlansThatFixDistancesAreLeftToPeople) {
  auto site = two_parcels();
  site.plan = {{"Plan", area_of(box(-100, -100, 100, 100)), 400, "WA", "2017", {}, false, true, {}}};
  EXPECT_EQ(check(house(box(8, 5, 19, 15)), "setback", site).verdict, Verdict::not_checked);
}

TEST(SetbackOverlap, ExistingBuildingsOnThePlot) {
  auto site = two_parcels();
  const auto draft = house(box(3, 3, 8, 13));
  site.buildings = {{"shed in the way", area_of(box(10, 3, 15, 13)), 5000}};
  EXPECT_EQ(check(draft, "setback-overlap", site).verdict, Verdict::fail);
  site.buildings = {{"far enough", area_of(box(13.1, 3, 18, 13)), 5000}};
  EXPECT_EQ(check(draft, "setback-overlap", site).verdict, Verdict::pass);
  (*site.buildings)[0].wall_height_mm.reset();
  EXPECT_EQ(check(draft, "setback-overlap", site).verdict, Verdict::not_checked);
  site.buildings = {{"next door", area_of(box(20, 3, 25, 13)), {}}};
  EXPECT_EQ(check(draft, "setback-overlap", site).verdict, Verdict::pass) << "on another plot";
}

// The findings on the main buildings and on everything.
std::pair<Finding, Finding> coverage(int grz_permille, double main_m2, double garage_m2,
                                     std::optional<double> official = {}) {
  Draft draft;  // 600 m² plot
  draft.plot(box(0, 0, 30, 20), official ? ",\"official_area\":" + std::to_string(*official) : "")
      .add("building", box(0, 0, main_m2 / 20, 20));
  if (garage_m2 > 0) draft.add("garage", box(30 - garage_m2 / 20, 0, 30, 20));
  Site site;
  site.plan = {{"Plan", area_of(box(-10, -10, 100, 100)), grz_permille, "WA", "2017", {}, false, false, {}}};
  return {check(draft, "grz", site), check(draft, "grz-2", site)};
}

TEST(Grz, SixHundredSquareMetres) {
  struct Row {
    int grz;
    double main, garage;
    Verdict of_main, of_all;
  };
  using enum Verdict;
  for (const auto& row : std::vector<Row>{{300, 180, 0, pass, pass},
                                          {300, 180.2, 0, fail, pass},
                                          {300, 180, 90, pass, pass},
                                          {300, 180, 90.2, pass, fail},
                                          {300, 100, 170, pass, pass},
                                          {600, 360, 120, pass, pass},
                                          {600, 360, 120.2, pass, fail},
                                          {600, 360.2, 0, fail, pass}}) {
    const auto [main, all] = coverage(row.grz, row.main, row.garage);
    EXPECT_EQ(main.verdict, row.of_main) << row.grz << " " << row.main << " + " << row.garage;
    EXPECT_EQ(all.verdict, row.of_all) << row.grz << " " << row.main << " + " << row.garage;
  }
}

TEST(Grz, MeasuresMainBuildingsAgainstThePlansFigure) {
  const auto [finding, all] = coverage(300, 150, 60);
  EXPECT_NEAR(finding.measured->value, 0.25, 1e-6);
  EXPECT_NEAR(finding.limit->value, 0.3, 1e-6);
  EXPECT_NE(finding.message.de.find("zulässig 0,30 (180,00 m²)"), std::string::npos) << finding.message.de;
  EXPECT_NE(all.message.de.find("(270,00 m²)"), std::string::npos) << all.message.de;
}

TEST(Grz, PrefersTheOfficialAreaAndSaysSo) {
  const auto finding = coverage(300, 180, 0, 590).first;
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_NE(finding.steps.front().de.find("amtliche Fläche 590,00"), std::string::npos);
}

TEST(Grz, WithoutAPlanItIsNotChecked) {
  EXPECT_EQ(check(house(box(5, 5, 15, 15)), "grz", two_parcels()).verdict, Verdict::not_checked);
}

}  // namespace plot_and_coverage_test
}  // namespace flurwerk::geo
