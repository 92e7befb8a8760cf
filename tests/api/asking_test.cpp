// A round taken back while its mail waits, what the applicant is asked, and marks on the plans, over HTTP.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "api/jobs/outbox.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace asking_test {

struct Asking {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string id = ready_draft(town, designer);
  std::string at = "/api/v1/applications/" + id;

  explicit Asking(int undo_seconds = 0) {
    town.app->config.undo_for = std::chrono::seconds{undo_seconds};
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    mail();
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  json seen() { return clerk.get(at).body; }
  std::string document(int n = 0) { return seen().at("documents").at(n).at("id"); }
  Answer open(const std::vector<std::string>& agencies = {"natur", "wasser"}) {
    json requests = json::array();
    for (const auto& agency : agencies)
      requests.push_back({{"agency", agency}, {"act", "opinion"}, {"released", json::array({document()})}});
    return clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", requests}});
  }
  Answer undo() {
    const json body = seen();
    return clerk.post_empty(at + "/rounds/" + body.at("requests").at(0).at("round").at("id").get<std::string>() +
                            "/undo");
  }
  std::string request(int n = 0) {
    return "/api/v1/statement-requests/" + seen().at("requests").at(n).at("id").get<std::string>();
  }
  // Recipients and subjects of what leaves now.
  std::string mail() {
    class Post final : public MailRoute {
     public:
      Delivery send(const OutgoingMail& mail) override {
        gone += mail.mail.to + ": " + mail.mail.subject + "\n";
        return Delivery::taken;
      }
      std::string why() const override { return {}; }
      std::string gone;
    } post;
    send_outbox(*town.app, post, post);
    return post.gone;
  }
};

TEST(RoundUndo, TakesTheWholeRoundBackWhileItsMailWaits) {
  Asking c{120};
  const auto opened = c.open();
  ASSERT_EQ(opened.status, 201);
  const std::string link = opened.body.at("links").at(0).at("url");
  EXPECT_EQ(c.seen().at("undoable_round").at("leaves_at"), "2026-03-16T09:02:00Z");
  EXPECT_TRUE(c.designer.get(c.at).body.at("requests").size() == 2);
  EXPECT_FALSE(c.designer.get(c.at).body.contains("undoable_round"));
  EXPECT_EQ(c.mail(), "");
  c.town.clock.set("2026-03-16T09:01:59Z");
  ASSERT_EQ(c.undo().status, 201);
  const json seen = c.seen();
  EXPECT_EQ(seen.at("state"), "complete");
  EXPECT_TRUE(seen.at("requests").empty());
  EXPECT_TRUE(seen.at("undoable_round").is_null());
  EXPECT_EQ(seen.at("round_draft").at("requests").size(), 2u) << "to be mended and sent";
  EXPECT_TRUE(c.town.visitor("natur@kreis.example").get("/api/v1/statement-requests").body.at("requests").empty());
  EXPECT_EQ(c.town.visitor().get(link.substr(link.find("/l/"))).status, 404) << "the link ended";
  c.town.clock.set("2026-03-16T10:00:00Z");
  EXPECT_EQ(c.mail(), "") << "nobody hears of it";
  ASSERT_EQ(c.open({"natur"}).status, 201);
  EXPECT_EQ(c.seen().at("requests").at(0).at("deadline").at("end"), "2026-04-16");
}

TEST(RoundUndo, IsRefusedOnceAMessageHasLeft) {
  Asking c{120};
  ASSERT_EQ(c.open().status, 201);
  c.town.clock.set("2026-03-16T09:02:00Z");
  EXPECT_EQ(c.undo().body.at("code"), "round-has-left") << "due, though nobody has sent it yet";
  EXPECT_NE(c.mail(), "");
  EXPECT_EQ(c.undo().body.at("code"), "round-has-left");
  EXPECT_TRUE(c.seen().at("undoable_round").is_null());
  EXPECT_EQ(c.seen().at("requests").size(), 2u);
}

TEST(RoundUndo, IsRefusedOnceAnAgencyHasReadItsRequest) {
  Asking c{120};
  ASSERT_EQ(c.open().status, 201);
  auto nature = c.town.visitor("natur@kreis.example");
  ASSERT_EQ(nature.get(c.request(0)).status, 200);
  EXPECT_TRUE(c.seen().at("undoable_round").is_null());
  const auto refused = c.undo();
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.body.at("code"), "round-has-left");
  EXPECT_EQ(c.town.visitor("natur@kreis.example").post_empty(c.at + "/rounds/x/undo").status, 403);
}

