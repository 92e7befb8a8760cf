// Neighbours and the public over HTTP: letters with codes, own periods, plain pages, feeds, and what nobody may see.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>

#include "api/jobs/tick.hpp"
#include "tests/api/run.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace hearing_test {

std::string case_at(const std::string& id) { return "/api/v1/applications/" + id; }

const std::string form_type = "Content-Type: multipart/form-data; boundary=X\r\n";
std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
  return body + "--X--\r\n";
}

// A complete application on parcel 2, its house 1 m from the boundary to parcel 1.
struct Hearing {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor guest{town.port()};
  std::string id = ready_draft(town, designer);
  json documents = json::array();

  Hearing() {
    EXPECT_EQ(designer
                  .put(case_at(id) + "/draft", {{"title", "Neubau eines Wohnhauses"},
                                                {"procedure", "simplified"},
                                                {"parcels", {parcel_key(2)}},
                                                {"design", house_on(2, 1)},
                                                {"facts", {{"plan_area", true}}},
                                                {"principal", {{"name", "Paula Prinzipal"}}},
                                                {"designer", {{"name", "Dora Designer"}}}})
                  .status,
              200);
    now("2026-03-16T09:00:00Z");
    EXPECT_EQ(designer.post_empty(case_at(id) + "/submit").status, 201);
    EXPECT_EQ(clerk.post(case_at(id) + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    const json seen = clerk.get(case_at(id)).body;
    for (const auto& document : seen.at("documents")) documents.push_back(document.at("id"));
  }
  void now(const std::string& instant) {
    town.clock.set(instant);
    designer.again();
    clerk.again();
  }
  json one() const { return json::array({documents.at(0)}); }
  json neighbours() { return clerk.get(case_at(id) + "/neighbours").body; }
  Answer name(const std::string& who, int parcel) {
    return clerk.post(
        case_at(id) + "/neighbours",
        {{"neighbours",
          {{{"parcels", {parcel_key(parcel)}},
            {"person", {{"name", who}, {"street", "Weg 3"}, {"postcode", "35000"}, {"city", "Prüfdorf"}}}}}}});
  }
  std::string neighbour(const std::string& who) {
    const json seen = neighbours();
    for (const auto& one : seen.at("neighbours")) {
      if (one.at("person").at("name") == who) return one.at("id");
    }
    return {};
  }
  Answer notify(const json& ids, const std::string& service = "post", const std::string& sent_on = "2026-03-17") {
    return clerk.post(case_at(id) + "/neighbour-notifications", {{"neighbours", ids},
                                                                 {"subject", "Abstandsfläche 1,00 m statt 2,50 m"},
                                                                 {"released", one()},
                                                                 {"service", service},
                                                                 {"sent_on", sent_on}});
  }
  // The code as it is printed on this neighbour's letter.
  std::string code(const std::string& who) {
    const json seen = neighbours();
    for (const auto& one : seen.at("neighbours")) {
      if (one.at("person").at("name") != who) continue;
      const auto pdf = clerk.get(case_at(id) + "/documents/" + one.at("notification").at("letter").get<std::string>() +
                                 "/versions/1");
      const auto file = town.dir / "letter.pdf";
      std::ofstream{file, std::ios::binary} << pdf.text;
      const std::string text = run("pdftotext -layout " + file.string() + " -").out;
      std::smatch found;
      if (std::regex_search(text, found, std::regex{"[A-Z2-7]{5}(-[A-Z2-7]{5}){3}"})) return found.str();
      ADD_FAILURE() << "no code on the letter: " << text;
    }
    return {};
  }
  std::string letter_received() {
    const auto filed =
        clerk.upload(case_at(id) + "/documents?type=letter_received&file_name=brief.pdf", small_pdf("B"));
    EXPECT_EQ(filed.status, 201) << filed.text;
    return filed.body.at("id");
  }
};

TEST(Neighbours, TheMapOffersWhoAdjoinsAndWhoIsConcerned) {
  Hearing h;
  const json seen = h.neighbours();
  ASSERT_EQ(seen.at("adjoining").size(), 2U);
  EXPECT_EQ(seen.at("adjoining").at(0).at("parcel").at("key"), parcel_key(1)) << "the concerned side first";
  EXPECT_NEAR(seen.at("adjoining").at(0).at("boundary_m").get<double>(), 30, 0.01);
  EXPECT_NE(seen.at("adjoining").at(0).at("concerns").dump().find("18,00 m²"), std::string::npos)
      << seen.at("adjoining").dump();
  EXPECT_TRUE(seen.at("adjoining").at(1).at("concerns").empty());
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  EXPECT_EQ(h.name("Nora Nachbar", 1).body.at("code"), "named-already");
  EXPECT_EQ(h.name("Otto", 2).body.at("code"), "own-parcel");
  EXPECT_EQ(h.name("Otto", 77).body.at("code"), "parcel-unknown");
  const json named = h.neighbours().at("neighbours").at(0);
  EXPECT_NEAR(named.at("boundary_m").get<double>(), 30, 0.01);
  EXPECT_NE(named.at("concern").get<std::string>().find("§ 6"), std::string::npos);
  EXPECT_EQ(h.designer.get(case_at(h.id) + "/neighbours").status, 403) << "for the authority alone";
  EXPECT_EQ(h.town.visitor("clerk@anderes.example").get(case_at(h.id) + "/neighbours").status, 404);
}

TEST(Neighbours, ReadsItsOwnListBackAndRefusesOthers) {
  Hearing h;
  const std::string at = case_at(h.id) + "/neighbours.csv";
  const std::string list = h.clerk.get(at).text;
  EXPECT_NE(list.find("parcels;name;street;postcode;city"), std::string::npos);
  EXPECT_NE(list.find("060999-1-1;;;;"), std::string::npos) << list;
  EXPECT_EQ(h.clerk.upload(at, list).body.at("code"), "csv-line") << "a list without names";
  const std::string head = "parcels;name;street;postcode;city\r\n";
  EXPECT_EQ(h.clerk.upload(at, head + "060999-1-1;M\xfcller;Weg 3;35000;Ort\r\n").body.at("code"), "csv-not-utf8");
  EXPECT_EQ(h.clerk.upload(at, "parcel;owner\r\n060999-1-1;Nora\r\n").body.at("code"), "csv-columns");
  const auto formula = h.clerk.upload(at, head + "060999-1-1;=cmd|'/c calc'!A1;Weg 3;35000;Prüfdorf\r\n");
  EXPECT_EQ(formula.body.at("code"), "csv-line");
  EXPECT_EQ(formula.body.at("field"), "/2/name");
  EXPECT_TRUE(h.neighbours().at("neighbours").empty()) << "all of it or nothing";
  const auto done = h.clerk.upload(
      at, head + "060999-1-1;Nora Nachbar;Weg 3;35000;Prüfdorf\r\n060999-1-3;Otto Osten;Weg 5;35000;Prüfdorf\r\n");
  ASSERT_EQ(done.status, 201) << done.text;
  EXPECT_EQ(h.neighbours().at("neighbours").size(), 2U);
  EXPECT_EQ(h.clerk.get(at).text.find("060999-1-1"), std::string::npos) << "who is named is not asked for again";
}

TEST(Neighbours, EachAnswersWithTheirOwnCodeOnAPlainPage) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  ASSERT_EQ(h.name("Otto Osten", 3).status, 201);
  const auto sent = h.notify({h.neighbour("Nora Nachbar"), h.neighbour("Otto Osten")});
  ASSERT_EQ(sent.status, 201) << sent.text;
  EXPECT_EQ(sent.text.find(h.code("Nora Nachbar")), std::string::npos) << "the code stands on the letter alone";
  const json first = h.neighbours().at("neighbours").at(0);
  EXPECT_EQ(first.at("notification").at("deadline").at("end"), "2026-04-07") << "4 days by post, 2 weeks, Easter";
  const json set = first.at("notification").at("deadline").at("history").at(0);
  EXPECT_EQ(set.at("event"), "NeighboursNotified");
  EXPECT_EQ(set.at("role"), "clerk");
  EXPECT_FALSE(set.at("by").is_null()) << "colleagues of the authority read who it was";
  const std::string nora = h.code("Nora Nachbar"), otto = h.code("Otto Osten");
  ASSERT_NE(nora, otto);

  const auto typed = h.guest.get("/n?code=" + std::regex_replace(nora, std::regex{"-"}, "%20"));
  EXPECT_EQ(typed.status, 303) << "blanks instead of hyphens";
  const std::string page = typed.header("location");
  const auto unknown = h.guest.get("/n/aaaaabbbbbcccccddddd");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_NE(unknown.text.find("value=\"aaaaabbbbbcccccddddd\""), std::string::npos) << "to be mended, not typed anew";
  const auto opened = h.guest.get(page);
  ASSERT_EQ(opened.status, 200);
  EXPECT_NE(opened.text.find("07.04.2026"), std::string::npos);
  EXPECT_EQ(opened.text.find("<script"), std::string::npos);
  EXPECT_NE(opened.text.find("Gemarkung Prüfdorf, Flur 1, Flurstück"), std::string::npos) << "as people name it";
  EXPECT_EQ(h.neighbours().at("neighbours").at(0).at("opened_on"), "2026-03-17");
  EXPECT_NE(opened.text.find("Auf Ihre Antwort wird gewartet: seit heute."), std::string::npos);
  h.now("2026-03-22T09:00:00Z");
  EXPECT_NE(h.guest.get(page).text.find("gewartet: seit 5 Tagen."), std::string::npos);

  EXPECT_EQ(h.guest.send("POST", page, form_type, form_of({{"lang", "de"}})).status, 422);
  const auto empty = h.guest.send("POST", page, form_type, form_of({{"outcome", "objection"}, {"text", ""}}));
  EXPECT_EQ(empty.status, 422) << "an objection says what";
  ASSERT_EQ(h.guest.send("POST", page, form_type, form_of({{"outcome", "objection"}, {"text", "Zu <nah>."}})).status,
            303);
  EXPECT_EQ(h.guest.send("POST", page, form_type, form_of({{"outcome", "consent"}})).status, 409)
      << "twice by accident";
  const auto receipt = h.guest.get(page);
  EXPECT_NE(receipt.text.find("Zu &lt;nah&gt;."), std::string::npos);
  EXPECT_NE(receipt.text.find("Ihre Antwort liegt der Behörde vor: seit heute."), std::string::npos);
  ASSERT_EQ(h.guest.send("POST", page, form_type, form_of({{"outcome", "consent"}, {"corrects", "1"}})).status, 303);
  const json answered = h.neighbours().at("neighbours").at(0);
  EXPECT_EQ(answered.at("standing"), "consented");
  EXPECT_EQ(answered.at("earlier_answers"), 1);
  EXPECT_EQ(h.neighbours().at("neighbours").at(1).at("standing"), "running") << "each for themselves";
  const json hearing = h.clerk.get(case_at(h.id)).body.at("hearing");
  EXPECT_EQ(hearing.at("waiting"), 1);
  EXPECT_EQ(hearing.at("next_due"), "2026-04-07");
  EXPECT_TRUE(h.town.store->verify(*h.town.documents).ok);
}

TEST(Neighbours, NeverGetAByteThatWasNotReleasedToThem) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  ASSERT_EQ(h.name("Otto Osten", 3).status, 201);
  ASSERT_EQ(h.notify({h.neighbour("Nora Nachbar"), h.neighbour("Otto Osten")}).status, 201);
  const std::string nora = "/n/" + h.code("Nora Nachbar"), otto = "/n/" + h.code("Otto Osten");
  ASSERT_EQ(h.guest.send("POST", otto, form_type, form_of({{"outcome", "objection"}, {"text", "Ottos Sorge"}})).status,
            303);
  const json letters = h.neighbours().at("neighbours");
  std::vector<std::string> bodies{h.guest.get(nora).text, h.guest.get(nora + "?lang=en").text, h.guest.get("/n").text};
  int readable = 0;
  const json seen = h.clerk.get(case_at(h.id)).body;
  for (const auto& document : seen.at("documents")) {
    const std::string id = document.at("id");
    const auto got = h.guest.get(nora + "/documents/" + id);
    const bool released = id == h.documents.at(0).get<std::string>();
    EXPECT_EQ(got.status, released ? 200 : 404) << document.dump();
    readable += got.status == 200 ? 1 : 0;
    if (got.status != 200) bodies.push_back(got.text);
  }
  EXPECT_EQ(readable, 1);
  for (const char* other : {"", "/neighbours", "/announcements", "/timeline", "/events"}) {
    const auto got = h.guest.get(case_at(h.id) + other);
    EXPECT_EQ(got.status, 401);
    bodies.push_back(got.text);
  }
  for (const std::string& body : bodies) {
    for (const std::string& secret :
         {std::string{"Otto"}, std::string{"Ottos Sorge"}, std::string{"Prinzipal"}, std::string{"Designer"},
          h.documents.at(1).get<std::string>(), letters.at(1).at("id").get<std::string>(), h.id}) {
      EXPECT_EQ(body.find(secret), std::string::npos) << secret;
    }
  }
  // Neither applicant nor agency reads the letters or learns who objected.
  const auto applicants = h.designer.get(case_at(h.id));
  EXPECT_EQ(applicants.text.find("Nora"), std::string::npos);
  EXPECT_EQ(applicants.text.find("neighbour_letter"), std::string::npos);
  EXPECT_EQ(applicants.body.at("hearing").at("objected"), 1) << "numbers only";
  const auto refused = h.clerk.post(
      case_at(h.id) + "/rounds",
      {{"title", "R"},
       {"requests",
        {{{"agency", "natur"}, {"act", "opinion"}, {"released", {letters.at(0).at("notification").at("letter")}}}}}});
  EXPECT_EQ(refused.body.at("code"), "unknown-document") << "a neighbour's letter is nothing for agencies";
}

