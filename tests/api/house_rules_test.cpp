// An authority's own rules over HTTP: who may set them, what they change in cases, and that the log of them stays whole.
#include <gtest/gtest.h>

#include "api/jobs/tick.hpp"
#include "tests/api/town.hpp"
#include "tests/pdf/papers.hpp"

namespace flurwerk::api::test {
namespace house_rules_test {

const std::string changes = "/api/v1/house-rules/changes";

struct Office {
  SmallTown town;
  Visitor admin = town.visitor("admin@amt.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  Visitor designer = town.visitor("designer@x.example");

  void on(const std::string& utc) {
    town.clock.set(utc);
    for (auto* visitor : {&admin, &clerk, &designer}) visitor->again();
  }
  Answer add(const std::string& kind, const std::string& key, const json& content, const std::string& from = {}) {
    json body{{"kind", kind}, {"key", key}, {"content", content}, {"reason", "Beschluss vom 1. März"}};
    if (!from.empty()) body["valid_from"] = from;
    return admin.post(changes, body);
  }
  std::string complete_case() {
    const std::string path = "/api/v1/applications/" + ready_draft(town, designer);
    EXPECT_EQ(designer.post_empty(path + "/submit").status, 201);
    EXPECT_EQ(clerk.post(path + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
    return path;
  }
};

std::string decision_due(const json& application) {
  for (const auto& deadline : application.at("deadlines")) {
    if (deadline.at("rule") == "decision-simplified") return deadline.at("end");
  }
  return "none";
}

json fee_table(std::int64_t cents) {
  return {{"name", "Gebührensatzung"},
          {"basis", "§ 1 Gebührensatzung"},
          {"counts_from", "decision"},
          {"items",
           {{{"id", "permit"},
             {"name",
              {{
                   "de",
                   "Genehmigung",
               },
               {"en", "permit"}}},
             {"number", "Nr. 1"},
             {"kind", "per_started_unit"},
             {"cents", cents},
             {"unit_cents", 100000}}}},
          {"shell_values", json::array()}};
}

TEST(HouseRulesOverHttp, AHolidayAddedLaterMovesRunningPeriodsAndEachCaseSaysWhy) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  const auto path = office.complete_case();
  ASSERT_EQ(decision_due(office.clerk.get(path).body), "2026-06-16");
  const auto added = office.add("holiday", "2026-06-16", {{"name", "Heimatfest"}});
  ASSERT_EQ(added.status, 201) << added.text;
  EXPECT_EQ(added.body.at("cases_moved"), 1);
  EXPECT_EQ(decision_due(office.clerk.get(path).body), "2026-06-17");
  const auto events = office.clerk.get(path + "/log.json").text;
  EXPECT_NE(events.find("DeadlinesMoved"), std::string::npos) << events;
  EXPECT_NE(events.find("Beschluss vom"), std::string::npos);
  EXPECT_TRUE(office.town.store->verify(*office.town.documents).ok);

  // New periods know the day, too; and it holds after a restart.
  office.town.restart();
  office.admin = office.town.visitor("admin@amt.example");
  office.clerk = office.town.visitor("clerk@amt.example");
  office.designer = office.town.visitor("designer@x.example");
  office.on("2026-03-16T10:00:00Z");
  EXPECT_EQ(decision_due(office.clerk.get(office.complete_case()).body), "2026-06-17");

  // Taken back, both move back.
  const auto back = office.add("holiday", "2026-06-16", nullptr);
  ASSERT_EQ(back.status, 201) << back.text;
  EXPECT_EQ(back.body.at("cases_moved"), 2);
  EXPECT_EQ(decision_due(office.clerk.get(path).body), "2026-06-16");
}

TEST(HouseRulesOverHttp, AnOptionChangesWhatIsCountedFromItsDay) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  ASSERT_EQ(office.add("law_switch", "deemed-complete-start", {{"option", "from-end"}}, "2026-03-20").status, 201);
  const std::string path = "/api/v1/applications/" + ready_draft(office.town, office.designer);
  ASSERT_EQ(office.designer.post_empty(path + "/submit").status, 201);
  office.on("2026-04-20T09:00:00Z");
  tick(*office.town.app, parse_date("2026-04-20").value());
  const auto seen = office.clerk.get(path).body;
  EXPECT_EQ(seen.at("complete_on"), "2026-04-16") << "the end of the month of checking, not the receipt";
  EXPECT_EQ(decision_due(seen), "2026-07-16");
  const auto rules = office.admin.get("/api/v1/house-rules?on=2026-03-20").body;
  EXPECT_NE(rules.at("law_version").get<std::string>().find('+'), std::string::npos);
}

TEST(HouseRulesOverHttp, TheLengthOfADemandIsTheAuthoritysAndItRunsFromTheDayItIsKnown) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  ASSERT_EQ(office.add("law_switch", "demand-length", {{"option", "two-weeks"}}).status, 201);
  const std::string path = "/api/v1/applications/" + ready_draft(office.town, office.designer);
  ASSERT_EQ(office.designer.post_empty(path + "/submit").status, 201);
  const auto seen = office.clerk.get(path).body;
  EXPECT_EQ(seen.at("demand_length"), "2W");
  json demand{{"items", {{{"type", "floor-plans"}, {"reason", "Maße fehlen"}}}}};
  const auto due = [&] { return office.clerk.get(path).body.at("deadlines").back(); };
  ASSERT_EQ(office.clerk.post(path + "/demand", demand).status, 201);
  EXPECT_EQ(due().at("end"), "2026-03-30");
  EXPECT_EQ(due().at("note").at("de").get<std::string>().find("vier Wochen"), std::string::npos);
  demand["on"] = "2026-03-16";
  EXPECT_EQ(office.clerk.post(path + "/demand", demand).body.at("code"), "service-missing");
  demand["service"] = "post";
  demand["length"] = "4W";
  ASSERT_EQ(office.clerk.post(path + "/demand", demand).status, 201);
  EXPECT_EQ(due().at("from"), "2026-03-20");
  EXPECT_EQ(due().at("end"), "2026-04-17");
  demand["on"] = "2026-03-17";
  EXPECT_EQ(office.clerk.post(path + "/demand", demand).body.at("code"), "bad-service-date") << "tomorrow";
}

TEST(HouseRulesOverHttp, TheFeeTableOfThePageIsTheOneThatCounts) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  const auto path = office.complete_case();
  EXPECT_EQ(office.clerk.get(path + "/decision/fee").body.at("code"), "no-fee-table");
  const auto trial =
      office.admin.post("/api/v1/house-rules/fee-trial",
                        {{"table", fee_table(800)}, {"input", {{"item", "permit"}, {"cost_cents", 19134750}}}});
  ASSERT_EQ(trial.status, 200) << trial.text;
  EXPECT_EQ(trial.body.at("fee").at("cents"), 192 * 800);
  ASSERT_EQ(office.add("fee_table", "", fee_table(800), "2026-01-01").status, 201) << "no case is decided yet";
  ASSERT_EQ(office.add("fee_table", "", fee_table(900), "2026-04-01").status, 201);
  const auto today = office.clerk.get(path + "/decision/fee?item=permit&cost_cents=19134750");
  EXPECT_EQ(today.body.at("fee").at("cents"), 192 * 800);
  const auto draft = json{{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}};
  ASSERT_EQ(office.clerk.put(path + "/decision", draft).status, 200);
  EXPECT_EQ(office.add("fee_table", "", fee_table(700), "2026-02-01").body.at("code"), "rule-in-the-past");
  office.on("2026-04-01T09:00:00Z");
  const auto later = office.clerk.get(path + "/decision/fee?item=permit&cost_cents=19134750");
  EXPECT_EQ(later.body.at("fee").at("cents"), 192 * 900);

