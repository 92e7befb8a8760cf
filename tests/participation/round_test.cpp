// Opening a round: each request has its own period, basis and effect of silence, all from the law data.
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace round_test {

struct Row {
  std::string received;
  Act act;
  std::string trigger;
  std::string due;
  SilenceEffect effect;
};

// Rows 46 to 50 and 80 of the worked periods.
TEST(Round, PeriodAndEffectPerAct) {
  const Row rows[] = {
      {"2026-04-20", Act::opinion, "", "2026-05-20", SilenceEffect::disregarded},
      {"2026-05-06", Act::opinion, "municipality-hearing", "2026-06-08", SilenceEffect::disregarded},
      {"2026-04-20", Act::benehmen, "", "2026-05-20", SilenceEffect::deemed_given},
      {"2025-12-31", Act::einvernehmen, "municipality-consent", "2026-03-02", SilenceEffect::deemed_given},
      {"2026-02-03", Act::einvernehmen, "municipality-consent", "2026-04-07", SilenceEffect::deemed_given},
      {"2026-03-25", Act::zustimmung, "municipality-approval", "2026-06-25", SilenceEffect::deemed_given},
      {"2026-04-02", Act::zustimmung, "federal-road", "2026-06-02", SilenceEffect::deemed_given},
      {"2026-04-20", Act::permit, "", "2026-05-20", SilenceEffect::none},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.received + " " + row.trigger);
    Story story("full");  // no deemed permit gets in the way
    story.complete("2025-12-01").on(row.received).asked(row.act, row.trigger);
    const auto& spec = story.participation().request({"r1"})->spec;
    EXPECT_EQ(to_string(spec.deadline.due_on()), row.due);
    EXPECT_EQ(spec.on_silence, row.effect);
    EXPECT_EQ(spec.deadline.on_silence, row.effect);
    EXPECT_FALSE(spec.legal_basis.empty());
    EXPECT_EQ(spec.deadline.subject, "r1");
  }
}

TEST(Round, IsCheckedRequestByRequest) {
  Story story;
  story.complete().as("clara");
  const auto open = [&](participation::OpenRound round) {
    const Decided decided = story.act([&](const Context& c) {
      return participation::open_round(story.application(), story.participation(), round, c);
    });
    return decided ? std::string("ok") : decided.error().code + " " + decided.error().field;
  };
  const auto good = story.round(Act::opinion, "", "r1", "fire");
  auto bad = good;
  bad.requests.clear();
  EXPECT_EQ(open(bad), "bad-round /requests");
  bad = good;
  bad.requests[0].released = {};
  EXPECT_EQ(open(bad), "nothing-released /requests/0/released");
  bad.requests[0].released = {DocumentId{"secret"}};
  EXPECT_EQ(open(bad), "unknown-document /requests/0/released");
  bad = good;
  bad.requests[0].trigger = "municipality-consent";
  EXPECT_EQ(open(bad), "unknown-trigger /requests/0/rule") << "the rule asks for another act";
  bad = good;
  bad.requests.push_back(good.requests[0]);
  EXPECT_EQ(open(bad), "asked-twice /requests/1/agency");
  bad = good;
  bad.received_on = day("2026-03-17");
  EXPECT_EQ(open(bad), "bad-receipt-date /received_on");
  EXPECT_EQ(open(good), "ok");
  EXPECT_EQ(open(story.round(Act::opinion, "", "r2", "fire")), "asked-already /requests/0/agency");
  EXPECT_EQ(open(story.round(Act::benehmen, "", "r2", "fire")), "ok") << "another act of the same agency";
}

TEST(Round, ReleasesToItsAgencyAlone) {
  Story story;
  story.complete().asked();
  const auto& released = story.participation().requests.at(0).spec.released;
  EXPECT_EQ(released, (std::vector<ReleasedDocument>{{{"site-plan"}, 1}}));
  EXPECT_EQ(released_version(released, {"site-plan"}), 1);
  EXPECT_EQ(released_version(released, {"application-form"}), std::nullopt);
}

// A release names its version; one written before it did so means the version that was newest at that moment.
TEST(Round, AReleaseMeansTheVersionOfItsDay) {
  Story story;
  story.complete();
  const auto file = [&](int version) {
    story.record(DocumentFiled{{"site-plan"},
                               version,
                               "site-plan",
                               "Lageplan",
                               "l.pdf",
                               "application/pdf",
                               some_sha,
                               1,
                               "applicant",
                               {},
                               {},
                               {},
                               "k1"});
  };
  file(2);
  story.asked();
  auto old = story.log().back();
  ASSERT_TRUE(std::holds_alternative<RoundOpened>(old.event));
  auto round = std::get<RoundOpened>(old.event);
  EXPECT_EQ(round.requests.at(0).released.at(0).version, 2);
  round.round = {"old"};
  round.requests.at(0).request = {"r-old"};
  round.requests.at(0).released.at(0).version = 0;
  story.record(round);
  file(3);
  for (const auto& request : story.participation().requests) {
    EXPECT_EQ(request.spec.released.at(0).version, 2) << request.spec.request.value;
  }
}

TEST(Round, NotAfterApproval) {
  Story story;
  story.complete().decision_drafted().approved().as("clara");
  EXPECT_EQ(story.code([&](const Context& c) {
    return participation::open_round(story.application(), story.participation(),
                                     story.round(Act::opinion, "", "r1", "fire"), c);
  }),
            "decision-approved");
}

}  // namespace round_test
}  // namespace flurwerk::tests
