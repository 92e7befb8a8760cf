// The life of a request: delivery, acknowledgement, handing on, extension, correction, replacement of a consent.
#include "participation/request_life.hpp"

#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace request_life_test {

using participation::SubmitStatement;

const participation::StatementRequest& request_of(const Story& story, const char* id = "r1") {
  return *story.participation().request({id});
}
std::string due(const Story& story) { return to_string(request_of(story).spec.deadline.due_on()); }

std::string deliver(Story& story, const std::string& on, const std::string& evidence = "Rückschein") {
  return story.as("clara").code([&](const Context& c) {
    return participation::record_delivery(story.application(), story.participation(), {{"r1"}, day(on), evidence}, c);
  });
}
std::string ask(Story& story, const std::string& until, const std::string& agency = "town") {
  return story.as("gemma", "agency_member", agency).code([&](const Context& c) {
    return participation::ask_extension(story.application(), story.participation(),
                                        {{"r1"}, day(until), "Die Öffentlichkeit wird gehört."}, c);
  });
}
std::string answer(Story& story, const std::optional<std::string>& until, const std::string& reason = {}) {
  return story.as("clara").code([&](const Context& c) {
    return participation::answer_extension(story.application(), story.participation(),
                                           {{"r1"}, until ? std::optional{day(*until)} : std::nullopt, reason}, c);
  });
}
std::string submit(Story& story, const SubmitStatement& command, const std::string& agency = "fire") {
  return story.as("fred", "agency_member", agency).code([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), command, c);
  });
}
// The municipality asked for its approval under § 36a (3 months: row 50), or its consent under § 36.
Story& approval(Story& story) {
  return story.complete("2025-12-01").on("2026-03-25").asked(Act::zustimmung, "municipality-approval", "r1", "town");
}
Story& consent(Story& story) {
  return story.complete("2025-12-31").asked(Act::einvernehmen, "municipality-consent", "r1", "town").on("2026-02-02");
}

TEST(RequestLife, APeriodRunsFromTheAgencysOwnReceipt) {
  Story story("full");
  story.complete("2026-04-20").asked().on("2026-05-06");
  EXPECT_EQ(due(story), "2026-05-20");
  EXPECT_EQ(deliver(story, "2026-05-07"), "bad-receipt-date") << "in the future";
  EXPECT_EQ(deliver(story, "2026-04-19"), "bad-receipt-date") << "before it was sent";
  EXPECT_EQ(deliver(story, "2026-05-06", ""), "missing-text") << "a receipt is proved";
  EXPECT_EQ(deliver(story, "2026-05-06"), "ok");
  EXPECT_EQ(due(story), "2026-06-08") << "row 47: from 6 May, and Saturday the 6th is no last day";
  EXPECT_EQ(request_of(story).spec.deadline.on_silence, SilenceEffect::disregarded);
  ASSERT_EQ(request_of(story).trail.former.size(), 1U);
  EXPECT_EQ(to_string(request_of(story).trail.former[0].deadline.due_on()), "2026-05-20");
  EXPECT_EQ(deliver(story, "2026-05-06"), "delivery-known");
}

TEST(RequestLife, AReceiptOnTheDayOfSendingChangesNoDate) {
  Story story("full");
  story.complete("2026-04-20").asked();
  EXPECT_EQ(deliver(story, "2026-04-20"), "ok");
  EXPECT_EQ(due(story), "2026-05-20");
  EXPECT_EQ(request_of(story).trail.delivered_on, day("2026-04-20"));
}

// The law counts from receipt, so a period that ends later by its proof had not ended when silence was recorded.
TEST(RequestLife, ALateProofOfReceiptUndoesSilenceThatHadNotComeAbout) {
  Story story("full");
  story.complete("2026-04-20").asked().on("2026-05-21");
  ASSERT_EQ(due(story), "2026-05-20");
  story.must([&](const Context& c) { return participation::record_silence(story.participation(), {"r1"}, c); });
  ASSERT_FALSE(request_of(story).is_open());
  EXPECT_EQ(deliver(story, "2026-04-20"), "period-over") << "on the day of sending: nothing changes";
  EXPECT_EQ(deliver(story, "2026-05-06"), "ok");
  EXPECT_TRUE(request_of(story).is_open());
  EXPECT_EQ(due(story), "2026-06-08");
  EXPECT_EQ(story.application().open_requests.size(), 1U);
  EXPECT_EQ(story.application().turns.back().side, Side::agencies);
}

