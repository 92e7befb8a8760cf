// When deadlines start, end, and what their end does: worked periods 36 to 44 of the domain reference, played through.
#include "permit-core/house_rules.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace deadlines_test {

std::string due(const Story& story, Purpose purpose) {
  const TrackedDeadline* running = story.application().running_deadline(purpose);
  return running == nullptr ? "none" : to_string(running->deadline.due_on());
}
Story& lapsed(Story& story, const std::string& id) {
  return story.as("system", "system").must([&](const Context& c) { return lapse(story.application(), {id}, c); });
}

// Row 36: filed 30 January; 28 February is a Saturday; deemed complete from 3 March.
TEST(Deadlines, SilenceOfTheAuthorityMakesComplete) {
  Story story;
  story.submitted("2026-01-30");
  EXPECT_EQ(due(story, Purpose::completeness), "2026-03-02");
  lapsed(story.on("2026-03-02"), "d1");
  EXPECT_EQ(story.state(), ApplicationState::submitted) << "the last day is not over";
  lapsed(story.on("2026-04-15"), "d1");  // the scheduler was down for six weeks
  EXPECT_EQ(story.state(), ApplicationState::complete);
  const auto& settled = std::get<Lapsed>(story.application().deadlines.at(0).settlement);
  EXPECT_EQ(to_string(settled.on), "2026-03-03") << "legal time, not running time";
  EXPECT_EQ(settled.effect, SilenceEffect::deemed_complete);
  EXPECT_EQ(due(story, Purpose::decision), "2026-04-30") << "counted from receipt, to be warned early";
  const std::size_t events = story.log().size();
  lapsed(story.on("2026-04-16"), "d1");
  EXPECT_EQ(story.log().size(), events) << "idempotent";
}

// What the statute leaves open is not decided by a program: after deemed completeness both readings run, and a permit is
// deemed granted once it is by both.
TEST(Deadlines, NoDeemedPermitByOneReadingOfDeemedCompleteness) {
  Story story;
  lapsed(story.submitted("2026-01-30").on("2026-03-03"), "d1");
  EXPECT_EQ(to_string(story.application().deadline({"d3"})->deadline.due_on()), "2026-06-02") << "from 2 March";
  lapsed(story.on("2026-06-02"), "d2");
  lapsed(story, "d3");
  EXPECT_EQ(story.state(), ApplicationState::complete);
  const auto& missed = std::get<DeadlineMissed>(story.log().back().event);
  EXPECT_NE(missed.note.de.find("rechtlich prüfen"), std::string::npos);
  EXPECT_TRUE(std::holds_alternative<Lapsed>(story.application().deadlines.at(1).settlement));
  EXPECT_EQ(story.as("clara").code([&](const Context& c) {
    return extend_decision_period(story.application(), {{1, PeriodUnit::months}, "zu spät"}, c);
  }),
            "period-over");
  story.on("2027-03-16");
  EXPECT_EQ(story.code([&](const Context& c) {
    return draft_decision(story.application(), {DecisionOutcome::refused, {}, "Gründe", 0}, {}, c);
  }),
            "period-over")
      << "though nobody has recorded it yet";
  lapsed(story, "d3");
  EXPECT_EQ(story.state(), ApplicationState::deemed_granted);
  const auto& arisen = std::get<DeemedPermitArisen>(story.log().at(story.log().size() - 2).event);
  EXPECT_EQ(to_string(arisen.arisen_on), "2026-06-03");
  EXPECT_NE(arisen.note.value_or(Text{}).de.find("01.05.2026"), std::string::npos) << "by the other reading";
  const auto& started = std::get<PeriodsStarted>(story.log().back().event);
  EXPECT_EQ(to_string(started.deadlines.at(0).derivation.from), "2026-05-01") << "validity: the earlier day";
  EXPECT_EQ(to_string(started.deadlines.at(1).derivation.from), "2026-06-03") << "remedies: the later";
}

