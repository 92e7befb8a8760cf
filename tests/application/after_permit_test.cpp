// After the decision: notices of the site, validity, expiry, further addressees, correction, cancelling, deviations.
// The dates are those of the domain reference's worked periods 59, 83, 85 and 86 where these fit.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace after_permit_test {

std::string notice(Story& story, SiteNoticeKind kind, const std::string& received, const std::string& planned) {
  return story.code([&](const Context& c) {
    return give_site_notice(story.application(), {kind, day(received), day(planned), {"p8"}, {"p9"}}, c);
  });
}
Story granted(const std::string& on = "2026-03-16") {
  Story story;
  story.complete(on).decision_drafted().approved().notice_filed().served();
  return story;
}
Story begun() {
  Story story = granted();
  story.on("2026-06-01");
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2026-06-01", "2026-06-09"), "ok");
  return story;
}
const TrackedDeadline* newest(const Story& story, const std::string& rule) {
  const TrackedDeadline* found = nullptr;
  for (const auto& tracked : story.application().deadlines) {
    if (tracked.deadline.rule == rule) found = &tracked;
  }
  return found;
}
std::string due(const Story& story, const std::string& rule) {
  const auto* found = newest(story, rule);
  return found == nullptr ? "none" : to_string(found->deadline.due_on());
}

TEST(AfterPermit, AWeekPassesBetweenTheNoticeAndTheStart) {
  Story story = begun();
  EXPECT_EQ(due(story, "start-notice"), "2026-06-08") << "earliest start 9 June, worked period 83";
  EXPECT_FALSE(story.application().site_notices.back().late);
  EXPECT_EQ(story.state(), ApplicationState::under_construction);
  EXPECT_TRUE(std::holds_alternative<Met>(newest(story, "permit-validity")->settlement));

  Story late = granted();
  late.on("2026-06-01");
  EXPECT_EQ(notice(late, SiteNoticeKind::start, "2026-06-01", "2026-06-08"), "ok") << "a fact is not refused";
  EXPECT_TRUE(late.application().site_notices.back().late);
}

TEST(AfterPermit, AStartNamesWhoBuildsAndLiesWithinTheValidity) {
  Story story = granted();
  story.on("2026-06-01");
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2026-06-01", "2026-03-15"), "start-before-permit");
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2026-06-01", "2031-03-17"), "start-after-validity");
  EXPECT_EQ(story.code([&](const Context& c) {
    return give_site_notice(story.application(), {SiteNoticeKind::start, day("2026-06-01"), day("2026-06-09"), {}, {}},
                            c);
  }),
            "site-people-missing");
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2026-06-02", "2026-06-10"), "bad-date");
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2026-06-01", "2026-06-09"), "ok");
}

TEST(AfterPermit, CompletionIsNotifiedTwoFullWeeksBefore) {
  Story story = begun();
  story.on("2026-09-01");
  EXPECT_EQ(notice(story, SiteNoticeKind::completion, "2026-08-31", "2026-09-15"), "ok");
  EXPECT_FALSE(story.application().site_notices.back().late) << "worked period 85: 31 August is the last day";
  EXPECT_EQ(due(story, "use-start"), "2026-09-22");
  EXPECT_EQ(story.state(), ApplicationState::completion_notified);

  Story late = begun();
  late.on("2026-09-01");
  EXPECT_EQ(notice(late, SiteNoticeKind::shell, "2026-09-01", "2026-09-15"), "ok");
  EXPECT_TRUE(late.application().site_notices.back().late);
  EXPECT_EQ(due(late, "fit-out-start"), "2026-09-16");
  EXPECT_EQ(notice(late, SiteNoticeKind::shell, "2026-09-01", "2026-09-20"), "ok") << "another day is announced";
  EXPECT_EQ(due(late, "fit-out-start"), "2026-09-21");
}

