// Worked examples of setback areas under § 6 HBO in force since 14 October 2025, numbered as the lawyers' list is.
#include <cmath>
#include <numbers>

#include "draft.hpp"

namespace flurwerk::geo {
namespace setback_examples_test {

const auto wide_plot = box(-100, -100, 200, 200);

// A house whose first wall (south) is `width` m wide, on a plot where nothing is near.
Draft house(double width, const std::string& properties) {
  Draft draft;
  draft.plot(wide_plot).add("building", box(0, 0, width, 12), properties);
  return draft;
}

std::string roof(double eaves, double ridge, double pitch, int azimuth) {
  return ",\"eaves_height\":" + std::to_string(eaves) +
         ",\"roof\":{\"shape\":\"gable\",\"pitch_deg\":" + std::to_string(pitch) +
         ",\"ridge_height\":" + std::to_string(ridge) + ",\"ridge_azimuth\":" + std::to_string(azimuth) + "}";
}

struct Example {
  const char* number;
  const char* what;
  double width;
  std::string properties;
  std::vector<double> depths;  // of the south wall, section by section
};

const std::vector<Example>& depth_examples() {
  static const std::vector<Example> rows{
      {"1", "eaves 6.20: 2.48, minimum", 10, R"(,"wall_heights":[6.20,3,3,3])", {2.5}},
      {"2a", "6.49", 10, R"(,"wall_heights":[6.49,3,3,3])", {2.5}},
      {"2b", "6.50", 10, R"(,"wall_heights":[6.50,3,3,3])", {2.6}},
      {"3a", "7.49", 10, R"(,"wall_heights":[7.49,3,3,3])", {2.9}},
      {"3b", "7.50", 10, R"(,"wall_heights":[7.50,3,3,3])", {3.0}},
      {"4", "8.30: 3.32 rounded down", 10, R"(,"wall_heights":[8.30,3,3,3])", {3.3}},
      {"5a", "10.75: exactly 4.3, 4.2 in doubles", 10, R"(,"wall_heights":[10.75,3,3,3])", {4.3}},
      {"5b", "20.25", 10, R"(,"wall_heights":[20.25,3,3,3])", {8.1}},
      {"5c", "21.50", 10, R"(,"wall_heights":[21.5,3,3,3])", {8.6}},
      {"5d", "22.75", 10, R"(,"wall_heights":[22.75,3,3,3])", {9.1}},
      {"6", "wall 6.00, roof 50°, 4.50 high: H 7.50", 10, roof(6, 10.5, 50, 90), {3.0}},
      {"7", "the same at 45.0°: no addition", 10, roof(6, 10.5, 45.0, 90), {2.5}},
      {"8a", "the same at 70.0°: one third", 10, roof(6, 10.5, 70.0, 90), {3.0}},
      {"8b", "the same at 70.1°: counts as wall", 10, roof(6, 10.5, 70.1, 90), {4.2}},
      {"9", "gable 10 m, eaves 6.00, ridge 10.00 centred: mean 8.00", 10, roof(6, 10, 38.66, 0), {3.2}},
      {"10",
       "gable, eaves 6.05 and 7.78, ridge 9.80 at 6.5 m: 82.28 m²",
       10,
       R"(,"wall_heights":[{"profile":[[0,6.05],[6.5,9.80],[10,7.78]]},3,3,3])",
       {3.2}},
      {"11", "slope, 12 m wall, 5.40 to 7.00: mean 6.20", 12, R"(,"wall_heights":[[5.40,7.00],3,3,3])", {2.5}},
      {"12", "24 m wall, 6.00 to 10.00: two sections", 24, R"(,"wall_heights":[[6,10],3,3,3])", {2.8, 3.6}},
      {"13a",
       "dormers 3.0 of 12 m, 1.5 high: H 7.50",
       12,
       R"(,"wall_heights":[7,3,3,3],"roof":{"shape":"gable","pitch_deg":40,"ridge_azimuth":90},"dormers":[{"edge":1,"width":3.0,"height":1.5,"setback":1}])",
       {3.0}},
      {"13b",
       "dormers 2.4 of 12 m, a fifth: nothing",
       12,
       R"(,"wall_heights":[7,3,3,3],"roof":{"shape":"gable","pitch_deg":40,"ridge_azimuth":90},"dormers":[{"edge":1,"width":1.4,"height":1.5,"setback":1},{"edge":1,"width":1.0,"height":1.5,"setback":1}])",
       {2.8}},
      {"13c",
       "dormers 6.1 of 12 m: count as wall, H 8.50",
       12,
       R"(,"wall_heights":[7,3,3,3],"roof":{"shape":"gable","pitch_deg":40,"ridge_azimuth":90},"dormers":[{"edge":1,"width":6.1,"height":1.5,"setback":1}])",
       {3.4}},
      {"13d",
       "dormers 6.0 of 12 m, exactly half: one third",
       12,
       R"(,"wall_heights":[7,3,3,3],"roof":{"shape":"gable","pitch_deg":40,"ridge_azimuth":90},"dormers":[{"edge":1,"width":6.0,"height":1.5,"setback":1}])",
       {3.0}},
      {"13e",
       "one narrow dormer 0.50 m behind the wall: counts as wall",
       12,
       R"(,"wall_heights":[7,3,3,3],"dormers":[{"edge":1,"width":1.0,"height":1.5,"setback":0.5}])",
       {3.4}},
      {"15",
       "lower wall 6.00, set-back storey 1.50 behind, top 9.00",
       10,
       R"(,"wall_heights":[6,3,3,3],"upper_walls":[{"edge":1,"setback":1.5,"height":9}])",
       {2.5, 3.6}},
  };
  return rows;
}

TEST(SetbackExamples, DepthsInFrontOfTheSouthWall) {
  for (const auto& row : depth_examples()) {
    const auto finding = check(house(row.width, row.properties), "setback");
    EXPECT_EQ(depths_of(finding, 1), row.depths) << "example " << row.number << ": " << row.what;
  }
}

TEST(SetbackExamples, Example13_CollinearPiecesAreOneWall) {
  // The 12 m wall drawn in two pieces: 3.0 m of dormers over the first are still a quarter.
  Draft draft;
  draft.plot(wide_plot).add(
      "building", {{0, 0}, {5, 0}, {12, 0}, {12, 9}, {0, 9}},
      R"(,"wall_heights":[7,7,3,3,3],"dormers":[{"edge":1,"width":3.0,"height":1.5,"setback":1}])");
  EXPECT_EQ(depths_of(check(draft, "setback"), 1), std::vector{3.0});
  EXPECT_TRUE(depths_of(check(draft, "setback"), 2).empty());
}

TEST(SetbackExamples, Example14_CommercialAreaExceptAtItsBorder) {
  Draft draft;
  draft.plot(wide_plot).add("building", box(0, 0, 10, 10), R"(,"wall_heights":[14,12,14,14])");
  Site site;
  site.plan = {{"GE", area_of(box(-3, -50, 50, 50)), 800, "GE", "2017", {}, false, false, {}},
               {"WA", area_of(box(-50, -50, -3, 50)), 400, "WA", "2017", {}, false, false, {}}};
  const auto finding = check(draft, "setback", site);
  EXPECT_EQ(depths_of(finding, 1), std::vector{2.8});
  EXPECT_EQ(depths_of(finding, 2), std::vector{2.5});
  EXPECT_EQ(depths_of(finding, 4), std::vector{5.6}) << "3 m from the WA";
}

TEST(SetbackExamples, Example15_UpperWallStartsAtItsOwnLine) {
  const auto marks = setbacks_of(
      check(house(10, R"(,"wall_heights":[6,3,3,3],"upper_walls":[{"edge":1,"setback":1.5,"height":9}])"), "setback"),
      1);
  ASSERT_EQ(marks.size(), 2u);
  EXPECT_NEAR(bounds(marks[0].area).min_y, -2.5, 1e-9);
  EXPECT_NEAR(bounds(marks[1].area).min_y, -2.1, 1e-9);
}

Site street_site() {
  Site site;
  site.parcels = {{ParcelKey{"own"}, "", area_of(box(0, 0, 40, 40)), {}, PublicUse::none, true},
                  {ParcelKey{"street"}, "", area_of(box(-60, -12, 90, 0)), {}, PublicUse::traffic, false},
                  {ParcelKey{"opposite"}, "", area_of(box(0, -52, 40, -12)), {}, PublicUse::none, false}};
  return site;
}

TEST(SetbackExamples, Example16_StreetUpToItsMiddle) {
  const auto at_street = [](double height) {
    Draft draft;
    draft.add("building", box(10, 1, 20, 11), ",\"wall_heights\":[" + std::to_string(height) + ",6,6,6]");
    return check(draft, "setback", street_site());
  };
  EXPECT_EQ(at_street(14).verdict, Verdict::pass);
  EXPECT_EQ(at_street(17.5).verdict, Verdict::pass) << "6.0 of 6.0 m";
  const auto high = at_street(18);
  EXPECT_EQ(high.verdict, Verdict::fail);
  EXPECT_NEAR(high.measured->value, 0.2, 1e-6);
  EXPECT_NE(high.message.de.find("0,20 m und 2,00 m²"), std::string::npos) << high.message.de;
  EXPECT_NE(high.message.de.find("erforderlich 7,20 m"), std::string::npos) << high.message.de;
}

// Two houses facing each other, `gap` m apart.
Finding facing_houses(double gap) {
  Draft draft;
  draft.plot(wide_plot)
      .add("building", box(0, 0, 8, 10), R"(,"name":"A","wall_heights":[5,7.5,5,5])")
      .add("building", box(8 + gap, 0, 16 + gap, 10), R"(,"name":"B","wall_heights":[5,5,5,6])");
  return check(draft, "setback-overlap", {}, "A");
}

TEST(SetbackExamples, Example17_ParallelWalls) {
  const auto close = facing_houses(5.0);
  EXPECT_EQ(close.verdict, Verdict::fail);
  EXPECT_NEAR(close.measured->value, 5.0, 1e-6);
  const auto touching = facing_houses(5.5);
  EXPECT_EQ(touching.verdict, Verdict::pass);
  EXPECT_NEAR(touching.measured->value, 0, 1e-6);
}

Finding angled_houses(double angle_deg) {
  const double angle = angle_deg * std::numbers::pi / 180;
  const Point out{-std::cos(angle), std::sin(angle)}, along{std::sin(angle), std::cos(angle)}, corner{1.2, -0.5};
  const auto at = [&](double a, double o) {
    return Point{corner.x + a * along.x + o * out.x, corner.y + a * along.y + o * out.y};
  };
  Draft draft;
  draft.plot(wide_plot)
      .add("building", box(-10, 0, 0, 10), R"(,"name":"A","wall_heights":[6,6,6,6])")
      .add("building", {at(0, 0), at(0, -8), at(6, -8), at(6, 0)}, R"(,"name":"B","wall_heights":[6,6,6,6])");
  return check(draft, "setback-overlap", {}, "A");
}

TEST(SetbackExamples, Example18_WallsAtAnAngle) {
  EXPECT_EQ(angled_houses(75.0).verdict, Verdict::fail);
  EXPECT_EQ(angled_houses(75.1).verdict, Verdict::pass);
}

Finding garage(double from_boundary, double length, double height, const std::string& more = {}) {
  Draft draft;
  const auto h = std::to_string(height);
  draft.plot(box(0, 0, 60, 60))
      .add("garage", box(from_boundary, 20, from_boundary + 3, 20 + length),
           ",\"wall_heights\":[" + h + "," + h + "," + h + "," + h + "]" + more);
  return check(draft, "setback");
}

TEST(SetbackExamples, Example19_GarageWallOverTwentyFiveSquareMetres) {
  const auto large = garage(0, 9.0, 2.9);
  EXPECT_EQ(large.verdict, Verdict::fail);
  EXPECT_NEAR(large.measured->value, 26.1, 1e-6);
  EXPECT_EQ(large.measured->unit, "m²");
  EXPECT_EQ(large.limit->value, 25);
  EXPECT_EQ(garage(0, 8.6, 2.9).verdict, Verdict::pass) << "24.94 m²";
  EXPECT_EQ(garage(0, 8.0, 3.0).verdict, Verdict::pass);
  EXPECT_EQ(garage(0, 8.0, 3.01).verdict, Verdict::fail) << "mean height over 3 m";
  EXPECT_EQ(garage(0, 15.5, 1.5).verdict, Verdict::fail) << "longer than 15 m";
  EXPECT_EQ(garage(0, 14.5, 1.5, R"(,"roof_overhang":0.3)").verdict, Verdict::fail) << "15.1 m with its eaves";
}

TEST(SetbackExamples, Example20_GarageHalfAMetreOff) {
  const auto between = garage(0.5, 6, 2.5);
  EXPECT_EQ(between.verdict, Verdict::fail);
  EXPECT_NEAR(between.measured->value, 0.5, 1e-6);
  EXPECT_EQ(garage(1.0, 6, 2.5).verdict, Verdict::pass);
  EXPECT_EQ(garage(2.5, 6, 2.5).verdict, Verdict::pass);
}

const std::vector<Point> footprint21{{3, 6}, {13, 6}, {13, 18}, {3, 18}};
constexpr const char* heights21 = R"(,"wall_heights":[8,6,8,6])";

TEST(SetbackExamples, Example21_RectanglesNotBuffers) {
  Draft draft;
  draft.plot(wide_plot).add("building", footprint21, heights21);
  const auto finding = check(draft, "setback");
  EXPECT_EQ(finding.verdict, Verdict::pass);
  const auto expect_box = [&](int wall, Box wanted) {
    const auto marks = setbacks_of(finding, wall);
    ASSERT_EQ(marks.size(), 1u);
    const auto got = bounds(marks[0].area);
    EXPECT_NEAR(got.min_x, wanted.min_x, 1e-9) << wall;
    EXPECT_NEAR(got.min_y, wanted.min_y, 1e-9) << wall;
    EXPECT_NEAR(got.max_x, wanted.max_x, 1e-9) << wall;
    EXPECT_NEAR(got.max_y, wanted.max_y, 1e-9) << wall;
    EXPECT_EQ(marks[0].area[0].outer.size(), 5u);
  };
  expect_box(1, {3, 2.8, 13, 6});
  expect_box(2, {13, 6, 15.5, 18});
  expect_box(3, {3, 18, 13, 21.2});
  expect_box(4, {0.5, 6, 3, 18});
}

TEST(SetbackExamples, Example22_ObliqueBoundary) {
  Draft draft;
  draft.plot({{0.9, 0}, {60, 0}, {60, 40}, {0.1, 40}}).add("building", footprint21, heights21);
  const auto finding = check(draft, "setback");
  EXPECT_EQ(finding.verdict, Verdict::fail);
  EXPECT_NEAR(finding.measured->value, 0.28, 1e-4);
  const auto west = setbacks_of(finding, 4);
  ASSERT_EQ(west.size(), 1u);
  EXPECT_NEAR(number_of(west[0], "outside_m2"), 1.92, 1e-4);
  EXPECT_NEAR(number_of(west[0], "outside_depth_m"), 0.28, 1e-4);
  EXPECT_NE(finding.message.de.find("Wand 4 (West) reicht 0,28 m und 1,92 m² über"), std::string::npos)
      << finding.message.de;
  EXPECT_NE(finding.message.de.find("erforderlich 2,50 m"), std::string::npos) << finding.message.de;
}

TEST(SetbackExamples, Example23_ObliqueWall) {
  Draft draft;
  draft.plot(wide_plot).add("building", {{0, 0}, {8, 6}, {2, 14}, {-6, 8}}, R"(,"wall_heights":[6,6,6,6])");
  const auto marks = setbacks_of(check(draft, "setback"), 1);
  ASSERT_EQ(marks.size(), 1u);
  const std::vector<Point> wanted{{0, 0}, {1.5, -2}, {9.5, 4}, {8, 6}, {0, 0}};
  ASSERT_EQ(marks[0].area[0].outer.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_NEAR(marks[0].area[0].outer[i].x, wanted[i].x, 1e-9);
    EXPECT_NEAR(marks[0].area[0].outer[i].y, wanted[i].y, 1e-9);
  }
}

}  // namespace setback_examples_test
}  // namespace flurwerk::geo
