// Erasing the persons of a closed case: by rule, by two people, and afterwards nothing in the whole folder knows the name.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "api/app/case_log.hpp"
#include "api/jobs/outbox.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace erasure_test {

const std::string name = "Prinzipal";  // of the principal that ready_draft names
const std::string paper = "Grundriss der Familie";

bool knows(std::string bytes, const std::string& word) {
  if (bytes.find(word) != std::string::npos) return true;
  std::ranges::transform(bytes, bytes.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string lower = word;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return bytes.find(lower) != std::string::npos;
}

// Every byte of every file below the folder: database, journal, documents, mails.
std::vector<std::string> files_with(const std::filesystem::path& dir, const std::string& word) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
    if (knows(bytes.str(), word)) found.push_back(entry.path().filename().string());
  }
  return found;
}

struct Withdrawn {
  SmallTown town;
  Visitor admin = town.visitor("admin@amt.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor approver = town.visitor("approver@amt.example");
  Visitor designer = town.visitor("designer@x.example");
  std::string id, path;

  void on(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&admin, &clerk, &approver, &designer}) visitor->again();
  }
  Withdrawn() {
    on("2026-03-16T09:00:00Z");
    id = ready_draft(town, designer);
    path = "/api/v1/applications/" + id;
    EXPECT_EQ(designer.upload(path + "/documents?type=floor-plans&file_name=plan.pdf", small_pdf(paper)).status, 201);
    EXPECT_EQ(designer.post_empty(path + "/submit").status, 201);
    EXPECT_EQ(clerk.post(path + "/notes", {{"text", "Frau " + name + " rief an."}}).status, 201);
    EXPECT_EQ(clerk.post(path + "/messages", {{"text", "Grüßen Sie " + name + "."}, {"to_applicant", true}}).status,
              201);
    EXPECT_EQ(designer.post(path + "/withdraw", {{"reason", "Wir, Familie " + name + ", bauen woanders."}}).status,
              201);
    FileRoute route{town.dir / "outbox", "bauamt@amt.example"};
    send_outbox(*town.app, route, route);
  }
  void rule() {
    const auto set =
        admin.post("/api/v1/house-rules/changes", {{"kind", "retention"},
                                                   {"key", "withdrawn"},
                                                   {"content", {{"after", "2Y"}, {"basis", "Aktenplan 63"}}},
                                                   {"reason", "Dienstanweisung"}});
    EXPECT_EQ(set.status, 201) << set.text;
  }
};

TEST(Erasure, NothingInTheFolderKnowsTheNameAndTheChainStillHolds) {
  Withdrawn c;
  ASSERT_FALSE(files_with(c.town.dir, name).empty());
  ASSERT_FALSE(files_with(c.town.dir, paper).empty());
  c.rule();
  c.on("2028-03-17T09:00:00Z");
  const auto preview = c.clerk.get(c.path + "/erasure");
  ASSERT_EQ(preview.status, 200) << preview.text;
  EXPECT_EQ(preview.body.at("due").at("due_on"), "2028-03-17");
  EXPECT_EQ(preview.body.at("notes"), 1);
  EXPECT_EQ(preview.body.at("messages"), 1);
  EXPECT_GE(preview.body.at("persons").size(), 2U);
  EXPECT_GE(preview.body.at("documents").size(), 1U);
  EXPECT_GE(preview.body.at("words_beside"), 1) << "the reason of the withdrawal";
  EXPECT_EQ(preview.body.at("words_inside"), 0);
  EXPECT_EQ(c.clerk.get("/api/v1/erasures").body.at("cases").size(), 1U);

  ASSERT_EQ(c.clerk.post_empty(c.path + "/erasure/proposal").status, 204);
  EXPECT_EQ(c.clerk.post_empty(c.path + "/erasure").status, 403) << "a clerk proposes";
  const auto done = c.approver.post_empty(c.path + "/erasure");
  ASSERT_EQ(done.status, 201) << done.text;

  EXPECT_EQ(files_with(c.town.dir, name), std::vector<std::string>{});
  EXPECT_EQ(files_with(c.town.dir, paper), std::vector<std::string>{});
  const auto verified = c.town.store->verify(*c.town.documents);
  EXPECT_TRUE(verified.ok) << verified.message.en;
  EXPECT_EQ(verified.erased, 1);
  EXPECT_NE(verified.message.de.find("Nach Löschregel gelöscht"), std::string::npos);

  // The exported log proves itself without folder or network, and says what was erased by which rule when.
  const auto log = verify_case_log(c.clerk.get(c.path + "/log.json").text);
  ASSERT_TRUE(log);
  EXPECT_TRUE(log->ok) << log->message.en;
  EXPECT_NE(log->message.de.find("2028-03-17"), std::string::npos) << log->message.de;
  EXPECT_NE(log->message.de.find("Aktenplan 63"), std::string::npos);

  EXPECT_EQ(c.clerk.get(c.path + "/log.json").text.find(name), std::string::npos);
  const auto events = c.clerk.get(c.path + "/events");
  EXPECT_NE(events.text.find("[gelöscht]"), std::string::npos) << events.text;
  for (const auto& event : events.body.at("events")) EXPECT_EQ(event.at("actor_name"), "") << event;

  // The case is still there, without persons; it is erased once; and it opens again as it was.
  const auto seen = c.clerk.get(c.path);
  EXPECT_EQ(seen.body.at("state"), "withdrawn");
  EXPECT_EQ(seen.text.find(name), std::string::npos);
  EXPECT_EQ(c.clerk.post_empty(c.path + "/erasure/proposal").body.at("code"), "erased-already");
  c.town.restart();
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok);
  EXPECT_EQ(files_with(c.town.dir, name), std::vector<std::string>{});
}