TEST(AfterPermit, TwoYearsOfRestEndThePermit) {
  Story story = begun();
  story.on("2026-10-01").must([&](const Context& c) {
    return interrupt_works(story.application(), {day("2026-10-01")}, c);
  });
  EXPECT_EQ(due(story, "permit-interruption"), "2028-10-01") << "a Sunday: validity never shifts";
  EXPECT_EQ(story.code([&](const Context& c) { return interrupt_works(story.application(), {day("2026-10-01")}, c); }),
            "interrupted-already");
  Story resumed = story;
  resumed.on("2028-10-05");
  EXPECT_EQ(resumed.code([&](const Context& c) { return resume_works(resumed.application(), {day("2028-10-02")}, c); }),
            "permit-lapsed");
  EXPECT_EQ(resumed.code([&](const Context& c) { return resume_works(resumed.application(), {day("2028-10-01")}, c); }),
            "ok")
      << "written down late, gone on in time";
  EXPECT_FALSE(resumed.application().interrupted_since);

  story.on("2028-10-02").must([&](const Context& c) { return confirm_expiry(story.application(), c); });
  EXPECT_EQ(story.state(), ApplicationState::expired);
  EXPECT_EQ(story.application().expired_on, day("2028-10-02"));
}

DecideValidity longer(bool granted, int years, const Story& story) {
  return {granted,         {years, PeriodUnit::years}, granted ? "" : "Gründe", Service::certificate, story.today(),
          DocumentId{"n2"}};
}

TEST(AfterPermit, AnExtensionThatWasAppliedForInTimeMayComeLate) {
  Story story = granted();
  story.on("2031-03-16").must([&](const Context& c) {
    return request_validity(story.application(), {story.today(), ""}, c);
  });
  story.on("2031-05-02").must([&](const Context& c) {
    return lapse(story.application(), newest(story, "permit-validity")->deadline.id, c);
  });
  EXPECT_EQ(story.code([&](const Context& c) { return confirm_expiry(story.application(), c); }), "extension-pending");
  EXPECT_EQ(
      story.code([&](const Context& c) { return decide_validity(story.application(), longer(true, 3, story), c); }),
      "extension-too-long");
  story.must([&](const Context& c) { return decide_validity(story.application(), longer(true, 2, story), c); });
  EXPECT_EQ(due(story, "permit-extension"), "2033-03-16") << "from the end of the first five years";
  EXPECT_TRUE(std::holds_alternative<Replaced>(newest(story, "permit-validity")->settlement));
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2031-05-02", "2032-01-07"), "ok");

  Story late = granted();
  late.on("2031-03-17");
  EXPECT_EQ(late.code([&](const Context& c) {
    return request_validity(late.application(), {late.today(), ""}, c);
  }),
            "period-over");
}

TEST(AfterPermit, ARefusedExtensionLeavesTheOldEnd) {
  Story story = granted();
  story.on("2031-03-10").must([&](const Context& c) {
    return request_validity(story.application(), {story.today(), ""}, c);
  });
  auto unreasoned = longer(false, 2, story);
  unreasoned.reason.clear();
  EXPECT_EQ(story.code([&](const Context& c) { return decide_validity(story.application(), unreasoned, c); }),
            "missing-text");
  story.must([&](const Context& c) { return decide_validity(story.application(), longer(false, 2, story), c); });
  EXPECT_TRUE(newest(story, "permit-validity")->running());
  EXPECT_EQ(due(story, "objection"), "2031-04-10");
}

TEST(AfterPermit, EveryAddresseeHasAPeriodOfTheirOwn) {
  Story story = granted();
  story.on("2026-04-01").must([&](const Context& c) {
    return serve_addressee(story.application(), {"neighbour", {"p7"}, {}, Service::post, day("2026-04-01")}, c);
  });
  const auto* own = newest(story, "objection");
  EXPECT_EQ(own->deadline.subject, "e2");
  EXPECT_EQ(to_string(own->deadline.due_on()), "2026-05-05") << "worked periods 66 and 67";
  EXPECT_EQ(to_string(story.application().addressees.back().served_on), "2026-04-05");
  EXPECT_EQ(story.code([&](const Context& c) {
    return serve_addressee(story.application(), {"municipality", {}, {}, Service::post, day("2026-04-01")}, c);
  }),
            "addressee-missing");
}

CancelPermit cancelling(const std::string& ground, const std::string& known, const std::string& effective,
                        const Story& story) {
  return {ground,        "Gründe",        "angehört am 1.6.2026", day(known), day(effective), Service::certificate,
          story.today(), DocumentId{"n3"}};
}
std::string cancel(Story& story, const CancelPermit& command) {
  return story.code([&](const Context& c) { return cancel_permit(story.application(), command, c); });
}

