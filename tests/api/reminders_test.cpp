// Many agencies reminded in one act: each with its own outcome, taken back until the morning's mail leaves.
#include <gtest/gtest.h>

#include "api/jobs/outbox.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace reminders_test {

struct Round {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string at = "/api/v1/applications/" + ready_draft(town, designer);

  Round() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const auto document = clerk.get(at).body.at("documents").at(0).at("id");
    json requests = json::array();
    for (const char* agency : {"natur", "wasser"})
      requests.push_back({{"agency", agency}, {"act", "opinion"}, {"released", json::array({document})}});
    EXPECT_EQ(clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", requests}}).status, 201);
    mail();
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  std::string id(int n) { return clerk.get(at).body.at("requests").at(n).at("id"); }
  // The reminders that leave now, one line a recipient.
  std::string mail() {
    class Post final : public MailRoute {
     public:
      Delivery send(const OutgoingMail& mail) override {
        if (mail.mail.subject.starts_with("Erinnerung")) gone += mail.mail.to + ": " + mail.mail.subject + "\n";
        return Delivery::taken;
      }
      std::string why() const override { return {}; }
      std::string gone;
    } post;
    send_outbox(*town.app, post, post);
    return post.gone;
  }
  json remind(const json& requests, const std::string& how = "") {
    const auto answer = clerk.post("/api/v1/reminders" + how, {{"requests", requests}});
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.body.at("outcomes");
  }
};

TEST(Reminders, EachRequestHasItsOwnOutcome) {
  Round round;
  auto nature = round.town.visitor("natur@kreis.example");
  ASSERT_EQ(
      nature.post("/api/v1/statement-requests/" + round.id(0) + "/statement", {{"outcome", "no_objection"}}).status,
      201);
  round.mail();
  const auto outcomes = round.remind({round.id(0), round.id(1), "nobody", round.id(1)});
  EXPECT_EQ(outcomes.at(0).at("refused").at("code"), "request-not-open");
  EXPECT_EQ(outcomes.at(1).at("leaves_at"), "2026-03-17T05:00:00Z") << "six in the morning in Berlin";
  EXPECT_EQ(outcomes.at(2).at("refused").at("code"), "not-found");
  EXPECT_EQ(outcomes.at(3).at("refused").at("code"), "reminded-already");
  EXPECT_EQ(round.mail(), "");
  round.now("2026-03-17T05:00:00Z");
  EXPECT_EQ(round.mail(), "wasser@kreis.example: Erinnerung: Stellungnahme bis 16.04.2026 (PRF-2026-0001)\n");
}

TEST(Reminders, AreTakenBackUntilTheyLeave) {
  Round round;
  round.remind({round.id(0), round.id(1)});
  EXPECT_EQ(round.clerk.get(round.at).body.at("requests").at(0).at("reminder_leaves_at"), "2026-03-17T05:00:00Z");
  auto nature = round.town.visitor("natur@kreis.example");
  EXPECT_FALSE(nature.get("/api/v1/statement-requests/" + round.id(0)).body.contains("reminder_leaves_at"));
  EXPECT_NE(round.remind(json::array({round.id(0)}), "/undo").at(0).at("leaves_at"), nullptr);
  round.now("2026-03-17T05:00:00Z");
  EXPECT_EQ(round.mail(), "wasser@kreis.example: Erinnerung: Stellungnahme bis 16.04.2026 (PRF-2026-0001)\n");
  EXPECT_EQ(round.remind(json::array({round.id(1)}), "/undo").at(0).at("refused").at("code"), "nothing-to-undo");
}

TEST(Reminders, DoNotLeaveForWhoHasAnsweredMeanwhile) {
  Round round;
  round.remind({round.id(0), round.id(1)});
  auto nature = round.town.visitor("natur@kreis.example");
  ASSERT_EQ(
      nature.post("/api/v1/statement-requests/" + round.id(0) + "/statement", {{"outcome", "no_objection"}}).status,
      201);
  round.now("2026-03-17T05:00:00Z");
  EXPECT_EQ(round.mail().find("natur@kreis.example: Erinnerung"), std::string::npos);
}

TEST(Reminders, AreForTheCasesOfOnesOwnAuthority) {
  Round round;
  auto stranger = round.town.visitor("clerk@anderes.example");
  const auto answer = stranger.post("/api/v1/reminders", {{"requests", json::array({round.id(0)})}});
  EXPECT_EQ(answer.body.at("outcomes").at(0).at("refused").at("code"), "not-found");
  auto nature = round.town.visitor("natur@kreis.example");
  EXPECT_EQ(nature.post("/api/v1/reminders", {{"requests", json::array({round.id(0)})}}).status, 403);
}

}  // namespace reminders_test
}  // namespace flurwerk::api::test
