// A redacted copy: what was covered is gone from the file, not only from sight.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "api/pdf/child.hpp"
#include "tests/pdf/papers.hpp"

namespace flurwerk::api::test {
namespace redact_test {

const PdfChild child{FLURWERK_PROGRAM};

// "Paula Prinzipal" in the upper left, the plan's name in the lower right corner.
const Sheet plan{420, 297, {{30, 40, "Paula Prinzipal", 24}, {300, 250, "Grundriss Erdgeschoss", 24}}};
const CoveredBox upper_left{1, 0, 0, 0.6, 0.3};

TEST(Redacting, RemovesLettersLayersAndProperties) {
  const auto redacted = child.redacted(InMemory{pdf_of({plan})}, {upper_left});
  ASSERT_TRUE(redacted) << redacted.error().text.en;
  EXPECT_EQ(redacted->find("Paula"), std::string::npos);
  const auto reading = child.read(InMemory{*redacted});
  ASSERT_EQ(reading.state, PdfState::read);
  ASSERT_EQ(reading.first_pages.size(), 1u);
  const auto& page = reading.first_pages[0];
  EXPECT_NEAR(page.width_mm, 420, 0.5) << "the sheet keeps its size, and a drawing its scale";
  EXPECT_TRUE(page.recognised) << "no letters are left: only a picture that OCR can read";
  EXPECT_NE(page.text.find("Grundriss"), std::string::npos) << page.text;
  EXPECT_EQ(page.text.find("Paula"), std::string::npos) << page.text;
  EXPECT_EQ(page.text.find("Prinzipal"), std::string::npos) << page.text;
}

TEST(Redacting, CoversWhatIsShownWhereItIsShown) {
  // The page is drawn upright and shown turned by a quarter: its upper left corner is then upper right.
  const std::string shown_turned =
      turned(pdf_of({{297, 420, {{10, 20, "Paula Prinzipal", 24}, {120, 400, "Grundriss", 24}}}}), 90);
  const auto left = child.redacted(InMemory{shown_turned}, {{1, 0, 0, 0.5, 1}});
  const auto right = child.redacted(InMemory{shown_turned}, {{1, 0.5, 0, 0.5, 1}});
  ASSERT_TRUE(left && right);
  // Counted in ink: a covered half is all black, so the two copies differ; both keep their size.
  for (const auto* copy : {&*left, &*right}) {
    const auto reading = child.read(InMemory{*copy});
    ASSERT_EQ(reading.first_pages.size(), 1u);
    EXPECT_NEAR(reading.first_pages[0].width_mm, 420, 0.5);
  }
  EXPECT_NE(*left, *right);
}

TEST(Redacting, CoversOnlyThePageThatIsMeant) {
  const auto redacted = child.redacted(InMemory{pdf_of({plan, plan})}, {{2, 0, 0, 0.6, 0.3}});
  ASSERT_TRUE(redacted);
  const auto reading = child.read(InMemory{*redacted});
  ASSERT_EQ(reading.first_pages.size(), 2u);
  EXPECT_NE(reading.first_pages[0].text.find("Paula"), std::string::npos) << reading.first_pages[0].text;
  EXPECT_EQ(reading.first_pages[1].text.find("Paula"), std::string::npos);
}

TEST(Redacting, RefusesWhatItCannotDraw) {
  for (const std::string& bytes : {encrypted(pdf_of({plan}), "geheim"), std::string{"%PDF-1.7 no more"}}) {
    const auto refused = child.redacted(InMemory{bytes}, {upper_left});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "cannot-be-redacted");
  }
  EXPECT_FALSE(child.redacted(InMemory{pdf_of(std::vector<Sheet>(61, {50, 50, {}}))}, {}))
      << "more pages than are drawn";
}

}  // namespace redact_test
}  // namespace flurwerk::api::test
