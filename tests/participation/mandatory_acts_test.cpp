// What must be there before a permit goes out: acts of others that are really given, asked of whom the law names, and
// everything weighed that others asked for. Basis: § 70 Abs. 1, § 74 Abs. 4 HBO, §§ 36, 36a BauGB.
#include "participation/delta_round.hpp"
#include "participation/unasked.hpp"
#include "participation/weighing.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace mandatory_acts_test {

Story& answered(Story& story, StatementOutcome outcome, const std::string& agency = "fire",
                const std::string& request = "r1") {
  story.as("tom", "agency_member", agency);
  return story.must([&](const Context& c) {
    auto statement = story.statement(outcome, "Dazu sagen wir nichts.", request);
    const participation::StatementRequest& asked = *story.participation().request({request});
    if (asked.statement() != nullptr) statement.corrects = asked.statement()->version;
    if (outcome == StatementOutcome::objection) {
      const auto grounds = c.law.grounds_for(asked.first_rule());
      if (!grounds.empty()) statement.grounds = {grounds.front()->id};
    }
    return participation::submit_statement(story.application(), story.participation(), statement, c);
  });
}
OpenActs acts(const Story& story) { return participation::open_acts(story.participation(), story.today()); }
std::string draft(Story& story, OpenActs acts, DecisionOutcome outcome = DecisionOutcome::granted) {
  return story.as("clara").code([&](const Context& c) {
    return draft_decision(story.application(), {outcome, {}, "Gründe", 0}, acts, c);
  });
}

TEST(MandatoryActs, WhoIsNotResponsibleHasGivenNothing) {
  for (const Act act : {Act::zustimmung, Act::benehmen, Act::einvernehmen, Act::permit}) {
    Story story("full");
    story.complete().asked(act);
    answered(story, StatementOutcome::not_responsible);
    ASSERT_EQ(acts(story).not_responsible.size(), 1U) << participation::name_of(act).en;
    EXPECT_EQ(draft(story, acts(story)), "agency-not-responsible");
    story.on("2026-06-30");
    EXPECT_EQ(draft(story, acts(story)), "agency-not-responsible") << "time gives nothing either";
    EXPECT_EQ(draft(story, acts(story), DecisionOutcome::refused), "ok");
  }
  Story opinion;
  opinion.complete().asked();
  answered(opinion, StatementOutcome::not_responsible);
  EXPECT_TRUE(acts(opinion).ready());
}

TEST(MandatoryActs, NotResponsibleAfterSilenceGivesNothingEither) {
  Story story("full");
  story.complete("2026-03-16").asked(Act::zustimmung).on("2026-05-20");
  ASSERT_TRUE(acts(story).ready()) << "deemed given";
  answered(story, StatementOutcome::not_responsible);
  EXPECT_EQ(acts(story).not_responsible.size(), 1U);
}

TEST(MandatoryActs, AreAwaitedFromWhoWasAskedInstead) {
  Story story("full");
  story.complete().asked(Act::zustimmung, "", "r1", "fire").asked(Act::zustimmung, "", "r2", "roads");
  answered(story, StatementOutcome::not_responsible, "fire", "r1");
  answered(story, StatementOutcome::not_responsible, "roads", "r2");
  EXPECT_EQ(acts(story).not_responsible.size(), 2U);
  story.asked(Act::zustimmung, "", "r3", "forest");
  EXPECT_EQ(acts(story).not_responsible.size(), 1U) << "one takes the place of one";
  EXPECT_EQ(acts(story).open.size(), 1U);
  story.asked(Act::zustimmung, "motorway", "r4", "federal");
  EXPECT_EQ(acts(story).not_responsible.size(), 1U) << "asked under a rule of its own";
}