// The day of sending is the day of receipt that is assumed: what is opened just before midnight does not wait.
TEST(RoundUndo, DoesNotReachIntoTheNextDay) {
  Asking c{120};
  c.now("2026-03-16T22:59:00Z");
  ASSERT_EQ(c.open().status, 201);
  EXPECT_NE(c.mail(), "");
  EXPECT_EQ(c.undo().body.at("code"), "round-has-left");
}

TEST(RoundUndo, ARenewedLinkIsTheOnlyOneThatLeaves) {
  Asking c{120};
  ASSERT_EQ(c.open({"natur"}).status, 201);
  ASSERT_EQ(c.clerk.post_empty(c.request() + "/link").status, 201);
  const auto gone = c.mail();
  EXPECT_EQ(std::count(gone.begin(), gone.end(), '\n'), 1) << gone;
  EXPECT_EQ(c.undo().body.at("code"), "round-has-left");
  c.town.clock.set("2026-03-16T09:10:00Z");
  EXPECT_EQ(c.mail(), "");
}

TEST(Questions, GoThroughTheAuthorityAndShowTheStatementTheyAreAbout) {
  Asking c;
  ASSERT_EQ(c.open().status, 201);
  auto nature = c.town.visitor("natur@kreis.example");
  auto water = c.town.visitor("wasser@kreis.example");
  EXPECT_EQ(nature.post(c.request(1) + "/papers", {{"papers", "fremd"}}).status, 404);
  ASSERT_EQ(nature.post(c.request(0) + "/papers", {{"papers", "Baumbestandsplan"}}).status, 201);
  EXPECT_EQ(c.seen().at("requests").at(0).at("papers_wanted").at(0).at("papers"), "Baumbestandsplan");
  EXPECT_FALSE(c.designer.get(c.at).body.at("requests").at(0).contains("papers_wanted")) << "the authority decides";
  ASSERT_EQ(nature.post(c.request(0) + "/statement", {{"outcome", "objection"}, {"text", "Die Eiche bleibt."}}).status,
            201);
  ASSERT_EQ(water.post(c.request(1) + "/statement", {{"outcome", "objection"}, {"text", "Geheimwort"}}).status, 201);
  EXPECT_EQ(c.designer.get(c.at).text.find("Die Eiche bleibt."), std::string::npos);
  c.mail();
  ASSERT_EQ(c.clerk.post(c.request(0) + "/questions", {{"question", "Kann das Haus abrücken?"}}).status, 201);
  EXPECT_NE(c.mail().find("designer@x.example: Rückfrage"), std::string::npos);
  const auto asked = c.designer.get(c.at);
  EXPECT_NE(asked.text.find("Die Eiche bleibt."), std::string::npos) << "what one is to reply to";
  EXPECT_EQ(asked.text.find("Geheimwort"), std::string::npos) << "and nothing else";
  EXPECT_EQ(c.clerk.post(c.request(0) + "/replies", {{"text", "nein"}}).status, 403);
  ASSERT_EQ(c.designer.post(c.request(0) + "/replies", {{"text", "Um zwei Meter."}}).status, 201);
  EXPECT_EQ(nature.get(c.request(0)).body.at("questions").at(0).at("reply"), "Um zwei Meter.");
  EXPECT_EQ(water.get(c.request(1)).text.find("Um zwei Meter."), std::string::npos);
}

