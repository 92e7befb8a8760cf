// Inspection of the file over HTTP: a personal page with exactly what was released, noted, ended; nothing beside it.
#include <gtest/gtest.h>

#include "tests/api/mails.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace file_access_test {

struct Inspected {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor approver = town.visitor("approver@amt.example");
  Visitor guest{town.port()};
  std::string id = ready_draft(town, designer);
  std::string at = "/api/v1/applications/" + id;
  std::vector<std::string> documents;

  Inspected() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    const json seen = clerk.get(at).body;
    for (const auto& document : seen.at("documents")) documents.push_back(document.at("id"));
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    for (auto* visitor : {&designer, &clerk, &approver}) visitor->again();
  }
  json asked(const std::string& email = {}) const {
    return {{"person", {{"name", "Ada Akteneinsicht"}, {"city", "Prüfdorf"}, {"email", email}}},
            {"capacity", "party"},
            {"released", json::array({{{"document", documents.at(0)}, {"version", 1}}})},
            {"until", "2026-04-16"}};
  }
  Answer grant(const json& body) { return clerk.post(at + "/file-accesses", body); }
  static std::string page_of(const Answer& given) {
    const std::string url = given.body.at("url");
    return url.substr(url.find("/n/"));
  }
  json accesses() { return clerk.get(at + "/file-accesses").body.at("accesses"); }
  std::string access() { return at + "/file-accesses/" + accesses().at(0).at("id").get<std::string>(); }
  std::string mail() { return mails_of(town); }
};

TEST(FileAccess, ShowsExactlyWhatWasReleasedUntilItsLastDay) {
  Inspected c;
  const auto given = c.grant(c.asked());
  ASSERT_EQ(given.status, 201) << given.text;
  EXPECT_FALSE(given.body.at("mailed"));
  const std::string page = Inspected::page_of(given);
  const auto typed = c.guest.get("/n?code=" + given.body.at("code").get<std::string>());
  EXPECT_EQ(typed.header("location"), page) << "one place to type any personal code";
  const auto opened = c.guest.get(page);
  ASSERT_EQ(opened.status, 200) << opened.text;
  EXPECT_NE(opened.text.find("Akteneinsicht"), std::string::npos);
  EXPECT_NE(opened.text.find("16.04.2026"), std::string::npos);
  EXPECT_EQ(opened.text.find("<script"), std::string::npos);
  EXPECT_NE(c.guest.get(page + "?lang=en").text.find("Inspection of the file"), std::string::npos);
  const auto file = c.guest.get(page + "/documents/" + c.documents.at(0));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.text.substr(0, 5), "%PDF-");

  c.now("2026-04-16T20:00:00Z");
  EXPECT_EQ(c.guest.get(page).status, 200) << "its last day";
  c.now("2026-04-16T22:00:00Z");  // midnight in Berlin
  const auto over = c.guest.get(page);
  EXPECT_EQ(over.status, 404);
  EXPECT_NE(over.text.find("beendet (letzter Tag: 16.04.2026)"), std::string::npos) << over.text;
  EXPECT_EQ(over.text.find(c.documents.at(0)), std::string::npos);
  EXPECT_NE(c.guest.get(page + "?lang=en").text.find("has ended (last day: 2026-04-16)"), std::string::npos);
  const auto gone = c.guest.get(page + "/documents/" + c.documents.at(0));
  EXPECT_EQ(gone.status, 404);
  EXPECT_EQ(gone.body.at("code"), "file-access-ended");
}

