// The rules that name agencies, over HTTP: to be read, and tried on a case with assumptions; nothing is written by it.
#include <gtest/gtest.h>

#include <set>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace participation_rules_test {

std::string of_case(const std::string& id, const std::string& query = {}) {
  return "/api/v1/applications/" + id + "/participation-rules" + query;
}

// A filed house of 6.2 m on the parcel beside the stream.
struct FiledCase {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string id = ready_draft(town, designer, "full");

  FiledCase() {
    town.clock.set("2026-03-16T09:00:00Z");
    designer.again();
    clerk.again();
    json house = house_on(1);
    auto& properties = house["features"][0]["properties"];
    properties["roof"] = {{"shape", "flat"}};
    properties["upper_floor_height"] = 3;
    const auto saved = designer.put("/api/v1/applications/" + id + "/draft",
                                    {{"title", "Neubau eines Wohnhauses"},
                                     {"procedure", "full"},
                                     {"parcels", {parcel_key(1)}},
                                     {"design", house},
                                     {"facts", {{"plan_area", true}, {"infill", false}, {"special_building", false}}},
                                     {"principal", {{"name", "Paula Prinzipal"}, {"email", "principal@x.example"}}},
                                     {"designer", {{"name", "Dora Designer"}, {"qualification", "Architektin"}}}});
    EXPECT_EQ(saved.status, 200) << saved.text;
    EXPECT_EQ(designer.post_empty("/api/v1/applications/" + id + "/submit").status, 201);
  }
  json tried(const std::string& query = {}) {
    const auto answer = clerk.get(of_case(id, query));
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.body;
  }
};

json rule_of(const json& body, const std::string& rule) {
  for (const auto& one : body.at("rules")) {
    if (one.at("rule") == rule) return one;
  }
  ADD_FAILURE() << "no rule " << rule;
  return {};
}
json fact_of(const json& body, const std::string& fact) {
  for (const auto& one : body.at("facts")) {
    if (one.at("fact") == fact) return one;
  }
  ADD_FAILURE() << "no fact " << fact;
  return {};
}
std::string verdict(const json& body, const std::string& rule) { return rule_of(body, rule).at("tried").at("verdict"); }
std::string reason(const json& body, const std::string& rule) {
  return rule_of(body, rule).at("tried").at("reason").at("de");
}

TEST(ParticipationRules, TheRulesOfADayWithWhatTheAuthorityHasForThem) {
  SmallTown town;
  auto clerk = town.visitor("clerk@amt.example");
  const auto answer = clerk.get("/api/v1/participation-rules?on=2026-06-01");
  ASSERT_EQ(answer.status, 200) << answer.text;
  const json& body = answer.body;
  const auto law = LawBook::builtin().at("HE", parse_date("2026-06-01").value()).value();
  EXPECT_EQ(body.at("rules").size(), law.triggers.size());
  EXPECT_EQ(body.at("authority").at("id"), "amt");

  const json consent = rule_of(body, "municipality-consent");
  EXPECT_EQ(consent.at("act"), "einvernehmen");
  EXPECT_EQ(consent.at("period"), "2M");
  EXPECT_EQ(consent.at("on_silence"), "deemed_given");
  EXPECT_EQ(consent.at("legal_basis"), "§ 36 Abs. 1, 2 BauGB");
  EXPECT_EQ(consent.at("starts").at("fact").at("plan_situation"), true);
  EXPECT_EQ(consent.at("agencies").at(0).at("name"), "Gemeinde Prüfdorf");
  EXPECT_FALSE(consent.contains("tried"));

  const json margin = rule_of(body, "water-margin");
  EXPECT_EQ(margin.at("starts").at("layer").at("layer"), "water-body");
  EXPECT_EQ(margin.at("starts").at("layer").at("loaded"), true);
  const json road = rule_of(body, "state-road");
  EXPECT_EQ(road.at("starts").at("layer").at("loaded"), false);
  EXPECT_EQ(road.at("starts").at("distance_m"), 40);
  EXPECT_EQ(road.at("starts").at("ban_m"), 20);
  EXPECT_TRUE(road.at("agencies").empty()) << "the register has none";
  const json forest = rule_of(body, "forest-near");
  EXPECT_EQ(forest.at("confidence"), "unsure");
  EXPECT_FALSE(forest.at("note").at("de").get<std::string>().empty());

  const json before = clerk.get("/api/v1/participation-rules?on=2025-10-29").body;
  for (const auto& rule : before.at("rules"))
    EXPECT_NE(rule.at("rule"), "municipality-approval") << "§ 36a BauGB is later";
  EXPECT_EQ(clerk.get("/api/v1/participation-rules?on=gestern").status, 422);
  EXPECT_EQ(clerk.get("/api/v1/participation-rules?authority=anderes").status, 403);
  EXPECT_EQ(town.visitor("designer@x.example").get("/api/v1/participation-rules").status, 403);
  EXPECT_EQ(town.visitor().get("/api/v1/participation-rules").status, 401);
}

