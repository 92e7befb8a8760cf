// The decision editor's aids and what comes after the permit, over HTTP: fee, text blocks, site, validity, cancelling.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "api/jobs/tick.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace after_permit_test {

constexpr const char* by_law = R"json([
  {"name": "Satzung", "counts_from": "receipt", "basis": "Satzung (erfunden)",
                     "valid_from" : "2020-01-01",
                     "confidence" : "statute",
                     "items" : [ {
                       "id" : "permit",
                       "name" : {"de" : "Genehmigung", "en" : "permit"},
                       "number" : "Nr. 1",
                       "kind" : "per_started_unit",
                       "cents" : 800,
                       "unit_cents" : 100000,
                       "minimum_cents" : 10000
                     } ],
                     "shell_values"
    : [ {"id" : "house", "name" : {"de" : "Wohngebäude", "en" : "housing"}, "cents_per_m3" : 15500} ]
}
])json";

struct Permit {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor approver = town.visitor("approver@amt.example");
  std::string path;

  Permit() {
    path = "/api/v1/applications/" + ready_draft(town, designer);
    on("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(path + "/submit").status, 201);
    EXPECT_EQ(clerk.post(path + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const std::string authority = clerk.get(path).body.at("authority").at("id");
    town.app->config.fees[authority] = read_fee_tables(by_law, "test").value();
  }
  void on(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&designer, &clerk, &approver}) visitor->again();
  }
  void grant() {
    ASSERT_EQ(clerk.put(path + "/decision", decision()).status, 200);
    ASSERT_EQ(approver.post(path + "/decision/approve", {{"decision_version", 1}}).status, 201);
    ASSERT_EQ(clerk.post(path + "/decision/serve", {{"service", "certificate"}, {"on", "2026-03-16"}}).status, 201);
  }
  static json decision() {
    return {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}};
  }
  json seen() { return designer.get(path).body; }
};

TEST(DecisionAids, TheFeeComesOutOfTheTableToTheCent) {
  Permit permit;
  const auto fee = permit.clerk.get(permit.path + "/decision/fee?item=permit&volume_l=1234500&shell_value=house");
  ASSERT_EQ(fee.status, 200) << fee.text;
  EXPECT_EQ(fee.body.at("fee").at("cents"), 153600) << "1,234.5 m3 at 155 € are 191,347.50 €: 192 started thousands";
  EXPECT_EQ(permit.clerk.get(permit.path + "/decision/fee?item=permit&cost_cents=x").status, 400);
  EXPECT_EQ(permit.designer.get(permit.path + "/decision/fee").status, 403);

  auto body = Permit::decision();
  body["fee"] = {{"item", "permit"}, {"volume_l", 1234500}, {"shell_value", "house"}};
  body["fee_cents"] = 153500;
  EXPECT_EQ(permit.clerk.put(permit.path + "/decision", body).body.at("code"), "fee-differs");
  body["fee_cents"] = 153600;
  ASSERT_EQ(permit.clerk.put(permit.path + "/decision", body).status, 200);
  EXPECT_EQ(permit.clerk.get(permit.path).body.at("decision").at("fee").at("steps").size(), 2u);
}

TEST(DecisionAids, BlocksAreFilledInAndKeepTheirSource) {
  Permit permit;
  const auto blocks = permit.clerk.get(permit.path + "/text-blocks");
  ASSERT_EQ(blocks.status, 200) << blocks.text;
  json refusal, hint;
  for (const auto& block : blocks.body.at("blocks")) {
    if (block.at("id") == "reasons-refusal") refusal = block;
    if (block.at("id") == "hint-start-notice") hint = block;
    EXPECT_NE(block.at("id"), "hint-preliminary-validity") << "of another procedure";
    EXPECT_EQ(block.at("text").get<std::string>().find('{'), std::string::npos) << block.dump();
  }
  EXPECT_NE(refusal.at("text").get<std::string>().find(permit.seen().at("title").get<std::string>()),
            std::string::npos);
  auto body = Permit::decision();
  body["conditions"] = {{{"kind", "hint"}, {"text", hint.at("text")}, {"text_block", "no-such-block"}}};
  EXPECT_EQ(permit.clerk.put(permit.path + "/decision", body).body.at("code"), "text-block-unknown");
  body["conditions"][0]["text_block"] = hint.at("id");
  body["deviations"] = {{{"kind", "deviation"},
                         {"rule", "§ 6 Abs. 5 HBO"},
                         {"subject", "2,00 m"},
                         {"protects_neighbour", true},
                         {"granted", true}}};
  EXPECT_EQ(permit.clerk.put(permit.path + "/decision", body).body.at("code"), "deviation-without-reason");
  body["deviations"][0]["reason"] = "Der Nachbar hat zugestimmt.";
  ASSERT_EQ(permit.clerk.put(permit.path + "/decision", body).status, 200);
  const auto decision = permit.clerk.get(permit.path).body.at("decision");
  EXPECT_EQ(decision.at("conditions").at(0).at("text_block"), "hint-start-notice");
  EXPECT_EQ(decision.at("deviations").at(0).at("id"), "a1");
  EXPECT_EQ(permit.clerk.get(permit.path + "/decision/preview.pdf").text.substr(0, 5), "%PDF-");
}

