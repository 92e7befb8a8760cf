// The plot, the street, the boundaries and the map layers around a design, drawn as maps.
#include "ascii_map.hpp"

namespace flurwerk::geo {
namespace place_checks_test {

TEST(PlotContinuous, OnePieceOrSeveral) {
  const auto whole = AsciiMap(R"(
    .BB..
    .BB..
  )");
  EXPECT_EQ(whole.check("plot-continuous").verdict, Verdict::pass);
  const auto apart = AsciiMap(R"(
    .BB.n..
    .BB.n..
  )");
  EXPECT_EQ(apart.check("plot-continuous").verdict, Verdict::warning);
  EXPECT_EQ(apart.check("plot-continuous").measured->value, 2);
  auto sliver = whole.site();  // two parcels whose border the survey drew 6 mm apart
  sliver.parcels = {{ParcelKey{"a"}, "", area_of(box(0, 0, 2.5, 2)), {}, PublicUse::none, true},
                    {ParcelKey{"b"}, "", area_of(box(2.506, 0, 5, 2)), {}, PublicUse::none, true}};
  EXPECT_EQ(whole.check("plot-continuous", sliver).verdict, Verdict::pass);
  EXPECT_EQ(whole.check("plot-continuous", {}).verdict, Verdict::not_checked);
}

TEST(PlotArea, OfficialAgainstComputed) {
  const auto map = AsciiMap(R"(
    .BB..
    .BB..
  )",
                            10);  // 1000 m²
  for (const auto& [official, verdict] : std::vector<std::pair<double, Verdict>>{
           {1000, Verdict::pass}, {1001.5, Verdict::pass}, {1003, Verdict::warning}, {950, Verdict::warning}}) {
    auto site = map.site();
    site.parcels->front().official_area_m2 = official;
    EXPECT_EQ(map.check("plot-area", site).verdict, verdict) << official;
  }
  EXPECT_EQ(map.check("plot-area").verdict, Verdict::not_checked) << "no official area";
}

TEST(StreetAccess, AtTheStreetBesideItOrBehind) {
  const auto front = AsciiMap(R"(
    n.BB.m
    n....m
    ssssss
  )",
                              2);
  EXPECT_EQ(front.check("street-access").verdict, Verdict::pass);
  EXPECT_NEAR(front.check("street-access").measured->value, 8, 1e-6);
  const auto pipe = AsciiMap(R"(
    n.BB.m
    n.mmmm
    n.mmmm
    ssssss
  )",
                             2);
  EXPECT_EQ(pipe.check("street-access").verdict, Verdict::warning) << "2 m wide";
  const auto pipe_3 = AsciiMap(R"(
    n.BB.m
    n.mmmm
    ssssss
  )",
                               3);
  EXPECT_EQ(pipe_3.check("street-access").verdict, Verdict::pass) << "3 m, just enough";
  EXPECT_NE(pipe_3.check("street-access").message.de.find("3,00 m"), std::string::npos);
  const auto behind = AsciiMap(R"(
    n.BB.m
    nnnnnn
    ssssss
  )",
                               2);
  EXPECT_EQ(behind.check("street-access").verdict, Verdict::warning) << "a way may be secured";
  auto site = behind.site();
  site.encumbrances.emplace();
  EXPECT_EQ(behind.check("street-access", site).verdict, Verdict::fail) << "none is";
  site.encumbrances = {{"Wegerecht", area_of(box(2, 2, 4, 4))}};
  EXPECT_EQ(behind.check("street-access", site).verdict, Verdict::warning) << "one adjoins";
  EXPECT_EQ(AsciiMap("n.BB.m").check("street-access").verdict, Verdict::not_checked) << "no street known";
}

TEST(StreetAccess, FiftyMetresForTheFireBrigade) {
  for (const auto& [back, verdict] :
       std::vector<std::pair<double, Verdict>>{{49, Verdict::pass}, {50, Verdict::pass}, {50.1, Verdict::warning}}) {
    Draft draft;
    draft.add("building", box(5, back - 10, 15, back), R"(,"name":"B")");
    Site site;
    site.parcels = {{ParcelKey{"own"}, "", area_of(box(0, 0, 20, 80)), {}, PublicUse::none, true},
                    {ParcelKey{"street"}, "", area_of(box(-50, -8, 70, 0)), {}, PublicUse::traffic, false}};
    EXPECT_EQ(check(draft, "street-access", site, "B").verdict, verdict) << back;
  }
}

