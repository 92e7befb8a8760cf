// The procedure finder under the law before and after 14 October 2025: read a row as question and answer.
#include "permit-core/find_procedure.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace find_procedure_test {

LawAt law(const std::string& on, const std::string& land = "HE") {
  return LawBook::builtin().at(land, parse_date(on).value()).value();
}

// The rule found; "open: " and what has to be answered first; or the refusal's code.
std::string found(const FinderAnswers& answers, const std::string& on = "2026-03-02") {
  const auto result = find_procedure(law(on), answers);
  if (!result) return result.error().code;
  if (result->rule) return result->rule->id;
  std::string open = "open:";
  for (const auto& tried : result->tried) {
    if (tried.fit == TriedRule::Fit::open) open += " " + tried.rule.id;
  }
  return open;
}

FinderAnswers house(const std::string& plan, const std::string& deviations = "no") {
  return {{"aim", "build"},  {"works", "new"},   {"special_building", "no"},
          {"wish", "none"},  {"use", "housing"}, {"plan", plan},
          {"access", "yes"}, {"hazard", "no"},   {"deviations", deviations}};
}

TEST(FindProcedure, AHouseByPlaceAndDay) {
  EXPECT_EQ(found(house("qualified")), "exemption");
  EXPECT_EQ(found(house("qualified", "yes")), "simplified");
  EXPECT_EQ(found(house("infill")), "exemption-extended");
  EXPECT_EQ(found(house("infill"), "2025-10-13"), "simplified") << "§ 64a holds since 14 October 2025";
  EXPECT_EQ(found(house("infill"), "2025-10-14"), "exemption-extended");
  EXPECT_EQ(found(house("infill"), "2030-12-31"), "exemption-extended");
  EXPECT_EQ(found(house("infill"), "2031-01-01"), "simplified") << "filed until the end of 2030";
  EXPECT_EQ(found(house("infill", "yes")), "simplified");
  EXPECT_EQ(found(house("outlying")), "simplified");
}

TEST(FindProcedure, WhoeverWantsMoreGetsIt) {
  auto answers = house("qualified");
  answers["wish"] = "simplified";
  EXPECT_EQ(found(answers), "simplified-on-request");
  answers["wish"] = "full";
  EXPECT_EQ(found(answers), "full-on-request");
  answers["special_building"] = "yes";
  EXPECT_EQ(found(answers), "special") << "a special building is examined in full in any case";
}

TEST(FindProcedure, WhatIsNotAHouse) {
  EXPECT_EQ(found({{"aim", "questions"}}), "preliminary");
  EXPECT_EQ(found({{"aim", "build"}, {"works", "catalogue"}}), "free");
  EXPECT_EQ(found({{"aim", "build"}, {"works", "demolition"}, {"demolished", "exempt"}}), "demolition-free");
  EXPECT_EQ(found({{"aim", "build"}, {"works", "demolition"}, {"demolished", "other"}}), "demolition-notice");
  EXPECT_EQ(found({{"aim", "build"}, {"works", "demolition"}}, "2025-10-13"), "demolition-old");
  auto attic = house("infill");
  attic["works"] = "attic";
  EXPECT_EQ(found(attic), "exemption-attic");
  auto shop = house("infill");
  shop["use"] = "other";
  EXPECT_EQ(found(shop), "simplified");
}

TEST(FindProcedure, NothingIsConcludedWhileAnAnswerCouldChangeIt) {
  auto answers = house("qualified");
  answers.erase("deviations");
  EXPECT_EQ(found(answers), "open: exemption");
  answers.erase("special_building");
  EXPECT_EQ(found(answers), "open: special exemption");
  answers["plan"] = "outlying";
  EXPECT_EQ(found(answers), "open: special") << "the plan alone rules the exemption out";
}

TEST(FindProcedure, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(found({{"plan", "moon"}}), "unknown-answer");
  EXPECT_EQ(found({{"colour", "red"}}), "unknown-answer");
  LawAt bare = law("2026-04-02", "NW");
  bare.finder_rules.clear();
  const auto elsewhere = find_procedure(bare, {});
  ASSERT_FALSE(elsewhere);
  EXPECT_EQ(elsewhere.error().code, "finder-not-covered");
}

}  // namespace find_procedure_test
}  // namespace flurwerk
