// What every store promises about events, cases and lists.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace cases_test {

template <class Backend>
class Cases : public StoreContract<Backend> {};
TYPED_TEST_SUITE(Cases, Backends);

TYPED_TEST(Cases, AnUnknownApplicationIsNotFound) {
  const auto unknown = this->store().read()->load({"nobody"});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, RefusalKind::not_found);
}

TYPED_TEST(Cases, EventsAreNumberedWithoutGapsAndSurviveReopening) {
  this->record_draft("a1");
  const auto receipts = this->record("a1", story::submitted("BA-1/26", "2026-04-02"));
  ASSERT_EQ(receipts.size(), 1u);
  EXPECT_EQ(receipts[0].seq, 5);
  EXPECT_EQ(receipts[0].hash.size(), 64u);
  this->reopen();
  const auto folded = this->store().read()->load({"a1"}).value();
  EXPECT_EQ(folded.version, 5);
  EXPECT_EQ(folded.application.file_number, "BA-1/26");
  ASSERT_EQ(folded.events.size(), 5u);
  EXPECT_EQ(folded.events[4].actor.role, "clerk");
  EXPECT_EQ(folded.events[4].law_version, "he-2026-01");
}

TYPED_TEST(Cases, ARefusalOrAnExceptionLeavesNothing) {
  const auto half = [&](Tx& tx) -> Result<int> {
    tx.record({"a1"}, story::designer, story::at("2026-03-01T10:00:00Z"), "v", story::draft("T", "s", "x"));
    const auto at = story::at("2026-03-01T10:00:00Z");
    tx.outbox().post({0, "mail", "", "{}", at, at});
    return refuse(RefusalKind::forbidden, "no", {});
  };
  EXPECT_FALSE(this->store().write(half));
  EXPECT_THROW(this->store().write([&](Tx& tx) -> Result<int> {
    half(tx).value_or(0);
    throw std::runtime_error("broken");
  }),
               std::runtime_error);
  const auto view = this->store().read();
  EXPECT_FALSE(view->load({"a1"}));
  EXPECT_TRUE(view->outbox().waiting(story::at("2030-01-01T00:00:00Z")).empty());
  this->record_draft("a2");
  EXPECT_EQ(this->store().read()->load({"a2"}).value().events[0].seq, 1);  // the number was not used up
}

TYPED_TEST(Cases, AnEventThatTheStateGraphForbidsIsRolledBack) {
  this->record_draft("a1");
  EXPECT_THROW(this->record("a1", {DecisionApproved{1}}), std::logic_error);
  EXPECT_EQ(this->store().read()->load({"a1"}).value().version, 4);
}

TYPED_TEST(Cases, AnOlderStateCanBeLoaded) {
  this->record_draft("a1");
  this->record("a1", story::submitted("BA-1/26", "2026-04-02"));
  const auto view = this->store().read();
  EXPECT_EQ(view->load_as_of({"a1"}, std::int64_t{4}).value().application.state, ApplicationState::draft);
  EXPECT_EQ(view->load_as_of({"a1"}, story::at("2026-03-01T23:00:00Z")).value().application.version, 4);
  EXPECT_EQ(view->load_as_of({"a1"}, story::at("2026-03-02T08:15:00Z")).value().application.version, 5);
  EXPECT_FALSE(view->load_as_of({"a1"}, story::at("2026-02-28T00:00:00Z")));
}

TYPED_TEST(Cases, AViewIsASnapshot) {
  const auto before = this->store().read();
  this->record_draft("a1");
  EXPECT_FALSE(before->load({"a1"}));
  EXPECT_TRUE(this->store().read()->load({"a1"}));
}

TYPED_TEST(Cases, ATransactionSeesItsOwnWrites) {
  this->store().write([&](Tx& tx) -> Result<bool> {
    tx.record({"a1"}, story::designer, story::at("2026-03-01T10:00:00Z"), "v", story::draft("Haus", "s", "x"));
    EXPECT_EQ(tx.load({"a1"}).value().application.title, "Haus");
    EXPECT_TRUE(tx.lists().application({"a1"}));
    tx.record({"a1"}, story::designer, story::at("2026-03-01T11:00:00Z"), "v",
              {DraftSaved{2, "s2", true, "Haus mit Garage", "simplified", {}}});
    EXPECT_EQ(tx.load({"a1"}).value().application.title, "Haus mit Garage");
    return true;
  });
  EXPECT_EQ(this->store().read()->lists().application({"a1"})->title, "Haus mit Garage");
}

