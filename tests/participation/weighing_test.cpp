// Weighing: every condition can be taken over, adapted or rejected; a reason stands with all that is not taken as is.
#include "participation/weighing.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace weighing_test {

Story& with_condition(Story& story) {
  story.complete().asked().as("fred", "agency_member", "fire");
  auto command = story.statement(StatementOutcome::conditions);
  command.conditions = {{"", ConditionKind::obligation, "Brandschutz", "Zufahrt 3,00 m", "", "", {}, ""}};
  return story.must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), command, c);
  });
}
std::string weigh(Story& story, const std::string& condition, WeighingResult result, const std::string& reason) {
  return story.as("clara").code([&](const Context& c) {
    return participation::weigh_conditions(story.application(), story.participation(),
                                           {{{"r1"}, condition, result, reason}}, c);
  });
}

TEST(Weighing, ReasonsAreNeededForAllButTakingOver) {
  Story story;
  with_condition(story);
  EXPECT_EQ(weigh(story, "r1-2", WeighingResult::taken_over, ""), "unknown-condition");
  EXPECT_EQ(weigh(story, "r1-1", WeighingResult::rejected, ""), "missing-text");
  EXPECT_EQ(weigh(story, "r1-1", WeighingResult::adapted, " "), "missing-text");
  EXPECT_EQ(weigh(story, "r1-1", WeighingResult::taken_over, ""), "ok");
  EXPECT_EQ(weigh(story, "r1-1", WeighingResult::rejected, "Steht schon im Gesetz."), "ok") << "one may think again";
  const Weighing* last = story.participation().weighing({"r1"}, "r1-1");
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->result, WeighingResult::rejected);
  EXPECT_EQ(story.participation().weighings.size(), 1U) << "the last word counts";
}

}  // namespace weighing_test
}  // namespace flurwerk::tests
