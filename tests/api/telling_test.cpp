// Who is told what by mail: when something happens between people, when time passes, and when a mail cannot be delivered.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "api/jobs/outbox.hpp"
#include "api/jobs/tick.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace telling_test {

class Post final : public MailRoute {
 public:
  Delivery send(const OutgoingMail& mail) override {
    if (mail.mail.to == refuses) return Delivery::refused;
    sent.push_back(mail);
    if (dies) throw std::runtime_error("killed");
    return Delivery::taken;
  }
  std::string why() const override { return "550 no such mailbox"; }
  std::string refuses;
  bool dies = false;
  std::vector<OutgoingMail> sent;
};

struct Office {
  SmallTown town;
  Post post;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor nature = town.visitor("natur@kreis.example");
  Visitor guest{town.port()};
  std::string id = ready_draft(town, designer);
  std::string at = "/api/v1/applications/" + id;

  Office() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
  }
  void complete() { EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201); }
  void assign() {
    const json me = clerk.get("/api/v1/colleagues").body.at("me");
    EXPECT_EQ(clerk.put(at + "/assignment", {{"account", me}}).status, 204);
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    for (auto* visitor : {&designer, &clerk, &nature}) visitor->again();
  }
  Answer round(const std::vector<const char*>& agencies) {
    const json document = clerk.get(at).body.at("documents").at(0).at("id");
    json requests = json::array();
    for (const char* agency : agencies)
      requests.push_back({{"agency", agency}, {"act", "opinion"}, {"released", json::array({document})}});
    auto opened = clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", requests}});
    EXPECT_EQ(opened.status, 201) << opened.text;
    return opened;
  }
  static std::string link(const Answer& opened, int n = 0) {
    const std::string url = opened.body.at("links").at(n).at("url");
    return url.substr(url.find("/l/"));
  }
  json request(int n = 0) { return clerk.get(at).body.at("requests").at(n); }
  std::string request_at(int n = 0) { return "/api/v1/statement-requests/" + request(n).at("id").get<std::string>(); }
  // "to: subject\ntext\n" of what leaves now.
  std::string mail() {
    post.sent.clear();
    FileRoute refused{town.dir / "refused", "amt@amt.example"};
    send_outbox(*town.app, post, refused);
    std::string all;
    for (const auto& one : post.sent) all += one.mail.to + ": " + one.mail.subject + "\n" + one.mail.text + "\n";
    return all;
  }
  void passes(const char* day) { tick(*town.app, parse_date(day).value()); }
};

bool has(const std::string& all, const std::string& part) { return all.find(part) != std::string::npos; }
int count(const std::string& all, const std::string& part) {
  int n = 0;
  for (auto i = all.find(part); i != std::string::npos; i = all.find(part, i + 1)) ++n;
  return n;
}

TEST(Telling, ARequestSaysWhoAsksByWhichProvisionAndWhatSilenceMeans) {
  Office c;
  c.complete();
  c.round({"natur"});
  const auto gone = c.mail();
  for (const char* said : {"Bauaufsicht Prüfkreis", "§ 70 Abs. 1", "16.04.2026", "Ohne Antwort bis 16.04.2026",
                           "bleibt unberücksichtigt", "PRF-2026-0001"})
    EXPECT_TRUE(has(gone, said)) << said << "\n" << gone;
}

