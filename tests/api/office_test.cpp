// The authority's own books over HTTP: whose cases these are, notes that nobody else sees, deputies by date, saved filters.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace office_test {

class OfficeBooks : public testing::Test {
 protected:
  void SetUp() override {
    for (auto* id : {&first, &second}) {
      *id = ready_draft(town, designer);
      ASSERT_EQ(designer.post_empty(at(*id) + "/submit").status, 201);
    }
    const auto colleagues = clerk.get("/api/v1/colleagues");
    ASSERT_EQ(colleagues.status, 200) << colleagues.text;
    for (const auto& one : colleagues.body.at("colleagues")) ids[one.at("name")] = one.at("id");
  }
  static std::string at(const std::string& id) { return "/api/v1/applications/" + id; }
  Answer assign(Visitor& who, const std::string& id, const json& account) {
    return who.put(at(id) + "/assignment", {{"account", account}});
  }
  Answer absent(Visitor& who, const std::string& name, const json& absence) {
    return who.put("/api/v1/colleagues/" + ids[name] + "/absence", {{"absence", absence}});
  }
  static std::string listed(Visitor& who, const std::string& assigned) {
    std::string all;
    const auto answer = who.get("/api/v1/applications?assigned=" + assigned);
    for (const auto& one : answer.body.at("applications")) all += one.at("id").get<std::string>() + " ";
    EXPECT_EQ(answer.body.at("total"), answer.body.at("applications").size());
    return all;
  }
  void on(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&designer, &clerk, &other, &approver}) visitor->again();
  }

  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor other = town.visitor("clerk2@amt.example");
  Visitor approver = town.visitor("approver@amt.example");
  std::string first, second;
  std::map<std::string, std::string> ids;
};

TEST_F(OfficeBooks, AnInboxOfOnesOwn) {
  EXPECT_EQ(ids.size(), 3u) << "clerks and approvers of this authority, nobody else";
  const auto version = clerk.get(at(first)).body.at("version");
  ASSERT_EQ(assign(approver, first, ids["clerk@amt.example"]).status, 204);
  EXPECT_EQ(listed(clerk, "mine"), first + " ");
  EXPECT_EQ(listed(other, "mine"), "");
  EXPECT_EQ(listed(clerk, "nobody"), second + " ");
  const auto seen = clerk.get(at(first)).body;
  EXPECT_EQ(seen.at("assigned_to").at("name"), "clerk@amt.example");
  EXPECT_EQ(seen.at("version"), version) << "nobody's If-Match fails because of it";
  EXPECT_FALSE(designer.get(at(first)).body.contains("assigned_to")) << "the authority's own affair";
  EXPECT_FALSE(designer.get("/api/v1/applications").body.at("applications")[0].contains("assigned_to"));

  ASSERT_EQ(assign(clerk, first, ids["clerk2@amt.example"]).status, 204);
  EXPECT_EQ(listed(other, "mine"), first + " ");
  ASSERT_EQ(assign(clerk, first, nullptr).status, 204);
  EXPECT_TRUE(clerk.get(at(first)).body.at("assigned_to").is_null());
  const auto books = clerk.get(at(first) + "/notes").body.at("assignments");
  ASSERT_EQ(books.size(), 2u) << "who had it when is kept";
  EXPECT_FALSE(books[0].at("until").is_null());
  EXPECT_EQ(books[1].at("by").at("name"), "clerk@amt.example");
}

TEST_F(OfficeBooks, OnlyColleaguesAreAssigned) {
  EXPECT_EQ(assign(clerk, first, "nobody-like-this").body.value("code", ""), "not-a-colleague");
  auto foreign = town.visitor("clerk@anderes.example");
  const std::string stranger = foreign.get("/api/v1/colleagues").body.at("me");
  EXPECT_EQ(assign(clerk, first, stranger).body.value("code", ""), "not-a-colleague");
  EXPECT_EQ(assign(foreign, first, stranger).status, 404);
  EXPECT_EQ(assign(designer, first, nullptr).status, 403);
}

TEST_F(OfficeBooks, NotesAreForTheAuthorityAlone) {
  const auto written = clerk.post(at(first) + "/notes", {{"text", "Herr Weber rief an: Gaube strittig."}});
  ASSERT_EQ(written.status, 201) << written.text;
  EXPECT_EQ(written.body.at("author").at("name"), "clerk@amt.example");
  EXPECT_EQ(other.get(at(first) + "/notes").body.at("notes")[0].at("text"), "Herr Weber rief an: Gaube strittig.");
  EXPECT_EQ(clerk.get(at(second) + "/notes").body.at("notes"), json::array());
  EXPECT_EQ(designer.get(at(first) + "/notes").status, 403);
  EXPECT_EQ(town.visitor("clerk@anderes.example").get(at(first) + "/notes").status, 404);
  for (const char* what : {"", "/timeline"}) {
    EXPECT_EQ(designer.get(at(first) + what).text.find("Gaube"), std::string::npos);
  }
  EXPECT_EQ(clerk.get(at(first) + "/log.json").text.find("Gaube"), std::string::npos) << "no event: it can be erased";
  EXPECT_EQ(clerk.post(at(first) + "/notes", {{"text", "  "}}).status, 422);
}