// An extension moves both.
TEST(Deadlines, BothReadingsAreExtended) {
  Story story;
  lapsed(story.submitted("2026-03-16").on("2026-04-17"), "d1");
  story.on("2026-06-10").as("clara").must([&](const Context& c) {
    return extend_decision_period(story.application(), {{2, PeriodUnit::months}, "Gutachten"}, c);
  });
  EXPECT_EQ(to_string(story.application().deadline({"d4"})->deadline.due_on()), "2026-08-17");
  EXPECT_EQ(to_string(story.application().deadline({"d5"})->deadline.due_on()), "2026-09-16");
  lapsed(story.on("2026-08-18"), "d4");
  EXPECT_EQ(story.state(), ApplicationState::complete);
  lapsed(story.on("2026-09-17"), "d5");
  EXPECT_EQ(story.state(), ApplicationState::deemed_granted);
}

// As the authority has settled it, there is one period, and its end grants.
TEST(Deadlines, ASettledReadingOfDeemedCompletenessGrants) {
  static const HolidayCalendar calendar = HolidayCalendar::of("HE").value();
  for (const auto& [option, due_on] : {std::pair{"from-receipt", "2026-06-16"}, std::pair{"from-end", "2026-07-16"}}) {
    Story story;
    story.submitted("2026-03-16");
    HouseRules rules;
    rules.options.push_back({"deemed-complete-start", option, "", day("2026-01-01"), {}});
    const auto lapse_on = [&](const std::string& date, const std::string& id) {
      const LawAt law = as_applied(law_on(day(date)), rules);
      story.on(date).as("system", "system");
      const auto decided = lapse(story.application(), {id}, {{{"system"}, "system", {}}, day(date), law, calendar});
      ASSERT_TRUE(decided.has_value());
      for (const Event& event : *decided) story.record(event);
    };
    lapse_on("2026-04-17", "d1");
    EXPECT_EQ(due(story, Purpose::decision), due_on);
    EXPECT_EQ(story.application().deadlines.size(), 2U) << option;
    lapse_on("2026-07-17", "d2");
    EXPECT_EQ(story.state(), ApplicationState::deemed_granted) << option;
  }
}

// Row 37: complete 16 March, decision until 16 June, deemed granted from 17 June 00:00.
TEST(Deadlines, DeemedPermitInLegalTime) {
  Story story;
  story.complete("2026-03-16");
  EXPECT_EQ(due(story, Purpose::decision), "2026-06-16");
  lapsed(story.on("2026-06-16"), "d2");
  EXPECT_EQ(story.state(), ApplicationState::complete);
  lapsed(story.on("2026-07-17"), "d2");
  EXPECT_EQ(story.state(), ApplicationState::deemed_granted);
  const auto& log = story.log();
  ASSERT_GE(log.size(), 2U);
  EXPECT_EQ(to_string(std::get<DeemedPermitArisen>(log[log.size() - 2].event).arisen_on), "2026-06-17");
}

TEST(Deadlines, NoDeemedPermitInTheFullProcedure) {
  Story story("full");
  story.complete("2026-03-16");
  EXPECT_EQ(due(story, Purpose::decision), "2026-06-16");
  lapsed(story.on("2026-06-17"), "d2");
  EXPECT_EQ(story.state(), ApplicationState::complete);
  EXPECT_TRUE(std::holds_alternative<DeadlineMissed>(story.log().back().event));
}

TEST(Deadlines, SpecialBuildingsHaveNoDecisionPeriod) {
  Story story("special");
  story.complete("2026-03-16");
  EXPECT_EQ(due(story, Purpose::decision), "none");
  EXPECT_EQ(story.code([&](const Context& c) {
    return extend_decision_period(story.application(), {{2, PeriodUnit::months}, "Grund"}, c);
  }),
            "nothing-to-extend");
}