TEST(Telling, AWithdrawnRequestIsToldAndItsLinkSaysSo) {
  Office c;
  c.complete();
  const auto opened = c.round({"natur", "wasser"});
  c.mail();
  c.now("2026-03-18T09:00:00Z");
  ASSERT_EQ(c.clerk.post(c.request_at(0) + "/withdraw", {{"reason", "Der Teich entfällt."}}).status, 201);
  const auto gone = c.mail();
  EXPECT_TRUE(has(gone, "natur@kreis.example: Anforderung zurückgenommen")) << gone;
  EXPECT_TRUE(has(gone, "Der Teich entfällt."));
  EXPECT_FALSE(has(gone, "wasser@"));
  const auto seen = c.clerk.get(c.request_at(0)).body;
  EXPECT_EQ(seen.at("withdrawn_on"), "2026-03-18") << "the authority reads it, too";
  EXPECT_EQ(seen.at("withdrawn_because"), "Der Teich entfällt.");
  EXPECT_TRUE(c.clerk.get(c.request_at(1)).body.at("withdrawn_on").is_null());
  for (const char* language : {"", "?lang=en"}) {
    const auto page = c.guest.get(Office::link(opened, 0) + language);
    EXPECT_EQ(page.status, 410);
    EXPECT_TRUE(has(page.text, "18.03.2026")) << page.text;
    EXPECT_TRUE(has(page.text, "Der Teich entfällt."));
    EXPECT_FALSE(has(page.text, "/documents/")) << "nothing of the file";
  }
  EXPECT_EQ(c.guest.get("/l/guessed").status, 404);
  ASSERT_EQ(c.clerk.post_empty(c.request_at(1) + "/link").status, 201);
  EXPECT_EQ(c.guest.get(Office::link(opened, 1)).status, 404) << "replaced by a newer one, not withdrawn";
}

TEST(Telling, WhoWorksOnTheCaseHearsOfAnswersOthersDoNot) {
  Office c;
  c.complete();
  c.assign();
  const auto opened = c.round({"natur", "wasser"});
  c.mail();
  ASSERT_EQ(c.nature.post(c.request_at(0) + "/papers", {{"papers", "Baumbestandsplan"}}).status, 201);
  auto gone = c.mail();
  EXPECT_TRUE(has(gone, "clerk@amt.example: Eine Stelle vermisst Unterlagen")) << gone;
  EXPECT_FALSE(has(gone, "Baumbestandsplan"));
  ASSERT_EQ(
      c.nature.post(c.request_at(0) + "/statement", {{"outcome", "objection"}, {"text", "Die Eiche bleibt."}}).status,
      201);
  EXPECT_EQ(c.mail(), "") << "an answer can wait for the morning";
  auto water = c.town.visitor("wasser@kreis.example");
  ASSERT_EQ(
      water.post(c.request_at(1) + "/statement", {{"outcome", "not_responsible"}, {"refer_to", "Obere Wasserbehörde"}})
          .status,
      201);
  EXPECT_TRUE(has(c.mail(), "clerk@amt.example: Stelle nicht zuständig")) << "somebody else has to be asked soon";
  ASSERT_EQ(c.clerk.post(c.request_at(0) + "/questions", {{"question", "Kann das Haus abrücken?"}}).status, 201);
  ASSERT_EQ(c.designer.post(c.request_at(0) + "/replies", {{"text", "Ja."}}).status, 201);
  c.now("2026-03-17T09:00:00Z");
  gone = c.mail();
  EXPECT_TRUE(has(gone, "Naturschutzbehörde hat Stellung genommen")) << gone;
  EXPECT_TRUE(has(gone, "Antwort auf eine Rückfrage")) << gone;
  EXPECT_FALSE(has(gone, "Die Eiche bleibt.")) << "words stay in the case";
}

TEST(Telling, WithNobodyOnTheCaseTheAuthorityItselfIsTold) {
  Office c;
  c.now("2026-03-17T09:00:00Z");
  EXPECT_TRUE(has(c.mail(), "amt@amt.example: Neuer Antrag – PRF-2026-0001"));
}