TEST(AfterPermit, CancellingTakesAGroundAHearingAndTheYear) {
  Story story = granted();
  story.on("2027-06-02");
  EXPECT_EQ(cancel(story, cancelling("no-ground", "2027-01-01", "2027-06-02", story)), "unknown-ground");
  auto unheard = cancelling("unlawful", "2027-01-01", "2027-06-02", story);
  unheard.hearing = " ";
  EXPECT_EQ(cancel(story, unheard), "missing-text");
  EXPECT_EQ(cancel(story, cancelling("unlawful", "2026-06-01", "2027-06-02", story)), "known-too-long");
  EXPECT_EQ(cancel(story, cancelling("condition-unmet", "2027-01-01", "2027-06-01", story)), "not-for-the-past");
  Story deceived = story;
  EXPECT_EQ(cancel(deceived, cancelling("deceit", "2026-03-20", "2026-03-16", deceived)), "ok")
      << "no year after deceit, and back to the first day";
  EXPECT_EQ(cancel(story, cancelling("unlawful", "2026-06-02", "2027-06-02", story)), "ok")
      << "the last day of the year";
  EXPECT_EQ(story.state(), ApplicationState::cancelled);
  EXPECT_EQ(due(story, "objection"), "2027-07-02");
  EXPECT_TRUE(std::holds_alternative<Moot>(newest(story, "permit-validity")->settlement));
}

TEST(AfterPermit, APreliminaryRulingAllowsNoWorks) {
  Story story("preliminary");
  story.complete().decision_drafted().approved().notice_filed().served();
  EXPECT_EQ(notice(story, SiteNoticeKind::start, "2026-03-16", "2026-04-16"), "nothing-to-begin");
  story.on("2029-03-16").must([&](const Context& c) {
    return request_validity(story.application(), {story.today(), ""}, c);
  });
  EXPECT_EQ(
      story.code([&](const Context& c) { return decide_validity(story.application(), longer(true, 2, story), c); }),
      "extension-too-long")
      << "a year at a time, § 76 (1)";
  EXPECT_EQ(
      story.code([&](const Context& c) { return decide_validity(story.application(), longer(true, 1, story), c); }),
      "ok");
  EXPECT_EQ(due(story, "preliminary-extension"), "2030-03-16");
}

std::string ruled(Story& story, DecisionOutcome outcome, DeviationRuling ruling, std::string refused_part = {}) {
  DraftDecision command{outcome, {}, "Gründe", 0};
  command.deviations = {std::move(ruling)};
  command.refused_part = std::move(refused_part);
  return story.code([&](const Context& c) { return draft_decision(story.application(), command, {}, c); });
}

TEST(Deviations, AreDecidedOneByOneWithReasonsWhereTheLawWantsThem) {
  Story story;
  story.complete().as("clara");
  const DeviationRuling asked{"", DeviationKind::deviation, "§ 6 Abs. 5 HBO", "2,00 m statt 2,50 m", true, true, ""};
  EXPECT_EQ(ruled(story, DecisionOutcome::granted, asked), "deviation-without-reason") << "it protects neighbours";
  auto reasoned = asked;
  reasoned.reason = "Der Nachbar hat zugestimmt (§ 71 Abs. 2 HBO).";
  EXPECT_EQ(ruled(story, DecisionOutcome::granted, reasoned), "ok");
  auto harmless = asked;
  harmless.protects_neighbour = false;
  EXPECT_EQ(ruled(story, DecisionOutcome::granted, harmless), "ok");
  harmless.granted = false;
  EXPECT_EQ(ruled(story, DecisionOutcome::refused, harmless), "deviation-without-reason");
  reasoned.granted = false;
  EXPECT_EQ(ruled(story, DecisionOutcome::granted, reasoned), "grant-with-refused-deviation");
  EXPECT_EQ(ruled(story, DecisionOutcome::granted_partly, reasoned), "missing-text") << "what is refused must be named";
  EXPECT_EQ(ruled(story, DecisionOutcome::granted_partly, reasoned, "Die Gaube."), "ok");
  const auto& text = std::get<DecisionInDraft>(story.application().decision).text;
  EXPECT_EQ(text.deviations.at(0).id, "a1");
  EXPECT_EQ(text.refused_part, "Die Gaube.");
}

}  // namespace after_permit_test
}  // namespace flurwerk::tests