  // As CSV it goes out and comes back as it was.
  const auto csv = office.admin.get("/api/v1/house-rules/fee-table.csv?on=2026-03-16");
  ASSERT_EQ(csv.status, 200) << csv.text;
  const auto back = office.admin.upload("/api/v1/house-rules/fee-table.csv", csv.text);
  ASSERT_EQ(back.status, 200) << back.text;
  EXPECT_EQ(back.body.at("table"), fee_table(800));
  const struct {
    std::string from, to, code;
  } rows[] = {{"8,00", "-8,00", "csv-line"},
              {"8,00", "acht", "csv-line"},
              {"Genehmigung", "=HYPERLINK(1)", "csv-line"},
              {"per_started_unit", "guess", "csv-line"},
              {"counts_from", "zählt", "csv-columns"}};
  for (const auto& row : rows) {
    std::string broken = csv.text;
    broken.replace(broken.find(row.from), row.from.size(), row.to);
    EXPECT_EQ(office.admin.upload("/api/v1/house-rules/fee-table.csv", broken).body.at("code"), row.code) << row.to;
  }
}

TEST(HouseRulesOverHttp, OwnTextBlocksStandInTheDecisionEditor) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  const auto path = office.complete_case();
  const json block{{"part", "condition"},
                   {"kind", "obligation"},
                   {"title",
                    {{
                         "de",
                         "Ortsbild",
                     },
                     {"en", "townscape"}}},
                   {"text", "Zu {vorhaben}: rote Ziegel."},
                   {"legal_basis", "§ 9 HBO"},
                   {"basis", "§ 9 HBO"}};
  ASSERT_EQ(office.add("text_block", "ortsbild", block, "2026-03-16").status, 201);
  const auto shows = [&] {
    return office.clerk.get(path + "/text-blocks").text.find("rote Ziegel") != std::string::npos;
  };
  EXPECT_TRUE(shows());
  ASSERT_EQ(office.add("text_block", "ortsbild", nullptr, "2026-03-20").status, 201);
  EXPECT_TRUE(shows());
  office.on("2026-03-20T09:00:00Z");
  EXPECT_FALSE(shows());
}

