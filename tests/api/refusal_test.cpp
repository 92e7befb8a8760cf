// What users do wrong: each gets what, where and how to mend it, and nothing is left half-done.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "api/app/statements.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace refusal_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }

void expect_problem(const Answer& answer, int status, const std::string& code) {
  EXPECT_EQ(answer.status, status) << answer.text;
  ASSERT_TRUE(answer.body.is_object()) << answer.raw;
  EXPECT_EQ(answer.body.value("code", ""), code) << answer.text;
  EXPECT_FALSE(answer.body.at("text").at("de").get<std::string>().empty());
  EXPECT_FALSE(answer.body.at("text").at("en").get<std::string>().empty());
}

TEST(Refusal, DraftIsNotReady) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto started =
      designer.post("/api/v1/applications", {{"authority", "amt"}, {"procedure", "simplified"}, {"title", "Haus"}});
  const auto answer = designer.post_empty(at(started.body.at("application")) + "/submit");
  EXPECT_GE(answer.status, 409);
  EXPECT_FALSE(answer.body.at("field").get<std::string>().empty()) << answer.text;
}

TEST(Refusal, TwoDesignersEditOneDraft) {
  SmallTown town;
  auto first = town.visitor("designer@x.example");
  const auto id = ready_draft(town, first);
  auto second = town.visitor("designer@x.example");
  const auto version = second.get(at(id)).header("etag");
  const json draft{{"title", "Erste Änderung"}, {"procedure", "simplified"}};
  ASSERT_EQ(first.put(at(id) + "/draft", draft, "If-Match: " + version + "\r\n").status, 200);
  expect_problem(second.put(at(id) + "/draft", {{"title", "Zweite Änderung"}, {"procedure", "simplified"}},
                            "If-Match: " + version + "\r\n"),
                 412, "changed-meanwhile");
  EXPECT_EQ(first.get(at(id)).body.at("title"), "Erste Änderung");
}

TEST(Refusal, AnUploadThatIsNoDocument) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto id = ready_draft(town, designer);
  const auto before = designer.get(at(id)).body.at("documents").size();
  EXPECT_EQ(designer.upload(at(id) + "/documents?type=site-plan&file_name=plan.pdf", "<html>kein PDF</html>").status,
            415);
  EXPECT_EQ(designer.upload(at(id) + "/documents?type=site-plan&file_name=plan.pdf", "").status, 415);
  EXPECT_EQ(designer.upload(at(id) + "/documents?type=gibt-es-nicht&file_name=plan.pdf", small_pdf("x")).status, 422);
  EXPECT_EQ(
      designer
          .upload(at(id) + "/documents?type=site-plan&file_name=gross.pdf", "%PDF-1.4\n" + std::string(21 << 20, 'x'))
          .status,
      413);
  EXPECT_EQ(designer.get(at(id)).body.at("documents").size(), before) << "nothing half-written";
}

TEST(Refusal, BodyThatDoesNotFitTheContract) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const auto id = ready_draft(town, designer);
  expect_problem(designer.put(at(id) + "/draft", {{"title", "x"}, {"procedure", "simplified"}, {"state", "granted"}}),
                 422, "contract-violated");
  expect_problem(designer.put(at(id) + "/draft", {{"title", 7}, {"procedure", "simplified"}}), 422,
                 "contract-violated");
  const auto broken = designer.send(
      "POST", "/api/v1/checks",
      "Content-Type: application/json\r\nCookie: " + designer.cookie + "\r\nX-CSRF-Token: " + designer.csrf + "\r\n",
      "{\"a\":1,\"a\":2}");
  EXPECT_EQ(broken.status, 400) << broken.text;
}

