// Messages over HTTP: each sees their part and nothing else, unread counts, mails without words, the past, links, limits.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "api/app/case_log.hpp"
#include "tests/api/mails.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace messages_test {

const std::string form_type = "Content-Type: multipart/form-data; boundary=X\r\n";
std::string message_form(const std::string& text) {
  return "--X\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\nmessage\r\n--X\r\nContent-Disposition: form-data; "
         "name=\"message\"\r\n\r\n" +
         text + "\r\n--X--\r\n";
}

// Complete, with nature and water asked.
struct Room {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor other = town.visitor("clerk2@amt.example");
  Visitor nature = town.visitor("natur@kreis.example");
  Visitor water = town.visitor("wasser@kreis.example");
  Visitor guest{town.port()};
  std::string id = ready_draft(town, designer);
  std::string at = "/api/v1/applications/" + id;
  std::string nature_link;

  Room() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json document = clerk.get(at).body.at("documents").at(0).at("id");
    json requests = json::array();
    for (const char* agency : {"natur", "wasser"})
      requests.push_back({{"agency", agency}, {"act", "opinion"}, {"released", json::array({document})}});
    const auto opened = clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", requests}});
    EXPECT_EQ(opened.status, 201) << opened.text;
    for (const auto& link : opened.body.at("links")) {
      const std::string url = link.at("url");
      if (link.at("agency") == "natur") nature_link = url.substr(url.find("/l/"));
    }
    mail();
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    for (auto* visitor : {&designer, &clerk, &other, &nature, &water}) visitor->again();
  }
  Answer write(Visitor& who, const std::string& text, const json& readers = json::object()) {
    json body = readers;
    body["text"] = text;
    return who.post(at + "/messages", body);
  }
  Answer read(Visitor& who, const std::string& query = {}) { return who.get(at + "/messages" + query); }
  // "text text " of what somebody reads.
  std::string texts(Visitor& who, const std::string& query = {}) {
    std::string all;
    const auto answer = read(who, query);
    EXPECT_EQ(answer.status, 200) << answer.text;
    for (const auto& one : answer.body.at("messages")) all += one.at("text").get<std::string>() + " ";
    return all;
  }
  int unread(Visitor& who) { return read(who).body.at("unread"); }
  void mark(Visitor& who) {
    const json list = read(who).body.at("messages");
    EXPECT_EQ(who.post(at + "/messages/read", {{"last", list.back().at("id")}}).status, 204);
  }
  // Recipients, subjects and words of what leaves now.
  std::string mail() { return mails_of(town); }
};

const json to_nature{{"to_agencies", {"natur"}}};
const json to_all{{"to_applicant", true}, {"to_agencies", {"natur", "wasser"}}};

TEST(Messages, EachReadsTheirPartAndNothingElse) {
  Room c;
  ASSERT_EQ(c.write(c.clerk, "Rundwort", to_all).status, 201);
  ASSERT_EQ(c.write(c.clerk, "Naturwort", to_nature).status, 201);
  ASSERT_EQ(c.write(c.designer, "Bauwort").status, 201);
  ASSERT_EQ(c.write(c.water, "Wasserwort").status, 201);
  EXPECT_EQ(c.texts(c.other), "Rundwort Naturwort Bauwort Wasserwort ");
  EXPECT_EQ(c.texts(c.designer), "Rundwort Bauwort ");
  EXPECT_EQ(c.texts(c.nature), "Rundwort Naturwort ");
  EXPECT_EQ(c.texts(c.water), "Rundwort Wasserwort ");
  EXPECT_EQ(c.town.visitor("clerk@anderes.example").get(c.at + "/messages").status, 404);
  EXPECT_EQ(c.town.visitor("stranger@x.example").get(c.at + "/messages").status, 404);
  EXPECT_EQ(c.guest.get(c.at + "/messages").status, 401);
  EXPECT_EQ(c.town.visitor("admin@amt.example").get(c.at + "/messages").status, 403);

  // Not by any other way either, whoever asks.
  const std::vector<std::string> places{"", "/timeline", "/events", "/log.json", "/statements", "/notes", "/outlook"};
  for (auto* who : {&c.designer, &c.nature, &c.water, &c.guest}) {
    for (const auto& place : places) {
      const std::string body = who->get(c.at + place).text;
      for (const char* secret : {"Rundwort", "Naturwort", "Bauwort", "Wasserwort"}) {
        EXPECT_EQ(body.find(secret), std::string::npos) << place << " " << secret;
      }
    }
  }
  for (auto* who : {&c.nature, &c.water}) {
    const std::string body = who->get("/api/v1/statement-requests").text;
    for (const char* secret : {"Rundwort", "Naturwort", "Bauwort", "Wasserwort"})
      EXPECT_EQ(body.find(secret), std::string::npos);
  }
  EXPECT_EQ(c.clerk.get(c.at + "/events").text.find("Naturwort"), std::string::npos) << "the log has their hash";
  EXPECT_EQ(c.clerk.get("/api/v1/applications?q=Naturwort").body.at("total"), 0) << "nor are they searched";
}