// An independent reader: poppler.
TEST(NoticeForTheArchive, SaysWhatItIsAndReadsInOrder) {
  ASSERT_TRUE(has("pdfinfo")) << "./dev test installs poppler-utils";
  Permit permit;
  auto body = Permit::decision();
  for (int i = 0; i < 60; ++i) body["conditions"].push_back({{"kind", "obligation"}, {"text", "Auflage über Seiten."}});
  ASSERT_EQ(permit.clerk.put(permit.path + "/decision", body).status, 200);
  const auto file = permit.town.dir / "notice.pdf";
  std::ofstream{file, std::ios::binary} << permit.clerk.get(permit.path + "/decision/preview.pdf").text;
  const auto facts = run("pdfinfo " + file.string()).out;
  EXPECT_NE(facts.find("Tagged:          yes"), std::string::npos) << facts;
  EXPECT_NE(facts.find("Metadata Stream: yes"), std::string::npos) << facts;
  EXPECT_NE(run("pdfinfo -meta " + file.string()).out.find("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B"),
            std::string::npos);
  const auto warnings = file.string() + ".warnings";
  const auto order = run("{ pdfinfo -struct-text " + file.string() + " 2>" + warnings + "; }").out;
  EXPECT_EQ(run("grep -c Warning " + warnings).out, "0\n");
  EXPECT_EQ(order.find("Document"), 0U) << order.substr(0, 200);
  EXPECT_LT(order.find("H1"), order.find("Nebenbestimmungen"));
  EXPECT_NE(order.find("60. Auflage"), std::string::npos);
  EXPECT_EQ(order.find("Seite 1"), std::string::npos) << "page numbers are no text of the notice";
  EXPECT_NE(run("pdffonts " + file.string()).out.find("yes yes yes"), std::string::npos) << "fonts embedded";
}

TEST(ApprovedPlans, CarryTheSealAndTheFileStaysAsItWas) {
  Permit permit;
  const auto document = permit.seen().at("documents").at(0);
  const std::string file = permit.path + "/documents/" + document.at("id").get<std::string>() + "/versions/1";
  EXPECT_EQ(permit.designer.get(file + "?stamped=true").body.at("code"), "not-approved");
  permit.grant();
  const auto plan = permit.seen().at("documents").at(0).at("versions").at(0);
  EXPECT_TRUE(plan.at("approved"));
  const auto stamped = permit.designer.get(file + "?stamped=true");
  ASSERT_EQ(stamped.status, 200) << stamped.text;
  EXPECT_EQ(stamped.text, permit.clerk.get(file + "?stamped=true").text) << "the same bytes whenever it is asked for";
  const auto path = permit.town.dir / "stamped.pdf";
  std::ofstream{path, std::ios::binary} << stamped.text;
  const auto words = run("pdftotext -layout " + path.string() + " -").out;
  EXPECT_NE(words.find("Bauaufsichtlich genehmigt"), std::string::npos) << words;
  EXPECT_NE(words.find("Bescheid vom 16.03.2026"), std::string::npos) << words;
  EXPECT_NE(words.find(permit.seen().at("file_number").get<std::string>()), std::string::npos) << words;
  const auto hash = plan.at("sha256").get<std::string>();
  EXPECT_NE(words.find(hash.substr(0, 32)), std::string::npos) << words;
  EXPECT_NE(words.find(hash.substr(32)), std::string::npos) << "whole, without a hyphen: " << words;
  const auto plain = permit.designer.get(file);
  EXPECT_EQ(plain.text.find("Seal"), std::string::npos);
  EXPECT_EQ(plain.header("etag"), "\"" + hash + "\"");
  for (const auto& one : permit.seen().at("documents"))
    if (one.at("type") == "notice") {
      EXPECT_FALSE(one.at("versions").at(0).at("approved")) << "the notice itself is no plan";
    }
}

