// What every store promises about searching cases: parts of words, umlauts, several words, and that nobody finds by what
// they may not see.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace search_test {

template <class Backend>
class Search : public StoreContract<Backend> {
 protected:
  void SetUp() override {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          tx.parties().put_person(
              {{"persona1"}, "Jürgen Weißmüller", "Weg 1", "35000", "Großenlüder", "jw@x.de", "", "", {}});
          tx.parties().put_person({{"persona2"}, "Ute Mueller", "", "", "Fulda", "", "", "", {}});
          return true;
        })
        .value();
    this->record_draft("a1", "Neubau eines Mehrfamilienwohnhauses an der Mühlstraße");
    this->record_draft("a2", "Carport");
    this->record("a2", story::submitted("BA-2/26", "2026-04-02"));
    this->record("a2", story::consultation("2", "2026-06-10", "2026-04-10"));
    this->record("a2", {story::statement("2")}, story::fire_link);
  }
  std::string found(const std::string& text, const std::string& authority = "auth-1") {
    InboxFilter filter;
    filter.text = text;
    filter.authority = {authority};
    if (authority.empty()) filter.applicant = {"acc-principal"};
    const auto page = this->store().read()->lists().inbox(filter);
    std::string ids;
    for (const auto& row : page.rows) ids += row.id.value + " ";
    EXPECT_EQ(page.total, std::ssize(page.rows)) << "the count is exact";
    return ids;
  }
};
TYPED_TEST_SUITE(Search, Backends);

TYPED_TEST(Search, FindsPartsOfCompoundsWithoutRegardToCaseAndUmlauts) {
  EXPECT_EQ(this->found("wohnhaus"), "a1 ");
  EXPECT_EQ(this->found("FAMILIEN"), "a1 ");
  EXPECT_EQ(this->found("Mühlstraße"), "a1 ");
  EXPECT_EQ(this->found("muhlstrasse"), "a1 ");
  EXPECT_EQ(this->found("Muehlstrasse"), "a1 ");
  EXPECT_EQ(this->found("hlstraß"), "a1 ");
  EXPECT_EQ(this->found("garage"), "");
}

TYPED_TEST(Search, FindsByNumberPlotAndPerson) {
  EXPECT_EQ(this->found("BA-2/26"), "a2 ");
  EXPECT_EQ(this->found("ba-2"), "a2 ");
  EXPECT_EQ(this->found("060123003000120004"), "a2 a1 ");
  EXPECT_EQ(this->found("\"Flurstück 12/4\""), "a2 a1 ");
  EXPECT_EQ(this->found("weissmüller"), "a1 ") << "the principal";
  EXPECT_EQ(this->found("Weißmueller"), "a1 ");
  EXPECT_EQ(this->found("Müller"), "a2 a1 ") << "Mueller, too";
  EXPECT_EQ(this->found("Lüder"), "a1 ");
}

TYPED_TEST(Search, EveryWordHasToBeThereWhereverItIs) {
  EXPECT_EQ(this->found("carport fulda"), "a2 ") << "title and person";
  EXPECT_EQ(this->found("carport mühlstraße"), "");
  EXPECT_EQ(this->found("carport ba"), "a2 ") << "short words count, too";
  EXPECT_EQ(this->found("carport zz"), "");
}

TYPED_TEST(Search, TheQueryLanguageIsNotTheUsers) {
  for (const char* text : {"%", "car*", "carport OR mehrfamilien", "NOT carport", "everybody:carport", "(", "a:b:c",
                           "car\"port", "authority : zufahrt"}) {
    EXPECT_EQ(this->found(text), "") << text;
  }
  EXPECT_EQ(this->found("\""), "a2 a1 ") << "nothing to look for";
  EXPECT_EQ(this->found("\"carport"), "a2 ") << "an open quotation mark is closed";
}

TYPED_TEST(Search, WhatOnlyTheAuthorityMayKnowOnlyItFindsBy) {
  EXPECT_EQ(this->found("zufahrt"), "a2 ") << "a condition in a statement";
  EXPECT_EQ(this->found("zufahrt", ""), "");
  EXPECT_EQ(this->found("carport", ""), "a2 ");
  this->record("a2", {SilenceRecorded{{"req-town2"}, SilenceEffect::deemed_given, story::day("2026-04-11")}},
               story::system);
  auto decided = story::decision("2", std::string(64, 'c'));
  this->record("a2", {decided[0]});
  EXPECT_EQ(this->found("zulässig", ""), "") << "a decision that is not served";
  this->record("a2", {decided[1], decided[2], decided[3]});
  EXPECT_EQ(this->found("zulässig", ""), "a2 ");
}

