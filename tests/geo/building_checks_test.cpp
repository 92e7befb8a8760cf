// What the building itself is: its class, a special building or not, its parking spaces, the ground under its walls.
#include "draft.hpp"
#include "geo/parking_table.hpp"

namespace flurwerk::geo {
namespace building_checks_test {

Draft house(const std::string& properties) {
  Draft draft;
  draft.plot(box(0, 0, 60, 60)).add("building", box(20, 20, 30, 30), ",\"name\":\"B\"," + properties);
  return draft;
}

Site alone() {
  Site site;
  site.buildings.emplace();
  return site;
}

TEST(BuildingClass, TableOfTheAct) {
  struct Row {
    const char* properties;
    std::optional<int> number;
  };
  for (
      const auto& row : std::vector<Row>{
          {R"("upper_floor_height":5.5,"units":2,"floor_area":400)", 1},
          {R"("upper_floor_height":7,"units":2,"floor_area":400)", 1},
          {R"("upper_floor_height":7.001,"units":2,"floor_area":400,"largest_unit_area":200)", 4},
          {R"("upper_floor_height":5.5,"units":3,"floor_area":300)", 3},
          {R"("upper_floor_height":5.5,"units":1,"floor_area":401)", 3},
          {R"("upper_floor_height":13,"largest_unit_area":400)", 4},
          {R"("upper_floor_height":13,"largest_unit_area":401)", 5},
          {R"("upper_floor_height":13.1)", 5},
          {R"("upper_floor_height":5.5)", std::nullopt},
          {R"("upper_floor_height":9)", std::nullopt},
          {R"("units":1,"floor_area":100)", std::nullopt},
          {R"("units":1,"floor_area":100,"eaves_height":3,"roof":{"shape":"gable","pitch_deg":30,"ridge_height":7,"ridge_azimuth":0})",
           1}}) {
    const auto finding = check(house(row.properties), "building-class", alone());
    EXPECT_EQ(finding.verdict, row.number ? Verdict::pass : Verdict::not_checked) << row.properties;
    if (row.number) {
      EXPECT_EQ(finding.measured->value, *row.number) << row.properties;
    }
  }
}

TEST(BuildingClass, ANeighbourWallToWallMakesClassTwo) {
  const auto draft = house(R"("upper_floor_height":5.5,"units":2,"floor_area":200)");
  auto site = alone();
  site.buildings = {{"next door", area_of(box(30, 20, 40, 30)), {}, {}, ""}};
  EXPECT_EQ(check(draft, "building-class", site).measured->value, 2);
  EXPECT_EQ(check(draft, "building-class").verdict, Verdict::not_checked) << "neighbours are not known";
}

TEST(SpecialBuilding, MeasuresAndUses) {
  EXPECT_EQ(check(house(R"("use":"Wohnhaus","upper_floor_height":22)"), "special-building").verdict, Verdict::pass);
  EXPECT_EQ(check(house(R"("use":"Wohnhaus","upper_floor_height":22.1)"), "special-building").verdict,
            Verdict::warning);
  EXPECT_EQ(check(house(R"("use":"Wohnhaus","wall_heights":[30,30,30,30])"), "special-building").verdict,
            Verdict::pass);
  EXPECT_EQ(check(house(R"("use":"Wohnhaus","wall_heights":[30.1,30,30,30])"), "special-building").verdict,
            Verdict::warning);
  EXPECT_EQ(check(house(R"("use":"Krankenhaus")"), "special-building").legal_basis, "§ 2 Abs. 9 Nr. 8 HBO");
  EXPECT_EQ(check(house(R"("use":"Restaurant")"), "special-building").verdict, Verdict::warning);
  EXPECT_EQ(check(house(R"("storeys":2)"), "special-building").verdict, Verdict::not_checked);
}

TEST(SpecialBuilding, LargeStoreysExceptHousing) {
  for (const auto& [use, side, verdict] : std::vector<std::tuple<const char*, double, Verdict>>{
           {"Werkstatt", 40, Verdict::pass}, {"Werkstatt", 40.1, Verdict::warning}, {"Wohnhaus", 60, Verdict::pass}}) {
    Draft draft;
    draft.plot(box(0, 0, 100, 100))
        .add("building", box(10, 10, 10 + side, 10 + side), std::string(",\"use\":\"") + use + "\"");
    EXPECT_EQ(check(draft, "special-building").verdict, verdict) << use << " " << side;
  }
}

ParkingTable table(const char* text) {
  auto read = read_parking_table(text);
  if (!read) ADD_FAILURE() << read.error().text.en;
  return read ? *read : ParkingTable{};
}

TEST(Parking, ByTheMunicipalitysTable) {
  Draft draft = house(R"("use":"Wohnhaus","units":3)");
  draft.add("garage", box(5, 5, 8, 11), R"(,"spaces":1)").add("parking", box(40, 5, 50, 11), R"(,"spaces":4)");
  EXPECT_EQ(check(draft, "parking").verdict, Verdict::not_checked) << "no by-law";
  Site site;
  site.parking = table(R"({"basis":"Satzung","rules":[{"use":"dwelling","per_unit":1.5}]})");
  EXPECT_EQ(check(draft, "parking", site).verdict, Verdict::pass) << "4.5 rounds up to 5";
  EXPECT_EQ(check(draft, "parking", site).limit->value, 5);
  site.parking = table(R"({"basis":"Satzung","rules":[{"use":"dwelling","per_unit":1.7}]})");
  EXPECT_EQ(check(draft, "parking", site).verdict, Verdict::fail) << "5.1 rounds up to 6";
  site.parking = table(R"({"basis":"Satzung","rules":[{"use":"office","per_100_m2":2.5}]})");
  EXPECT_EQ(check(draft, "parking", site).verdict, Verdict::not_checked) << "no row for dwellings";
}

TEST(Parking, DistrictFreeCitiesMayNotAskSinceOctober2025) {
  const auto draft = house(R"("use":"Wohnhaus","units":14)");
  Site site;
  site.parking = table(R"({"basis":"Satzung","district_free":true,"rules":[{"use":"dwelling","per_unit":1}]})");
  const auto needed = [&](const char* day) {
    return finding_of(run_checks(draft.design(), site, hesse(day)), "parking").limit->value;
  };
  EXPECT_EQ(needed("2025-10-13"), 14);
  EXPECT_EQ(needed("2025-10-14"), 0);
  EXPECT_EQ(needed("2031-01-01"), 14);
  site.parking->district_free = false;
  EXPECT_EQ(needed("2025-10-14"), 14);
}

TEST(Parking, TablesThatCannotBeRead) {
  for (const char* text : {"{", "[]", R"({"basis":"x"})", R"({"basis":"x","rules":[{"use":"dwelling"}]})",
                           R"({"basis":"x","rules":[{"use":"dwelling","per_unit":-1}]})",
                           R"({"basis":"x","rules":[{"use":"dwelling","per_unit":1.25}]})",
                           R"({"basis":"x","rules":[{"use":"dwelling","per_flat":1}]})"})
    EXPECT_FALSE(read_parking_table(text)) << text;
}

TEST(Terrain, WallsAreMeasuredFromTheGroundAtTheirCorners) {
  // Heights above level 0; the ground falls from 0 at the west to -2 at the east.
  const auto finding = check(house(R"("wall_heights":[6,6,6,6],"terrain_heights":[0,-2,-2,0])"), "setback");
  EXPECT_EQ(depths_of(finding, 4), std::vector{2.5}) << "west: 6 m";
  EXPECT_EQ(depths_of(finding, 2), std::vector{3.2}) << "east: 8 m";
  EXPECT_EQ(depths_of(finding, 1), std::vector{2.8}) << "south: mean 7 m";
  const auto level = check(house(R"("wall_heights":[6,6,6,6])"), "setback");
  EXPECT_NE(level.steps.back().de.find("Ebenes Gelände angenommen"), std::string::npos);
  EXPECT_NE(finding.steps.back().de.find("Gebäudeecken"), std::string::npos);
}

TEST(Terrain, RingsDrawnTheOtherWayRoundMeanTheSame) {
  Draft draft;
  draft.plot(box(0, 0, 60, 60))
      .add("building", {{20, 20}, {20, 30}, {30, 30}, {30, 20}},
           R"(,"wall_heights":[6,6,6,6],"terrain_heights":[0,0,-2,-2])");
  const auto finding = check(draft, "setback");
  EXPECT_EQ(depths_of(finding, 1), std::vector{2.5}) << "west";
  EXPECT_EQ(depths_of(finding, 3), std::vector{3.2}) << "east";
}

TEST(Terrain, OneHeightPerPoint) {
  const auto read = read_design(house(R"("wall_heights":[6,6,6,6],"terrain_heights":[0,1])").json());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "terrain-heights-count");
}

}  // namespace building_checks_test
}  // namespace flurwerk::geo
