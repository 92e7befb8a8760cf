// Permit exemption, procedure finder and "what if" over HTTP; every answer is checked against the contract.
#include <gtest/gtest.h>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace procedure_test {

class Procedure : public testing::Test {
 protected:
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");

  static std::string at(const std::string& id) { return "/api/v1/applications/" + id; }
  json outlook(Visitor& who, const std::string& id, const std::string& which, const std::string& query = {}) {
    const auto answer = who.get(at(id) + "/outlook" + query);
    EXPECT_EQ(answer.status, 200) << answer.text;
    for (const auto& one : answer.body.at("outlooks")) {
      if (one.at("id") == which) return one;
    }
    return {};
  }
  void on(std::string_view utc) {
    town.clock.set(utc);
    designer.again();
    clerk.again();
  }
};

TEST_F(Procedure, TheFinderNeedsNoAccount) {
  auto anybody = town.visitor();
  const auto open = anybody.get("/api/v1/procedure-finder?on=2026-03-02");
  ASSERT_EQ(open.status, 200) << open.text;
  EXPECT_TRUE(open.body.at("found").is_null());
  const auto found = anybody.get(
      "/api/v1/procedure-finder?on=2026-03-02&answers=aim:build,works:new,special_building:no,wish:none,use:housing,"
      "plan:infill,deviations:no,access:yes,hazard:no");
  ASSERT_EQ(found.status, 200) << found.text;
  EXPECT_EQ(found.body.at("found").at("procedure"), "exemption-extended");
  EXPECT_FALSE(found.body.at("found").at("documents").empty());
  json periods = json::array();
  for (const auto& period : found.body.at("found").at("periods"))
    periods.push_back({period.at("purpose"), period.at("length"), period.at("on_silence")});
  EXPECT_EQ(periods, (json{{"forwarding", "2W", "none"},
                           {"municipality", "1M", "start_allowed"},
                           {"authority", "1M", "start_allowed"},
                           {"validity", "5Y", "lapses"},
                           {"interruption", "2Y", "lapses"}}));
  EXPECT_EQ(anybody.get("/api/v1/procedure-finder?answers=plan").status, 400);
  EXPECT_EQ(anybody.get("/api/v1/procedure-finder?answers=plan:moon").status, 422);
}

TEST_F(Procedure, TheFinderAnswersForTheLandThatIsAsked) {
  auto anybody = town.visitor();
  const auto found = [&](const std::string& query) {
    return anybody.get("/api/v1/procedure-finder?on=2026-11-21&" + query);
  };
  const json lands{"BW", "BY", "HE", "NW", "SN"};
  const auto hesse = found("answers=aim:questions");
  EXPECT_EQ(hesse.body.at("land"), "HE");
  EXPECT_EQ(hesse.body.at("lands"), lands);
  EXPECT_EQ(hesse.body.at("found").at("carried"), true);
  EXPECT_TRUE(hesse.body.at("found").at("documents").is_array());
  const auto demolition = found("land=BW&answers=aim:build,works:demolition,demolished:other");
  ASSERT_EQ(demolition.status, 200) << demolition.text;
  EXPECT_EQ(demolition.body.at("lands"), lands);
  EXPECT_EQ(demolition.body.at("found").at("procedure"), "notification");
  EXPECT_EQ(demolition.body.at("found").at("basis"), "§ 51 Abs. 3, § 59 Abs. 4 LBO BW");
  EXPECT_EQ(demolition.body.at("found").at("carried"), false);
  EXPECT_TRUE(demolition.body.at("found").at("documents").is_null()) << "not on record, which is not none";
  const auto free = found("land=SN&answers=aim:build,works:catalogue");
  EXPECT_TRUE(free.body.at("found").at("procedure").is_null());
  EXPECT_EQ(free.body.at("found").at("documents"), json::array()) << "nothing is applied for";
  EXPECT_EQ(found("land=SN&answers=wish:full").body.at("code"), "unknown-answer") << "Saxony leaves no choice";
  EXPECT_EQ(found("land=TH").body.at("code"), "no-law-data");
}