TEST(AgencyLayers, HitsMissesAndLayersThatAreNotThere) {
  const auto map = AsciiMap(R"(
    ..BB..
    ..BB..
    ......
  )",
                            5);  // 30 x 15 m, the house from (10, 5) to (20, 15)
  auto site = map.site();
  site.layers["water-body"] = {{"Bach", area_of(box(-50, -20, 80, -8)), {}}};
  site.layers["state-road"] = {{"L 3099", {}, {{{-500, -35}, {500, -35}}}}};
  site.layers["flood-zone"] = {{"HQ 100", area_of(box(-50, -20, 80, 2)), {}}};
  site.layers["forest"] = {{"Wald", area_of(box(200, 0, 300, 100)), {}}};
  const auto findings = map.check_all(site);
  const auto stream = finding_of(findings, "agency-layers", "water-margin");
  EXPECT_EQ(stream.verdict, Verdict::warning);
  EXPECT_NEAR(stream.measured->value, 8, 1e-6);
  EXPECT_EQ(stream.message.de.find("Bauverbot"), std::string::npos) << "5 m ban, 10 m strip";
  const auto road = finding_of(findings, "agency-layers", "state-road");
  EXPECT_NEAR(road.measured->value, 35, 1e-6);
  EXPECT_EQ(road.limit->value, 40);
  const auto flood = finding_of(findings, "agency-layers", "flood-zone");
  EXPECT_NE(flood.message.de.find("60,0 m²"), std::string::npos) << flood.message.de;
  std::string missing, clear;
  for (const auto& finding : findings) {
    if (finding.check != "agency-layers" || !finding.subject.empty()) continue;
    (finding.verdict == Verdict::not_checked ? missing : clear) += finding.message.de;
  }
  EXPECT_NE(clear.find("Wald"), std::string::npos) << clear;
  EXPECT_NE(missing.find("Bahnanlagen"), std::string::npos) << missing;
  EXPECT_EQ(missing.find("Wald,"), std::string::npos) << missing;
  EXPECT_EQ((missing + clear).find("flood-"), std::string::npos) << "no keys of the rules";
}

TEST(AgencyLayers, TheDistanceOfTheRoadLaws) {
  const auto law = hesse();
  for (const auto& [layer, subject, reach, ban] :
       std::vector<std::tuple<const char*, const char*, double, double>>{{"motorway", "motorway", 100, 40},
                                                                         {"federal-road", "federal-road", 40, 20},
                                                                         {"state-road", "state-road", 40, 20}}) {
    const auto at = [&](double distance) {
      Draft draft;
      draft.plot(box(0, 0, 20, 20)).add("building", box(5, 0, 15, 10), R"(,"name":"B")");
      Site site;
      site.layers[layer] = {{"Straße", {}, {{{-900, -distance}, {900, -distance}}}}};
      std::string text;
      for (const auto& finding : run_checks(draft.design(), site, law))
        if (finding.check == "agency-layers" && finding.subject == subject) text = finding.message.de;
      return text;
    };
    EXPECT_TRUE(at(reach + 0.1).empty()) << layer;
    EXPECT_FALSE(at(reach).empty()) << layer;
    EXPECT_EQ(at(ban + 0.1).find("Bauverbot"), std::string::npos) << layer;
    EXPECT_NE(at(ban).find("Bauverbot"), std::string::npos) << layer;
  }
}

AsciiMap with_garages(const std::string& picture) {
  AsciiMap map(picture);
  map.with('B', walls_5).with('G', R"("wall_heights":[2.5,2.5,2.5,2.5])");
  return map;
}

TEST(BoundaryBuilding, NothingAtTheBoundary) {
  const auto map = with_garages(R"(
    n............
    n....BBBB....
    n....BBBB....
    n............
    n............
    n............
  )");
  EXPECT_EQ(map.check("boundary-building").verdict, Verdict::pass);
  EXPECT_EQ(map.check("boundary-building").measured->value, 0);
}