TYPED_TEST(Cases, TheInboxIsSortedByDueDateAndPagesWithoutGaps) {
  for (int i = 0; i < 7; ++i) {
    const std::string id = "a" + std::to_string(i);
    this->record_draft(id);
    if (i % 2 == 0) this->record(id, story::submitted("BA-" + id, "2026-04-0" + std::to_string(9 - i)));
  }
  InboxFilter filter;
  filter.limit = 3;
  std::string seen;
  int pages = 0;
  do {
    const auto page = this->store().read()->lists().inbox(filter);
    EXPECT_EQ(page.total, 7);
    for (const auto& row : page.rows) seen += row.id.value + " ";
    filter.after = page.next;
    ++pages;
  } while (!filter.after.empty());
  EXPECT_EQ(seen, "a6 a4 a2 a0 a1 a3 a5 ");
  EXPECT_EQ(pages, 3);
}

// Drafts and a case whose papers are asked for wait for the applicant, the others for somebody else.
TYPED_TEST(Cases, OnesOwnAreSortedByWhoseTurnItIs) {
  this->record_draft("a0-draft");
  this->record_draft("a1-later");
  this->record("a1-later", story::submitted("BA-1/26", "2026-04-09"));
  this->record_draft("a2-asked");
  this->record("a2-asked", story::submitted("BA-2/26", "2026-04-02"));
  this->record("a2-asked", story::consultation("2", "2026-06-10", "2026-04-10"));
  this->record_draft("a3-sooner");
  this->record("a3-sooner", story::submitted("BA-3/26", "2026-04-03"));
  InboxFilter filter{.applicant = {"acc-principal"}, .sort = "turn", .limit = 1};
  std::string seen;
  do {
    const auto page = this->store().read()->lists().inbox(filter);
    EXPECT_EQ(page.total, 4);
    for (const auto& row : page.rows) seen += row.id.value + " " + row.turn + ", ";
    filter.after = page.next;
  } while (!filter.after.empty());
  EXPECT_EQ(seen, "a0-draft applicant, a3-sooner authority, a1-later authority, a2-asked agencies, ");
  filter = {.applicant = {"acc-principal"}, .text = "ba", .sort = "turn"};
  EXPECT_EQ(this->store().read()->lists().inbox(filter).rows.at(0).id.value, "a3-sooner");
}

TYPED_TEST(Cases, TheInboxFilters) {
  this->record_draft("a1", "Scheune an der Mühlstraße");
  this->record_draft("a2", "Carport");
  this->record("a2", story::submitted("BA-2/26", "2026-04-02"));
  this->record("a2", story::consultation("2", "2026-06-10", "2026-04-10"));
  const auto ids = [&](const InboxFilter& filter) {
    std::string all;
    for (const auto& row : this->store().read()->lists().inbox(filter).rows) all += row.id.value + " ";
    return all;
  };
  EXPECT_EQ(ids({.states = {"draft"}}), "a1 ");
  EXPECT_EQ(ids({.states = {"draft", "in_consultation"}}), "a2 a1 ");
  EXPECT_EQ(ids({.text = "MUHLSTRASSE"}), "a1 ");
  EXPECT_EQ(ids({.text = "mühlstraße"}), "a1 ");
  EXPECT_EQ(ids({.text = "ba-2"}), "a2 ");
  EXPECT_EQ(ids({.text = "%"}), "");
  EXPECT_EQ(ids({.authority = {"auth-2"}}), "");
  EXPECT_EQ(ids({.authority = {"auth-1"}}), "a2 a1 ");
  EXPECT_EQ(ids({.applicant = {"acc-principal"}}), "a2 a1 ");
  EXPECT_EQ(ids({.applicant = {"acc-clerk"}}), "");
  EXPECT_EQ(ids({.agency = {"ag-town"}}), "a2 ");
}