TEST_F(Procedure, AnExemptionFromFilingToTheStartOfWorks) {
  const auto id = ready_draft(town, designer, "exemption");
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  auto seen = clerk.get(at(id)).body;
  EXPECT_EQ(seen.at("state"), "exemption_filed");
  EXPECT_EQ(seen.at("deadlines")[0].at("end"), "2026-04-16") << "filed 2 March, fictitious receipt 16 March";
  EXPECT_EQ(clerk.post(at(id) + "/exemption/forward", {{"municipality_received_on", "2026-03-03"}}).status, 422);
  EXPECT_EQ(clerk.post(at(id) + "/exemption/forward", {{"municipality_received_on", "2026-03-02"}}).status, 201);
  EXPECT_EQ(clerk.get(at(id)).body.at("deadlines")[1].at("end"), "2026-04-02");
  EXPECT_EQ(outlook(designer, id, "nobody-acts").at("result_on"), "2026-04-03");
  const json waived{{"by", "municipality"}, {"answer", "waived"}, {"received_on", "2026-03-02"}};
  EXPECT_EQ(designer.post(at(id) + "/exemption/answer", waived).status, 403);
  EXPECT_EQ(clerk.post(at(id) + "/exemption/answer", waived).status, 201);
  seen = designer.get(at(id)).body;
  EXPECT_EQ(seen.at("state"), "start_allowed");
  EXPECT_EQ(designer.get(at(id) + "/outlook").body.at("outlooks").size(), 0U);
  EXPECT_EQ(designer.get(at(id) + "/timeline").status, 200);
}

// North Rhine-Westphalia: § 71 Abs. 6 BauO NRW. Statements begin the decision period; until then the case says so.
TEST_F(Procedure, ADecisionPeriodThatStatementsBeginIsShownWhileItWaits) {
  ASSERT_TRUE(town.store->write([&](Tx& tx) -> Result<bool> {
    tx.accounts().put_authority(
        {AuthorityId{"amt"}, "Bauaufsicht Prüfkreis", "NW", "Weg 1", "35000", "Prüfdorf", "amt@amt.example", "PRF"});
    return true;
  }));
  const auto started =
      designer.post("/api/v1/applications", {{"authority", "amt"}, {"procedure", "simplified"}, {"title", "Wohnhaus"}});
  ASSERT_EQ(started.status, 201) << started.text;
  const std::string id = started.body.at("application");
  const auto saved = designer.put(at(id) + "/draft", {{"title", "Wohnhaus"},
                                                      {"procedure", "simplified"},
                                                      {"parcels", {parcel_key(2)}},
                                                      {"design", house_on(2)},
                                                      {"principal", {{"name", "Paula Prinzipal"}}},
                                                      {"designer", {{"name", "Dora Designer"}}}});
  ASSERT_EQ(saved.status, 200) << saved.text;
  const auto filed = designer.upload(at(id) + "/documents?type=other&file_name=plan.pdf", small_pdf("Plan"));
  ASSERT_EQ(filed.status, 201) << filed.text;
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  auto seen = clerk.get(at(id)).body;
  EXPECT_TRUE(seen.at("decision_awaits").is_null());
  EXPECT_EQ(seen.at("deadlines").back().at("end"), "2026-04-13") << "nobody was asked: six weeks from completeness";

  const json request{{"agency", "wasser"}, {"act", "opinion"}, {"question", "?"}, {"released", {filed.body.at("id")}}};
  ASSERT_EQ(clerk.post(at(id) + "/rounds", {{"title", "R"}, {"requests", json::array({request})}}).status, 201);
  seen = designer.get(at(id)).body;
  const json awaits = seen.at("decision_awaits");
  ASSERT_FALSE(awaits.is_null());
  EXPECT_EQ(awaits.at("requests"), 1);
  EXPECT_EQ(awaits.at("deadline").at("from"), "2026-05-05") << "asked on 2 March, two months shifted to 4 May";
  EXPECT_EQ(awaits.at("deadline").at("end"), "2026-06-15");
  EXPECT_EQ(awaits.at("deadline").at("steps")[0].at("rule"), "§ 71 Abs. 6 BauO NRW 2018");
  EXPECT_EQ(outlook(designer, id, "agencies-answer-now").at("result_on"), "2026-04-13");
  EXPECT_EQ(outlook(designer, id, "nobody-acts").at("steps")[1].at("event"), "DecisionStartDetermined");
  EXPECT_EQ(clerk.get(at(id) + "/timeline").status, 200);
}

TEST_F(Procedure, TheFinderSaysWhoMayFileWhatIsCheckedAndWhoDecides) {
  Visitor guest{town.port()};
  const auto answer = guest.get("/api/v1/procedure-finder?land=HE&on=2026-06-01&answers=aim:questions");
  ASSERT_EQ(answer.status, 200) << answer.text;
  const json& found = answer.body.at("found");
  EXPECT_EQ(found.at("procedure"), "preliminary");
  EXPECT_EQ(found.at("prepared_by"), "designer_if_drawn");
  EXPECT_EQ(found.at("filed_by").at("basis"), "§ 56 Abs. 1, § 76 Abs. 1 Satz 1, Abs. 2 HBO");
  EXPECT_EQ(found.at("checked").at("text").at("de"),
            "Die gestellten Fragen, soweit sie im Baugenehmigungsverfahren zu prüfen sind.");
  EXPECT_EQ(found.at("decided_by").at("basis"), "§ 60 Abs. 1 Satz 3 HBO");
  const auto free = guest.get("/api/v1/procedure-finder?land=HE&on=2026-06-01&answers=aim:build,works:catalogue");
  EXPECT_TRUE(free.body.at("found").at("filed_by").is_null()) << "no procedure, so nobody files";
}

