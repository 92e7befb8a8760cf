// The procedure finder of each Land as a table that a lawyer can read: what is said of a project, what follows, and its
// provision. Basis: SächsBO, BauO NRW 2018, BayBO, LBO as of 21 November 2026; the paragraph stands in each row.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "permit-core/find_procedure.hpp"
#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace finder_of_the_laender_test {

using test::day;

LawAt law(const std::string& land, Date on = day("2026-11-21")) { return LawBook::builtin().at(land, on).value(); }

// "plan:infill use:-" on top of the house: another answer, or none.
FinderAnswers answers(const std::string& land, const std::string& otherwise) {
  const std::string in_the_plan =
      " aim:build works:new special_building:no plan:qualified deviations:no access:yes hazard:no ";
  const std::map<std::string, std::string> house = {
      {"SN", "eia:no"},
      {"NW", "wish:none use:housing building_class:1"},
      {"BY", "use:housing bylaw:no"},
      {"BW", "wish:none use:housing building_class:1 freeze:no obstacle:no"},
  };
  FinderAnswers said;
  std::istringstream words(house.at(land) + in_the_plan + otherwise);
  for (std::string word; words >> word;) {
    const auto colon = word.find(':');
    said[word.substr(0, colon)] = word.substr(colon + 1);
    if (word.ends_with(":-")) said.erase(word.substr(0, colon));
  }
  return said;
}

struct Row {
  const char *land, *otherwise, *rule, *procedure, *basis;  // an empty procedure: nothing is applied for
};

// Each row tells what is otherwise than with a detached house of class 1 that conforms to a qualified local plan.
const Row saxony[] = {
    {"SN", "", "exemption", "exemption", "§ 62 Abs. 1, 2 Satz 1, Abs. 3 SächsBO"},
    {"SN", "works:change", "exemption", "exemption", "§ 62 Abs. 1, 2 Satz 1, Abs. 3 SächsBO"},
    {"SN", "deviations:code", "exemption", "exemption", "§ 62 Abs. 1, 2 Satz 1, Abs. 3 SächsBO"},
    {"SN", "deviations:yes", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "access:no", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "plan:simple", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "plan:draft", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "plan:infill", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "plan:outlying", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "plan:infill works:attic", "exemption-attic", "exemption", "§ 62 Abs. 2 Satz 2 SächsBO"},
    {"SN", "plan:simple works:attic", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "plan:infill works:attic access:no", "simplified", "simplified", "§ 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "hazard:yes", "simplified-hazard", "simplified-hazard",
     "§ 62 Abs. 1 Satz 2 Nr. 3, § 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "hazard:yes plan:outlying", "simplified-hazard", "simplified-hazard",
     "§ 62 Abs. 1 Satz 2 Nr. 3, § 63, § 69 Abs. 4, 5 SächsBO"},
    {"SN", "special_building:yes", "special", "full", "§ 62 Abs. 1 Satz 2 Nr. 1, §§ 63, 64, § 69 Abs. 4 SächsBO"},
    {"SN", "eia:yes", "eia", "full", "§ 62 Abs. 1 Satz 2 Nr. 2, §§ 63, 64 SächsBO"},
    {"SN", "works:demolition demolished:exempt special_building:yes", "demolition-free", "",
     "§ 61 Abs. 3 Satz 1 SächsBO"},
    {"SN", "works:demolition demolished:other", "demolition-notice", "", "§ 61 Abs. 3 Satz 2 bis 5 SächsBO"},
    {"SN", "works:catalogue", "free", "", "§ 61 Abs. 1, 2, 4, § 59 Abs. 2, § 67 Abs. 2, 3 SächsBO"},
    {"SN", "aim:questions", "preliminary", "preliminary", "§ 75 SächsBO"},
};

