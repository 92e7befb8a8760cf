// Copies and changes over HTTP: once only, and a change that the authority sees when it is filed, not before.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace change_test {

std::string at(const std::string& id) { return "/api/v1/applications/" + id; }

class Changes : public testing::Test {
 protected:
  void SetUp() override {
    id = ready_draft(town, designer);
    ASSERT_EQ(designer.post_empty(at(id) + "/submit").status, 201);
    ASSERT_EQ(clerk.post(at(id) + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  }
  std::string copy(const std::string& as) {
    const auto made = designer.post(at(id) + "/copies", {{"as", as}});
    EXPECT_EQ(made.status, 201) << made.text;
    return made.body.at("application");
  }
  json draft_of(const std::string& application) { return designer.get(at(application)).body.at("draft"); }
  Answer file(const std::string& draft, const std::string& reason = "Der Anbau entfällt.") {
    return designer.post(at(id) + "/changes", {{"draft", draft}, {"reason", reason}});
  }
  static json document(const json& application, const std::string& type) {
    for (const auto& one : application.at("documents"))
      if (one.at("type") == type) return one;
    return nullptr;
  }

  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string id;
};

TEST_F(Changes, ACopyHoldsWhatWasGivenAndSaysWhereItCameFrom) {
  const auto original = designer.get(at(id)).body;
  const std::string fresh = copy("new");
  const auto made = designer.get(at(fresh)).body;
  EXPECT_EQ(made.at("state"), "draft");
  EXPECT_EQ(made.at("draft"), original.at("draft")) << "persons included";
  EXPECT_EQ(made.at("copied_from").at("id"), id);
  EXPECT_TRUE(made.at("change_of").is_null());
  EXPECT_EQ(made.at("documents").size(), original.at("documents").size());
  const auto plan = document(made, "site-plan").at("versions").at(0), before = document(original, "site-plan");
  EXPECT_EQ(plan.at("sha256"), before.at("versions").at(0).at("sha256"));
  EXPECT_EQ(plan.at("copied_from").at("document"), before.at("id"));
  EXPECT_EQ(
      designer.get(at(fresh) + "/documents/" + document(made, "site-plan").at("id").get<std::string>() + "/versions/1")
          .status,
      200);
  ASSERT_EQ(designer.post_empty(at(fresh) + "/submit").status, 201) << "nothing is asked for again";
  EXPECT_NE(designer.get(at(fresh)).body.at("file_number"), original.at("file_number"));

  EXPECT_EQ(town.visitor("stranger@x.example").post(at(id) + "/copies", {{"as", "new"}}).status, 404);
  EXPECT_EQ(clerk.post(at(id) + "/copies", {{"as", "new"}}).status, 403);
  EXPECT_EQ(designer.post(at(id) + "/copies", {{"as", "else"}}).status, 422);
}

TEST_F(Changes, ARepeatedCopyIsTheSameCopy) {
  const auto first = designer.post(at(id) + "/copies", {{"as", "new"}}, "Idempotency-Key: once\r\n");
  const auto second = designer.post(at(id) + "/copies", {{"as", "new"}}, "Idempotency-Key: once\r\n");
  EXPECT_EQ(first.body.at("application"), second.body.at("application"));
  EXPECT_EQ(designer.post(at(id) + "/copies", {{"as", "change"}}, "Idempotency-Key: once\r\n").status, 422);
}

TEST_F(Changes, AChangeIsSeenWhenItIsFiledAndAssessedByTheAuthority) {
  const std::string draft = copy("change");
  auto content = draft_of(draft);
  content["title"] = "Neubau eines kleineren Wohnhauses";
  content["design"] = house_on(2, 6);
  content["principal"]["city"] = "Neudorf";
  ASSERT_EQ(designer.put(at(draft) + "/draft", content).status, 200);
  const std::string plan = document(designer.get(at(draft)).body, "site-plan").at("id");
  ASSERT_EQ(
      designer
          .upload(at(draft) + "/documents?type=site-plan&file_name=neu.pdf&document=" + plan, small_pdf("Lageplan neu"))
          .status,
      201);
  EXPECT_EQ(clerk.get(at(id)).body.at("title"), "Neubau eines Wohnhauses") << "not filed yet";
  EXPECT_EQ(clerk.get(at(draft)).status, 404);
  const auto own = designer.get(at(draft)).body;
  EXPECT_EQ(own.at("change_of").at("id"), id);
  const auto actions = own.at("allowed_actions");
  EXPECT_EQ(std::find(actions.begin(), actions.end(), "submit_application"), actions.end());
  EXPECT_EQ(designer.post_empty(at(draft) + "/submit").body.value("code", ""), "is-a-change");

  EXPECT_EQ(file(draft, "").status, 422);
  const auto filed = file(draft);
  ASSERT_EQ(filed.status, 201) << filed.text;
  EXPECT_EQ(filed.body.at("id"), "k1");
  const auto seen = clerk.get(at(id)).body;
  EXPECT_EQ(seen.at("title"), "Neubau eines kleineren Wohnhauses");
  EXPECT_EQ(seen.at("draft_version"), 2);
  EXPECT_EQ(seen.at("draft").at("principal").at("city"), "Neudorf");
  EXPECT_EQ(document(seen, "site-plan").at("versions").size(), 2u);
  ASSERT_EQ(seen.at("changes").size(), 1u);
  EXPECT_TRUE(seen.at("changes")[0].at("assessed").is_null());
  ASSERT_EQ(seen.at("change_effects").size(), 3u);
  for (const auto& effect : seen.at("change_effects")) EXPECT_TRUE(effect.at("note").is_object()) << "the law is open";
  EXPECT_EQ(designer.get(at(id)).body.at("change_effects"), json::array()) << "the clerk's to choose";
  EXPECT_EQ(designer.get(at(draft)).body.at("state"), "filed_as_change");
  EXPECT_EQ(clerk.get(at(draft)).status, 404) << "it lives on in the application that it changed";
  EXPECT_EQ(clerk.get("/api/v1/applications").body.at("total"), 1);
  EXPECT_EQ(clerk.get(at(id) + "/draft-versions/2").body.at("title"), seen.at("title"));
  EXPECT_EQ(clerk.get(at(id) + "/draft-versions/1").body.at("title"), "Neubau eines Wohnhauses");

  const auto due = [&] {
    const auto now = clerk.get(at(id));
    for (const auto& deadline : now.body.at("deadlines"))
      if (deadline.at("rule") == "decision-simplified" && deadline.at("status") == "running")
        return deadline.at("end").get<std::string>();
    return std::string{};
  };
  EXPECT_EQ(due(), "2026-06-02");
  town.clock.set("2026-03-10T08:00:00Z");
  clerk.again();
  designer.again();
  const auto assess = at(id) + "/changes/k1/assessment";
  EXPECT_EQ(designer.post(assess, {{"effect", "minor"}, {"reason", "x"}}).status, 403);
  EXPECT_EQ(clerk.post(assess, {{"effect", "substantial"}, {"reason", "Neue Kubatur"}}).body.value("code", ""),
            "bad-completeness-date");
  const auto done =
      clerk.post(assess, {{"effect", "substantial"}, {"reason", "Neue Kubatur"}, {"complete_on", "2026-03-09"}});
  ASSERT_EQ(done.status, 201) << done.text;
  EXPECT_EQ(due(), "2026-06-09");
  const auto after = clerk.get(at(id)).body;
  EXPECT_EQ(after.at("changes")[0].at("assessed").at("effect"), "substantial");
  EXPECT_EQ(after.at("change_effects"), json::array());
  EXPECT_EQ(clerk.get(at(id) + "?as_of=2026-03-02").body.at("changes").size(), 1u);
}

// Whether silence grants the changed project is open: the outlook must not say that nothing comes about.
TEST_F(Changes, TheOutlookSaysWhatIsOpenWhileAChangeIsNotAssessed) {
  const auto silent = [&] { return clerk.get(at(id) + "/outlook").body.at("outlooks").at(0).at("result").at("de"); };
  EXPECT_EQ(silent(), "Die Genehmigung gilt ab dem 03.06.2026 als erteilt.");
  const std::string draft = copy("change");
  auto content = draft_of(draft);
  content["title"] = "Neubau eines kleineren Wohnhauses";
  ASSERT_EQ(designer.put(at(draft) + "/draft", content).status, 200);
  ASSERT_EQ(file(draft).status, 201);
  EXPECT_EQ(silent(),
            "Mit Ablauf des 02.06.2026: Die Entscheidungsfrist ist abgelaufen, während die Änderung k1 noch nicht "
            "beurteilt war; ob die Genehmigung als erteilt gilt, und in welcher Fassung, ist rechtlich zu prüfen. Das "
            "Verfahren bleibt offen, bis jemand handelt.");
}

TEST_F(Changes, TwoChangesMadeFromOneVersionDoNotOverwriteEachOther) {
  const std::string one = copy("change"), two = copy("change");
  for (const auto& draft : {one, two}) {
    auto content = draft_of(draft);
    content["description"] = draft;
    ASSERT_EQ(designer.put(at(draft) + "/draft", content).status, 200);
  }
  EXPECT_EQ(file(copy("change")).body.value("code", ""), "nothing-changed");
  ASSERT_EQ(file(one).status, 201);
  const auto refused = file(two);
  EXPECT_EQ(refused.status, 412);
  EXPECT_EQ(refused.body.value("code", ""), "changed-meanwhile");
  EXPECT_EQ(file(one).body.value("code", ""), "wrong-state") << "its draft is over";
}

}  // namespace change_test
}  // namespace flurwerk::api::test