TEST(FileAccess, NotAByteThatWasNotReleased) {
  Inspected c;
  ASSERT_EQ(c.designer.upload(c.at + "/documents?type=other&file_name=x.pdf", small_pdf("nach der Einreichung")).status,
            409);
  const std::string page = Inspected::page_of(c.grant(c.asked()));
  // A later version of the released document is not released by it, and neither is anything filed later.
  ASSERT_EQ(c.clerk.upload(c.at + "/documents?type=other&file_name=vermerk.pdf", small_pdf("Vermerk")).status, 201);
  ASSERT_EQ(c.clerk.post(c.at + "/notes", {{"text", "Geheimnotiz"}}).status, 201);
  ASSERT_EQ(c.clerk.post(c.at + "/messages", {{"text", "Bauwort"}, {"to_applicant", true}}).status, 201);
  std::vector<std::string> bodies{c.guest.get(page).text, c.guest.get(page + "?lang=en").text};
  int readable = 0;
  const json seen = c.clerk.get(c.at).body;
  for (const auto& document : seen.at("documents")) {
    const auto got = c.guest.get(page + "/documents/" + document.at("id").get<std::string>());
    readable += got.status == 200 ? 1 : 0;
    if (got.status != 200) bodies.push_back(got.text);
  }
  EXPECT_EQ(readable, 1);
  for (const char* other : {"", "/file-accesses", "/messages", "/notes", "/timeline", "/events"}) {
    const auto got = c.guest.get(c.at + other);
    EXPECT_EQ(got.status, 401);
    bodies.push_back(got.text);
  }
  const auto posted = c.guest.send("POST", page, "Content-Type: multipart/form-data; boundary=X\r\n", "--X--\r\n");
  EXPECT_EQ(posted.status, 404) << "there is nothing to answer";
  bodies.push_back(posted.text);
  for (const std::string& body : bodies) {
    for (const std::string& secret :
         {std::string{"Geheimnotiz"}, std::string{"Bauwort"}, std::string{"Prinzipal"}, std::string{"Designer"},
          std::string{"Ada Akteneinsicht"}, c.documents.at(1), c.id, seen.at("title").get<std::string>()}) {
      EXPECT_EQ(body.find(secret), std::string::npos) << secret;
    }
  }
  // Neither applicant nor agencies learn who reads the file.
  for (const char* place : {"", "/timeline"}) {
    EXPECT_EQ(c.designer.get(c.at + place).text.find("Ada"), std::string::npos);
    EXPECT_EQ(c.designer.get(c.at + place).text.find("FileAccess"), std::string::npos);
  }
  EXPECT_EQ(c.designer.get(c.at + "/file-accesses").status, 403);
  EXPECT_EQ(c.town.visitor("clerk@anderes.example").get(c.at + "/file-accesses").status, 404);
  EXPECT_EQ(c.clerk.get(c.at + "/log.json").text.find("Ada"), std::string::npos) << "the log has an id";
}

TEST(FileAccess, EveryReadingIsNotedOnceADayAndShown) {
  Inspected c;
  const std::string page = Inspected::page_of(c.grant(c.asked()));
  EXPECT_EQ(c.accesses().at(0).at("uses"), json::array());
  for (int i = 0; i < 3; ++i) {
    c.guest.get(page);
    c.guest.get(page + "/documents/" + c.documents.at(0));
    c.guest.get(page + "/documents/" + c.documents.at(1));
  }
  c.now("2026-03-17T09:00:00Z");
  c.guest.get(page + "/documents/" + c.documents.at(0));
  const json uses = c.accesses().at(0).at("uses");
  ASSERT_EQ(uses.size(), 3u) << uses.dump();
  EXPECT_TRUE(uses.at(0).at("document").is_null()) << "the list";
  EXPECT_EQ(uses.at(1).at("document").at("document"), c.documents.at(0));
  EXPECT_EQ(uses.at(2).at("on"), "2026-03-17");
  EXPECT_EQ(c.clerk.get(c.at + "/file-accesses?as_of=2026-03-16").body.at("accesses").at(0).at("uses").size(), 2u);
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok);
}

TEST(FileAccess, AnAlteredRenewedOrEndedLinkOpensNothing) {
  Inspected c;
  const auto given = c.grant(c.asked("ada@x.example"));
  ASSERT_EQ(given.status, 201) << given.text;
  EXPECT_TRUE(given.body.at("mailed"));
  const std::string first = Inspected::page_of(given);
  const std::string sent = c.mail();
  EXPECT_NE(sent.find("ada@x.example: Akteneinsicht"), std::string::npos) << sent;
  EXPECT_NE(sent.find(first), std::string::npos);
  EXPECT_EQ(c.guest.get(first.substr(0, first.size() - 1) + (first.back() == 'a' ? "b" : "a")).status, 404);

  const auto renewed = c.clerk.post_empty(c.access() + "/link");
  ASSERT_EQ(renewed.status, 201) << renewed.text;
  const std::string second = Inspected::page_of(renewed);
  EXPECT_EQ(c.guest.get(first).status, 404);
  EXPECT_EQ(c.guest.get(first + "/documents/" + c.documents.at(0)).status, 404);
  EXPECT_EQ(c.guest.get(second).status, 200);

  EXPECT_EQ(c.clerk.post(c.access() + "/end", {{"reason", " "}}).body.at("code"), "missing-text");
  ASSERT_EQ(c.clerk.post(c.access() + "/end", {{"reason", "Vollmacht widerrufen"}}).status, 201);
  const auto over = c.guest.get(second);
  EXPECT_EQ(over.status, 404);
  EXPECT_NE(over.text.find("beendet"), std::string::npos);
  EXPECT_EQ(over.text.find("Vollmacht"), std::string::npos) << "the reason is the authority's";
  EXPECT_EQ(c.guest.get(second + "/documents/" + c.documents.at(0)).status, 404);
  EXPECT_EQ(c.clerk.post_empty(c.access() + "/link").status, 409);
  EXPECT_EQ(c.accesses().at(0).at("ended_because"), "Vollmacht widerrufen");
  EXPECT_FALSE(c.accesses().at(0).at("open"));
  EXPECT_EQ(c.clerk.post_empty(c.at + "/file-accesses/none/link").status, 404);
}

