// One entry for an agency that several authorities ask, an entry that is taken out, and how each agency is asked.
#include <gtest/gtest.h>

#include <algorithm>

#include "api/app/agency_register.hpp"
#include "tests/api/mails.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace shared_agencies_test {

const AuthorityId amt{"amt"}, anderes{"anderes"};
const std::string head =
    "id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until;second_person;channel;postal_address\r\n";

struct Registers {
  SmallTown town;
  Visitor admin = town.visitor("admin@amt.example");
  Visitor other_admin, other_clerk;
  Visitor designer = town.visitor("designer@x.example");

  Registers()
      : other_admin{(add_admin(), town.visitor("admin@anderes.example"))},
        other_clerk{town.visitor("clerk@anderes.example")} {}

  void add_admin() {
    ASSERT_TRUE(town.store->write([&](Tx& tx) -> Result<bool> {
      auto account = *tx.accounts().account_by_email("admin@amt.example");
      account.id = AccountId{"admin-anderes"};
      account.email = "admin@anderes.example";
      const bool is_new = tx.accounts().put_account(account);
      tx.accounts().set_memberships(account.id, {{"administrator", anderes, {}}});
      return is_new;
    }));
  }
  static std::string entry(const std::string& id, const char* act) { return "/api/v1/agencies/" + id + "/" + act; }
  static json find(const json& list, const std::string& id) {
    const auto one = std::ranges::find_if(list, [&](const json& entry) { return entry.at("id") == id; });
    return one == list.end() ? json(nullptr) : *one;
  }
  // A complete case of the authority; its address.
  std::string complete_case(Visitor& clerk, const std::string& authority) {
    const std::string at = "/api/v1/applications/" + ready_draft(town, designer, "simplified", authority);
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
    return at;
  }
  static Answer ask(Visitor& clerk, const std::string& at, const std::vector<std::string>& agencies) {
    const json released = json::array({clerk.get(at).body.at("documents").at(0).at("id")});
    json requests = json::array();
    for (const auto& agency : agencies)
      requests.push_back({{"agency", agency}, {"act", "opinion"}, {"released", released}});
    return clerk.post(at + "/rounds", {{"title", "Runde"}, {"requests", requests}});
  }
  // Recipients and words of what leaves now.
  std::string mail() { return mails_of(town); }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(SharedAgencies, AnEntryOfAnotherRegisterIsUsedAsItStandsThere) {
  Registers r;
  json seen = r.other_admin.get("/api/v1/agencies").body;
  EXPECT_TRUE(seen.at("agencies").empty());
  EXPECT_EQ(r.find(seen.at("others"), "natur").at("kept_by").at("name"), "Bauaufsicht Prüfkreis");
  EXPECT_FALSE(says(seen.at("others").dump(), "@")) << "no address before it is used";
  EXPECT_FALSE(r.other_clerk.get("/api/v1/agencies").body.contains("others"));
  const std::string at = r.complete_case(r.other_clerk, "anderes");
  EXPECT_EQ(r.ask(r.other_clerk, at, {"natur"}).body.at("code"), "agency-unknown");

  EXPECT_EQ(r.other_clerk.post_empty(r.entry("natur", "use")).status, 403);
  EXPECT_EQ(r.other_admin.post_empty(r.entry("niemand", "use")).body.at("code"), "agency-unknown");
  EXPECT_EQ(r.admin.post_empty(r.entry("natur", "use")).body.at("code"), "agency-own");
  ASSERT_EQ(r.other_admin.post_empty(r.entry("natur", "use")).status, 204);
  EXPECT_EQ(r.other_admin.post_empty(r.entry("natur", "use")).status, 204) << "twice is once";

  seen = r.other_admin.get("/api/v1/agencies").body;
  const json entry = r.find(seen.at("agencies"), "natur");
  EXPECT_EQ(entry.at("own"), false);
  EXPECT_EQ(entry.at("kept_by").at("id"), "amt");
  EXPECT_EQ(entry.at("members").at(0).at("email"), "natur@kreis.example");
  EXPECT_TRUE(r.find(seen.at("others"), "natur").is_null());
  EXPECT_EQ(agencies_csv(*r.town.store->read(), anderes).find("natur"), std::string::npos) << "it is not its own";

  // What the keeper changes holds for all; one account answers them.
  ASSERT_TRUE(import_agencies(*r.town.app, amt,
                              head + "natur;Naturschutz neu;nature-protection;neu@kreis.example;;;;;;;;;\r\n"));
  ASSERT_EQ(r.ask(r.other_clerk, at, {"natur"}).status, 201);
  EXPECT_EQ(r.other_clerk.get(at).body.at("requests").at(0).at("agency").at("name"), "Naturschutz neu");
  EXPECT_TRUE(says(r.mail(), "neu@kreis.example: Bitte um Stellungnahme"));
  const json asked = r.town.visitor("natur@kreis.example").get("/api/v1/statement-requests").body.at("requests");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked.at(0).at("authority").at("id"), "anderes");
}

