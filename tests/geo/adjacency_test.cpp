// Adjoining parcels: common boundaries measured by hand, and the findings that reach onto them.
#include "geo/adjacency.hpp"

#include "tests/geo/draft.hpp"

namespace flurwerk::geo {
namespace adjacency_test {

Parcel parcel(const std::string& key, const std::vector<Point>& corners) {
  return {ParcelKey{key}, key, area_of(corners), {}, PublicUse::none, false};
}

//  +----+----+----+
//  | NW |  N |    |     the plot is the square 20 x 30 in the middle of the lower row
//  +----+-+--+----+
//  |  W |plot|  E |     E begins 20 m north, so that it has only 10 m in common
//  +----+----+----+
const std::vector<Point> plot_corners = {{20, 0}, {40, 0}, {40, 30}, {20, 30}};

TEST(Adjacency, MeasuresTheCommonBoundary) {
  const auto plot = area_of(plot_corners);
  EXPECT_NEAR(common_boundary_m(plot, area_of(box(0, 0, 20, 30))), 30, 1e-9);
  EXPECT_NEAR(common_boundary_m(plot, area_of(box(40, 20, 60, 50))), 10, 1e-9) << "only where both run";
  EXPECT_NEAR(common_boundary_m(plot, area_of(box(0, 30, 20, 60))), 0, 1e-9) << "a corner is no length";
  EXPECT_NEAR(common_boundary_m(plot, area_of(box(0, 0, 19.96, 30))), 30, 1e-9) << "4 cm apart is drawn inexactly";
  EXPECT_NEAR(common_boundary_m(plot, area_of(box(0, 0, 19.9, 30))), 0, 1e-9) << "10 cm apart is a gap";
}

TEST(Adjacency, PointsInBetweenAndTheDirectionDoNotMatter) {
  const auto plot = area_of(plot_corners);
  const auto one_way = area_of({{0, 0}, {20, 0}, {20, 11}, {20, 17.5}, {20, 30}, {0, 30}});
  const auto other_way = area_of({{0, 30}, {20, 30}, {20, 17.5}, {20, 11}, {20, 0}, {0, 0}});
  EXPECT_NEAR(common_boundary_m(plot, one_way), 30, 1e-9);
  EXPECT_NEAR(common_boundary_m(plot, other_way), 30, 1e-9);
  EXPECT_NEAR(common_boundary_m(one_way, plot), 30, 1e-9) << "the same from either side";
}

TEST(Adjacency, WhatCrossesObliquelyIsNotCommon) {
  const auto plot = area_of(plot_corners);
  EXPECT_LT(common_boundary_m(plot, area_of({{20, 15}, {0, 5}, {0, 25}})), 0.2) << "touches with a point";
}

TEST(Adjacency, ListsWhoTouchesAndLeavesThePlotOut) {
  Site site;
  site.parcels = std::vector<Parcel>{parcel("plot", plot_corners), parcel("w", box(0, 0, 20, 30)),
                                     parcel("e", box(40, 20, 60, 50)), parcel("nw", box(0, 30, 20, 60)),
                                     parcel("far", box(100, 0, 120, 30))};
  const auto found = adjoining_parcels(area_of(plot_corners), {ParcelKey{"plot"}}, site, {});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].key.value, "w");
  EXPECT_NEAR(found[0].boundary_m, 30, 1e-9);
  EXPECT_EQ(found[1].key.value, "e");
  EXPECT_EQ(found[2].key.value, "nw") << "a corner touches without a length";
  EXPECT_EQ(found[2].boundary_m, 0);
  EXPECT_TRUE(found[0].concerns.empty());
}

TEST(Adjacency, AFindingConcernsTheParcelItReachesOnto) {
  // 1 m from the western boundary, 6 m high: the setback area of at least 2.5 m lies 1.5 m x 10 m on the neighbour.
  Draft draft;
  draft.add("building", box(21, 10, 31, 20), R"(,"name":"Haus","wall_heights":[6,6,6,6])");
  Site site;
  site.parcels = std::vector<Parcel>{parcel("plot", plot_corners), parcel("w", box(0, 0, 20, 30)),
                                     parcel("e", box(40, 0, 60, 30))};
  site.plot_parcels = {ParcelKey{"plot"}};
  const auto law = LawBook::builtin().at("HE", parse_date("2026-03-16").value());
  ASSERT_TRUE(law);
  const auto findings = run_checks(draft.design(), site, *law);
  const auto found = adjoining_parcels(area_of(plot_corners), site.plot_parcels, site, findings);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].key.value, "w") << "the concerned come first";
  ASSERT_FALSE(found[0].concerns.empty());
  const auto setback = std::find_if(found[0].concerns.begin(), found[0].concerns.end(),
                                    [](const Concern& concern) { return concern.check == "setback"; });
  ASSERT_NE(setback, found[0].concerns.end());
  EXPECT_NEAR(setback->area_m2, 15, 0.01);
  EXPECT_NEAR(setback->depth_m, 1.5, 0.01);
  EXPECT_EQ(setback->subject, "Haus");
  EXPECT_NE(setback->legal_basis.find("§ 6"), std::string::npos);
  EXPECT_TRUE(found[1].concerns.empty()) << "the other side is not concerned";
}

TEST(Adjacency, WithoutACadastreNothingIsSaid) {
  EXPECT_TRUE(adjoining_parcels(area_of(plot_corners), {}, Site{}, {}).empty());
}

}  // namespace adjacency_test
}  // namespace flurwerk::geo
