// A letter that lies ready in the portal, over HTTP: who is told, who reads it when, and what its retrieval brings about.
// Basis: § 41 (2a) VwVfG.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "api/jobs/outbox.hpp"
#include "api/jobs/tick.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace retrieval_test {

class Letters final : public MailRoute {
 public:
  Delivery send(const OutgoingMail& mail) override {
    if (mail.mail.to == refuses) return Delivery::refused;
    all += mail.mail.to + ": " + mail.mail.subject + "\n" + mail.mail.text + "\n";
    return Delivery::taken;
  }
  std::string why() const override { return "550 no such mailbox"; }
  std::string all, refuses;
};

struct Filed {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor approver = town.visitor("approver@amt.example");
  std::string at = "/api/v1/applications/" + ready_draft(town, designer);

  Filed() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    mails();
  }
  void now(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&designer, &clerk, &approver}) visitor->again();
  }
  std::string mails(const std::string& refuses = {}) {
    Letters letters, refused;
    letters.refuses = refuses;
    send_outbox(*town.app, letters, refused);
    return letters.all;
  }
  int events(const std::string& type) {
    int count = 0;
    const auto log = clerk.get(at + "/events");
    for (const auto& event : log.body.at("events")) count += event.at("type") == type;
    return count;
  }
};

struct Approved : Filed {
  Approved() {
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json granted{
        {"outcome", "granted"}, {"conditions", json::array()}, {"reasons", "Das Geheimnis."}, {"fee_cents", 0}};
    EXPECT_EQ(clerk.put(at + "/decision", granted).status, 200);
    EXPECT_EQ(approver.post(at + "/decision/approve", {{"decision_version", 1}}).status, 201);
    mails();
  }
  std::string offered() {
    const auto answer = clerk.post(at + "/decision/offer", {{"consent", true}});
    EXPECT_EQ(answer.status, 201) << answer.text;
    return answer.body.value("id", "");
  }
  int served() { return events("DecisionServed"); }
};

bool said(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Retrieval, NobodyReadsTheNoticeBeforeItIsRetrieved) {
  Approved c;
  EXPECT_EQ(c.clerk.post(c.at + "/decision/offer", {{"consent", false}}).body.at("code"), "no-consent");
  EXPECT_EQ(c.designer.post(c.at + "/decision/offer", {{"consent", true}}).status, 403);
  const auto notice = c.offered();
  const auto mails = c.mails();
  EXPECT_TRUE(said(mails, "designer@x.example: Ein Schreiben liegt für Sie zum Abruf bereit")) << mails;
  EXPECT_TRUE(said(mails, "principal@x.example: Ein Schreiben liegt für Sie zum Abruf bereit"))
      << "who may retrieve it, too, by an account of their own: " << mails;
  EXPECT_TRUE(said(mails, "26.03.2026"));
  for (const char* word : {"genehmigt", "Geheimnis", "Genehmigung", "Bescheid"})
    EXPECT_FALSE(said(mails, word)) << mails;

  const json seen = c.designer.get(c.at).body;
  EXPECT_EQ(seen.at("notice_offer"),
            (json{{"sent_on", "2026-03-16"}, {"until", "2026-03-26"}, {"not_retrieved", false}}));
  EXPECT_TRUE(seen.at("decision").is_null());
  EXPECT_EQ(seen.at("turn").at("side"), "applicant");
  EXPECT_FALSE(said(seen.at("documents").dump(), notice));
  const auto file = c.at + "/documents/" + notice + "/versions/1";
  EXPECT_EQ(c.designer.get(file).status, 404);
  EXPECT_EQ(c.clerk.get(file).status, 200);
  EXPECT_FALSE(said(c.designer.get("/api/v1/applications?q=geheimnis").text, "PRF-2026"));
  const auto& deadlines = seen.at("deadlines");
  const auto running =
      std::ranges::find_if(deadlines, [](const json& one) { return one.at("rule") == "portal-retrieval"; });
  ASSERT_NE(running, deadlines.end());
  EXPECT_EQ(running->at("basis"), "§ 41 Abs. 2a Satz 4 VwVfG");
  EXPECT_FALSE(running->at("steps").empty()) << "with its derivation";

  EXPECT_EQ(c.clerk.post_empty(c.at + "/retrieve").status, 403) << "nobody retrieves it for them";
  EXPECT_EQ(c.town.visitor("natur@kreis.example").post_empty(c.at + "/retrieve").status, 403);
  EXPECT_EQ(Visitor{c.town.port()}.post_empty(c.at + "/retrieve").status, 401);
  EXPECT_EQ(c.served(), 0);
}

