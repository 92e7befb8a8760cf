// The main job over HTTP, from draft to served decision, with the dates a lawyer would compute.
#include <gtest/gtest.h>

#include <fstream>

#include "api/jobs/tick.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace story_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }

json deadline(const json& application, const std::string& rule) {
  for (const auto& deadline : application.at("deadlines")) {
    if (deadline.at("rule") == rule) return deadline;
  }
  return nullptr;
}

json request_to(const json& application, const std::string& agency) {
  for (const auto& request : application.at("requests")) {
    if (request.at("agency").at("id") == agency) return request;
  }
  return nullptr;
}

std::string token_of(const json& receipt, const std::string& agency) {
  for (const auto& link : receipt.at("links")) {
    const std::string url = link.at("url");
    if (link.at("agency") == agency) return url.substr(url.rfind('/') + 1);
  }
  return {};
}

std::string form(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
  return body + "--X--\r\n";
}
const std::string multipart = "Content-Type: multipart/form-data; boundary=X\r\n";

json documents_of(const json& application) {
  json ids = json::array();
  for (const auto& document : application.at("documents")) ids.push_back(document.at("id"));
  return ids;
}

TEST(Story, FromDraftToServedDecision) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  auto approver = town.visitor("approver@amt.example");

  // The designer drafts and submits.
  const auto id = ready_draft(town, designer);
  const auto findings = designer.get(at(id) + "/findings");
  ASSERT_EQ(findings.status, 200) << findings.text;
  for (const auto& finding : findings.body.at("findings")) EXPECT_NE(finding.at("verdict"), "fail") << finding.dump();
  town.clock.set("2026-03-16T09:00:00Z");
  for (auto* visitor : {&designer, &clerk, &approver}) visitor->again();
  const auto submitted = designer.post_empty(at(id) + "/submit");
  ASSERT_EQ(submitted.status, 201) << submitted.text;

  // The clerk sees it and confirms completeness: three months from the day of complete receipt (row 37).
  const auto inbox = clerk.get("/api/v1/applications?sort=due");
  ASSERT_EQ(inbox.body.at("total"), 1) << inbox.text;
  EXPECT_EQ(inbox.body.at("applications").at(0).at("next_due"), "2026-04-16");
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
  auto seen = clerk.get(at(id)).body;
  const auto decision_period = deadline(seen, "decision-simplified");
  EXPECT_EQ(decision_period.at("end"), "2026-06-16");
  EXPECT_FALSE(decision_period.at("steps").empty());
  EXPECT_EQ(seen.at("file_number"), "PRF-2026-0001");

  // A round on 3 April (Good Friday): everybody has their own period from their own receipt.
  town.clock.set("2026-04-20T07:00:00Z");
  for (auto* visitor : {&designer, &clerk, &approver}) visitor->again();
  const auto suggestions = clerk.get(at(id) + "/suggestions");
  ASSERT_EQ(suggestions.status, 200) << suggestions.text;
  bool municipality = false;
  for (const auto& suggestion : suggestions.body.at("suggestions"))
    municipality |= suggestion.at("agency_kind") == "municipality";
  EXPECT_TRUE(municipality) << suggestions.text;
  EXPECT_FALSE(suggestions.body.at("not_checked").empty()) << "layers that were never imported are not checked";
  const json released = documents_of(seen);
  const json one_document = json::array({released.at(0)});
  const auto round =
      clerk.post(at(id) + "/rounds", {{"title", "Erste Runde"},
                                      {"requests",
                                       {{{"agency", "gemeinde"}, {"act", "opinion"}, {"released", released}},
                                        {{"agency", "natur"}, {"act", "opinion"}, {"released", one_document}},
                                        {{"agency", "wasser"}, {"act", "benehmen"}, {"released", one_document}}}}});
  ASSERT_EQ(round.status, 201) << round.text;
  seen = clerk.get(at(id)).body;
  EXPECT_EQ(request_to(seen, "natur").at("deadline").at("end"), "2026-05-20") << "row 46";

  // The municipality answers through its link in two clicks, without an account.
  Visitor guest{town.port()};
  const std::string link = "/l/" + token_of(round.body, "gemeinde");
  const auto page = guest.get(link);
  EXPECT_EQ(page.status, 200) << page.raw.substr(0, 500);
  const auto answered = guest.send("POST", link, multipart, form({{"lang", "de"}, {"outcome", "no_objection"}}));
  EXPECT_EQ(answered.status, 303) << answered.raw.substr(0, 800);
  EXPECT_EQ(guest.send("POST", link, multipart, form({{"lang", "de"}, {"outcome", "no_objection"}})).status, 409);

  // The nature agency has an account and gives a condition; it sees one document only.
  auto nature = town.visitor("natur@kreis.example");
  const auto asked = nature.get("/api/v1/statement-requests?open=true");
  ASSERT_EQ(asked.body.at("requests").size(), 1u) << asked.text;
  const std::string request = asked.body.at("requests").at(0).at("id");
  EXPECT_EQ(asked.body.at("requests").at(0).at("documents").size(), 1u);
  const auto stated = nature.post(
      "/api/v1/statement-requests/" + request + "/statement",
      {{"outcome", "conditions"},
       {"text", "Mit Auflage."},
       {"conditions", {{{"kind", "obligation"}, {"topic", "Artenschutz"}, {"text", "Keine Rodung im Sommer."}}}}});
  ASSERT_EQ(stated.status, 201) << stated.text;

  // The water agency says nothing, and the program was off for a week.
  town.clock.set("2026-05-27T07:00:00Z");
  for (auto* visitor : {&designer, &clerk, &approver, &nature}) visitor->again();
  EXPECT_EQ(tick(*town.app, parse_date("2026-05-27").value()).settled.size(), 1u);
  EXPECT_EQ(tick(*town.app, parse_date("2026-05-27").value()).settled.size(), 0u) << "running twice changes nothing";
  seen = clerk.get(at(id)).body;
  EXPECT_EQ(request_to(seen, "wasser").at("status"), "silent");
  EXPECT_EQ(request_to(seen, "wasser").at("on_silence"), "deemed_given");
  EXPECT_EQ(request_to(seen, "wasser").at("deadline").at("settled_on"), "2026-05-21") << "legal time, not run time";

  // The applicant sees no statement before the decision is served.
  EXPECT_TRUE(request_to(designer.get(at(id)).body, "natur").at("statement").is_null());

  // The clerk takes the condition over; a second person approves; the notice is served.
  const auto synopsis = clerk.get(at(id) + "/statements").body;
  ASSERT_EQ(synopsis.at("conditions").size(), 1u);
  const auto& condition = synopsis.at("conditions").at(0);
  const auto drafted = clerk.put(at(id) + "/decision", {{"outcome", "granted"},
                                                        {"conditions",
                                                         {{{"kind", condition.at("kind")},
                                                           {"topic", condition.at("topic")},
                                                           {"text", condition.at("text")},
                                                           {"source", condition.at("source")},
                                                           {"source_condition", condition.at("source_condition")}}}},
                                                        {"reasons", ""},
                                                        {"fee_cents", 120000}});
  ASSERT_EQ(drafted.status, 200) << drafted.text;
  EXPECT_EQ(clerk.post(at(id) + "/decision/approve", {{"decision_version", 1}}).status, 403) << "four eyes";
  EXPECT_EQ(clerk.get(at(id) + "/decision/preview.pdf").text.substr(0, 5), "%PDF-");
  ASSERT_EQ(approver.post(at(id) + "/decision/approve", {{"decision_version", 1}}).status, 201);
  const auto served = clerk.post(at(id) + "/decision/serve", {{"service", "portal"}, {"on", "2026-05-27"}});
  ASSERT_EQ(served.status, 201) << served.text;

  // The applicant reads it; log and state prove themselves; the folder opens again as it was.
  const auto final_view = designer.get(at(id)).body;
  EXPECT_EQ(final_view.at("state"), "granted");
  EXPECT_EQ(final_view.at("decision").at("served_on"), "2026-05-28") << "the day after retrieval";
  const std::string notice = final_view.at("decision").at("notice");
  const auto pdf = designer.get(at(id) + "/documents/" + notice + "/versions/1");
  EXPECT_EQ(pdf.text.substr(0, 5), "%PDF-");
  EXPECT_EQ(designer.get(at(id) + "/timeline").status, 200);
  EXPECT_TRUE(town.store->verify(*town.documents).ok) << town.store->verify(*town.documents).message.en;
  town.restart();
  EXPECT_EQ(town.visitor("designer@x.example").get(at(id)).body.at("state"), "granted");
}