TEST_F(Procedure, WhoBuildsBeginsWhatNeedsNobodyEntitledToDrawPlans) {
  Visitor principal = town.visitor("principal@x.example");
  const auto begin = [&](const std::string& procedure) {
    return principal.post("/api/v1/applications",
                          {{"authority", "amt"}, {"procedure", procedure}, {"title", "Scheune"}});
  };
  for (const char* procedure : {"simplified", "full", "special", "exemption", "partial"}) {
    const auto refused = begin(procedure);
    EXPECT_EQ(refused.status, 403) << refused.text;
    EXPECT_EQ(refused.body.at("code"), "designer-begins");
    EXPECT_FALSE(refused.body.at("legal_basis").get<std::string>().empty());
  }
  const auto begun = begin("demolition");
  ASSERT_EQ(begun.status, 201) << begun.text;
  const std::string id = begun.body.at("application");
  json draft{{"title", "Abbruch der Scheune"},
             {"procedure", "simplified"},
             {"parcels", {parcel_key(2)}},
             {"principal", {{"name", "Paula Prinzipal"}, {"email", "principal@x.example"}}}};
  EXPECT_EQ(principal.put(at(id) + "/draft", draft).body.at("code"), "designer-begins") << "nor by changing it later";
  draft["procedure"] = "demolition";
  const auto saved = principal.put(at(id) + "/draft", draft);
  ASSERT_EQ(saved.status, 200) << saved.text;
  const json missing = principal.get(at(id)).body.at("missing_documents");
  for (const auto& type : missing) {
    const auto filed = principal.upload(at(id) + "/documents?type=" + type.get<std::string>() + "&file_name=x.pdf",
                                        small_pdf("Unterlage"));
    EXPECT_EQ(filed.status, 201) << filed.text;
  }
  const auto submitted = principal.post_empty(at(id) + "/submit");
  EXPECT_EQ(submitted.status, 201) << submitted.text;
  EXPECT_EQ(clerk.get(at(id)).body.at("state"), "exemption_filed");
}

TEST_F(Procedure, AnEnquiryNeedsADesignerOnceSomethingIsDrawn) {
  Visitor principal = town.visitor("principal@x.example");
  const auto begun = principal.post("/api/v1/applications",
                                    {{"authority", "amt"}, {"procedure", "preliminary"}, {"title", "Baurecht?"}});
  ASSERT_EQ(begun.status, 201) << begun.text;
  const std::string id = begun.body.at("application");
  const auto lacks = [&](const json& design, const std::string& what) {
    json draft{{"title", "Baurecht?"},
               {"procedure", "preliminary"},
               {"parcels", {parcel_key(2)}},
               {"principal", {{"name", "Paula Prinzipal"}, {"email", "principal@x.example"}}}};
    if (!design.is_null()) draft["design"] = design;
    const auto saved = principal.put(at(id) + "/draft", draft);
    EXPECT_EQ(saved.status, 200) << saved.text;
    const auto refused = principal.post_empty(at(id) + "/submit");
    return refused.text.find(what) != std::string::npos;
  };
  EXPECT_FALSE(lacks(nullptr, "nicht gezeichnet"));
  EXPECT_FALSE(lacks(nullptr, "Die entwurfsverfassende Person"));
  EXPECT_TRUE(lacks(house_on(2), "Die entwurfsverfassende Person"));
}

TEST_F(Procedure, TheAuthorityProlongsADemandEvenAfterItsEnd) {
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  EXPECT_EQ(clerk.post(at(id) + "/demand", {{"items", json::array()}, {"length", "2W"}}).body.at("code"),
            "nothing-demanded");
  const json item{{"type", "site-plan"}, {"reason", "unleserlich"}};
  ASSERT_EQ(clerk.post(at(id) + "/demand", {{"items", {item}}, {"length", "2W"}}).status, 201);
  const auto running = [&] {
    const json seen = clerk.get(at(id)).body;
    for (const auto& deadline : seen.at("deadlines")) {
      if (deadline.at("rule") == "demand" && deadline.at("status") == "running") {
        return deadline.at("end").get<std::string>();
      }
    }
    return std::string("none");
  };
  const auto first = running();
  ASSERT_NE(first, "none");
  const auto longer = clerk.post(at(id) + "/demand", {{"items", json::array()}, {"length", "6W"}});
  EXPECT_EQ(longer.status, 201) << longer.text;
  EXPECT_GT(running(), first);
  EXPECT_EQ(clerk.get(at(id)).body.at("demanded_items").size(), 1U) << "nothing new is demanded";
}

