// Every route against every role, the contract against the route table, and the walls between tenants.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "api/http/call.hpp"
#include "api/http/contract.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace access_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }

TEST(Contract, NamesExactlyTheRoutesThereAre) {
  std::set<std::string> contract, table;
  for (const auto& operation : Contract::builtin().operations())
    contract.insert(operation.id + " " + operation.method + " " + operation.path);
  for (const auto& operation : operations())
    table.insert(fmt::format("{} {} {}", operation.id, operation.method, operation.path));
  EXPECT_EQ(contract, table);
}

TEST(Contract, EveryActionOfTheAccessTableIsAnOperation) {
  for (const auto& operation : operations()) {
    if (operation.action) {
      EXPECT_EQ(to_string(*operation.action), operation.id);
    }
  }
}

// Each operation is called by each role on somebody else's application. Who lacks the role gets 401 or 403; who has it
// gets past that, and then never further than "no such case" - unless the case is theirs.
TEST(Access, EveryRouteForEveryRole) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto id = ready_draft(town, designer);
  const std::vector<std::pair<std::string, std::optional<Role>>> roles = {{"", Role::anonymous},
                                                                          {"principal@x.example", Role::principal},
                                                                          {"stranger@x.example", Role::designer},
                                                                          {"clerk@anderes.example", Role::clerk},
                                                                          {"natur@kreis.example", Role::agency_member},
                                                                          {"admin@amt.example", Role::administrator}};
  for (const auto& [email, role] : roles) {
    auto visitor = town.visitor(email);
    for (const auto& operation : operations()) {
      if (!operation.action || *operation.action == Action::sign_out || *operation.action == Action::change_account)
        continue;
      std::string path = operation.path;
      for (const auto& [name, value] : {std::pair<std::string, std::string>{"{application}", id},
                                        {"{request}", "none"},
                                        {"{document}", "none"},
                                        {"{document_version}", "1"},
                                        {"{draft_version}", "1"},
                                        {"{change}", "k1"},
                                        {"{layer}", "parcels"},
                                        {"{account}", "none"},
                                        {"{authority}", "none"},
                                        {"{import}", "none"}}) {
        if (const auto found = path.find(name); found != std::string::npos) path.replace(found, name.size(), value);
      }
      const std::string method = operation.method;
      const auto answer = method == "GET"                    ? visitor.get(path)
                          : operation.body == BodyKind::none ? visitor.post_empty(path)
                          : operation.body == BodyKind::stream
                              ? visitor.upload(path + "?type=other&file_name=a.pdf", "x")
                          : method == "PUT" ? visitor.put(path, json::object())
                                            : visitor.post(path, json::object());
      const Viewer viewer{AccountId{email}, {{*role, {}, {}}}, {}};
      const bool has_role = may(email.empty() ? Viewer{} : viewer, *operation.action);
      if (!has_role) {
        EXPECT_EQ(answer.status, email.empty() ? 401 : 403) << email << " " << operation.id << " " << answer.text;
      } else {
        EXPECT_NE(answer.status, 401) << email << " " << operation.id;
        EXPECT_LT(answer.status, 500) << email << " " << operation.id << " " << answer.text;
        if (operation.path != path && path.find(id) != std::string::npos && role != Role::principal) {
          EXPECT_TRUE(answer.status == 404 || answer.status == 422)
              << email << " " << operation.id << " " << answer.status;
        }
      }
    }
  }
}

TEST(Access, AnotherAuthoritysCaseIsLikeAnUnknownOne) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  auto foreign = town.visitor("clerk@anderes.example");
  const auto hidden = foreign.get(at(id));
  const auto unknown = foreign.get(at("gibt-es-nicht"));
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.text, unknown.text);
  EXPECT_EQ(foreign.get("/api/v1/applications").body.at("total"), 0);
  EXPECT_EQ(town.visitor("stranger@x.example").get(at(id)).status, 404);
  EXPECT_EQ(town.visitor("principal@x.example").get(at(id)).status, 200)
      << "named as principal, by their account's address";
}