// Row 38: the extension runs from the end of the period before it; 16 August is a Sunday.
TEST(Deadlines, ExtensionFromTheEndOfThePeriodBefore) {
  Story story;
  story.complete("2026-03-16").on("2026-06-16").as("clara");
  const auto extend_by = [&](Period by, const std::string& reason,
                             std::optional<HandedOver> handed = HandedOver{Service::certificate, day("2026-06-16")}) {
    return story.code([&](const Context& c) {
      return extend_decision_period(story.application(), {by, reason, handed}, c);
    });
  };
  EXPECT_EQ(extend_by({2, PeriodUnit::months}, "Gutachten", std::nullopt), "service-missing") << "the last day";
  EXPECT_EQ(extend_by({2, PeriodUnit::months}, "Gutachten", HandedOver{Service::portal, day("2026-06-16")}),
            "served-too-late")
      << "known the day after";
  EXPECT_EQ(extend_by({2, PeriodUnit::months}, "Gutachten", HandedOver{Service::post, day("2026-06-13")}),
            "served-too-late");
  EXPECT_EQ(extend_by({2, PeriodUnit::months}, "Gutachten", HandedOver{Service::portal, day("2026-06-17")}),
            "bad-service-date");
  EXPECT_EQ(extend_by({2, PeriodUnit::months}, " "), "missing-text");
  EXPECT_EQ(extend_by({3, PeriodUnit::months}, "Gutachten"), "extension-too-long");
  EXPECT_EQ(extend_by({62, PeriodUnit::days}, "Gutachten"), "extension-too-long");
  EXPECT_EQ(extend_by({2, PeriodUnit::months}, "Gutachten"), "ok");
  EXPECT_EQ(due(story, Purpose::decision), "2026-08-17");
  EXPECT_EQ(extend_by({1, PeriodUnit::days}, "noch eines"), "extended-already");
  lapsed(story.on("2026-06-17"), "d2");
  EXPECT_EQ(story.state(), ApplicationState::complete) << "the replaced deadline has no effect any more";
  lapsed(story.on("2026-08-18"), "d3");
  EXPECT_EQ(story.state(), ApplicationState::deemed_granted);
}

TEST(Deadlines, NoExtensionAfterTheEnd) {
  Story story;
  story.complete("2026-03-16").on("2026-06-17").as("clara");
  EXPECT_EQ(story.code([&](const Context& c) {
    return extend_decision_period(story.application(), {{1, PeriodUnit::months}, "zu spät"}, c);
  }),
            "period-over");
}

// Row 42: filed 2 February, completed 20 March: the clock starts on 20 March, without credit.
TEST(Deadlines, TheClockStartsWithCompleteReceipt) {
  Story story;
  story.submitted("2026-02-02").as("clara").must([&](const Context& c) {
    return demand_documents(story.application(),
                            {{{"site-plan", "unleserlich"}}, {8, PeriodUnit::weeks}, story.today()}, c);
  });
  EXPECT_EQ(due(story, Purpose::decision), "none");
  story.on("2026-03-20").as("anna", "designer");
  FileDocument answer = Story::file("site-plan", "site-plan");
  answer.demanded_item = "n1";
  EXPECT_EQ(story.code([&](const Context& c) { return supply_documents(story.application(), {}, c); }), "items-open");
  story.must([&](const Context& c) { return file_document(story.application(), answer, c); });
  story.must([&](const Context& c) { return supply_documents(story.application(), {}, c); });
  EXPECT_EQ(story.application().document({"site-plan"})->versions.size(), 2U);
  story.on("2026-03-30").as("clara");
  const auto confirm = [&](const std::string& date) {
    return story.code([&](const Context& c) { return confirm_completeness(story.application(), {day(date)}, c); });
  };
  EXPECT_EQ(confirm("2026-02-01"), "bad-completeness-date") << "before the receipt";
  EXPECT_EQ(confirm("2026-03-31"), "bad-completeness-date") << "in the future";
  EXPECT_EQ(confirm("2026-03-20"), "ok");
  EXPECT_EQ(due(story, Purpose::decision), "2026-06-22");
}

