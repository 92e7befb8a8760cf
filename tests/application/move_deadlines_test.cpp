// A day becomes a holiday while periods run: what ends on it moves, everything else stays, and taking it back moves it back.
#include "permit-core/move_deadlines.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace move_deadlines_test {

Decided moved_by(const Story& story, const HolidayCalendar& calendar) {
  std::vector<Deadline> requests;
  for (const auto& request : story.participation().requests) {
    if (request.is_open()) requests.push_back(request.spec.deadline);
  }
  const LawAt& law = law_on(story.today());
  return move_deadlines(story.application(), requests, "Kreistag beschließt Heimatfest",
                        {{AccountId{"admin"}, "administrator", {}}, story.today(), law, calendar});
}
HolidayCalendar with(const std::string& date) {
  return HolidayCalendar::of("HE").value().with({day(date), "Heimatfest"});
}
std::string due(const Story& story, Purpose purpose) {
  return to_string(story.application().running_deadline(purpose)->deadline.due_on());
}

// Complete on 16 March: the decision is due on 16 June, a Tuesday.
TEST(MoveDeadlines, WhatEndsOnTheDayMovesWithItsDerivation) {
  Story story;
  story.complete("2026-03-16").on("2026-04-01");
  const auto events = moved_by(story, with("2026-06-16")).value();
  ASSERT_EQ(events.size(), 1U);
  const auto& moved = std::get<DeadlinesMoved>(events.front());
  ASSERT_EQ(moved.deadlines.size(), 1U);
  EXPECT_EQ(to_string(moved.deadlines.front().derivation.raw), "2026-06-16");
  EXPECT_EQ(moved.deadlines.front().derivation.steps.back().rule, "BGB § 193");
  EXPECT_NE(moved.deadlines.front().derivation.steps.back().why.de.find("Heimatfest"), std::string::npos);
  story.record(events.front());
  EXPECT_EQ(due(story, Purpose::decision), "2026-06-17");
  EXPECT_EQ(story.state(), ApplicationState::complete);

  const auto back = moved_by(story, HolidayCalendar::of("HE").value()).value();
  ASSERT_EQ(back.size(), 1U);
  story.record(back.front());
  EXPECT_EQ(due(story, Purpose::decision), "2026-06-16");
}

TEST(MoveDeadlines, ADayInsideAPeriodOfMonthsMovesNothing) {
  Story story;
  story.complete("2026-03-16").on("2026-04-01");
  EXPECT_TRUE(moved_by(story, with("2026-05-20")).value().empty());
}

TEST(MoveDeadlines, OpenRequestsMoveInTheParticipation) {
  Story story;
  story.complete("2026-03-16").asked();
  const Deadline before = story.participation().requests.front().spec.deadline;
  const auto events = moved_by(story, with(to_string(before.due_on()))).value();
  ASSERT_EQ(events.size(), 1U);
  story.record(events.front());
  EXPECT_GT(story.participation().requests.front().spec.deadline.due_on(), before.due_on());
}

// Row 85 of the worked periods runs backwards; what is over stays over; a permit's validity never shifts.
TEST(MoveDeadlines, WhatIsOverOrNeverShiftsStays) {
  Story story;
  story.complete("2026-03-16").on("2026-06-17");
  EXPECT_TRUE(moved_by(story, with("2026-06-16")).value().empty()) << "it ended yesterday";
  Story permit;
  permit.complete("2026-03-16").decision_drafted().approved().notice_filed().served();
  EXPECT_TRUE(moved_by(permit, with("2031-03-16")).value().empty()) << "five years, unshifted";
}

// An extension is counted from the end before it, and still says so after it moved.
TEST(MoveDeadlines, AnExtensionKeepsItsFirstStep) {
  Story story;
  story.complete("2026-03-16").must([&](const Context& c) {
    return extend_decision_period(story.application(), {{2, PeriodUnit::months}, "Einvernehmen versagt"}, c);
  });
  EXPECT_EQ(due(story, Purpose::decision), "2026-08-17") << "row 38";
  const auto events = moved_by(story, with("2026-08-17")).value();
  ASSERT_EQ(events.size(), 1U);
  const auto& derivation = std::get<DeadlinesMoved>(events.front()).deadlines.front().derivation;
  EXPECT_EQ(to_string(derivation.end), "2026-08-18");
  EXPECT_EQ(derivation.steps.front().rule, "BGB § 190");
}

}  // namespace move_deadlines_test
}  // namespace flurwerk::tests