const Row north_rhine_westphalia[] = {
    {"NW", "", "exemption-housing", "exemption", "§ 63 Abs. 1 Satz 1 Nr. 1, Abs. 2, 3 BauO NRW 2018"},
    {"NW", "building_class:4", "exemption-housing", "exemption", "§ 63 Abs. 1 Satz 1 Nr. 1, Abs. 2, 3 BauO NRW 2018"},
    {"NW", "building_class:5", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "use:other building_class:2", "exemption-other", "exemption",
     "§ 63 Abs. 1 Satz 1 Nr. 2, Abs. 2, 3 BauO NRW 2018"},
    {"NW", "use:other building_class:3", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "use:other building_class:none", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "use:ancillary building_class:-", "exemption-ancillary", "exemption",
     "§ 63 Abs. 1 Satz 1 Nr. 3, Abs. 4 BauO NRW 2018"},
    {"NW", "deviations:yes", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "access:no", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "hazard:yes", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "plan:infill wish:-", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "wish:simplified", "simplified-on-request", "simplified", "§ 63 Abs. 2 Satz 2, § 64 BauO NRW 2018"},
    {"NW", "special_building:small", "simplified", "simplified", "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "special_building:renewable use:other", "simplified", "simplified",
     "§ 64 Abs. 1, 2, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "special_building:large", "special", "full", "§ 50 Abs. 2, § 65, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "works:temporary plan:infill", "temporary-use", "", "§ 64 Abs. 3 BauO NRW 2018"},
    {"NW", "works:temporary special_building:large", "special", "full", "§ 50 Abs. 2, § 65, § 71 Abs. 6 BauO NRW 2018"},
    {"NW", "works:temporary", "exemption-housing", "exemption", "§ 63 Abs. 1 Satz 1 Nr. 1, Abs. 2, 3 BauO NRW 2018"},
    {"NW", "works:demolition demolished:exempt", "demolition-free", "", "§ 62 Abs. 3 Satz 1, 2 BauO NRW 2018"},
    {"NW", "works:demolition demolished:other", "demolition-notice", "", "§ 62 Abs. 3 Satz 3 bis 7 BauO NRW 2018"},
    {"NW", "works:catalogue", "free", "", "§ 62 Abs. 1, 2, 4, § 60 Abs. 2, § 69 Abs. 2, 3 BauO NRW 2018"},
    {"NW", "aim:questions", "preliminary", "preliminary", "§ 77 Abs. 1, § 71 Abs. 6 BauO NRW 2018"},
};

const Row bavaria[] = {
    {"BY", "bylaw:-", "exemption-housing", "exemption", "Art. 58 Abs. 1, 2, Art. 63 Abs. 2 BayBO"},
    {"BY", "deviations:code", "exemption-housing", "exemption", "Art. 58 Abs. 1, 2, Art. 63 Abs. 2 BayBO"},
    {"BY", "deviations:yes", "simplified", "simplified", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "use:other", "exemption", "exemption", "Art. 58 Abs. 1, 2, Art. 63 Abs. 2 BayBO"},
    {"BY", "use:other bylaw:yes", "simplified-other", "simplified-other", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "plan:infill", "simplified", "simplified", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "plan:outlying use:mast", "simplified", "simplified", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "plan:infill use:other", "simplified-other", "simplified-other", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "access:no", "simplified", "simplified", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "hazard:yes", "simplified", "simplified", "Art. 59, Art. 68 Abs. 2 BayBO"},
    {"BY", "special_building:yes", "special", "full", "Art. 60, Art. 58 Abs. 1 Satz 1, Art. 68 Abs. 2 BayBO"},
    {"BY", "works:attic plan:infill", "attic-free", "", "Art. 57 Abs. 1 Nr. 18, Abs. 7 BayBO"},
    {"BY", "works:demolition demolished:exempt", "demolition-free", "", "Art. 57 Abs. 5 Satz 1 BayBO"},
    {"BY", "works:demolition demolished:other", "demolition-notice", "", "Art. 57 Abs. 5 Satz 2 bis 5 BayBO"},
    {"BY", "works:catalogue", "free", "", "Art. 57 Abs. 1 bis 4, 6, 7, Art. 55 Abs. 2, Art. 63 Abs. 2, 3 BayBO"},
    {"BY", "aim:questions", "preliminary", "preliminary", "Art. 71 BayBO"},
};

