// The real child reads real and hostile PDFs: what it sees, and that nothing it meets costs more than the child.
#include "api/pdf/child.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/pdf/papers.hpp"

namespace flurwerk::api::test {
namespace child_test {

namespace fs = std::filesystem;

PdfReading read(const std::string& pdf, int seconds = 60) {
  return PdfChild{FLURWERK_PROGRAM, seconds}.read(InMemory{pdf});
}

const Sheet plan{420, 297, {{30, 40, "Nachbar Weg 7"}, {300, 250, "Grundriss Erdgeschoss"}, {300, 260, "M 1:100"}}};

TEST(ReadingPdfs, SeesSizesTextAndTitleBlock) {
  const auto reading = read(pdf_of({plan, {210, 297, {{20, 30, "Baubeschreibung"}, {20, 250, "Unterschrift"}}}}));
  ASSERT_EQ(reading.state, PdfState::read);
  EXPECT_FALSE(reading.encrypted);
  EXPECT_EQ(reading.pages, 2);
  ASSERT_EQ(reading.first_pages.size(), 2u);
  const auto& drawing = reading.first_pages[0];
  EXPECT_NEAR(drawing.width_mm, 420, 0.5);
  EXPECT_NEAR(drawing.height_mm, 297, 0.5);
  EXPECT_NE(drawing.text.find("Nachbar Weg 7"), std::string::npos);
  EXPECT_NE(drawing.title_block.find("M 1:100"), std::string::npos) << drawing.title_block;
  EXPECT_EQ(drawing.title_block.find("Nachbar"), std::string::npos) << "not of the lower right corner";
  EXPECT_FALSE(drawing.recognised);
  EXPECT_NE(reading.first_pages[1].title_block.find("Baubeschreibung"), std::string::npos) << "the head of a letter";
  EXPECT_EQ(reading.first_pages[1].title_block.find("Unterschrift"), std::string::npos);
}

TEST(ReadingPdfs, ATurnedPageIsReadAsItIsShown) {
  const auto reading = read(turned(pdf_of({{297, 420, {}}}), 90));
  ASSERT_EQ(reading.first_pages.size(), 1u);
  EXPECT_NEAR(reading.first_pages[0].width_mm, 420, 0.5);
}

TEST(ReadingPdfs, RecognisesTheLettersOfAScan) {
  Sheet scan = plan;
  scan.scanned = true;
  const auto reading = read(pdf_of({scan}));
  ASSERT_EQ(reading.first_pages.size(), 1u);
  const auto& page = reading.first_pages[0];
  EXPECT_TRUE(page.recognised);
  EXPECT_NE(page.title_block.find("Grundriss"), std::string::npos) << page.title_block;
  EXPECT_NE(page.text.find("Nachbar"), std::string::npos) << page.text;
}

TEST(ReadingPdfs, SaysWhyItCannot) {
  const std::string sound = pdf_of({plan});
  EXPECT_EQ(read(encrypted(sound, "geheim")).state, PdfState::locked);
  const auto restricted = read(encrypted(sound, ""));
  EXPECT_EQ(restricted.state, PdfState::read);
  EXPECT_TRUE(restricted.encrypted);
  EXPECT_EQ(read("%PDF-1.7 and then nothing of the kind").state, PdfState::damaged);
  EXPECT_EQ(read("").state, PdfState::damaged);
}

// --- Hostile files: the answer does not matter much, that there is one does -------------------------------------------

std::string with_page(const std::string& page, const std::string& more = {}) {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 "
         "obj" +
         page + "endobj\n" + more + "trailer<</Root 1 0 R>>\n%%EOF\n";
}

TEST(HostilePdfs, CostTheChildAndNothingElse) {
  const std::string endless =
      "4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 4 0 R>>>>/Length 4>>stream\n/A "
      "Do\nendstream endobj\n";
  const std::vector<std::pair<const char*, std::string>> files{
      {"a tree of pages that is its own branch",
       "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count "
       "1000000>>endobj\ntrailer<</Root 1 0 R>>\n"},
      {"a form that draws itself",
       with_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</A 4 0 R>>>>/Contents 4 0 R>>",
                 endless)},
      {"a page of astronomical size", with_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]>>")},
      {"a page of no size", with_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>")},
      {"brackets to the bottom of the stack", with_page(std::string(3'000'000, '['))},
      {"a page that is large and empty", with_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]>>")}};
  for (const auto& [what, bytes] : files) {
    const auto reading = read(bytes, 30);
    EXPECT_NE(reading.state, PdfState::too_large) << what;
    for (const auto& page : reading.first_pages) EXPECT_LT(page.text.size(), 30'000u) << what;
  }
}

// --- Children that misbehave: scripts in the place of the program -----------------------------------------------------

PdfReading read_with(const std::string& script, int seconds = 60) {
  std::string name = (fs::temp_directory_path() / "flurwerk-pdf-XXXXXX").string();
  const fs::path dir = mkdtemp(name.data());
  std::ofstream{dir / "child"} << "#!/bin/sh\n" << script << "\n";
  fs::permissions(dir / "child", fs::perms::owner_all);
  const auto reading = PdfChild{dir / "child", seconds}.read(InMemory{std::string(2'000'000, 'x')});
  fs::remove_all(dir);
  return reading;
}

const std::string lie = R"(printf '{"state":"read","encrypted":false,"pages":1,"first_pages":[]}')";

TEST(MisbehavingChildren, AreGivenUp) {
  EXPECT_EQ(read_with("exec sleep 600", 1).state, PdfState::gave_up) << "too slow";
  EXPECT_EQ(read_with(lie + "; exec >&-; exec sleep 600", 1).state, PdfState::gave_up) << "says everything and stays";
  EXPECT_EQ(read_with("exec yes").state, PdfState::gave_up) << "says too much";
  EXPECT_EQ(read_with("kill -SEGV $$").state, PdfState::gave_up);
  EXPECT_EQ(read_with("echo '{\"state\":\"read\"'").state, PdfState::gave_up) << "nonsense";
  EXPECT_EQ(read_with(lie + "; exit 1").state, PdfState::gave_up);
  EXPECT_EQ(read_with(lie).state, PdfState::read) << "one that does not even take the file, but answers";
  EXPECT_EQ((PdfChild{"/no/such/program"}.read(InMemory{"x"}).state), PdfState::gave_up);
}

TEST(MisbehavingChildren, AreEndedWhenTheServerEnds) {
  const PdfChild reader{"/bin/cat"};
  std::thread stop{[&] { reader.interrupt(); }};
  EXPECT_EQ(reader.read(InMemory{"x"}).state, PdfState::gave_up);
  stop.join();
}

}  // namespace child_test
}  // namespace flurwerk::api::test