TEST(Telling, TimeAskedForAndGivenIsTold) {
  Office c;
  c.complete();
  const json document = c.clerk.get(c.at).body.at("documents").at(0).at("id");
  const json asked{{"agency", "gemeinde"},
                   {"act", "zustimmung"},
                   {"rule", "municipality-approval"},
                   {"released", json::array({document})}};
  const auto opened = c.clerk.post(c.at + "/rounds", {{"title", "Runde"}, {"requests", json::array({asked})}});
  ASSERT_EQ(opened.status, 201) << opened.text;
  c.mail();
  const std::string form =
      "--X\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nextension\r\n--X\r\nContent-Disposition: form-data; "
      "name=\"until\"\r\n\r\n2026-07-10\r\n--X\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\nSitzung\r\n"
      "--X--\r\n";
  ASSERT_EQ(
      c.guest.send("POST", Office::link(opened), "Content-Type: multipart/form-data; boundary=X\r\n", form).status,
      303);
  EXPECT_TRUE(has(c.mail(), "amt@amt.example: Mehr Zeit erbeten"));
  ASSERT_EQ(c.clerk.post(c.request_at() + "/extension/answer", {{"until", "2026-07-10"}}).status, 201);
  EXPECT_TRUE(has(c.mail(), "rathaus@gemeinde.example: Frist verlängert bis 10.07.2026"));
}

TEST(Telling, DeemedCompletenessAndADeemedPermitAreToldOnce) {
  Office c;
  c.mail();
  c.passes("2026-04-17");
  c.passes("2026-04-17");
  auto gone = c.mail();
  EXPECT_EQ(count(gone, "amt@amt.example: Achtung: Antrag gilt als vollständig"), 1) << gone;
  c.now("2026-03-18T09:00:00Z");
  EXPECT_EQ(count(c.mail(), "designer@x.example: Ihr Bauantrag gilt als vollständig"), 1);

  Office d;
  d.complete();
  d.mail();
  d.passes("2026-06-17");
  d.town.restart();
  d.passes("2026-06-18");
  gone = d.mail();
  EXPECT_EQ(count(gone, "amt@amt.example: Achtung: Genehmigung gilt als erteilt"), 1) << gone;
  EXPECT_EQ(count(gone, "designer@x.example: Ihre Baugenehmigung gilt als erteilt"), 1) << gone;
  EXPECT_EQ(count(gone, "rathaus@gemeinde.example: Baugenehmigung gilt als erteilt"), 1) << "§ 74 Abs. 6 HBO";
  EXPECT_TRUE(has(gone, "§ 74 Abs. 6 HBO"));
  EXPECT_TRUE(has(gone, "§ 65 Abs. 2")) << gone;
}

TEST(Telling, ADemandThatIsNotMetIsToldToBothSides) {
  Office c;
  ASSERT_EQ(c.clerk
                .post(c.at + "/demand",
                      {{"items", json::array({{{"type", "drainage-plan"}, {"reason", "Der Maßstab fehlt."}}})},
                       {"length", "2W"}})
                .status,
            201);
  EXPECT_TRUE(has(c.mail(), "Der Maßstab fehlt."));
  c.passes("2026-03-31");
  const auto gone = c.mail();
  EXPECT_TRUE(has(gone, "amt@amt.example: Achtung: Nachforderung nicht erfüllt")) << gone;
  EXPECT_TRUE(has(gone, "designer@x.example: Die Frist für Ihre Unterlagen ist abgelaufen")) << gone;
}