TEST(Messages, SayWhoCanReadThemAndWhoWrote) {
  Room c;
  ASSERT_EQ(c.write(c.clerk, "eins", to_all).status, 201);
  ASSERT_EQ(c.write(c.designer, "zwei").status, 201);
  ASSERT_EQ(c.write(c.nature, "drei").status, 201);
  const json office = c.read(c.clerk).body;
  EXPECT_EQ(office.at("side"), "authority");
  EXPECT_EQ(office.at("agencies").size(), 2u) << "whom it may let read";
  EXPECT_TRUE(office.at("messages").at(0).at("to_applicant"));
  EXPECT_EQ(office.at("messages").at(0).at("to_agencies").size(), 2u);
  EXPECT_EQ(office.at("messages").at(1).at("author"), "designer@x.example");
  EXPECT_EQ(office.at("messages").at(2).at("side"), "agency");
  EXPECT_EQ(office.at("messages").at(2).at("to_agencies").at(0).at("id"), "natur");
  EXPECT_FALSE(office.at("messages").at(2).at("to_applicant"));
  const json applicants = c.read(c.designer).body;
  EXPECT_EQ(applicants.at("agencies"), json::array()) << "theirs is no choice";
  EXPECT_TRUE(applicants.at("messages").at(0).at("author").is_null()) << "the authority, no person";
  EXPECT_EQ(applicants.at("messages").at(1).at("author"), "designer@x.example");
}

TEST(Messages, AreCountedUntilTheAccountHasReadThem) {
  Room c;
  ASSERT_EQ(c.write(c.designer, "Frage eins").status, 201);
  ASSERT_EQ(c.write(c.designer, "Frage zwei").status, 201);
  EXPECT_EQ(c.unread(c.clerk), 2);
  EXPECT_EQ(c.unread(c.designer), 0) << "one's own side wrote them";
  EXPECT_EQ(c.clerk.get(c.at).body.at("unread_messages"), 2);
  EXPECT_EQ(c.clerk.get("/api/v1/applications").body.at("applications").at(0).at("unread_messages"), 2);
  const auto version = c.clerk.get(c.at).body.at("version");
  c.mark(c.clerk);
  EXPECT_EQ(c.unread(c.clerk), 0);
  EXPECT_EQ(c.clerk.get("/api/v1/applications").body.at("applications").at(0).at("unread_messages"), 0);
  EXPECT_EQ(c.clerk.get(c.at).body.at("version"), version) << "reading is no event";
  EXPECT_EQ(c.unread(c.other), 2) << "each account for itself";
  ASSERT_EQ(c.write(c.clerk, "Antwort", to_all).status, 201);
  EXPECT_EQ(c.unread(c.other), 2) << "a colleague's own is not new";
  EXPECT_EQ(c.unread(c.designer), 1);
  EXPECT_EQ(c.designer.get("/api/v1/applications").body.at("applications").at(0).at("unread_messages"), 1);
  const json request = c.nature.get("/api/v1/statement-requests").body.at("requests").at(0);
  EXPECT_EQ(request.at("unread_messages"), 1);
  c.mark(c.nature);
  EXPECT_EQ(c.nature.get("/api/v1/statement-requests").body.at("requests").at(0).at("unread_messages"), 0);
  EXPECT_EQ(c.water.get("/api/v1/statement-requests").body.at("requests").at(0).at("unread_messages"), 1);
  const std::string hidden = c.read(c.clerk).body.at("messages").at(0).at("id");
  EXPECT_EQ(c.nature.post(c.at + "/messages/read", {{"last", hidden}}).status, 404) << "not theirs to read";
  EXPECT_EQ(c.clerk.post(c.at + "/messages/read", {{"last", "none"}}).body.at("code"), "message-unknown");
}