TEST(ParticipationRules, EveryRuleIsTriedAndTheComposerSaysTheSame) {
  FiledCase c;
  const json body = c.tried();
  const json found = c.clerk.get("/api/v1/applications/" + c.id + "/suggestions").body;
  std::set<std::string> asked, not_checked;
  for (const auto& one : found.at("suggestions")) {
    asked.insert(one.at("rule").get<std::string>());
    for (const auto& further : one.at("further")) asked.insert(further.at("rule").get<std::string>());
    EXPECT_EQ(reason(body, one.at("rule")), one.at("reason").at("de").get<std::string>());
  }
  for (const auto& one : found.at("not_checked")) not_checked.insert(one.at("rule").get<std::string>());
  EXPECT_EQ(body.at("rules").size(), found.at("rules").size()) << "every rule";
  for (const auto& one : body.at("rules")) {
    const auto& tried = one.at("tried");
    const std::string rule = one.at("rule");
    EXPECT_EQ(tried.at("verdict") == "fires", asked.contains(rule)) << rule;
    EXPECT_EQ(tried.at("verdict") == "not_checked", not_checked.contains(rule)) << rule;
    EXPECT_EQ(tried.at("as_is"), tried.at("verdict")) << "nothing was assumed";
    EXPECT_EQ(tried.at("asked_with").is_null(), tried.at("verdict") != "fires") << rule;
  }
  EXPECT_EQ(verdict(body, "water-margin"), "fires");
  const json stream = rule_of(body, "water-margin").at("tried");
  EXPECT_EQ(stream.at("object").at("name"), "Bach");
  EXPECT_NEAR(stream.at("object").at("distance_m").get<double>(), 1, 0.01);
  EXPECT_EQ(stream.at("agency").at("name"), "Wasserbehörde");
  EXPECT_EQ(verdict(body, "state-road"), "not_checked");
  EXPECT_EQ(rule_of(body, "state-road").at("tried").at("layer_seen"), false);
  EXPECT_EQ(verdict(body, "fire-special"), "does_not_fire");
  EXPECT_EQ(rule_of(body, "fire-special").at("tried").at("fact_value"), false);
  EXPECT_EQ(verdict(body, "fire-class"), "does_not_fire") << "the floor drawn at 3 m";
  EXPECT_EQ(fact_of(body, "class_4_or_5").at("source"), "measured");
  EXPECT_EQ(fact_of(body, "special_building").at("source"), "stated");
  EXPECT_EQ(fact_of(body, "farming").at("value"), nullptr);
  EXPECT_EQ(body.at("height_m").at("as_is"), 6.2);
}

