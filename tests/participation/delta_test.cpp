// Plans that change during the participation: whom the change concerns, and who answers anew.
#include "participation/delta.hpp"

#include "participation/delta_round.hpp"
#include "participation/synopsis.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace delta_test {

using participation::OpenDeltaRound;

// Asked about the site plan.
void ask(Story& story) {
  story.complete();
  story.asked(Act::opinion, "", "r-fire", "fire").asked(Act::opinion, "", "r-health", "health");
  story.asked(Act::einvernehmen, "", "r-town", "town");
}

// The applicant draws the house anew and, if so, files another site plan.
void change_plans(Story& story, bool site_plan = true) {
  story.record(ApplicationChanged{"k1",
                                  story.today(),
                                  "Gaube",
                                  2,
                                  std::string(64, 'b'),
                                  true,
                                  "Wohnhaus",
                                  story.application().parcels,
                                  "Weg 3",
                                  {}});
  if (!site_plan) return;
  story.record(DocumentFiled{{"site-plan"},
                             2,
                             "site-plan",
                             "Lageplan",
                             "l2.pdf",
                             "application/pdf",
                             std::string(64, 'c'),
                             1,
                             "applicant",
                             {},
                             {},
                             {},
                             "k1"});
}

std::string overtaken(const Story& story) {
  std::string ids;
  for (const auto* request : participation::overtaken(story.participation())) {
    ids += (ids.empty() ? "" : " ") + request->spec.request.value;
  }
  return ids;
}

participation::Proposal proposed(const Story& story, const std::string& request, const std::string& kind,
                                 const participation::PlansDelta& delta = {}) {
  return participation::propose(story.application(), *story.participation().request({request}), kind, delta,
                                law_on(story.today()));
}

OpenDeltaRound command(const Story& story) {
  OpenDeltaRound round{{"delta"}, "Erneute Beteiligung", {}, {}, {}, story.today()};
  round.again = {{{"r-town"}, {"r-town-2"}, "", {{"site-plan"}}, "Das Haus wird höher."}};
  round.carried = {{{"r-fire"}, "Rettungswege unverändert"}, {{"r-health"}, "nicht betroffen"}};
  return round;
}

std::string open(Story& story, const OpenDeltaRound& round) {
  const Decided decided = story.as("clara").act([&](const Context& c) {
    return participation::open_delta_round(story.application(), story.participation(), round, c);
  });
  return decided ? "ok" : decided.error().code + " " + decided.error().field;
}

TEST(DeltaProposal, OvertakenIsWhoWasAskedAboutFormerPlans) {
  Story story;
  ask(story);
  EXPECT_EQ(overtaken(story), "");
  change_plans(story);
  EXPECT_EQ(overtaken(story), "r-fire r-health r-town");
  story.as("clara").must([&](const Context& c) {
    return participation::withdraw_request(story.application(), story.participation(), {{"r-fire"}, "Irrtum"}, c);
  });
  EXPECT_EQ(overtaken(story), "r-health r-town") << "withdrawn";
  story.asked(Act::opinion, "", "r-late", "water");
  EXPECT_EQ(overtaken(story), "r-health r-town") << "asked about the new plans";
}

// Read a line as: an agency of this kind, and whether it is asked again when this finding comes out otherwise.
TEST(DeltaProposal, AFindingConcernsWhoseFieldItIsIn) {
  struct Row {
    std::string kind, check, subject;
    bool again;
  };
  // clang-format off
  const std::vector<Row> table = {
      {"fire", "height", "Haus", true},
      {"fire", "grz", "", false},
      {"municipality", "grz", "", true},
      {"health", "height", "Haus", false},
      {"water", "agency-layers", "water-margin", true},
      {"heritage", "agency-layers", "water-margin", false},
      {"archaeology", "height", "Haus", false},
      {"other", "height", "Haus", true},  // nobody has said what it guards: not silently harmless
  };
  // clang-format on
  Story story;
  ask(story);
  change_plans(story, false);
  for (const Row& row : table) {
    participation::PlansDelta delta;
    delta.findings = {{row.check, row.subject, {"anders", "otherwise"}}};
    const auto proposal = proposed(story, "r-fire", row.kind, delta);
    EXPECT_EQ(proposal.ask_again, row.again) << row.kind << " " << row.check;
    EXPECT_FALSE(proposal.why.empty()) << "either way with a reason";
  }
}