// A garage of `length` m at the western boundary of a long plot, another of `other` m at the northern one.
Finding garages(double length, double other = 0, double height = 2.5) {
  Draft draft;
  const auto walls = std::to_string(height);
  draft.plot(box(0, 0, 40, 40))
      .add("garage", box(0, 10, 3, 10 + length),
           ",\"name\":\"G\",\"wall_heights\":[" + walls + "," + walls + "," + walls + "," + walls + "]");
  if (other > 0) draft.add("garage", box(20, 37, 20 + other, 40), R"(,"name":"G2","wall_heights":[2,2,2,2])");
  return check(draft, "boundary-building");
}

TEST(BoundaryBuilding, LengthHeightAndWallArea) {
  EXPECT_EQ(garages(9).verdict, Verdict::pass);
  EXPECT_EQ(garages(10).verdict, Verdict::pass) << "25.0 m²";
  EXPECT_EQ(garages(10.1).verdict, Verdict::fail) << "25.25 m² of wall at one boundary";
  EXPECT_EQ(garages(8, 7).verdict, Verdict::pass) << "15 m in all";
  EXPECT_NE(garages(8, 7).message.de.find("an seiner Grenze"), std::string::npos);
  EXPECT_EQ(garages(8, 7.1).verdict, Verdict::fail) << "15.1 m in all";
  EXPECT_EQ(garages(8, 0, 3.0).verdict, Verdict::pass);
  EXPECT_EQ(garages(8, 0, 3.1).verdict, Verdict::fail);
}

TEST(BoundaryBuilding, ExistingGaragesAndParkingCount) {
  Draft draft;
  draft.plot(box(0, 0, 40, 40)).add("garage", box(0, 10, 3, 18), R"(,"name":"G","wall_heights":[2.5,2.5,2.5,2.5])");
  Site site;
  site.buildings = {{"old", area_of(box(20, 37, 28, 40)), 2500, 1, "Garage"}};
  EXPECT_EQ(check(draft, "boundary-building", site).verdict, Verdict::fail) << "8 + 8 m";
  (*site.buildings)[0].use = "Wohnhaus";
  EXPECT_EQ(check(draft, "boundary-building", site).verdict, Verdict::pass);
  draft.add("parking", box(37, 5, 40, 11), R"(,"name":"P","spaces":3)");
  EXPECT_EQ(check(draft, "boundary-building").verdict, Verdict::pass);
  Draft four;
  four.plot(box(0, 0, 40, 40)).add("parking", box(37, 5, 40, 15), R"(,"name":"P","spaces":4)");
  EXPECT_EQ(check(four, "boundary-building").verdict, Verdict::fail) << "three at most";
}

TEST(BoundaryBuilding, WithoutHeightsOrLandItIsNotChecked) {
  Draft draft;
  draft.plot(box(0, 0, 40, 40)).add("garage", box(0, 10, 3, 18));
  EXPECT_EQ(check(draft, "boundary-building").verdict, Verdict::not_checked);
  Draft nowhere;
  nowhere.add("garage", box(0, 10, 3, 18));
  EXPECT_EQ(check(nowhere, "boundary-building").verdict, Verdict::not_checked);
}

// A bay of `depth` before the west wall of a house `gap` from the boundary, `width` of 10 m.
Finding bay(double depth, double gap, double width) {
  Draft draft;
  draft.plot(box(0, 0, 40, 40))
      .add("building", box(gap, 10, gap + 10, 20),
           R"(,"wall_heights":[3,3,3,3],"projections":[{"edge":4,"kind":"bay","at":2,"width":)" +
               std::to_string(width) + ",\"depth\":" + std::to_string(depth) + "}]");
  return check(draft, "projections");
}

TEST(Projections, DepthDistanceAndAThirdOfTheWall) {
  EXPECT_EQ(bay(1.5, 3.5, 3.3).verdict, Verdict::pass) << "1.50 m deep, 2.00 m off";
  EXPECT_EQ(bay(1.51, 5, 3.3).verdict, Verdict::fail);
  EXPECT_EQ(bay(1.5, 3.4, 3.3).verdict, Verdict::fail) << "1.90 m off";
  EXPECT_EQ(bay(1, 5, 3.333).verdict, Verdict::pass);
  EXPECT_EQ(bay(1, 5, 3.334).verdict, Verdict::fail);
  Draft none;
  none.plot(box(0, 0, 40, 40)).add("building", box(5, 10, 15, 20));
  EXPECT_EQ(check(none, "projections").verdict, Verdict::not_checked);
}

}  // namespace place_checks_test
}  // namespace flurwerk::geo
