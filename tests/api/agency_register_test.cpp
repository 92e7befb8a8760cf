// The register of agencies: a CSV goes out and comes back whole or not at all; areas decide whom the rules mean.
#include <gtest/gtest.h>

#include "api/app/agency_register.hpp"
#include "api/app/csv.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace agency_register_test {

const std::string head = "id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until\r\n";

std::string code(const Result<ImportedAgencies>& done) { return done ? "ok" : done.error().code; }
std::string field(const Result<ImportedAgencies>& done) { return done ? "" : done.error().field; }

TEST(AgencyRegister, WhatGoesOutComesBack) {
  SmallTown town;
  const AuthorityId amt{"amt"};
  const auto out = agencies_csv(*town.store->read(), amt);
  const std::string whole = head.substr(0, head.size() - 2) + ";second_person;channel;postal_address\r\n";
  EXPECT_EQ(out.substr(3, whole.size()), whole);
  const auto back = import_agencies(*town.app, amt, out);
  ASSERT_TRUE(back) << back.error().text.en;
  EXPECT_EQ(back->changed, 3);
  EXPECT_EQ(back->added, 0);
  EXPECT_EQ(agencies_csv(*town.store->read(), amt), out);
}

TEST(AgencyRegister, NothingIsHalfImported) {
  SmallTown town;
  const AuthorityId amt{"amt"};
  const auto before = agencies_csv(*town.store->read(), amt);
  const std::string good = "neu;Neue Stelle;water;neu@kreis.example;;;;;;\r\n";
  struct Row {
    std::string csv, code, field;
  };
  const Row rows[] = {
      {"", "csv-columns", ""},
      {"id;name;farbe\r\n" + good, "csv-columns", ""},
      {head + good + "Groß;Stelle;water;a@b.example;;;;;;\r\n", "csv-line", "/3/id"},
      {head + good + "zwei;;water;a@b.example;;;;;;\r\n", "csv-line", "/3/name"},
      {head + good + "zwei;Stelle;wasser;a@b.example;;;;;;\r\n", "csv-line", "/3/kind"},
      {head + good + "zwei;Stelle;water;;;;;;;\r\n", "csv-line", "/3/email"},
      {head + good + "zwei;Stelle;water;a@b.example;;veto;;;;\r\n", "csv-line", "/3/acts"},
      {head + good + "zwei;Stelle;water;a@b.example;;;POINT(1 2);;;\r\n", "csv-line", "/3/area"},
      {head + good + "zwei;Stelle;water;a@b.example;;;\"POLYGON((0 0,1 1,1 0,0 1,0 0))\";;;\r\n", "csv-line",
       "/3/area"},
      {head + good + "zwei;Stelle;water;a@b.example;;;;;2026-07-01;\r\n", "csv-line", "/3/absent_until"},
      {head + good + "zwei;Stelle;water;a@b.example\r\n", "csv-line", "/3/id"},
      {head + good + good, "csv-line", "/3/id"},
      {head + "\"neu;Neue Stelle\r\n", "csv-quote", ""},
      {head + "neu;Beh\xf6rde;water;neu@kreis.example;;;;;;\r\n", "csv-not-utf8", ""},  // as older spreadsheets save
      {head + good + "zwei;=HYPERLINK(1);water;a@b.example;;;;;;\r\n", "csv-line", "/3/name"},
      {head + good + "zwei;Stelle;water;a@b.example;@SUM(A1);;;;;\r\n", "csv-line", "/3/topics"},
      {head + good + "zwei;" + std::string(2001, 'x') + ";water;a@b.example;;;;;;\r\n", "csv-line", "/3/name"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.csv);
    const auto done = import_agencies(*town.app, amt, row.csv);
    EXPECT_EQ(code(done), row.code);
    EXPECT_EQ(field(done), row.field);
    EXPECT_EQ(agencies_csv(*town.store->read(), amt), before);
  }
  EXPECT_EQ(code(import_agencies(*town.app, AuthorityId{"anderes"}, head + "natur;Meine;water;a@b.example;;;;;;\r\n")),
            "csv-line")
      << "an entry of another register";
}

// A kind that no rule knows would never be suggested, and nobody would notice.
TEST(AgencyRegister, AnUnknownKindIsRefusedWithThoseThatAreKnown) {
  SmallTown town;
  const auto done = import_agencies(*town.app, AuthorityId{"amt"}, head + "zwei;Stelle;wasser;a@b.example;;;;;;\r\n");
  ASSERT_FALSE(done);
  EXPECT_TRUE(done.error().text.de.starts_with("Zeile 2, Spalte „kind“: „wasser“")) << done.error().text.de;
  EXPECT_NE(done.error().text.en.find("water"), std::string::npos) << done.error().text.en;
  const LawAt law = LawBook::builtin().at("HE", parse_date("2026-06-01").value()).value();
  for (const auto& trigger : law.triggers)
    EXPECT_NE(done.error().text.en.find(trigger.agency_kind), std::string::npos) << trigger.agency_kind;
  EXPECT_TRUE(import_agencies(*town.app, AuthorityId{"amt"}, head + "zwei;Stelle;other;a@b.example;;;;;;\r\n"))
      << "whom no rule names can be in the register, too";
}