TEST(DeltaProposal, AReleasedDocumentInANewVersionConcernsWhoHasIt) {
  Story story;
  ask(story);
  change_plans(story);
  const auto fire = proposed(story, "r-fire", "fire");
  EXPECT_TRUE(fire.ask_again);
  EXPECT_NE(fire.why.at(0).de.find("Fassung 2"), std::string::npos) << fire.why.at(0).de;
  ASSERT_EQ(fire.documents.size(), 1U);
  EXPECT_EQ(fire.documents[0].before, 1);
  EXPECT_EQ(fire.documents[0].now, 2);

  Story other;
  ask(other);
  other.record(DocumentFiled{{"statistics-sheet"},
                             2,
                             "statistics-sheet",
                             "Statistik",
                             "s.pdf",
                             "application/pdf",
                             some_sha,
                             1,
                             "applicant",
                             {},
                             {},
                             {},
                             "k1"});
  const auto unconcerned = proposed(other, "r-fire", "fire");
  EXPECT_FALSE(unconcerned.ask_again) << "it has not seen the statistics sheet";
  EXPECT_EQ(unconcerned.documents.size(), 1U) << "but is told that it changed";
}

TEST(DeltaProposal, WhatCouldNotBeComparedIsNeverHarmless) {
  Story story;
  ask(story);
  change_plans(story, false);
  participation::PlansDelta delta;
  delta.not_compared = Text{"nicht vergleichbar", "not comparable"};
  EXPECT_TRUE(proposed(story, "r-health", "health", delta).ask_again);
}

TEST(DeltaRound, AsksSomeAgainAndCarriesTheOthersOver) {
  Story story;
  ask(story);
  story.as("f", "agency_member", "fire").must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(),
                                           story.statement(StatementOutcome::no_objection, "", "r-fire"), c);
  });
  EXPECT_EQ(open(story.on("2026-04-01"), command(story)), "plans-unchanged ");
  change_plans(story);
  ASSERT_EQ(open(story, command(story)), "ok");
  const auto& part = story.participation();
  EXPECT_EQ(participation::to_string(part.request({"r-town"})->state), "withdrawn") << "need not answer twice";
  const auto* again = part.request({"r-town-2"});
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again->spec.released.at(0).version, 2);
  EXPECT_EQ(again->spec.deadline.derivation.from, story.today()) << "a period of its own";
  EXPECT_EQ(again->spec.asks_again.value, "r-town");
  EXPECT_EQ(again->spec.again_because, "Das Haus wird höher.");
  EXPECT_EQ(part.request({"r-fire"})->trail.carried_over.back().reason, "Rettungswege unverändert");
  EXPECT_EQ(part.request({"r-fire"})->spec.released.at(0).version, 1) << "what was released stays what it was";
  EXPECT_EQ(overtaken(story), "");
  EXPECT_EQ(open(story, command(story)), "plans-unchanged ");
  const auto synopsis = participation::synopsis(part);
  EXPECT_EQ(synopsis.columns.at(0).plans->de,
            "für die geänderten Pläne übernommen am 01.04.2026: Rettungswege unverändert");
  EXPECT_FALSE(synopsis.columns.at(3).plans);
  change_plans(story, false);
  EXPECT_EQ(overtaken(story), "r-fire r-health r-town-2") << "the next change is decided on anew";
}

// Taken back, everything is as it was before the round: who had to answer, who had read, what stood for which plans.
TEST(DeltaRound, TakenBackLeavesWhatHeldBefore) {
  Story story;
  ask(story);
  story.as("t", "agency_member", "town").must([&](const Context& c) {
    return participation::open_request(story.application(), story.participation(), {"r-town"}, c);
  });
  change_plans(story.on("2026-03-20"));
  auto carried = command(story);
  carried.round = {"first"};
  carried.carried.push_back({{"r-town"}, "nicht betroffen"});
  carried.again.clear();
  ASSERT_EQ(open(story, carried), "ok");
  change_plans(story.on("2026-04-01"), false);
  const auto told = [&] {
    std::string all = overtaken(story) + " |";
    for (const auto& request : story.participation().requests) {
      all += " " + request.spec.request.value + ":" + std::string(participation::to_string(request.state)) + ":" +
             std::to_string(request.stands_for().revision) + ":" + std::to_string(request.trail.carried_over.size());
    }
    for (const RequestId& open : story.application().open_requests) all += " " + open.value;
    return all + " | " + std::string(to_string(story.application().turns.back().side));
  };
  const std::string before = told();
  auto round = command(story);
  round.further = {{{"r-water"}, {"water"}, Act::opinion, "", "", {{"site-plan"}}, "Neu am Bach"}};
  ASSERT_EQ(open(story, round), "ok");
  EXPECT_NE(told(), before);
  const auto take_back = [&](const char* id) {
    return story.as("clara").code([&](const Context&) {
      return participation::take_back_round(story.application(), story.participation(), RoundId{id});
    });
  };
  ASSERT_EQ(take_back("delta"), "ok");
  EXPECT_EQ(told(), before);
  EXPECT_EQ(story.state(), ApplicationState::in_consultation);
  const auto& former = std::get<participation::Open>(story.participation().request({"r-town"})->state);
  EXPECT_TRUE(former.opened_on) << "that it had been read is known as before";
  EXPECT_EQ(story.participation().request({"r-fire"})->trail.carried_over.back().reason, "Rettungswege unverändert")
      << "the earlier carrying over stands";
  ASSERT_TRUE(story.participation().draft);
  ASSERT_EQ(story.participation().draft->requests.size(), 1U) << "who was not asked before; the rest is decided anew";
  EXPECT_EQ(story.participation().draft->requests[0].agency, AgencyId{"water"});
  story.as("t", "agency_member", "town").must([&](const Context& c) {
    return participation::submit_statement(story.application(), story.participation(),
                                           story.statement(StatementOutcome::no_objection, "", "r-town"), c);
  });
}

