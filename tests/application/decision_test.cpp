// The decision: who drafts, who approves, what blocks it, and on which day it counts as known.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace decision_test {

std::string approve(Story& story, int version = 1) {
  return story.code([&](const Context& c) {
    return approve_decision(story.application(), {version},
                            participation::open_acts(story.participation(), story.today()), c);
  });
}
std::string draft(Story& story, DraftDecision command) {
  return story.code([&](const Context& c) {
    return draft_decision(story.application(), command, participation::open_acts(story.participation(), story.today()),
                          c);
  });
}
std::string serve(Story& story, Service service, const std::string& on) {
  return story.code([&](const Context& c) {
    return serve_decision(story.application(), {service, day(on), DocumentId{"notice"}},
                          participation::open_acts(story.participation(), story.today()), c);
  });
}

TEST(Decision, TwoPeopleDecide) {
  Story story;
  story.complete().decision_drafted().as("clara", "approver");
  EXPECT_EQ(approve(story), "four-eyes");
  story.as("paul", "approver");
  EXPECT_EQ(approve(story, 2), "decision-changed");
  EXPECT_EQ(approve(story), "ok");
  EXPECT_EQ(approve(story), "no-draft") << "once is enough";
  EXPECT_EQ(draft(story, {DecisionOutcome::granted, {}, "", 0}), "decision-approved");
}

TEST(Decision, AReturnedDraftMustBeRewrittenBeforeApproval) {
  Story story;
  story.complete().decision_drafted().as("paul", "approver");
  EXPECT_EQ(story.code([&](const Context& c) { return return_decision(story.application(), {""}, c); }),
            "missing-text");
  story.must([&](const Context& c) { return return_decision(story.application(), {"Auflage fehlt"}, c); });
  EXPECT_EQ(approve(story), "no-draft");
  story.decision_drafted().as("paul", "approver");
  EXPECT_EQ(approve(story, 1), "decision-changed");
  EXPECT_EQ(approve(story, 2), "ok");
  story.must([&](const Context& c) { return return_decision(story.application(), {"doch nicht"}, c); });
  EXPECT_TRUE(std::holds_alternative<DecisionInDraft>(story.application().decision));
}

TEST(Decision, ConditionsKeepTheirSource) {
  Story story;
  story.complete().as("clara");
  EXPECT_EQ(
      draft(story, {DecisionOutcome::granted, {{"", ConditionKind::obligation, "Lärm", "", "", "", {}, ""}}, "", 0}),
      "missing-text");
  EXPECT_EQ(draft(story, {DecisionOutcome::refused, {}, "", 0}), "missing-text") << "a refusal gives reasons";
  EXPECT_EQ(draft(story, {DecisionOutcome::granted, {}, "", -1}), "negative-fee");
  EXPECT_EQ(draft(story, {DecisionOutcome::granted,
                          {{"", ConditionKind::obligation, "Brandschutz", "Rettungsweg", "", "", {"r1"}, "r1-1"}},
                          "",
                          0}),
            "ok");
  const Condition& condition = std::get<DecisionInDraft>(story.application().decision).text.conditions.at(0);
  EXPECT_EQ(condition.id, "c1");
  EXPECT_EQ(condition.source.value, "r1");
  EXPECT_EQ(condition.source_condition, "r1-1");
}

TEST(Decision, WaitsForFormalActsButNotForOpinions) {
  Story opinion;
  opinion.complete().asked(Act::opinion).as("clara");
  EXPECT_EQ(draft(opinion, {DecisionOutcome::granted, {}, "", 0}), "ok");

  Story consent;
  consent.complete("2026-01-05").on("2026-02-03").asked(Act::einvernehmen, "municipality-consent");
  const Decided blocked = consent.act([&](const Context& c) {
    return draft_decision(consent.application(), {DecisionOutcome::granted, {}, "", 0},
                          participation::open_acts(consent.participation(), consent.today()), c);
  });
  ASSERT_FALSE(blocked);
  EXPECT_EQ(blocked.error().code, "acts-open");
  EXPECT_NE(blocked.error().cure.de.find("08.04.2026"), std::string::npos) << blocked.error().cure.de;  // row 49
}

TEST(Decision, ARefusedConsentForbidsToGrant) {
  Story story;
  story.complete().asked(Act::einvernehmen, "municipality-consent").as("tom", "agency_member", "fire");
  auto refusal = story.statement(StatementOutcome::objection, "fügt sich nicht ein");
  refusal.grounds = {"infill-does-not-fit"};
  story.must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), refusal, c);
  });
  story.as("clara");
  EXPECT_EQ(draft(story, {DecisionOutcome::granted, {}, "", 0}), "consent-refused");
  EXPECT_EQ(draft(story, {DecisionOutcome::refused, {}, "Einvernehmen fehlt", 0}), "ok");
}

TEST(Decision, SilenceIsNoPermit) {
  Story story;
  story.complete().asked(Act::permit, "flood-zone").on("2026-05-20").as("clara");
  EXPECT_EQ(draft(story, {DecisionOutcome::granted, {}, "", 0}), "act-missing");
  EXPECT_EQ(draft(story, {DecisionOutcome::refused, {}, "Überschwemmungsgebiet", 0}), "ok");
}

