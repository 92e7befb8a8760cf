// Redacted copies over HTTP: made by a clerk, without what was covered, and shown to the public instead of the original.
#include <gtest/gtest.h>

#include <regex>

#include "tests/api/town.hpp"
#include "tests/pdf/papers.hpp"

namespace flurwerk::api::test {
namespace redaction_test {

class Redaction : public testing::Test {
 protected:
  Redaction() {
    const auto filed =
        designer.upload(at + "/documents?type=site-plan&file_name=weber.pdf",
                        pdf_of({{420, 297, {{30, 40, "Paula Prinzipal", 24}, {260, 250, "Lageplan", 24}}}}));
    EXPECT_EQ(filed.status, 201) << filed.text;
    plan = filed.body.at("id");
    town.clock.set("2026-03-16T09:00:00Z");
    designer.again();
    clerk.again();
    EXPECT_EQ(designer.post_empty(at + "/submit").status, 201);
    EXPECT_EQ(clerk.post(at + "/confirm-completeness", {{"complete_on", "2026-03-16"}}).status, 201);
  }
  Answer redact(Visitor& who, const json& boxes, const std::string& document) {
    return who.post(at + "/documents/" + document + "/versions/1/redaction", {{"boxes", boxes}});
  }
  json copies() {
    json list = json::array();
    const json seen = clerk.get(at).body;
    for (const auto& document : seen.at("documents")) {
      if (document.at("type") == "redacted_copy") list.push_back(document);
    }
    return list;
  }
  // What can be read in a file, by letters or by OCR.
  std::string words_of(const Answer& file) {
    const auto reading = town.pdf_reader.read(InMemory{file.text});
    std::string all;
    for (const auto& page : reading.first_pages) all += page.text;
    return all;
  }

  // In kB, of the one document that the page lists.
  static std::size_t size_on(const Answer& page) {
    std::smatch found;
    return std::regex_search(page.text, found, std::regex{"PDF, (\\d+) kB"}) ? std::stoul(found[1]) : 0;
  }

  SmallTown town;
  Visitor designer = town.visitor("designer@x.example");
  Visitor clerk = town.visitor("clerk@amt.example");
  std::string at = "/api/v1/applications/" + ready_draft(town, designer);
  std::string plan;
  const json name = {{{"page", 1}, {"left", 0}, {"top", 0}, {"width", 0.6}, {"height", 0.3}}};
};

TEST_F(Redaction, IsADocumentOfItsOwnWithoutWhatWasCovered) {
  const auto done = redact(clerk, name, plan);
  ASSERT_EQ(done.status, 201) << done.text;
  ASSERT_EQ(copies().size(), 1u);
  const json version = copies().at(0).at("versions").at(0);
  EXPECT_EQ(version.at("redacted_from").at("document"), plan);
  EXPECT_EQ(version.at("redacted_from").at("version"), 1);
  EXPECT_EQ(version.at("filed_by_side"), "authority");
  const auto copy = clerk.get(at + "/documents/" + done.body.at("id").get<std::string>() + "/versions/1");
  EXPECT_NE(words_of(copy).find("Lageplan"), std::string::npos) << words_of(copy);
  EXPECT_EQ(words_of(copy).find("Prinzipal"), std::string::npos);
  const auto original = clerk.get(at + "/documents/" + plan + "/versions/1");
  EXPECT_NE(words_of(original).find("Prinzipal"), std::string::npos) << "the original stays as it is";
  ASSERT_EQ(redact(clerk, name, plan).status, 201);
  EXPECT_EQ(copies().size(), 1u) << "another one is its next version";
  EXPECT_EQ(copies().at(0).at("versions").size(), 2u);
}

TEST_F(Redaction, RefusesWhatMakesNoSenseAndWhoMayNot) {
  EXPECT_EQ(redact(clerk, json::array(), plan).status, 422);
  const auto outside = redact(clerk, {{{"page", 1}, {"left", 0.9}, {"top", 0}, {"width", 0.6}, {"height", 0.3}}}, plan);
  EXPECT_EQ(outside.body.at("code"), "box-outside") << outside.text;
  const auto no_page = redact(clerk, {{{"page", 7}, {"left", 0}, {"top", 0}, {"width", 0.6}, {"height", 0.3}}}, plan);
  EXPECT_EQ(no_page.body.at("code"), "cannot-be-redacted") << "there is no seventh page: it would cover nothing";
  EXPECT_EQ(redact(clerk, name, "unknown").status, 404);
  EXPECT_EQ(redact(designer, name, plan).status, 403);
  auto foreign = town.visitor("clerk@anderes.example");
  EXPECT_EQ(redact(foreign, name, plan).status, 404);
  ASSERT_EQ(redact(clerk, name, plan).status, 201);
  EXPECT_EQ(redact(clerk, name, copies().at(0).at("id")).body.at("code"), "no-redacted-copy") << "of a copy no copy";
  const auto by_hand = clerk.upload(at + "/documents?type=redacted_copy&file_name=a.pdf", small_pdf("x"));
  EXPECT_EQ(by_hand.body.at("code"), "no-redacted-copy") << by_hand.text;
}

TEST_F(Redaction, TheApplicantsNameIsNotShownToThePublic) {
  const auto announced = clerk.post(at + "/announcements", {{"ground", "nuisance"},
                                                            {"applied_on", "2026-03-16"},
                                                            {"subject", "Neubau"},
                                                            {"place", "Zimmer 4"},
                                                            {"released", {plan}},
                                                            {"display_from", "2026-03-18"}});
  ASSERT_EQ(announced.status, 201) << announced.text;
  town.clock.set("2026-03-18T09:00:00Z");
  clerk.again();
  Visitor guest{town.port()};
  const std::string page = "/bekanntmachungen/" + announced.body.at("id").get<std::string>();
  const std::string file = page + "/documents/" + plan;
  EXPECT_NE(words_of(guest.get(file)).find("Prinzipal"), std::string::npos) << "not redacted yet";
  ASSERT_EQ(redact(clerk, name, plan).status, 201);
  const auto shown = guest.get(file);
  ASSERT_EQ(shown.status, 200);
  EXPECT_EQ(words_of(shown).find("Prinzipal"), std::string::npos);
  EXPECT_NE(words_of(shown).find("Lageplan"), std::string::npos);
  EXPECT_EQ(shown.raw.find("weber"), std::string::npos) << "nor in its name";
  EXPECT_EQ(size_on(guest.get(page)), (shown.text.size() + 1023) / 1024) << "of what is read, not of what was filed";
}

}  // namespace redaction_test
}  // namespace flurwerk::api::test