// Nobody was asked anew, so nothing leaves: it is undone until the plans change again or a decision stands on it.
TEST(DeltaRound, AnswersCarriedOverAloneAreTakenBackLikeARound) {
  Story story;
  ask(story);
  change_plans(story.on("2026-04-01"));
  const std::string before = overtaken(story);
  const int rounds = story.application().rounds;
  const auto take_back = [&](const char* id) {
    return story.as("clara").code([&](const Context&) {
      return participation::take_back_round(story.application(), story.participation(), RoundId{id});
    });
  };
  auto carry = command(story);
  carry.carried.push_back({{"r-town"}, "nicht betroffen"});
  carry.again.clear();
  ASSERT_EQ(open(story, carry), "ok");
  EXPECT_EQ(overtaken(story), "");
  ASSERT_TRUE(story.participation().carried_alone);
  EXPECT_EQ(story.participation().carried_alone->id, RoundId{"delta"});
  EXPECT_EQ(take_back("other"), "not-found");
  ASSERT_EQ(take_back("delta"), "ok");
  EXPECT_EQ(overtaken(story), before) << "each is to be decided on anew";
  EXPECT_EQ(story.application().rounds, rounds) << "there was no round";
  EXPECT_EQ(story.state(), ApplicationState::in_consultation);
  EXPECT_EQ(story.application().turns.back().side, Side::authority);
  EXPECT_NE(take_back("delta"), "ok") << "once";

  ASSERT_EQ(open(story, carry), "ok");
  change_plans(story.on("2026-04-02"), false);
  EXPECT_FALSE(story.participation().carried_alone);
  EXPECT_NE(take_back("delta"), "ok") << "the plans have changed since";
}

TEST(DeltaRound, TakenBackIsRefusedOnceAnAgencyHasReadIt) {
  Story story;
  ask(story);
  change_plans(story);
  ASSERT_EQ(open(story, command(story)), "ok");
  story.as("t", "agency_member", "town").must([&](const Context& c) {
    return participation::open_request(story.application(), story.participation(), {"r-town-2"}, c);
  });
  EXPECT_EQ(story.as("clara").code([&](const Context&) {
    return participation::take_back_round(story.application(), story.participation(), RoundId{"delta"});
  }),
            "round-has-left");
}

TEST(DeltaRound, NobodyIsForgottenAndEveryReasonIsGiven) {
  Story story;
  ask(story);
  change_plans(story);
  auto round = command(story);
  round.carried.pop_back();
  EXPECT_EQ(open(story, round), "delta-undecided /carried");
  round = command(story);
  round.carried[1].reason.clear();
  EXPECT_EQ(open(story, round), "missing-text /carried/1/reason");
  round = command(story);
  round.again[0].because.clear();
  EXPECT_EQ(open(story, round), "missing-text /again/0/because");
  round = command(story);
  round.carried.push_back({{"r-town"}, "doch nicht"});
  EXPECT_EQ(open(story, round), "named-twice /carried/2/request");
  round = command(story);
  round.again[0].former = {"r-9"};
  EXPECT_EQ(open(story, round), "not-overtaken /again/0/request");
  round = command(story);
  round.again[0].released.clear();
  EXPECT_EQ(open(story, round), "nothing-released /again/0/released");
  EXPECT_EQ(story.participation().rounds.size(), 3U) << "nothing half-sent";
  EXPECT_TRUE(story.participation().request({"r-town"})->is_open());
}

}  // namespace delta_test
}  // namespace flurwerk::tests
