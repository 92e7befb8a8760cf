// Plans that change while agencies, neighbours and the public look at them: what was released stays what it was, and the
// authority is told whom to ask again.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>

#include "api/app/agency_register.hpp"
#include "tests/api/mails.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace delta_test {

std::string case_of(const std::string& id) { return "/api/v1/applications/" + id; }
std::string request_of(const std::string& id) { return "/api/v1/statement-requests/" + id; }

// Two agencies are asked about the first plans; a change brings a new site plan and a taller house.
struct ChangedCase {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor guest{town.port()};
  std::string id = ready_draft(town, designer);
  std::string plan, other;  // released to everybody; to nobody

  ChangedCase() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(case_of(id) + "/submit").status, 201);
    EXPECT_EQ(clerk.post(case_of(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    plan = document(seen(), "site-plan").at("id");
    const json all = seen();
    for (const auto& one : all.at("documents")) {
      if (one.at("id") != plan) other = one.at("id");
    }
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  json seen() { return clerk.get(case_of(id)).body; }
  // The button of the page of changed plans.
  bool may_decide_who_is_asked_again() {
    const json actions = seen().at("allowed_actions");
    return std::ranges::count(actions, json("open_delta_round")) == 1;
  }
  static json document(const json& application, const std::string& type) {
    for (const auto& one : application.at("documents"))
      if (one.at("type") == type) return one;
    return nullptr;
  }
  std::map<std::string, std::string> ask() {
    const auto sent = clerk.post(
        case_of(id) + "/rounds",
        {{"title", "Runde"},
         {"requests",
          {{{"agency", "natur"}, {"act", "opinion"}, {"released", {plan}}},
           {{"agency", "wasser"}, {"act", "opinion"}, {"released", {other}}},
           {{"agency", "gemeinde"}, {"act", "opinion"}, {"rule", "municipality-hearing"}, {"released", {other}}}}}});
    EXPECT_EQ(sent.status, 201) << sent.text;
    return links_of(sent.body);
  }
  static std::map<std::string, std::string> links_of(const json& receipt) {
    std::map<std::string, std::string> links;
    for (const auto& link : receipt.at("links")) {
      const std::string url = link.at("url");
      links[link.at("agency")] = url.substr(url.rfind("/l/"));
    }
    return links;
  }
  std::string request(const std::string& agency) {
    std::string newest;
    const json all = seen();
    for (const auto& one : all.at("requests")) {
      if (one.at("agency").at("id") == agency) newest = one.at("id");
    }
    return newest;
  }
  // Filed by the applicant as a change: another site plan, the house nearer to the boundary, another name of it all.
  void change() {
    const std::string draft = designer.post(case_of(id) + "/copies", {{"as", "change"}}).body.at("application");
    auto content = designer.get(case_of(draft)).body.at("draft");
    content["title"] = "GEHEIMER Titel";
    content["design"] = house_on(2, 1);
    ASSERT_EQ(designer.put(case_of(draft) + "/draft", content).status, 200);
    const std::string copied = document(designer.get(case_of(draft)).body, "site-plan").at("id");
    const auto filed = designer.upload(
        case_of(draft) + "/documents?type=site-plan&title=GEHEIMER%20Plan&file_name=GEHEIM.pdf&document=" + copied,
        small_pdf("GEHEIM neu"));
    ASSERT_EQ(filed.status, 201) << filed.text;
    ASSERT_EQ(designer.post(case_of(id) + "/changes", {{"draft", draft}, {"reason", "Umplanung"}}).status, 201);
    ASSERT_EQ(document(seen(), "site-plan").at("versions").size(), 2U);
  }
  std::string first_plan() { return clerk.get(case_of(id) + "/documents/" + plan + "/versions/1").text; }
};

TEST(Release, AnAgencyReadsTheVersionThatWasReleasedAndNoLaterOne) {
  ChangedCase c;
  const auto links = c.ask();
  auto nature = c.town.visitor("natur@kreis.example");
  const std::string old_plan = c.first_plan();
  c.change();
  EXPECT_EQ(c.guest.get(links.at("natur") + "/documents/" + c.plan).text, old_plan) << "by link";
  EXPECT_EQ(nature.get(case_of(c.id) + "/documents/" + c.plan + "/versions/1").text, old_plan) << "by account";
  EXPECT_EQ(nature.get(case_of(c.id) + "/documents/" + c.plan + "/versions/2").status, 404);
  const auto page = c.guest.get(links.at("natur"));
  EXPECT_NE(page.text.find("Fassung 1"), std::string::npos);
  const auto shown = nature.get(request_of(c.request("natur")));
  EXPECT_EQ(shown.body.at("documents").at(0).at("versions").size(), 1U);
  for (const auto& answer : {page, shown, c.guest.get(links.at("natur") + "/documents/" + c.plan)}) {
    EXPECT_EQ(answer.text.find("GEHEIMER Plan"), std::string::npos);
    EXPECT_EQ(answer.text.find("GEHEIM.pdf"), std::string::npos);
  }
  EXPECT_EQ(c.clerk.get(case_of(c.id) + "/documents/" + c.plan + "/versions/2").status, 200);
}

TEST(Release, ANeighbourAndThePublicSeeThePlansTheyWereToldOf) {
  ChangedCase c;
  ASSERT_EQ(
      c.clerk
          .post(
              case_of(c.id) + "/neighbours",
              {{"neighbours",
                {{{"parcels", {parcel_key(1)}},
                  {"person", {{"name", "Nora"}, {"street", "Weg 3"}, {"postcode", "35000"}, {"city", "Prüfdorf"}}}}}}})
          .status,
      201);
  const json named = c.clerk.get(case_of(c.id) + "/neighbours").body.at("neighbours").at(0);
  ASSERT_EQ(c.clerk
                .post(case_of(c.id) + "/neighbour-notifications", {{"neighbours", {named.at("id")}},
                                                                   {"subject", "Abstandsfläche"},
                                                                   {"released", {c.plan}},
                                                                   {"service", "handed_over"},
                                                                   {"sent_on", "2026-03-16"}})
                .status,
            201);
  const auto announced = c.clerk.post(case_of(c.id) + "/announcements", {{"ground", "nuisance"},
                                                                         {"applied_on", "2026-03-16"},
                                                                         {"subject", "Neubau"},
                                                                         {"place", "Zimmer 4"},
                                                                         {"released", {c.plan}},
                                                                         {"display_from", "2026-03-18"}});
  ASSERT_EQ(announced.status, 201) << announced.text;
  const std::string page = "/bekanntmachungen/" + announced.body.at("id").get<std::string>();
  const json notified = c.clerk.get(case_of(c.id) + "/neighbours").body.at("neighbours").at(0);
  const auto letter = c.clerk.get(case_of(c.id) + "/documents/" +
                                  notified.at("notification").at("letter").get<std::string>() + "/versions/1");
  std::ofstream{c.town.dir / "letter.pdf", std::ios::binary} << letter.text;
  const std::string words = run("pdftotext -layout " + (c.town.dir / "letter.pdf").string() + " -").out;
  std::smatch code;
  ASSERT_TRUE(std::regex_search(words, code, std::regex{"[A-Z2-7]{5}(-[A-Z2-7]{5}){3}"}));
  c.now("2026-03-19T09:00:00Z");
  const std::string old_plan = c.first_plan(), old_map = c.guest.get(page + "/lageplan.svg").text;
  ASSERT_FALSE(old_map.empty());
  c.change();
  EXPECT_EQ(c.guest.get("/n/" + code.str() + "/documents/" + c.plan).text, old_plan);
  EXPECT_EQ(c.guest.get(page + "/documents/" + c.plan).text, old_plan);
  EXPECT_EQ(c.guest.get(page + "/lageplan.svg").text, old_map) << "nobody was told of the new house";
  for (const auto& body : {c.guest.get("/n/" + code.str()).text, c.guest.get(page).text}) {
    EXPECT_EQ(body.find("GEHEIMER Plan"), std::string::npos);
  }
  const json said = c.clerk.get(case_of(c.id) + "/announcements").body.at("announcements").at(0);
  EXPECT_EQ(said.at("released").at(0), (json{{"document", c.plan}, {"version", 1}}));
}

TEST(DeltaRound, SaysWhatChangedForWhomAndAsksThemAgain) {
  ChangedCase c;
  const auto links = c.ask();
  EXPECT_TRUE(c.clerk.get(case_of(c.id) + "/delta").body.at("requests").empty());
  EXPECT_FALSE(c.may_decide_who_is_asked_again()) << "no plan has changed";
  auto nature = c.town.visitor("natur@kreis.example");
  ASSERT_EQ(nature.post(request_of(c.request("natur")) + "/statement", {{"outcome", "no_objection"}}).status, 201);
  c.now("2026-04-01T09:00:00Z");
  nature.again();
  c.change();
  const auto answer = c.clerk.get(case_of(c.id) + "/delta");
  ASSERT_EQ(answer.status, 200) << answer.text;
  std::map<std::string, json> proposed;
  for (const auto& one : answer.body.at("requests")) proposed[one.at("agency").at("id")] = one;
  ASSERT_EQ(proposed.size(), 3U);
  EXPECT_EQ(proposed.at("natur").at("ask_again"), true) << "its site plan has a new version";
  EXPECT_NE(proposed.at("natur").at("why").dump().find("Fassung 2"), std::string::npos);
  EXPECT_EQ(proposed.at("wasser").at("ask_again"), false) << proposed.at("wasser").dump();
  EXPECT_TRUE(answer.body.at("not_compared").is_null()) << answer.body.at("not_compared");
  EXPECT_FALSE(answer.body.at("findings").empty()) << "the house stands elsewhere";
  EXPECT_EQ(c.seen().at("warnings").at(0).at("code"), "asked-about-former-plans");
  EXPECT_TRUE(c.may_decide_who_is_asked_again());
  EXPECT_EQ(c.designer.get(case_of(c.id) + "/delta").status, 403);
  EXPECT_EQ(nature.get(case_of(c.id) + "/delta").status, 403);
  EXPECT_EQ(c.town.visitor("clerk@anderes.example").get(case_of(c.id) + "/delta").status, 404);

  const json again =
      json::array({{{"request", c.request("natur")}, {"released", {c.plan}}, {"because", "Der Lageplan ist neu."}}});
  const json carried = json::array({{{"request", c.request("wasser")}, {"reason", "nicht betroffen"}},
                                    {{"request", c.request("gemeinde")}, {"reason", "nicht betroffen"}}});
  json half{{"title", "Erneut"}, {"again", again}, {"carried", json::array()}};
  EXPECT_EQ(c.clerk.post(case_of(c.id) + "/delta-rounds", half).body.at("code"), "delta-undecided");
  const std::string former = c.request("natur");
  const auto sent =
      c.clerk.post(case_of(c.id) + "/delta-rounds", {{"title", "Erneut"}, {"again", again}, {"carried", carried}});
  ASSERT_EQ(sent.status, 201) << sent.text;
  const auto fresh = ChangedCase::links_of(sent.body);
  ASSERT_EQ(fresh.size(), 1U);
  EXPECT_NE(c.request("natur"), former);
  const auto page = c.guest.get(fresh.at("natur"));
  EXPECT_NE(page.text.find("Der Lageplan ist neu."), std::string::npos) << "the agency is told why";
  EXPECT_NE(page.text.find("Fassung 2"), std::string::npos);
  EXPECT_NE(c.guest.get(fresh.at("natur") + "/documents/" + c.plan).text, c.first_plan());
  const json requests = c.clerk.get(case_of(c.id) + "/statements").body.at("requests");
  std::map<std::string, json> by_id;
  for (const auto& one : requests) by_id[one.at("id")] = one;
  EXPECT_NE(by_id.at(former).at("plans").dump().find("neu angefordert"), std::string::npos);
  EXPECT_NE(by_id.at(c.request("wasser")).at("plans").dump().find("nicht betroffen"), std::string::npos);
  EXPECT_TRUE(by_id.at(c.request("natur")).at("plans").is_null());
  EXPECT_TRUE(c.clerk.get(case_of(c.id) + "/delta").body.at("requests").empty());
  EXPECT_FALSE(c.may_decide_who_is_asked_again()) << "decided on each";
  const auto xlsx = c.clerk.get(case_of(c.id) + "/synopsis/pdf");
  std::ofstream{c.town.dir / "s.pdf", std::ios::binary} << xlsx.text;
  EXPECT_NE(run("pdftotext " + (c.town.dir / "s.pdf").string() + " -").out.find("geänderten Pläne"), std::string::npos);
  EXPECT_EQ(nature.get(request_of(c.request("natur"))).text.find("nicht betroffen"), std::string::npos)
      << "what was decided about others is not for it";
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";
}

// Until its first message leaves a round about changed plans can be taken back: what was asked before is asked as it was.
TEST(DeltaRound, TakenBackOpensTheFormerRequestsWithTheirLinks) {
  ChangedCase c;
  c.town.app->config.undo_for = std::chrono::seconds{120};
  const auto links = c.ask();
  c.now("2026-04-01T09:00:00Z");
  c.change();
  const std::string former = c.request("natur");
  const json seen_before = c.seen();
  const json again = json::array({{{"request", former}, {"released", {c.plan}}, {"because", "Der Lageplan ist neu."}}});
  const json carried = json::array({{{"request", c.request("wasser")}, {"reason", "nicht betroffen"}},
                                    {{"request", c.request("gemeinde")}, {"reason", "nicht betroffen"}}});
  const auto sent =
      c.clerk.post(case_of(c.id) + "/delta-rounds", {{"title", "Erneut"}, {"again", again}, {"carried", carried}});
  ASSERT_EQ(sent.status, 201) << sent.text;
  EXPECT_EQ(c.guest.get(links.at("natur")).status, 410) << "need not answer twice, and is told why";
  const json undoable = c.seen().at("undoable_round");
  EXPECT_EQ(undoable.at("leaves_at"), "2026-04-01T09:02:00Z");
  EXPECT_EQ(undoable.at("changed_plans"), true);
  const std::string round = case_of(c.id) + "/rounds/" + undoable.at("id").get<std::string>() + "/undo";
  c.town.clock.set("2026-04-01T09:01:00Z");
  ASSERT_EQ(c.clerk.post_empty(round).status, 201);

  const json seen = c.seen();
  ASSERT_EQ(seen.at("requests").size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    for (const char* field : {"id", "status", "plans", "deadline", "sent_at", "opened_at"}) {
      EXPECT_EQ(seen.at("requests").at(i).at(field), seen_before.at("requests").at(i).at(field)) << i << field;
    }
  }
  EXPECT_TRUE(seen.at("undoable_round").is_null());
  EXPECT_TRUE(seen.at("round_draft").is_null());
  EXPECT_EQ(c.clerk.get(case_of(c.id) + "/delta").body.at("requests").size(), 3U) << "to be decided on anew";
  EXPECT_EQ(c.guest.get(links.at("natur")).status, 200) << "the link that the agency has opens again";
  EXPECT_EQ(c.guest.get(ChangedCase::links_of(sent.body).at("natur")).status, 404);
  EXPECT_EQ(c.clerk.post_empty(round).status, 404);
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";

  const auto once_more =
      c.clerk.post(case_of(c.id) + "/delta-rounds", {{"title", "Erneut"}, {"again", again}, {"carried", carried}});
  ASSERT_EQ(once_more.status, 201) << once_more.text;
  c.town.clock.set("2026-04-01T09:03:00Z");
  const json newest = c.seen();
  EXPECT_TRUE(newest.at("undoable_round").is_null());
  EXPECT_EQ(c.clerk
                .post_empty(case_of(c.id) + "/rounds/" +
                            newest.at("requests").back().at("round").at("id").get<std::string>() + "/undo")
                .body.at("code"),
            "round-has-left");
}

// The mail that says where to sign in waits as one with a link does, and is taken back with its round.
TEST(DeltaRound, TakenBackSendsNothingToAnAgencyAskedByAccount) {
  ChangedCase c;
  ASSERT_TRUE(
      import_agencies(*c.town.app, AuthorityId{"amt"},
                      "id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until;second_person;channel\r\n"
                      "natur;Naturschutz;nature-protection;natur@kreis.example;;;;;;;;account\r\n"));
  c.town.app->config.undo_for = std::chrono::seconds{120};
  c.ask();
  c.now("2026-04-01T09:00:00Z");
  EXPECT_NE(mails_of(c.town).find("natur@kreis.example: "), std::string::npos) << "asked the first time";
  c.change();
  const auto decided = [&] {
    const json again =
        json::array({{{"request", c.request("natur")}, {"released", {c.plan}}, {"because", "Der Lageplan ist neu."}}});
    const json carried = json::array({{{"request", c.request("wasser")}, {"reason", "nicht betroffen"}},
                                      {{"request", c.request("gemeinde")}, {"reason", "nicht betroffen"}}});
    const auto sent =
        c.clerk.post(case_of(c.id) + "/delta-rounds", {{"title", "Erneut"}, {"again", again}, {"carried", carried}});
    EXPECT_EQ(sent.status, 201) << sent.text;
    EXPECT_FALSE(sent.body.contains("links")) << "by account there is none";
    return case_of(c.id) + "/rounds/" + c.seen().at("undoable_round").at("id").get<std::string>() + "/undo";
  };
  const std::string round = decided();
  c.town.clock.set("2026-04-01T09:01:00Z");
  ASSERT_EQ(c.clerk.post_empty(round).status, 201);
  c.now("2026-04-02T09:00:00Z");
  EXPECT_EQ(mails_of(c.town).find("natur@kreis.example"), std::string::npos) << "nothing leaves, late or bundled";
  EXPECT_EQ(c.town.visitor("natur@kreis.example").get(request_of(c.request("natur"))).status, 200)
      << "what it was asked before is open as it was";

  decided();
  c.now("2026-04-03T09:00:00Z");
  EXPECT_NE(mails_of(c.town).find("natur@kreis.example"), std::string::npos) << "not taken back, it leaves";
}

TEST(DeltaRound, AnswersCarriedOverWithNobodyAskedAreTakenBackInTheSamePlace) {
  ChangedCase c;
  c.ask();
  c.now("2026-04-01T09:00:00Z");
  c.change();
  json carried = json::array();
  for (const auto* agency : {"natur", "wasser", "gemeinde"}) {
    carried.push_back({{"request", c.request(agency)}, {"reason", "nicht betroffen"}});
  }
  const json body = {{"title", "Erneut"}, {"again", json::array()}, {"carried", carried}};
  const auto done = c.clerk.post(case_of(c.id) + "/delta-rounds", body);
  ASSERT_EQ(done.status, 201) << done.text;
  c.now("2026-04-03T09:00:00Z");
  const json undoable = c.seen().at("undoable_round");
  ASSERT_TRUE(undoable.is_object());
  EXPECT_TRUE(undoable.at("leaves_at").is_null()) << "no message is to leave, so no hour ends it";
  EXPECT_EQ(undoable.at("changed_plans"), true);
  EXPECT_TRUE(c.clerk.get(case_of(c.id) + "/delta").body.at("requests").empty());
  const std::string undo = case_of(c.id) + "/rounds/" + undoable.at("id").get<std::string>() + "/undo";
  EXPECT_EQ(c.town.visitor("natur@kreis.example").post_empty(undo).status, 403);
  ASSERT_EQ(c.clerk.post_empty(undo).status, 201);
  EXPECT_TRUE(c.seen().at("undoable_round").is_null());
  EXPECT_EQ(c.clerk.get(case_of(c.id) + "/delta").body.at("requests").size(), 3U) << "to be decided on anew";
  EXPECT_EQ(c.clerk.post_empty(undo).status, 404);
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";
}

}  // namespace delta_test
}  // namespace flurwerk::api::test