TEST(FileAccess, IsTheClerksToGrantAndRefusedClearly) {
  Inspected c;
  EXPECT_EQ(c.approver.post(c.at + "/file-accesses", c.asked()).status, 403);
  EXPECT_EQ(c.designer.post(c.at + "/file-accesses", c.asked()).status, 403);
  const auto with = [&](const char* field, const json& value) {
    json body = c.asked();
    body[field] = value;
    return c.grant(body).body.value("code", "");
  };
  EXPECT_EQ(with("until", "2026-06-17"), "until-too-late");
  EXPECT_EQ(with("until", "2026-03-15"), "until-over");
  EXPECT_EQ(with("capacity", "friend"), "capacity-unknown");
  EXPECT_EQ(with("capacity", "other"), "missing-text");
  EXPECT_EQ(with("released", json::array()), "nothing-released") << "by default nothing";
  EXPECT_EQ(with("released", json::array({{{"document", "none"}, {"version", 1}}})), "document-unknown");
  EXPECT_EQ(with("person", {{"name", "  "}}), "missing-text");
  EXPECT_EQ(c.accesses(), json::array());
  const json offered = c.clerk.get(c.at + "/file-accesses").body.at("capacities");
  ASSERT_EQ(offered.size(), 4u);
  EXPECT_EQ(offered.at(0).at("latest"), "2026-06-16");
  EXPECT_NE(offered.at(0).at("basis").get<std::string>().find("§ 29"), std::string::npos);
  const std::string key = "Idempotency-Key: k1\r\n";
  const auto first = c.clerk.post(c.at + "/file-accesses", c.asked(), key);
  ASSERT_EQ(first.status, 201);
  const auto again = c.clerk.post(c.at + "/file-accesses", c.asked(), key);
  EXPECT_EQ(again.body.at("id"), first.body.at("id"));
  EXPECT_TRUE(again.body.at("url").is_null()) << "the link is shown once";
  EXPECT_EQ(c.accesses().size(), 1u);
}

TEST(FileAccess, TheReaderIsForgottenWithThePersonsOfTheCase) {
  Inspected c;
  const std::string page = Inspected::page_of(c.grant(c.asked("ada@x.example")));
  auto admin = c.town.visitor("admin@amt.example");
  ASSERT_EQ(c.designer.post(c.at + "/withdraw", {{"reason", "Wir bauen woanders."}}).status, 201);
  EXPECT_EQ(c.guest.get(page).status, 200) << "a case that is over can be read";
  ASSERT_EQ(admin
                .post("/api/v1/house-rules/changes", {{"kind", "retention"},
                                                      {"key", "withdrawn"},
                                                      {"content", {{"after", "2Y"}, {"basis", "Aktenplan 63"}}},
                                                      {"reason", "Dienstanweisung"}})
                .status,
            201);
  c.now("2028-03-17T09:00:00Z");
  EXPECT_NE(c.clerk.get(c.at + "/erasure").text.find("Ada Akteneinsicht"), std::string::npos);
  ASSERT_EQ(c.clerk.post_empty(c.at + "/erasure/proposal").status, 204);
  ASSERT_EQ(c.approver.post_empty(c.at + "/erasure").status, 201);
  const json left = c.accesses().at(0);
  EXPECT_TRUE(left.at("person").is_null());
  EXPECT_EQ(left.dump().find("Ada"), std::string::npos);
  EXPECT_EQ(c.guest.get(page).status, 404);
  EXPECT_EQ(c.grant(c.asked()).body.at("code"), "erased-already");
  const auto verified = c.town.store->verify(*c.town.documents);
  EXPECT_TRUE(verified.ok) << verified.message.en;
}

}  // namespace file_access_test
}  // namespace flurwerk::api::test