TEST(ParticipationRules, AssumptionsMoveVerdictsAndWriteNothing) {
  FiledCase c;
  const auto everything = [&] {
    json all{c.clerk.get("/api/v1/applications/" + c.id).body,
             c.clerk.get("/api/v1/applications/" + c.id + "/events").body,
             c.clerk.get("/api/v1/applications/" + c.id + "/suggestions").body};
    return all;
  };
  const json before = everything();
  struct Row {
    std::string query, rule, verdict;
  };
  const Row rows[] = {
      {"?fact=special_building:yes", "fire-special", "fires"},
      {"?fact=special_building:unknown", "fire-special", "not_checked"},
      {"?fact=infill:yes", "nature-infill", "fires"},
      {"?fact=infill:yes", "municipality-consent", "fires"},
      {"?fact=infill:yes&fact=consent_situation:no", "municipality-consent", "does_not_fire"},
      {"?height_m=120", "tall-structure", "fires"},
      {"?height_m=25", "tall-structure", "does_not_fire"},
      {"?height_m=25", "fire-class", "not_checked"},
      {"?upper_floor_m=22", "fire-class", "fires"},
      {"?upper_floor_m=7", "fire-class", "does_not_fire"},
      {"?upper_floor_m=22&fact=class_4_or_5:no", "fire-class", "does_not_fire"},
  };
  for (const Row& row : rows) {
    const json body = c.tried(row.query);
    EXPECT_EQ(verdict(body, row.rule), row.verdict) << row.query << " " << reason(body, row.rule);
  }
  const json assumed = c.tried("?fact=infill:yes");
  EXPECT_EQ(rule_of(assumed, "nature-infill").at("tried").at("as_is"), "does_not_fire");
  EXPECT_EQ(fact_of(assumed, "infill").at("source"), "assumed");
  EXPECT_EQ(fact_of(assumed, "infill").at("as_is"), false);
  EXPECT_EQ(fact_of(assumed, "consent_situation").at("source"), "follows");
  EXPECT_EQ(rule_of(assumed, "municipality-hearing").at("tried").at("asked_with"), "municipality-consent");
  EXPECT_EQ(c.tried("?height_m=25").at("height_m").at("value"), 25);
  EXPECT_EQ(c.tried("?on=2025-10-29").at("on"), "2025-10-29");
  EXPECT_EQ(everything(), before) << "nothing is written";

  for (const char* query : {"?fact=special_building", "?fact=haunted:yes", "?fact=special_building:perhaps",
                            "?height_m=-1", "?height_m=hoch", "?upper_floor_m=1001"}) {
    const auto refused = c.clerk.get(of_case(c.id, query));
    EXPECT_EQ(refused.status, 422) << query << " " << refused.text;
  }
  const auto unknown = c.clerk.get(of_case(c.id, "?fact=haunted:yes"));
  EXPECT_EQ(unknown.body.at("code"), "bad-fact");
  EXPECT_NE(unknown.text.find("special_building"), std::string::npos) << "what there is";
}

TEST(ParticipationRules, OfACaseForItsAuthorityAlone) {
  FiledCase c;
  EXPECT_EQ(c.town.visitor("approver@amt.example").get(of_case(c.id)).status, 200);
  const auto elsewhere = c.town.visitor("clerk@anderes.example").get(of_case(c.id));
  EXPECT_EQ(elsewhere.status, 404) << "as if there were no such case";
  EXPECT_EQ(elsewhere.text.find("Wohnhaus"), std::string::npos);
  EXPECT_EQ(c.designer.get(of_case(c.id)).status, 403);
  EXPECT_EQ(c.town.visitor("natur@kreis.example").get(of_case(c.id)).status, 403);
  EXPECT_EQ(c.town.visitor().get(of_case(c.id)).status, 401);
}

// A round that is kept says what each request rests on, so that sending it later asks the same.
TEST(ParticipationRules, AKeptRoundKeepsFurtherRules) {
  FiledCase c;
  ASSERT_EQ(
      c.clerk.post("/api/v1/applications/" + c.id + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status,
      201);
  const json documents = c.clerk.get("/api/v1/applications/" + c.id).body.at("documents");
  const json request{{"agency", "wasser"},
                     {"act", "permit"},
                     {"rule", "water-protection"},
                     {"further_rules", {"flood-zone"}},
                     {"released", json::array({documents.at(0).at("id")})}};
  const auto kept =
      c.clerk.put("/api/v1/applications/" + c.id + "/round-draft", {{"title", "R"}, {"requests", {request}}});
  ASSERT_LT(kept.status, 300) << kept.text;
  const json seen = c.clerk.get("/api/v1/applications/" + c.id).body.at("round_draft").at("requests").at(0);
  EXPECT_EQ(seen.at("further_rules"), json::array({"flood-zone"}));
  ASSERT_EQ(c.clerk.post("/api/v1/applications/" + c.id + "/rounds", {{"title", "R"}, {"requests", {request}}}).status,
            201);
  const json sent = c.clerk.get("/api/v1/applications/" + c.id).body.at("requests").at(0);
  EXPECT_EQ(sent.at("suggested_by"), "water-protection");
  EXPECT_EQ(sent.at("further_rules"), json::array({"flood-zone"}));
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";
}

}  // namespace participation_rules_test
}  // namespace flurwerk::api::test
