// Asking, answering and weighing over HTTP: drafts that nobody sees, time granted, corrections, papers, and walls.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "api/http/call.hpp"
#include "api/jobs/tick.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace participation_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }
std::string asked(const std::string& id) { return "/api/v1/statement-requests/" + id; }

// A case in which agencies can be asked, with its people.
struct CaseInTown {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string id = ready_draft(town, designer);
  json documents = json::array();

  CaseInTown() {
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json now_seen = seen();
    for (const auto& document : now_seen.at("documents")) documents.push_back(document.at("id"));
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  json seen() { return clerk.get(at(id)).body; }
  json one() const { return json::array({documents.at(0)}); }
  std::string request(const std::string& agency) {
    const json now_seen = seen();
    for (const auto& request : now_seen.at("requests")) {
      if (request.at("agency").at("id") == agency) return request.at("id");
    }
    return {};
  }
  Answer round(const json& requests, const json& dropped = json::array()) {
    return clerk.post(at(id) + "/rounds", {{"title", "Runde"}, {"requests", requests}, {"dropped", dropped}});
  }
};

std::string form(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
  return body + "--X--\r\n";
}
const std::string multipart = "Content-Type: multipart/form-data; boundary=X\r\n";

std::string link_of(const json& receipt, const std::string& agency) {
  for (const auto& link : receipt.at("links")) {
    const std::string url = link.at("url");
    if (link.at("agency") == agency) return "/l/" + url.substr(url.rfind('/') + 1);
  }
  return {};
}

TEST(Participation, ARoundThatIsKeptReachesNobody) {
  CaseInTown c;
  const json plan{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}, {"added_because", "Hecke"}};
  ASSERT_EQ(c.clerk.put(at(c.id) + "/round-draft", {{"title", "Später"}, {"requests", json::array({plan})}}).status,
            201);
  EXPECT_EQ(c.seen().at("round_draft").at("requests").at(0).at("added_because"), "Hecke");
  EXPECT_EQ(c.seen().at("state"), "complete");
  EXPECT_TRUE(c.town.visitor("natur@kreis.example").get("/api/v1/statement-requests").body.at("requests").empty());
  EXPECT_FALSE(c.designer.get(at(c.id)).body.contains("round_draft"));
  ASSERT_EQ(c.round(json::array({plan})).status, 201);
  EXPECT_TRUE(c.seen().at("round_draft").is_null()) << "sent is no draft any more";
}

