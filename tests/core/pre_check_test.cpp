// What the pre-check says of a file, as a clerk would read it. It suggests; nothing here refuses anything.
#include "permit-core/pre_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace flurwerk {
namespace pre_check_test {

const std::vector<RequiredDocument>& documents() {
  static const auto rows = LawBook::builtin().at("HE", parse_date("2026-03-02").value()).value().documents;
  return rows;
}

PdfReading drawing(const std::string& title_block, const std::string& text = {}) {
  PdfReading reading;
  reading.state = PdfState::read;
  reading.pages = 1;
  reading.first_pages = {{420, 297, text.empty() ? title_block : text, title_block, false}};
  return reading;
}

PreCheck check(const PdfReading& reading, std::string_view filed_as) {
  return pre_check(reading, filed_as, document_words(), documents());
}

std::string remarks(const PreCheck& check) {
  std::string all;
  for (const auto& remark : check.remarks) all += remark.text.de + "\n";
  return all;
}
bool says(const PreCheck& check, const char* words) { return remarks(check).find(words) != std::string::npos; }

std::string scales(const std::string& text) {
  std::string list;
  for (const auto& scale : check(drawing(text), "other").scales) list += std::to_string(scale.denominator) + " ";
  return list;
}

std::string types(const std::string& title_block, const std::string& text = {}) {
  std::string list;
  for (const auto& type : check(drawing(title_block, text), "other").types) list += type.type + " ";
  return list;
}

TEST(PreCheck, EveryTypeOfItsWordsIsInTheListOfDocuments) {
  ASSERT_GT(document_words().size(), 15u);
  for (const auto& row : document_words()) {
    EXPECT_TRUE(std::ranges::any_of(documents(), [&](const auto& document) { return document.id == row.type; }))
        << row.type;
    EXPECT_FALSE(row.words.empty()) << row.type;
    EXPECT_TRUE(!row.scale || row.scale->confidence == Confidence::statute || row.scale->note) << row.type;
  }
}

TEST(PreCheck, NothingIsSaidOfAProperPlan) {
  const auto proper = check(drawing("Lageplan\nM 1:500\nPlan-Nr. L-01\n12.02.2026"), "site-plan");
  EXPECT_FALSE(proper.not_checked);
  EXPECT_EQ(remarks(proper), "");
  EXPECT_EQ(proper.formats.front().name.de, "A3 quer");
  ASSERT_TRUE(proper.title_block);
  EXPECT_EQ(proper.title_block->drawing_number, "L-01");
  EXPECT_EQ(to_string(*proper.title_block->drawn_on), "2026-02-12");
  EXPECT_EQ(proper.types.front().type, "site-plan");
}

TEST(PreCheck, NamesTheScalesThatDrawingsAreMadeIn) {
  EXPECT_EQ(scales("M 1:100"), "100 ");
  EXPECT_EQ(scales("Maßstab 1 : 1.000, Details 1:20"), "20 1000 ");
  EXPECT_EQ(scales("1:500 1:500"), "500 ");
  EXPECT_EQ(scales("Besprechung um 11:50 Uhr"), "") << "a time of day";
  EXPECT_EQ(scales("Neigung 1:1,5; Mischung 1:3; 2.1:100"), "") << "slopes, mixtures";
  EXPECT_EQ(scales("1:"), "");
  EXPECT_EQ(scales("1:99999999999999999999"), "");
}

TEST(PreCheck, ReadsFromTheTitleBlockWhatItIs) {
  EXPECT_EQ(types("GRUNDRISS Erdgeschoss"), "floor-plans ");
  EXPECT_EQ(types("Lageplan Entwässerung"), "drainage-plan ") << "not a site plan";
  EXPECT_EQ(types("Ansichten, Schnitte, Grundrisse"), "floor-plans elevations sections ");
  EXPECT_EQ(types("Projekt 7", "Die Baubeschreibung folgt."), "building-description ")
      << "the text alone, if it agrees";
  EXPECT_EQ(types("Projekt 7", "siehe Lageplan und Grundriss"), "") << "a text that names many things is none of them";
  EXPECT_EQ(types("Musik"), "");
}

TEST(PreCheck, SaysWhatIsMissingInADrawingAndNotInALetter) {
  const auto bare = check(drawing("Grundriss Erdgeschoss"), "floor-plans");
  EXPECT_TRUE(says(bare, "Kein Maßstab gefunden. Üblich ist 1:100"));
  EXPECT_TRUE(says(bare, "Kein Schriftfeld gefunden"));
  EXPECT_TRUE(std::ranges::all_of(bare.remarks, &PreCheckRemark::missing));
  EXPECT_TRUE(says(check(drawing("Grundriss M 1:100"), "floor-plans"), "Kein Datum im Schriftfeld"));
  EXPECT_TRUE(says(check(drawing("Lageplan 1:1000 01.02.2026"), "site-plan"),
                   "Genannt ist der Maßstab 1:1000. In der Regel 1:500"));
  EXPECT_EQ(remarks(check(drawing("Baubeschreibung"), "building-description")), "") << "no drawing: it needs no scale";
}

TEST(PreCheck, SaysWhenItLooksLikeSomethingElse) {
  const auto swapped = check(drawing("Grundriss M 1:100 01.02.2026"), "elevations");
  EXPECT_TRUE(says(swapped, "Eingereicht als „Ansichten“; die Beschriftung („Grundriss“) spricht für „Grundrisse“."));
  EXPECT_TRUE(says(check(drawing("Lageplan"), "other"), "Eingereicht als „Sonstige Unterlage“"));
  EXPECT_FALSE(says(check(drawing("Lageplan"), "notice"), "Eingereicht als"))
      << "not a document of the applicant's list";
}

TEST(PreCheck, WhatCannotBeReadIsNotCheckedBecause) {
  for (const auto& [state, words] : std::vector<std::pair<PdfState, std::string>>{{PdfState::locked, "Passwort"},
                                                                                  {PdfState::damaged, "beschädigt"},
                                                                                  {PdfState::too_large, "zu groß"},
                                                                                  {PdfState::gave_up, "zu lange"}}) {
    PdfReading reading;
    reading.state = state;
    const auto none = check(reading, "site-plan");
    ASSERT_TRUE(none.not_checked);
    EXPECT_NE(none.not_checked->de.find(words), std::string::npos) << none.not_checked->de;
    EXPECT_TRUE(none.remarks.empty()) << "nothing is missing in what nobody read";
  }
}

TEST(PreCheck, SizesAndPages) {
  PdfReading reading = drawing("Lageplan 1:500 01.02.2026");
  reading.first_pages.push_back({594, 843, "x", "", false});
  reading.first_pages.push_back({900, 420, "x", "", false});
  reading.first_pages.push_back({297, 419, "x", "", false});
  reading.pages = 90;
  reading.encrypted = true;
  const auto many = check(reading, "site-plan");
  std::string formats;
  for (const auto& format : many.formats) formats += format.name.de + "=" + std::to_string(format.pages) + " ";
  EXPECT_EQ(formats, "A3 quer=1 A1 hoch=1 900 × 420 mm=1 A3 hoch=1 ");
  EXPECT_TRUE(says(many, "Geprüft sind die ersten 4 von 90 Seiten."));
  EXPECT_TRUE(says(many, "verschlüsselt"));
  PdfReading empty = drawing("");
  EXPECT_TRUE(says(check(empty, "other"), "Kein Text gefunden"));
}

}  // namespace pre_check_test
}  // namespace flurwerk
