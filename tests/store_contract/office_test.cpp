// What every store promises about the office's own books.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace office_test {

const Instant noon = story::at("2026-03-02T12:00:00Z");
constexpr auto hour = std::chrono::hours(1);

template <class Backend>
class OfficeBooks : public StoreContract<Backend> {
 protected:
  template <class Work>
  void write(Work work) {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          work(tx);
          return true;
        })
        .value();
  }
  void SetUp() override {
    write([&](Tx& tx) {
      for (const char* id : {"u1", "u2"})
        tx.accounts().put_account({{id}, std::string(id) + "@x.de", id, "h", noon, {}, 0, {}});
    });
  }
  std::string listed(const InboxFilter& filter) {
    std::string all;
    const auto page = this->store().read()->lists().inbox(filter);
    for (const auto& row : page.rows) all += row.id.value + ":" + row.assigned_to.value + " ";
    EXPECT_EQ(page.total, std::ssize(page.rows));
    return all;
  }
};
TYPED_TEST_SUITE(OfficeBooks, Backends);

TYPED_TEST(OfficeBooks, ACaseIsInOnePairOfHandsAndTheOthersAreRemembered) {
  for (const char* id : {"a1", "a2", "a3"}) this->record_draft(id);
  this->write([&](Tx& tx) {
    tx.office().assign({"a1"}, {"u1"}, {"u2"}, noon);
    tx.office().assign({"a2"}, {"u1"}, {"u2"}, noon);
    tx.office().assign({"a2"}, {"u2"}, {"u1"}, noon + hour);
  });
  EXPECT_EQ(this->listed({}), "a1:u1 a2:u2 a3: ");
  EXPECT_EQ(this->listed({.assigned = {{"u1"}}}), "a1:u1 ");
  EXPECT_EQ(this->listed({.assigned = {{"u1"}, {"u2"}}}), "a1:u1 a2:u2 ");
  EXPECT_EQ(this->listed({.assigned = {{"u"}}}), "") << "whole ids";
  EXPECT_EQ(this->listed({.unassigned = true}), "a3: ");
  const auto former = this->store().read()->office().assignments({"a2"});
  ASSERT_EQ(former.size(), 2u);
  EXPECT_EQ(former[0].until, noon + hour);
  EXPECT_EQ(former[1].assigned_by.value, "u1");
  this->write([&](Tx& tx) { tx.office().assign({"a2"}, {}, {"u1"}, noon + 2 * hour); });
  EXPECT_FALSE(this->store().read()->office().assignment({"a2"}));
  this->store().rebuild();
  EXPECT_EQ(this->listed({.assigned = {{"u1"}}}), "a1:u1 ") << "no events, and not lost when these are folded anew";
}

// An authority's cases are counted as they move, not when somebody asks; the rows are the truth.
TYPED_TEST(OfficeBooks, TotalsStayThoseOfTheRows) {
  const AuthorityId authority{"auth-1"};
  const auto all_agree = [&](const std::string& drafts, const std::string& of_u1, const std::string& of_nobody) {
    EXPECT_EQ(this->listed({.authority = authority, .states = {"draft"}}), drafts);
    EXPECT_EQ(this->listed({.authority = authority, .assigned = {{"u1"}}}), of_u1);
    EXPECT_EQ(this->listed({.authority = authority, .unassigned = true}), of_nobody);
    this->listed({.authority = authority});
    this->listed({.authority = authority, .states = {"draft", "submitted"}, .assigned = {{"u1"}, {"u2"}}});
    this->listed({.authority = authority, .states = {"submitted"}, .unassigned = true});
    this->listed({.authority = authority, .states = {"submitted"}, .text = "Einfamilienhaus"});
    EXPECT_EQ(this->listed({.authority = {"auth-2"}}), "");
  };
  for (const char* id : {"a1", "a2", "a3"}) this->record_draft(id);
  all_agree("a1: a2: a3: ", "", "a1: a2: a3: ");
  this->write([&](Tx& tx) {
    tx.office().assign({"a1"}, {"u1"}, {"u2"}, noon);
    tx.office().assign({"a2"}, {"u1"}, {"u2"}, noon);
  });
  all_agree("a1:u1 a2:u1 a3: ", "a1:u1 a2:u1 ", "a3: ");
  this->record("a2", story::submitted("BA-2/26", "2026-04-02"));
  this->write([&](Tx& tx) { tx.office().assign({"a1"}, {"u2"}, {"u2"}, noon + hour); });
  all_agree("a1:u2 a3: ", "a2:u1 ", "a3: ");
  this->store().rebuild();
  all_agree("a1:u2 a3: ", "a2:u1 ", "a3: ");
  this->write([&](Tx& tx) { tx.office().assign({"a2"}, {}, {"u2"}, noon + 2 * hour); });
  all_agree("a1:u2 a3: ", "", "a2: a3: ");
}

TYPED_TEST(OfficeBooks, NotesAbsencesAndFiltersSurviveReopening) {
  this->write([&](Tx& tx) {
    tx.office().put_note({"a1"}, {"n1", {"u1"}, noon, "erster"});
    tx.office().put_note({"a1"}, {"n2", {"u2"}, noon + hour, "zweiter"});
    tx.office().put_absence({{"u1"}, story::day("2026-03-02"), story::day("2026-03-06"), {"u2"}});
    tx.office().put_absence({{"u1"}, story::day("2026-04-01"), story::day("2026-04-03"), {"u2"}});
    tx.office().put_filter({"u1"}, {"B", "x=1"});
    tx.office().put_filter({"u1"}, {"A", "y=2"});
    tx.office().put_filter({"u1"}, {"B", "x=3"});
  });
  this->reopen();
  const auto view = this->store().read();
  ASSERT_EQ(view->office().notes({"a1"}).size(), 2u);
  EXPECT_EQ(view->office().notes({"a1"})[0].text, "zweiter") << "newest first";
  EXPECT_EQ(view->office().absences(),
            (std::vector<Absence>{{{"u1"}, story::day("2026-04-01"), story::day("2026-04-03"), {"u2"}}}));
  EXPECT_EQ(view->office().filters({"u1"}), (std::vector<SavedFilter>{{"A", "y=2"}, {"B", "x=3"}}));
  EXPECT_TRUE(view->office().filters({"u2"}).empty());
}

}  // namespace office_test
}  // namespace flurwerk::api
