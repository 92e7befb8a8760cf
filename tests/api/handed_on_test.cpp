// A request that the asked agency has handed on to a body below it, over HTTP: what that body reads and writes, and what not.
#include <gtest/gtest.h>

#include "api/http/call.hpp"
#include "tests/api/mails.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace handed_on_test {

// The nature authority is asked about the first document of a case; the water authority is to help it.
struct HandedOn {
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor nature = town.visitor("natur@kreis.example");
  Visitor water = town.visitor("wasser@kreis.example");
  std::string id = ready_draft(town, designer);
  std::string at = "/api/v1/applications/" + id;
  json documents = json::array();
  std::string request, other;

  HandedOn() {
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
    const json seen = clerk.get(at).body;
    for (const auto& document : seen.at("documents")) documents.push_back(document.at("id"));
    request = ask("natur", documents.at(0), "GEHEIM-Grund");
    other = ask("gemeinde", documents.at(1), "GEHEIM-Grund");
    mail();
  }
  std::string ask(const std::string& agency, const json& released, const std::string& because) {
    const auto sent = clerk.post(at + "/rounds", {{"title", "Runde"},
                                                  {"requests",
                                                   {{{"agency", agency},
                                                     {"act", "opinion"},
                                                     {"released", json::array({released})},
                                                     {"added_because", because}}}}});
    EXPECT_EQ(sent.status, 201) << sent.text;
    return "/api/v1/statement-requests/" + sent.body.at("links").at(0).at("request").get<std::string>();
  }
  Answer hand_on(const json& body) { return nature.post(request + "/hand-on", body); }
  std::string file(const json& document) { return at + "/documents/" + document.get<std::string>() + "/versions/1"; }
  std::size_t listed(Visitor& who) { return who.get("/api/v1/statement-requests").body.at("requests").size(); }
  // Recipients, subjects and words of what leaves now.
  std::string mail() { return mails_of(town); }
};

TEST(HandedOn, TheBodyReadsWhatWasReleasedAndWritesAtTheDraft) {
  HandedOn c;
  EXPECT_EQ(c.listed(c.water), 0U);
  EXPECT_EQ(c.water.get(c.request).status, 404);
  const json bodies = c.nature.get(c.request).body.at("bodies");
  ASSERT_EQ(bodies.size(), 1U) << "with an account, and not itself: " << bodies;
  EXPECT_EQ(bodies.at(0).at("id"), "wasser");
  EXPECT_EQ(c.hand_on({{"agency", "gemeinde"}}).body.at("code"), "agency-unknown") << "nobody there has an account";
  EXPECT_EQ(c.hand_on({{"agency", "nobody"}}).body.at("field"), "/agency");
  EXPECT_EQ(c.hand_on({{"agency", "natur"}, {"to", "wir"}}).body.at("code"), "handed-to-itself");
  EXPECT_EQ(c.hand_on(json::object()).body.at("code"), "missing-text");
  ASSERT_EQ(c.hand_on({{"agency", "wasser"}}).status, 201);

  const std::string told = c.mail();
  EXPECT_NE(told.find("wasser@kreis.example: Bitte um Mitwirkung"), std::string::npos) << told;
  EXPECT_NE(told.find("/stellungnahmen/"), std::string::npos);
  EXPECT_EQ(told.find("/l/"), std::string::npos) << "no signed link: that would let them answer";
  EXPECT_EQ(told.find("GEHEIM"), std::string::npos);

  ASSERT_EQ(c.listed(c.water), 1U);
  const auto seen = c.water.get(c.request);
  ASSERT_EQ(seen.status, 200);
  EXPECT_EQ(seen.body.at("reads_along"), true);
  EXPECT_EQ(seen.body.at("handed_on_agency").at("name"), "Wasserbehörde");
  EXPECT_EQ(seen.body.at("documents").size(), 1U);
  EXPECT_TRUE(seen.body.at("opened_at").is_null() == c.nature.get(c.request).body.at("opened_at").is_null());
  EXPECT_EQ(c.water.get(c.file(c.documents.at(0))).status, 200);
  EXPECT_EQ(c.water.get(c.file(c.documents.at(1))).status, 404) << "released to another agency";
  EXPECT_EQ(c.nature.get(c.request).body.at("reads_along"), false);

  const json draft{{"outcome", "conditions"},
                   {"conditions", {{{"kind", "obligation"}, {"topic", "Hecke"}, {"text", "Von der Wasserbehörde"}}}}};
  ASSERT_EQ(c.water.put(c.request + "/draft", {{"version", 0}, {"content", draft}}).status, 200);
  EXPECT_EQ(c.nature.get(c.request + "/draft").body.at("draft").at("content"), draft);
  ASSERT_EQ(c.water.post(c.request + "/draft/signatures", {{"version", 1}, {"remark", "fachlich richtig"}}).status,
            204);
  ASSERT_EQ(c.water.upload(c.request + "/documents?file_name=karte.pdf", small_pdf("Karte")).status, 201);
  ASSERT_EQ(c.nature.post(c.request + "/draft/release", {{"version", 1}}).status, 201);
  EXPECT_EQ(c.water.get(c.request).body.at("statement").at("outcome"), "conditions");
  EXPECT_EQ(c.clerk.get(c.request).body.at("handed_on_agency").at("id"), "wasser");
  EXPECT_FALSE(c.designer.get(c.at).body.at("requests").at(0).contains("handed_on_agency"));
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok) << "tables and log agree";
}

