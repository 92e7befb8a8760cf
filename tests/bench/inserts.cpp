// The rival of the statement path: SQLite alone, as durable as we promise to be, with a row of a statement's size.
#include <sqlite3.h>

#include <stdexcept>

#include "bench.hpp"

namespace flurwerk::bench {

void must(int result, sqlite3* database) {
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    throw std::runtime_error(sqlite3_errmsg(database));
}

double inserts(const std::filesystem::path& folder, double seconds) {
  std::filesystem::create_directories(folder);
  const auto file = folder / "inserts.sqlite";
  std::filesystem::remove(file);
  sqlite3* database = nullptr;
  must(sqlite3_open(file.c_str(), &database), database);
  must(sqlite3_exec(database,
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                    "CREATE TABLE event(seq INTEGER PRIMARY KEY, at TEXT, type TEXT, payload TEXT, hash TEXT)",
                    nullptr, nullptr, nullptr),
       database);
  sqlite3_stmt* insert = nullptr;
  must(
      sqlite3_prepare_v2(
          database, "INSERT INTO event(at,type,payload,hash) VALUES('2026-06-01T08:00:00Z','StatementSubmitted',?1,?2)",
          -1, &insert, nullptr),
      database);
  const std::string payload(400, 'x'), hash(64, 'a');
  const double rate = per_second(seconds, [&](long) {
    sqlite3_bind_text(insert, 1, payload.data(), static_cast<int>(payload.size()), SQLITE_STATIC);
    sqlite3_bind_text(insert, 2, hash.data(), static_cast<int>(hash.size()), SQLITE_STATIC);
    must(sqlite3_step(insert), database);
    sqlite3_reset(insert);
  });
  sqlite3_finalize(insert);
  sqlite3_close(database);
  return rate;
}

}  // namespace flurwerk::bench
