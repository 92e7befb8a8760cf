// An agency's own desk over HTTP: drafts that nobody else reads, two people, co-signatures, text blocks.
#include <gtest/gtest.h>

#include "api/app/accounts.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace desk_test {

std::string statement_at(const std::string& id) { return "/api/v1/statement-requests/" + id; }

// The nature authority has two people and is asked about a case.
struct AgencyAtWork {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor anna = town.visitor("natur@kreis.example");
  Visitor berta{town.port()};
  std::string id = ready_draft(town, designer);
  std::string request, link;

  AgencyAtWork() {
    EXPECT_TRUE(add_account(
        *town.app, {"berta@kreis.example", "Berta", town_password, {{"agency_member", {}, AgencyId{"natur"}}}}));
    EXPECT_EQ(berta.sign_in("berta@kreis.example").status, 200);
    const std::string at = "/api/v1/applications/" + id;
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
    const json plan = clerk.get(at).body.at("documents").at(0).at("id");
    const auto sent = clerk.post(
        at + "/rounds",
        {{"title", "Runde"}, {"requests", {{{"agency", "natur"}, {"act", "opinion"}, {"released", {plan}}}}}});
    EXPECT_EQ(sent.status, 201) << sent.text;
    request = sent.body.at("links").at(0).at("request");
    const std::string url = sent.body.at("links").at(0).at("url");
    link = url.substr(url.rfind("/l/"));
  }
  void want_two_people() {
    town.store
        ->write([](Tx& tx) -> Result<bool> {
          auto agency = tx.accounts().agency({"natur"}).value();
          agency.second_person = true;
          tx.accounts().put_agency(agency);
          return true;
        })
        .value();
  }
  Answer save(Visitor& who, int version, const json& content) {
    return who.put(statement_at(request) + "/draft", {{"version", version}, {"content", content}});
  }
};

const json secret_draft{{"outcome", "conditions"},
                        {"text", "GEHEIM-1"},
                        {"conditions", {{{"kind", "obligation"}, {"topic", "Hecke"}, {"text", "GEHEIM-2"}}}}};

TEST(Desk, ADraftIsTheAgencysOwn) {
  AgencyAtWork a;
  EXPECT_TRUE(a.anna.get(statement_at(a.request) + "/draft").body.at("draft").is_null());
  ASSERT_EQ(a.save(a.anna, 0, secret_draft).status, 200);
  const auto seen = a.berta.get(statement_at(a.request) + "/draft");
  EXPECT_EQ(seen.body.at("draft").at("content"), secret_draft);
  EXPECT_EQ(seen.body.at("draft").at("written_by").at("name"), "natur@kreis.example");
  const auto late = a.save(a.berta, 0, {{"text", "anders"}});
  EXPECT_EQ(late.status, 412) << "she had not read it";
  EXPECT_EQ(late.body.at("code"), "draft-changed");
  ASSERT_EQ(a.save(a.berta, 1, {{"conditions", {{{"kind", "hint"}}}}}).status, 200) << "half a condition can wait";
  ASSERT_EQ(a.save(a.anna, 2, secret_draft).status, 200);
  EXPECT_EQ(a.save(a.anna, 3, {{"outcome", "maybe"}}).status, 422);
  auto water = a.town.visitor("wasser@kreis.example");
  EXPECT_EQ(water.get(statement_at(a.request) + "/draft").status, 404);
  EXPECT_EQ(a.clerk.get(statement_at(a.request) + "/draft").status, 403);
  EXPECT_EQ(a.designer.get(statement_at(a.request) + "/draft").status, 403);
  const std::string at = "/api/v1/applications/" + a.id;
  Visitor guest{a.town.port()};
  for (const auto& body :
       {a.clerk.get(at).text, a.clerk.get(at + "/statements").text, a.clerk.get(at + "/events").text,
        a.clerk.get(statement_at(a.request)).text, a.designer.get(at).text, guest.get(a.link).text}) {
    EXPECT_EQ(body.find("GEHEIM"), std::string::npos) << body;
  }
  ASSERT_EQ(a.anna.post(statement_at(a.request) + "/draft/release", {{"version", 3}}).status, 201);
  EXPECT_EQ(a.clerk.get(statement_at(a.request)).body.at("statement").at("conditions").at(0).at("text"), "GEHEIM-2");
  EXPECT_TRUE(a.anna.get(statement_at(a.request) + "/draft").body.at("draft").is_null())
      << "given is no draft any more";
}