// One attachment of three becomes readable, for the applicant's side alone.
TEST(Questions, OpenExactlyTheAttachmentsThatTheAuthorityChose) {
  Asking c;
  ASSERT_EQ(c.open().status, 201);
  auto nature = c.town.visitor("natur@kreis.example");
  auto water = c.town.visitor("wasser@kreis.example");
  json attachments = json::array();
  for (const char* name : {"gutachten", "foto", "vermerk"}) {
    const auto filed = nature.upload(c.request(0) + "/documents?file_name=" + name + ".pdf", small_pdf(name));
    ASSERT_EQ(filed.status, 201);
    attachments.push_back(filed.body.at("id"));
  }
  ASSERT_EQ(nature
                .post(c.request(0) + "/statement",
                      {{"outcome", "objection"}, {"text", "Die Eiche bleibt."}, {"attachments", attachments}})
                .status,
            201);
  const auto file = [&](const json& id) { return c.at + "/documents/" + id.get<std::string>() + "/versions/1"; };
  const auto open_to = [&](Visitor& who) {
    std::string all;
    for (const auto& id : attachments) all += who.get(file(id)).status == 200 ? "yes " : "no ";
    return all;
  };
  EXPECT_EQ(open_to(c.designer), "no no no ");
  const json question{{"question", "Kann das Haus abrücken?"}, {"attachments", {attachments.at(1)}}};
  json foreign = question;
  foreign["attachments"] = json::array({c.document()});
  const auto refused = c.clerk.post(c.request(0) + "/questions", foreign);
  EXPECT_EQ(refused.body.at("code"), "not-an-attachment");
  EXPECT_EQ(refused.body.at("field"), "/attachments/0");
  ASSERT_EQ(c.clerk.post(c.request(0) + "/questions", question).status, 201);
  EXPECT_EQ(open_to(c.designer), "no yes no ");
  EXPECT_EQ(open_to(water), "no no no ");
  Visitor stranger{c.town.port()};
  EXPECT_EQ(open_to(stranger), "no no no ");
  const json asked = c.designer.get(c.at).body.at("requests").at(0);
  ASSERT_EQ(asked.at("questions").at(0).at("attachments").size(), 1U);
  EXPECT_EQ(asked.at("questions").at(0).at("attachments").at(0).at("id"), attachments.at(1));
  EXPECT_EQ(asked.at("statement").at("attachments").size(), 1U);
  const std::string seen = c.designer.get(c.at).text;
  for (const char* hidden : {"gutachten", "vermerk"}) EXPECT_EQ(seen.find(hidden), std::string::npos) << "nor its name";
  EXPECT_EQ(water.get(c.request(1)).text.find("foto"), std::string::npos);
  ASSERT_EQ(nature.post(c.request(0) + "/statement", {{"outcome", "no_objection"}, {"corrects", 1}}).status, 201);
  EXPECT_EQ(open_to(c.designer), "no yes no ") << "what could be read stays readable";
  EXPECT_EQ(c.designer.get(c.at).text.find("Die Eiche bleibt."), std::string::npos) << "the statement is another one";
}

TEST(Agreement, IsRecordedWithItsLetter) {
  Asking c;
  const json agreed{{"agency", "natur"}, {"act", "opinion"}, {"agreed_on", "2026-02-02"}, {"source", c.document()}};
  json unknown = agreed;
  unknown["agency"] = "nobody";
  EXPECT_EQ(c.clerk.post(c.at + "/agreements", unknown).body.at("code"), "agency-unknown");
  ASSERT_EQ(c.clerk.post(c.at + "/agreements", agreed).status, 201);
  EXPECT_EQ(c.seen().at("agreements").at(0).at("agreed_on"), "2026-02-02");
  const auto refused = c.open();
  EXPECT_EQ(refused.body.at("code"), "agreed-before");
  EXPECT_EQ(refused.body.at("field"), "/requests/0/agency");
}

json marked(const json& mark) {
  return {{"outcome", "conditions"},
          {"conditions", json::array({{{"kind", "obligation"}, {"text", "Freihalten."}, {"mark", mark}}})}};
}