TEST_F(OfficeBooks, ADeputySeesTheCasesOnTheDaysOfAbsenceAndNoOthers) {
  ASSERT_EQ(assign(clerk, first, ids["clerk@amt.example"]).status, 204);
  const json away{{"first_day", "2026-03-04"}, {"last_day", "2026-03-06"}, {"deputy", ids["clerk2@amt.example"]}};
  ASSERT_EQ(absent(clerk, "clerk@amt.example", away).status, 204);
  EXPECT_EQ(listed(other, "deputy"), "") << "the second of March";
  on("2026-03-03T23:00:00Z");  // midnight in Berlin
  EXPECT_EQ(listed(other, "deputy"), first + " ");
  EXPECT_EQ(listed(approver, "deputy"), "");
  EXPECT_EQ(listed(other, "mine"), "");
  const auto colleagues = other.get("/api/v1/colleagues").body.at("colleagues");
  const auto one = std::find_if(colleagues.begin(), colleagues.end(),
                                [](const json& c) { return c.at("name") == "clerk@amt.example"; });
  EXPECT_TRUE(one->at("absence").at("away_today"));
  on("2026-03-06T22:59:59Z");
  EXPECT_EQ(listed(other, "deputy"), first + " ");
  on("2026-03-06T23:00:00Z");
  EXPECT_EQ(listed(other, "deputy"), "");
}

TEST_F(OfficeBooks, AnAbsenceIsOnesOwnOrEnteredByTheHead) {
  const json away{{"first_day", "2026-03-04"}, {"last_day", "2026-03-06"}, {"deputy", ids["approver@amt.example"]}};
  EXPECT_EQ(absent(other, "clerk@amt.example", away).status, 403);
  EXPECT_EQ(absent(approver, "clerk@amt.example", away).status, 204) << "who is ill cannot do it";
  const auto code = [&](const char* field, const json& value) {
    json changed = away;
    changed[field] = value;
    return absent(clerk, "clerk@amt.example", changed).body.value("code", "");
  };
  EXPECT_EQ(code("last_day", "2026-03-03"), "bad-absence");
  EXPECT_EQ(code("deputy", ids["clerk@amt.example"]), "own-deputy");
  EXPECT_EQ(code("deputy", "nobody"), "not-a-colleague");
  EXPECT_EQ(code("first_day", "2026-02-30"), "bad-date");
  EXPECT_EQ(absent(clerk, "clerk@amt.example", nullptr).status, 204);
  const auto after = clerk.get("/api/v1/colleagues");
  for (const auto& one : after.body.at("colleagues")) EXPECT_TRUE(one.at("absence").is_null());
}

TEST_F(OfficeBooks, FiltersAreKeptForTheirUser) {
  ASSERT_EQ(clerk.put("/api/v1/filters", {{"name", "Meine offenen"}, {"query", "bearbeitung=mine"}}).status, 204);
  ASSERT_EQ(clerk.put("/api/v1/filters", {{"name", "Abgelehnt"}, {"query", "status=refused"}}).status, 204);
  ASSERT_EQ(clerk.put("/api/v1/filters", {{"name", "Abgelehnt"}, {"query", "status=rejected"}}).status, 204);
  const auto kept = clerk.get("/api/v1/filters").body.at("filters");
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].at("query"), "status=rejected") << "one of that name is replaced";
  EXPECT_EQ(other.get("/api/v1/filters").body.at("filters"), json::array());
  ASSERT_EQ(clerk.post("/api/v1/filters/removal", {{"name", "Abgelehnt"}}).status, 204);
  EXPECT_EQ(clerk.get("/api/v1/filters").body.at("filters").size(), 1u);
  EXPECT_EQ(designer.get("/api/v1/filters").status, 403);
  town.restart();
  auto later = town.visitor("clerk@amt.example");
  EXPECT_EQ(later.get("/api/v1/filters").body.at("filters").size(), 1u);
}

TEST_F(OfficeBooks, SearchFindsOnlyWhatTheCallerMaySeeAndCountsIt) {
  const auto total = [](Visitor& who, const std::string& words) {
    const auto answer = who.get("/api/v1/applications?limit=1&q=" + words);
    EXPECT_EQ(answer.status, 200) << answer.text;
    return answer.body.at("total").get<int>();
  };
  auto foreign = town.visitor("clerk@anderes.example");
  auto stranger = town.visitor("stranger@x.example");
  auto principal = town.visitor("principal@x.example");
  EXPECT_EQ(total(clerk, "ohnhaus"), 2) << "a part of a compound; exact beyond the page";
  EXPECT_EQ(total(clerk, "prinzipal%20neubau"), 2) << "a person and a title";
  EXPECT_EQ(total(clerk, "prinzipal%20garage"), 0);
  EXPECT_EQ(total(designer, "ohnhaus"), 2);
  EXPECT_EQ(total(principal, "ohnhaus"), 2);
  EXPECT_EQ(total(foreign, "ohnhaus"), 0);
  EXPECT_EQ(total(stranger, "ohnhaus"), 0);
  const std::string number = clerk.get(at(first)).body.at("file_number");
  EXPECT_EQ(total(clerk, number), 1);
  ASSERT_EQ(clerk.upload(at(first) + "/documents?type=other&file_name=Lageskizze.pdf", small_pdf("x")).status, 201);
  EXPECT_EQ(total(clerk, "lageskizze"), 1);
  EXPECT_EQ(total(designer, "lageskizze"), 0) << "a paper of the authority";
  EXPECT_EQ(total(clerk, "%22"), 2) << "nothing to look for";
}

}  // namespace office_test
}  // namespace flurwerk::api::test
