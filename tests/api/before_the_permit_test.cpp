// What must be there before a permit goes out, over HTTP: acts named by a rule, terms of what is asked by hand, one request
// for several rules, conditions decided on; each refusal names agencies, never ids.
#include <gtest/gtest.h>

#include "api/app/site_for.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace before_the_permit_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }
std::string asked(const std::string& id) { return "/api/v1/statement-requests/" + id; }

struct CaseInTown {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string id = ready_draft(town, designer, "full");
  json documents = json::array();

  explicit CaseInTown(json facts = json::object()) {
    town.clock.set("2026-03-16T09:00:00Z");
    designer.again();
    clerk.again();
    facts["plan_area"] = true;
    const auto saved =
        designer.put(at(id) + "/draft", {{"title", "Neubau eines Wohnhauses"},
                                         {"procedure", "full"},
                                         {"parcels", {parcel_key(2)}},
                                         {"design", house_on(2)},
                                         {"facts", facts},
                                         {"principal", {{"name", "Paula Prinzipal"}, {"email", "principal@x.example"}}},
                                         {"designer", {{"name", "Dora Designer"}, {"qualification", "Architektin"}}}});
    EXPECT_EQ(saved.status, 200) << saved.text;
    EXPECT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json now_seen = seen();
    for (const auto& document : now_seen.at("documents")) documents.push_back(document.at("id"));
  }
  json seen() { return clerk.get(at(id)).body; }
  std::string request(const std::string& agency) {
    const json now = seen();
    for (const auto& request : now.at("requests")) {
      if (request.at("agency").at("id") == agency) return request.at("id");
    }
    return {};
  }
  Answer round(const json& requests, const json& dropped = json::array()) {
    return clerk.post(at(id) + "/rounds", {{"title", "Runde"}, {"requests", requests}, {"dropped", dropped}});
  }
  json ask(const std::string& agency, const std::string& act) {
    return {{"agency", agency}, {"act", act}, {"released", json::array({documents.at(0)})}};
  }
  Answer draft() {
    return clerk.put(at(id) + "/decision",
                     {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}});
  }
};

json flat(json design, double height) {
  auto& properties = design["features"][0]["properties"];
  properties["roof"] = {{"shape", "flat"}};
  properties["wall_heights"] = {height, height, height, height};
  return design;
}

TEST(BeforeThePermit, AnActThatARuleNamesIsAskedForOrLeftOutWithAReason) {
  CaseInTown c{{{"outlying", true}}};
  const auto open = c.clerk.get(at(c.id) + "/statements").body.at("open_acts");
  ASSERT_EQ(open.size(), 2U) << open.dump();
  EXPECT_EQ(open.at(0).at("state"), "not_asked");
  const auto refused = c.draft();
  EXPECT_EQ(refused.status, 409) << refused.text;
  EXPECT_EQ(refused.body.at("code"), "act-not-asked");
  EXPECT_NE(refused.text.find("§ 36 Abs. 1, 2 BauGB"), std::string::npos) << refused.text;
  const auto left_out = c.round(json::array(), {{{"rule", "municipality-consent"}, {"reason", "Selbst Gemeinde."}},
                                                {{"rule", "nature-outlying"}, {"reason", "Nur Umbau innen."}}});
  ASSERT_EQ(left_out.status, 201) << left_out.text;
  EXPECT_EQ(c.draft().status, 200);
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";
}

TEST(BeforeThePermit, AnOpinionNobodyAskedForIsAWarning) {
  CaseInTown c;
  ASSERT_EQ(c.draft().status, 200);
  const auto warnings = c.seen().at("warnings");
  ASSERT_EQ(warnings.size(), 1U) << warnings.dump();
  EXPECT_EQ(warnings.at(0).at("code"), "opinions-not-asked");
  EXPECT_NE(warnings.at(0).at("text").at("de").get<std::string>().find("Anhörung der Gemeinde"), std::string::npos);
}

TEST(BeforeThePermit, RefusalsNameAgencyAndActNotIds) {
  CaseInTown c{{{"approval_situation", true}}};
  const auto sent = c.round(json::array({c.ask("gemeinde", "zustimmung")}));
  ASSERT_EQ(sent.status, 201) << sent.text;
  EXPECT_EQ(c.seen().at("requests").at(0).at("deadline").at("end"), "2026-06-16") << "three months, § 36a BauGB";
  const auto open = c.draft();
  EXPECT_EQ(open.status, 409);
  EXPECT_NE(open.text.find("Zustimmung (Gemeinde Prüfdorf)"), std::string::npos) << open.text;
  EXPECT_EQ(open.text.find(c.request("gemeinde")), std::string::npos) << open.text;
}