const char* const housing_basis = "§ 52 Abs. 1 Satz 3, § 54 Abs. 5, § 58 Abs. 1a LBO BW";
const char* const simplified_basis = "§ 52 Abs. 1 Satz 2, § 54 Abs. 5, § 58 Abs. 1a LBO BW";
const char* const on_request_basis = "§ 52 Abs. 1 Satz 1, 2, § 54 Abs. 5, § 58 LBO BW";
const Row baden_wuerttemberg[] = {
    {"BW", "", "notification-housing", "notification",
     "§ 51 Abs. 1 Satz 1 Nr. 1, Abs. 2, § 53 Abs. 6, § 59 Abs. 4 LBO BW"},
    {"BW", "building_class:5", "notification-housing", "notification",
     "§ 51 Abs. 1 Satz 1 Nr. 1, Abs. 2, § 53 Abs. 6, § 59 Abs. 4 LBO BW"},
    {"BW", "use:other building_class:3", "notification-other", "notification",
     "§ 51 Abs. 1 Satz 1 Nr. 2, Abs. 2, § 53 Abs. 6, § 59 Abs. 4 LBO BW"},
    {"BW", "use:other building_class:4", "simplified", "simplified", simplified_basis},
    {"BW", "use:restaurant", "simplified", "simplified", simplified_basis},
    {"BW", "use:structure building_class:none", "notification-structure", "notification",
     "§ 51 Abs. 1 Satz 1 Nr. 3, Abs. 2, § 53 Abs. 6, § 59 Abs. 4 LBO BW"},
    {"BW", "use:structure building_class:none special_building:solar", "notification-structure", "notification",
     "§ 51 Abs. 1 Satz 1 Nr. 3, Abs. 2, § 53 Abs. 6, § 59 Abs. 4 LBO BW"},
    {"BW", "use:structure building_class:none special_building:solar plan:outlying", "special-solar", "full",
     "§ 51 Abs. 1 Satz 1 Halbsatz 2, § 52 Abs. 1 Satz 2, § 58 LBO BW"},
    {"BW", "plan:old", "simplified-housing", "simplified", housing_basis},
    {"BW", "plan:infill", "simplified-housing", "simplified", housing_basis},
    {"BW", "plan:infill building_class:5", "simplified", "simplified", simplified_basis},
    {"BW", "freeze:yes", "simplified-housing", "simplified", housing_basis},
    {"BW", "deviations:code", "notification-housing", "notification",
     "§ 51 Abs. 1 Satz 1 Nr. 1, Abs. 2, § 53 Abs. 6, § 59 Abs. 4 LBO BW"},
    {"BW", "deviations:yes", "simplified-housing", "simplified", housing_basis},
    {"BW", "access:no", "simplified-housing", "simplified", housing_basis},
    {"BW", "obstacle:yes", "simplified-housing", "simplified", housing_basis},
    {"BW", "hazard:yes", "simplified-housing", "simplified", housing_basis},
    {"BW", "wish:simplified", "simplified-on-request", "simplified", "§ 52 Abs. 1 Satz 1, 2 LBO BW"},
    {"BW", "wish:full building_class:4", "simplified-only", "simplified", "§ 52 Abs. 1 Satz 3 LBO BW"},
    {"BW", "wish:full building_class:5", "full-on-request", "full", on_request_basis},
    {"BW", "wish:full use:other", "full-on-request", "full", on_request_basis},
    {"BW", "special_building:yes", "special", "full", "§ 51 Abs. 1, § 52 Abs. 1 Satz 2, § 54 Abs. 5, § 58 LBO BW"},
    {"BW", "works:into_housing plan:infill", "into-housing-free", "", "§ 50 Abs. 2 Nr. 2, Abs. 5, § 56 Abs. 6 LBO BW"},
    {"BW", "works:demolition demolished:exempt", "demolition-free", "", "§ 50 Abs. 3 LBO BW"},
    {"BW", "works:demolition demolished:other special_building:yes", "demolition-notification", "notification",
     "§ 51 Abs. 3, § 59 Abs. 4 LBO BW"},
    {"BW", "works:catalogue", "free", "", "§ 50 Abs. 1, 2, 4, 5, § 56 Abs. 6 LBO BW"},
    {"BW", "aim:questions", "preliminary", "preliminary", "§ 57, § 54 Abs. 5 LBO BW"},
};

