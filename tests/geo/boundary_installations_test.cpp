// Fences, retaining walls, wood stores, solar panels and heat pumps at the boundary (HBO § 6 Abs. 10 Nr. 6 to 11), and
// walls without openings between buildings of one plot (Abs. 7).
#include "ascii_map.hpp"

namespace flurwerk::geo {
namespace boundary_installations_test {

constexpr const char* installations = "boundary-installations";

PlanArea everywhere(const std::string& use) {
  PlanArea area;
  area.name = area.use = use;
  area.area = area_of(box(-50, -50, 200, 200));
  return area;
}

// What § 6 Abs. 10 Satz 1 says, as a table: kind, height in m, length in m, metres off the neighbour's boundary.
TEST(BoundaryInstallations, TableOfTheAct) {
  struct Row {
    const char* kind;
    double height, length, off;
    Verdict verdict;
    const char* basis;
  };
  const std::vector<Row> table{
      // clang-format off
      {"fence",          2.0,  20, 0,    Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 6 HBO"},
      {"fence",          2.01, 20, 0,    Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 6 HBO"},
      {"fence",          2.0,  20, 0.5,  Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 6 HBO"},  // neither at it nor 1 m off
      {"fence",          2.0,  20, 1,    Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 6 HBO"},
      {"fence",          3.0,  20, 2.5,  Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 6 HBO"},  // as far as a setback area
      {"fence",          7.0,  20, 2.5,  Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 6 HBO"},  // which would be 2.80 m
      {"retaining_wall", 1.5,  20, 0,    Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 7 HBO"},  // if it holds natural ground
      {"wood_store",     1.0,  6,  0,    Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 8 HBO"},
      {"wood_store",     1.1,  6,  0,    Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 8 HBO"},
      {"wood_store",     1.0,  6.1, 0,   Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 8 HBO"},
      {"solar",          3.0,  9,  0,    Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 10 HBO"},
      {"solar",          3.0,  9.1, 0,   Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 10 HBO"},
      {"solar",          3.1,  9,  0,    Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 10 HBO"},
      {"heat_pump",      2.0,  3,  0,    Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 11 HBO"},
      {"heat_pump",      2.1,  3,  0,    Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 11 HBO"},
      {"heat_pump",      2.0,  3.1, 0,   Verdict::warning, "§ 6 Abs. 10 Satz 1 Nr. 11 HBO"},
      {"heat_pump",      2.0,  3.1, 2.5, Verdict::pass,    "§ 6 Abs. 10 Satz 1 Nr. 11 HBO"},
      // clang-format on
  };
  for (const auto& row : table) {
    Draft draft;
    draft.plot(box(0, 0, 40, 40))
        .add(row.kind, box(row.off, 5, row.off + 0.4, 5 + row.length), ",\"height\":" + std::to_string(row.height));
    Site site;
    site.plan.emplace();  // known, and nothing in it
    const auto finding = check(draft, installations, site);
    EXPECT_EQ(finding.verdict, row.verdict) << row.kind << " " << row.height << " " << row.length << " " << row.off;
    EXPECT_EQ(finding.legal_basis, row.basis);
  }
}

TEST(BoundaryInstallations, CountTogetherAndOnTheOwnPlotOnly) {
  const auto two = AsciiMap(R"(
    n..........m
    nWW......WWm
    n..........m
  )")
                       .with('W', R"("height":1)");
  EXPECT_EQ(two.check(installations).verdict, Verdict::warning) << "one wood store at most";
  const auto one = AsciiMap(R"(
    ssssssssssss
    ssssssssssss
    ssssssssssss
    ssssssssssss
    nWW...WW...m
    n..........m
    ssssssssssss
    ssssssssssss
    ssssssssssss
    ssssssssssss
  )")
                       .with('W', R"("height":1)");
  EXPECT_EQ(one.check(installations).verdict, Verdict::pass) << "the other one stands 3 m off";
  const auto pumps = AsciiMap(R"(
    nUU......UUm
    n..........m
  )")
                         .with('U', R"("height":1.5)");
  EXPECT_EQ(pumps.check(installations).verdict, Verdict::warning) << "2 + 2 m of 3 m";
  EXPECT_EQ(pumps.check(installations).measured->value, 4);
  const auto street = AsciiMap(R"(
    sssssssssss
    sssssssssss
    sssssssssss
    sssssssssss
    n...FFF...m
    sssssssssss
    sssssssssss
    sssssssssss
    sssssssssss
  )")
                          .with('F', R"("height":3)");
  EXPECT_EQ(street.check(installations).verdict, Verdict::pass) << "a street is no neighbour's boundary";
}

TEST(BoundaryInstallations, SolarOnAGarageHasNoLength) {
  const auto panels = [](double height) {
    Draft draft;
    draft.plot(box(0, 0, 40, 40))
        .add("garage", box(0, 5, 5, 15), R"(,"wall_heights":[2.4,2.4,2.4,2.4])")
        .add("solar", box(0, 5, 4, 15), ",\"height\":" + std::to_string(height));
    return check(draft, installations);
  };
  EXPECT_EQ(panels(2.9).verdict, Verdict::pass);
  EXPECT_EQ(panels(2.9).legal_basis, "§ 6 Abs. 10 Satz 1 Nr. 9 HBO");
  EXPECT_EQ(panels(3.1).verdict, Verdict::warning);
}

TEST(BoundaryInstallations, WhatIsNotKnownIsNotChecked) {
  const auto fence = AsciiMap(R"(
    nFFFFF.m
    n......m
  )");
  EXPECT_EQ(fence.check(installations).verdict, Verdict::not_checked) << "no height";
  const auto tall = AsciiMap(R"(
    nFFFFF.m
    n......m
  )")
                        .with('F', R"("height":3)");
  EXPECT_EQ(tall.check(installations).verdict, Verdict::not_checked) << "perhaps a business area";
  auto site = tall.site();
  site.plan.emplace();
  site.plan->push_back(everywhere("GE"));
  EXPECT_EQ(tall.check(installations, site).verdict, Verdict::pass) << "no height in business areas";
  site.plan->front().use = "WA";
  EXPECT_EQ(tall.check(installations, site).verdict, Verdict::warning);
  EXPECT_EQ(finding_of(tall.check_all(site, hesse("2025-10-13")), installations).verdict, Verdict::not_checked)
      << "the text before the reform was not at hand";
  const auto none = AsciiMap(R"(
    nBBB...m
    n......m
  )");
  EXPECT_EQ(none.check(installations).verdict, Verdict::not_checked);
}

// Two halls of 20 m height, 4 m apart, on one plot in an area of the given use.
Finding halls(const std::string& use, const std::string& closed) {
  Draft draft;
  const std::string walls = R"(,"wall_heights":[20,20,20,20])";
  draft.plot(box(0, 0, 100, 60))
      .add("building", box(20, 20, 40, 40), walls + R"(,"name":"A","closed_walls":[{"edge":2)" + closed + "}]")
      .add("building", box(44, 20, 64, 40), walls + R"(,"name":"B","closed_walls":[{"edge":4)" + closed + "}]");
  Site site;
  site.plan.emplace();
  site.plan->push_back(everywhere(use));
  return check(draft, "setback-overlap", site, "A");
}

TEST(ClosedWalls, NeedLessBetweenBuildingsOfOneBusinessPlot) {
  // 0.2 H is 4.00 m each: 4 m apart they overlap. 1.50 m each do not, 2.50 m each do.
  EXPECT_EQ(halls("GE", R"(,"fire_retardant":true,"noncombustible":true)").verdict, Verdict::pass);
  EXPECT_EQ(halls("GI", R"(,"fire_retardant":true,"noncombustible":true)").verdict, Verdict::pass);
  EXPECT_EQ(halls("GE", R"(,"fire_retardant":true)").verdict, Verdict::fail);
  EXPECT_EQ(halls("GE", R"(,"noncombustible":true)").verdict, Verdict::fail);
  EXPECT_EQ(halls("GE", "").verdict, Verdict::fail);
  EXPECT_EQ(halls("WA", R"(,"fire_retardant":true,"noncombustible":true)").verdict, Verdict::fail);
  EXPECT_NEAR(halls("GE", R"(,"fire_retardant":true)").measured->value, 20, 1e-6) << "2.5 + 2.5 - 4 m over 20 m";
}

TEST(ClosedWalls, NeedTheFullDepthAtTheNeighboursBoundary) {
  Draft draft;
  draft.plot(box(0, 0, 60, 60))
      .add("building", box(2, 20, 22, 40),
           R"(,"wall_heights":[20,20,20,20],"closed_walls":[{"edge":4,"fire_retardant":true,"noncombustible":true}])");
  Site site;
  site.plan.emplace();
  site.plan->push_back(everywhere("GE"));
  EXPECT_EQ(check(draft, "setback", site).verdict, Verdict::fail);
}

}  // namespace boundary_installations_test
}  // namespace flurwerk::geo
