// Reports of the statistics as XBau messages: valid by the standard's own schemas, with what was given and nothing else.
#include "api/app/xbau_statistics.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace xbau_statistics_test {

const StatisticsOffice office{{},
                              {"DVDV", "3", "psw:06999000", "Bauaufsicht <Prüfdorf>"},
                              {"DVDV", "3", "sta:06999999", "Statistisches Landesamt"},
                              "urn:example:verfahren",
                              "1",
                              {{"simplified", "1"}},
                              "2010-04-01",
                              "2026-01-31"};
const Person paula{{"p1"}, "Paula Prinzipal", "Am Anger 3", "35999", "Prüfdorf", {}, {}, {}, {}};

Date day(const char* text) { return parse_date(text).value(); }
std::shared_ptr<const LawAt> law() { return LawBook::builtin().held("HE", day("2026-06-01")).value(); }

// A house and a garage, permitted, begun, under its roof, finished; one building was demolished for it.
class XBauStatistics : public testing::Test {
 protected:
  XBauStatistics() {
    project.id = {"a1"};
    project.land = "HE";
    project.procedure = "simplified";
    project.title = "Neubau eines Wohnhauses";
    project.file_number = "PRU-2026-0001";
    project.parcels = {{"060999001000120003__"}, {"060999001000130000__"}};
    project.address = "Am Anger 3, Prüfdorf";
    project.received_on = day("2026-03-02");
    project.permitted_on = day("2026-03-31");
    for (const auto& [kind, planned] :
         {std::pair{SiteNoticeKind::start, "2026-05-04"}, std::pair{SiteNoticeKind::shell, "2026-09-01"},
          std::pair{SiteNoticeKind::completion, "2027-04-15"}}) {
      project.site_notices.push_back({kind, day("2026-04-20"), day(planned), false, {}, {}, {}});
    }
    answer("", {{"lageBaugrundstueck", "06411000"}, {"artDesBauherrn", "7"}, {"anzahlAbgaenge", "1"}});
    answer("building/haus", {{"artDesBauens", "01"},
                             {"artDerBautaetigkeit", "1"},
                             {"artDesWohngebaeudes", "1"},
                             {"haustypWohngebaeude", "1"},
                             {"bruttoRauminhaltBRI", "700"},
                             {"ueberwiegendVerwendeterBaustoff", "1"},
                             {"artDerHeizung", "01"},
                             {"primaereHeizenergieHeizung", "005"},
                             {"sonstigeLueftungsanlagen", "1"},
                             {"kuehlung", "3"},
                             {"erfuellungGEG", "erneuerbareEnergieWaermepumpe,erneuerbareEnergieStrom"},
                             {"wohnflaecheNeu", "142.5"},
                             {"nutzflaecheNeu", "0"},
                             {"anzahlDerWohnungenNeu", "7=1"},
                             {"raeumeInGrossenWohnungen", "8"},
                             {"kostengruppe300", "25000050"},
                             {"statusSozialerWohnungsbau", "001"}});
    answer("removal/1", {{"abgangZeitraum", "2026-04"},
                         {"artDesEigentuemers", "7"},
                         {"abgangHauptnutzung", "wohngebaeude"},
                         {"abgangWohngebaeude", "1"},
                         {"alterDesGebaeudes", "3"},
                         {"umfangDesAbgangs", "1"},
                         {"ursacheDesAbgangs", "3"},
                         {"abgangWohnflaeche", "80"},
                         {"abgangNutzflaeche", "12.5"},
                         {"abgangWohnungen", "1"},
                         {"abgangRaeume", "4=1"}});
  }

  void answer(const std::string& of, const std::vector<std::pair<const char*, const char*>>& answers) {
    for (const auto& [field, value] : answers) {
      std::erase_if(project.statistics, [&](const auto& one) { return one.of == of && one.field == field; });
      project.statistics.push_back({field, value, "", of});
    }
  }
  Result<std::string> message(StatisticsOccasion occasion, const char* on, const std::string& of = "building/haus",
                              const std::string& progress = {}) const {
    const auto record = statistics_record(project, drawn, *law());
    std::size_t section = 0;
    while (record.sections.at(section).key != of) ++section;
    const SectionReport report{project.id, project.file_number, {occasion, day(on), {}}, record, section, progress,
                               law()};
    return xbau_statistics(
        {report, project, office, paula, uuid_of("m"), parse_instant("2026-04-02T08:00:00Z").value()});
  }
  std::string written(StatisticsOccasion occasion, const char* on, const std::string& of = "building/haus",
                      const std::string& progress = {}) const {
    const auto made = message(occasion, on, of, progress);
    if (made) return *made;
    ADD_FAILURE() << made.error().text.de;
    return {};
  }