// Row 44: known on 6 March, four weeks, raw end Good Friday: 7 April; withdrawn 8 April, once confirmed.
TEST(Deadlines, AnUncuredDemandEndsInADeemedWithdrawal) {
  Story story;
  story.submitted("2026-03-02").as("clara").must([&](const Context& c) {
    return demand_documents(story.application(), {{{"site-plan", "fehlt"}}, {4, PeriodUnit::weeks}, day("2026-03-06")},
                            c);
  });
  EXPECT_EQ(due(story, Purpose::demand), "2026-04-07");
  EXPECT_EQ(due(story, Purpose::completeness), "none") << "the authority has spoken in time";
  story.on("2026-04-08").as("anna", "designer");
  EXPECT_EQ(story.code([&](const Context& c) { return supply_documents(story.application(), {true}, c); }),
            "demand-period-over");
  lapsed(story.on("2026-05-20"), "d2");
  EXPECT_EQ(story.state(), ApplicationState::incomplete) << "a person confirms it";
  EXPECT_EQ(to_string(*story.application().withdrawal_proposed_on), "2026-04-08");
  story.as("clara").must([&](const Context& c) { return confirm_withdrawal(story.application(), c); });
  EXPECT_EQ(story.state(), ApplicationState::withdrawn_deemed);
}

// Rows 43 and 44: posted on 2 March, known on the 6th.
TEST(Deadlines, ADemandRunsFromTheDayItIsKnown) {
  Story story;
  story.submitted("2026-03-02").as("clara");
  const auto demand = [&](const HandedOver& handed) {
    return story.code([&](const Context& c) {
      return demand_documents(story.application(),
                              {{{"site-plan", "fehlt"}}, {4, PeriodUnit::weeks}, story.today(), handed}, c);
    });
  };
  EXPECT_EQ(demand({Service::post, day("2026-03-03")}), "bad-service-date") << "in the future";
  EXPECT_EQ(demand({Service::post, day("2026-03-01")}), "bad-service-date") << "before the receipt";
  EXPECT_EQ(demand({Service::post, day("2026-03-02")}), "ok");
  EXPECT_EQ(due(story, Purpose::demand), "2026-04-07");
  const auto& demanded = std::get<DocumentsDemanded>(story.log().back().event);
  EXPECT_EQ(to_string(demanded.served_on), "2026-03-06");
  EXPECT_EQ(demanded.service, "post");
}

// § 70 (2) sentence 2 HBO does not say whether a demand is made when it is sent or when it is known.
TEST(Deadlines, ADemandKnownAfterTheMonthOfCheckingSaysSo) {
  const auto first_step = [](const std::string& sent_on) {
    Story story;
    story.submitted("2026-01-30").on(sent_on).as("clara").must([&](const Context& c) {
      return demand_documents(
          story.application(),
          {{{"site-plan", "fehlt"}}, {4, PeriodUnit::weeks}, story.today(), HandedOver{Service::post, story.today()}},
          c);
    });
    return story.application().running_deadline(Purpose::demand)->deadline.derivation.steps.front().why.en;
  };
  EXPECT_EQ(first_step("2026-02-26").find("does not say"), std::string::npos) << "known on 2 March, the last day";
  EXPECT_NE(first_step("2026-02-27").find("ended on 2026-03-02"), std::string::npos) << "known on 3 March";
}

TEST(Deadlines, TheAuthorityMayProlongADemandAfterItsEnd) {
  Story story;
  const auto demand = [&](std::vector<DemandDocuments::Item> items, int weeks) {
    return story.code([&](const Context& c) {
      return demand_documents(story.application(), {std::move(items), {weeks, PeriodUnit::weeks}, story.today()}, c);
    });
  };
  story.submitted("2026-03-02").as("clara");
  EXPECT_EQ(demand({}, 4), "nothing-demanded");
  EXPECT_EQ(demand({{"site-plan", "fehlt"}}, 4), "ok");
  lapsed(story.on("2026-04-08"), "d2");
  story.as("clara");
  EXPECT_EQ(demand({}, 1), "period-already-over") << "30 March and a week is over, too";
  EXPECT_EQ(demand({}, 2), "ok");
  EXPECT_FALSE(story.application().withdrawal_proposed_on.has_value());
  EXPECT_EQ(due(story, Purpose::demand), "2026-04-13") << "two weeks from 30 March, its end (BGB § 190)";
  EXPECT_EQ(std::get<Replaced>(story.application().deadlines.at(1).settlement).by.value, "d3");
}