TEST_F(Procedure, APlanOfTheDesignersStaysTheDesigners) {
  const auto id = ready_draft(town, designer, "preliminary");  // names the principal
  Visitor principal = town.visitor("principal@x.example");
  EXPECT_EQ(principal.get(at(id)).status, 200);
  const json draft{{"title", "Anders"}, {"procedure", "preliminary"}, {"parcels", {parcel_key(2)}}};
  EXPECT_EQ(principal.put(at(id) + "/draft", draft).status, 403);
  EXPECT_EQ(principal.upload(at(id) + "/documents?type=other&file_name=x.pdf", small_pdf("x")).status, 403);
}

TEST_F(Procedure, TheListSaysWhatCanBeLedHereAndHow) {
  const auto named = [&](const std::string& land, const std::string& procedure) {
    const auto answer = Visitor{town.port()}.get("/api/v1/procedures?on=2026-06-01&land=" + land);
    EXPECT_EQ(answer.status, 200) << answer.text;
    for (const auto& one : answer.body.at("procedures")) {
      if (one.at("id") == procedure) return one;
    }
    return json{};
  };
  EXPECT_EQ(named("BW", "notification").at("carried"), false);
  EXPECT_EQ(named("HE", "demolition").at("carried"), true);
  EXPECT_EQ(named("HE", "demolition").at("prepared_by"), "principal");
  EXPECT_TRUE(named("HE", "demolition").at("exemption").is_null()) << "nobody can demand a procedure";
  const json saxony = named("SN", "exemption").at("exemption");
  EXPECT_EQ(saxony.at("receipt_by"), "authority");
  EXPECT_EQ(saxony.at("sides"), (json{"municipality", "authority"}));
  EXPECT_EQ(saxony.at("waiver"), false);
  EXPECT_EQ(named("NW", "exemption").at("exemption").at("at_the_latest"), false);
  EXPECT_EQ(named("HE", "exemption").at("exemption").at("at_the_latest"), true);
}

TEST_F(Procedure, WhatIfRunsTheSameEngineAndChangesNothing) {
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  const auto version = designer.get(at(id)).body.at("version");
  const auto silent = outlook(designer, id, "nobody-acts");
  EXPECT_EQ(silent.at("result_on"), "2026-07-03") << "after deemed completeness by the later reading";
  EXPECT_EQ(silent.at("steps")[0].at("on"), "2026-04-03");
  EXPECT_EQ(silent.at("steps")[0].at("deadline").at("steps").empty(), false) << "with its derivation";
  const auto complete = outlook(designer, id, "documents-come", "?documents_on=2026-03-16");
  EXPECT_EQ(complete.at("state"), "deemed_granted");
  EXPECT_EQ(complete.at("result_on"), "2026-06-17");
  const auto late = outlook(designer, id, "documents-come", "?documents_on=2026-05-01");
  EXPECT_EQ(late.at("result_on"), "2026-07-03") << "too late to confirm: by then the file is deemed complete";
  EXPECT_EQ(late.at("result").at("de"),
            "Schon am 03.04.2026 galt der Antrag als vollständig; was danach kommt, ändert die Fristen nicht. Die "
            "Genehmigung gilt ab dem 03.07.2026 als erteilt.");
  EXPECT_EQ(designer.get(at(id)).body.at("version"), version);
  EXPECT_EQ(designer.get(at(id) + "/outlook?documents_on=soon").status, 422);
  EXPECT_EQ(town.visitor("stranger@x.example").get(at(id) + "/outlook").status, 404);
}

TEST_F(Procedure, AProvisionIsNamedAsTheLandOfTheCaseNumbersIt) {
  Visitor guest{town.port()};
  const auto named = guest.get("/api/v1/citations?land=SN&of=%C2%A7%2070%20Abs.%202%20HBO&of=%C2%A7%2036%20BauGB");
  ASSERT_EQ(named.status, 200) << named.text;
  EXPECT_EQ(named.body.at("citations"), json::parse(R"([{"of": "§ 70 Abs. 2 HBO", "is": "§ 69 SächsBO"},
                                                        {"of": "§ 36 BauGB", "is": "§ 36 BauGB"}])"));
  EXPECT_EQ(guest.get("/api/v1/citations?land=XX&of=1").status, 422);
  EXPECT_EQ(guest.get("/api/v1/citations?on=heute&of=1").status, 422);
}

}  // namespace procedure_test
}  // namespace flurwerk::api::test