// Cut in the middle a statement would say something else, and what is no text would stop every page that shows it.
TEST(Participation, WhatIsTypedBehindALinkIsKeptWholeOrNotAtAll) {
  CaseInTown c;
  c.now("2026-03-25T09:00:00Z");
  const auto sent = c.round(
      json::array({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}, {"added_because", "Hecke"}}}));
  ASSERT_EQ(sent.status, 201) << sent.text;
  const std::string link = link_of(sent.body, "natur");
  Visitor guest{c.town.port()};
  const auto answer = [&](const std::string& text) {
    return guest.send("POST", link, multipart, form({{"lang", "de"}, {"outcome", "objection"}, {"text", text}}));
  };
  const auto long_one = answer(std::string(99'999, 'x') + "ä");
  EXPECT_EQ(long_one.status, 422) << "100,001 bytes";
  EXPECT_NE(long_one.text.find("zu lang"), std::string::npos);
  EXPECT_EQ(answer("B\xf6se").status, 400);
  EXPECT_EQ(guest.send("POST", link, multipart, form({{"act", "papers"}, {"papers", "Pl\xe4ne"}})).status, 400);
  EXPECT_TRUE(c.seen().at("requests").at(0).at("statement").is_null());
  ASSERT_EQ(answer(std::string(99'998, 'x') + "ä").status, 303);
  EXPECT_EQ(c.clerk.get(at(c.id) + "/statements").status, 200);
}

TEST(Participation, TimeIsAskedForByLinkAndGrantedToADay) {
  CaseInTown c;
  c.now("2026-03-25T09:00:00Z");
  const auto sent = c.round(
      {{{"agency", "gemeinde"}, {"act", "zustimmung"}, {"rule", "municipality-approval"}, {"released", c.documents}}});
  ASSERT_EQ(sent.status, 201) << sent.text;
  const std::string link = link_of(sent.body, "gemeinde");
  Visitor guest{c.town.port()};
  EXPECT_EQ(guest.send("POST", link, multipart, form({{"lang", "de"}, {"act", "acknowledge"}})).status, 303);
  EXPECT_NE(guest.get(link).text.find("Eingang bestätigt am 25.03.2026"), std::string::npos);
  const auto too_long = guest.send("POST", link, multipart,
                                   form({{"act", "extension"}, {"until", "2026-08-01"}, {"reason", "Auslegung"}}));
  EXPECT_EQ(too_long.status, 422);
  EXPECT_NE(too_long.text.find("27.07.2026"), std::string::npos) << "the refusal says what is possible";
  EXPECT_EQ(
      guest
          .send("POST", link, multipart, form({{"act", "extension"}, {"until", "2026-07-27"}, {"reason", "Auslegung"}}))
          .status,
      303);
  const auto request = c.request("gemeinde");
  EXPECT_EQ(c.clerk.post(asked(request) + "/extension/answer", {{"until", "2026-07-20"}}).status, 201);
  const auto seen = c.clerk.get(asked(request)).body;
  EXPECT_EQ(seen.at("deadline").at("end"), "2026-07-20");
  EXPECT_EQ(seen.at("former_deadlines").at(0).at("end"), "2026-06-25");
  EXPECT_EQ(seen.at("acknowledged_on"), "2026-03-25");
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";
}

TEST(Participation, ACorrectionByLinkKeepsTheFormerVersion) {
  CaseInTown c;
  const auto sent = c.round({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}}});
  const std::string link = link_of(sent.body, "natur");
  Visitor guest{c.town.port()};
  ASSERT_EQ(guest.send("POST", link, multipart, form({{"outcome", "no_objection"}})).status, 303);
  EXPECT_EQ(guest.send("POST", link, multipart, form({{"outcome", "no_objection"}})).status, 409)
      << "twice by accident";
  const auto corrected =
      guest.send("POST", link, multipart,
                 form({{"outcome", "conditions"}, {"corrects", "1"}, {"condition_1_text", "Hecke erhalten"}}));
  ASSERT_EQ(corrected.status, 303) << corrected.raw.substr(0, 600);
  const auto statement = c.clerk.get(asked(c.request("natur"))).body.at("statement");
  EXPECT_EQ(statement.at("version"), 2);
  EXPECT_EQ(statement.at("earlier").at(0).at("outcome"), "no_objection");
}

// By account, by link and on paper; read by the authority, in the synopsis and its papers.
TEST(Participation, AStatementSpeaksTopicByTopic) {
  CaseInTown c;
  const auto sent = c.round({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}},
                             {{"agency", "wasser"}, {"act", "opinion"}, {"released", c.one()}},
                             {{"agency", "gemeinde"}, {"act", "opinion"}, {"released", c.one()}}});
  ASSERT_EQ(sent.status, 201) << sent.text;
  auto nature = c.town.visitor("natur@kreis.example");
  const std::string own = asked(c.request("natur"));
  const json known = nature.get(own).body.at("topics");
  EXPECT_NE(std::find(known.begin(), known.end(), "Bauüberwachung"), known.end()) << known;
  const json twice{{"outcome", "objection"},
                   {"topics", {{{"topic", "Hecke"}, {"text", "a"}}, {{"topic", "hecke"}, {"text", "b"}}}}};
  EXPECT_EQ(nature.post(own + "/statement", twice).body.at("code"), "topic-twice");
  EXPECT_EQ(nature.post(own + "/statement", {{"outcome", "objection"}, {"topics", {{{"topic", "Hecke"}}}}}).status,
            422);
  const json topics = {{{"topic", "Hecke"}, {"text", "Sie bleibt stehen."}},
                       {{"topic", "Zufahrt"}, {"text", "Wurzelbereich meiden."}}};
  ASSERT_EQ(nature.put(own + "/draft", {{"version", 0}, {"content", {{"topics", {{{"topic", "Hecke"}}}}}}}).status, 200)
      << "half a topic can wait";
  ASSERT_EQ(
      nature.put(own + "/draft", {{"version", 1}, {"content", {{"outcome", "objection"}, {"topics", topics}}}}).status,
      200);
  ASSERT_EQ(nature.post(own + "/draft/release", {{"version", 2}}).status, 201);
  EXPECT_EQ(c.clerk.get(own).body.at("statement").at("topics"), topics);

  const std::string link = link_of(sent.body, "wasser");
  Visitor guest{c.town.port()};
  EXPECT_NE(guest.get(link).text.find("<option value=\"Bauüberwachung\">"), std::string::npos);
  const auto without_text =
      guest.send("POST", link, multipart,
                 form({{"outcome", "objection"}, {"topic_2_topic", "Zufahrt"}, {"condition_1_text", "<b>"}}));
  EXPECT_EQ(without_text.status, 422);
  EXPECT_NE(without_text.text.find("href=\"#topic_2_text\""), std::string::npos) << "the error leads to its field";
  EXPECT_NE(without_text.text.find("value=\"Zufahrt\""), std::string::npos) << "nothing entered is lost";
  ASSERT_EQ(guest
                .send("POST", link, multipart,
                      form({{"outcome", "objection"}, {"topic_2_topic", "ZUFAHRT"}, {"topic_2_text", "Zu steil."}}))
                .status,
            303);
  EXPECT_NE(guest.get(link).text.find("<h3>ZUFAHRT</h3><p class=\"prose\">Zu steil.</p>"), std::string::npos);
  ASSERT_EQ(guest
                .send("POST", link, multipart,
                      form({{"outcome", "no_objection"},
                            {"corrects", "1"},
                            {"topic_1_topic", "Zufahrt"},
                            {"topic_1_text", "Nun gut."}}))
                .status,
            303);
  const auto corrected = c.clerk.get(asked(c.request("wasser"))).body.at("statement");
  EXPECT_EQ(corrected.at("topics").at(0).at("text"), "Nun gut.");
  EXPECT_EQ(corrected.at("earlier").at(0).at("topics").at(0).at("text"), "Zu steil.");

  const auto paper = asked(c.request("gemeinde"));
  const auto letter = c.clerk.upload(paper + "/documents?file_name=brief.pdf", small_pdf("Brief"));
  ASSERT_EQ(c.clerk
                .post(paper + "/statement", {{"outcome", "no_objection"},
                                             {"topics", {{{"topic", "Zufahrt"}, {"text", "Vom Brief abgeschrieben."}}}},
                                             {"attachments", {letter.body.at("id")}},
                                             {"entered_from", "paper"},
                                             {"received_on", "2026-03-16"}})
                .status,
            201);
  EXPECT_EQ(c.clerk.get(paper).body.at("statement").at("topics").size(), 1U);
  ASSERT_TRUE(has("ogrinfo")) << "./dev test installs gdal-bin";
  const auto path = c.town.dir / "synopsis.xlsx";
  std::ofstream{path, std::ios::binary} << c.clerk.get(at(c.id) + "/synopsis/xlsx").text;
  const auto cells = run("ogrinfo -q " + path.string() + " Synopse");
  for (const char* said : {"Wurzelbereich meiden.", "Nun gut.", "Vom Brief abgeschrieben."}) {
    EXPECT_NE(cells.out.find(said), std::string::npos) << said << cells.out;
  }
  EXPECT_EQ(cells.out.find("Zu steil."), std::string::npos) << "corrected";
  EXPECT_EQ(c.clerk.get("/api/v1/applications?q=Wurzelbereich").body.at("applications").size(), 1U) << "found by it";
  EXPECT_EQ(c.designer.get(at(c.id)).text.find("Wurzelbereich"), std::string::npos) << "not before the decision";
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok);
}

