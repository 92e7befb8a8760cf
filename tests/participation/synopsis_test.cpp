// Statements side by side: who said what, what silence meant, every condition with a number.
#include "participation/synopsis.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace {

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

}  // namespace
}  // namespace flurwerk::tests