TEST(BeforeThePermit, ByHandTheProvisionIsNamedWhereSeveralFit) {
  CaseInTown c;
  const auto unnamed = c.round(json::array({c.ask("natur", "benehmen")}));
  EXPECT_EQ(unnamed.status, 422) << unnamed.text;
  EXPECT_EQ(unnamed.body.at("code"), "rule-needed");
  const auto rules = c.clerk.get(at(c.id) + "/suggestions").body.at("rules");
  int fitting = 0;
  for (const auto& rule : rules)
    fitting += rule.at("agency_kind") == "nature-protection" && rule.at("act") == "benehmen";
  EXPECT_EQ(fitting, 2) << "what can be named is on offer";
  auto named = c.ask("natur", "benehmen");
  named["rule"] = "nature-infill";
  named["added_because"] = "Hecke am Rand.";
  ASSERT_EQ(c.round(json::array({named})).status, 201);
  EXPECT_EQ(c.seen().at("requests").at(0).at("added_because"), "Hecke am Rand.");
}

TEST(BeforeThePermit, EveryConditionIsDecidedOn) {
  CaseInTown c;
  ASSERT_EQ(c.round(json::array({c.ask("natur", "opinion")})).status, 201);
  auto nature = c.town.visitor("natur@kreis.example");
  const json condition{{"kind", "obligation"}, {"topic", "Artenschutz"}, {"text", "Rodung nur im Winter"}};
  ASSERT_EQ(nature
                .post(asked(c.request("natur")) + "/statement",
                      {{"outcome", "conditions"}, {"conditions", json::array({condition})}})
                .status,
            201);
  const auto refused = c.draft();
  EXPECT_EQ(refused.status, 409) << refused.text;
  EXPECT_EQ(refused.body.at("code"), "not-weighed");
  EXPECT_NE(refused.text.find("Nebenbestimmung 1 (Naturschutzbehörde)"), std::string::npos) << refused.text;
  const auto synopsis = c.clerk.get(at(c.id) + "/statements").body;
  EXPECT_EQ(synopsis.at("unweighed").size(), 1U);
  const auto& asked_for = synopsis.at("conditions").at(0);
  const auto weighed = c.clerk.post(at(c.id) + "/weighings", {{"weighings",
                                                               {{{"request", asked_for.at("source")},
                                                                 {"condition", asked_for.at("source_condition")},
                                                                 {"result", "rejected"},
                                                                 {"reason", "Es wird nichts gerodet."}}}}});
  ASSERT_EQ(weighed.status, 201) << weighed.text;
  EXPECT_EQ(c.draft().status, 200);
}

// What the drawing measures need not be stated: a flat house of 6.2 m has no floor above 7 m and is no tower.
TEST(BeforeThePermit, WhatTheDrawingMeasuresIsKnown) {
  CaseInTown c;
  const auto not_checked = [&] {
    std::string rules;
    const auto found = c.clerk.get(at(c.id) + "/suggestions").body;
    for (const auto& one : found.at("not_checked")) {
      rules += one.at("rule").get<std::string>() + " ";
      EXPECT_FALSE(one.at("legal_basis").get<std::string>().empty()) << one.dump();
    }
    return rules;
  };
  const auto law = c.town.app->law.at("HE", parse_date("2026-03-16").value()).value();
  const auto measured = project_facts(json{{"design", flat(house_on(2), 6.2)}}.dump(), law).known;
  EXPECT_EQ(measured.at(ProjectFact::class_4_or_5), false);
  EXPECT_EQ(measured.at(ProjectFact::tall_over_100_m), false);
  EXPECT_EQ(project_facts(json{{"design", flat(house_on(2), 120)}}.dump(), law).known.at(ProjectFact::tall_over_100_m),
            true);
  EXPECT_EQ(project_facts(json{{"design", house_on(2)}}.dump(), law).known.size(), 0U) << "no roof, no height";
  const json stated{{"design", flat(house_on(2), 6.2)}, {"facts", {{"class_4_or_5", true}}}};
  EXPECT_EQ(project_facts(stated.dump(), law).known.at(ProjectFact::class_4_or_5), true) << "what is stated stays";
  EXPECT_NE(not_checked().find("tall-structure"), std::string::npos) << "this house has no roof";
}

}  // namespace before_the_permit_test
}  // namespace flurwerk::api::test