TEST(Erasure, NotBeforeTheRuleAllowsItNorByOnePerson) {
  Withdrawn c;
  EXPECT_EQ(c.clerk.post_empty(c.path + "/erasure/proposal").body.at("code"), "no-retention-rule");
  c.rule();
  c.on("2028-03-16T09:00:00Z");
  EXPECT_EQ(c.clerk.post_empty(c.path + "/erasure/proposal").body.at("code"), "erasure-not-due");
  c.on("2028-03-17T09:00:00Z");
  EXPECT_EQ(c.approver.post_empty(c.path + "/erasure").body.at("code"), "erasure-not-proposed");
  ASSERT_EQ(c.approver.post_empty(c.path + "/erasure/proposal").status, 204);
  EXPECT_EQ(c.approver.post_empty(c.path + "/erasure").body.at("code"), "four-eyes");
  EXPECT_EQ(c.designer.get(c.path + "/erasure").status, 403);
  EXPECT_FALSE(files_with(c.town.dir, name).empty());
  const auto open = "/api/v1/applications/" + ready_draft(c.town, c.designer);
  ASSERT_EQ(c.designer.post_empty(open + "/submit").status, 201);
  EXPECT_EQ(c.clerk.post_empty(open + "/erasure/proposal").body.at("code"), "wrong-state");
}

TEST(Erasure, AFileThatAnotherCaseHasStays) {
  Withdrawn c;
  const auto other = "/api/v1/applications/" + ready_draft(c.town, c.designer);
  ASSERT_EQ(c.designer.upload(other + "/documents?type=floor-plans&file_name=plan.pdf", small_pdf(paper)).status, 201);
  c.rule();
  c.on("2028-03-17T09:00:00Z");
  ASSERT_EQ(c.clerk.post_empty(c.path + "/erasure/proposal").status, 204);
  EXPECT_GE(c.clerk.get(c.path + "/erasure").body.at("shared_documents").size(), 1U);
  ASSERT_EQ(c.approver.post_empty(c.path + "/erasure").status, 201);
  EXPECT_FALSE(files_with(c.town.dir / "documents", paper).empty());
  EXPECT_TRUE(c.town.store->verify(*c.town.documents).ok);
}

// A crash between commit and sweep, or a backup played back over it: verification names it.
TEST(Erasure, WhatComesBackIsNamed) {
  Withdrawn c;
  const auto row = c.clerk.get(c.path).body.at("documents").at(0).at("versions").at(0).at("sha256").get<std::string>();
  const auto place = c.town.dir / "documents" / row.substr(0, 2) / row;
  const auto kept = c.town.dir / "kept";
  std::filesystem::copy_file(place, kept);
  c.rule();
  c.on("2028-03-17T09:00:00Z");
  ASSERT_EQ(c.clerk.post_empty(c.path + "/erasure/proposal").status, 204);
  ASSERT_EQ(c.approver.post_empty(c.path + "/erasure").status, 201);
  ASSERT_FALSE(std::filesystem::exists(place));
  std::filesystem::copy_file(kept, place);
  EXPECT_EQ(c.town.store->verify(*c.town.documents).code, "erased-document-there");
}

}  // namespace erasure_test
}  // namespace flurwerk::api::test