void expect_found(std::span<const Row> rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.land) + " " + row.otherwise);
    const auto found = find_procedure(law(row.land), answers(row.land, row.otherwise));
    ASSERT_TRUE(found) << found.error().text.en;
    ASSERT_TRUE(found->rule) << "still open";
    EXPECT_EQ(found->rule->id, row.rule);
    EXPECT_EQ(found->rule->procedure, row.procedure);
    EXPECT_EQ(found->rule->basis, row.basis);
  }
}

TEST(FinderOfTheLaender, Saxony) { expect_found(saxony); }
TEST(FinderOfTheLaender, NorthRhineWestphalia) { expect_found(north_rhine_westphalia); }
TEST(FinderOfTheLaender, Bavaria) { expect_found(bavaria); }
TEST(FinderOfTheLaender, BadenWuerttemberg) { expect_found(baden_wuerttemberg); }

TEST(FinderOfTheLaender, AsksOnlyWhatCanStillChangeTheResult) {
  const struct {
    const char *land, *otherwise;
    std::set<std::string> open;
  } table[] = {
      {"SN", "access:-", {"access"}},
      {"SN", "plan:outlying access:- deviations:-", {}},
      {"SN", "plan:outlying hazard:-", {"hazard"}},  // whether silence grants the permit hangs on it
      {"NW", "building_class:-", {"building_class"}},
      {"NW", "plan:infill use:- building_class:- wish:- access:- hazard:-", {}},
      {"BY", "use:- bylaw:-", {"use", "bylaw"}},
      {"BY", "plan:infill use:-", {"use"}},
      {"BW", "freeze:-", {"freeze"}},
      {"BW", "plan:infill wish:-", {"wish"}},
  };
  for (const auto& row : table) {
    SCOPED_TRACE(std::string(row.land) + " " + row.otherwise);
    const auto found = find_procedure(law(row.land), answers(row.land, row.otherwise));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->rule.has_value(), row.open.empty());
    std::set<std::string> open;
    for (const auto& tried : found->tried) {
      if (tried.fit == TriedRule::Fit::open) open.insert(tried.questions.begin(), tried.questions.end());
    }
    if (!row.open.empty()) {
      EXPECT_EQ(open, row.open);
    }
  }
}

// Every day on which a row of this Land's finder or procedures begins to hold or has ceased to.
std::set<Date> days_of_change(const std::string& land) {
  std::set<Date> seen;
  std::vector<Date> ahead{day("2026-11-21")};
  const auto look_at = [&](const auto& rows) {
    for (const auto& row : rows) {
      ahead.push_back(row.valid_from);
      ahead.push_back(row.valid_from - std::chrono::days{1});
      if (row.valid_to) ahead.push_back(*row.valid_to + std::chrono::days{1});
    }
  };
  while (!ahead.empty()) {
    const Date on = ahead.back();
    ahead.pop_back();
    const auto then = LawBook::builtin().at(land, on);
    if (!then || !seen.insert(on).second) continue;
    look_at(then->finder_questions);
    look_at(then->finder_rules);
    look_at(then->procedures);
  }
  return seen;
}

using Allowed = std::map<std::string, std::set<std::string>>;  // question -> answers still possible

Allowed all_choices(const LawAt& law) {
  Allowed allowed;
  for (const auto& question : law.finder_questions) {
    for (const auto& choice : question.choices) allowed[question.id].insert(choice.id);
  }
  return allowed;
}

// Answers under which none of the rules before `last` fits; empty where there are none.
std::optional<Allowed> past(const LawAt& law, std::size_t next, std::size_t last, const Allowed& allowed) {
  if (next == last) return allowed;
  for (const auto& condition : law.finder_rules[next].conditions) {
    Allowed narrower = allowed;
    for (const auto& answer : condition.any_of) narrower[condition.question].erase(answer);
    if (narrower[condition.question].empty()) continue;
    if (auto found = past(law, next + 1, last, narrower)) return found;
  }
  return std::nullopt;
}