TEST(Refusal, AlteredAndExpiredLinks) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  const auto documents = clerk.get(at(id)).body.at("documents");
  const json released = json::array({documents.at(0).at("id")});
  const auto round =
      clerk.post(at(id) + "/rounds",
                 {{"title", "R"}, {"requests", {{{"agency", "natur"}, {"act", "opinion"}, {"released", released}}}}});
  ASSERT_EQ(round.status, 201) << round.text;
  std::string url = round.body.at("links").at(0).at("url");
  const std::string link = "/l/" + url.substr(url.rfind('/') + 1);
  Visitor guest{town.port()};
  ASSERT_EQ(guest.get(link).status, 200);
  EXPECT_EQ(guest.get(link + "/documents/" + released.at(0).get<std::string>()).text.substr(0, 5), "%PDF-");
  EXPECT_EQ(guest.get(link + "/documents/" + documents.at(1).at("id").get<std::string>()).status, 404)
      << "not released to this agency";
  std::string altered = link;
  altered.back() = altered.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(guest.get(altered).status, 404);
  town.clock.set("2028-01-01T00:00:00Z");
  const auto expired = guest.get(link);
  EXPECT_EQ(expired.status, 404);
  EXPECT_EQ(expired.text.find("Neubau eines Wohnhauses"), std::string::npos)
      << "an expired link shows nothing of the case";
}

TEST(Refusal, TwoClerksDecideAtOnce) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  auto approver = town.visitor("approver@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  ASSERT_EQ(clerk
                .put(at(id) + "/decision",
                     {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}})
                .status,
            200);
  ASSERT_EQ(approver.post(at(id) + "/decision/approve", {{"decision_version", 1}}).status, 201);
  auto other = town.visitor("clerk2@amt.example");
  std::array<int, 2> statuses{};
  {
    const auto serve = [&](Visitor& who, int& status) {
      status = who.post(at(id) + "/decision/serve", {{"service", "certificate"}, {"on", "2026-03-02"}}).status;
    };
    std::thread one{[&] { serve(clerk, statuses[0]); }};
    std::thread two{[&] { serve(other, statuses[1]); }};
    one.join();
    two.join();
  }
  std::sort(statuses.begin(), statuses.end());
  EXPECT_EQ(statuses, (std::array<int, 2>{201, 409}));
  int served = 0;
  const auto log = clerk.get(at(id) + "/events");
  for (const auto& event : log.body.at("events")) served += event.at("type") == "DecisionServed";
  EXPECT_EQ(served, 1);
}

TEST(Refusal, ConditionFromAStatementThatNobodyGave) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  const json invented{{"kind", "obligation"}, {"text", "Erfunden."}, {"source", "niemand"}, {"source_condition", "c1"}};
  expect_problem(clerk.put(at(id) + "/decision",
                           {{"outcome", "granted"}, {"conditions", {invented}}, {"reasons", ""}, {"fee_cents", 0}}),
                 422, "condition-source-unknown");
}

TEST(Refusal, StatementAfterTheDecision) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  auto approver = town.visitor("approver@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  const json released = json::array({clerk.get(at(id)).body.at("documents").at(0).at("id")});
  ASSERT_EQ(
      clerk
          .post(at(id) + "/rounds",
                {{"title", "R"}, {"requests", {{{"agency", "natur"}, {"act", "opinion"}, {"released", released}}}}})
          .status,
      201);
  auto nature = town.visitor("natur@kreis.example");
  const std::string request = nature.get("/api/v1/statement-requests").body.at("requests").at(0).at("id");
  town.clock.set("2026-04-10T08:00:00Z");
  for (auto* visitor : {&designer, &clerk, &approver, &nature})
    visitor->again();  // the period is over, the opinion is disregarded
  ASSERT_EQ(clerk
                .put(at(id) + "/decision",
                     {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}})
                .status,
            200);
  ASSERT_EQ(approver.post(at(id) + "/decision/approve", {{"decision_version", 1}}).status, 201);
  ASSERT_EQ(clerk.post(at(id) + "/decision/serve", {{"service", "certificate"}, {"on", "2026-04-10"}}).status, 201);
  EXPECT_EQ(nature.post("/api/v1/statement-requests/" + request + "/statement", {{"outcome", "no_objection"}}).status,
            409);
}

TEST(Idempotency, TheSameKeyGivesTheSameAnswerOnce) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  const json body{{"authority", "amt"}, {"procedure", "simplified"}, {"title", "Haus"}};
  const auto first = designer.post("/api/v1/applications", body, "Idempotency-Key: k1\r\n");
  const auto second = designer.post("/api/v1/applications", body, "Idempotency-Key: k1\r\n");
  EXPECT_EQ(first.body.at("application"), second.body.at("application"));
  EXPECT_EQ(designer.get("/api/v1/applications").body.at("total"), 1);
}

}  // namespace refusal_test
}  // namespace flurwerk::api::test