// A page of 300 by 200 points, turned as viewers turn it.
std::string turned_pdf(int degrees) {
  const std::string body =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
      "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
      "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Rotate " +
      std::to_string(degrees) + ">>\nendobj\ntrailer\n<</Root 1 0 R>>\n";
  return body;  // no table: readers find the objects themselves
}

TEST(ApprovedPlans, TheSealIsUprightInTheCornerHoweverThePageIsTurned) {
  const PdfRenderer renderer;
  const auto folder = std::filesystem::temp_directory_path() / ("flurwerk-seal-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  for (const int degrees : {0, 90, 180, 270}) {
    const auto stamped = renderer.stamped(turned_pdf(degrees), {"GENEHMIGT", {"Aktenzeichen 1"}, Instant{}});
    ASSERT_TRUE(stamped) << stamped.error().text.en;
    const auto file = folder / (std::to_string(degrees) + ".pdf");
    std::ofstream{file, std::ios::binary} << *stamped;
    // Poppler places words as they are seen: upright, in the upper right corner.
    const auto words = run("pdftotext -bbox " + file.string() + " -").out;
    const auto at = words.find("GENEHMIGT");
    ASSERT_NE(at, std::string::npos) << degrees;
    double x = 0, y = 0, wide = 0, high = 0;
    ASSERT_EQ(std::sscanf(words.c_str() + words.rfind("<word", at),
                          "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x, &y, &wide, &high),
              4);
    const double page = degrees % 180 == 0 ? 300 : 200;  // as wide as it is seen
    EXPECT_LT(y, 50) << degrees;
    EXPECT_GT(wide - x, high - y) << degrees << ": reads from left to right";
    EXPECT_GT(x, page - 72 * 72 / 25.4 - 20) << degrees << ": on the right";
  }
  std::filesystem::remove_all(folder);
}

TEST(ApprovedPlans, WhatIsNoSoundPdfIsRefused) {
  const PdfRenderer renderer;
  for (const std::string bad : {"", "%PDF-1.4 and nothing", "<html>"}) {
    const auto stamped = renderer.stamped(bad, {"GENEHMIGT", {}, Instant{}});
    ASSERT_FALSE(stamped) << bad;
    EXPECT_EQ(stamped.error().code, "cannot-be-stamped");
  }
}

TEST(Notices, AreDatedByTheApprovalAndNameWhoAnswersForThem) {
  Permit permit;
  ASSERT_EQ(permit.clerk.put(permit.path + "/decision", Permit::decision()).status, 200);
  ASSERT_EQ(permit.approver.post(permit.path + "/decision/approve", {{"decision_version", 1}}).status, 201);
  permit.on("2026-03-19T09:00:00Z");
  const auto serve = [&](const std::string& day) {
    return permit.clerk.post(permit.path + "/decision/serve", {{"service", "certificate"}, {"on", day}});
  };
  const auto early = serve("2026-03-15");
  EXPECT_EQ(early.body.at("code"), "bad-service-date") << early.text;
  EXPECT_EQ(early.body.at("field"), "/on");
  ASSERT_EQ(serve("2026-03-18").status, 201);
  const std::string notice = permit.seen().at("decision").at("notice");
  const auto words_of = [&](const std::string& url) {
    const auto file = permit.town.dir / "paper.pdf";
    std::ofstream{file, std::ios::binary} << permit.designer.get(url).text;
    return run("pdftotext -layout " + file.string() + " -").out;
  };
  const auto words = words_of(permit.path + "/documents/" + notice + "/versions/1");
  EXPECT_NE(words.find("16.03.2026"), std::string::npos) << words;
  EXPECT_EQ(words.find("19.03.2026"), std::string::npos) << words;
  EXPECT_NE(words.find("Für die Behörde"), std::string::npos) << words;
  const std::string approver = permit.clerk.get(permit.path).body.at("decision").at("approved_by");
  EXPECT_NE(words.find(approver), std::string::npos) << words;
  const std::string plan = permit.seen().at("documents").at(0).at("id");
  EXPECT_NE(words_of(permit.path + "/documents/" + plan + "/versions/1?stamped=true").find("Bescheid vom 16.03.2026"),
            std::string::npos);
}

TEST(AfterPermitOverHttp, FromStartToRevocation) {
  Permit permit;
  permit.grant();
  const std::string& path = permit.path;
  permit.on("2026-04-01T09:00:00Z");

  // Neighbour and municipality are served, each with a period of their own; the applicant sees no neighbour's name.
  const json neighbour{
      {"role", "neighbour"}, {"person", {{"name", "Erna Nah"}}}, {"service", "post"}, {"on", "2026-04-01"}};
  ASSERT_EQ(permit.clerk.post(path + "/addressees", neighbour).status, 201);
  EXPECT_EQ(permit.clerk.get(path).body.at("addressees").at(0).at("name"), "Erna Nah");
  EXPECT_TRUE(permit.seen().at("addressees").at(0).at("name").is_null());
  EXPECT_EQ(permit.seen().at("addressees").at(0).at("served_on"), "2026-04-05");

  const auto corrected =
      permit.clerk.post(path + "/corrections", {{"wrong", "Flur 1"}, {"right", "Flur 2"}, {"reason", "Schreibfehler"}});
  ASSERT_EQ(corrected.status, 201) << corrected.text;
  const std::string notice = permit.seen().at("corrections").at(0).at("notice");
  EXPECT_EQ(permit.designer.get(path + "/documents/" + notice + "/versions/1").text.substr(0, 5), "%PDF-");

  const json start{{"notice", "start"},
                   {"planned_on", "2026-04-09"},
                   {"received_on", "2020-01-01"},
                   {"site_manager", {{"name", "B. Leiter"}}},
                   {"contractor", {{"name", "Rohbau GmbH"}}}};
  ASSERT_EQ(permit.designer.post(path + "/site-notices", start).status, 201);
  const auto given = permit.seen().at("site_notices").at(0);
  EXPECT_EQ(given.at("received_on"), "2026-04-01") << "an applicant's notice comes today, whatever is written";
  EXPECT_EQ(given.at("earliest_on"), "2026-04-09");
  EXPECT_EQ(given.at("late"), false);
  EXPECT_EQ(permit.designer.post(path + "/interruption", {{"since", "2026-04-01"}}).status, 403);

  ASSERT_EQ(
      permit.clerk
          .post(path + "/inspections",
                {{"on", "2026-04-01"}, {"occasion", "other"}, {"findings", "Aushub ohne Mangel"}, {"defects", false}})
          .status,
      201);
  ASSERT_EQ(permit.clerk.post(path + "/interruption", {{"since", "2026-04-01"}}).status, 201);
  ASSERT_EQ(permit.clerk.post(path + "/resumption", {{"on", "2026-04-01"}}).status, 201);
  const json cancelling{{"ground", "condition-unmet"}, {"reasons", "Auflage 1"},       {"hearing", "am 1.4."},
                        {"known_on", "2026-04-01"},    {"effective_on", "2026-04-01"}, {"service", "certificate"},
                        {"on", "2026-04-01"}};
  EXPECT_EQ(permit.clerk.post(path + "/cancellation", cancelling).status, 403) << "for those who approve";
  const auto cancelled = permit.approver.post(path + "/cancellation", cancelling);
  ASSERT_EQ(cancelled.status, 201) << cancelled.text;
  EXPECT_EQ(permit.seen().at("state"), "cancelled");
  EXPECT_EQ(permit.seen().at("cancellation").at("kind"), "revocation");
  EXPECT_EQ(permit.designer.get(path + "/timeline").status, 200);
  EXPECT_TRUE(permit.town.store->verify(*permit.town.documents).ok);
  permit.town.restart();
  EXPECT_EQ(permit.town.visitor("designer@x.example").get(path).body.at("state"), "cancelled");
}

TEST(AfterPermitOverHttp, ValidityIsExtendedOnApplicationAndExpiresOnConfirmation) {
  Permit permit;
  permit.grant();
  const std::string& path = permit.path;
  permit.on("2031-03-14T09:00:00Z");
  const json longer{{"granted", true}, {"length", "2Y"}, {"service", "certificate"}, {"on", "2031-03-14"}};
  EXPECT_EQ(permit.clerk.post(path + "/validity/decide", longer).status, 409) << "nobody has applied";
  ASSERT_EQ(permit.designer.post(path + "/validity/request", json::object()).status, 201);
  const auto decided = permit.clerk.post(path + "/validity/decide", longer);
  ASSERT_EQ(decided.status, 201) << decided.text;
  EXPECT_EQ(permit.clerk.post_empty(path + "/confirm-expiry").status, 409);
  permit.on("2033-03-17T09:00:00Z");
  tick(*permit.town.app, parse_date("2033-03-17").value());
  ASSERT_EQ(permit.clerk.post_empty(path + "/confirm-expiry").status, 201);
  EXPECT_EQ(permit.seen().at("expired_on"), "2033-03-17");
  const std::string course = permit.designer.get(path + "/timeline").text;
  EXPECT_NE(course.find("Frist planmäßig abgelaufen: Widerspruch oder Klage"), std::string::npos)
      << "which one: " << course;
}

}  // namespace after_permit_test
}  // namespace flurwerk::api::test
