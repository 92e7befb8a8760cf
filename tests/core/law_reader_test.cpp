// Broken law data is refused by file and row, so that whoever edits it finds the place.
#include <gtest/gtest.h>

#include "permit-core/law/law_book.hpp"
#include "tests/core/calendar_fixture.hpp"

namespace flurwerk {
namespace law_reader_test {

std::string message(std::string_view path, std::string_view content) {
  const EmbeddedFile files[] = {{path, content}};
  const auto book = LawBook::parse(files);
  return book ? "accepted" : book.error().text.en;
}

constexpr std::string_view good = R"([{"id": "statement", "name": {"de": "Stellungnahme", "en": "statement"},
  "length": "1M", "on_silence": "disregarded", "starts": {"de": "Eingang", "en": "receipt"},
  "basis": "§ 70 HBO", "valid_from": "2018-07-07", "confidence": "statute"}])";

std::string with(std::string_view what, std::string_view instead) {
  std::string text(good);
  const auto at = text.find(what);
  if (at == std::string::npos) throw std::logic_error("nothing to break: " + std::string(what));
  return text.replace(at, what.size(), instead);
}

TEST(LawReader, AcceptsASoundRow) { EXPECT_EQ(message("he/periods.json", good), "accepted"); }

TEST(LawReader, NamesFileAndRow) {
  struct Row {
    const char *what, *instead, *complaint;
  };
  const Row table[] = {
      {"\"1M\"", "\"1X\"", "row 1 (statement) needs a length such as 1M in \"length\""},
      {"\"basis\": \"§ 70 HBO\", ", "", "row 1 (statement) lacks \"basis\""},
      {"\"§ 70 HBO\"", "\"\"", "row 1 (statement) needs text in \"basis\""},
      {"2018-07-07", "2018-02-30", "row 1 (statement) needs a day such as 2025-10-14 in \"valid_from\""},
      {"\"valid_from\"", "\"valid_form\"", "row 1 (statement) lacks \"valid_from\""},
      {"\"disregarded\"", "\"ignored\"",
       "row 1 (statement) has an unknown word in \"on_silence\"; known are: none, deemed_complete"},
      {"\"statute\"", "\"unsure\"", "row 1 (statement) is unsure but has no \"note\""},
      {"\"statute\"", "\"statute\", \"comment\": 1", "row 1 (statement) has the unknown key \"comment\""},
      {"\"statute\"", "\"statute\", \"valid_to\": \"2018-07-06\"",
       "row 1 (statement) ends (\"valid_to\") before it begins"},
      {", \"en\": \"receipt\"", "", "row 1 (statement) starts lacks \"en\""},
      {"\"on_silence\"", "\"shift\": 1, \"on_silence\"", "row 1 (statement) needs true or false in \"shift\""},
  };
  for (const Row& row : table) {
    const auto said = message("he/periods.json", with(row.what, row.instead));
    EXPECT_NE(said.find(std::string("he/periods.json ") + row.complaint), std::string::npos) << said;
  }
}

TEST(LawReader, RefusesWhatIsNoFileOfRows) {
  EXPECT_NE(message("he/periods.json", "[{").find("he/periods.json is not JSON"), std::string::npos);
  EXPECT_NE(message("he/periods.json", "{}").find("he/periods.json is not a list of rows"), std::string::npos);
  EXPECT_NE(message("he/periods.json", "[1]").find("he/periods.json row 1 is not an object"), std::string::npos);
  EXPECT_NE(message("he/cakes.json", "[]").find("he/cakes.json has an unknown topic"), std::string::npos);
  EXPECT_NE(message("periods.json", "[]").find("periods.json is not <land>/<topic>.json"), std::string::npos);
}

TEST(LawReader, RefusesAUseThatNobodyDefined) {
  const char* row = R"([{"versions": ["2023"], "assumed_versions": ["1990"],
    "uses": [{"id": "dwelling", "name": {"de": "Wohnhaus", "en": "dwelling"}, "words": ["wohnen"]}],
    "areas": [{"area": "WA", "entries": [{"use": "castle", "basis": "§ 4 BauNVO"}]}],
    "basis": "BauNVO", "valid_from": "2018-07-07", "confidence": "statute"}])";
  EXPECT_NE(message("de/land_use.json", row).find("de/land_use.json row 1 allows \"castle\", which is no known use"),
            std::string::npos)
      << message("de/land_use.json", row);
}

TEST(LawReader, NamesTheEntryWithinARow) {
  const char* row =
      R"([{"floor_height_mm": 22000, "height_mm": 30000, "storey_area_m2": 1600, "area_exempt": ["dwelling"],
    "uses": [{"use": "hospital", "basis": "§ 2 HBO"}, {"use": "school"}],
    "basis": "§ 2 Abs. 9 HBO", "valid_from": "2018-07-07", "confidence": "statute"}])";
  EXPECT_NE(message("he/special_building.json", row).find("row 1 uses 2 lacks \"basis\""), std::string::npos)
      << message("he/special_building.json", row);
}

TEST(LawReader, RefusesTwoRowsThatHoldAtOnce) {
  const std::string row(good.substr(1, good.size() - 2));
  EXPECT_NE(message("he/periods.json", "[" + row + "," + row + "]").find("row 2 (statement) holds at the same time"),
            std::string::npos);
}

TEST(LawReader, RefusesNamesThatLeadNowhere) {
  const auto said = message("he/procedures.json", R"([{"id": "simplified", "name": {"de": "a", "en": "b"},
    "decision_rule": "nowhere", "basis": "§ 65 HBO", "valid_from": "2018-07-07", "confidence": "statute"}])");
  EXPECT_NE(said.find("procedure simplified names \"nowhere\", which is nowhere defined"), std::string::npos) << said;
}

TEST(LawReader, ChangesTheVersionWithEveryByte) {
  const EmbeddedFile one[] = {{"he/periods.json", good}};
  const std::string changed = with("§ 70 HBO", "§ 71 HBO");
  const EmbeddedFile other[] = {{"he/periods.json", changed}};
  EXPECT_NE(LawBook::parse(one)->version(), LawBook::parse(other)->version());
  EXPECT_EQ(LawBook::parse(one)->version(), LawBook::parse(one)->version());
}

}  // namespace law_reader_test
}  // namespace flurwerk