TEST(Access, WhoeverWorksForTwoAgenciesAnswersForTheOneThatWasAsked) {
  SmallTown town;
  ASSERT_TRUE(town.store->write([&](Tx& tx) -> Result<bool> {
    const auto account = tx.accounts().account_by_email("wasser@kreis.example");
    tx.accounts().set_memberships(
        account->id, {{"agency_member", {}, AgencyId{"wasser"}}, {"agency_member", {}, AgencyId{"natur"}}});
    return true;
  }));
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  const json released = json::array({clerk.get(at(id)).body.at("documents").at(0).at("id")});
  const json asked = json::array({{{"agency", "natur"}, {"act", "opinion"}, {"released", released}}});
  ASSERT_EQ(clerk.post(at(id) + "/rounds", {{"title", "R"}, {"requests", asked}}).status, 201);
  auto both = town.visitor("wasser@kreis.example");
  const std::string request = both.get("/api/v1/statement-requests").body.at("requests").at(0).at("id");
  const auto answer = both.post("/api/v1/statement-requests/" + request + "/statement", {{"outcome", "no_objection"}});
  EXPECT_EQ(answer.status, 201) << answer.text;
}

TEST(Session, ChangesNeedTheTokenAndOurOrigin) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const std::string body = R"({"authority":"amt","procedure":"simplified","title":"x"})";
  const std::string type = "Content-Type: application/json\r\nCookie: " + designer.cookie + "\r\n";
  EXPECT_EQ(designer.send("POST", "/api/v1/applications", type, body).status, 403) << "no token";
  EXPECT_EQ(designer
                .send("POST", "/api/v1/applications",
                      type + "X-CSRF-Token: " + designer.csrf + "\r\nOrigin: https://evil.example\r\n", body)
                .status,
            403);
  EXPECT_EQ(designer
                .send("POST", "/api/v1/applications",
                      type + "X-CSRF-Token: " + designer.csrf + "\r\nOrigin: http://localhost\r\n", body)
                .status,
            201);
}

TEST(Session, CookieIsClosedToScriptsAndEndsWithTheSession) {
  SmallTown town;
  Visitor visitor{town.port()};
  const auto answer = visitor.sign_in("designer@x.example");
  const auto cookie = answer.header("set-cookie");
  for (const char* attribute : {"HttpOnly", "SameSite=Lax", "Path=/"})
    EXPECT_NE(cookie.find(attribute), std::string::npos) << cookie;
  EXPECT_EQ(visitor.get("/api/v1/applications").status, 200);
  EXPECT_EQ(visitor
                .send("DELETE", "/api/v1/session",
                      "Cookie: " + visitor.cookie + "\r\nX-CSRF-Token: " + visitor.csrf + "\r\n", "")
                .status,
            204);
  EXPECT_EQ(visitor.get("/api/v1/applications").status, 401);
}

TEST(Session, SecureSitesGetTheHostPrefix) {
  SmallTown town;
  town.app->config.public_url = "https://bauamt.example.org";
  Visitor visitor{town.port()};
  const auto cookie = visitor.sign_in("designer@x.example").header("set-cookie");
  EXPECT_EQ(cookie.rfind("__Host-flurwerk=", 0), 0u) << cookie;
  EXPECT_NE(cookie.find("Secure"), std::string::npos);
}

TEST(Session, WrongPairsAreRefusedAlikeAndSlowedDown) {
  SmallTown town;
  Visitor visitor{town.port()};
  const auto attempt = [&](const std::string& email) {
    return visitor.send("POST", "/api/v1/session", "Content-Type: application/json\r\n",
                        json{{"email", email}, {"password", "falsch-falsch-falsch"}}.dump());
  };
  const auto known = attempt("designer@x.example");
  const auto unknown = attempt("niemand@x.example");
  EXPECT_EQ(known.status, 401);
  EXPECT_EQ(known.text, unknown.text);
  for (int i = 0; i < 5; ++i) attempt("designer@x.example");
  EXPECT_EQ(attempt("designer@x.example").status, 429);
}

}  // namespace access_test
}  // namespace flurwerk::api::test