TYPED_TEST(Search, DocumentsAreFoundUnderTheirOwnVisibility) {
  const auto by_agency = [&](const std::string& agency, const std::string& text) {
    InboxFilter filter;
    filter.agency = {agency};
    filter.text = text;
    return this->store().read()->lists().inbox(filter).total;
  };
  const auto file = [&](const std::string& id, const std::string& title, const std::string& sha256,
                        const std::string& side) {
    auto filed = story::filed(id, 1, sha256, side);
    filed.title = title;
    this->record("a3", {filed});
  };
  this->record_draft("a3", "Scheune");
  file("doc3", "Lageplan", std::string(64, '1'), "applicant");
  this->record("a3", story::submitted("BA-3/26", "2026-04-02"));
  file("letter", "Prüfvermerk", std::string(64, '2'), "authority");
  this->record("a3", story::consultation("3", "2026-06-10", "2026-04-10"));
  this->store()
      .write([&](Tx& tx) -> Result<bool> {
        for (const char content : {'1', '2'}) {
          PdfReading reading;
          reading.state = PdfState::read;
          reading.pages = 1;
          reading.first_pages = {{210, 297, content == '1' ? "Fachwerkgiebel" : "Brandlast", {}, false}};
          tx.pdf_readings().put_reading(std::string(64, content), reading, story::at("2026-03-03T08:00:00Z"));
        }
        return true;
      })
      .value();
  for (const char* word : {"lageplan", "fachwerk"}) {
    EXPECT_EQ(this->found(word), "a3 ") << word;
    EXPECT_EQ(this->found(word, ""), "a3 ") << word << ": the applicant's own";
  }
  for (const char* word : {"prüfvermerk", "brandlast"}) {
    EXPECT_EQ(this->found(word), "a3 ") << word;
    EXPECT_EQ(this->found(word, ""), "") << word << ": the authority's, before the decision is served";
    EXPECT_EQ(by_agency("ag-fire", word), 0) << word << ": never released";
  }
  EXPECT_EQ(by_agency("ag-fire", "fachwerk"), 1) << "released to it";
  EXPECT_EQ(by_agency("ag-fire", "lageplan"), 1);
  EXPECT_EQ(by_agency("ag-unasked", "fachwerk"), 0);
}

TYPED_TEST(Search, FilingAPdfAsksForItsReadingOnce) {
  this->record_draft("a3", "Scheune");
  this->record("a3", {story::filed("plan", 1, std::string(64, '1'), "applicant")});
  this->record("a3", {story::filed("plan", 2, std::string(64, '2'), "applicant")});
  this->record("a3", {story::filed("copy", 1, std::string(64, '1'), "applicant")});
  const auto put = [&](char content) {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          tx.pdf_readings().put_reading(std::string(64, content), {}, story::at("2026-03-03T08:00:00Z"));
          return true;
        })
        .value();
  };
  EXPECT_EQ(this->store().read()->pdf_readings().next_waiting(), std::string(64, '1')) << "what waits longest";
  put('1');
  this->store().rebuild();
  this->reopen();
  EXPECT_EQ(this->store().read()->pdf_readings().next_waiting(), std::string(64, '2'))
      << "a rebuild asks for nothing anew";
  put('2');
  EXPECT_EQ(this->store().read()->pdf_readings().next_waiting(), "");
  EXPECT_EQ(this->store().read()->pdf_readings().of_case({"a3"}).size(), 2u);
}

TYPED_TEST(Search, FollowsChangesRebuildsAndErasure) {
  this->record("a1", {DraftSaved{2, "s2", true, "Scheune", "simplified", {}, "Lindenweg 5"}}, story::designer);
  EXPECT_EQ(this->found("wohnhaus"), "");
  EXPECT_EQ(this->found("scheune lindenweg"), "a1 ");
  this->store().rebuild();
  EXPECT_EQ(this->found("scheune lindenweg"), "a1 ");
  EXPECT_EQ(this->found("weißmüller"), "a1 ");
  this->store()
      .write([&](Tx& tx) -> Result<bool> {
        tx.parties().erase_person({"persona1"}, story::at("2026-05-01T08:00:00Z"));
        return true;
      })
      .value();
  EXPECT_EQ(this->found("weißmüller"), "") << "erased from the index, too";
}

}  // namespace search_test
}  // namespace flurwerk::api