TEST(Neighbours, AReturnedLetterOpensNothingAndANewOneEndsTheOldCode) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  const auto nora = h.neighbour("Nora Nachbar");
  ASSERT_EQ(h.notify({nora}).status, 201);
  const std::string old_code = h.code("Nora Nachbar");
  EXPECT_EQ(h.notify({nora}).body.at("code"), "notified-already");
  const std::string at = case_at(h.id) + "/neighbours/" + nora;
  ASSERT_EQ(h.clerk.post(at + "/return", {{"reason", "verzogen"}}).status, 201);
  EXPECT_EQ(h.guest.get("/n/" + old_code).status, 404);
  EXPECT_EQ(h.guest.get("/n/" + old_code + "/documents/" + h.documents.at(0).get<std::string>()).status, 404);
  ASSERT_EQ(h.notify({nora}, "certificate").status, 201);
  EXPECT_EQ(h.guest.get("/n/" + old_code).status, 404) << "the newer letter's code holds";
  EXPECT_EQ(h.guest.get("/n/" + h.code("Nora Nachbar")).status, 200);
  EXPECT_TRUE(h.neighbours().at("neighbours").at(0).at("notification").at("deadline").is_null());
  ASSERT_EQ(h.clerk.post(at + "/receipt", {{"received_on", "2026-03-17"}, {"evidence", "PZU"}}).status, 201);
  EXPECT_EQ(h.neighbours().at("neighbours").at(0).at("notification").at("deadline").at("end"), "2026-03-31");
}