TEST(Messages, AreToldByMailInTheMorningWithoutTheirWords) {
  Room c;
  ASSERT_EQ(c.write(c.clerk, "Naturwort", to_nature).status, 201);
  ASSERT_EQ(c.write(c.clerk, "Bauwort", {{"to_applicant", true}}).status, 201);
  EXPECT_EQ(c.mail(), "") << "not urgent";
  c.now("2026-03-17T05:00:00Z");
  const std::string gone = c.mail();
  EXPECT_NE(gone.find("designer@x.example: 2 Nachrichten"), std::string::npos) << "bundled: " << gone;
  EXPECT_NE(gone.find("Neue Nachricht der Bauaufsicht"), std::string::npos) << gone;
  EXPECT_NE(gone.find("natur@"), std::string::npos) << gone;
  EXPECT_EQ(gone.find("wasser@"), std::string::npos) << "may not read it";
  EXPECT_EQ(gone.find("clerk@"), std::string::npos) << "wrote it";
  for (const char* words : {"Naturwort", "Bauwort"}) EXPECT_EQ(gone.find(words), std::string::npos);

  const json colleagues = c.clerk.get("/api/v1/colleagues").body;
  ASSERT_EQ(c.clerk.put(c.at + "/assignment", {{"account", colleagues.at("me")}}).status, 204);
  ASSERT_EQ(c.write(c.nature, "Gegenwort").status, 201);
  c.now("2026-03-18T05:00:00Z");
  const std::string back = c.mail();
  EXPECT_NE(back.find("clerk@amt.example: Neue Nachricht"), std::string::npos) << back;
  EXPECT_EQ(back.find("designer@"), std::string::npos) << "may not read it";
  EXPECT_EQ(back.find("Gegenwort"), std::string::npos);
}

TEST(Messages, ThePastShowsThoseOfThen) {
  Room c;
  ASSERT_EQ(c.write(c.designer, "damals").status, 201);
  c.now("2026-03-20T09:00:00Z");
  ASSERT_EQ(c.write(c.designer, "heute").status, 201);
  EXPECT_EQ(c.texts(c.clerk, "?as_of=2026-03-19"), "damals ");
  EXPECT_EQ(c.read(c.clerk, "?as_of=2026-03-19").body.at("unread"), 0) << "what is new is new today";
  EXPECT_EQ(c.texts(c.clerk), "damals heute ");
  EXPECT_EQ(c.read(c.nature, "?as_of=2026-03-19").status, 403);
  EXPECT_FALSE(c.clerk.get(c.at + "?as_of=2026-03-19").body.contains("unread_messages"));
}

TEST(Messages, ALinkReadsAndWritesWithoutJavaScriptUntilItIsAReceipt) {
  Room c;
  ASSERT_EQ(c.write(c.clerk, "Naturwort <b>", to_nature).status, 201);
  ASSERT_EQ(c.write(c.clerk, "Bauwort", {{"to_applicant", true}}).status, 201);
  ASSERT_EQ(c.write(c.water, "Wasserwort").status, 201);
  const auto page = c.guest.get(c.nature_link);
  EXPECT_NE(page.text.find("Naturwort &lt;b&gt;"), std::string::npos);
  EXPECT_NE(page.text.find("Lesen können: "), std::string::npos);
  for (const char* secret : {"Bauwort", "Wasserwort"}) EXPECT_EQ(page.text.find(secret), std::string::npos);
  EXPECT_NE(c.guest.get(c.nature_link + "?lang=en").text.find("Can be read by: "), std::string::npos);
  const auto empty = c.guest.send("POST", c.nature_link, form_type, message_form(" "));
  EXPECT_EQ(empty.status, 422);
  EXPECT_NE(empty.text.find("message-error"), std::string::npos);
  ASSERT_EQ(c.guest.send("POST", c.nature_link, form_type, message_form("Rückfrage zum Baum")).status, 303);
  EXPECT_NE(c.guest.get(c.nature_link).text.find("Rückfrage zum Baum"), std::string::npos);
  EXPECT_EQ(c.texts(c.nature), "Naturwort <b> Rückfrage zum Baum ") << "with an account, too";
  EXPECT_EQ(c.texts(c.designer), "Bauwort ");
  EXPECT_EQ(c.unread(c.clerk), 2);

  const std::string request =
      "/api/v1/statement-requests/" +
      c.nature.get("/api/v1/statement-requests").body.at("requests").at(0).at("id").get<std::string>();
  ASSERT_EQ(c.nature.post(request + "/statement", {{"outcome", "no_objection"}}).status, 201);
  const auto receipt = c.guest.get(c.nature_link);
  EXPECT_NE(receipt.text.find("Rückfrage zum Baum"), std::string::npos) << "still to be read";
  EXPECT_EQ(receipt.text.find("name=\"act\" value=\"message\""), std::string::npos);
  EXPECT_EQ(c.guest.send("POST", c.nature_link, form_type, message_form("Nachtrag")).status, 409);
  EXPECT_EQ(c.texts(c.nature), "Naturwort <b> Rückfrage zum Baum ");
  EXPECT_EQ(c.write(c.nature, "Nachtrag mit Konto").status, 201);
}