// Rows 64 to 71: post on the fourth day and never shifted, portal the day after, certificate the day itself.
TEST(Decision, ServedOnTheDayTheLawSays) {
  const auto served = [](Service service, const std::string& on) {
    Story story;
    story.complete("2026-01-12").on(on).decision_drafted().approved().notice_filed().served(service);
    return to_string(std::get<DecisionServedState>(story.application().decision).served_on);
  };
  EXPECT_EQ(served(Service::post, "2026-03-09"), "2026-03-13");
  EXPECT_EQ(served(Service::post, "2026-04-01"), "2026-04-05") << "Easter Sunday is not shifted";
  EXPECT_EQ(served(Service::portal, "2026-03-13"), "2026-03-14") << "a Saturday";
  EXPECT_EQ(served(Service::certificate, "2026-01-31"), "2026-01-31");
  EXPECT_EQ(served(Service::electronic, "2026-04-01"), "2026-04-05") << "as by post";
  EXPECT_EQ(served(Service::registered, "2026-04-01"), "2026-04-05") << "§ 4 (2) VwZG";
}

TEST(Decision, SignedInTimeIsNotEnough) {
  Story story;
  story.complete("2026-03-16").on("2026-06-15").decision_drafted().approved().notice_filed().as("clara");
  EXPECT_EQ(serve(story, Service::post, "2026-06-15"), "served-too-late");
  EXPECT_EQ(serve(story, Service::certificate, "2026-06-16"), "bad-service-date") << "in the future";
  EXPECT_EQ(serve(story, Service::portal, "2026-06-15"), "ok");
}

std::string retrieve(Story& story, const std::string& who, const std::string& role) {
  story.as(who, role);
  return story.code([&](const Context& c) { return retrieve_notice(story.application(), c); });
}

// § 41 (2a): only whom it is for, and once.
TEST(Decision, ANoticeIsServedByItsRetrieval) {
  Story story;
  story.complete("2026-03-16").on("2026-05-05").decision_drafted().approved().notice_filed().offered();
  EXPECT_EQ(to_string(story.application().running_deadline(Purpose::retrieval)->deadline.due_on()), "2026-05-15");
  EXPECT_FALSE(applicant_may_see(story.application(), *story.application().document(DocumentId{"notice"})));
  EXPECT_EQ(retrieve(story, "clara", "clerk"), "not-the-recipient");
  EXPECT_EQ(retrieve(story, "otto", "designer"), "not-the-recipient");
  EXPECT_EQ(retrieve(story.on("2026-05-07"), "bert", "principal"), "ok");
  EXPECT_EQ(to_string(std::get<DecisionServedState>(story.application().decision).served_on), "2026-05-08");
  EXPECT_TRUE(applicant_may_see(story.application(), *story.application().document(DocumentId{"notice"})));
  const auto before = story.application().version;
  EXPECT_EQ(retrieve(story.on("2026-05-09"), "anna", "designer"), "ok");
  EXPECT_EQ(story.application().version, before) << "retrieved again: nothing happens";
}

// However the period came to end sooner than the offer foresaw.
TEST(Decision, NoRetrievalServesWhatIsDeemedGranted) {
  const auto offered = [](Story& story) {
    story.complete("2026-03-16").on("2026-06-05").decision_drafted().approved().notice_filed().as("clara");
    const Decided events = story.act([&](const Context& c) {
      return offer_notice(story.application(), {true, DocumentId{"notice"}}, {}, c);
    });
    ASSERT_TRUE(events) << events.error().code;
    Deadline sooner = story.application().running_deadline(Purpose::decision)->deadline;
    sooner.derivation.end = day("2026-06-10");
    story.must([&](const Context&) { return Decided{std::vector<Event>{DeadlinesMoved{"", {sooner}}}}; });
  };
  Story last_day;
  offered(last_day);
  EXPECT_EQ(retrieve(last_day.on("2026-06-10"), "anna", "designer"), "served-too-late") << "known on the eleventh";
  Story over;
  offered(over);
  EXPECT_EQ(retrieve(over.on("2026-06-11"), "anna", "designer"), "period-over") << "nobody has recorded it yet";
  over.as("system", "system");
  const DeadlineId decision = over.application().running_deadline(Purpose::decision)->deadline.id;
  over.must([&](const Context& c) { return lapse(over.application(), decision, c); });
  EXPECT_EQ(to_string(over.state()), "deemed_granted");
  EXPECT_EQ(retrieve(over, "anna", "designer"), "wrong-state");
  EXPECT_FALSE(applicant_may_see(over.application(), *over.application().document(DocumentId{"notice"})));
}

TEST(Decision, NothingIsServedBeforeItExists) {
  Story story;
  story.complete("2026-03-16").on("2026-05-18").decision_drafted().on("2026-05-20").approved().on("2026-05-22");
  story.notice_filed().as("clara");
  EXPECT_EQ(serve(story, Service::certificate, "2026-03-17"), "bad-service-date");
  EXPECT_EQ(serve(story, Service::portal, "2026-05-19"), "bad-service-date") << "drafted, not approved";
  EXPECT_EQ(serve(story, Service::certificate, "2026-05-21"), "ok") << "recorded a day later";
  EXPECT_EQ(to_string(std::get<DecisionServedState>(story.application().decision).dated), "2026-05-20");
  const auto further = [&](const std::string& on) {
    return story.code([&](const Context& c) {
      return serve_addressee(story.application(), {"neighbour", PersonId{"p7"}, {}, Service::certificate, day(on)}, c);
    });
  };
  EXPECT_EQ(further("2026-05-19"), "bad-service-date");
  EXPECT_EQ(further("2026-05-20"), "ok");
}

TEST(Decision, NothingIsServedWithoutApprovalAndNotice) {
  Story story;
  story.complete().decision_drafted().notice_filed().as("clara");
  EXPECT_EQ(serve(story, Service::certificate, "2026-03-16"), "not-approved");
  Story without_notice;
  without_notice.complete().decision_drafted().approved().as("clara");
  EXPECT_EQ(serve(without_notice, Service::certificate, "2026-03-16"), "no-notice");
}

}  // namespace decision_test
}  // namespace flurwerk::tests
