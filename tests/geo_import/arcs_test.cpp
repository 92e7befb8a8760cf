// Arcs as the ETF validator's own examples have them (shared data, geometry_arcs): neighbours share every vertex, ends are
// where the file says, closed is closed, and what three points fix badly is named.
#include <cpl_minixml.h>
#include <gtest/gtest.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include "geo/import/gml_arcs.hpp"
#include "geo/import/gml_geometry.hpp"
#include "geo/import/shape.hpp"

namespace flurwerk::geo {
namespace arcs_test {

using Tree = std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)>;

class ArcExamples : public ::testing::Test {
 protected:
  bool open(const std::string& name) {
    const std::string path = std::string(FLURWERK_SHARED_DATA) + "/geometry_arcs/test_" + name;
    if (!std::filesystem::exists(path + "__data.xml")) return false;
    data = Tree(CPLParseXMLFile((path + "__data.xml").c_str()), CPLDestroyXMLNode);
    expected = Tree(CPLParseXMLFile((path + "__expected.xml").c_str()), CPLDestroyXMLNode);
    CPLStripXMLNamespace(data.get(), nullptr, 1);
    collect(data.get());
    return true;
  }
  // Verdicts of a file: <test geom="S1">passed</test>.
  std::map<std::string, std::string> verdicts() const {
    std::map<std::string, std::string> out;
    for (const auto* test = root()->psChild; test != nullptr; test = test->psNext) {
      if (test->eType == CXT_Element) out[CPLGetXMLValue(test, "geom", "")] = CPLGetXMLValue(test, nullptr, "");
    }
    return out;
  }
  const CPLXMLNode* root() const {
    const CPLXMLNode* node = expected.get();
    while (node && (node->eType != CXT_Element || node->pszValue[0] == '?')) node = node->psNext;
    return node;
  }
  Shape shape(const std::string& id) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) return {};
    const auto geometry = read_gml(*found->second);
    return geometry ? shape_of(*geometry, 0.0001, 100'000) : Shape{};
  }
  // Every vertex of a shape, in millionths.
  std::set<std::pair<long, long>> vertices(const std::string& id) {
    std::set<std::pair<long, long>> out;
    const auto add = [&](const std::vector<Point>& points) {
      for (const Point p : points) out.emplace(std::lround(p.x * 1e6), std::lround(p.y * 1e6));
    };
    const Shape read = shape(id);
    for (const Line& line : read.lines) add(line);
    for (const Polygon& part : read.area) add(part.outer);
    return out;
  }

  Tree data{nullptr, CPLDestroyXMLNode}, expected{nullptr, CPLDestroyXMLNode};
  std::map<std::string, const CPLXMLNode*> by_id;

 private:
  void collect(const CPLXMLNode* node) {
    for (; node != nullptr; node = node->psNext) {
      if (node->eType != CXT_Element) continue;
      const std::string id = CPLGetXMLValue(node, "id", "");
      if (!id.empty()) by_id[id] = node;
      collect(node->psChild);
    }
  }
};

TEST_F(ArcExamples, CurvesAndTheSurfaceBetweenThemShareEveryVertex) {
  if (!open("arc_interpolation")) GTEST_SKIP() << "shared data absent: geometry_arcs";
  auto curves = vertices("BZDC");
  EXPECT_GT(curves.size(), 15U) << "the arc was stroked";
  curves.merge(vertices("BZDE"));
  EXPECT_EQ(curves, vertices("BZBF"));
}

TEST_F(ArcExamples, AnArcHasTheSameVerticesFromBothSides) {
  for (const auto& [file, one, other] :
       {std::tuple{"arc_interpolation_compositeCurve", "Curve_1", "Curve_2"},
        std::tuple{"arc_interpolation_orientableCurve", "OrientableCurve_1", "OrientableCurve_2"}}) {
    if (!open(file)) GTEST_SKIP() << "shared data absent: geometry_arcs";
    EXPECT_GT(vertices(one).size(), 10U) << file;
    EXPECT_EQ(vertices(one), vertices(other)) << file;
  }
}

TEST_F(ArcExamples, SurfacesOnBothSidesOfAnArcShareItsVertices) {
  if (!open("arc_interpolation_compositeSurface")) GTEST_SKIP() << "shared data absent: geometry_arcs";
  const auto one = vertices("CompositeSurface_1"), other = vertices("CompositeSurface_2");
  std::set<std::pair<long, long>> both;
  std::ranges::set_intersection(one, other, std::inserter(both, both.end()));
  EXPECT_GT(both.size(), 10U);
}

TEST_F(ArcExamples, EndsAreWhereTheFileSays) {
  if (!open("curve_Endpoints")) GTEST_SKIP() << "shared data absent: geometry_arcs";
  int curves = 0;
  for (const auto& [id, points] : verdicts()) {
    if (points.empty()) continue;  // no curve
    Point first, last;
    ASSERT_EQ(std::sscanf(points.c_str(), "POINT (%lf %lf), POINT (%lf %lf)", &first.x, &first.y, &last.x, &last.y), 4);
    const Shape read = shape(id);
    ASSERT_FALSE(read.lines.empty()) << id;
    EXPECT_EQ(read.lines.front().front(), first) << id;
    EXPECT_EQ(read.lines.back().back(), last) << id;
    ++curves;
  }
  EXPECT_EQ(curves, 4);
}

TEST_F(ArcExamples, ClosedIsClosed) {
  if (!open("geometry_isClosed")) GTEST_SKIP() << "shared data absent: geometry_arcs";
  int seen = 0;
  const auto* tests = CPLGetXMLNode(expected.get(), "isClosed_forCurvesOnly");
  if (tests == nullptr) tests = CPLGetXMLNode(expected.get(), "=validationtest.isClosed_forCurvesOnly");
  ASSERT_NE(tests, nullptr);
  for (const auto* test = tests->psChild; test != nullptr; test = test->psNext) {
    const std::string id = CPLGetXMLValue(test, "gmlid", "");
    if (id.find("Curve") == std::string::npos) continue;
    const Shape read = shape(id);
    ASSERT_FALSE(read.lines.empty()) << id;
    const bool closed = std::ranges::all_of(read.lines, [](const Line& line) { return line.front() == line.back(); });
    EXPECT_EQ(closed, std::string(CPLGetXMLValue(test, "isClosed", "")) == "true") << id;
    ++seen;
  }
  EXPECT_EQ(seen, 4);
}

TEST_F(ArcExamples, WhatThreePointsFixBadlyIsNamed) {
  int failed = 0, passed = 0;
  for (const std::string file :
       {"checkSecondControlPointInMiddleThirdOfArc", "checkMinimumSeparationOfCircleControlPoints"}) {
    if (!open(file)) GTEST_SKIP() << "shared data absent: geometry_arcs";
    for (const auto& [id, verdict] : verdicts()) {
      EXPECT_EQ(ill_fixed_arc(*by_id.at(id)).has_value(), verdict == "failed") << file << " " << id;
      ++(verdict == "failed" ? failed : passed);
    }
  }
  EXPECT_EQ(failed, 2);
  EXPECT_EQ(passed, 3);
}

}  // namespace arcs_test
}  // namespace flurwerk::geo