TEST(RequestLife, ALateProofOfReceiptNeedNotWaitForTheRunThatRecordsSilence) {
  Story story("full");
  story.complete("2026-04-20").asked().on("2026-05-21");
  EXPECT_EQ(deliver(story, "2026-05-06"), "ok") << "though in legal time the period assumed is over";
  EXPECT_EQ(due(story), "2026-06-08");
}

TEST(RequestLife, AcknowledgedOnceAndByTheAgencyAlone) {
  Story story;
  story.complete().asked();
  const auto acknowledge = [&](const std::string& agency) {
    const Decided decided = story.as("fred", "agency_member", agency).act([&](const Context& c) {
      return participation::acknowledge_request(story.application(), story.participation(), {"r1"}, c);
    });
    return decided ? std::to_string(decided->size()) : decided.error().code;
  };
  EXPECT_EQ(acknowledge("health"), "wrong-agency");
  EXPECT_EQ(acknowledge("fire"), "1");
  EXPECT_EQ(acknowledge("fire"), "0");
  EXPECT_FALSE(std::get<participation::Open>(request_of(story).state).opened_on) << "acknowledged is not opened";
}

TEST(RequestLife, HandedOnInsideTheAgency) {
  Story story;
  story.complete().asked();
  const auto hand_on = [&](const std::string& agency, const std::string& to) {
    return story.as("fred", "agency_member", agency).code([&](const Context& c) {
      return participation::hand_on_request(story.application(), story.participation(), {{"r1"}, to}, c);
    });
  };
  EXPECT_EQ(hand_on("health", "Sachgebiet 2"), "wrong-agency");
  EXPECT_EQ(hand_on("fire", " "), "missing-text");
  EXPECT_EQ(hand_on("fire", "Sachgebiet 2"), "ok");
  EXPECT_EQ(request_of(story).trail.handed_on_to, "Sachgebiet 2");
}

TEST(RequestLife, HandedOnToABodyOfTheRegister) {
  Story story;
  story.complete().asked();
  const auto hand_on = [&](const std::string& to, const std::string& body) {
    return story.as("fred", "agency_member", "fire").code([&](const Context& c) {
      return participation::hand_on_request(story.application(), story.participation(), {{"r1"}, to, AgencyId{body}},
                                            c);
    });
  };
  EXPECT_EQ(hand_on("wir", "fire"), "handed-to-itself");
  EXPECT_EQ(hand_on("Gemeindebrandinspektor", "brigade"), "ok");
  EXPECT_EQ(request_of(story).trail.handed_on_agency, AgencyId{"brigade"});
  EXPECT_EQ(story.as("bodo", "agency_member", "brigade").code([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(),
                                           story.statement(StatementOutcome::no_objection), c);
  }),
            "wrong-agency")
      << "the answer stays the asked agency's";
  EXPECT_EQ(hand_on("Frau Berg", ""), "ok");
  EXPECT_TRUE(request_of(story).trail.handed_on_agency.empty()) << "the former body has it no longer";
}

TEST(Extension, AStatutoryMonthIsNotProlonged) {
  Story story("full");
  story.complete("2026-04-20").asked(Act::opinion, "", "r1", "town");
  EXPECT_EQ(ask(story, "2026-06-01"), "not-extendable") << "§ 70 Abs. 1 Satz 4 HBO";
  Story formal("full");
  consent(formal);
  EXPECT_EQ(ask(formal, "2026-03-20"), "not-extendable") << "§ 36 Abs. 2: two months, and no more";
}

