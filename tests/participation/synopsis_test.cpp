// Statements side by side: who said what, what silence meant, every condition with a number.
#include "participation/synopsis.hpp"

#include "participation/same_words.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace synopsis_test {

Condition condition(const std::string& topic, const std::string& text) {
  return {"", ConditionKind::obligation, topic, text, "", "", {}, ""};
}

TEST(Synopsis, TopicsByAgenciesWithNumberedConditions) {
  Story story;
  story.complete("2026-03-16").on("2026-04-20");
  for (const std::string agency : {"fire", "health", "water", "town"}) {
    story.asked(agency == "town" ? Act::benehmen : Act::opinion, "", "r-" + agency, agency);
  }
  const auto answer = [&](const std::string& agency, std::vector<Condition> conditions) {
    story.as("x", "agency_member", agency).must([&](const Context& c) {
      auto statement = story.statement(StatementOutcome::conditions, "", "r-" + agency);
      statement.conditions = std::move(conditions);
      return participation::submit_statement(story.application(), story.participation(), statement, c);
    });
  };
  answer("fire", {condition("Brandschutz", "Rettungsweg"), condition("Zufahrt", "3 m breit")});
  answer("health", {condition("Brandschutz", "Rauchmelder")});
  story.on("2026-05-21").as("system", "system").must([&](const Context& c) {
    return participation::record_silence(story.participation(), {"r-town"}, c);
  });
  answer("water", {condition("Entwässerung", "Versickerung")});

  const participation::Synopsis synopsis = participation::synopsis(story.participation());
  std::string columns;
  for (const auto& column : synopsis.columns) columns += column.agency.value + ": " + column.standing.de + "\n";
  EXPECT_EQ(
      columns,
      "fire: Keine Einwände bei Einhaltung der Nebenbestimmungen\n"
      "health: Keine Einwände bei Einhaltung der Nebenbestimmungen\n"
      "water: Keine Einwände bei Einhaltung der Nebenbestimmungen; verspätet: Stellungnahme bleibt unberücksichtigt; "
      "die Rechtmäßigkeit ist trotzdem zu prüfen (seit 21.05.2026)\n"
      "town: Benehmen gilt als erteilt (seit 21.05.2026)\n");
  ASSERT_EQ(synopsis.rows.size(), 3U);
  EXPECT_EQ(synopsis.rows[0].topic, "Brandschutz");
  EXPECT_EQ(synopsis.rows[0].cells[0].at(0).number, 1);
  EXPECT_EQ(synopsis.rows[1].cells[0].at(0).number, 2);
  EXPECT_EQ(synopsis.rows[0].cells[1].at(0).number, 3);
  EXPECT_EQ(synopsis.rows[2].cells[2].at(0).condition.text, "Versickerung");
  EXPECT_TRUE(synopsis.rows[2].cells[0].empty());
}

TEST(Synopsis, WhatIsSaidToATopicStandsInItsCell) {
  Story story;
  story.complete("2026-03-16");
  const auto say = [&](const std::string& agency, std::vector<TopicText> topics, std::vector<Condition> conditions) {
    const auto outcome = conditions.empty() ? StatementOutcome::no_objection : StatementOutcome::conditions;
    story.asked(Act::opinion, "", "r-" + agency, agency).as("x", "agency_member", agency);
    auto statement = story.statement(outcome, "Allgemeines", "r-" + agency);
    statement.topics = std::move(topics);
    statement.conditions = std::move(conditions);
    story.must([&](const Context& c) {
      return participation::submit_statement(story.application(), story.participation(), statement, c);
    });
  };
  say("fire", {{"Zufahrt", "Zu schmal."}, {"Löschwasser", "Reicht."}}, {condition("ZUFAHRT", "3 m breit")});
  say("road", {{"zufahrt", "Geht so."}}, {});
  std::string table;
  for (const auto& row : participation::synopsis(story.participation()).rows) {
    table += row.topic + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      table += " [" + row.texts[i] + "]" + std::to_string(row.cells[i].size());
    }
    table += "\n";
  }
  EXPECT_EQ(table, "Zufahrt: [Zu schmal.]1 [Geht so.]0\nLöschwasser: [Reicht.]0 []0\n");
}

// Read a line as: two wordings, whether they are one, whether somebody should look at both.
TEST(Synopsis, DuplicatesAndContradictions) {
  struct Row {
    std::string a, b;
    bool same, contradicts;
  };
  const Row rows[] = {
      {"Die Zufahrt ist freizuhalten.", "die zufahrt ist  freizuhalten", true, false},
      {"Öffnungen sind zu schließen", "öffnungen sind zu schließen!", true, false},
      {"Zufahrt mindestens 3,00 m breit", "Die Zufahrt ist mindestens 3,50 m breit anzulegen.", false, true},
      {"Zufahrt mindestens 3,00 m breit", "Zufahrt mindestens 3 m breit", true, false},
      {"Zufahrt mindestens 3,00 m breit", "Die Zufahrt ist mindestens 3 m breit anzulegen.", false, false},
      {"Die Hecke an der Straße ist zu erhalten.", "Die Hecke an der Straße ist nicht zu erhalten.", false, true},
      {"Rauchmelder einbauen", "Die Zufahrt ist freizuhalten.", false, false},
      {"Abstand 3 m", "Breite 4 m", false, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.a + " / " + row.b);
    EXPECT_EQ(participation::says_the_same(row.a, row.b), row.same);
    EXPECT_EQ(participation::may_contradict(row.a, row.b), row.contradicts && !row.same);
  }
  Story story;
  story.complete("2026-03-16");
  const auto asked = [&](const std::string& agency, const std::string& text) {
    story.asked(Act::opinion, "", "r-" + agency, agency).as("x", "agency_member", agency);
    auto statement = story.statement(StatementOutcome::conditions, "", "r-" + agency);
    statement.conditions = {condition("Zufahrt", text)};
    story.must([&](const Context& c) {
      return participation::submit_statement(story.application(), story.participation(), statement, c);
    });
  };
  asked("fire", rows[2].a);
  asked("town", rows[2].a);
  asked("road", rows[2].b);
  const auto synopsis = participation::synopsis(story.participation());
  const auto& cells = synopsis.rows.at(0).cells;
  EXPECT_EQ(cells[1].at(0).same_as, 1);
  EXPECT_EQ(cells[0].at(0).contradicts, std::vector<int>{3});
  EXPECT_EQ(cells[2].at(0).contradicts, (std::vector<int>{1, 2}));
}

}  // namespace synopsis_test
}  // namespace flurwerk::tests