TEST(Participation, WhatCameOnPaperIsEnteredWithItsLetter) {
  CaseInTown c;
  ASSERT_EQ(c.round({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}}}).status, 201);
  const auto request = c.request("natur");
  const json paper{{"outcome", "no_objection"}, {"entered_from", "paper"}, {"received_on", "2026-03-16"}};
  EXPECT_EQ(c.clerk.post(asked(request) + "/statement", paper).body.at("code"), "source-missing");
  const auto letter = c.clerk.upload(asked(request) + "/documents?file_name=brief.pdf", small_pdf("Brief"));
  ASSERT_EQ(letter.status, 201) << letter.text;
  json with_letter = paper;
  with_letter["attachments"] = json::array({letter.body.at("id")});
  ASSERT_EQ(c.clerk.post(asked(request) + "/statement", with_letter).status, 201);
  EXPECT_EQ(c.clerk.get(asked(request)).body.at("statement").at("entered_from"), "paper");
}

TEST(Participation, ConditionsAreWeighedAndTakenAwayAsPapers) {
  CaseInTown c;
  ASSERT_EQ(c.round({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}},
                     {{"agency", "wasser"}, {"act", "opinion"}, {"released", c.one()}}})
                .status,
            201);
  const auto state = [&](const std::string& email, const std::string& agency, const std::string& text) {
    auto visitor = c.town.visitor(email);
    EXPECT_EQ(visitor
                  .post(asked(c.request(agency)) + "/statement",
                        {{"outcome", "conditions"},
                         {"conditions", {{{"kind", "obligation"}, {"topic", "=Zufahrt & mehr"}, {"text", text}}}}})
                  .status,
              201);
  };
  state("natur@kreis.example", "natur", "Zufahrt mindestens 3,00 m breit");
  state("wasser@kreis.example", "wasser", "Die Zufahrt ist mindestens 3,50 m breit anzulegen.");
  auto synopsis = c.clerk.get(at(c.id) + "/statements").body;
  EXPECT_EQ(synopsis.at("conditions").at(0).at("contradicts"), json::array({2}));
  const json rejected{{"request", c.request("natur")},
                      {"condition", synopsis.at("conditions").at(0).at("id")},
                      {"result", "rejected"},
                      {"reason", "Die Wasserbehörde verlangt mehr."}};
  ASSERT_EQ(c.clerk.post(at(c.id) + "/weighings", {{"weighings", json::array({rejected})}}).status, 201);
  synopsis = c.clerk.get(at(c.id) + "/statements").body;
  EXPECT_EQ(synopsis.at("conditions").at(0).at("weighing").at("result"), "rejected");
  EXPECT_EQ(c.clerk.get(at(c.id) + "/synopsis/pdf").text.substr(0, 5), "%PDF-");
  EXPECT_EQ(c.clerk.get(at(c.id) + "/synopsis/exe").status, 404);
  ASSERT_TRUE(has("python3") && has("ogrinfo")) << "./dev test installs python3-owslib and gdal-bin";
  for (const auto& [format, part] : {std::pair{"odt", "content.xml"}, std::pair{"xlsx", "xl/worksheets/sheet2.xml"}}) {
    const auto path = c.town.dir / fmt::format("synopsis.{}", format);
    std::ofstream{path, std::ios::binary} << c.clerk.get(at(c.id) + "/synopsis/" + format).text;
    const auto read =
        run(fmt::format("python3 -c \"import sys,zipfile,xml.etree.ElementTree as e; z=zipfile.ZipFile(sys.argv[1]); "
                        "assert not z.testzip(); "
                        "[e.fromstring(z.read(n)) for n in z.namelist() if n.endswith('xml') or n.endswith('rels')]; "
                        "print(''.join(e.fromstring(z.read(sys.argv[2])).itertext()))\" {} {}",
                        path.string(), part));
    EXPECT_EQ(read.status, 0) << format;
    EXPECT_NE(read.out.find("Die Wasserbehörde verlangt mehr."), std::string::npos) << format << read.out;
    EXPECT_NE(read.out.find("=Zufahrt & mehr"), std::string::npos) << "text, as it was written";
  }
  const auto cells = run("ogrinfo -q " + (c.town.dir / "synopsis.xlsx").string() + " Abwägung");
  EXPECT_NE(cells.out.find("3,50 m breit"), std::string::npos) << "GDAL reads it as a spreadsheet: " << cells.out;
}