TEST(Neighbours, PaperNeedsItsLetterAndObjectionsAreWeighed) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  const auto nora = h.neighbour("Nora Nachbar");
  const std::string at = case_at(h.id) + "/neighbours/" + nora;
  json paper{{"outcome", "objection"},
             {"text", "Zu nah."},
             {"received_on", "2026-03-17"},
             {"entered_from", "paper"},
             {"source", h.documents.at(0)}};
  EXPECT_EQ(h.clerk.post(at + "/answer", paper).body.at("code"), "source-missing") << "a plan is no letter";
  EXPECT_EQ(h.designer.upload(case_at(h.id) + "/documents?type=letter_received&file_name=x.pdf", small_pdf("x")).status,
            409)
      << "nor does the applicant file one";
  paper["source"] = h.letter_received();
  ASSERT_EQ(h.clerk.post(at + "/answer", paper).status, 201);
  EXPECT_EQ(h.designer.get(case_at(h.id)).text.find("letter_received"), std::string::npos);
  const json objection = h.clerk.get(case_at(h.id) + "/statements").body.at("objections").at(0);
  EXPECT_EQ(objection.at("text"), "Zu nah.");
  EXPECT_EQ(objection.dump().find("Nora"), std::string::npos);
  const auto weigh = [&](const json& weighing) {
    return h.clerk.post(case_at(h.id) + "/weighings", {{"weighings", {weighing}}});
  };
  EXPECT_EQ(weigh({{"objection", "nobody"}, {"result", "rejected"}, {"reason", "x"}}).body.at("code"),
            "unknown-objection");
  EXPECT_EQ(weigh({{"objection", nora}, {"result", "taken_over"}}).body.at("field"), "/weighings/0/reason");
  ASSERT_EQ(weigh({{"objection", nora}, {"result", "rejected"}, {"reason", "Belange gewahrt"}}).status, 201);
  EXPECT_EQ(h.clerk.get(case_at(h.id) + "/statements").body.at("objections").at(0).at("weighing").at("reason"),
            "Belange gewahrt");
  const auto paper_synopsis = h.clerk.get(case_at(h.id) + "/synopsis/pdf");
  std::ofstream{h.town.dir / "s.pdf", std::ios::binary} << paper_synopsis.text;
  EXPECT_NE(run("pdftotext " + (h.town.dir / "s.pdf").string() + " -").out.find("Nachbar 1"), std::string::npos);
}