// A save that comes after the statement, as slow networks bring it, leaves nothing behind.
TEST(Desk, ASaveAfterTheStatementIsRefused) {
  AgencyAtWork a;
  ASSERT_EQ(a.save(a.anna, 0, secret_draft).status, 200);
  ASSERT_EQ(a.anna.post(statement_at(a.request) + "/statement", {{"outcome", "no_objection"}}).status, 201);
  for (const int version : {0, 1}) {
    const auto late = a.save(a.anna, version, secret_draft);
    EXPECT_EQ(late.status, 412);
    EXPECT_EQ(late.body.at("code"), "statement-given");
  }
  EXPECT_TRUE(a.anna.get(statement_at(a.request) + "/draft").body.at("draft").is_null());
  json correction = secret_draft;
  correction["corrects"] = 2;
  EXPECT_EQ(a.save(a.anna, 0, correction).status, 412) << "there is no second version";
  correction["corrects"] = 1;
  EXPECT_EQ(a.save(a.anna, 0, correction).status, 200);
}

// Who sends from a window that has not seen a colleague's words would take them away unread.
TEST(Desk, AStatementNamesTheDraftThatItsWriterSaw) {
  AgencyAtWork a;
  const auto send = [&](int draft) {
    return a.anna.post(statement_at(a.request) + "/statement", {{"outcome", "no_objection"}, {"draft", draft}});
  };
  EXPECT_EQ(send(1).body.at("code"), "draft-changed") << "there is none";
  ASSERT_EQ(a.save(a.berta, 0, secret_draft).status, 200);
  const auto unread = send(0);
  EXPECT_EQ(unread.status, 412);
  EXPECT_EQ(unread.body.at("field"), "/draft");
  EXPECT_FALSE(a.anna.get(statement_at(a.request) + "/draft").body.at("draft").is_null()) << "nothing was lost";
  EXPECT_EQ(send(1).status, 201);
  EXPECT_TRUE(a.anna.get(statement_at(a.request) + "/draft").body.at("draft").is_null());
}

TEST(Desk, TheListSaysWhatIsBeingWritten) {
  AgencyAtWork a;
  const auto listed = [&](Visitor& who) {
    return who.get("/api/v1/statement-requests").body.at("requests").at(0).at("draft");
  };
  EXPECT_TRUE(listed(a.anna).is_null());
  ASSERT_EQ(a.save(a.berta, 0, secret_draft).status, 200);
  EXPECT_EQ(listed(a.anna).at("written_by").at("name"), "Berta");
  EXPECT_EQ(listed(a.anna).at("second_person"), false);
  a.want_two_people();
  EXPECT_EQ(listed(a.anna).at("second_person"), true);
  EXPECT_EQ(listed(a.anna).dump().find("GEHEIM"), std::string::npos) << "who, not what";
}

