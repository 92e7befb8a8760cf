// What every store promises about searching cases: parts of words, umlauts, several words, and that nobody finds by what
// they may not see.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace {

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

}  // namespace
}  // namespace flurwerk::api