TEST(MandatoryActs, AreGivenUpWithAReasonAlone) {
  Story story("full");
  story.complete().asked(Act::zustimmung);
  answered(story, StatementOutcome::not_responsible);
  const auto withdraw = [&](const std::string& reason) {
    return story.as("clara").code([&](const Context& c) {
      return participation::withdraw_request(story.application(), story.participation(), {{"r1"}, reason}, c);
    });
  };
  EXPECT_EQ(withdraw(""), "missing-text");
  EXPECT_EQ(withdraw("Außerhalb der Anbauverbotszone, keine Zustimmung nötig."), "ok");
  EXPECT_TRUE(acts(story).ready());
  ASSERT_EQ(story.participation().request({"r1"})->trail.earlier.size(), 1U) << "what was said stays";
  Story given("full");
  given.complete().asked(Act::zustimmung);
  answered(given, StatementOutcome::objection);
  EXPECT_EQ(given.as("clara").code([&](const Context& c) {
    return participation::withdraw_request(given.application(), given.participation(), {{"r1"}, "stört"}, c);
  }),
            "request-settled")
      << "a refusal is not withdrawn";
}

TEST(MandatoryActs, AreLookedAtOnceMoreWhenTheDecisionIsServed) {
  Story story("full");
  story.complete().asked(Act::zustimmung, "municipality-approval", "r1", "town");
  answered(story, StatementOutcome::no_objection, "town");
  story.decision_drafted().approved().notice_filed();
  answered(story, StatementOutcome::objection, "town");
  const Decided served = story.as("clara").act([&](const Context& c) {
    return serve_decision(story.application(), {Service::certificate, story.today(), DocumentId{"notice"}}, acts(story),
                          c);
  });
  ASSERT_FALSE(served);
  EXPECT_EQ(served.error().code, "consent-refused");
  EXPECT_TRUE(served.error().cure.de.starts_with("Geben Sie die Entscheidung zurück.")) << served.error().cure.de;
  EXPECT_EQ(served.error().text.de, "Eine erforderliche Zustimmung ist verweigert: Zustimmung.") << "no id";
}

participation::NamedAgency named(const std::string& rule, const std::string& agency) {
  const AgencyTrigger& trigger = *law_on(day("2026-03-16")).trigger(rule);
  participation::Suggestion suggestion;
  suggestion.rule = trigger.id;
  suggestion.agency_kind = trigger.agency_kind;
  suggestion.name = trigger.name;
  suggestion.legal_basis = trigger.basis;
  suggestion.act = trigger.act;
  return {suggestion, AgencyId{agency}};
}

TEST(MandatoryActs, NobodyAskedForOneBlocksTheGrant) {
  Story story("full");
  story.complete().asked();
  const auto open = [&] {
    OpenActs now = acts(story);
    now.not_asked = participation::not_asked(
        story.participation(), {named("municipality-consent", "town"), named("monument", "heritage")}, true);
    return now;
  };
  ASSERT_EQ(open().not_asked.size(), 1U) << "an opinion is no formal act";
  EXPECT_EQ(open().not_asked[0].what.de, "Einvernehmen (Einvernehmen der Gemeinde, § 36 Abs. 1, 2 BauGB)");
  EXPECT_EQ(draft(story, open()), "act-not-asked");
  EXPECT_EQ(draft(story, open(), DecisionOutcome::refused), "ok") << "a refusal needs no consent";
  auto leave_out = story.round(Act::opinion, "", "r2", "fire");
  leave_out.requests.clear();
  leave_out.dropped = {{"municipality-consent", "Die Stadt ist selbst Bauaufsicht."}};
  story.must([&](const Context& c) {
    return participation::open_round(story.application(), story.participation(), leave_out, c);
  });
  EXPECT_TRUE(open().not_asked.empty()) << "left out with a reason";
  EXPECT_EQ(story.participation().rounds.size(), 1U) << "a round that asks nobody is none";
}

TEST(MandatoryActs, AreSettledByAskingOrAnEarlierAgreement) {
  const auto consent = named("municipality-consent", "town");
  Story asked("full");
  asked.complete();
  EXPECT_FALSE(participation::is_settled(asked.participation(), consent));
  asked.asked(Act::einvernehmen, "municipality-consent", "r1", "another");
  EXPECT_TRUE(participation::is_settled(asked.participation(), consent)) << "under that rule, whoever it is";
  Story agreed("full");
  agreed.complete();
  agreed.must([&](const Context&) {
    return std::vector<Event>{AgreementRecorded{{"town"}, Act::einvernehmen, day("2026-03-01"), {"site-plan"}}};
  });
  EXPECT_TRUE(participation::is_settled(agreed.participation(), consent));
}