// Row 51: 25 June and one month, Saturday 25 July moves to Monday.
TEST(Extension, TheApprovalGrowsByOneMonthAtMost) {
  Story story("full");
  approval(story);
  EXPECT_EQ(due(story), "2026-06-25");
  EXPECT_EQ(ask(story, "2026-06-25"), "bad-extension") << "that is no extension";
  EXPECT_EQ(ask(story, "2026-07-28"), "bad-extension");
  EXPECT_EQ(ask(story, "2026-07-27", "fire"), "wrong-agency");
  EXPECT_EQ(answer(story, "2026-07-27"), "not-asked");
  EXPECT_EQ(ask(story, "2026-07-27"), "ok");
  EXPECT_EQ(due(story), "2026-06-25") << "asking prolongs nothing";
  EXPECT_EQ(ask(story, "2026-07-20"), "asked-already");
  EXPECT_EQ(answer(story, "2026-07-27"), "ok");
  EXPECT_EQ(due(story), "2026-07-27");
  EXPECT_EQ(request_of(story).spec.deadline.rule, "municipality-approval-hearing");
  EXPECT_EQ(request_of(story).spec.deadline.on_silence, SilenceEffect::deemed_given);
  EXPECT_EQ(ask(story, "2026-08-01"), "extended-already");
}

TEST(Extension, GrantedToAnEarlierDayOrRefusedWithAReason) {
  Story story("full");
  approval(story);
  EXPECT_EQ(ask(story, "2026-07-27"), "ok");
  EXPECT_EQ(answer(story, "2026-07-09"), "ok");
  EXPECT_EQ(due(story), "2026-07-09");
  Story refused("full");
  approval(refused);
  EXPECT_EQ(ask(refused, "2026-07-27"), "ok");
  EXPECT_EQ(answer(refused, {}), "missing-text");
  EXPECT_EQ(answer(refused, {}, "Die Öffentlichkeit wird nicht gehört."), "ok");
  EXPECT_EQ(due(refused), "2026-06-25");
  EXPECT_EQ(ask(refused, "2026-07-10"), "ok") << "one may ask again";
}

TEST(Extension, NotAfterThePeriod) {
  Story story("full");
  approval(story);
  EXPECT_EQ(ask(story, "2026-07-27"), "ok");
  story.on("2026-06-26");
  EXPECT_EQ(answer(story, "2026-07-27"), "period-over") << "the approval is deemed given since today";
}

TEST(Correction, ANewVersionUntilThePeriodEnds) {
  Story story("full");
  story.complete("2026-04-20").asked();
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::no_objection)), "ok");
  SubmitStatement second = story.statement(StatementOutcome::conditions, "Nachtrag");
  second.conditions = {{"", ConditionKind::obligation, "Brandschutz", "Zufahrt freihalten", "", "", {}, ""}};
  EXPECT_EQ(submit(story, second), "answered-already") << "a second answer is no correction by itself";
  second.corrects = 2;
  EXPECT_EQ(submit(story, second), "corrected-meanwhile");
  second.corrects = 1;
  story.on("2026-05-20");
  EXPECT_EQ(submit(story, second), "ok") << "the last day";
  const auto& request = request_of(story);
  EXPECT_EQ(request.statement()->version, 2);
  EXPECT_EQ(request.statement()->conditions.at(0).id, "r1-v2-1");
  ASSERT_EQ(request.trail.earlier.size(), 1U);
  EXPECT_EQ(request.trail.earlier[0].outcome, StatementOutcome::no_objection) << "what was said stays";
  story.on("2026-05-21");
  second.corrects = 2;
  EXPECT_EQ(submit(story, second), "correction-too-late");
}

TEST(Referral, NotResponsibleNamesWhoIs) {
  Story story;
  story.complete().asked();
  SubmitStatement command = story.statement(StatementOutcome::not_responsible);
  command.refer_to = "Hessen Mobil";
  EXPECT_EQ(submit(story, command), "ok");
  EXPECT_EQ(request_of(story).statement()->refer_to, "Hessen Mobil");
}

TEST(Consent, IsRefusedOnTheGroundsOfTheLawAlone) {
  Story story("full");
  consent(story);
  SubmitStatement refusal = story.statement(StatementOutcome::objection, "Passt uns nicht.");
  EXPECT_EQ(submit(story, refusal, "town"), "grounds-missing");
  refusal.grounds = {"urban-development"};
  EXPECT_EQ(submit(story, refusal, "town"), "unknown-ground") << "that one is of § 36a";
  refusal.grounds = {"infill-does-not-fit"};
  refusal.outcome = StatementOutcome::no_objection;
  EXPECT_EQ(submit(story, refusal, "town"), "grounds-unexpected");
  refusal.outcome = StatementOutcome::objection;
  EXPECT_EQ(submit(story, refusal, "town"), "ok");
  EXPECT_EQ(participation::open_acts(story.participation(), story.today()).refused.size(), 1U);
}

