// The file as it was: state, deadlines, documents, findings, log of a former day; and who may ask for which day.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace as_of_test {

class AsOfDay : public testing::Test {
 protected:
  void SetUp() override {
    path = "/api/v1/applications/" + ready_draft(town, designer);
    on("2026-03-04T08:00:00Z");
    ASSERT_EQ(designer.post_empty(path + "/submit").status, 201);
    on("2026-03-16T22:59:59Z");  // the last second of the day in Berlin
    ASSERT_EQ(clerk.post(path + "/confirm-completeness", {{"complete_on", "2026-03-04"}}).status, 201);
    on("2026-03-20T09:00:00Z");
    const json asked = json::array({{{"agency", "natur"}, {"act", "opinion"}, {"released", {document(0)}}}});
    ASSERT_EQ(clerk.post(path + "/rounds", {{"title", "R"}, {"requests", asked}}).status, 201);
    ASSERT_EQ(clerk.upload(path + "/documents?type=other&file_name=Vermerk.pdf", small_pdf("Vermerk")).status, 201);
    on("2026-03-25T09:00:00Z");
  }
  void on(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&designer, &clerk, &natur}) visitor->again();
  }
  json document(std::size_t index) { return clerk.get(path).body.at("documents").at(index).at("id"); }
  Answer then(Visitor& visitor, const std::string& day, const std::string& what = {}) {
    return visitor.get(fmt::format("{}{}?as_of={}", path, what, day));
  }

  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor natur = town.visitor("natur@kreis.example");
  std::string path;
};

TEST_F(AsOfDay, StateDeadlinesAndDocumentsAreThoseOfTheDay) {
  const auto now = clerk.get(path);
  EXPECT_TRUE(now.body.at("as_of").is_null());
  EXPECT_FALSE(now.body.at("allowed_actions").empty());

  const auto filed = then(clerk, "2026-03-04");
  ASSERT_EQ(filed.status, 200) << filed.text;
  EXPECT_EQ(filed.body.at("as_of"), "2026-03-04");
  EXPECT_EQ(filed.body.at("today"), "2026-03-04");
  EXPECT_EQ(filed.body.at("state"), "submitted");
  EXPECT_EQ(filed.body.at("deadlines").size(), 1u) << "completeness alone";
  EXPECT_EQ(filed.body.at("deadlines")[0].at("status"), "running");
  EXPECT_EQ(filed.body.at("allowed_actions"), json::array()) << "the past is read, not changed";
  EXPECT_LT(filed.body.at("version"), now.body.at("version"));
  EXPECT_EQ(filed.body.at("documents").size() + 1, now.body.at("documents").size()) << "the clerk's note came later";

  EXPECT_EQ(then(clerk, "2026-03-15").body.at("state"), "submitted");
  const auto complete = then(clerk, "2026-03-16");
  EXPECT_EQ(complete.body.at("state"), "complete") << "a day ends at midnight in Berlin";
  EXPECT_EQ(complete.body.at("requests"), json::array());
  const auto asked = then(clerk, "2026-03-20");
  EXPECT_EQ(asked.body.at("state"), "in_consultation");
  ASSERT_EQ(asked.body.at("requests").size(), 1u);
  EXPECT_EQ(asked.body.at("requests")[0].at("allowed_actions"), json::array());
  EXPECT_EQ(then(designer, "2026-03-16").body.at("state"), "complete") << "the applicant's own case, too";
}

TEST_F(AsOfDay, WhatHangsOnTheCaseIsOfThatDayToo) {
  const auto findings = then(clerk, "2026-03-04", "/findings");
  ASSERT_EQ(findings.status, 200) << findings.text;
  EXPECT_EQ(findings.body.at("law").at("on"), "2026-03-04");
  const auto other = clerk.get(path + "/findings?as_of=2026-03-04&on=2025-10-13");
  EXPECT_EQ(other.body.at("law").at("on"), "2025-10-13") << "a day of law that is named goes before";
  EXPECT_EQ(then(clerk, "2026-03-04", "/drawing.svg").status, 200);

  const auto events = then(clerk, "2026-03-16", "/events");
  ASSERT_EQ(events.status, 200) << events.text;
  EXPECT_EQ(events.body.at("events").back().at("type"), "CompletenessConfirmed");
  EXPECT_EQ(events.body.at("events").back().at("actor_name"), "clerk@amt.example");
  const auto course = then(clerk, "2026-03-16", "/timeline");
  EXPECT_EQ(course.body.at("today"), "2026-03-16");
  EXPECT_EQ(course.body.at("turns").back().at("side"), "authority") << "agencies were asked later";
  EXPECT_EQ(then(clerk, "2026-03-16", "/statements").body.at("requests"), json::array());
}

TEST_F(AsOfDay, ADayBeforeFilingOrAheadIsRefused) {
  const auto code = [](const Answer& answer) {
    return fmt::format("{} {}", answer.status, answer.body.value("code", ""));
  };
  EXPECT_EQ(code(then(clerk, "2026-03-03")), "422 as-of-before-filing");
  EXPECT_EQ(code(then(clerk, "2025-01-01")), "422 as-of-before-filing");
  EXPECT_EQ(code(then(designer, "2026-03-03")), "422 as-of-before-filing");
  EXPECT_EQ(then(clerk, "2026-03-25").status, 200) << "today";
  EXPECT_EQ(code(then(clerk, "2026-03-26")), "422 as-of-ahead");
  EXPECT_EQ(then(clerk, "2026-02-30").status, 422);
  EXPECT_EQ(then(clerk, "2026-03-03").body.at("field"), "as_of");
  EXPECT_EQ(code(then(clerk, "2026-03-20", "/outlook")), "422 as-of-not-here") << "an outlook starts today";
  auto other = town.visitor("clerk@anderes.example");
  EXPECT_EQ(then(other, "2026-03-20").status, 404) << "what is hidden now is hidden then";
}

TEST_F(AsOfDay, AgenciesAndLinksAreRefusedWithTheReason) {
  const std::string request = natur.get("/api/v1/statement-requests").body.at("requests").at(0).at("id");
  const auto answer = natur.get("/api/v1/statement-requests/" + request + "?as_of=2026-03-20");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.body.value("code", ""), "past-not-for-agencies");
  const auto link = clerk.post_empty("/api/v1/statement-requests/" + request + "/link");
  ASSERT_EQ(link.status, 201) << link.text;
  const std::string url = link.body.at("url");
  const std::string page = url.substr(url.find("/l/"));
  EXPECT_EQ(town.visitor().get(page).status, 200);
  EXPECT_EQ(town.visitor().get(page + "?as_of=2026-03-20").status, 403);
}

}  // namespace as_of_test
}  // namespace flurwerk::api::test
