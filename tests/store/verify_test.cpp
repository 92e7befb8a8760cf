// Whoever edits the database by hand is found out, and the first altered row is named.
#include <gtest/gtest.h>

#include <fstream>

#include "api/app/sha256.hpp"
#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/event_log.hpp"
#include "api/store/sqlite/sql.hpp"
#include "tests/store/history.hpp"

namespace flurwerk::api {
namespace verify_test {

class Tampering : public ::testing::Test {
 protected:
  // Past the program: with the triggers off and the store closed, as somebody with the file would do it.
  VerifyReport after(const std::string& script) {
    history_.store.reset();
    {
      Database database(history_.folder.path() / "flurwerk.sqlite", Database::Mode::read_write);
      database.execute(
          "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; DROP TRIGGER "
          "words_are_only_erased; "
          "PRAGMA foreign_keys = OFF; " +
          script);
    }
    history_.store = open_store({history_.folder.path(), Access::read}).value();
    return history_.verify();
  }
  void expect(const VerifyReport& report, const std::string& code, std::int64_t seq, const std::string& column = {}) {
    EXPECT_FALSE(report.ok);
    EXPECT_EQ(report.code, code) << report.message.en;
    EXPECT_EQ(report.seq, seq) << report.message.en;
    EXPECT_EQ(report.column, column);
    EXPECT_FALSE(report.message.de.empty());
  }
  void expect_state(const VerifyReport& report, const std::string& table, const std::string& row,
                    const std::string& column = {}) {
    EXPECT_FALSE(report.ok);
    EXPECT_EQ(report.code, "state-differs") << report.message.en;
    EXPECT_EQ(report.table, table);
    EXPECT_EQ(report.row, row);
    EXPECT_EQ(report.column, column);
  }
  History history_;
};

TEST_F(Tampering, AnUntouchedStoreIsIntact) {
  std::int64_t last = 0, total = 0;
  const auto report = history_.store->verify(*history_.documents, [&](std::int64_t done, std::int64_t of) {
    EXPECT_GE(done, last);
    last = done;
    total = of;
  });
  EXPECT_TRUE(report.ok) << report.message.en;
  EXPECT_EQ(report.code, "intact");
  EXPECT_EQ(report.documents, 1);
  EXPECT_GT(report.events, 20);
  EXPECT_EQ(last, total);
}

TEST_F(Tampering, TheLogResistsTheProgramItself) {
  history_.store.reset();
  Database database(history_.folder.path() / "flurwerk.sqlite", Database::Mode::read_write);
  EXPECT_THROW(database.execute("UPDATE event SET actor = 'x' WHERE seq = 3"), DatabaseError);
  EXPECT_THROW(database.execute("DELETE FROM event WHERE seq = 3"), DatabaseError);
  EXPECT_THROW(database.execute("UPDATE event SET words = 'x' WHERE seq = 1"), DatabaseError);
}

TEST_F(Tampering, Payload) {
  expect(after("UPDATE event SET payload = replace(payload, '\"HE\"', '\"BY\"') WHERE seq = 1"), "event-altered", 1);
}
TEST_F(Tampering, Words) {
  expect(after("UPDATE event SET words = replace(words, 'Haus a1', 'Haus b1') WHERE seq = 1"), "event-altered", 1,
         "words");
}
TEST_F(Tampering, WordsThatAreNone) {
  expect(after("UPDATE event SET words = '{}' WHERE seq = 1"), "event-altered", 1, "words");
}
TEST_F(Tampering, WordsTakenAway) {
  expect(after("UPDATE event SET words = '' WHERE seq = 1"), "words-missing", 1, "words");
}
TEST_F(Tampering, PayloadThatIsNoEvent) {
  expect(after("UPDATE event SET payload = '{}' WHERE seq = 7"), "event-altered", 7, "payload");
}
TEST_F(Tampering, Actor) { expect(after("UPDATE event SET actor = 'someone' WHERE seq = 9"), "event-altered", 9); }
TEST_F(Tampering, At) {
  expect(after("UPDATE event SET at = '2026-03-05T00:00:00Z' WHERE seq = 10"), "event-altered", 10);
}
TEST_F(Tampering, LawVersion) { expect(after("UPDATE event SET law_version = 'x' WHERE seq = 4"), "event-altered", 4); }
TEST_F(Tampering, Application) {
  expect(after("UPDATE event SET application = 'a2' WHERE seq = 4"), "event-altered", 4);
}
TEST_F(Tampering, Hash) {
  expect(after("UPDATE event SET hash = printf('%064d', 5) WHERE seq = 5"), "event-altered", 5, "hash");
}
TEST_F(Tampering, PrevHash) {
  expect(after("UPDATE event SET prev_hash = printf('%064d', 5) WHERE seq = 5"), "event-altered", 5, "prev_hash");
}
TEST_F(Tampering, AMiddleRowDeleted) { expect(after("DELETE FROM event WHERE seq = 6"), "event-missing", 6); }
TEST_F(Tampering, TheFirstRowDeleted) { expect(after("DELETE FROM event WHERE seq = 1"), "event-missing", 1); }
TEST_F(Tampering, TwoRowsSwapped) {
  expect(after("UPDATE event SET seq = -1 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = 6; "
               "UPDATE event SET seq = 6 WHERE seq = -1"),
         "event-moved", 5, "seq");
}
TEST_F(Tampering, TheLastRowDeleted) {
  const auto last = history_.verify().events;
  expect(after("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)"), "event-missing", last);
}
TEST_F(Tampering, TheLastRowDeletedAndTheHeadMoved) {
  const std::string head = history_.verify().head;
  const auto report = after(
      "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event); UPDATE log_head SET "
      "seq = (SELECT max(seq) FROM event), hash = (SELECT hash FROM event ORDER BY seq DESC LIMIT 1)");
  expect_state(report, "application", "a3", "version");  // the state tables still remember
  const auto known = history_.store->verify(*history_.documents, {}, head);
  EXPECT_EQ(known.code, "head-unknown");  // and so does whoever kept the hash elsewhere
}
TEST_F(Tampering, ARowAlteredAndHashedAnew) {
  history_.store.reset();
  {
    Database database(history_.folder.path() / "flurwerk.sqlite", Database::Mode::read_write);
    database.execute("DROP TRIGGER event_is_never_changed");
    EventRow row;
    {
      auto query = database.query("SELECT * FROM event WHERE seq = 8");
      ASSERT_TRUE(query.step());
      row = read_event_row(query);
    }
    row.actor = "someone";
    row.hash = hash_of(row);
    auto update = database.query("UPDATE event SET actor = :actor, hash = :hash WHERE seq = 8");
    update.bind("actor", row.actor).bind("hash", row.hash).run();
  }
  history_.store = open_store({history_.folder.path(), Access::read}).value();
  expect(history_.verify(), "event-altered", 8);
}

TEST_F(Tampering, ApplicationState) {
  expect_state(after("UPDATE application SET state = 'granted' WHERE id = 'a2'"), "application", "a2", "state");
}
TEST_F(Tampering, DueDate) {
  expect_state(after("UPDATE deadline SET due_on = '2027-01-01' WHERE application = 'a2' AND id = 'd2'"), "deadline",
               "a2 / d2", "due_on");
}
TEST_F(Tampering, AStateRowDeleted) {
  expect_state(after("DELETE FROM condition WHERE application = 'a3' AND owner = 'decision'"), "condition",
               "a3 / decision / 1");
}
TEST_F(Tampering, AStateRowAdded) {
  expect_state(after("INSERT INTO party VALUES ('a1', 'owner', 'p', '')"), "party", "a1 / owner");
}
TEST_F(Tampering, AnApplicationWithoutEvents) {
  expect_state(after("CREATE TEMP TABLE copy AS SELECT * FROM application WHERE id = 'a1'; "
                     "UPDATE copy SET id = 'a9'; INSERT INTO application SELECT * FROM copy"),
               "application", "a9");
}
TEST_F(Tampering, DraftContent) {
  EXPECT_EQ(after("UPDATE draft_content SET body = '{}' WHERE body LIKE '%a2%'").code, "draft-altered");
}
TEST_F(Tampering, DraftContentDeleted) {
  EXPECT_EQ(after("DELETE FROM draft_content WHERE body LIKE '%a2%'").code, "draft-missing");
}
TEST_F(Tampering, TheWordsOfAMessage) {
  const MessageWords words{{"m1"}, "salz", "Guten Tag"};
  const Event sent = MessageSent{words.message, "authority", true, {}, digest_of(words)};
  history_.record("a2", {sent}, story::clerk, "2026-03-02T09:00:00Z");
  const auto seq = history_.store->read()->load({"a2"}).value().events.back().seq;
  EXPECT_EQ(history_.verify().code, "message-missing");
  history_.store
      ->write([&](Tx& tx) -> Result<bool> {
        tx.messages().put_words({"a2"}, words);
        return true;
      })
      .value();
  EXPECT_TRUE(history_.verify().ok);
  EXPECT_EQ(history_.verify().messages, 1);
  expect(after("UPDATE message_words SET text = 'Gute Nacht'"), "message-altered", seq, "text");
}
TEST_F(Tampering, WhoReadsAMessage) {
  const MessageWords words{{"m1"}, "salz", "Guten Tag"};
  const Event sent = MessageSent{words.message, "authority", false, {{"fire"}}, digest_of(words)};
  history_.record("a2", {sent}, story::clerk, "2026-03-02T09:00:00Z");
  expect_state(after("UPDATE message SET to_applicant = 1"), "message", "a2 / m1", "to_applicant");
}
TEST_F(Tampering, AForeignKeyThatPointsNowhere) {
  const auto report = after("INSERT INTO membership VALUES ('nobody', 'clerk', '', '')");
  EXPECT_EQ(report.code, "reference-broken") << report.message.en;
  EXPECT_EQ(report.table, "membership");
}
TEST_F(Tampering, ADocumentAltered) {
  const auto file = history_.folder.path() / "documents" / history_.notice.substr(0, 2) / history_.notice;
  std::ofstream(file, std::ios::app) << "x";
  const auto report = history_.verify();
  EXPECT_EQ(report.code, "document-altered");
  EXPECT_EQ(report.row, history_.notice);
}
TEST_F(Tampering, ADocumentDeleted) {
  std::filesystem::remove_all(history_.folder.path() / "documents" / history_.notice.substr(0, 2));
  EXPECT_EQ(history_.verify().code, "document-missing");
}
TEST_F(Tampering, PagesOverwritten) {
  history_.store.reset();
  {
    std::fstream file(history_.folder.path() / "flurwerk.sqlite", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(std::filesystem::file_size(history_.folder.path() / "flurwerk.sqlite") / 2));
    file << std::string(200000, 'x');
  }
  const auto store = open_store({history_.folder.path(), Access::read});
  EXPECT_TRUE(!store || !(*store)->verify(*history_.documents).ok);
}

}  // namespace verify_test
}  // namespace flurwerk::api