TEST(SharedAgencies, ARemovedEntryIsAskedNoMoreAndKeepsItsNameWhereItWas) {
  Registers r;
  auto clerk = r.town.visitor("clerk@amt.example");
  ASSERT_EQ(r.other_admin.post_empty(r.entry("natur", "use")).status, 204);
  const auto used = r.admin.post_empty(r.entry("natur", "removal"));
  EXPECT_EQ(used.status, 409);
  EXPECT_EQ(used.body.at("code"), "agency-used");
  EXPECT_TRUE(says(used.body.at("text").at("de"), "Bauaufsicht Anderswo"));
  EXPECT_EQ(r.other_admin.post_empty(r.entry("wasser", "removal")).status, 404) << "neither kept nor used";

  const std::string other_case = r.complete_case(r.other_clerk, "anderes");
  const auto sent = r.ask(r.other_clerk, other_case, {"natur"});
  ASSERT_EQ(sent.status, 201);
  EXPECT_EQ(r.other_admin.post_empty(r.entry("natur", "removal")).body.at("code"), "agency-asked");
  const std::string request =
      "/api/v1/statement-requests/" + sent.body.at("links").at(0).at("request").get<std::string>();
  ASSERT_EQ(r.other_clerk.post(request + "/withdraw", {{"reason", "Irrtum"}}).status, 201);
  ASSERT_EQ(r.other_admin.post_empty(r.entry("natur", "removal")).status, 204);
  EXPECT_EQ(r.ask(r.other_clerk, other_case, {"natur"}).body.at("code"), "agency-unknown");

  const std::string at = r.complete_case(clerk, "amt");
  ASSERT_EQ(r.ask(clerk, at, {"natur"}).status, 201);
  const auto asked = r.admin.post_empty(r.entry("natur", "removal"));
  EXPECT_EQ(asked.status, 409);
  EXPECT_EQ(asked.body.at("text").at("de"), "Bei „Naturschutzbehörde“ ist noch eine Anforderung offen.");
  auto nature = r.town.visitor("natur@kreis.example");
  const std::string own =
      "/api/v1/statement-requests/" + clerk.get(at).body.at("requests").at(0).at("id").get<std::string>();
  ASSERT_EQ(nature.post(own + "/statement", {{"outcome", "no_objection"}}).status, 201);
  ASSERT_EQ(r.admin.post_empty(r.entry("natur", "removal")).status, 204);
  EXPECT_EQ(r.admin.post_empty(r.entry("natur", "removal")).status, 404) << "once";
  EXPECT_TRUE(r.find(clerk.get("/api/v1/agencies").body.at("agencies"), "natur").is_null());
  EXPECT_FALSE(says(r.admin.get("/api/v1/agencies.csv").text, "natur;"));
  EXPECT_EQ(r.ask(clerk, at, {"natur"}).body.at("code"), "agency-unknown");
  EXPECT_EQ(clerk.get(at).body.at("requests").at(0).at("agency").at("name"), "Naturschutzbehörde");
  EXPECT_EQ(nature.get(own).status, 200) << "its people read what they were asked";

  const auto again =
      import_agencies(*r.town.app, amt, head + "natur;Naturschutz;nature-protection;n@kreis.example;;;;;;;;;\r\n");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->added, 1);
  EXPECT_FALSE(r.find(clerk.get("/api/v1/agencies").body.at("agencies"), "natur").is_null());
}