TEST(Desk, WhereTwoPeopleAreWantedNobodySendsAloneWhatTheyWrote) {
  AgencyAtWork a;
  a.want_two_people();
  EXPECT_EQ(a.anna.get(statement_at(a.request) + "/draft").body.at("second_person"), true);
  const json plain{{"outcome", "no_objection"}};
  EXPECT_EQ(a.anna.post(statement_at(a.request) + "/statement", plain).body.at("code"), "second-person-needed");
  Visitor guest{a.town.port()};
  const auto by_link =
      guest.send("POST", a.link, "Content-Type: multipart/form-data; boundary=X\r\n",
                 "--X\r\nContent-Disposition: form-data; name=\"outcome\"\r\n\r\nno_objection\r\n--X--\r\n");
  EXPECT_EQ(by_link.status, 403);
  EXPECT_NE(by_link.text.find("zweite Person"), std::string::npos) << "the page says why, and what to do";
  const auto release = [&](Visitor& who, int version) {
    return who.post(statement_at(a.request) + "/draft/release", {{"version", version}});
  };
  EXPECT_EQ(release(a.berta, 1).body.at("code"), "draft-incomplete") << "there is none";
  ASSERT_EQ(a.save(a.anna, 0, plain).status, 200);
  EXPECT_EQ(release(a.anna, 1).body.at("code"), "second-person-needed") << "her own";
  ASSERT_EQ(a.save(a.berta, 1, plain).status, 200);
  EXPECT_EQ(release(a.berta, 2).body.at("code"), "second-person-needed") << "who wrote last is no second person";
  EXPECT_EQ(release(a.anna, 1).body.at("code"), "draft-changed") << "what was read is what is released";
  ASSERT_EQ(release(a.anna, 2).status, 201);
  EXPECT_EQ(a.clerk.get(statement_at(a.request)).body.at("status"), "answered");
}

TEST(Desk, ColleaguesCoSignTheVersionTheyRead) {
  AgencyAtWork a;
  ASSERT_EQ(a.save(a.anna, 0, secret_draft).status, 200);
  const std::string sign = statement_at(a.request) + "/draft/signatures";
  EXPECT_EQ(a.berta.post(sign, {{"version", 7}}).body.at("code"), "draft-changed");
  ASSERT_EQ(a.berta.post(sign, {{"version", 1}, {"remark", "einverstanden"}}).status, 204);
  ASSERT_EQ(a.save(a.anna, 1, secret_draft).status, 200);
  const json signed_by = a.anna.get(statement_at(a.request) + "/draft").body.at("signatures");
  ASSERT_EQ(signed_by.size(), 1U);
  EXPECT_EQ(signed_by.at(0).at("draft_version"), 1) << "of what she read";
  EXPECT_EQ(signed_by.at(0).at("by").at("name"), "Berta");
  EXPECT_EQ(signed_by.at(0).at("remark"), "einverstanden");
  EXPECT_EQ(a.clerk.post(sign, {{"version", 2}}).status, 403);
}

TEST(Desk, TextBlocksBelongToTheAgency) {
  AgencyAtWork a;
  const json block{{"agency", "natur"},     {"title", "Hecke"},       {"kind", "obligation"},
                   {"topic", "Eingrünung"}, {"text", "Hecke setzen"}, {"legal_basis", "§ 15 BNatSchG"}};
  const std::string at = "/api/v1/agency-text-blocks/b1";
  ASSERT_EQ(a.anna.put(at, block).status, 204);
  EXPECT_EQ(a.berta.get("/api/v1/agency-text-blocks").body.at("text_blocks").at(0).at("text"), "Hecke setzen");
  auto water = a.town.visitor("wasser@kreis.example");
  EXPECT_TRUE(water.get("/api/v1/agency-text-blocks").body.at("text_blocks").empty());
  json stolen = block;
  stolen["agency"] = "wasser";
  EXPECT_EQ(water.put(at, stolen).status, 404) << "another agency's";
  EXPECT_EQ(water.put("/api/v1/agency-text-blocks/b2", block).status, 404) << "in another agency's name";
  EXPECT_EQ(water.post_empty(at + "/removal").status, 404);
  EXPECT_EQ(a.clerk.get("/api/v1/agency-text-blocks").status, 403);
  json empty = block;
  empty["text"] = "   ";
  EXPECT_EQ(a.anna.put(at, empty).body.at("field"), "/text");
  ASSERT_EQ(a.berta.post_empty(at + "/removal").status, 204);
  EXPECT_TRUE(a.anna.get("/api/v1/agency-text-blocks").body.at("text_blocks").empty());
}

}  // namespace desk_test
}  // namespace flurwerk::api::test
