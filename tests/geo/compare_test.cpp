// What changed between two versions of a design, and between two days of the law, and why.
#include <nlohmann/json.hpp>

#include <algorithm>

#include "draft.hpp"
#include "geo/compare.hpp"

namespace flurwerk::geo {
namespace compare_test {

Draft house(double from_boundary, double height = 5) {
  Draft draft;
  const auto h = std::to_string(height);
  draft.plot(box(0, 0, 30, 30))
      .add("building", box(from_boundary, 10, 20, 20),
           ",\"name\":\"Haus\",\"wall_heights\":[" + h + "," + h + "," + h + "," + h + "]");
  return draft;
}

std::vector<Finding> findings(const Draft& draft, const char* day = "2026-06-01") {
  return run_checks(draft.design(), {}, hesse(day));
}

const Change* change_of(const std::vector<Change>& changes, const std::string& check) {
  for (const auto& change : changes)
    if (change.check == check) return &change;
  return nullptr;
}

TEST(Compare, TheSameDesignChangesNothing) {
  EXPECT_TRUE(compare_findings(findings(house(3)), findings(house(3))).empty());
}

TEST(Compare, MovingTheHouseOutOfReachIsBetterAndSaysBy) {
  const auto changes = compare_findings(findings(house(2)), findings(house(3)));
  const auto* setback = change_of(changes, "setback");
  ASSERT_NE(setback, nullptr);
  EXPECT_EQ(setback->kind, Change::Kind::better);
  EXPECT_EQ(setback->why.front().de, "gemessen: 0,500 m → 0,000 m");
  EXPECT_EQ(change_of(changes, "plot-continuous"), nullptr) << "what did not change is left out";
}

TEST(Compare, OneDesignOnTwoDaysShowsTheLawsDifference) {
  const auto changes = compare_findings(findings(house(2.7), "2025-10-13"), findings(house(2.7), "2025-10-14"));
  const auto* setback = change_of(changes, "setback");
  ASSERT_NE(setback, nullptr);
  EXPECT_EQ(setback->before->verdict, Verdict::fail);
  EXPECT_EQ(setback->after->verdict, Verdict::pass);
  std::string why;
  for (const auto& reason : setback->why) why += reason.de + "\n";
  EXPECT_NE(why.find("bis 13.10.2025"), std::string::npos) << why;
  EXPECT_NE(why.find("mindestens 2,50 m"), std::string::npos) << why;
  EXPECT_EQ(change_of(changes, "building-class"), nullptr);
}

TEST(Compare, BuildingsThatComeAndGo) {
  auto two = house(3);
  two.add("garage", box(24, 24, 27, 29), R"(,"name":"Garage","wall_heights":[2.5,2.5,2.5,2.5])");
  const auto more = compare_findings(findings(house(3)), findings(two));
  EXPECT_TRUE(std::any_of(more.begin(), more.end(), [](const Change& change) {
    return change.kind == Change::Kind::added && change.subject == "Garage";
  }));
  const auto less = compare_findings(findings(two), findings(house(3)));
  EXPECT_TRUE(std::any_of(less.begin(), less.end(), [](const Change& change) {
    return change.kind == Change::Kind::removed && change.subject == "Garage" && !change.after;
  }));
}

TEST(Compare, AsJson) {
  const auto changes = changes_json(compare_findings(findings(house(3)), findings(house(2))), Crs::epsg25832);
  const auto at =
      std::find_if(changes.begin(), changes.end(), [](const auto& one) { return one.at("check") == "setback"; });
  ASSERT_NE(at, changes.end());
  const auto first = *at;
  EXPECT_EQ(first.at("kind"), "worse");
  EXPECT_EQ(first.at("before").at("verdict"), "pass");
  EXPECT_EQ(first.at("after").at("verdict"), "fail");
  EXPECT_EQ(first.at("why").at(0).at("en"), "measured: 0.000 m → 0.500 m");
}

}  // namespace compare_test
}  // namespace flurwerk::geo
