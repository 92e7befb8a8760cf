#include "api/store/sqlite/health.hpp"

#include <sqlite3.h>  // SpatiaLite expects it first

#include <spatialite.h>

#include <system_error>

#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/migrate.hpp"

namespace flurwerk::api {
namespace {

constexpr std::uint64_t little_room = std::uint64_t{1} << 30;

void check_rows(Database& database, StoreHealth& health) {
  auto whole = database.query_once("PRAGMA quick_check(20)");
  while (whole.step()) {
    if (whole.text(0) != "ok")
      health.problems.push_back(
          {"Die Datei ist beschädigt: " + whole.text(0), "The file is damaged: " + whole.text(0)});
  }
  auto foreign = database.query_once("PRAGMA foreign_key_check");
  if (foreign.step()) {
    health.problems.push_back({"Verweise in der Tabelle " + foreign.text(0) + " gehen ins Leere.",
                               "References in the table " + foreign.text(0) + " lead nowhere."});
  }
}

void check_indexes(Database& database, StoreHealth& health) {
  std::vector<std::string> trees;
  {
    auto list = database.query_once(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING rtree(%' ORDER BY name");
    while (list.step()) trees.push_back(list.text(0));
  }
  for (const std::string& tree : trees) {
    auto check = database.query_once("SELECT rtreecheck(:tree)");
    if (check.bind("tree", tree).step() && check.text(0) != "ok") {
      health.problems.push_back({"Der räumliche Index " + tree + " ist beschädigt; die Geodaten neu einlesen.",
                                 "The spatial index " + tree + " is damaged; import the geodata again."});
    }
  }
}

std::uint64_t waiting_pdfs(Database& database) {
  auto count = database.query_once("SELECT count(*) FROM pdf_reading WHERE read_at IS NULL");
  return count.step() ? static_cast<std::uint64_t>(count.integer(0)) : 0;
}

// Whether the file is there.
bool examine(const std::filesystem::path& dir, DataFile part, StoreHealth& health) {
  const auto file = dir / file_name(part);
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) {
    const std::string name = file_name(part);
    health.problems.push_back({"Im Ordner " + dir.string() + " liegt keine Datenbank (" + name + ").",
                               "There is no database (" + name + ") in the folder " + dir.string() + "."});
    return false;
  }
  health.database_bytes += size;
  try {
    Database database(file, Database::Mode::read_only);
    if (const auto schema = check_schema(database, part); !schema) {
      health.problems.push_back(schema.error().text);
      return true;
    }
    if (part == DataFile::cases) {
      health.schema = schema_of(database, part).value_or(0);
      health.pdfs_waiting = waiting_pdfs(database);
    }
    check_rows(database, health);
    check_indexes(database, health);
  } catch (const DatabaseError& broken) {
    health.problems.push_back({std::string("Die Datenbank lässt sich nicht lesen: ") + broken.what(),
                               std::string("The database cannot be read: ") + broken.what()});
  }
  return true;
}

}  // namespace

StoreHealth examine_store(const std::filesystem::path& dir) {
  StoreHealth health;
  health.sqlite = sqlite3_libversion();
  health.spatialite = spatialite_version();
  health.newest_schema = newest_schema();
  if (dir.empty()) return health;
  std::error_code error;
  const auto space = std::filesystem::space(dir, error);
  if (!error) health.free_bytes = space.available;
  if (!error && space.available < little_room) {
    health.problems.push_back(
        {"Auf dem Datenträger ist weniger als 1 GiB frei.", "Less than 1 GiB is free on the disk."});
  }
  health.found = examine(dir, DataFile::cases, health) && examine(dir, DataFile::geodata, health);
  return health;
}

}  // namespace flurwerk::api
