// One application from the first draft to the served decision, with the dates a clerk would find in the calendar.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace story_test {

TEST(Story, FromDraftToServedDecision) {
  Story story;
  story.submitted("2026-03-09");
  EXPECT_EQ(to_string(story.application().deadlines.at(0).deadline.due_on()), "2026-04-09");  // § 70 Abs. 2 HBO

  story.on("2026-03-16").as("clara").must([&](const Context& c) {
    return confirm_completeness(story.application(), {day("2026-03-16")}, c);
  });
  ASSERT_NE(story.application().running_deadline(Purpose::decision), nullptr);
  EXPECT_EQ(to_string(story.application().running_deadline(Purpose::decision)->deadline.due_on()), "2026-06-16");
  EXPECT_TRUE(std::holds_alternative<Met>(story.application().deadlines.at(0).settlement));

  story.on("2026-04-20")
      .asked(Act::opinion, "", "r1", "fire")
      .asked(Act::einvernehmen, "municipality-consent", "r2", "town");
  EXPECT_EQ(story.state(), ApplicationState::in_consultation);
  EXPECT_EQ(to_string(story.participation().request({"r1"})->spec.deadline.due_on()), "2026-05-20");
  EXPECT_EQ(to_string(story.participation().request({"r2"})->spec.deadline.due_on()),
            "2026-06-22");  // 20 June: Saturday

  story.on("2026-05-04").as("fred", "agency_member", "fire").must([&](const Context& c) {
    auto statement = story.statement(StatementOutcome::conditions);
    statement.conditions = {
        {"", ConditionKind::obligation, "Brandschutz", "Zweiter Rettungsweg", "§ 36 HBO", "", {}, ""}};
    return participation::submit_statement(story.application(), story.participation(), statement, c);
  });
  story.on("2026-05-11").as("tom", "agency_member", "town").must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(),
                                           story.statement(StatementOutcome::no_objection, "", "r2"), c);
  });
  EXPECT_TRUE(participation::open_acts(story.participation(), story.today()).ready());

  story.on("2026-06-01").decision_drafted().approved().notice_filed();
  story.on("2026-06-02").served(Service::portal);
  EXPECT_EQ(story.state(), ApplicationState::granted);
  const auto& served = std::get<DecisionServedState>(story.application().decision);
  EXPECT_EQ(to_string(served.served_on), "2026-06-03");  // the day after retrieval
  EXPECT_EQ(served.approved_by.value, "paul");
  EXPECT_EQ(served.text.drafted_by.value, "clara");
  std::vector<std::string> after;
  for (const TrackedDeadline& d : story.application().deadlines) {
    if (d.purpose == Purpose::after_decision) after.push_back(d.deadline.rule + " " + to_string(d.deadline.due_on()));
  }
  EXPECT_EQ(after, (std::vector<std::string>{"objection 2026-07-03", "permit-validity 2031-06-03"}));
  EXPECT_EQ(story.application().version, static_cast<std::int64_t>(story.log().size()));
}

TEST(Story, TimelineSaysWhoseTurnItWas) {
  Story story;
  story.submitted("2026-03-09");
  story.on("2026-03-16").as("clara").must([&](const Context& c) {
    return confirm_completeness(story.application(), {story.today()}, c);
  });
  story.on("2026-03-20").asked();
  story.on("2026-06-01").must([&](const Context& c) {  // a month after the period's end: legal time counts
    return participation::record_silence(story.participation(), {"r1"}, c);
  });
  std::string turns;
  for (const Turn& turn : story.application().turns) {
    turns += std::string(to_string(turn.side)) + " " + to_string(turn.from) +
             (turn.to ? ".." + to_string(*turn.to) : "..") + "; ";
  }
  EXPECT_EQ(turns,
            "applicant 2026-03-09..2026-03-09; authority 2026-03-09..2026-03-20; "
            "agencies 2026-03-20..2026-04-21; authority 2026-04-21..; ");
}

TEST(Story, FoldingTheLogAgainGivesTheSameCase) {
  Story story;
  story.complete().asked().on("2026-06-02");
  const Application again = fold({}, story.log());
  EXPECT_EQ(again.version, story.application().version);
  EXPECT_EQ(again.state, story.state());
  EXPECT_EQ(again.open_requests, story.application().open_requests);
  EXPECT_EQ(again.deadlines.size(), story.application().deadlines.size());
}

TEST(Story, ABrokenLogIsABug) {
  Application application;
  const Actor actor{{"anna"}, "designer", {}};
  EXPECT_THROW(apply(application, {1, {}, actor, "v", ApplicationSubmitted{"1", {}, 1, {}}}), std::logic_error);
  EXPECT_THROW(apply(application, {1, {}, actor, "v", DecisionApproved{1}}), std::logic_error);
}

}  // namespace story_test
}  // namespace flurwerk::tests