TEST(Telling, WhatEndsSoonIsSaidAheadAndOnce) {
  Office c;
  c.complete();
  c.now("2026-06-01T09:00:00Z");
  c.mail();
  for (const char* day : {"2026-06-01", "2026-06-02", "2026-06-03"}) c.passes(day);
  c.now("2026-06-04T09:00:00Z");
  auto gone = c.mail();
  EXPECT_EQ(count(gone, "Entscheiden bis 16.06.2026"), 1) << gone;
  EXPECT_TRUE(has(gone, "gilt die Genehmigung danach als erteilt"));
  c.passes("2026-06-14");
  c.passes("2026-06-15");
  c.now("2026-06-16T09:00:00Z");
  EXPECT_EQ(count(c.mail(), "Entscheiden bis 16.06.2026"), 1) << "three days ahead";
  c.passes("2026-06-17");  // the permit is deemed granted; its validity is years away
  c.mail();
  const json deadlines = c.clerk.get(c.at).body.at("deadlines");
  const auto validity = std::ranges::find_if(
      deadlines, [](const json& one) { return one.at("on_silence") == "lapses" && one.at("status") == "running"; });
  ASSERT_NE(validity, deadlines.end()) << deadlines.dump();
  const Date end = parse_date(validity->at("end").get<std::string>()).value();
  tick(*c.town.app, end - std::chrono::days{91});
  c.now("2026-06-18T09:00:00Z");
  EXPECT_FALSE(has(c.mail(), "Ihre Genehmigung gilt nur bis"));
  tick(*c.town.app, end - std::chrono::days{90});
  tick(*c.town.app, end - std::chrono::days{80});
  c.now("2026-06-19T09:00:00Z");
  EXPECT_EQ(count(c.mail(), "designer@x.example: Ihre Genehmigung gilt nur bis"), 1);
}

TEST(Telling, SentIsWhatLeftAndABouncedMailIsSeen) {
  Office c;
  c.complete();
  c.round({"natur"});
  EXPECT_EQ(c.request().at("asked_at"), "2026-03-16T09:00:00Z");
  EXPECT_TRUE(c.request().at("sent_at").is_null()) << "nothing has left";
  c.town.clock.set("2026-03-16T09:05:00Z");
  c.post.refuses = "natur@kreis.example";
  c.mail();
  EXPECT_TRUE(c.request().at("sent_at").is_null());
  EXPECT_EQ(c.request().at("undelivered").at("why"), "550 no such mailbox");
  EXPECT_EQ(c.request().at("undelivered").at("at"), "2026-03-16T09:05:00Z");
  EXPECT_FALSE(c.nature.get(c.request_at()).body.contains("undelivered"));
  EXPECT_TRUE(has(c.mail(), "amt@amt.example: Nachricht nicht zustellbar"));
  EXPECT_EQ(c.mail(), "") << "told once";
  c.post.refuses.clear();
  ASSERT_EQ(c.clerk.post_empty(c.request_at() + "/link").status, 201);
  c.mail();
  EXPECT_EQ(c.request().at("sent_at"), "2026-03-16T09:05:00Z");
  EXPECT_TRUE(c.request().at("undelivered").is_null());
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok);
}

TEST(Telling, ABundleThatMayHaveArrivedIsRepeatedWordForWord) {
  Office c;
  c.now("2026-03-17T09:00:00Z");  // the next morning: a bundle for the authority waits
  c.post.dies = true;
  EXPECT_THROW(c.mail(), std::runtime_error) << "killed after the server took it";
  const auto first = c.post.sent.at(0);
  c.complete();
  ASSERT_EQ(c.clerk.post(c.at + "/messages", {{"to_applicant", true}, {"text", "Hallo"}}).status, 201);
  (void)c.town.store->write([&](Tx& tx) -> Result<bool> {
    post_mail(tx, {first.mail.to, "Später", "Kam danach.\n"}, c.town.clock.now() - std::chrono::days{1},
              Urgency::can_wait);
    return true;
  });
  c.post.dies = false;
  c.mail();
  std::vector<OutgoingMail> to_office;
  for (const auto& one : c.post.sent) {
    if (one.mail.to == first.mail.to) to_office.push_back(one);
  }
  ASSERT_EQ(to_office.size(), 2U);
  EXPECT_EQ(to_eml(to_office[0].mail, "a@b.example", to_office[0].at, to_office[0].id),
            to_eml(first.mail, "a@b.example", first.at, first.id));
  EXPECT_NE(to_office[1].id, first.id) << "what came later is another message";
  EXPECT_EQ(to_office[1].mail.subject, "Später");
}

