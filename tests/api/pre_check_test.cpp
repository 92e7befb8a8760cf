// The pre-check over HTTP: it waits, is read by the real child in the background, shows, and the text can be found.
#include <gtest/gtest.h>

#include "api/app/pdf_reading_json.hpp"
#include "tests/api/town.hpp"

namespace flurwerk::api::test {
namespace pre_check_test {

json pre_check_of(const json& application, const std::string& type) {
  for (const auto& document : application.at("documents")) {
    if (document.at("type") == type) return document.at("versions").back().value("pre_check", json());
  }
  return nullptr;
}

class PreChecks : public testing::Test {
 protected:
  std::string started() {
    const auto answer = designer.post("/api/v1/applications",
                                      {{"authority", "amt"}, {"procedure", "simplified"}, {"title", "Wohnhaus"}});
    return answer.body.at("application");
  }
  Answer file(const std::string& id, const std::string& type, const std::string& words) {
    return designer.upload(at(id) + "/documents?type=" + type + "&file_name=a.pdf", small_pdf(words));
  }
  static std::string at(const std::string& id) { return "/api/v1/applications/" + id; }
  std::int64_t found(Visitor& who, const std::string& words) {
    return who.get("/api/v1/applications?q=" + words).body.at("total");
  }
  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
};

TEST_F(PreChecks, WaitThenSuggestAndOutliveARestart) {
  const auto id = started();
  ASSERT_EQ(file(id, "elevations", "Grundriss Erdgeschoss").status, 201);
  EXPECT_EQ(pre_check_of(designer.get(at(id)).body, "elevations").at("state"), "waiting");
  town.restart();
  designer = town.visitor("designer@x.example");
  EXPECT_EQ(town.read_documents(), 1) << "what waited before the restart";
  EXPECT_EQ(town.read_documents(), 0);
  const auto check = pre_check_of(designer.get(at(id)).body, "elevations");
  EXPECT_EQ(check.at("state"), "done") << check.dump();
  EXPECT_EQ(check.at("formats").at(0).at("name").at("de"), "A4 hoch");
  EXPECT_EQ(check.at("suggested_types").at(0).at("type"), "floor-plans");
  EXPECT_NE(check.at("remarks").dump().find("Kein Maßstab"), std::string::npos);
}

TEST_F(PreChecks, TheSameBytesAreReadOnceAndWhatNobodyCanReadIsSaid) {
  const auto id = started(), other = started();
  ASSERT_EQ(file(id, "site-plan", "Lageplan").status, 201);
  ASSERT_EQ(file(other, "site-plan", "Lageplan").status, 201);
  EXPECT_EQ(town.read_documents(), 1);
  ASSERT_EQ(designer.upload(at(id) + "/documents?type=other&file_name=b.pdf", "%PDF-1.7\nbroken\nstartxref\n0\n%%EOF\n")
                .status,
            201);
  EXPECT_EQ(town.read_documents(), 1);
  const auto broken = pre_check_of(designer.get(at(id)).body, "other");
  EXPECT_EQ(broken.at("state"), "not_checked");
  EXPECT_NE(broken.at("because").at("de").get<std::string>().find("beschädigt"), std::string::npos);
}

TEST_F(PreChecks, WordsOfADocumentFindItsCase) {
  const auto id = started();
  ASSERT_EQ(file(id, "building-description", "Zwerchhaus mit Mühlenflügel").status, 201);
  EXPECT_EQ(found(designer, "zwerchhaus"), 0) << "not read yet";
  town.read_documents();
  EXPECT_EQ(found(designer, "zwerchhaus"), 1);
  EXPECT_EQ(found(designer, "muehlenfluegel"), 1);
  auto stranger = town.visitor("stranger@x.example");
  EXPECT_EQ(found(stranger, "zwerchhaus"), 0);
}

TEST(PdfReadingText, WhatAChildMayNotSayIsNotBelieved) {
  PdfReading reading;
  reading.state = PdfState::read;
  reading.pages = 2;
  reading.first_pages = {{210, 297, "Text \xC3\xA4", "Kopf", true}};
  EXPECT_EQ(pdf_reading_from(pdf_reading_json(reading)), reading);
  reading.first_pages[0].text = "\xFF\xFE";
  EXPECT_TRUE(pdf_reading_from(pdf_reading_json(reading))) << "no UTF-8";
  for (
      const char* text :
      {"", "null", "{}", R"({"state":"fine","encrypted":false,"pages":1,"first_pages":[]})",
       R"({"state":"read","encrypted":false,"pages":-1,"first_pages":[]})",
       R"({"state":"read","encrypted":false,"pages":1,"first_pages":[{"width_mm":1e300,"height_mm":1,"text":"","title_block":"","recognised":false}]})"}) {
    EXPECT_FALSE(pdf_reading_from(text)) << text;
  }
}

}  // namespace pre_check_test
}  // namespace flurwerk::api::test