TEST(AgencyRegister, FormulasAreText) {
  EXPECT_EQ(csv_line({"=1+1", "+a", "-b", "@c", "d"}), "'=1+1;'+a;'-b;'@c;d\r\n");
  EXPECT_EQ(read_csv("'=1+1;'quoted';a\r\n")->at(0), (std::vector<std::string>{"=1+1", "'quoted'", "a"}));
  EXPECT_EQ(read_csv("a,\"b \"\"c\"\",\nd\"\n")->at(0), (std::vector<std::string>{"a", "b \"c\",\nd"}));
}

TEST(AgencyRegister, TheOneInWhoseAreaThePlotLiesIsSuggested) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example");
  auto clerk = town.visitor("clerk@amt.example");
  const auto id = ready_draft(town, designer);
  ASSERT_EQ(designer.post_empty("/api/v1/applications/" + id + "/submit").status, 201);
  ASSERT_EQ(clerk.post("/api/v1/applications/" + id + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status,
            201);
  const auto municipality = [&]() -> json {
    const json found = clerk.get("/api/v1/applications/" + id + "/suggestions").body;
    for (const auto& one : found.at("suggestions")) {
      if (one.at("agency_kind") == "municipality") return one;
    }
    return nullptr;
  };
  EXPECT_EQ(municipality().at("agency").at("id"), "gemeinde");
  const auto take = [&](const std::string& area) {
    return code(import_agencies(*town.app, AuthorityId{"amt"},
                                head + "a-dorf;A-Dorf;municipality;a@dorf.example;;;\"" + area + "\";;;\r\n"));
  };
  ASSERT_EQ(take("POLYGON((0 0,10 0,10 10,0 10,0 0))"), "ok");
  EXPECT_EQ(municipality().at("agency").at("id"), "gemeinde") << "A-Dorf is elsewhere";
  ASSERT_EQ(take("POLYGON((0 0,1000000 0,1000000 6000000,0 6000000,0 0))"), "ok");
  EXPECT_EQ(municipality().at("agency").at("id"), "a-dorf") << "an entry with an area comes before one without";
  EXPECT_NE(municipality().at("competence").at("de").get<std::string>().find("Gebiet"), std::string::npos);
}

TEST(AgencyRegister, AFileMadeBeforeAColumnWasThereLeavesItAsItIs) {
  SmallTown town;
  const AuthorityId amt{"amt"};
  const std::string with = "id;name;kind;email;topics;acts;area;deputy;absent_from;absent_until;second_person\r\n";
  const std::string line = "neu;Neue Stelle;water;neu@kreis.example;;;;;;";
  const auto kept = [&] { return town.store->read()->accounts().agency({"neu"})->second_person; };
  ASSERT_EQ(code(import_agencies(*town.app, amt, with + line + ";yes\r\n")), "ok");
  EXPECT_TRUE(kept());
  ASSERT_EQ(code(import_agencies(*town.app, amt, head + line + "\r\n")), "ok");
  EXPECT_TRUE(kept());
  ASSERT_EQ(code(import_agencies(*town.app, amt, with + line + ";\r\n")), "ok");
  EXPECT_FALSE(kept());
  const auto odd = import_agencies(*town.app, amt, with + line + ";vielleicht\r\n");
  EXPECT_EQ(code(odd), "csv-line");
  EXPECT_EQ(field(odd), "/2/second_person");
}

TEST(AgencyRegister, TheDeputyStandsInWhileAbsent) {
  Agency agency;
  agency.email = "a@b.example";
  agency.deputy = "d@b.example";
  agency.absent_from = parse_date("2026-07-01");
  agency.absent_until = parse_date("2026-07-14");
  EXPECT_EQ(address_on(agency, parse_date("2026-06-30").value()), "a@b.example");
  EXPECT_EQ(address_on(agency, parse_date("2026-07-01").value()), "d@b.example");
  EXPECT_EQ(address_on(agency, parse_date("2026-07-14").value()), "d@b.example");
  EXPECT_EQ(address_on(agency, parse_date("2026-07-15").value()), "a@b.example");
}

TEST(AgencyRegister, OverHttpForThoseWhoKeepIt) {
  SmallTown town;
  auto admin = town.visitor("admin@amt.example");
  const auto out = admin.get("/api/v1/agencies.csv");
  ASSERT_EQ(out.status, 200) << out.text;
  const auto back = admin.upload("/api/v1/agencies.csv", out.text);
  EXPECT_EQ(back.status, 200) << back.text;
  EXPECT_EQ(back.body.at("changed"), 3);
  EXPECT_EQ(admin.upload("/api/v1/agencies.csv", "id;name\r\n").status, 422);
  EXPECT_EQ(town.visitor("clerk@amt.example").upload("/api/v1/agencies.csv", out.text).status, 403);
  EXPECT_EQ(town.visitor("natur@kreis.example").get("/api/v1/agencies.csv").status, 403);
}

}  // namespace agency_register_test
}  // namespace flurwerk::api::test