TYPED_TEST(Cases, DeadlinesAreDueFromTheDayAfterUntilTheyAreSettled) {
  this->record_draft("a1");
  this->record("a1", story::submitted("BA-1/26", "2026-04-02"));
  const auto due = [&](const std::string& today) {
    std::string all;
    for (const auto& d : this->store().read()->lists().due(story::day(today))) all += d.deadline.value + " ";
    return all;
  };
  EXPECT_EQ(due("2026-04-02"), "");  // the last day is the applicant's
  EXPECT_EQ(due("2026-04-03"), "d1 ");
  this->record("a1", story::consultation("1", "2026-06-10", "2026-04-10"));
  EXPECT_EQ(due("2026-04-11"), "d-req-fire1 d-req-town1 ");
  EXPECT_EQ(due("2026-06-11"), "d-req-fire1 d-req-town1 d2 ");
  this->record("a1", {story::statement("1")}, story::fire_link);
  this->record("a1", {SilenceRecorded{{"req-town1"}, SilenceEffect::deemed_given, story::day("2026-04-11")}},
               story::system);
  EXPECT_EQ(due("2026-06-11"), "d2 ");
  EXPECT_EQ(this->store().read()->lists().application({"a1"})->due_rule, "decision");
}

TYPED_TEST(Cases, RequestsAndDocumentsLeadToTheirApplication) {
  this->record_draft("a1");
  this->record("a1",
               {story::filed("doc1", 1, std::string(64, 'a'), "applicant"),
                story::filed("doc1", 2, std::string(64, 'b'), "applicant")},
               story::designer);
  this->record("a1", story::submitted("BA-1/26", "2026-04-02"));
  this->record("a1", story::consultation("1", "2026-06-10", "2026-04-10"));
  const auto view = this->store().read();
  EXPECT_EQ(view->lists().request({"req-fire1"})->application.value, "a1");
  EXPECT_EQ(view->lists().request({"req-fire1"})->state, "open");
  EXPECT_FALSE(view->lists().request({"req-none"}));
  EXPECT_EQ(view->lists().requests({.agencies = {{"ag-fire"}}, .open_only = true}).total, 1);
  const auto both = view->lists().requests({.agencies = {{"ag-fire"}, {"ag-town"}}, .limit = 1});
  EXPECT_EQ(both.total, 2);
  ASSERT_EQ(both.rows.size(), 1u);
  const auto next = view->lists().requests({.agencies = {{"ag-fire"}, {"ag-town"}}, .after = both.next, .limit = 1});
  ASSERT_EQ(next.rows.size(), 1u);
  EXPECT_NE(next.rows[0].id, both.rows[0].id);
  EXPECT_EQ(view->lists().requests({.latest_first = true, .limit = 1}).rows[0].id, next.rows[0].id);
  EXPECT_EQ(view->lists().requests({.authority = {"auth-none"}}).total, 0);
  EXPECT_EQ(view->lists().requests({}).total, 2);
  const auto versions = view->lists().document({"doc1"});
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_EQ(versions[1].sha256, std::string(64, 'b'));
  EXPECT_EQ(versions[1].application.value, "a1");
}

TYPED_TEST(Cases, EventsCanBePolled) {
  this->record_draft("a1");
  this->record_draft("a2");
  const auto view = this->store().read();
  EXPECT_EQ(view->lists().events_after(6, {}).size(), 2u);
  EXPECT_EQ(view->lists().events_after(0, {"a2"}).front().recorded.seq, 5);
  EXPECT_EQ(view->lists().events_after(0, {"a2"}).front().row.type, "ApplicationStarted");
}

TYPED_TEST(Cases, FileNumbersRunPerAuthorityAndYear) {
  EXPECT_EQ(this->store().read()->lists().next_file_number({"auth-1"}, 2026), 1);
  this->record_draft("a1");
  this->record("a1", story::submitted("BA-1/26", "2026-04-02"));
  EXPECT_EQ(this->store().read()->lists().next_file_number({"auth-1"}, 2026), 2);
  EXPECT_EQ(this->store().read()->lists().next_file_number({"auth-1"}, 2027), 1);
  EXPECT_EQ(this->store().read()->lists().next_file_number({"auth-2"}, 2026), 1);
}

}  // namespace cases_test
}  // namespace flurwerk::api
