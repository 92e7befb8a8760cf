// What must hold for every design: areas by an independent formula, and verdicts that do not depend on place or turn.
#include <rapidcheck.h>

#include <cmath>
#include <numbers>

#include "draft.hpp"

namespace flurwerk::geo {
namespace properties_test {

void require(bool held) { EXPECT_TRUE(held); }

struct Turn {
  double angle, x, y;
  Point operator()(Point p) const {
    return {x + p.x * std::cos(angle) - p.y * std::sin(angle), y + p.x * std::sin(angle) + p.y * std::cos(angle)};
  }
  std::vector<Point> operator()(std::vector<Point> points) const {
    for (auto& p : points) p = (*this)(p);
    return points;
  }
};

// Millimetres as metres, inside [low, high].
double metres_between(int low_mm, int high_mm) { return *rc::gen::inRange(low_mm, high_mm) / 1000.0; }

TEST(Properties, ASetbackAreaIsWallLengthTimesDepth) {
  require(rc::check("area = length × depth", [] {
    const double width = metres_between(2000, 40000), depth = metres_between(2000, 40000),
                 height = metres_between(1, 40000);
    const Turn turn{metres_between(-3141, 3141), 477000, 5553000};
    Draft draft;
    draft.plot(turn(box(-200, -200, 200, 200)))
        .add("building", turn(box(0, 0, width, depth)), ",\"wall_heights\":[" + std::to_string(height) + ",3,3,3]");
    const auto marks = setbacks_of(check(draft, "setback"), 1);
    RC_ASSERT(marks.size() == 1u);
    // Independent of the engine: whole millimetres, 0.4 = 2/5, rounded down to decimetres, at least 2.50 m.
    const long long mm = std::llround(height * 1000);
    const long long expected = std::max(2500LL, mm * 2 / 5 / 100 * 100);
    RC_ASSERT(std::abs(number_of(marks[0], "depth_m") - static_cast<double>(expected) / 1000) < 1e-9);
    RC_ASSERT(std::abs(area_m2(marks[0].area) - width * static_cast<double>(expected) / 1000) < 1e-4);
  }));
}

// A house in a rectangular plot and two more structures, everything turned and moved.
std::vector<Finding> findings_of(const Turn& turn, const std::vector<double>& gaps, double height) {
  const double w = 10 + gaps[0] + gaps[1], d = 12 + gaps[2] + gaps[3];
  Draft draft;
  const auto h = std::to_string(height);
  draft.plot(turn(box(0, 0, w, d + 30)))
      .add("building", turn(box(gaps[0], gaps[2], gaps[0] + 10, gaps[2] + 12)),
           ",\"wall_heights\":[" + h + "," + h + "," + h + "," + h + "]")
      .add("building", turn(box(gaps[0], d + 12, gaps[0] + 10, d + 20)), R"(,"wall_heights":[6,6,6,6])")
      .add("garage", turn(box(0, d + 21, 3, d + 27)), R"(,"wall_heights":[2.5,2.5,2.5,2.5])");
  Site site;
  site.plan = {{"Plan", area_of(turn(box(-5, -5, w + 5, d + 35))), 400, "WA", "2017", {}, false, false, {}}};
  return run_checks(draft.design(), site, hesse());
}

TEST(Properties, VerdictsDoNotDependOnPlaceOrTurn) {
  require(rc::check("moving and turning changes nothing", [] {
    std::vector<double> gaps;
    for (int i = 0; i < 4; ++i)
      gaps.push_back(*rc::gen::inRange(0, 60) * 0.1 + 0.05);  // never within the tolerance of a limit
    const double height = metres_between(2000, 15000);
    const Turn home{0, 0, 0}, away{metres_between(-3141, 3141), 300000 + metres_between(0, 400000000),
                                   5200000 + metres_between(0, 800000000)};
    const auto here = findings_of(home, gaps, height), there = findings_of(away, gaps, height);
    RC_ASSERT(here.size() == there.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
      RC_ASSERT(here[i].verdict == there[i].verdict);
      if (!here[i].measured) continue;
      RC_ASSERT(std::abs(here[i].measured->value - there[i].measured->value) < 0.001);
    }
  }));
}

TEST(Properties, OutsideAreaOfARectangleIsWhatArithmeticSays) {
  require(rc::check("outside = length × (depth − distance)", [] {
    const double gap = metres_between(0, 6000), length = metres_between(3000, 30000);
    Draft draft;
    draft.plot(box(0, 0, 100, 100))
        .add("building", box(gap, 20, gap + 10, 20 + length), R"(,"wall_heights":[6,6,6,10])");
    const auto finding = check(draft, "setback");
    const double beyond = std::max(0.0, 4.0 - gap);
    RC_ASSERT(std::abs(number_of(setbacks_of(finding, 4).at(0), "outside_m2") - beyond * length) < 1e-3);
    RC_ASSERT(std::abs(finding.measured->value - beyond) < 1e-3);
    RC_ASSERT((finding.verdict == Verdict::fail) == (beyond > 0.01 && beyond * length > 0.01));
  }));
}

TEST(Properties, NeverMoreThanHalfOfAStreetIsCredited) {
  require(rc::check("the part beyond the middle is reported", [] {
    const double width = metres_between(2000, 20000), gap = metres_between(0, 3000),
                 height = metres_between(2000, 40000);
    Draft draft;
    draft.add("building", box(10, gap, 20, gap + 10), ",\"wall_heights\":[" + std::to_string(height) + ",4,4,4]");
    Site site;
    site.parcels = {{ParcelKey{"own"}, "", area_of(box(0, 0, 60, 60)), {}, PublicUse::none, true},
                    {ParcelKey{"street"}, "", area_of(box(-60, -width, 90, 0)), {}, PublicUse::traffic, false}};
    const auto finding = check(draft, "setback", site);
    const double depth = depths_of(finding, 1).at(0), beyond = std::max(0.0, depth - gap - width / 2);
    RC_ASSERT(std::abs(number_of(setbacks_of(finding, 1).at(0), "outside_depth_m") - beyond) < 1e-3);
  }));
}

}  // namespace properties_test
}  // namespace flurwerk::geo