TEST(Retrieval, ServesOnTheDayAfterAndOnce) {
  Approved c;
  const auto notice = c.offered();
  c.mails();
  c.now("2026-03-19T21:59:00Z");  // 22:59 in Berlin
  const auto first = c.designer.post_empty(c.at + "/retrieve");
  ASSERT_EQ(first.status, 200) << first.text;
  EXPECT_EQ(first.body.at("id"), notice);
  c.now("2026-03-20T09:00:00Z");
  const auto second = c.designer.post_empty(c.at + "/retrieve");
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.body.at("version"), first.body.at("version")) << "nothing happened";
  EXPECT_EQ(second.body.at("id"), notice);
  EXPECT_EQ(c.served(), 1);
  const json seen = c.designer.get(c.at).body;
  EXPECT_EQ(seen.at("state"), "granted");
  EXPECT_EQ(seen.at("decision").at("served_on"), "2026-03-20");
  EXPECT_EQ(seen.at("decision").at("notice"), notice);
  EXPECT_TRUE(seen.at("notice_offer").is_null());
  EXPECT_EQ(c.designer.get(c.at + "/documents/" + notice + "/versions/1").status, 200);
  const auto mails = c.mails();
  EXPECT_TRUE(said(mails, "Der Bescheid wurde abgerufen")) << mails;
}

TEST(Retrieval, TheClerkHearsThatTheMessageDidNotArrive) {
  Approved c;
  c.offered();
  c.mails("designer@x.example");
  const auto mails = c.mails();
  EXPECT_TRUE(said(mails, "amt@amt.example: Nachricht nicht zustellbar")) << mails;
  EXPECT_TRUE(said(mails, "Ein Schreiben liegt für Sie zum Abruf bereit"));
  EXPECT_EQ(c.mails(), "") << "told once";
}

TEST(Retrieval, TwoAtOnceServeOnce) {
  Approved c;
  const auto notice = c.offered();
  std::vector<std::thread> people;
  std::array<Answer, 4> answers;
  for (auto& answer : answers)
    people.emplace_back([&c, &answer] {
      auto visitor = c.town.visitor("designer@x.example");
      answer = visitor.post_empty(c.at + "/retrieve");
    });
  for (auto& one : people) one.join();
  for (const auto& answer : answers) {
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.body.at("id"), notice);
  }
  EXPECT_EQ(c.served(), 1);
}

TEST(Retrieval, WhatNobodyRetrievesIsNotServedAndTheClerkHears) {
  Approved c;
  const auto former = c.offered();
  c.mails();
  c.now("2026-03-24T09:00:00Z");
  tick(*c.town.app, parse_date("2026-03-24").value());
  c.now("2026-03-25T06:00:00Z");
  EXPECT_TRUE(said(c.mails(), "Ein Schreiben liegt nur bis 26.03.2026 zum Abruf bereit"));
  c.now("2026-03-26T23:30:00Z");  // 00:30 on the 27th, no tick yet
  EXPECT_EQ(c.designer.post_empty(c.at + "/retrieve").body.at("code"), "not-offered");
  tick(*c.town.app, parse_date("2026-03-27").value());
  const auto mails = c.mails();
  EXPECT_TRUE(said(mails, "Der Bescheid wurde nicht abgerufen")) << mails;
  json seen = c.clerk.get(c.at).body;
  EXPECT_EQ(seen.at("notice_offer").at("not_retrieved"), true);
  EXPECT_EQ(seen.at("turn").at("side"), "authority");
  EXPECT_TRUE(said(seen.at("allowed_actions").dump(), "offer_notice"));
  EXPECT_EQ(c.served(), 0);
  const auto anew = c.offered();
  EXPECT_NE(anew, former);
  ASSERT_EQ(c.designer.post_empty(c.at + "/retrieve").status, 200);
  EXPECT_EQ(c.designer.get(c.at).body.at("decision").at("served_on"), "2026-03-28");
  EXPECT_EQ(c.designer.get(c.at + "/documents/" + former + "/versions/1").status, 404) << "never retrieved";
}

json demand_of(bool consent) {
  return {
      {"items", {{{"type", "site-plan"}, {"reason", "Das Geheimnis fehlt."}}}}, {"length", "4W"}, {"consent", consent}};
}

json deadline_under(const json& seen, const std::string& rule) {
  json found;
  for (const auto& one : seen.at("deadlines"))
    if (one.at("rule") == rule) found = one;
  return found;
}

