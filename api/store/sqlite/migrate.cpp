#include "api/store/sqlite/migrate.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "permit-core/embedded.hpp"

namespace flurwerk {
std::span<const EmbeddedFile> embedded_files_migrations();
std::span<const EmbeddedFile> embedded_files_geodata_migrations();
}  // namespace flurwerk

namespace flurwerk::api {
namespace {

constexpr std::string_view application_id = "1179407703";  // "FLUW"; tells our files from others

struct Migration {
  int number;
  EmbeddedFile file;
};

std::vector<Migration> migrations(DataFile of) {
  std::vector<Migration> list;
  for (const auto& file : of == DataFile::cases ? embedded_files_migrations() : embedded_files_geodata_migrations()) {
    int number = 0;  // V001__name.sql
    std::from_chars(file.path.data() + 1, file.path.data() + file.path.size(), number);
    list.push_back({number, file});
  }
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return list;
}

bool exists(Database& database, const char* table) {
  auto query = database.query("SELECT 1 FROM sqlite_schema WHERE name = :name");
  return query.bind("name", table).step();
}

std::int64_t number_from(Database& database, std::string_view statement) {
  auto query = database.query(statement);
  return query.step() ? query.integer(0) : 0;
}

// Numbers are handed out before they are used: a lower one can come after a higher one.
bool is_applied(Database& database, int found, int number) {
  if (found == 0) return false;
  auto query = database.query("SELECT 1 FROM schema_version WHERE version = :version");
  return query.bind("version", number).step();
}

tl::unexpected<Refusal> newer(int found, DataFile file) {
  const std::string numbers = std::to_string(found) + " > " + std::to_string(newest_schema(file));
  return refuse(RefusalKind::unsupported, "database-is-newer",
                {"Die Datenbank stammt von einem neueren Programm (Schema " + numbers + ").",
                 "The database is of a newer program (schema " + numbers + ")."},
                {"Das neuere Programm verwenden oder eine ältere Sicherung einspielen.",
                 "Use the newer program or restore an older backup."});
}

void apply(Database& database, const Migration& migration) {
  Transaction transaction(database, "BEGIN IMMEDIATE");
  if (migration.number == 1) {
    database.execute("PRAGMA application_id = " + std::string(application_id) +
                     "; CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;");
  }
  database.execute(std::string(migration.file.content));
  database.query("INSERT INTO schema_version VALUES (:version, :name)")
      .bind("version", migration.number)
      .bind("name", migration.file.path)
      .run();
  transaction.commit();
}

}  // namespace

const char* file_name(DataFile file) { return file == DataFile::cases ? "flurwerk.sqlite" : "geodata.sqlite"; }

int newest_schema(DataFile file) { return migrations(file).back().number; }

Result<int> schema_of(Database& database, DataFile file) {
  const std::string name = file_name(file);
  const bool ours = std::to_string(number_from(database, "PRAGMA application_id")) == application_id;
  if (!ours && number_from(database, "SELECT count(*) FROM sqlite_schema") > 0) {
    return refuse(RefusalKind::invalid, "not-a-flurwerk-database",
                  {"Die Datei " + name + " im Datenordner gehört nicht zu Flurwerk.",
                   "The file " + name + " in the data folder is not one of Flurwerk's."},
                  {"Einen leeren Ordner oder einen Datenordner von Flurwerk angeben.",
                   "Name an empty folder or a data folder of Flurwerk."});
  }
  if (!ours || !exists(database, "schema_version")) return 0;
  const auto found = static_cast<int>(number_from(database, "SELECT max(version) FROM schema_version"));
  if (found > newest_schema(file)) return newer(found, file);
  return found;
}

Result<int> migrate(Database& database, DataFile file) {
  auto found = schema_of(database, file);
  if (!found) return found;
  int applied = 0;
  for (const auto& migration : migrations(file)) {
    if (is_applied(database, *found, migration.number)) continue;
    apply(database, migration);
    ++applied;
  }
  return applied;
}

Result<void> check_schema(Database& database, DataFile file) {
  const auto found = schema_of(database, file);
  if (!found) return tl::unexpected(found.error());
  const auto applied = [&](const Migration& migration) { return is_applied(database, *found, migration.number); };
  if (std::ranges::all_of(migrations(file), applied)) return {};
  return refuse(RefusalKind::wrong_state, "database-is-older",
                {"Die Datenbank stammt von einem älteren Programm und muss erst umgestellt werden.",
                 "The database is of an older program and must be migrated first."},
                {"Einmal `flurwerk tick` oder `flurwerk serve` mit diesem Ordner ausführen.",
                 "Run `flurwerk tick` or `flurwerk serve` once with this folder."});
}

}  // namespace flurwerk::api
