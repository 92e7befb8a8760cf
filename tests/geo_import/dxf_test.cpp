// Drawings: closed lines become areas, control points put a local system in its place.
#include <algorithm>
#include <cmath>
#include <map>

#include "geo/design.hpp"
#include "geo/import/drawn_design.hpp"
#include "geo/import/local_system.hpp"
#include "geo/import/outlines.hpp"
#include "import_support.hpp"

namespace flurwerk::geo {
namespace dxf_test {

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

// A drawing in millimetres, turned by a quarter: what its layers are called says what the outlines are.
TEST_F(Dxf, a_site_plan_becomes_a_design) {
  const auto rectangle = [](double x0, double y0, double x1, double y1) {
    return std::vector<Point>{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
  };
  const auto file = write("plan.dxf", dxf(polyline("Grundstücksgrenze", rectangle(-5000, -5000, 20000, 25000)) +
                                          polyline("A_Gebaeude", rectangle(0, 0, 12000, 8000)) +
                                          polyline("A_Gebaeude", rectangle(365, 365, 11635, 7635)) +
                                          polyline("Garage", rectangle(0, 15000, 3000, 21000)) +
                                          polyline("Moebel", rectangle(1000, 1000, 2000, 2000)) +
                                          polyline("Gebaeude_Bestand", rectangle(14000, 0, 18000, 4000))));
  ReadOptions placed;
  placed.control = {{{0, 0}, {480000, 5550000}}, {{10000, 0}, {480000, 5550010}}};
  const auto design = design_from_drawing(file, placed, {});
  ASSERT_TRUE(design) << design.error().text.en;
  const auto read = read_design(design->document);
  ASSERT_TRUE(read) << read.error().text.en;
  ASSERT_TRUE(read->plot);
  EXPECT_NEAR(area_m2(read->plot->area), 25 * 30, 1e-6);
  std::map<std::string, double> areas;
  for (const auto& structure : read->structures)
    areas[std::string(to_string(structure.kind))] += area_m2(structure.area);
  EXPECT_EQ(areas.size(), 3u);
  EXPECT_NEAR(areas["building"], 96, 1e-6) << "the inner line of its walls is not a second building";
  EXPECT_NEAR(areas["garage"], 18, 1e-6);
  EXPECT_NEAR(areas["existing"], 16, 1e-6);
  const auto furniture =
      std::find_if(design->layers.begin(), design->layers.end(), [](auto& l) { return l.name == "Moebel"; });
  ASSERT_NE(furniture, design->layers.end());
  EXPECT_EQ(furniture->kind, "") << "listed and left out";

  const auto said = design_from_drawing(file, placed, {{"Moebel", "shed"}, {"Garage", "none"}});
  ASSERT_TRUE(said);
  EXPECT_EQ(read_design(said->document)->structures.size(), 3u);
  EXPECT_NE(said->document.find("\"kind\":\"shed\""), std::string::npos);
  EXPECT_EQ(said->document.find("\"kind\":\"garage\""), std::string::npos);

  const auto nowhere = design_from_drawing(file, {}, {});
  ASSERT_TRUE(nowhere);
  EXPECT_EQ(nowhere->document, "");
  EXPECT_EQ(nowhere->corners.size(), 4u);
  EXPECT_EQ(nowhere->corners.at(0), (Point{-5000, -5000}));
}

TEST_F(Dxf, a_drawing_that_is_no_design_is_refused) {
  const auto code = [&](const std::string& text, std::vector<ControlPoint> control) {
    ReadOptions placed;
    placed.control = std::move(control);
    const auto design = design_from_drawing(write("x.dxf", text), placed, {});
    return design ? std::string("accepted") : design.error().code;
  };
  const std::vector<ControlPoint> two{{{0, 0}, {480000, 5550000}}, {{10, 0}, {480010, 5550000}}};
  EXPECT_EQ(code(dxf(polyline("Haus", house)), two), "accepted");
  EXPECT_EQ(code(dxf(polyline("Haus", house)), {two[0]}), "control-points-few");
  EXPECT_EQ(code(dxf(polyline("Haus", house, false)), two), "nothing-usable");
  EXPECT_EQ(code(dxf(polyline("Achsen", house)), two), "drawing-layers-unknown");
  EXPECT_EQ(code("{\"type\":\"FeatureCollection\",\"features\":[]}", two), "not-a-drawing");
  std::string many;
  for (int i = 0; i < 501; ++i) {
    const double x = 20 * i;
    many += polyline("Haus", {{x, 0}, {x + 10, 0}, {x + 10, 8}, {x, 8}});
  }
  EXPECT_EQ(code(dxf(many), two), "drawing-too-many");
  EXPECT_EQ(layer_kinds_from({"A=B=building"})->at("A=B"), "building");
  EXPECT_EQ(layer_kinds_from({"A=castle"}).error().code, "drawing-kind-unknown");
  EXPECT_EQ(control_points_from({"1,2=3,4"})->at(0).world, (Point{3, 4}));
  for (const char* text : {"1,2=3", "1,2=3,4x", "", "nan,2=3,4", "1e999,2=3,4"})
    EXPECT_EQ(control_points_from({text}).error().code, "control-point-unreadable") << text;
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

}  // namespace dxf_test
}  // namespace flurwerk::geo