  Application project;
  StatisticsDrawing drawn{{{"buildings", "2"}},
                          {{"haus", "Haus & Hof", {{"storeys", "2"}, {"use", "wohngebaeude"}, {"dwellings", "1"}}},
                           {"garage", "Garage", {{"use", "nichtwohngebaeude"}, {"dwellings", "0"}, {"type", "744"}}}}};
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(XBauStatistics, EveryMessageIsValidByTheStandardsOwnSchemas) {
  const std::filesystem::path schema =
      std::filesystem::path{FLURWERK_SHARED_DATA} / "xbau/2.6/xbau-nachrichten-statistik.xsd";
  if (!std::filesystem::exists(schema)) GTEST_SKIP() << "no XBau schemas beside the repository";
  ASSERT_EQ(std::system("xmllint --version >/dev/null 2>&1"), 0) << "a package of the tests: libxml2-utils";
  using enum StatisticsOccasion;
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "flurwerk-xbau-message.xml";
  const auto valid = [&](const std::string& text) {
    std::ofstream{file, std::ios::binary} << text;
    return std::system(("xmllint --nonet --noout --schema " + schema.string() + " " + file.string() + " 2>" +
                        file.string() + ".log")
                           .c_str()) == 0;
  };
  const auto log = [&] {
    std::ostringstream text;
    text << std::ifstream{file.string() + ".log"}.rdbuf();
    return text.str();
  };
  struct Row {
    StatisticsOccasion occasion;
    const char* on;
    const char* of = "building/haus";
    const char* progress = "";
  };
  const Row rows[] = {{permit, "2026-03-31"},
                      {start, "2026-05-04"},
                      {shell, "2026-09-01"},
                      {completion, "2027-04-15"},
                      {lapsed, "2029-04-01"},
                      {removal, "2026-04-01", "removal/1"},
                      {overhang, "2026-12-31", "building/haus", "3"}};
  for (const Row& row : rows) {
    EXPECT_TRUE(valid(written(row.occasion, row.on, row.of, row.progress))) << to_string(row.occasion) << "\n" << log();
  }
  EXPECT_FALSE(valid("<x/>")) << "the oracle says no";
  answer("building/haus", {{"artDerBautaetigkeit", "3"},
                           {"artDesBauens", "02"},
                           {"aenderungNutzungsschwerpunkt", "true"},
                           {"wohnflaecheAlt", "90"},
                           {"gesamtanzahlWohnungenAlt", "1"}});
  answer("", {{"artDesBauherrn", "2"}});
  EXPECT_TRUE(valid(written(permit, "2026-03-31"))) << "works on an existing building, of a company\n" << log();
  std::filesystem::remove(file);
  std::filesystem::remove(file.string() + ".log");
}

TEST_F(XBauStatistics, SaysWhatWasGivenAndNothingElse) {
  const std::string text = written(StatisticsOccasion::permit, "2026-03-31");
  for (const char* part :
       {"<code>0421</code>", "<vorgang>PRU-2026-0001</vorgang>", "<name>Bauaufsicht &lt;Prüfdorf&gt;</name>",
        "<xbau:anzahlDerGebaeudeImBauvorhaben>2</xbau:anzahlDerGebaeudeImBauvorhaben>",
        "<familienname><name>Prinzipal</name></familienname><vorname><name>Paula</name></vorname>",
        "<gemarkung><nummer>0999</nummer></gemarkung><flur>1</flur><zaehler>12</zaehler><nenner>3</nenner></",
        "<zaehler>13</zaehler></", "<xbau:datumBaugenehmigung>2026-03</xbau:datumBaugenehmigung>",
        "<xbau:erneuerbareEnergieWaermepumpe>true</xbau:erneuerbareEnergieWaermepumpe>",
        "<xbau:kostengruppe300>25000050</xbau:kostengruppe300>", "Haus &amp; Hof",
        "<xbau:kategorie><code>7</code></xbau:kategorie>"
        "<xbau:anzahlRaeumebeiWohnungenMitSiebenOderMehrRaeumen>8<"}) {
    EXPECT_TRUE(holds(text, part)) << part << "\n" << text;
  }
  EXPECT_FALSE(holds(text, "sekundaereHeizenergieHeizung")) << "not known is not said";
  EXPECT_FALSE(holds(text, "kostengruppe400"));
  // The building is the same one in every message, the message another.
  const std::string id = "<xbau:uuidGebaeude>" + uuid_of("flurwerk building a1 building/haus");
  EXPECT_TRUE(holds(text, id));
  EXPECT_TRUE(holds(written(StatisticsOccasion::start, "2026-05-04"), id));
  // Of works on an existing building the standard's rules take no heating, volume or storeys.
  answer("building/haus", {{"artDerBautaetigkeit", "3"}});
  const std::string existing = written(StatisticsOccasion::permit, "2026-03-31");
  for (const char* part : {"heizungHeizenergie", "bruttoRauminhaltBRI", "anzahlVollgeschosse", "haustyp", "kuehlung"}) {
    EXPECT_FALSE(holds(existing, part)) << part;
  }
  // Under a roof that was built after the survey's day, nobody was.
  const std::string begun = written(StatisticsOccasion::overhang, "2026-08-31", "building/haus", "2");
  EXPECT_TRUE(holds(begun, "<xbau:datumBaubeginn>2026-05</xbau:datumBaubeginn>"));
  EXPECT_FALSE(holds(begun, "datumUnterDach"));
}

TEST_F(XBauStatistics, IsRefusedNamingWhatIsMissing) {
  project.statistics.clear();
  project.procedure = "full";
  const auto bare = message(StatisticsOccasion::permit, "2026-03-31");
  ASSERT_FALSE(bare);
  EXPECT_EQ(bare.error().code, "message-incomplete");
  EXPECT_EQ(bare.error().text.de, "Für die XBau-Nachricht fehlt: ein Schlüssel für das Verfahren „full“; Bauart.");
  project.procedure = "simplified";
  answer("building/haus", {{"artDerBautaetigkeit", "1"}});
  EXPECT_TRUE(message(StatisticsOccasion::permit, "2026-03-31")) << "the rest need not be there";
  answer("", {{"lageBaugrundstueck", "Prüfdorf"}});
  EXPECT_FALSE(message(StatisticsOccasion::permit, "2026-03-31")) << "what was given must not be lost";
  answer("building/garage", {{"bruttoRauminhaltBRI", "60"}});
  EXPECT_EQ(message(StatisticsOccasion::permit, "2026-03-31", "building/garage").error().code, "message-not-reported");
  answer("", {{"lageBaugrundstueck", "06411000"}, {"anzahlAbgaenge", "1"}});
  const auto removal = message(StatisticsOccasion::removal, "2026-04-01", "removal/1");
  ASSERT_FALSE(removal);
  EXPECT_TRUE(holds(removal.error().text.de, "Baujahr des Gebäudes; Umfang des Abgangs")) << removal.error().text.de;
}

TEST(XBauMessage, IsGivenToTheAuthorityOnceTheOperatorSaysWhoItIsFor) {
  SmallTown town;
  auto designer = town.visitor("designer@x.example"), clerk = town.visitor("clerk@amt.example");
  auto approver = town.visitor("approver@amt.example");
  const std::string id = ready_draft(town, designer), at = "/api/v1/applications/" + id;
  ASSERT_EQ(
      designer
          .post(at + "/statistics",
                {{"answers",
                  {{{"field", "artDerBautaetigkeit"}, {"value", "1"}}, {{"field", "artDesBauherrn"}, {"value", "2"}}}}})
          .status,
      201);
  ASSERT_EQ(designer.post_empty(at + "/submit").status, 201);
  ASSERT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-02"}}).status, 201);
  const json decision = {{"outcome", "granted"}, {"conditions", json::array()}, {"reasons", ""}, {"fee_cents", 0}};
  ASSERT_EQ(clerk.put(at + "/decision", decision).status, 200);
  ASSERT_EQ(approver.post(at + "/decision/approve", {{"decision_version", 1}}).status, 201);
  ASSERT_EQ(clerk.post(at + "/decision/serve", {{"service", "certificate"}, {"on", "2026-03-02"}}).status, 201);
  const std::string asked = at + "/statistics-message?occasion=permit&of=building/b1";
  const auto unknown = clerk.get(asked);
  EXPECT_EQ(unknown.status, 409) << unknown.text;
  EXPECT_EQ(unknown.body.at("code"), "no-statistics-office");
  StatisticsOffice row = office;
  row.valid_from = day("2026-01-01");
  town.app->config.statistics_offices["amt"] = {row};
  const auto message = clerk.get(asked);
  ASSERT_EQ(message.status, 200) << message.text;
  EXPECT_TRUE(holds(message.text, "statistik.baugenehmigung.0421"));
  EXPECT_TRUE(holds(message.text, "<organisation>")) << "of a company no first name is made up";
  EXPECT_TRUE(holds(message.text, "Paula Prinzipal"));
  EXPECT_EQ(clerk.get(at + "/statistics-message?occasion=permit&of=building/Turm").status, 404);
  EXPECT_EQ(clerk.get(at + "/statistics-message?occasion=overhang&of=building/b1&year=2025").status, 404);
  EXPECT_EQ(clerk.get(at + "/statistics-message?occasion=overhang&of=building/b1&year=2026").status, 200);
  EXPECT_EQ(designer.get(asked).status, 403) << "the authority reports";
  EXPECT_EQ(town.visitor("clerk@anderes.example").get(asked).status, 404);
}

}  // namespace xbau_statistics_test
}  // namespace flurwerk::api::test