TEST(Neighbours, ADecisionWarnsOfWhoWasNotHeard) {
  Hearing h;
  const json draft{{"outcome", "granted"},
                   {"conditions", json::array()},
                   {"reasons", "Gründe"},
                   {"fee_cents", 10000},
                   {"deviations",
                    {{{"kind", "deviation"},
                      {"rule", "§ 6 Abs. 5 HBO"},
                      {"subject", "1,00 m"},
                      {"protects_neighbour", true},
                      {"granted", true},
                      {"reason", "Härte"}}}}};
  const auto drafted = h.clerk.put(case_at(h.id) + "/decision", draft);
  ASSERT_EQ(drafted.status, 200) << drafted.text;
  const auto codes = [&] {
    std::string all;
    const json seen = h.clerk.get(case_at(h.id)).body;
    for (const auto& warning : seen.at("warnings")) all += warning.at("code").get<std::string>() + " ";
    return all;
  };
  EXPECT_EQ(codes(), "neighbours-not-heard opinions-not-asked ") << "nor was the municipality";
  h.now("2026-03-17T09:00:00Z");
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  ASSERT_EQ(h.notify({h.neighbour("Nora Nachbar")}).status, 201);
  EXPECT_EQ(codes(), "neighbours-outstanding opinions-not-asked ");
  tick(*h.town.app, parse_date("2026-04-08").value());
  EXPECT_EQ(codes(), "opinions-not-asked ");
  EXPECT_EQ(tick(*h.town.app, parse_date("2026-04-08").value()).settled.size(), 0U) << "twice does nothing";
}

