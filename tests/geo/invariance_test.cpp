// Properties of all checks together: no verdict depends on where a scene lies, how it is turned, whether it is seen in a
// mirror, or in how many pieces a wall was drawn; a higher or longer wall never needs less.
#include <rapidcheck.h>

#include <cmath>
#include <functional>

#include "draft.hpp"

namespace flurwerk::geo {
namespace invariance_test {

void require(bool held) { EXPECT_TRUE(held); }

using Map = std::function<Point(Point)>;

std::vector<Point> mapped(std::vector<Point> points, const Map& map) {
  for (auto& point : points) point = map(point);
  return points;
}

struct Scene4 {  // what is generated: gaps to four sides in metres, wall height
  double west, east, south, north, height;
  int storeys;
};

Scene4 any_scene() {
  const auto gap = [] { return *rc::gen::inRange(0, 60) * 0.1 + 0.053; };  // never within the tolerance of a limit
  return {gap(), gap(), gap(), gap(), *rc::gen::inRange(2000, 15000) / 1000.0, *rc::gen::inRange(1, 5)};
}

// A house with another one behind it and a garage at the boundary, between two neighbours, at a street and a stream,
// under a plan that lays down everything.
std::vector<Finding> findings_of(const Scene4& scene, const Map& map, bool split_walls = false) {
  const double w = 12 + scene.west + scene.east, d = 10 + scene.south + scene.north + 30;
  const auto at = [&](std::vector<Point> points) { return mapped(std::move(points), map); };
  const auto area = [&](std::vector<Point> points) { return area_of(at(std::move(points))); };
  const double x0 = scene.west, x1 = w - scene.east, y0 = scene.south, y1 = scene.south + 10;
  const auto h = std::to_string(scene.height);
  Draft draft;
  const auto more =
      ",\"name\":\"B\",\"use\":\"Wohnhaus\",\"units\":2,\"floor_area\":240,\"upper_floor_height\":5.5,\"storeys\":" +
      std::to_string(scene.storeys) + ",\"wall_heights\":[" + h + "," + h + "," + h + "," + h;
  if (split_walls)
    draft.add("building", at({{x0, y0}, {x0 + 4, y0}, {x1, y0}, {x1, y0 + 3}, {x1, y1}, {x0, y1}}),
              more + "," + h + "," + h + "]");
  else
    draft.add("building", at({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}), more + "]");
  draft.add("building", at(box(x0, y1 + 8, x1, y1 + 14)), R"(,"name":"C","storeys":1,"wall_heights":[4,4,4,4])")
      .add("garage", at(box(0, d - 8, 3, d - 2)), R"(,"name":"G","spaces":2,"wall_heights":[2.6,2.6,2.6,2.6])");
  Site site;
  site.parcels = {{ParcelKey{"own"}, "", area(box(0, 0, w, d)), {}, PublicUse::none, true},
                  {ParcelKey{"west"}, "", area(box(-20, 0, 0, d)), {}, PublicUse::none, false},
                  {ParcelKey{"east"}, "", area(box(w, 0, w + 20, d)), {}, PublicUse::none, false},
                  {ParcelKey{"street"}, "", area(box(-20, -8, w + 20, 0)), {}, PublicUse::traffic, false},
                  {ParcelKey{"stream"}, "", area(box(-20, d, w + 20, d + 5)), {}, PublicUse::water, false}};
  site.buildings = {{"next", area(box(w + 3, 3, w + 13, 12)), 6000, 2, "Wohnhaus"}};
  PlanArea plan;
  plan.area = area(box(-5, -0.5, w + 5, d + 1));
  plan.use = "WA";
  plan.baunvo_version = "2021";
  plan.grz_permille = 333;
  plan.gfz_permille = 555;
  plan.storeys_max = 3;
  plan.building_window = area(box(-5, 3.017, w + 5, 33.033));
  plan.building_lines = {at({{-5, 3.017}, {w + 5, 3.017}})};
  plan.style = BuildingStyle::open;
  site.plan = {plan};
  site.layers["water-body"] = {{"Bach", area(box(-20, d, w + 20, d + 5)), {}}};
  site.layers["railway"] = {{"Bahn", {}, {at({{-300, -31.3}, {300, -31.3}})}}};
  return run_checks(draft.design(), site, hesse());
}

// The same questions, the same verdicts, the same numbers.
void expect_alike(const std::vector<Finding>& here, const std::vector<Finding>& there) {
  RC_ASSERT(here.size() == there.size());
  for (std::size_t i = 0; i < here.size(); ++i) {
    RC_ASSERT(here[i].check == there[i].check);
    RC_ASSERT(here[i].subject == there[i].subject);
    if (here[i].verdict != there[i].verdict)
      RC_FAIL(here[i].check + ": " + here[i].message.en + " / " + there[i].message.en);
    if (!here[i].measured) continue;
    RC_ASSERT(std::abs(here[i].measured->value - there[i].measured->value) < 0.001);
  }
}

const Map unmoved = [](Point p) { return p; };

TEST(Invariance, MovingAndTurning) {
  require(rc::check("moved and turned", [] {
    const auto scene = any_scene();
    const double angle = *rc::gen::inRange(-3141, 3141) / 1000.0, x = 300000 + *rc::gen::inRange(0, 400000),
                 y = 5200000 + *rc::gen::inRange(0, 800000);
    expect_alike(findings_of(scene, unmoved), findings_of(scene, [&](Point p) {
                   return Point{x + p.x * std::cos(angle) - p.y * std::sin(angle),
                                y + p.x * std::sin(angle) + p.y * std::cos(angle)};
                 }));
  }));
}

TEST(Invariance, Mirroring) {
  require(rc::check("mirrored", [] {
    const auto scene = any_scene();
    expect_alike(findings_of(scene, unmoved), findings_of(scene, [](Point p) { return Point{-p.x, p.y}; }));
  }));
}

TEST(Invariance, CollinearPiecesOfAWall) {
  require(rc::check("drawn in pieces", [] {
    const auto scene = any_scene();
    expect_alike(findings_of(scene, unmoved), findings_of(scene, unmoved, true));
  }));
}

// Depth and area that the south wall of a lone house needs.
std::pair<double, double> needed(double length, double height) {
  Draft draft;
  const auto h = std::to_string(height);
  draft.plot(box(-100, -100, 200, 200)).add("building", box(0, 0, length, 10), ",\"wall_heights\":[" + h + ",3,3,3]");
  const auto marks = setbacks_of(check(draft, "setback"), 1);
  return {number_of(marks.at(0), "depth_m"), area_m2(marks.at(0).area)};
}

TEST(Invariance, AGrowingWallNeverNeedsLess) {
  require(rc::check("higher and longer", [] {
    const double length = *rc::gen::inRange(2000, 30000) / 1000.0, height = *rc::gen::inRange(1000, 30000) / 1000.0;
    const double longer = length + *rc::gen::inRange(0, 5000) / 1000.0,
                 higher = height + *rc::gen::inRange(0, 5000) / 1000.0;
    const auto before = needed(length, height), after = needed(longer, higher);
    RC_ASSERT(after.first >= before.first);
    RC_ASSERT(after.second >= before.second - 1e-6);
  }));
}

}  // namespace invariance_test
}  // namespace flurwerk::geo