TEST(Participation, FiguresOfAgencies) {
  CaseInTown c;
  ASSERT_EQ(c.round({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}},
                     {{"agency", "wasser"}, {"act", "opinion"}, {"released", c.one()}}})
                .status,
            201);
  c.now("2026-03-26T09:00:00Z");
  auto nature = c.town.visitor("natur@kreis.example");
  ASSERT_EQ(nature.post(asked(c.request("natur")) + "/statement", {{"outcome", "no_objection"}}).status, 201);
  const auto running = c.clerk.get("/api/v1/agency-figures.csv").text;
  EXPECT_NE(running.find("Wasserbehörde;Stellungnahme;1;1;0;;;\r\n"), std::string::npos)
      << "still open is no silence: " << running;
  tick(*c.town.app, parse_date("2026-04-20").value());
  const auto csv = c.clerk.get("/api/v1/agency-figures.csv").text;
  EXPECT_NE(csv.find("Naturschutzbehörde;Stellungnahme;1;0;1;10;0;0\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find("Wasserbehörde;Stellungnahme;1;0;0;;100;\r\n"), std::string::npos) << csv;
  EXPECT_EQ(nature.get("/api/v1/agency-figures.csv").status, 403);
  const auto figures = c.clerk.get("/api/v1/process-figures").body;
  EXPECT_EQ(figures.at("agencies").at(0).at("median_days"), 10);
  EXPECT_EQ(figures.at("agencies").at(1).at("silent"), 1);
  const auto& completeness = figures.at("steps").at(0);
  EXPECT_EQ(completeness.at("answered"), 1) << figures;
  EXPECT_EQ(completeness.at("silent"), 0);
  EXPECT_EQ(figures.at("steps").at(1).at("open"), 1) << "not decided yet";
  EXPECT_EQ(nature.get("/api/v1/process-figures").status, 403);
}

// Everything an agency can fetch, with every id there is: none of it holds a word that was not meant for it.
TEST(Participation, AnAgencyNeverReceivesAByteThatWasNotReleased) {
  CaseInTown c;
  const std::string secret = "GEHEIM";
  ASSERT_EQ(
      c.round({{{"agency", "natur"}, {"act", "opinion"}, {"released", c.one()}, {"added_because", secret + "-1"}},
               {{"agency", "wasser"}, {"act", "opinion"}, {"released", c.documents}, {"question", secret + "-2"}}},
              {{{"rule", "municipality-hearing"}, {"reason", secret + "-3"}}})
          .status,
      201);
  auto water = c.town.visitor("wasser@kreis.example");
  const auto foreign = c.request("wasser");
  const auto attached = water.upload(asked(foreign) + "/documents?file_name=" + secret + "-4.pdf", small_pdf(secret));
  ASSERT_EQ(attached.status, 201);
  ASSERT_EQ(water.post(asked(foreign) + "/hand-on", {{"to", secret + "-5"}}).status, 201);
  ASSERT_EQ(water
                .post(asked(foreign) + "/statement",
                      {{"outcome", "conditions"},
                       {"text", secret + "-6"},
                       {"attachments", {attached.body.at("id")}},
                       {"conditions", {{{"kind", "hint"}, {"topic", "x"}, {"text", secret + "-7"}}}}})
                .status,
            201);
  const auto conditions = c.clerk.get(at(c.id) + "/statements").body.at("conditions");
  ASSERT_EQ(c.clerk
                .post(at(c.id) + "/weighings", {{"weighings",
                                                 {{{"request", foreign},
                                                   {"condition", conditions.at(0).at("id")},
                                                   {"result", "rejected"},
                                                   {"reason", secret + "-8"}}}}})
                .status,
            201);
  ASSERT_EQ(c.clerk.put(at(c.id) + "/round-draft", {{"title", secret + "-9"}, {"requests", json::array()}}).status,
            201);
  ASSERT_EQ(
      c.clerk
          .put(at(c.id) + "/decision",
               {{"outcome", "refused"}, {"conditions", json::array()}, {"reasons", secret + "-10"}, {"fee_cents", 0}})
          .status,
      200);
  auto nature = c.town.visitor("natur@kreis.example");
  json documents = c.documents;
  documents.push_back(attached.body.at("id"));
  std::set<std::string> fetched;
  for (const auto& operation : operations()) {
    if (std::string_view{operation.method} != "GET" || std::string_view{operation.path}.starts_with("/ogc")) continue;
    for (const auto& request : {c.request("natur"), foreign}) {
      for (const auto& document : documents) {
        std::string path = operation.path;
        for (const auto& [name, value] : {std::pair<std::string, std::string>{"{application}", c.id},
                                          {"{request}", request},
                                          {"{document}", document.get<std::string>()},
                                          {"{document_version}", "1"},
                                          {"{draft_version}", "1"},
                                          {"{format}", "odt"},
                                          {"{layer}", "parcels"}}) {
          if (const auto found = path.find(name); found != std::string::npos) path.replace(found, name.size(), value);
        }
        if (!fetched.insert(path).second) continue;
        const auto answer = nature.get(path);
        EXPECT_EQ(answer.raw.find(secret), std::string::npos) << path;
        if (path.find("/documents/") != std::string::npos && document != c.documents.at(0)) {
          EXPECT_EQ(answer.status, 404) << path << ": not released to it";
        }
      }
    }
  }
  EXPECT_GT(fetched.size(), 100U);
}

}  // namespace participation_test
}  // namespace flurwerk::api::test