TEST(Marks, LieOnWhatWasReleasedToExactlyThisAgency) {
  Asking c;
  ASSERT_EQ(c.open().status, 201);
  auto nature = c.town.visitor("natur@kreis.example");
  const std::string kept_back = c.document(1);
  const json point = json::array({json::array({0.25, 0.5})});
  const auto refused = nature.post(c.request(0) + "/statement",
                                   marked({{"document", kept_back}, {"version", 1}, {"page", 1}, {"points", point}}));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.body.at("code"), "mark-not-released");
  for (const auto& secret : {c.seen().at("documents").at(1).at("title").get<std::string>()}) {
    EXPECT_EQ(refused.text.find(secret), std::string::npos) << "not even its name";
  }
  ASSERT_EQ(nature
                .post(c.request(0) + "/statement",
                      marked({{"document", c.document()}, {"version", 1}, {"page", 1}, {"points", point}}))
                .status,
            201);
  const json kept = nature.get(c.request(0)).body.at("statement").at("conditions").at(0).at("mark");
  EXPECT_EQ(kept.at("points"), point);
  EXPECT_NE(kept.at("text").at("de").get<std::string>().find(", Fassung 1, Seite 1, Markierung 1"), std::string::npos);
  const json synopsis = c.clerk.get(c.at + "/statements").body;
  EXPECT_EQ(synopsis.at("conditions").at(0).at("mark").at("points"), point);
}

TEST(Marks, ReachTheNotice) {
  Asking c;
  ASSERT_EQ(c.open({"natur"}).status, 201);
  auto nature = c.town.visitor("natur@kreis.example");
  const json place{{"points", json::array({json::array({478123.45, 5551000.0})})}, {"words", "Hecke"}};
  ASSERT_EQ(nature.post(c.request(0) + "/statement", marked(place)).status, 201);
  json condition = c.clerk.get(c.at + "/statements").body.at("conditions").at(0);
  json taken{{"kind", "obligation"}, {"text", "Freihalten."}, {"mark", place}};
  taken["source"] = condition.at("source");
  taken["source_condition"] = condition.at("source_condition");
  ASSERT_EQ(
      c.clerk
          .put(c.at + "/decision",
               {{"outcome", "granted"}, {"reasons", "Gründe"}, {"fee_cents", 0}, {"conditions", json::array({taken})}})
          .status,
      200);
  const json decided = c.seen().at("decision").at("conditions").at(0);
  EXPECT_EQ(decided.at("mark").at("text").at("de"),
            "Karte, Markierung 1 (ETRS89/UTM 32N: 478123,45 / 5551000,00): Hecke");
  const auto notice = c.clerk.get(c.at + "/decision/preview.pdf");
  ASSERT_EQ(notice.status, 200);
  ASSERT_TRUE(has("pdftotext")) << "./dev test installs poppler-utils";
  const auto file = c.town.dir / "notice.pdf";
  std::ofstream(file, std::ios::binary) << notice.text;
  EXPECT_NE(run("pdftotext -raw '" + file.string() + "' -").out.find("Ort: Karte, Markierung 1"), std::string::npos);
}

// Without an account and without JavaScript: the document, the page and words.
TEST(Marks, AreNamedByPageAndWordsBehindALink) {
  Asking c;
  const auto opened = c.open({"natur"});
  const std::string url = opened.body.at("links").at(0).at("url");
  const std::string link = url.substr(url.find("/l/"));
  auto anybody = c.town.visitor();
  const auto page = anybody.get(link);
  EXPECT_NE(page.text.find("condition_1_plan"), std::string::npos);
  EXPECT_NE(page.text.find("Gemarkung Prüfdorf"), std::string::npos) << "a name, not a number";
  const auto send = [&](const std::string& plan) {
    std::string body;
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"outcome", "conditions"},
                                                          {"condition_1_kind", "obligation"},
                                                          {"condition_1_text", "Freihalten."},
                                                          {"condition_1_plan", plan},
                                                          {"condition_1_page", "2"},
                                                          {"condition_1_place", "Eiche im Norden"}}) {
      body += "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
    return anybody.send("POST", link, "Content-Type: multipart/form-data; boundary=X\r\n", body + "--X--\r\n");
  };
  EXPECT_EQ(send(c.document(1) + ":1").status, 422);
  EXPECT_EQ(send(c.document() + ":1").status, 303);
  EXPECT_NE(anybody.get(link).text.find("Fassung 1, Seite 2: Eiche im Norden"), std::string::npos);
}

}  // namespace asking_test
}  // namespace flurwerk::api::test
