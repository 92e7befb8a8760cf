// Dates that run into each other: the municipality's three months against the authority's own.
#include "participation/warnings.hpp"

#include <algorithm>

#include "participation/publicity.hpp"
#include "permit-core/lapse.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace warnings_test {

std::vector<participation::Warning> warned(const Story& story) {
  const HolidayCalendar calendar = HolidayCalendar::of("HE").value();
  return participation::warnings(story.application(), story.participation(), law_on(story.today()), calendar);
}

// § 36a BauGB: asked on 25 March, until 25 June; complete on 16 March, deemed granted after 16 June.
TEST(Warnings, AnApprovalThatOutlastsTheDecisionPeriod) {
  Story story;
  story.complete("2026-03-16").on("2026-03-25").asked(Act::zustimmung, "municipality-approval");
  const auto found = warned(story);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "act-outlasts-decision");
  EXPECT_EQ(to_string(*found[0].act_by), "2026-06-25");
  EXPECT_EQ(to_string(*found[0].decision_due_on), "2026-06-16");
  EXPECT_NE(found[0].cure.de.find("bis zum 16.06.2026"), std::string::npos);
  story.on("2026-06-01").as("clara").must([&](const Context& c) {
    return extend_decision_period(story.application(), {{2, PeriodUnit::months}, "Zustimmung steht aus"}, c);
  });
  EXPECT_TRUE(warned(story).empty()) << "until 17 August; the public's month would end on 27 July";
}

// Two months of consent fit into three, and an opinion stands in nobody's way.
TEST(Warnings, NoneWhereThePeriodsFit) {
  Story story;
  story.complete("2026-03-16")
      .asked(Act::einvernehmen, "municipality-consent")
      .on("2026-06-10")
      .asked(Act::opinion, "", "r2", "health");
  EXPECT_TRUE(warned(story).empty());
}

TEST(Warnings, TheHearingOfThePublicCounts) {
  Story story("simplified");
  story.complete("2026-03-16").as("clara").must([&](const Context& c) {
    return extend_decision_period(story.application(), {{1, PeriodUnit::months}, "Gutachten"}, c);
  });
  story.on("2026-03-25").asked(Act::zustimmung, "municipality-approval");
  const auto found = warned(story);
  ASSERT_EQ(found.size(), 1U) << "until 25 June, but until 27 July if the public is heard; the decision is due 16 July";
  EXPECT_EQ(found[0].code, "act-may-outlast-decision");
  EXPECT_EQ(to_string(*found[0].act_by), "2026-07-27");
}

// A display of a month from the next day, two weeks for objections: a permit drafted meanwhile is warned of, a refusal is not.
TEST(Warnings, AnAnnouncementThatStillRunsWhileAPermitIsDrafted) {
  for (const auto outcome : {DecisionOutcome::granted, DecisionOutcome::refused}) {
    Story story("full");
    story.complete("2026-03-16").as("clara").must([&](const Context& c) {
      return participation::announce_project(
          story.application(), story.participation(),
          {{"a1"}, "nuisance", day("2026-03-16"), "Halle", "Amt", {DocumentId{"site-plan"}}, day("2026-03-17")}, c);
    });
    EXPECT_TRUE(warned(story).empty()) << "nobody decides yet";
    story.decision_drafted(outcome);
    const auto found = warned(story);
    if (outcome == DecisionOutcome::refused) {
      EXPECT_TRUE(found.empty());
      continue;
    }
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "announcement-running");
    EXPECT_EQ(to_string(*found[0].act_by), "2026-04-30") << "display until 16 April, then two weeks";
    story.on("2026-05-01");
    for (const auto* id : {"display", "objections"}) {
      const auto running = std::ranges::find_if(story.application().deadlines, [](const TrackedDeadline& tracked) {
        return tracked.purpose == Purpose::announcement && tracked.running();
      });
      ASSERT_NE(running, story.application().deadlines.end()) << id;
      const auto deadline = running->deadline.id;
      story.must([&](const Context& c) { return lapse(story.application(), deadline, c); });
    }
    EXPECT_TRUE(warned(story).empty()) << "and over it warns of nothing";
  }
}

TEST(Warnings, NoneWhereSilenceGrantsNothing) {
  Story story("full");
  story.complete("2026-03-16").on("2026-03-25").asked(Act::zustimmung, "municipality-approval");
  EXPECT_TRUE(warned(story).empty());
}

}  // namespace warnings_test
}  // namespace flurwerk::tests
