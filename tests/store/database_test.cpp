// The SQLite adapter: every query can be prepared, migrations apply, foreign and newer files are refused.
#include "api/store/sqlite/database.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <span>

#include "api/store/sqlite/migrate.hpp"
#include "permit-core/embedded.hpp"
#include "tests/store_contract/backend.hpp"

namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_sql();
std::span<const EmbeddedFile> embedded_files_migrations();
std::span<const EmbeddedFile> embedded_files_geodata_migrations();
}  // namespace flurwerk

namespace flurwerk::api {
namespace database_test {

TEST(Database, EveryQueryCanBePrepared) {
  const Folder folder;
  SqliteBackend::open(folder).reset();
  Database database(folder.path() / "flurwerk.sqlite", Database::Mode::read_write);
  database.attach(folder.path() / "geodata.sqlite", "geodata");
  EXPECT_GT(embedded_files_sql().size(), 50u);
  for (const auto& file : embedded_files_sql()) {
    EXPECT_NO_THROW(database.query(file.content)) << file.path;
  }
}

TEST(Database, ANestedUseOfOneStatementIsRefused) {
  Database database(":memory:", Database::Mode::create);
  auto outer = database.query("SELECT 1 UNION SELECT 2");
  EXPECT_TRUE(outer.step());
  EXPECT_THROW(database.query("SELECT 1 UNION SELECT 2"), DatabaseError);
}

TEST(Database, AnUnknownParameterIsABug) {
  Database database(":memory:", Database::Mode::create);
  auto query = database.query("SELECT :a");
  EXPECT_THROW(query.bind("b", 1), DatabaseError);
}

TEST(Database, WorkEndsAtItsLimit) {
  Database database(":memory:", Database::Mode::create);
  const std::string long_walk =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  {
    const WorkLimit limit(database, 1);
    EXPECT_TRUE(database.query_once("SELECT 1").step()) << "short work is done";
    try {
      database.query_once(long_walk).run();
      FAIL() << "it would walk for ever";
    } catch (const DatabaseError& error) {
      EXPECT_TRUE(WorkLimit::exceeded(error)) << error.what();
    }
  }
  EXPECT_TRUE(database.query("SELECT 1").step()) << "the connection goes on";
}

TEST(Database, ReadersCannotWrite) {
  const Folder folder;
  const auto store = SqliteBackend::open(folder);
  Database database(folder.path() / "flurwerk.sqlite", Database::Mode::read_only);
  EXPECT_THROW(database.query("DELETE FROM person").run(), DatabaseError);
}

TEST(Open, OnlyOneProcessWrites) {
  const Folder folder;
  const auto first = SqliteBackend::open(folder);
  const auto second = open_store({folder.path()});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "folder-in-use");
  EXPECT_FALSE(second.error().cure.de.empty());
  EXPECT_TRUE(open_store({folder.path(), Access::read}));
}

TEST(Open, ReadingAsksForADatabase) {
  const Folder folder;
  EXPECT_EQ(open_store({folder.path(), Access::read}).error().code, "no-data-folder");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Open, ANewerDatabaseIsRefused) {
  const Folder folder;
  SqliteBackend::open(folder).reset();
  {
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::read_write);
    database.execute("INSERT INTO schema_version VALUES (999, 'V999__future.sql')");
  }
  EXPECT_EQ(open_store({folder.path()}).error().code, "database-is-newer");
  EXPECT_EQ(open_store({folder.path(), Access::read}).error().code, "database-is-newer");
}