TEST(Weighing, NothingIsGrantedBeforeEachConditionIsDecidedOn) {
  Story story;
  story.complete().asked().as("fred", "agency_member", "fire");
  auto command = story.statement(StatementOutcome::conditions);
  command.conditions = {{"", ConditionKind::obligation, "Brandschutz", "Zufahrt 3,00 m", "", "", {}, ""},
                        {"", ConditionKind::obligation, "Brandschutz", "Hydrant am Tor", "", "", {}, ""}};
  story.must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), command, c);
  });
  const auto open = [&](const std::vector<Condition>& taken) {
    std::string list;
    for (const auto& one : participation::unweighed(story.participation(), taken)) list += one.what.en + ";";
    return list;
  };
  EXPECT_EQ(open({}), "condition 1;condition 2;");
  EXPECT_EQ(open({{"", ConditionKind::obligation, "", "Zufahrt 3,50 m", "", "", {"r1"}, "r1-1"}}), "condition 2;")
      << "it stands in the decision";
  story.as("clara").must([&](const Context& c) {
    return participation::weigh_conditions(story.application(), story.participation(),
                                           {{{"r1"}, "r1-2", WeighingResult::rejected, "Hydrant ist vorhanden."}}, c);
  });
  EXPECT_EQ(open({}), "condition 1;");
  OpenActs now = acts(story);
  for (const auto& one : participation::unweighed(story.participation(), {})) now.unweighed.push_back(one.what);
  EXPECT_EQ(draft(story, now), "not-weighed");
  EXPECT_EQ(draft(story, now, DecisionOutcome::refused), "ok") << "a refusal imposes nothing";
}

TEST(Weighing, OfWhatCameTooLateIsNotRequired) {
  Story story;
  story.complete("2026-03-16").asked().on("2026-05-20").as("fred", "agency_member", "fire");
  auto command = story.statement(StatementOutcome::conditions);
  command.conditions = {{"", ConditionKind::obligation, "Brandschutz", "Zufahrt 3,00 m", "", "", {}, ""}};
  story.must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(), command, c);
  });
  EXPECT_TRUE(participation::unweighed(story.participation(), {}).empty());
}

// --- the terms of what is asked by hand

Decided ask(Story& story, Act act, const std::string& kind, const std::string& rule = {},
            std::vector<std::string> further = {}) {
  auto round = story.round(act, rule, "r1", "town");
  round.requests[0].agency_kind = kind;
  round.requests[0].further_rules = std::move(further);
  return story.as("clara").act([&](const Context& c) {
    return participation::open_round(story.application(), story.participation(), round, c);
  });
}

TEST(ByHand, TheMunicipalityHasTheTermsOfTheFederalCode) {
  const struct {
    Act act;
    std::string due, rule;
  } rows[] = {{Act::einvernehmen, "2026-05-18", "municipality-consent"},
              {Act::zustimmung, "2026-06-16", "municipality-approval"}};
  for (const auto& row : rows) {
    Story story("full");
    story.complete("2026-03-16");
    ASSERT_TRUE(ask(story, row.act, "municipality"));
    const auto& spec = story.participation().request({"r1"})->spec;
    EXPECT_EQ(to_string(spec.deadline.due_on()), row.due);
    EXPECT_EQ(spec.deadline.rule, row.rule) << "so that grounds and replacement follow";
    EXPECT_NE(spec.legal_basis.find("BauGB"), std::string::npos) << spec.legal_basis;
  }
}

TEST(ByHand, SeveralProvisionsWantOneToBeNamed) {
  Story story("full");
  story.complete("2026-03-16");
  const Decided unnamed = ask(story, Act::benehmen, "nature-protection");
  ASSERT_FALSE(unnamed);
  EXPECT_EQ(unnamed.error().code, "rule-needed");
  EXPECT_EQ(unnamed.error().field, "/requests/0/rule");
  EXPECT_NE(unnamed.error().text.en.find("nature-infill (§ 18 Abs. 3 BNatSchG, 1M)"), std::string::npos)
      << unnamed.error().text.en;
  EXPECT_TRUE(ask(story, Act::benehmen, "nature-protection", "nature-infill"));
  EXPECT_EQ(story.participation().request({"r1"})->spec.on_silence, SilenceEffect::none);
  Story same("full");
  same.complete("2026-03-16");
  EXPECT_TRUE(ask(same, Act::zustimmung, "federal-road")) << "two rules, the same terms";
  EXPECT_EQ(to_string(same.participation().request({"r1"})->spec.deadline.due_on()), "2026-05-18");
}

