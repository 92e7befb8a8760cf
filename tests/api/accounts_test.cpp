// Accounts over HTTP: what an administrator changes of one, what ends with it, and that nobody shuts themselves out.
#include <gtest/gtest.h>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace accounts_test {

class Accounts : public testing::Test {
 protected:
  json account(const std::string& email) {
    const json list = admin.get("/api/v1/accounts").body;
    for (const auto& one : list.at("accounts")) {
      if (one.at("email") == email) return one;
    }
    return {};
  }
  // What is there, with `other` instead of what it names.
  Answer change(const std::string& email, const json& other) {
    json body = account(email);
    const std::string path = "/api/v1/accounts/" + body.at("id").get<std::string>();
    body.erase("id");
    body.update(other);
    return admin.put(path, body);
  }
  int session_of(Visitor& who) { return who.get("/api/v1/applications").status; }

  SmallTown town;
  Visitor admin = town.visitor("admin@amt.example");
  Visitor clerk = town.visitor("clerk@amt.example");
};

TEST_F(Accounts, ANameChangesAndTheSessionGoesOn) {
  const auto changed = change("clerk@amt.example", {{"name", "Klara Neu"}});
  ASSERT_EQ(changed.status, 200) << changed.text;
  EXPECT_EQ(account("clerk@amt.example").at("name"), "Klara Neu");
  EXPECT_EQ(session_of(clerk), 200);
}

TEST_F(Accounts, AnotherPasswordOtherRolesOrADisabledAccountEndTheSession) {
  ASSERT_EQ(change("clerk@amt.example", {{"password", "ein ganz neues Passwort"}}).status, 200);
  EXPECT_EQ(session_of(clerk), 401);
  Visitor anew{town.port()};
  const auto session = [&](const std::string& password) {
    return anew.post("/api/v1/session", {{"email", "clerk@amt.example"}, {"password", password}}).status;
  };
  EXPECT_EQ(session("ein ganz neues Passwort"), 200);
  ASSERT_EQ(change("clerk@amt.example", {{"disabled", true}}).status, 200);
  EXPECT_EQ(session("ein ganz neues Passwort"), 401);
  ASSERT_EQ(change("clerk@amt.example", {{"disabled", false}}).status, 200);
  EXPECT_EQ(session("ein ganz neues Passwort"), 200);
  EXPECT_EQ(account("clerk@amt.example").at("disabled"), false);
  const json roles = {{{"role", "designer"}}};
  ASSERT_EQ(change("clerk@amt.example", {{"memberships", roles}}).status, 200);
  EXPECT_EQ(account("clerk@amt.example").at("memberships"), roles);
}

TEST_F(Accounts, WhatCannotBeIsRefusedAndNothingChanges) {
  const json before = account("clerk@amt.example");
  EXPECT_EQ(change("clerk@amt.example", {{"email", "admin@amt.example"}}).body.at("code"), "email-in-use");
  EXPECT_EQ(change("clerk@amt.example", {{"email", "niemand"}}).body.at("code"), "email-invalid");
  EXPECT_EQ(change("clerk@amt.example", {{"password", "kurz"}}).status, 422) << "the contract says twelve";
  EXPECT_EQ(change("clerk@amt.example", {{"memberships", {{{"role", "clerk"}}}}}).body.at("code"),
            "membership-invalid");
  EXPECT_EQ(account("clerk@amt.example"), before);
  json nobody = before;
  nobody.erase("id");
  EXPECT_EQ(admin.put("/api/v1/accounts/nobody", nobody).body.at("code"), "account-unknown");
  nobody.erase("name");
  EXPECT_EQ(clerk.put("/api/v1/accounts/nobody", nobody).status, 403) << "only the administration";
}

TEST_F(Accounts, NobodyShutsThemselvesOut) {
  EXPECT_EQ(change("admin@amt.example", {{"disabled", true}}).body.at("code"), "own-account");
  EXPECT_EQ(change("admin@amt.example", {{"memberships", {{{"role", "designer"}}}}}).body.at("code"), "own-account");
  EXPECT_EQ(change("admin@amt.example", {{"name", "Verwaltung"}}).status, 200);
}

}  // namespace accounts_test
}  // namespace flurwerk::api::test
