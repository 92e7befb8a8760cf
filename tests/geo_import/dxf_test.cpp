// Drawings: closed lines become areas, control points put a local system in its place.
#include <cmath>

#include "geo/import/local_system.hpp"
#include "geo/import/outlines.hpp"
#include "import_support.hpp"

namespace flurwerk::geo {
namespace {

// A closed LWPOLYLINE on a layer.
std::string polyline(const std::string& layer, const std::vector<Point>& points, bool closed = true) {
  std::string text = "0\nLWPOLYLINE\n5\n" + std::to_string(100 + points.size()) + "\n8\n" + layer + "\n90\n" +
                     std::to_string(points.size()) + "\n70\n" + (closed ? "1" : "0") + "\n";
  for (const Point& p : points) text += "10\n" + std::to_string(p.x) + "\n20\n" + std::to_string(p.y) + "\n";
  return text;
}

std::string dxf(const std::string& entities) { return "0\nSECTION\n2\nENTITIES\n" + entities + "0\nENDSEC\n0\nEOF\n"; }

const std::vector<Point> house{{0, 0}, {12, 0}, {12, 8}, {0, 8}};

class Dxf : public ImportTest {
 protected:
  Dxf() { options.as = ""; }
};

TEST_F(Dxf, a_drawing_without_a_place_is_refused_with_the_way_out) {
  const auto result = read(write("plan.dxf", dxf(polyline("Gebaeude", house))));
  ASSERT_EQ(code_of(result), "crs-missing");
  EXPECT_NE(result.error().cure.de.find("--control"), std::string::npos);
}

// The drawing is turned by 90 degrees: its x runs north.
TEST_F(Dxf, control_points_put_it_in_its_place) {
  options.control = {{{0, 0}, {480000, 5550000}}, {{10, 0}, {480000, 5550010}}};
  const auto result = read(write("plan.dxf", dxf(polyline("Gebaeude", house) + polyline("Bemassung", house) +
                                                 polyline("Gebaeude", {{1, 1}, {2, 2}}, false))));
  ASSERT_TRUE(result) << result.error().text.en;
  ASSERT_EQ(got.buildings.size(), 1u);
  EXPECT_NEAR(plain_area(got.buildings[0].area), 96, 1e-6);
  const Box box = bounds(got.buildings[0].area);
  EXPECT_NEAR(box.min_x, 479992, 1e-6);
  EXPECT_NEAR(box.max_x, 480000, 1e-6);
  EXPECT_NEAR(box.max_y, 5550012, 1e-6);
  EXPECT_EQ(result->not_read.at("DXF-Layer Bemassung"), 1u);
  EXPECT_EQ(result->skipped_count, 1u) << "an open line is no area";
  EXPECT_NE(result->reprojection.find("+proj=affine"), std::string::npos);
}

TEST_F(Dxf, millimetres_become_metres) {
  options.control = {{{0, 0}, {480000, 5550000}}, {{10000, 0}, {480010, 5550000}}};
  ASSERT_TRUE(read(write("mm.dxf", dxf(polyline("A-WALL", {{0, 0}, {12000, 0}, {12000, 8000}, {0, 8000}})))));
  EXPECT_NEAR(plain_area(got.buildings.at(0).area), 96, 1e-6);
}

TEST_F(Dxf, a_drawing_in_utm_says_so) {
  options.crs = 25832;
  ASSERT_TRUE(read(write(
      "utm.dxf", dxf(polyline("Haus", {{480000, 5550000}, {480010, 5550000}, {480010, 5550010}, {480000, 5550010}})))));
  EXPECT_NEAR(plain_area(got.buildings.at(0).area), 100, 1e-6);
}

TEST_F(Dxf, control_points_must_fit_each_other) {
  const auto code = [](const std::vector<ControlPoint>& points) {
    const auto way = LocalSystem::from(points);
    return way ? std::string("fits") : way.error().code;
  };
  const ControlPoint a{{0, 0}, {480000, 5550000}}, b{{10, 0}, {480010, 5550000}}, c{{0, 10}, {480000, 5550010}};
  EXPECT_EQ(code({a}), "control-points-few");
  EXPECT_EQ(code({a, a}), "control-points-same");
  EXPECT_EQ(code({a, b, c}), "fits");
  EXPECT_EQ(code({a, b, {{0, 10}, {480000, 5550010.5}}}), "control-points-disagree");
  EXPECT_EQ(code({a, b, {{0, 10}, {480000, 5549990}}}), "control-points-disagree") << "mirrored";
  EXPECT_NEAR(LocalSystem::from({a, b, {{0, 10}, {480000, 5550010.03}}})->residual_m(), 0.01, 0.01);
}

TEST_F(Dxf, a_drawing_is_no_cadastre_and_no_plan) {
  options.crs = 25832;
  for (const char* purpose : {"parcels", "plan"}) {
    options.as = purpose;
    EXPECT_EQ(code_of(read(write("x.dxf", dxf(polyline("Haus", house))))), "as-unknown") << purpose;
  }
}

TEST_F(Dxf, outlines_come_the_largest_first_and_placed_if_it_is_known_where) {
  const auto file = write("o.dxf", dxf(polyline("Garage", {{20, 0}, {23, 0}, {23, 6}, {20, 6}}) +
                                       polyline("Haus", house) + polyline("Achse", {{0, 0}, {50, 0}}, false)));
  const auto local = read_outlines(file, {});
  ASSERT_TRUE(local) << local.error().text.en;
  ASSERT_EQ(local->list.size(), 2u);
  EXPECT_FALSE(local->placed);
  EXPECT_EQ(local->list[0].layer, "Haus");
  EXPECT_EQ(bounds(local->list[0].area).max_x, 12);
  ReadOptions placed;
  placed.control = {{{0, 0}, {480000, 5550000}}, {{10, 0}, {480010, 5550000}}};
  const auto there = read_outlines(file, placed);
  ASSERT_TRUE(there) << there.error().text.en;
  EXPECT_TRUE(there->placed);
  EXPECT_NEAR(bounds(there->list[1].area).min_x, 480020, 1e-6);
  const auto open = read_outlines(write("l.dxf", dxf(polyline("Achse", {{0, 0}, {50, 0}}, false))), {});
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().code, "nothing-usable");
}

TEST_F(Dxf, a_real_house_plan_yields_its_closed_lines) {
  const std::string file = std::string(FLURWERK_SHARED_DATA) + "/dxf/kj21.dxf";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "shared data absent: " << file;
  options.as = "layer:drawing";
  options.control = {{{0, 0}, {480000, 5550000}}, {{1, 0}, {480001, 5550000}}};
  const auto result = read(file);
  ASSERT_TRUE(result) << result.error().text.en;
  std::size_t areas = 0;
  for (const auto& each : got.layers) areas += !each.area.empty() && plain_area(each.area) > 0;
  EXPECT_GT(areas, 0u);
}

}  // namespace
}  // namespace flurwerk::geo