// Read a line as: what is sent where by the body, which may not.
TEST(HandedOn, TheBodySpeaksForNobody) {
  HandedOn c;
  ASSERT_EQ(c.hand_on({{"agency", "wasser"}}).status, 201);
  ASSERT_EQ(c.water.put(c.request + "/draft", {{"version", 0}, {"content", {{"outcome", "no_objection"}}}}).status,
            200);
  const struct {
    const char* path;
    json body;
  } rows[] = {
      {"/statement", {{"outcome", "no_objection"}}},
      {"/draft/release", {{"version", 1}}},
      {"/hand-on", {{"to", "weiter"}}},
      {"/papers", {{"papers", "Lageplan"}}},
      {"/extension", {{"until", "2026-05-01"}, {"reason", "Urlaub"}}},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(c.water.post(c.request + row.path, row.body).status, 403) << row.path;
    EXPECT_EQ(c.water.post(c.other + row.path, row.body).status, 404) << row.path;
  }
  EXPECT_EQ(c.water.post_empty(c.request + "/acknowledgement").status, 403);
  EXPECT_FALSE(c.water.get(c.request).body.contains("bodies"));
  for (const char* path : {"", "/statements", "/events", "/timeline", "/notes", "/log.json"}) {
    EXPECT_GE(c.water.get(c.at + path).status, 400) << path;
  }
  int fetched = 0;  // every address there is, with every id: no word that was not meant for it
  for (const auto& operation : operations()) {
    if (std::string_view{operation.method} != "GET" || std::string_view{operation.path}.starts_with("/ogc")) continue;
    for (const auto& request : {c.request, c.other}) {
      for (const auto& document : c.documents) {
        std::string path = operation.path;
        for (const auto& [name, value] : {std::pair<std::string, std::string>{"{application}", c.id},
                                          {"{request}", request.substr(request.rfind('/') + 1)},
                                          {"{document}", document.get<std::string>()},
                                          {"{document_version}", "1"}}) {
          if (const auto found = path.find(name); found != std::string::npos) path.replace(found, name.size(), value);
        }
        const auto answer = c.water.get(path);
        ++fetched;
        EXPECT_EQ(answer.raw.find("GEHEIM"), std::string::npos) << path;
        if (path.find("/documents/") != std::string::npos && document != c.documents.at(0)) {
          EXPECT_EQ(answer.status, 404) << path;
        }
      }
    }
  }
  EXPECT_GT(fetched, 50);
}

TEST(HandedOn, HandingOnAgainEndsWhatTheFormerBodyCould) {
  HandedOn c;
  ASSERT_EQ(c.hand_on({{"agency", "wasser"}, {"to", "Wasserbehörde, Frau Berg"}}).status, 201);
  EXPECT_EQ(c.nature.get(c.request).body.at("handed_on_to"), "Wasserbehörde, Frau Berg");
  ASSERT_EQ(c.water.put(c.request + "/draft", {{"version", 0}, {"content", {{"text", "halb"}}}}).status, 200);
  c.mail();
  ASSERT_EQ(c.hand_on({{"to", "Sachgebiet 2"}}).status, 201);
  EXPECT_NE(c.mail().find("wasser@kreis.example: Mitwirkung beendet"), std::string::npos);
  EXPECT_TRUE(c.nature.get(c.request).body.at("handed_on_agency").is_null());
  EXPECT_EQ(c.listed(c.water), 0U);
  EXPECT_EQ(c.water.get(c.request).status, 404);
  EXPECT_EQ(c.water.get(c.request + "/draft").status, 404);
  EXPECT_EQ(c.water.get(c.file(c.documents.at(0))).status, 404);
  EXPECT_EQ(c.water.put(c.request + "/draft", {{"version", 1}, {"content", json::object()}}).status, 404);
  EXPECT_EQ(c.nature.get(c.request + "/draft").body.at("draft").at("content").at("text"), "halb")
      << "what was written stays";
}

}  // namespace handed_on_test
}  // namespace flurwerk::api::test
