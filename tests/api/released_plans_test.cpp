// The drawn plans and what the checks say of them, released to an agency or not: by account, by signed link, after a change.
#include <gtest/gtest.h>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace released_plans_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }
std::string findings(const std::string& request) { return "/api/v1/statement-requests/" + request + "/findings"; }

class ReleasedPlans : public testing::Test {
 protected:
  ReleasedPlans() {
    town.clock.set("2026-03-16T09:00:00Z");
    designer.again();
    clerk.again();
    EXPECT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json document = clerk.get(at(id)).body.at("documents").at(0).at("id");
    const json nature{{"agency", "natur"}, {"act", "opinion"}, {"released", {document}}, {"added_because", "Hecke"}};
    json water = nature;
    water["agency"] = "wasser";
    water["with_findings"] = true;
    const auto round = clerk.post(at(id) + "/rounds", {{"title", "Runde"}, {"requests", {nature, water}}});
    EXPECT_EQ(round.status, 201) << round.text;
    for (const auto& link : round.body.at("links")) {
      const std::string url = link.at("url");
      links[link.at("agency")] = url.substr(url.rfind("/l/"));
    }
    const json seen = clerk.get(at(id)).body;
    for (const auto& request : seen.at("requests")) requests[request.at("agency").at("id")] = request.at("id");
  }

  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  std::string id = ready_draft(town, designer);
  Visitor clerk = town.visitor("clerk@amt.example");
  std::map<std::string, std::string> links, requests;
};

TEST_F(ReleasedPlans, TheAgencyReadsWhatWasReleasedToIt) {
  Visitor water = town.visitor("wasser@kreis.example");
  const auto shown = water.get(findings(requests["wasser"]));
  ASSERT_EQ(shown.status, 200) << shown.text;
  const auto by_clerk = clerk.get(at(id) + "/findings");
  EXPECT_EQ(shown.body.at("findings"), by_clerk.body.at("findings")) << "the same arithmetic";
  EXPECT_EQ(shown.body.at("design").at("features").size(), 1U);
  EXPECT_EQ(water.get("/api/v1/statement-requests/" + requests["wasser"]).body.at("with_findings"), true);
  EXPECT_EQ(clerk.get(findings(requests["wasser"])).status, 200);
}

TEST_F(ReleasedPlans, WithoutThatNotEvenAByte) {
  Visitor nature = town.visitor("natur@kreis.example");
  const auto refused = nature.get(findings(requests["natur"]));
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.body.at("code"), "findings-not-released");
  EXPECT_EQ(nature.get(findings(requests["wasser"])).status, 404) << "what others were released is not theirs";
  EXPECT_EQ(designer.get(findings(requests["wasser"])).status, 403) << "the applicant has them in the own file";
  EXPECT_EQ(clerk.get(findings(requests["natur"])).status, 200) << "the authority sees what it might release";
  Visitor guest{town.port()};
  EXPECT_EQ(guest.get(links["natur"] + "/lageplan.svg").status, 404);
  EXPECT_EQ(guest.get(links["natur"]).text.find("lageplan.svg"), std::string::npos);
}

TEST_F(ReleasedPlans, TheSignedLinkShowsDrawingAndFindings) {
  Visitor guest{town.port()};
  const auto page = guest.get(links["wasser"]);
  EXPECT_NE(page.text.find(links["wasser"] + "/lageplan.svg"), std::string::npos);
  EXPECT_NE(page.text.find("§ 6"), std::string::npos);
  EXPECT_NE(page.text.find("eingehalten"), std::string::npos);
  const auto drawing = guest.get(links["wasser"] + "/lageplan.svg");
  ASSERT_EQ(drawing.status, 200);
  EXPECT_NE(drawing.text.find("<svg"), std::string::npos);
  EXPECT_EQ(guest.get("/l/0000/lageplan.svg").status, 404);
}

TEST_F(ReleasedPlans, PlansThatChangedSinceAreNotShownToWhoWasAskedAboutTheFormerOnes) {
  Visitor water = town.visitor("wasser@kreis.example");
  const json before = water.get(findings(requests["wasser"])).body.at("design");
  const auto made = designer.post(at(id) + "/copies", {{"as", "change"}});
  ASSERT_EQ(made.status, 201) << made.text;
  const std::string copy = made.body.at("application");
  json draft = designer.get(at(copy)).body.at("draft");
  draft["design"] = house_on(1, 7);
  ASSERT_EQ(designer.put(at(copy) + "/draft", draft).status, 200);
  ASSERT_EQ(designer.post(at(id) + "/changes", {{"draft", copy}, {"reason", "Das Haus rückt."}}).status, 201);
  EXPECT_NE(clerk.get(at(id)).body.at("draft").at("design"), before) << "the plans are others now";
  EXPECT_EQ(water.get(findings(requests["wasser"])).body.at("design"), before);
}

TEST_F(ReleasedPlans, ARoundThatIsKeptRemembersTheRelease) {
  const json document = clerk.get(at(id)).body.at("documents").at(0).at("id");
  const json plan{{"agency", "gemeinde"},
                  {"act", "opinion"},
                  {"released", {document}},
                  {"added_because", "Ortsbild"},
                  {"with_findings", true}};
  ASSERT_EQ(clerk.put(at(id) + "/round-draft", {{"title", "Später"}, {"requests", {plan}}}).status, 201);
  EXPECT_EQ(clerk.get(at(id)).body.at("round_draft").at("requests").at(0).at("with_findings"), true);
}

}  // namespace released_plans_test
}  // namespace flurwerk::api::test
