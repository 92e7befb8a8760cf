// The statistics record: what is known and from where, what is asked once, who is exempt, what is reported when.
#include "permit-core/statistics.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "permit-core/application_change.hpp"
#include "tests/application/story.hpp"

namespace flurwerk::tests {
namespace statistics_test {

const StatisticsDrawing nothing_drawn;
// One building that says this.
StatisticsDrawing drawn_with(const StatisticsFacts& facts) { return {{{"buildings", "1"}}, {{"haus", "Haus", facts}}}; }
const StatisticsDrawing house_and_garage{
    {{"buildings", "2"}},
    {{"haus", "Haus", {{"storeys", "2"}, {"use", "wohngebaeude"}, {"dwellings", "1"}}},
     {"garage", "Garage", {{"use", "nichtwohngebaeude"}, {"dwellings", "0"}, {"type", "744"}}}}};

Decided given(Story& story, const std::vector<StatisticsAnswer>& answers,
              const StatisticsDrawing& drawn = nothing_drawn) {
  return story.act([&](const Context& c) { return give_statistics(story.application(), {answers}, drawn, c); });
}
std::string refused(Story& story, const std::vector<StatisticsAnswer>& answers,
                    const StatisticsDrawing& drawn = nothing_drawn) {
  const auto decided = given(story, answers, drawn);
  return decided ? "ok" : decided.error().code + " " + decided.error().field;
}
StatisticsRecord record_of(const Story& story, const StatisticsDrawing& drawn = nothing_drawn) {
  return statistics_record(story.application(), drawn, law_on(story.today()));
}
// Of the first building unless a section is named.
std::string value(const StatisticsRecord& record, const std::string& field, const std::string& key = {}) {
  const auto* section = key.empty() ? &record.sections.at(1) : record.section(key);
  if (section == nullptr) return "no such section";
  const auto* found = record.value(*section, field);
  if (found == nullptr) return "does not apply";
  return found->value.empty() ? "unknown: " + found->unknown_because.de : found->value + " (" + found->source.de + ")";
}
std::string sections(const StatisticsRecord& record) {
  std::string all;
  for (const auto& section : record.sections) {
    all += section.key + ":" + std::string(to_string(section.duty)) + " ";
  }
  return all;
}

TEST(Statistics, WhatTheCaseKnowsIsFilledInWithItsSourceAndWhatNobodyKnowsSaysSo) {
  Story story;
  story.complete("2026-03-16");
  const auto record = record_of(story, drawn_with({{"storeys", "2"}, {"use", "wohngebaeude"}}));
  EXPECT_EQ(value(record, "datumAntragstellung"), "2026-03 (Eingang des Antrags)");
  EXPECT_EQ(value(record, "flurstueck"), "060001001000120003__ (Antrag)");
  EXPECT_EQ(value(record, "hauptnutzung"), "wohngebaeude (Zeichnung)");
  EXPECT_EQ(value(record, "datumBaugenehmigung"), "unknown: Noch nicht eingetreten oder nicht angezeigt.");
  EXPECT_EQ(value(record, "artDesBauherrn"), "unknown: Noch nicht angegeben.");
  EXPECT_EQ(value(record, "lageBaugrundstueck"), "unknown: Von der Bauaufsicht noch nicht angegeben.");
  EXPECT_EQ(value(record, "artDesNichtwohngebaeudes"), "does not apply") << "it is housing";
  EXPECT_EQ(value(record, "anzahlVollgeschosse"), "does not apply") << "until it is known to be a new building";
}

TEST(Statistics, AnAnswerIsKeptTakenBackAndMayBeThatItIsNotKnown) {
  Story story;
  story.complete().as("anna", "designer");
  ASSERT_TRUE(given(story, {{"artDesBauens", "01", ""}, {"kuehlung", "", "Planung steht aus"}}));
  EXPECT_EQ(value(record_of(story, drawn_with({{"storeys", "2"}})), "anzahlVollgeschosse"), "2 (Zeichnung)");
  EXPECT_EQ(value(record_of(story), "kuehlung"), "unknown: Planung steht aus");
  ASSERT_TRUE(given(story, {{"anzahlVollgeschosse", "3", ""}}));
  EXPECT_EQ(value(record_of(story, drawn_with({{"storeys", "2"}})), "anzahlVollgeschosse"),
            "3 (Angabe zur Baustatistik)");
  ASSERT_TRUE(given(story, {{"anzahlVollgeschosse", "", "noch offen"}}));
  EXPECT_EQ(value(record_of(story, drawn_with({{"storeys", "2"}})), "anzahlVollgeschosse"), "2 (Zeichnung)")
      << "drawn since";
  EXPECT_EQ(value(record_of(story), "anzahlVollgeschosse"), "unknown: noch offen");
  ASSERT_TRUE(given(story, {{"anzahlVollgeschosse", "", ""}}));
  EXPECT_EQ(value(record_of(story, drawn_with({{"storeys", "2"}})), "anzahlVollgeschosse"), "2 (Zeichnung)");
}

TEST(Statistics, WhatDoesNotFitIsRefusedWhereItStands) {
  Story story;
  story.complete().as("anna", "designer");
  EXPECT_EQ(refused(story, {{"artDesBauens", "01", ""}, {"artDesBauens", "03", ""}}),
            "bad-statistics-value /answers/1/value");
  EXPECT_EQ(refused(story, {{"bruttoRauminhaltBRI", "1.234,5", ""}}), "bad-statistics-value /answers/0/value");
  EXPECT_EQ(refused(story, {{"gesamtanzahlWohnungen", "-1", ""}}), "bad-statistics-value /answers/0/value");
  EXPECT_EQ(refused(story, {{"anzahlDerWohnungenNeu", "3=2,3=1", ""}}), "bad-statistics-value /answers/0/value");
  EXPECT_EQ(refused(story, {{"erfuellungGEG", "hope", ""}}), "bad-statistics-value /answers/0/value");
  EXPECT_EQ(refused(story, {{"datumBaubeginn", "2026-06", ""}}), "unknown-statistics-field /answers/0/field");
  EXPECT_EQ(refused(story, {{"shoeSize", "43", ""}}), "unknown-statistics-field /answers/0/field");
  EXPECT_EQ(refused(story, {{"kuehlung", "3", "weiß nicht"}}), "value-and-reason /answers/0/reason");
  EXPECT_EQ(refused(story, {{"lageBaugrundstueck", "06411000", ""}}), "asked-of-the-authority /answers/0/field");
  EXPECT_EQ(refused(story, {{"kuehlung", "", ""}}), "nothing-changed /answers");
  story.as("clara");
  EXPECT_EQ(refused(story, {{"lageBaugrundstueck", "06411000", ""}}), "ok");
  Story enquiry("preliminary");
  enquiry.complete();
  EXPECT_EQ(refused(enquiry, {{"kuehlung", "3", ""}}), "no-statistics ");
}

// § 2 Abs. 1 Satz 2 HBauStatG: nothing but other usable space, and up to 350 m³ or up to 18,000 EUR.
TEST(Statistics, WhoIsExemptIsShownWithArithmetic) {
  struct Row {
    std::string use, dwellings, volume, kg300, kg400, duty, step;
  };
  const Row rows[] = {
      {"nichtwohngebaeude", "0", "350", "2000000", "0", "exempt", "Rauminhalt 350,00 m³ ≤ 350 m³"},
      {"nichtwohngebaeude", "0", "350.01", "1500000", "300000", "exempt",
       "Kosten 15.000,00 € + 3.000,00 € = 18.000,00 € ≤ 18.000,00 €"},
      {"nichtwohngebaeude", "0", "350.01", "1500000", "300001", "reported", "Rauminhalt 350,01 m³ > 350 m³"},
      {"nichtwohngebaeude", "0", "351", "", "", "not_checked", "Kosten nicht bekannt"},
      {"nichtwohngebaeude", "0", "", "1000000", "0", "exempt", "Rauminhalt nicht bekannt"},
      {"nichtwohngebaeude", "1", "100", "100", "0", "reported", ""},
      {"wohngebaeude", "0", "100", "100", "0", "reported", ""},
      {"nichtwohngebaeude", "", "100", "100", "0", "not_checked", ""},
      {"", "0", "100", "100", "0", "not_checked", ""},
  };
  for (const Row& row : rows) {
    Story story;
    story.complete();
    std::vector<StatisticsAnswer> answers{{"artDesBauens", "01", ""}};
    const auto answer = [&](const char* field, const std::string& value) {
      if (!value.empty()) answers.push_back({field, value, ""});
    };
    answer("hauptnutzung", row.use), answer("gesamtanzahlWohnungen", row.dwellings);
    answer("bruttoRauminhaltBRI", row.volume), answer("kostengruppe300", row.kg300),
        answer("kostengruppe400", row.kg400);
    ASSERT_TRUE(given(story, answers));
    const auto record = record_of(story);
    const std::string what = row.use + "/" + row.dwellings + "/" + row.volume + "/" + row.kg300;
    const auto& building = record.sections.at(1);
    EXPECT_EQ(to_string(building.duty), row.duty) << what;
    EXPECT_FALSE(building.why.de.empty()) << what;
    EXPECT_EQ(building.basis, "§ 2 Abs. 1 Satz 2 HBauStatG");
    if (row.step.empty()) continue;
    EXPECT_TRUE(std::ranges::any_of(building.steps, [&](const Text& step) { return step.de == row.step; })) << what;
  }
}

std::string reports(const Story& story) {
  std::string text;
  for (const auto& report : statistics_reports(story.application())) {
    text += (text.empty() ? "" : ", ") + key_of(report) + " " + to_string(report.on);
  }
  return text;
}

TEST(Statistics, WhatHappensToThePermitIsReportedInItsMonth) {
  Story story;
  story.complete("2026-03-16");
  EXPECT_EQ(reports(story), "");
  story.on("2026-05-29").decision_drafted().approved().notice_filed().served();
  EXPECT_EQ(reports(story), "permit 2026-05-29");
  EXPECT_EQ(value(record_of(story), "datumBaugenehmigung"), "2026-05 (Entscheidung)");
  story.on("2026-06-01").as("clara").must([&](const Context& c) {
    return give_site_notice(story.application(),
                            {SiteNoticeKind::start, c.today, day("2026-06-15"), PersonId{"p8"}, PersonId{"p9"}}, c);
  });
  EXPECT_EQ(reports(story), "permit 2026-05-29, start 2026-06-15");
}

TEST(Statistics, ADeemedPermitIsReportedAndARefusalIsNot) {
  Story deemed;
  deemed.complete("2026-03-16").on("2026-06-17");
  deemed.must([&](const Context& c) {
    const auto running = deemed.application().running_deadline(Purpose::decision)->deadline.id;
    return lapse(deemed.application(), running, c);
  });
  EXPECT_EQ(deemed.state(), ApplicationState::deemed_granted);
  EXPECT_EQ(reports(deemed), "permit 2026-06-17");
  Story refused_story;
  refused_story.complete("2026-03-16").on("2026-05-29");
  refused_story.decision_drafted(DecisionOutcome::refused).approved().notice_filed().served();
  EXPECT_EQ(reports(refused_story), "");
}

TEST(Statistics, OnceAnsweredInThePortalNoSheetIsAskedForAndACopyHoldsTheAnswers) {
  Story story;
  story.on("2026-03-16").drafted();
  const auto lacks_sheet = [&](const Application& application) {
    const auto gaps = missing_for_submission(application, law_on(story.today()));
    return std::ranges::any_of(gaps, [](const Refusal& gap) { return gap.field == "/documents/statistics-sheet"; });
  };
  Application without = story.application();
  std::erase_if(without.documents, [](const FiledDocument& document) { return document.type == "statistics-sheet"; });
  EXPECT_TRUE(lacks_sheet(without));
  const auto drawn = drawn_with({{"storeys", "2"}, {"use", "wohngebaeude"}, {"dwellings", "1"}});
  ASSERT_TRUE(given(story, {{"artDesBauens", "01", ""}}, drawn));
  EXPECT_FALSE(story.application().statistics_complete) << "the rest is open";
  std::vector<StatisticsAnswer> rest;
  for (const auto& section : record_of(story, drawn).sections) {
    for (const auto& one : section.values) {
      const bool ours = !law_on(story.today()).statistics_field(one.field)->by_authority;
      if (one.open && ours) rest.push_back({one.field, "", "wird nachgereicht", section.key});
    }
  }
  EXPECT_GT(rest.size(), 10u);
  ASSERT_TRUE(given(story, rest, drawn));
  EXPECT_TRUE(story.application().statistics_complete) << "not known is an answer, too";
  without.statistics_complete = true;
  EXPECT_FALSE(lacks_sheet(without));
  int number = 0;
  std::vector<Event> copy;
  story.must([&](const Context& c) -> Decided {
    auto made = copy_application(story.application(),
                                 {false, {}, [&] { return DocumentId{"n" + std::to_string(++number)}; }}, c);
    if (made) copy = *made;
    return made ? Decided{std::vector<Event>{}} : made;  // they are another application's
  });
  const auto taken =
      std::ranges::find_if(copy, [](const Event& e) { return std::holds_alternative<StatisticsGiven>(e); });
  ASSERT_NE(taken, copy.end());
  EXPECT_EQ(std::get<StatisticsGiven>(*taken).answers, story.application().statistics);
}

// --- each building, each removal --------------------------------------------------------------------------------------

TEST(Statistics, EachBuildingHasItsOwnValuesAndDutyAndTheProjectIsAskedOnce) {
  Story story;
  story.complete().as("anna", "designer");
  EXPECT_EQ(sections(record_of(story, house_and_garage)), ":none building/haus:reported building/garage:not_checked ");
  EXPECT_EQ(value(record_of(story, house_and_garage), "artDesNichtwohngebaeudes", "building/garage"),
            "744 (Zeichnung)");
  ASSERT_TRUE(given(story,
                    {{"artDesBauherrn", "6", ""},
                     {"bruttoRauminhaltBRI", "700", "", "building/haus"},
                     {"bruttoRauminhaltBRI", "62.5", "", "building/garage"}},
                    house_and_garage));
  const auto record = record_of(story, house_and_garage);
  EXPECT_EQ(sections(record), ":none building/haus:reported building/garage:exempt ");
  EXPECT_EQ(record.section("building/garage")->steps.at(0).de, "Rauminhalt 62,50 m³ ≤ 350 m³");
  EXPECT_EQ(value(record, "bruttoRauminhaltBRI", "building/haus"), "700 (Angabe zur Baustatistik)");
  EXPECT_EQ(value(record, "artDesBauherrn", "building/garage"), "6 (Angabe zur Baustatistik)") << "the project's";
  EXPECT_EQ(value(record, "anzahlDerGebaeudeImBauvorhaben"), "2 (Zeichnung)");

  EXPECT_EQ(refused(story, {{"kuehlung", "3", ""}}, house_and_garage), "unknown-statistics-section /answers/0/of");
  EXPECT_EQ(refused(story, {{"kuehlung", "3", "", "building/scheune"}}, house_and_garage),
            "unknown-statistics-section /answers/0/of");
  EXPECT_EQ(refused(story, {{"artDesBauherrn", "1", "", "building/haus"}}, house_and_garage),
            "unknown-statistics-section /answers/0/of");
  EXPECT_EQ(refused(story, {{"umfangDesAbgangs", "1", "", "building/haus"}}, house_and_garage),
            "unknown-statistics-section /answers/0/of");

  std::vector<StatisticsAnswer> rest;
  for (const std::string key : {"", "building/haus"}) {
    for (const auto& one : record.section(key)->values) {
      const bool ours = !law_on(story.today()).statistics_field(one.field)->by_authority;
      if (one.open && ours) rest.push_back({one.field, "", "wird nachgereicht", key});
    }
  }
  ASSERT_TRUE(given(story, rest, house_and_garage));
  EXPECT_TRUE(story.application().statistics_complete) << "of the garage nothing more is wanted";
}

TEST(Statistics, ABuildingKeepsItsAnswersWhenItIsRenamedAndWhenAnotherIsDrawn) {
  Story story;
  story.complete().as("anna", "designer");
  ASSERT_TRUE(given(story, {{"bruttoRauminhaltBRI", "700", ""}}, drawn_with({})));
  EXPECT_EQ(story.application().statistics.at(0).of, "building/haus") << "the only one there is";
  StatisticsDrawing renamed = house_and_garage;
  renamed.buildings[0].name = "Vorderhaus";
  EXPECT_EQ(value(record_of(story, renamed), "bruttoRauminhaltBRI", "building/haus"), "700 (Angabe zur Baustatistik)");
  const StatisticsDrawing gone{{{"buildings", "1"}}, {{"neu", "Neu", {}}}};
  const auto record = record_of(story, gone);
  EXPECT_EQ(value(record, "bruttoRauminhaltBRI"), "unknown: Noch nicht angegeben.");
  ASSERT_EQ(record.sections[0].remarks.size(), 1U);
  EXPECT_NE(record.sections[0].remarks[0].de.find("„haus“"), std::string::npos);
}

// Events from before each building was asked name no section; they are never rewritten.
TEST(Statistics, AnswersOfTheWholeProjectAreReadAsTheOnlyBuildingsAndShownBesideSeveral) {
  Story story;
  story.complete();
  story.record(StatisticsGiven{{{"artDesBauherrn", "6", ""}, {"bruttoRauminhaltBRI", "700", ""}}, true});
  EXPECT_EQ(value(record_of(story), "bruttoRauminhaltBRI"), "700 (Angabe zur Baustatistik)") << "nothing is drawn";
  EXPECT_EQ(value(record_of(story, drawn_with({})), "bruttoRauminhaltBRI"), "700 (Angabe zur Baustatistik)");
  const auto two = record_of(story, house_and_garage);
  EXPECT_EQ(value(two, "artDesBauherrn"), "6 (Angabe zur Baustatistik)");
  for (const std::string key : {"building/haus", "building/garage"}) {
    EXPECT_EQ(value(two, "bruttoRauminhaltBRI", key), "unknown: Bisher nur für das ganze Vorhaben angegeben: 700.");
    EXPECT_EQ(two.section(key)->value("bruttoRauminhaltBRI")->of_all, "700");
  }
  EXPECT_TRUE(story.application().statistics_complete) << "as it was said then";
}

TEST(Statistics, ARemovalIsAskedWhereTheProjectHasOneAndReportedInItsMonth) {
  Story story;
  story.complete().as("anna", "designer");
  EXPECT_EQ(refused(story, {{"umfangDesAbgangs", "1", "", "removal/1"}}, house_and_garage),
            "unknown-statistics-section /answers/0/of");
  ASSERT_TRUE(
      given(story, {{"anzahlAbgaenge", "2", ""}, {"abgangZeitraum", "2026-04", "", "removal/2"}}, house_and_garage));
  EXPECT_EQ(refused(story, {{"abgangZeitraum", "2026-4", "", "removal/1"}}, house_and_garage),
            "bad-statistics-value /answers/0/value");
  EXPECT_EQ(refused(story, {{"abgangZeitraum", "2026-13", "", "removal/1"}}, house_and_garage),
            "bad-statistics-value /answers/0/value");
  const auto record = record_of(story, house_and_garage);
  EXPECT_EQ(sections(record),
            ":none building/haus:reported building/garage:not_checked removal/1:reported removal/2:reported ");
  EXPECT_EQ(value(record, "abgangRaeume", "removal/1"), "does not apply")
      << "until it is known that dwellings are lost";
  EXPECT_EQ(reports(story), "") << "the works are not permitted";
  story.on("2026-05-29").decision_drafted().approved().notice_filed().served();
  EXPECT_EQ(reports(story), "permit 2026-05-29, removal/2 2026-04-01");
  story.as("clara");
  ASSERT_TRUE(given(story, {{"anzahlAbgaenge", "1", ""}}, house_and_garage));
  EXPECT_EQ(reports(story), "permit 2026-05-29") << "there is no second one any more";
}

TEST(Statistics, AChangeOfUseIsARemovalOfWhatWasThere) {
  Story story;
  story.complete().as("anna", "designer");
  const auto drawn = drawn_with({{"use", "nichtwohngebaeude"}});
  ASSERT_TRUE(given(story,
                    {{"artDesBauens", "02", ""},
                     {"aenderungNutzungsschwerpunkt", "true", ""},
                     {"wohnflaecheAlt", "120.5", ""},
                     {"gesamtanzahlWohnungenAlt", "2", ""}},
                    drawn));
  const auto record = record_of(story, drawn);
  const std::string key = "removal/use/haus";
  ASSERT_NE(record.section(key), nullptr);
  EXPECT_EQ(record.section(key)->name.de, "Bisherige Nutzung: Haus");
  EXPECT_EQ(value(record, "abgangHauptnutzung", key), "wohngebaeude (Angaben zum Gebäude)") << "not asked again";
  EXPECT_EQ(value(record, "abgangWohnflaeche", key), "120.5 (Angaben zum Gebäude)");
  EXPECT_EQ(value(record, "abgangWohnungen", key), "2 (Angaben zum Gebäude)");
  EXPECT_EQ(value(record, "abgangNutzflaeche", key), "unknown: Noch nicht angegeben.");
  ASSERT_TRUE(given(story, {{"abgangZeitraum", "2026-07", "", key}, {"abgangRaeume", "3=1,7=1", "", key}}, drawn));
  EXPECT_EQ(value(record_of(story, drawn), "abgangRaeumeInGrossenWohnungen", key), "unknown: Noch nicht angegeben.")
      << "asked because dwellings of seven rooms are among them";
  story.on("2026-05-29").decision_drafted().approved().notice_filed().served();
  EXPECT_EQ(reports(story), "permit 2026-05-29, removal/use/haus 2026-07-01");
  ASSERT_TRUE(given(story, {{"aenderungNutzungsschwerpunkt", "false", ""}}, drawn));
  EXPECT_EQ(reports(story), "permit 2026-05-29");
}

// § 3 Abs. 3 HBauStatG: what is permitted and not finished at the end of a year, from the notices alone.
TEST(Statistics, TheStateOfTheWorksAtTheEndOfAYearComesFromTheNotices) {
  struct Row {
    std::string start, shell, completion, lapsed, day, building, existing;
  };
  const Row rows[] = {
      {"", "", "", "", "2025-12-31", "none", "none"},  // permitted in 2026
      {"", "", "", "", "2026-12-31", "1", "1"},
      {"2026-06-15", "", "", "", "2026-12-31", "2", "2"},
      {"2027-01-04", "", "", "", "2026-12-31", "1", "1"},  // announced for later
      {"2026-06-15", "2026-11-02", "", "", "2026-12-31", "3", "2"},
      {"2026-06-15", "2027-02-01", "", "", "2026-12-31", "2", "2"},
      {"2026-06-15", "2026-11-02", "2026-12-31", "", "2026-12-31", "none", "none"},
      {"2026-06-15", "2026-11-02", "2027-03-01", "", "2026-12-31", "3", "2"},
      {"", "", "", "2026-10-01", "2026-12-31", "4", "4"},
      {"2026-06-15", "", "", "2026-10-01", "2026-12-31", "4", "4"},
      {"", "", "", "2026-10-01", "2027-12-31", "none", "none"},  // was reported a year before
      {"", "", "", "2027-02-01", "2026-12-31", "1", "1"},
  };
  for (const Row& row : rows) {
    Application application;
    application.permitted_on = day("2026-05-29");
    const auto notice = [&](SiteNoticeKind kind, const std::string& planned) {
      if (!planned.empty()) {
        application.site_notices.push_back({kind, day("2026-05-30"), day(planned), false, {}, {}, {}});
      }
    };
    notice(SiteNoticeKind::start, row.start), notice(SiteNoticeKind::shell, row.shell);
    notice(SiteNoticeKind::completion, row.completion);
    if (!row.lapsed.empty()) application.expired_on = day(row.lapsed);
    const std::string what = row.start + "/" + row.shell + "/" + row.completion + "/" + row.lapsed + " on " + row.day;
    EXPECT_EQ(progress_on(application, day(row.day), false).value_or("none"), row.building) << what;
    EXPECT_EQ(progress_on(application, day(row.day), true).value_or("none"), row.existing) << what;
  }
}

// --- the law data against the standard's own files ---------------------------------------------------------------------

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(std::string(FLURWERK_SHARED_DATA) + path, std::ios::binary).rdbuf();
  return text.str();
}

TEST(Statistics, FieldsAndCodesAreThoseOfXBau) {
  const std::string schema =
      text_of("/xbau/2.6/xbau-nachrichten-statistik.xsd") + text_of("/xbau/2.6/xbau-baukasten.xsd");
  if (schema.empty()) GTEST_SKIP() << "no XBau schemas beside the repository";
  const LawAt& law = law_on(day("2026-06-01"));
  ASSERT_GT(law.statistics_fields.size(), 30u);
  for (const StatisticsField& field : law.statistics_fields) {
    std::istringstream path(field.element);
    for (std::string step; std::getline(path, step, '/');) {
      EXPECT_NE(schema.find("name=\"" + step + "\""), std::string::npos) << field.id << ": " << step;
    }
  }
  for (const StatisticsCodes& codes : law.statistics_codes) {
    for (const auto& code : codes.list)
      EXPECT_EQ(codes.find(code.code), &code) << codes.id << " has " << code.code << " twice";
    if (!codes.id.starts_with("urn:")) continue;
    std::string file = codes.id;
    std::ranges::replace(file, ':', '-');
    std::string list = text_of("/xbau/codelists/" + file + ".xml");
    ASSERT_FALSE(list.empty()) << codes.id;
    std::size_t rows = 0;
    for (auto at = list.find("<Row>"); at != std::string::npos; at = list.find("<Row>", at + 1)) ++rows;
    EXPECT_EQ(codes.list.size(), rows) << codes.id;
    for (const auto& code : codes.list) {
      EXPECT_NE(list.find("<SimpleValue>" + code.code + "</SimpleValue>"), std::string::npos) << codes.id << code.code;
    }
  }
}

}  // namespace statistics_test
}  // namespace flurwerk::tests