// BGB § 190: the new period is counted from the end of the old one, so nobody who is given more time has less.
TEST(Deadlines, MoreTimeForADemandBeginsWhereItsPeriodEnds) {
  Story story;
  const auto demand = [&](std::vector<DemandDocuments::Item> items, int weeks) {
    return story.code([&](const Context& c) {
      return demand_documents(story.application(), {std::move(items), {weeks, PeriodUnit::weeks}, story.today()}, c);
    });
  };
  story.submitted("2026-03-02").as("clara");
  EXPECT_EQ(demand({{"site-plan", "fehlt"}}, 4), "ok");
  EXPECT_EQ(due(story, Purpose::demand), "2026-03-30");
  story.on("2026-03-10").as("clara");
  EXPECT_EQ(demand({{"drainage-plan", "fehlt auch"}}, 2), "period-shortened") << "24 March";
  EXPECT_EQ(demand({}, 2), "ok");
  EXPECT_EQ(due(story, Purpose::demand), "2026-04-13");
  EXPECT_EQ(demand({{"drainage-plan", "fehlt auch"}}, 5), "ok");
  EXPECT_EQ(due(story, Purpose::demand), "2026-04-14");
}

TEST(Deadlines, WhatTheLawHasDoneCannotBeUndoneBeforeItIsRecorded) {
  Story story;
  story.submitted("2026-01-30").on("2026-03-03").as("clara");
  EXPECT_EQ(story.code([&](const Context& c) {
    return demand_documents(story.application(), {{{"site-plan", "fehlt"}}, {4, PeriodUnit::weeks}, story.today()}, c);
  }),
            "period-over");
  Story late;
  late.complete("2026-03-16").decision_drafted().on("2026-06-17").as("paul", "approver");
  EXPECT_EQ(late.code([&](const Context& c) { return approve_decision(late.application(), {1}, {}, c); }),
            "period-over");
}

TEST(Deadlines, NothingRunsOnAfterTheCaseIsClosed) {
  Story story;
  story.complete().asked().as("anna", "designer").must([&](const Context& c) {
    return withdraw_application(story.application(), {""}, c);
  });
  EXPECT_TRUE(std::holds_alternative<Moot>(story.application().deadlines.at(1).settlement));
  EXPECT_TRUE(std::holds_alternative<participation::Withdrawn>(story.participation().request({"r1"})->state));
  const std::size_t events = story.log().size();
  lapsed(story.on("2027-01-01"), "d2");
  story.must([&](const Context& c) { return participation::record_silence(story.participation(), {"r1"}, c); });
  EXPECT_EQ(story.log().size(), events);
  EXPECT_EQ(story.code([&](const Context& c) { return lapse(story.application(), {"d77"}, c); }), "no-such-deadline");
}

TEST(Deadlines, AfterTheDecisionPeriodsEndOnceAndChangeNothing) {
  Story story;
  story.complete().decision_drafted().approved().notice_filed().served();
  lapsed(story.on("2026-04-17"), "d3");
  EXPECT_EQ(story.state(), ApplicationState::granted);
  EXPECT_NE(std::get<PeriodEnded>(story.log().back().event).note.de.find("bestandskräftig"), std::string::npos);
  lapsed(story.on("2031-03-17"), "d4");
  EXPECT_EQ(std::get<PeriodEnded>(story.log().back().event).effect, SilenceEffect::lapses);
}

// A deemed permit is a permit: it lapses after five years, and nobody was instructed on remedies.
TEST(Deadlines, ADeemedPermitStartsItsPeriods) {
  Story story;
  lapsed(story.complete("2026-03-16").on("2026-09-01"), "d2");
  const auto& deadlines = story.application().deadlines;
  ASSERT_EQ(deadlines.size(), 4U);
  EXPECT_EQ(deadlines[2].deadline.rule, "permit-validity");
  EXPECT_EQ(to_string(deadlines[2].deadline.due_on()), "2031-06-17") << "from the fiction, not from the run";
  EXPECT_EQ(deadlines[3].deadline.rule, "objection-without-instruction");
  EXPECT_EQ(to_string(deadlines[3].deadline.due_on()), "2027-06-17");
  EXPECT_TRUE(deadlines[2].running() && deadlines[3].running());
}

}  // namespace deadlines_test
}  // namespace flurwerk::tests