TEST(ByHand, OpinionsAndAgenciesWithoutARuleKeepTheGeneralMonth) {
  Story story("full");
  story.complete("2026-03-16");
  ASSERT_TRUE(ask(story, Act::zustimmung, "heritage"));
  EXPECT_EQ(to_string(story.participation().request({"r1"})->spec.deadline.due_on()), "2026-04-16");
}

TEST(SeveralRules, AreAskedOnceUnderTheStrictestTerms) {
  Story story("full");
  story.complete("2026-03-16");
  ASSERT_TRUE(ask(story, Act::opinion, "immission", "immission", {"major-accident"}));
  const auto& spec = story.participation().request({"r1"})->spec;
  EXPECT_EQ(spec.on_silence, SilenceEffect::none) << "silence replaces nothing";
  EXPECT_EQ(spec.suggested_by, "major-accident");
  EXPECT_NE(spec.legal_basis.find("§ 22 BImSchG"), std::string::npos) << spec.legal_basis;
  EXPECT_NE(spec.legal_basis.find("§ 50 BImSchG"), std::string::npos) << spec.legal_basis;
  Story wrong("full");
  wrong.complete("2026-03-16");
  const Decided refused = ask(wrong, Act::opinion, "immission", "immission", {"water-margin"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "/requests/0/further_rules/0");
}

// What a request rests on is kept whatever becomes of it: with it go legal basis and the terms when it is asked again.
TEST(SeveralRules, StayWithTheRequestWhenItIsAskedAgain) {
  Story story("full");
  story.complete("2026-03-16");
  ASSERT_TRUE(ask(story, Act::opinion, "immission", "major-accident", {"immission"}));
  const std::vector<std::string> rules{"major-accident", "immission"};
  const auto& former = story.participation().request({"r1"})->spec;
  EXPECT_EQ(former.rules(), rules) << "the strictest first, none of them lost";
  const std::string basis = former.legal_basis;
  story.record(ApplicationChanged{
      "k1", story.today(), "Halle", 2, std::string(64, 'b'), true, "Halle", story.application().parcels, "Weg 3", {}});
  participation::OpenDeltaRound again{{"delta"}, "Erneut", {}, {}, {}, story.today()};
  again.again = {{{"r1"}, {"r2"}, "", {{"site-plan"}}, "Die Halle wird größer."}};
  story.as("clara").must([&](const Context& c) {
    return participation::open_delta_round(story.application(), story.participation(), again, c);
  });
  const auto& spec = story.participation().request({"r2"})->spec;
  EXPECT_EQ(spec.rules(), rules);
  EXPECT_EQ(spec.legal_basis, basis);
  EXPECT_EQ(spec.on_silence, SilenceEffect::none);
}

TEST(SeveralRules, StayInTheDraftThatATakenBackRoundBecomes) {
  Story story("full");
  story.complete("2026-03-16");
  ASSERT_TRUE(ask(story, Act::opinion, "immission", "immission", {"major-accident"}));
  story.as("clara").must([&](const Context&) {
    return participation::take_back_round(story.application(), story.participation(), RoundId{"round-r1"});
  });
  const auto& planned = story.participation().draft->requests.at(0);
  EXPECT_EQ(planned.trigger, "major-accident");
  EXPECT_EQ(planned.further_rules, (std::vector<std::string>{"immission"}));
}

TEST(SeveralRules, EachOfThemSettlesWhatTheRulesName) {
  Story story("full");
  story.complete("2026-03-16");
  ASSERT_TRUE(ask(story, Act::opinion, "immission", "immission", {"major-accident"}));
  participation::NamedAgency named{{}, {"another-office"}};
  named.suggestion.act = Act::opinion;
  for (const char* rule : {"immission", "major-accident"}) {
    named.suggestion.rule = rule;
    EXPECT_TRUE(participation::is_asked(story.participation(), named)) << rule;
  }
  named.suggestion.rule = "farming";
  EXPECT_FALSE(participation::is_asked(story.participation(), named));
}

}  // namespace mandatory_acts_test
}  // namespace flurwerk::tests