json announcement(const Hearing& h) {
  return {{"ground", "nuisance"},
          {"applied_on", "2026-03-16"},
          {"subject", "Neubau eines Wohnhauses, Weg & Steg"},
          {"place", "Bauaufsicht Prüfkreis, Zimmer 4"},
          {"released", h.one()},
          {"display_from", "2026-03-18"}};
}

TEST(Publicity, IsReadByEverybodyWhileItRunsAndByNobodyAfter) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  const auto done = h.clerk.post(case_at(h.id) + "/announcements", announcement(h));
  ASSERT_EQ(done.status, 201) << done.text;
  const json one = h.clerk.get(case_at(h.id) + "/announcements").body.at("announcements").at(0);
  for (const char* period : {"display", "objections"}) {
    EXPECT_EQ(one.at(period).at("history").at(0).at("event"), "PublicAnnounced") << period;
  }
  const std::string page = "/bekanntmachungen/" + done.body.at("id").get<std::string>();
  const std::string file = page + "/documents/" + h.documents.at(0).get<std::string>();
  EXPECT_EQ(h.guest.get(page).status, 200);
  EXPECT_EQ(h.guest.get(file).status, 404) << "announced, not on display yet";
  h.now("2026-03-18T09:00:00Z");
  const auto shown = h.guest.get(page);
  EXPECT_NE(shown.text.find("04.05.2026"), std::string::npos) << "17 April + 2 weeks is Labour Day, a Friday";
  EXPECT_EQ(shown.text.find("<script"), std::string::npos);
  const auto paper = h.guest.get(file);
  EXPECT_EQ(paper.status, 200);
  EXPECT_EQ(h.guest.get(page + "/documents/" + h.documents.at(1).get<std::string>()).status, 404);
  const auto map = h.guest.get(page + "/lageplan.svg");
  EXPECT_NE(map.text.find("<svg"), std::string::npos);
  const auto rss = h.guest.get("/bekanntmachungen.rss"), ics = h.guest.get("/bekanntmachungen.ics");
  EXPECT_NE(rss.text.find("Weg &amp; Steg"), std::string::npos);
  EXPECT_NE(ics.text.find("DTSTART;VALUE=DATE:20260318\r\nDTEND;VALUE=DATE:20260418\r\n"), std::string::npos)
      << ics.text;
  EXPECT_NE(ics.text.find("Wohnhauses\\, Weg"), std::string::npos) << ics.text;
  const auto list = h.guest.get("/bekanntmachungen");
  EXPECT_NE(list.text.find("Weg &amp; Steg"), std::string::npos);
  for (const std::string& body :
       {shown.text, map.text, rss.text, ics.text, list.text, h.guest.get(page + "?lang=en").text}) {
    for (const char* personal : {"Prinzipal", "Designer", "x.example"})
      EXPECT_EQ(body.find(personal), std::string::npos);
  }
  for (const auto* at : {"2026-04-18T00:30:00Z", "2026-05-04T21:30:00Z"}) {
    h.now(at);
    EXPECT_EQ(h.guest.get(page).status, 200) << at;
    EXPECT_EQ(h.guest.get(file).status, 404) << at << ": the display is over, whether or not the scheduler has run";
  }
  h.now("2026-05-04T22:30:00Z");  // 5 May in Berlin
  EXPECT_EQ(h.guest.get(page).status, 404);
  EXPECT_EQ(h.guest.get("/bekanntmachungen").text.find("Weg &amp; Steg"), std::string::npos);
  EXPECT_EQ(
      h.guest.send("POST", page, form_type, form_of({{"name", "O"}, {"street", "W"}, {"city", "P"}, {"text", "x"}}))
          .status,
      404);
  EXPECT_EQ(tick(*h.town.app, parse_date("2026-05-05").value()).settled.size(), 2U);
  EXPECT_EQ(tick(*h.town.app, parse_date("2026-05-05").value()).settled.size(), 0U);
  EXPECT_TRUE(h.town.store->verify(*h.town.documents).ok);
}

