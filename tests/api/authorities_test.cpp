// Building authorities over HTTP: added and changed by the administration, and whose things each administrator keeps.
#include <gtest/gtest.h>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace authorities_test {

const json saxon = {{"name", "Landratsamt Beispiel"},
                    {"land", "SN"},
                    {"street", "Markt 1"},
                    {"postal_code", "01067"},
                    {"city", "Beispiel"},
                    {"email", "bau@sachsen.example"},
                    {"file_prefix", "SAX"}};

class Authorities : public testing::Test {
 protected:
  Answer put(const std::string& id, const json& other = json::object()) {
    json body = saxon;
    body.update(other);
    return admin.put("/api/v1/authorities/" + id, body);
  }
  json named(const std::string& id) {
    const json list = admin.get("/api/v1/authorities").body;
    for (const auto& one : list.at("authorities")) {
      if (one.at("id") == id) return one;
    }
    return {};
  }
  Visitor somebody(const std::string& email, const json& memberships) {
    const auto added =
        admin.post("/api/v1/accounts",
                   {{"email", email}, {"name", email}, {"password", town_password}, {"memberships", memberships}});
    EXPECT_EQ(added.status, 201) << added.text;
    return town.visitor(email);
  }

  SmallTown town;
  Visitor admin = town.visitor("admin@amt.example");
};

TEST_F(Authorities, ANewOneTakesApplicationsUnderTheLawOfItsLand) {
  ASSERT_EQ(put("sachsen").status, 201);
  EXPECT_EQ(named("sachsen").at("city"), "Beispiel");
  EXPECT_EQ(named("sachsen").at("own"), false) << "this administrator keeps another";
  EXPECT_EQ(named("amt").at("own"), true);
  auto clerk = somebody("clerk@sachsen.example", json::array({{{"role", "clerk"}, {"authority", "sachsen"}}}));
  auto designer = town.visitor("designer@x.example");
  const auto path = "/api/v1/applications/" + ready_draft(town, designer, "simplified", "sachsen");
  ASSERT_EQ(designer.post_empty(path + "/submit").status, 201);
  const auto application = clerk.get(path).body;
  EXPECT_EQ(application.at("land"), "SN");
  EXPECT_EQ(application.at("file_number"), "SAX-2026-0001");

  EXPECT_EQ(put("sachsen", {{"land", "HE"}}).body.at("code"), "authority-has-cases");
  ASSERT_EQ(put("sachsen", {{"name", "Landratsamt Anders"}}).status, 200);
  EXPECT_EQ(clerk.get(path).body.at("authority").at("name"), "Landratsamt Anders");
}

TEST_F(Authorities, WhatCannotBeIsRefusedWithItsFieldAndNothingChanges) {
  const json before = admin.get("/api/v1/authorities").body;
  const struct {
    const char* id;
    json other;
    const char* field;
  } rows[] = {
      {"Land%20kreis", {}, "/id"},
      {"neu", {{"name", "  "}}, "/name"},
      {"neu", {{"street", " "}}, "/street"},
      {"neu", {{"postal_code", "0106A"}}, "/postal_code"},
      {"neu", {{"city", " "}}, "/city"},
      {"neu", {{"email", "bau.sachsen.example"}}, "/email"},
      {"neu", {{"file_prefix", "S X"}}, "/file_prefix"},
      {"neu", {{"file_prefix", "PRF"}}, "/file_prefix"},
      {"neu", {{"land", "XX"}}, "/land"},
  };
  for (const auto& row : rows) {
    const auto answer = put(row.id, row.other.is_null() ? json::object() : row.other);
    EXPECT_EQ(answer.status, 422) << row.field << answer.text;
    EXPECT_EQ(answer.body.value("field", ""), row.field) << answer.text;
  }
  EXPECT_EQ(admin.get("/api/v1/authorities").body, before);
  auto clerk = town.visitor("clerk@amt.example");
  EXPECT_EQ(clerk.put("/api/v1/authorities/amt", saxon).status, 403);
}

TEST_F(Authorities, ALandMayBeMendedWhileNobodyHasApplied) {
  ASSERT_EQ(put("sachsen").status, 201);
  ASSERT_EQ(put("sachsen", {{"land", "HE"}}).status, 200);
  EXPECT_EQ(named("sachsen").at("land"), "HE");
}

TEST_F(Authorities, WhoAdministersSeveralSaysWhichOne) {
  const std::string rules = "/api/v1/house-rules", csv = "/api/v1/agencies.csv";
  EXPECT_EQ(admin.get(rules).body.at("authority").at("id"), "amt") << "the only one";
  EXPECT_EQ(admin.get(rules + "?authority=anderes").body.at("code"), "not-your-authority");
  EXPECT_EQ(admin.get(csv + "?authority=anderes").status, 403);

  auto two = somebody("two@x.example", {{{"role", "administrator"}, {"authority", "amt"}},
                                        {{"role", "administrator"}, {"authority", "anderes"}}});
  auto all = somebody("all@x.example", json::array({{{"role", "administrator"}}}));
  for (auto* who : {&two, &all}) {
    EXPECT_EQ(who->get(rules).body.at("code"), "choose-authority");
    EXPECT_EQ(who->get(csv).body.at("code"), "choose-authority");
    EXPECT_EQ(who->get(rules + "?authority=anderes").body.at("authority").at("id"), "anderes");
    EXPECT_EQ(who->get(csv + "?authority=amt").status, 200);
    EXPECT_EQ(who->get("/api/v1/agencies?authority=amt").body.at("agencies").size(), 3u);
    EXPECT_EQ(who->get("/api/v1/agencies?authority=anderes").body.at("agencies").size(), 0u);
  }
  // Clerk of one, administrator of another: the rules are those of what is administered.
  auto mixed = somebody("mixed@x.example", {{{"role", "clerk"}, {"authority", "amt"}},
                                            {{"role", "administrator"}, {"authority", "anderes"}}});
  EXPECT_EQ(mixed.get(rules).body.at("authority").at("id"), "anderes");
  EXPECT_EQ(mixed.get(rules + "?authority=amt").body.at("code"), "not-your-authority");
  EXPECT_EQ(mixed.get("/api/v1/agencies").body.at("agencies").size(), 3u) << "whom the clerk may ask";
}

}  // namespace authorities_test
}  // namespace flurwerk::api::test