TEST(SharedAgencies, WhatAllShareIsNobodysToRemove) {
  Registers r;
  ASSERT_TRUE(r.town.store->write([](Tx& tx) -> Result<bool> {
    tx.accounts().put_agency({AgencyId{"bahn"}, {}, "Eisenbahnaufsicht", "railway", "bahn@bund.example"});
    return true;
  }));
  EXPECT_EQ(r.admin.post_empty(r.entry("bahn", "removal")).body.at("code"), "agency-shared");
  EXPECT_EQ(r.admin.post_empty(r.entry("bahn", "use")).body.at("code"), "agency-own");
  EXPECT_TRUE(r.find(r.admin.get("/api/v1/agencies").body.at("agencies"), "bahn").at("kept_by").is_null());
}

TEST(Channels, EachAgencyIsAskedAsItsEntrySays) {
  Registers r;
  auto clerk = r.town.visitor("clerk@amt.example");
  ASSERT_TRUE(import_agencies(*r.town.app, amt,
                              head + "natur;Naturschutz;nature-protection;natur@kreis.example;;;;;;;;account;\r\n"
                                     "gemeinde;Gemeinde;municipality;rathaus@gemeinde.example;;;;;;;;account;\r\n"
                                     "wasser;Wasserbehörde;water;;;;;;;;;post;\"Am Bach 1, 35000 Prüfdorf\"\r\n"));
  const std::string at = r.complete_case(clerk, "amt");
  r.mail();
  const auto sent = r.ask(clerk, at, {"natur", "gemeinde", "wasser"});
  ASSERT_EQ(sent.status, 201) << sent.text;
  std::vector<std::string> links;
  for (const auto& link : sent.body.at("links")) links.push_back(link.at("agency"));
  EXPECT_EQ(links, (std::vector<std::string>{"gemeinde", "wasser"})) << "by account none; by letter to be copied";
  const std::string mails = r.mail();
  const auto letter_to = [&](const std::string& address) {
    const auto from = mails.find(address + ":");
    return from == std::string::npos ? std::string{} : mails.substr(from, mails.find(".example: ", from + 40) - from);
  };
  EXPECT_TRUE(says(letter_to("natur@kreis.example"), "Unterlagen und Antwort (mit Ihrem Konto): ")) << mails;
  EXPECT_FALSE(says(letter_to("natur@kreis.example"), "/l/")) << mails;
  EXPECT_TRUE(says(letter_to("rathaus@gemeinde.example"), "/l/")) << "nobody there has an account: by link until then";
  EXPECT_FALSE(says(mails, "wasser@")) << "by letter";

  for (const auto& request : clerk.get(at).body.at("requests")) {
    const std::string agency = request.at("agency").at("id");
    EXPECT_EQ(request.at("sent_at").is_null(), agency == "wasser") << agency;
    EXPECT_EQ(request.at("link").is_null(), agency == "natur") << agency;
  }
  const json list = clerk.get("/api/v1/agencies").body.at("agencies");
  EXPECT_EQ(r.find(list, "wasser").at("channel"), "post");
  EXPECT_EQ(r.find(list, "wasser").at("postal_address"), "Am Bach 1, 35000 Prüfdorf");
  const auto out = agencies_csv(*r.town.store->read(), amt);
  EXPECT_TRUE(import_agencies(*r.town.app, amt, out));
  EXPECT_EQ(agencies_csv(*r.town.store->read(), amt), out);
}

TEST(Channels, WithoutAWayThereIsNoEntry) {
  Registers r;
  const auto field = [&](const std::string& line) {
    const auto done = import_agencies(*r.town.app, amt, head + line + "\r\n");
    return done ? std::string{} : done.error().field;
  };
  EXPECT_EQ(field("neu;Neu;water;a@b.example;;;;;;;;taube;"), "/2/channel");
  EXPECT_EQ(field("neu;Neu;water;a@b.example;;;;;;;;post;"), "/2/postal_address");
  EXPECT_EQ(field("neu;Neu;water;;;;;;;;;account;"), "/2/email");
  EXPECT_EQ(field("neu;Neu;water;;;;;;;;;post;Weg 1"), "");
  const std::string without = "id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until\r\n";
  ASSERT_TRUE(import_agencies(*r.town.app, amt, without + "neu;Neuer;water;;;;;;;\r\n"));
  EXPECT_EQ(r.town.store->read()->accounts().agency({"neu"})->postal_address, "Weg 1") << "left as it is";
}

}  // namespace shared_agencies_test
}  // namespace flurwerk::api::test