TEST(Retrieval, ADemandIsReadByNobodyBeforeAndRunsFromTheDayAfter) {
  Filed c;
  EXPECT_EQ(c.clerk.post(c.at + "/demand/offer", demand_of(false)).body.at("code"), "no-consent");
  EXPECT_EQ(c.designer.post(c.at + "/demand/offer", demand_of(true)).status, 403);
  const auto offered = c.clerk.post(c.at + "/demand/offer", demand_of(true));
  ASSERT_EQ(offered.status, 201) << offered.text;
  const std::string letter = offered.body.at("id");
  auto mails = c.mails();
  EXPECT_TRUE(said(mails, "designer@x.example: Ein Schreiben liegt für Sie zum Abruf bereit")) << mails;
  EXPECT_TRUE(said(mails, "principal@x.example: Ein Schreiben liegt für Sie zum Abruf bereit")) << mails;
  for (const char* word : {"Geheimnis", "Nachforderung", "fehlt"}) EXPECT_FALSE(said(mails, word)) << mails;

  const auto file = c.at + "/documents/" + letter + "/versions/1";
  json seen = c.designer.get(c.at).body;
  EXPECT_EQ(seen.at("notice_offer"),
            (json{{"sent_on", "2026-03-16"}, {"until", "2026-03-26"}, {"not_retrieved", false}}));
  EXPECT_TRUE(seen.at("demanded_items").empty());
  EXPECT_FALSE(said(seen.dump(), letter));
  EXPECT_FALSE(said(seen.dump(), "Geheimnis"));
  EXPECT_FALSE(said(c.designer.get(c.at + "/timeline").text, "Nachforderung"));
  EXPECT_TRUE(said(c.clerk.get(c.at + "/timeline").text, "Nachforderung zum Abruf bereitgestellt"));
  EXPECT_EQ(c.designer.get(file).status, 404);
  EXPECT_EQ(c.clerk.get(file).status, 200);
  EXPECT_EQ(c.clerk.get(c.at).body.at("notice_offer").at("letter"), "demand");
  EXPECT_EQ(deadline_under(seen, "completeness-check").at("status"), "running") << "nothing is demanded yet";
  EXPECT_EQ(c.clerk.post_empty(c.at + "/retrieve").status, 403);

  c.now("2026-03-19T21:59:00Z");
  const auto first = c.designer.post_empty(c.at + "/retrieve");
  ASSERT_EQ(first.status, 200) << first.text;
  EXPECT_EQ(first.body.at("id"), letter);
  EXPECT_EQ(c.designer.post_empty(c.at + "/retrieve").body.at("version"), first.body.at("version"));
  EXPECT_EQ(c.events("DocumentsDemanded"), 1);
  seen = c.designer.get(c.at).body;
  EXPECT_EQ(seen.at("state"), "incomplete");
  EXPECT_TRUE(seen.at("notice_offer").is_null());
  EXPECT_EQ(seen.at("demanded_items").at(0).at("reason"), "Das Geheimnis fehlt.");
  EXPECT_EQ(deadline_under(seen, "demand").at("end"), "2026-04-17") << "four weeks from the twentieth";
  EXPECT_EQ(c.designer.get(file).status, 200);
  c.now("2026-03-20T09:00:00Z");
  mails = c.mails();
  EXPECT_TRUE(said(mails, "Die Nachforderung wurde abgerufen")) << mails;
  EXPECT_FALSE(said(mails, "Unterlagen fehlen")) << "who retrieved it has read it";
}

TEST(Retrieval, ADemandThatNobodyRetrievesDemandsNothing) {
  Filed c;
  ASSERT_EQ(c.clerk.post(c.at + "/demand/offer", demand_of(true)).status, 201);
  c.mails();
  c.now("2026-03-27T06:00:00Z");
  tick(*c.town.app, parse_date("2026-03-27").value());
  const auto mails = c.mails();
  EXPECT_TRUE(said(mails, "amt@amt.example: Die Nachforderung wurde nicht abgerufen")) << mails;
  const json seen = c.clerk.get(c.at).body;
  EXPECT_EQ(seen.at("notice_offer"),
            (json{{"sent_on", "2026-03-16"}, {"until", "2026-03-26"}, {"not_retrieved", true}, {"letter", "demand"}}));
  EXPECT_EQ(seen.at("state"), "submitted");
  EXPECT_EQ(seen.at("turn").at("side"), "authority");
  EXPECT_EQ(c.events("DocumentsDemanded"), 0);
  const json by_certificate{{"items", demand_of(true).at("items")}, {"service", "certificate"}, {"on", "2026-03-27"}};
  ASSERT_EQ(c.clerk.post(c.at + "/demand", by_certificate).status, 201);
  EXPECT_TRUE(c.clerk.get(c.at).body.at("notice_offer").is_null());
}

TEST(Retrieval, AnExtensionIsKnownOnTheDayAfter) {
  Filed c;
  ASSERT_EQ(c.clerk.post(c.at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
  const json extension{{"length", "2M"}, {"reason", "Das Geheimnis."}, {"consent", true}};
  const auto offered = c.clerk.post(c.at + "/extend-decision-period/offer", extension);
  ASSERT_EQ(offered.status, 201) << offered.text;
  const std::string letter = offered.body.at("id");
  EXPECT_FALSE(said(c.designer.get(c.at).text, "Geheimnis"));
  EXPECT_EQ(c.events("DecisionPeriodExtended"), 0);
  c.now("2026-03-20T09:00:00Z");
  ASSERT_EQ(c.designer.post_empty(c.at + "/retrieve").status, 200);
  const json seen = c.designer.get(c.at).body;
  EXPECT_EQ(deadline_under(seen, "extension-simplified").at("end"), "2026-08-17");
  EXPECT_EQ(c.designer.get(c.at + "/documents/" + letter + "/versions/1").status, 200);
  c.now("2026-03-23T09:00:00Z");
  EXPECT_TRUE(said(c.mails(), "Die Verlängerung der Entscheidungsfrist wurde abgerufen"));
}

}  // namespace retrieval_test
}  // namespace flurwerk::api::test
