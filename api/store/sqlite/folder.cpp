#include "api/store/sqlite/folder.hpp"

#include <array>
#include <string>

#include "api/store/sqlite/migrate.hpp"

namespace flurwerk::api {
namespace {

namespace fs = std::filesystem;

constexpr int last_schema_with_geodata = 5;  // of flurwerk.sqlite
// Referred to before referring.
constexpr std::array moving = {"geodata_source",    "parcel",        "building",       "plan_area",
                               "map_layer_feature", "former_parcel", "former_building"};

bool has_rows(Database& database, const std::string& table) {
  return database.query_once("SELECT 1 FROM " + table + " LIMIT 1").step();
}

std::string columns_of(Database& database, const std::string& table) {
  std::string columns;
  auto query = database.query_once("SELECT name FROM pragma_table_info(:table)");
  query.bind("table", table);
  while (query.step()) columns += (columns.empty() ? "" : ", ") + query.text(0);
  return columns;
}

// Until schema 5 the geodata stood beside the cases. First it is in both files, then in the new one only: whoever is
// killed in between goes on at the next start.
void move_geodata(Database& cases, Database& geodata, const fs::path& cases_file) {
  if (!has_rows(geodata, "geodata_source")) {
    geodata.attach(cases_file, "old");
    {
      Transaction transaction(geodata, "BEGIN IMMEDIATE");
      for (const std::string table : moving) {
        const std::string columns = columns_of(geodata, table);
        geodata.query_once("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM old." + table)
            .run();
      }
      transaction.commit();
    }
    geodata.query_once("DETACH old").run();
  }
  Transaction transaction(cases, "BEGIN IMMEDIATE");
  cases.query_once("DELETE FROM geometry_columns").run();
  for (auto table = moving.rbegin(); table != moving.rend(); ++table) {
    const std::string name = *table;
    cases.execute("DROP TABLE IF EXISTS idx_" + name + "_geom; DROP TABLE " + name + ";");
  }
  transaction.commit();
}

bool knows_erasure(Database& cases) {
  return cases.query_once("SELECT 1 FROM sqlite_schema WHERE name = 'erased_file'").step();
}

bool has_geodata(Database& cases) {
  return cases.query_once("SELECT 1 FROM sqlite_schema WHERE name = 'geodata_source'").step();
}

}  // namespace

Result<Writers> open_writers(const fs::path& dir) {
  const fs::path cases_file = dir / file_name(DataFile::cases);
  Writers writers;
  writers.cases = std::make_unique<Database>(cases_file, Database::Mode::create);
  const auto found = schema_of(*writers.cases, DataFile::cases);
  if (!found) return tl::unexpected(found.error());
  writers.geodata = std::make_unique<Database>(dir / file_name(DataFile::geodata), Database::Mode::create);
  if (const auto done = migrate(*writers.geodata, DataFile::geodata); !done) return tl::unexpected(done.error());
  if (*found == last_schema_with_geodata && has_geodata(*writers.cases)) {
    move_geodata(*writers.cases, *writers.geodata, cases_file);
  }
  // What is erased must not linger in freed bytes; what was freed before this was so is swept out once.
  writers.cases->execute("PRAGMA secure_delete = ON;");
  writers.cases->execute("PRAGMA cache_size = -65536;");  // a night of many periods is written once, not page by page
  const bool swept = *found == 0 || knows_erasure(*writers.cases);
  const auto applied = migrate(*writers.cases, DataFile::cases);
  if (!applied) return tl::unexpected(applied.error());
  if (!swept) writers.cases->execute("VACUUM;");
  writers.migrated = *applied > 0;
  return writers;
}

std::unique_ptr<Database> open_reader(const fs::path& dir) {
  auto reader = std::make_unique<Database>(dir / file_name(DataFile::cases), Database::Mode::read_only);
  reader->attach(dir / file_name(DataFile::geodata), "geodata");
  return reader;
}

}  // namespace flurwerk::api