TEST(Publicity, TakesObjectionsWithAReceipt) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  const auto done = h.clerk.post(case_at(h.id) + "/announcements", announcement(h));
  ASSERT_EQ(done.status, 201) << done.text;
  const std::string page = "/bekanntmachungen/" + done.body.at("id").get<std::string>();
  const auto nameless = h.guest.send("POST", page, form_type, form_of({{"text", "Zu laut"}}));
  EXPECT_EQ(nameless.status, 422);
  EXPECT_NE(nameless.text.find("id=\"name-error\""), std::string::npos);
  EXPECT_NE(nameless.text.find("Zu laut"), std::string::npos) << "what was typed is kept";
  const auto sent =
      h.guest.send("POST", page, form_type,
                   form_of({{"name", "Olga Offen"}, {"street", "Weg 9"}, {"city", "Prüfdorf"}, {"text", "Zu laut"}}));
  ASSERT_EQ(sent.status, 303);
  const auto receipt = h.guest.get(sent.header("location"));
  EXPECT_NE(receipt.text.find("Zu laut"), std::string::npos);
  EXPECT_EQ(receipt.text.find("Olga"), std::string::npos);
  EXPECT_EQ(h.guest.get(page).text.find("Zu laut"), std::string::npos) << "others do not read it";
  const json seen = h.clerk.get(case_at(h.id) + "/announcements").body;
  EXPECT_EQ(seen.at("objections").at(0).at("person").at("name"), "Olga Offen");
  EXPECT_EQ(h.clerk.get(case_at(h.id) + "/statements").body.at("objections").at(0).at("text"), "Zu laut");
  EXPECT_EQ(h.designer.get(case_at(h.id) + "/announcements").status, 403);
  EXPECT_EQ(h.designer.get(case_at(h.id)).body.at("hearing").at("objections"), 1);
}