TEST(FinderOfTheLaender, EveryRuleOfEveryLandIsReachedOnEveryDay) {
  for (const auto& land : LawBook::builtin().lands()) {
    for (const Date on : days_of_change(land)) {
      const LawAt then = law(land, on);
      ASSERT_FALSE(then.finder_rules.empty()) << land << " " << to_string(on);
      for (std::size_t i = 0; i < then.finder_rules.size(); ++i) {
        const FinderRule& rule = then.finder_rules[i];
        SCOPED_TRACE(land + " " + to_string(on) + " " + rule.id);
        Allowed allowed = all_choices(then);
        for (const auto& condition : rule.conditions)
          allowed[condition.question] = std::set<std::string>(condition.any_of.begin(), condition.any_of.end());
        const auto left = past(then, 0, i, allowed);
        ASSERT_TRUE(left) << "no answers lead here: earlier rules take them all";
        FinderAnswers said;
        for (const auto& [question, choices] : *left) said[question] = *choices.begin();
        const auto found = find_procedure(then, said);
        ASSERT_TRUE(found && found->rule);
        EXPECT_EQ(found->rule->id, rule.id);
      }
    }
  }
}

TEST(FinderOfTheLaender, WhateverIsAnsweredSomethingIsFound) {
  for (const auto& land : LawBook::builtin().lands()) {
    for (const Date on : days_of_change(land)) {
      EXPECT_TRUE(law(land, on).finder_rules.back().conditions.empty()) << land << " " << to_string(on);
    }
  }
}

TEST(FinderOfTheLaender, RulesAskWhatIsAskedAndNameProceduresThatThereAre) {
  for (const auto& land : LawBook::builtin().lands()) {
    for (const Date on : days_of_change(land)) {
      const LawAt then = law(land, on);
      const Allowed choices = all_choices(then);
      for (const auto& rule : then.finder_rules) {
        SCOPED_TRACE(land + " " + to_string(on) + " " + rule.id);
        if (!rule.procedure.empty()) {
          EXPECT_NE(then.procedure(rule.procedure), nullptr) << rule.procedure;
        }
        for (const auto& condition : rule.conditions) {
          ASSERT_TRUE(choices.contains(condition.question)) << condition.question;
          for (const auto& answer : condition.any_of)
            EXPECT_TRUE(choices.at(condition.question).contains(answer)) << condition.question << ":" << answer;
        }
      }
    }
  }
}

TEST(FinderOfTheLaender, NoQuestionIsAskedInVain) {
  for (const auto& land : LawBook::builtin().lands()) {
    const LawAt now = law(land);
    std::set<std::string> asked;
    for (const auto& rule : now.finder_rules) {
      for (const auto& condition : rule.conditions) asked.insert(condition.question);
    }
    for (const auto& question : now.finder_questions)
      EXPECT_TRUE(asked.contains(question.id)) << land << " " << question.id;
  }
}

TEST(FinderOfTheLaender, SaysForWhomAndWhatCanBeLedHere) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(finder_lands(LawBook::builtin(), day("2026-11-21")), (Codes{"BW", "BY", "HE", "NW", "SN"}));
  EXPECT_EQ(finder_lands(LawBook::builtin(), day("2024-03-18")), (Codes{"HE", "NW"}));
  const struct {
    const char *land, *procedure;
    bool carried;
  } table[] = {{"HE", "exemption", true},     {"SN", "exemption", true},   {"SN", "simplified-hazard", true},
               {"NW", "exemption", true},     {"BY", "exemption", true},   {"BY", "simplified-other", true},
               {"BW", "notification", false}, {"BW", "preliminary", true}, {"HE", "demolition", true}};
  for (const auto& row : table) {
    const LawAt then = law(row.land);
    const Procedure* procedure = then.procedure(row.procedure);
    ASSERT_NE(procedure, nullptr) << row.land << " " << row.procedure;
    EXPECT_EQ(carried(then, *procedure), row.carried) << row.land << " " << row.procedure;
  }
}

}  // namespace finder_of_the_laender_test
}  // namespace flurwerk