TEST(Consent, AnOpinionNeedsNoGround) {
  Story story;
  story.complete().asked();
  EXPECT_EQ(submit(story, story.statement(StatementOutcome::objection, "Nein")), "ok");
}

std::string replace(Story& story, const std::string& reason = "Das Vorhaben fügt sich ein.") {
  return story.as("clara").code([&](const Context& c) {
    return participation::replace_consent(story.application(), story.participation(), {{"r1"}, reason}, c);
  });
}

TEST(Consent, AnUnlawfulRefusalIsReplacedAndNoLongerInTheWay) {
  Story story("full");
  consent(story);
  EXPECT_EQ(replace(story), "consent-not-refused");
  SubmitStatement refusal = story.statement(StatementOutcome::objection, "Nein");
  refusal.grounds = {"access-not-secured"};
  EXPECT_EQ(submit(story, refusal, "town"), "ok");
  EXPECT_EQ(replace(story, ""), "missing-text");
  EXPECT_EQ(replace(story), "ok");
  EXPECT_TRUE(participation::open_acts(story.participation(), story.today()).ready());
  EXPECT_EQ(request_of(story).trail.consent_replaced->basis, "§ 36 Abs. 2 Satz 3 BauGB");
  EXPECT_EQ(replace(story), "consent-not-refused") << "once";
}

TEST(Consent, TheApprovalOfParagraph36aIsNotReplaceable) {
  Story story("full");
  approval(story);
  SubmitStatement refusal = story.statement(StatementOutcome::objection, "Nein");
  refusal.grounds = {"urban-development"};
  EXPECT_EQ(submit(story, refusal, "town"), "ok");
  EXPECT_EQ(replace(story), "not-replaceable");
  EXPECT_EQ(participation::open_acts(story.participation(), story.today()).refused.size(), 1U);
}

TEST(RoundDraft, NothingLeavesBeforeItIsSent) {
  Story story;
  story.complete().as("clara");
  const auto draft = [&] {
    return story.code([&](const Context& c) {
      return participation::draft_round(
          story.application(), {RoundId{"x"}, "Runde", {{AgencyId{"fire"}, Act::opinion, "", "Frage", {}, ""}}, {}}, c);
    });
  };
  EXPECT_EQ(draft(), "ok");
  EXPECT_EQ(story.state(), ApplicationState::complete);
  EXPECT_TRUE(story.participation().requests.empty());
  EXPECT_TRUE(story.application().asked.empty()) << "the agency knows of nothing";
  story.must(
      [&](const Context& c) { return participation::discard_round(story.application(), story.participation(), c); });
  EXPECT_FALSE(story.participation().draft);
  EXPECT_EQ(draft(), "ok");
  story.asked();
  EXPECT_FALSE(story.participation().draft) << "sending uses the draft up";
}

TEST(RoundDraft, ASuggestionIsDroppedWithItsReason) {
  Story story;
  story.complete().as("clara");
  auto round = story.round(Act::opinion, "", "r1", "fire");
  const auto open = [&] {
    return story.code([&](const Context& c) {
      return participation::open_round(story.application(), story.participation(), round, c);
    });
  };
  round.dropped = {{"municipality-hearing", ""}};
  EXPECT_EQ(open(), "missing-text");
  round.dropped = {{"king", "fehlt"}};
  EXPECT_EQ(open(), "unknown-trigger");
  round.dropped = {{"municipality-hearing", "Hat vor Antragstellung zugestimmt (§ 70 Abs. 1 Satz 2 HBO)."}};
  round.requests[0].added_because = "Hydrant auf dem Nachbargrundstück";
  EXPECT_EQ(open(), "ok");
  EXPECT_EQ(request_of(story).spec.added_because, "Hydrant auf dem Nachbargrundstück");
}

}  // namespace request_life_test
}  // namespace flurwerk::tests
