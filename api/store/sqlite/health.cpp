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

}  // namespace

StoreHealth examine_store(const std::filesystem::path& dir) {
  StoreHealth health;
  health.sqlite = sqlite3_libversion();
  health.spatialite = spatialite_version();
  health.newest_schema = newest_schema();
  if (dir.empty()) return health;
  const auto file = dir / "flurwerk.sqlite";
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  health.found = !error;
  if (!health.found) {
    health.problems.push_back({"Im Ordner " + dir.string() + " liegt keine Datenbank.",
                               "There is no database in the folder " + dir.string() + "."});
    return health;
  }
  health.database_bytes = size;
  const auto space = std::filesystem::space(dir, error);
  if (!error) health.free_bytes = space.available;
  if (!error && space.available < little_room) {
    health.problems.push_back(
        {"Auf dem Datenträger ist weniger als 1 GiB frei.", "Less than 1 GiB is free on the disk."});
  }
  try {
    Database database(file, Database::Mode::read_only);
    if (const auto schema = check_schema(database); !schema) {
      health.problems.push_back(schema.error().text);
      return health;
    }
    auto version = database.query_once("SELECT max(version) FROM schema_version");
    if (version.step()) health.schema = static_cast<int>(version.integer(0));
    check_rows(database, health);
    check_indexes(database, health);
  } catch (const DatabaseError& broken) {
    health.problems.push_back({std::string("Die Datenbank lässt sich nicht lesen: ") + broken.what(),
                               std::string("The database cannot be read: ") + broken.what()});
  }
  return health;
}

}  // namespace flurwerk::api