TEST(Messages, AreRefusedClearly) {
  Room c;
  EXPECT_EQ(c.write(c.clerk, "niemand").body.at("code"), "no-readers");
  EXPECT_EQ(c.write(c.clerk, "fremd", {{"to_agencies", {"brand"}}}).body.at("code"), "agency-not-asked");
  EXPECT_EQ(c.write(c.clerk, " ", to_all).body.at("code"), "missing-text");
  const auto long_one = c.write(c.clerk, std::string(4001, 'x') + std::string(4000, 'y'), to_all);
  EXPECT_EQ(long_one.status, 422);
  std::string umlauts;
  for (int i = 0; i < 4001; ++i) umlauts += "ä";
  EXPECT_EQ(c.write(c.clerk, umlauts, to_all).body.at("code"), "text-too-long") << "8002 bytes";
  EXPECT_EQ(c.write(c.designer, "an alle", to_all).body.at("code"), "readers-not-yours");
  EXPECT_EQ(c.write(c.nature, "an sie", {{"to_applicant", true}}).body.at("code"), "readers-not-yours");
  const std::string draft = ready_draft(c.town, c.designer);
  EXPECT_EQ(c.designer.post("/api/v1/applications/" + draft + "/messages", {{"text", "x"}}).body.at("code"),
            "wrong-state");
  EXPECT_EQ(c.texts(c.clerk), "");
}

TEST(Messages, AreNoMoreThanThirtyAnHourFromOneAccount) {
  Room c;
  for (int i = 0; i < 30; ++i) ASSERT_EQ(c.write(c.designer, "noch eine").status, 201);
  const auto refused = c.write(c.designer, "zu viel");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.body.at("code"), "too-many-messages");
  EXPECT_EQ(c.write(c.clerk, "ein anderes Konto", to_all).status, 201);
  c.town.clock.set("2026-03-16T10:00:00Z");
  EXPECT_EQ(c.write(c.designer, "eine Stunde später").status, 201);
}

TEST(Messages, ARepeatedRequestWritesOnce) {
  Room c;
  const json body{{"text", "einmal"}};
  const std::string key = "Idempotency-Key: k1\r\n";
  const auto first = c.designer.post(c.at + "/messages", body, key);
  ASSERT_EQ(first.status, 201);
  EXPECT_EQ(c.designer.post(c.at + "/messages", body, key).body, first.body);
  EXPECT_EQ(c.texts(c.clerk), "einmal ");
}

TEST(Messages, AreProvenByTheirHashAndErasedWithThePersons) {
  Room c;
  ASSERT_EQ(c.write(c.clerk, "Frau Geheimrat rief an", to_all).status, 201);
  const auto intact = c.town.store->verify(*c.town.documents);
  EXPECT_TRUE(intact.ok) << intact.message.en;
  EXPECT_EQ(intact.messages, 1);
  EXPECT_NE(intact.message.de.find("1 Nachricht"), std::string::npos) << intact.message.de;
  auto log = verify_case_log(c.clerk.get(c.at + "/log.json").text);
  ASSERT_TRUE(log);
  EXPECT_TRUE(log->ok) << log->message.en;
  EXPECT_NE(log->message.en.find("Of 1 messages it holds readers and hash"), std::string::npos) << log->message.en;

  auto admin = c.town.visitor("admin@amt.example");
  auto approver = c.town.visitor("approver@amt.example");
  ASSERT_EQ(c.designer.post(c.at + "/withdraw", {{"reason", "Wir bauen woanders."}}).status, 201);
  EXPECT_EQ(c.write(c.nature, "noch da?").body.at("code"), "consultation-closed");
  EXPECT_FALSE(c.read(c.nature).body.at("not_writable").is_null());
  ASSERT_EQ(admin
                .post("/api/v1/house-rules/changes", {{"kind", "retention"},
                                                      {"key", "withdrawn"},
                                                      {"content", {{"after", "2Y"}, {"basis", "Aktenplan 63"}}},
                                                      {"reason", "Dienstanweisung"}})
                .status,
            201);
  c.now("2028-03-17T09:00:00Z");
  approver.again();
  EXPECT_EQ(c.clerk.get(c.at + "/erasure").body.at("messages"), 1);
  ASSERT_EQ(c.clerk.post_empty(c.at + "/erasure/proposal").status, 204);
  const auto erased = approver.post_empty(c.at + "/erasure");
  ASSERT_EQ(erased.status, 201) << erased.text;
  const json left = c.read(c.clerk).body.at("messages");
  ASSERT_EQ(left.size(), 1u) << "that it was written stays";
  EXPECT_TRUE(left.at(0).at("text").is_null());
  EXPECT_EQ(c.write(c.clerk, "noch da?", {{"to_applicant", true}}).body.at("code"), "erased-already");
  const auto after = c.town.store->verify(*c.town.documents);
  EXPECT_TRUE(after.ok) << after.message.en;
  EXPECT_EQ(after.messages, 0);
}

}  // namespace messages_test
}  // namespace flurwerk::api::test