TEST(Telling, WhereASecondPersonReleasesMailAndPageSaySo) {
  Office c;
  c.complete();
  ASSERT_TRUE(c.town.store->write([&](Tx& tx) -> Result<bool> {
    auto agency = *tx.accounts().agency({"natur"});
    agency.second_person = true;
    tx.accounts().put_agency(agency);
    return true;
  }));
  const auto opened = c.round({"natur", "wasser"});
  EXPECT_EQ(count(c.mail(), "zweite Person"), 1);
  const auto page = c.guest.get(Office::link(opened, 0));
  EXPECT_TRUE(has(page.text, "zweite Person")) << page.text;
  EXPECT_TRUE(has(page.text, "href=\"/stellungnahmen/" + c.request(0).at("id").get<std::string>()));
  EXPECT_FALSE(has(page.text, "zwei Klicks"));
  EXPECT_FALSE(has(page.text, "name=\"outcome\""));
  EXPECT_TRUE(has(c.guest.get(Office::link(opened, 0) + "?lang=en").text, "second person"));
  EXPECT_FALSE(has(c.guest.get(Office::link(opened, 0) + "?step=no_objection").text, "name=\"outcome\""));
  const auto other = c.guest.get(Office::link(opened, 1));
  EXPECT_TRUE(has(other.text, "zwei Klicks"));
  EXPECT_TRUE(has(other.text, "höchstens 20,0 MB")) << "the limit stands beside the field";
}

TEST(Telling, TooMuchInAFormIsRefusedAsAPage) {
  Office c;
  c.complete();
  const auto link = Office::link(c.round({"natur"}));
  for (const auto& [from, said] : {std::pair{"", "höchstens 64 MiB"}, std::pair{"?lang=en", "64 MiB at most"}}) {
    const auto raw =
        ask(c.town.port(), fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                       "Referer: http://localhost{}{}\r\nContent-Type: "
                                       "multipart/form-data; boundary=X\r\nContent-Length: 500000000\r\n\r\n",
                                       link, link, from));
    EXPECT_EQ(status_of(raw), 413);
    EXPECT_TRUE(has(header_of(raw, "content-type"), "text/html")) << raw;
    EXPECT_TRUE(has(raw, said)) << raw;
    EXPECT_TRUE(has(raw, "href=\"" + link)) << "the way back";
  }
}

TEST(Telling, WhatCannotBeADocumentIsRefusedBeforeItIsRead) {
  Office c;
  const std::string draft = ready_draft(c.town, c.designer);
  const std::string path = "/api/v1/applications/" + draft + "/documents?type=site_plan&file_name=a.pdf";
  const auto head = [&](std::size_t length, const std::string& begin) {
    return ask(c.town.port(),
               fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {}\r\nX-CSRF-Token: "
                           "{}\r\nContent-Type: application/octet-stream\r\nContent-Length: {}\r\n\r\n{}",
                           path, c.designer.cookie, c.designer.csrf, length, begin));
  };
  EXPECT_EQ(status_of(head(21U << 20U, "%PDF-1.7")), 413) << "by the size that was declared";
  EXPECT_EQ(status_of(head(19U << 20U, std::string(300'000, 'x'))), 415) << "by its first bytes";
}

TEST(Telling, TheCalendarNamesActAndAgency) {
  Office c;
  c.complete();
  c.round({"natur"});
  for (auto* who : {&c.clerk, &c.designer}) {
    const std::string url = who->post_empty("/api/v1/calendar").body.at("url");
    std::string feed = c.guest.get(url.substr(url.find("/kalender"))).text;
    for (auto i = feed.find("\r\n "); i != std::string::npos; i = feed.find("\r\n ")) feed.erase(i, 3);
    EXPECT_TRUE(has(feed, "SUMMARY:Stellungnahme von Naturschutzbehörde: PRF-2026-0001")) << feed;
  }
}

}  // namespace telling_test
}  // namespace flurwerk::api::test