TEST(Story, DemandAndSupplyOfDocuments) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  town.clock.set("2026-03-06T08:00:00Z");
  for (auto* visitor : {&designer, &clerk}) visitor->again();
  ASSERT_EQ(
      clerk
          .post(at(id) + "/demand",
                {{"items", {{{"type", "drainage-plan"}, {"reason", "Der Kanalanschluss fehlt."}}}}, {"length", "4W"}})
          .status,
      201);
  auto seen = designer.get(at(id)).body;
  EXPECT_EQ(seen.at("state"), "incomplete");
  EXPECT_EQ(deadline(seen, "demand").at("end"), "2026-04-07")
      << "row 44: Good Friday moves to the Tuesday after Easter";
  EXPECT_EQ(clerk
                .put(at(id) + "/decision",
                     {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}})
                .status,
            409)
      << "no decision before completeness";
  const std::string item = seen.at("demanded_items").at(0).at("id");
  EXPECT_EQ(designer.post(at(id) + "/supply", json::object()).status, 422) << "nothing was filed yet";
  ASSERT_EQ(designer
                .upload(at(id) + "/documents?type=drainage-plan&file_name=plan2.pdf&demanded_item=" + item,
                        small_pdf("Entwässerung"))
                .status,
            201);
  const auto supplied = designer.post(at(id) + "/supply", json::object());
  ASSERT_EQ(supplied.status, 201) << supplied.text;
  EXPECT_EQ(clerk.get(at(id)).body.at("state"), "submitted");
}