// Until schema 5 cadastre, plans and layers stood in flurwerk.sqlite.
TEST(Open, GeodataOfAnOlderProgramMovesToItsOwnFile) {
  const Folder folder;
  {
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::create);
    std::string script;
    for (const auto& file : embedded_files_migrations()) {
      if (file.path < std::string_view("V004")) script += file.content;
    }
    for (const auto& file : embedded_files_geodata_migrations()) script += file.content;
    const Transaction once(database, "BEGIN IMMEDIATE");
    database.execute(
        "PRAGMA application_id = 1179407703; CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT);" +
        script + R"(INSERT INTO schema_version VALUES (1, 'V001__event_log.sql'), (2, 'V002__state.sql'),
        (3, 'V003__accounts.sql'), (4, 'V004__geodata.sql'), (5, 'V005__geodata_history.sql');
      INSERT INTO geodata_source VALUES (7, 'parcels', 'a.xml', 'sha', '2026-03-02T12:00:00Z', 3, 'NAS', '', '', '');
      INSERT INTO parcel (id, source, generation, key, object_id, gemarkung, gemarkung_name, gemarkung_folded, flur,
        numerator, denominator, address, address_folded, computed_area_m2, public_use, public_use_source, geom)
      VALUES (9, 7, 3, '060123003000120004__', 'DE1', '060123', '', '', '3', '12', '4', 'Weg 1', 'weg 1', 100, 'none', '',
        GeomFromText('MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10, 0 0)))', 25832));)");
    database.query("COMMIT").run();
  }
  EXPECT_EQ(open_store({folder.path(), Access::read}).error().code, "database-is-older");
  for (int start = 1; start <= 2; ++start) {
    const auto store = open_store({folder.path()}).value();
    ASSERT_EQ(store->parcels().parcels_at({5, 5}).size(), 1u) << "start " << start;
    EXPECT_EQ(store->parcels().parcels_at({5, 5}).at(0).address, "Weg 1");
    EXPECT_EQ(store->parcels().sources().at(0).name, "a.xml");
    EXPECT_EQ(store->parcels().generation(), 3);
  }
  Database cases(folder.path() / "flurwerk.sqlite", Database::Mode::read_only);
  EXPECT_THROW(cases.query("SELECT 1 FROM parcel"), DatabaseError);
  EXPECT_THROW(cases.query("SELECT 1 FROM idx_parcel_geom"), DatabaseError);
}

// Numbers are handed out ahead: a folder that has a higher one already still gets the lower one.
TEST(Open, ALowerNumberThatComesLaterIsApplied) {
  const Folder folder;
  { ASSERT_TRUE(open_store({folder.path()})); }
  {
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::create);
    database.execute("DROP TABLE house_rule; DELETE FROM schema_version WHERE version = 13;");
  }
  EXPECT_EQ(open_store({folder.path(), Access::read}).error().code, "database-is-older");
  const auto store = open_store({folder.path()}).value();
  EXPECT_TRUE(store->read()->house_book().entries({"amt"}).empty());
  EXPECT_TRUE(open_store({folder.path(), Access::read}));
}

TEST(Open, SomebodyElsesDatabaseIsRefusedAndLeftAlone) {
  const Folder folder;
  {
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::create);
    database.execute("CREATE TABLE recipe (name TEXT)");
  }
  EXPECT_EQ(open_store({folder.path()}).error().code, "not-a-flurwerk-database");
  std::filesystem::remove(folder.path() / "flurwerk.sqlite");
  std::ofstream(folder.path() / "flurwerk.sqlite") << "this is a letter, not a database, and long enough to tell";
  EXPECT_EQ(open_store({folder.path()}).error().code, "folder-unusable");
}

TEST(Open, AFolderThatCannotBeMadeIsRefused) {
  EXPECT_EQ(open_store({"/proc/none/here"}).error().code, "folder-unusable");
}

TEST(Open, AMigrationCutShortIsCompletedAtTheNextStart) {
  const Folder folder;
  {
    Database database(folder.path() / "flurwerk.sqlite", Database::Mode::create);
    const Transaction cut_short(database, "BEGIN IMMEDIATE");
    database.execute("CREATE TABLE event (seq INTEGER)");
  }  // rolled back, as after a kill
  EXPECT_TRUE(open_store({folder.path()}));
}

}  // namespace database_test
}  // namespace flurwerk::api