TEST(HouseRulesOverHttp, TheInstructionOnRemediesIsTheAuthoritysToWrite) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  const auto path = office.complete_case();
  ASSERT_EQ(office.clerk
                .put(path + "/decision",
                     {{"outcome", "refused"}, {"conditions", json::array()}, {"reasons", "Zu hoch."}, {"fee_cents", 0}})
                .status,
            200);
  const auto ends_with = [&](const std::string& words) {
    const auto notice = office.clerk.get(path + "/decision/preview.pdf");
    std::string all;
    for (const auto& page : office.town.pdf_reader.read(InMemory{notice.text}).first_pages) all += page.text + " ";
    std::string line;
    for (const char c : all) line += c == '\n' ? ' ' : c;
    return line.find(words) != std::string::npos;
  };
  EXPECT_TRUE(ends_with("Widerspruch erhoben werden (§ 70 VwGO)"));
  EXPECT_TRUE(ends_with("bei: Bauaufsicht Prüfkreis, Weg 1, 35000 Prüfdorf"));
  const json action{{"part", "remedies"},
                    {"title", json::object({{"de", "Klage"}, {"en", "action"}})},
                    {"text", "Gegen diesen Bescheid kann Klage beim Verwaltungsgericht Prüfstadt erhoben werden."},
                    {"legal_basis", "§ 74 VwGO"},
                    {"basis", "§ 74 VwGO"}};
  ASSERT_EQ(office.add("text_block", "belehrung", action, "2026-03-16").status, 201);
  EXPECT_TRUE(ends_with("Klage beim Verwaltungsgericht Prüfstadt"));
  EXPECT_FALSE(ends_with("Widerspruch erhoben"));
}

TEST(HouseRulesOverHttp, TheLogSaysWhoAndWhenAndNobodyElseMay) {
  Office office;
  office.on("2026-03-16T09:00:00Z");
  ASSERT_EQ(office.add("law_switch", "post-days", {{"option", "three-days"}}, "2026-03-16").status, 201);
  EXPECT_EQ(office.add("law_switch", "post-days", {{"option", "four-days"}}, "2026-03-16").body.at("code"),
            "rule-overlaps");
  ASSERT_EQ(office.add("law_switch", "post-days", {{"option", "four-days"}}, "2026-03-17").status, 201);
  const auto log = office.admin.get(changes).body.at("changes");
  ASSERT_EQ(log.size(), 2U) << "a refused change leaves no trace";
  EXPECT_EQ(log.at(0).at("valid_from"), "2026-03-17");
  EXPECT_EQ(log.at(1).at("at"), "2026-03-16T09:00:00Z");
  EXPECT_FALSE(log.at(1).at("by").get<std::string>().empty());
  for (const std::string account : {"clerk@amt.example", "designer@x.example", "natur@kreis.example"}) {
    auto other = office.town.visitor(account);
    EXPECT_EQ(other.get("/api/v1/house-rules").status, 403) << account;
    EXPECT_EQ(
        other.post(changes, {{"kind", "holiday"}, {"key", "2026-12-24"}, {"content", nullptr}, {"reason", "x"}}).status,
        403);
  }
  EXPECT_EQ(office.town.visitor().get(changes).status, 401);
}

}  // namespace house_rules_test
}  // namespace flurwerk::api::test