TEST(Story, SilenceOfTheAuthorityGrantsThePermit) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const auto id = ready_draft(town, designer);
  town.clock.set("2026-03-16T09:00:00Z");
  for (auto* visitor : {&designer, &clerk}) visitor->again();
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
  tick(*town.app, parse_date("2026-06-16").value());
  EXPECT_EQ(designer.get(at(id)).body.at("state"), "complete") << "the last day is not over";
  EXPECT_EQ(clerk.post_empty(at(id) + "/deemed-permit-certificate").body.at("code"), "wrong-state");
  tick(*town.app, parse_date("2026-07-20").value());
  EXPECT_EQ(designer.get(at(id)).body.at("state"), "deemed_granted");

  // The certificate says since when and why; what it names is what the permit covers, and is stamped.
  ASSERT_TRUE(has("pdftotext")) << "./dev test installs poppler-utils";
  town.clock.set("2026-07-20T09:00:00Z");
  for (auto* visitor : {&designer, &clerk}) visitor->again();
  EXPECT_EQ(designer.post_empty(at(id) + "/deemed-permit-certificate").status, 403);
  const auto certified = clerk.post_empty(at(id) + "/deemed-permit-certificate");
  ASSERT_EQ(certified.status, 201) << certified.text;
  const auto words_of = [&](const std::string& path) {
    const auto file = town.dir / "paper.pdf";
    const auto answer = designer.get(path);
    EXPECT_EQ(answer.status, 200) << answer.text;
    std::ofstream(file, std::ios::binary) << answer.text;
    return run("pdftotext -raw " + file.string() + " -").out;
  };
  const auto words = words_of(at(id) + "/documents/" + certified.body.at("id").get<std::string>() + "/versions/1");
  for (const char* said : {"Bescheinigung über den Eintritt der", "am 16.06.2026", "seit dem 17.06.2026", "§ 65 Abs. 2",
                           "§ 42a Abs. 3", "SHA-256", "Rechtsbehelfsbelehrung"}) {
    EXPECT_NE(words.find(said), std::string::npos) << said << " in\n" << words;
  }
  int stamped = 0;
  const auto seen = designer.get(at(id)).body;
  for (const auto& document : seen.at("documents")) {
    const bool approved = document.at("versions").at(0).at("approved");
    EXPECT_EQ(approved, document.at("type") != "notice");
    if (!approved) continue;
    const auto paper =
        words_of(at(id) + "/documents/" + document.at("id").get<std::string>() + "/versions/1?stamped=true");
    EXPECT_NE(paper.find("durch Fristablauf seit 17.06.2026"), std::string::npos) << paper;
    ++stamped;
  }
  EXPECT_GT(stamped, 0);
}

}  // namespace story_test
}  // namespace flurwerk::api::test