// Anybody may write here: what is no text would stop the authority's page for good.
TEST(Publicity, AnObjectionThatIsNoTextIsRefusedAndStopsNobody) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  const json done = h.clerk.post(case_at(h.id) + "/announcements", announcement(h)).body;
  const auto send = [&](const std::string& name, const std::string& text) {
    return h.guest.send("POST", "/bekanntmachungen/" + done.at("id").get<std::string>(), form_type,
                        form_of({{"name", name}, {"street", "Weg 9"}, {"city", "Ort"}, {"text", text}}));
  };
  EXPECT_EQ(send("M\xfcller", "Zu laut").status, 400);
  EXPECT_EQ(send("Müller", "Zu b\xf6se").status, 400);
  EXPECT_EQ(send("Müller", std::string(100'001, 'x')).status, 422);
  const auto seen = h.clerk.get(case_at(h.id) + "/announcements");
  ASSERT_EQ(seen.status, 200) << seen.text;
  EXPECT_TRUE(seen.body.at("objections").empty());
}

TEST(Publicity, FollowsTheListOfGroundsAndEndsTheLettersToNeighbours) {
  Hearing h;
  h.now("2026-03-17T09:00:00Z");
  json body = announcement(h);
  body.erase("applied_on");
  EXPECT_EQ(h.clerk.post(case_at(h.id) + "/announcements", body).body.at("code"), "application-missing");
  body["ground"] = "major-accident";
  ASSERT_EQ(h.clerk.post(case_at(h.id) + "/announcements", body).status, 201) << "that one needs no application";
  ASSERT_EQ(h.name("Nora Nachbar", 1).status, 201);
  EXPECT_EQ(h.notify({h.neighbour("Nora Nachbar")}).body.at("code"), "public-announcement-instead");
  const json said = h.clerk.get(case_at(h.id) + "/announcements").body.at("announcements").at(0);
  const std::string one = case_at(h.id) + "/announcements/" + said.at("id").get<std::string>();
  ASSERT_EQ(h.clerk.post(one + "/withdraw", {{"reason", "falsches Flurstück"}}).status, 201);
  EXPECT_EQ(h.guest.get("/bekanntmachungen/" + said.at("id").get<std::string>()).status, 404);
  EXPECT_EQ(h.notify({h.neighbour("Nora Nachbar")}).status, 201);
}

TEST(Publicity, ThePermitIsAnnouncedToo) {
  Hearing h;
  const auto case_path = case_at(h.id);
  h.now("2026-03-17T09:00:00Z");
  json body = announcement(h);
  body["ground"] = "major-accident";
  ASSERT_EQ(h.clerk.post(case_path + "/announcements", body).status, 201);
  const json words{{"tenor", "x"}, {"remedies_text", "y"}, {"place", "z"}};
  EXPECT_EQ(h.clerk.post(case_path + "/permit-announcements", words).status, 409) << "nothing is decided";
  h.now("2026-05-06T09:00:00Z");
  auto approver = h.town.visitor("approver@amt.example");
  const json draft{
      {"outcome", "granted"},
      {"conditions", {{{"kind", "obligation"}, {"topic", "Lärm"}, {"text", "Nachts bleiben die Tore zu."}}}},
      {"reasons", "Gründe"},
      {"fee_cents", 10000}};
  ASSERT_EQ(h.clerk.put(case_path + "/decision", draft).status, 200);
  ASSERT_EQ(approver.post(case_path + "/decision/approve", {{"decision_version", 1}}).status, 201);
  ASSERT_EQ(h.clerk.post(case_path + "/decision/serve", {{"service", "certificate"}, {"on", "2026-05-06"}}).status,
            201);

  const json offered = h.clerk.get(case_path + "/announcements").body.at("permit");
  EXPECT_EQ(offered.at("required"), true) << "§ 72 Abs. 2 and 4";
  const std::string tenor = offered.at("tenor");
  EXPECT_NE(tenor.find("„Neubau eines Wohnhauses, Weg & Steg“"), std::string::npos) << tenor;
  EXPECT_NE(tenor.find("1. Auflage: Nachts bleiben die Tore zu."), std::string::npos) << tenor;
  EXPECT_EQ(tenor.find("Prinzipal"), std::string::npos);
  h.now("2026-05-12T09:00:00Z");
  const auto done = h.clerk.post(
      case_path + "/permit-announcements",
      {{"tenor", tenor}, {"remedies_text", offered.at("remedies_text")}, {"place", "Zimmer 4, werktags 8 bis 12 Uhr"}});
  ASSERT_EQ(done.status, 201) << done.text;
  const std::string page = "/bekanntmachungen/" + done.body.at("id").get<std::string>();
  const auto shown = h.guest.get(page);
  EXPECT_EQ(shown.status, 200);
  for (const char* said : {"13.05.2026", "26.05.2026", "26.06.2026", "Nachts bleiben die Tore zu.", "Widerspruch",
                           "Zimmer 4", "als bekannt gegeben (§ 72 Abs. 4 Satz 5 HBO);"})
    EXPECT_NE(shown.text.find(said), std::string::npos) << said;
  EXPECT_EQ(shown.text.find("Prinzipal"), std::string::npos);
  for (const char* feed : {"/bekanntmachungen", "/bekanntmachungen.rss", "/bekanntmachungen.ics"})
    EXPECT_NE(h.guest.get(feed).text.find("Baugenehmigung"), std::string::npos) << feed;
  EXPECT_EQ(h.guest.send("GET", page + "/lageplan.svg", {}, {}).status, 404);
  h.now("2026-05-27T09:00:00Z");
  EXPECT_EQ(h.guest.get(page).status, 404) << "the display is over";
}

}  // namespace hearing_test
}  // namespace flurwerk::api::test
