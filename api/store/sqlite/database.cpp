#include "api/store/sqlite/database.hpp"

#include <sqlite3.h>
// SpatiaLite's header needs SQLite's before it.
#include <spatialite.h>

#include <cstring>
#include <mutex>

namespace flurwerk::api {
namespace {

[[noreturn]] void fail(sqlite3* handle, const std::string& what) {
  const int code = handle != nullptr ? sqlite3_extended_errcode(handle) : SQLITE_NOMEM;
  throw DatabaseError(code, what + ": " + (handle != nullptr ? sqlite3_errmsg(handle) : "out of memory"));
}

// Debian builds SQLite without lookaside: with memory statistics on, every allocation meets one global mutex. What a command
// would take back stays in memory up to 128 KiB instead of 64 (more than that SQLite cannot write to a file at once); wholly in
// memory (temp_store) each statement of a long command would walk through all of it.
void configure_once() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, (1 << 17) - 1);
    sqlite3_initialize();
  });
}

}  // namespace

Query::~Query() {
  if (statement_ == nullptr) return;
  if (once_) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

int Query::parameter(const char* name) {
  const int count = sqlite3_bind_parameter_count(statement_);
  for (int tried = 0; tried < count; ++tried) {
    bound_ = bound_ % count + 1;
    const char* here = sqlite3_bind_parameter_name(statement_, bound_);
    if (here != nullptr && std::strcmp(here + 1, name) == 0) return bound_;
  }
  throw DatabaseError(SQLITE_RANGE, std::string("no parameter ") + name + " in " + sqlite3_sql(statement_));
}

void Query::check(int code) const {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_), sqlite3_sql(statement_));
}

Query& Query::bind(const char* name, std::string_view text) {
  const char* start = text.data() != nullptr ? text.data() : "";
  check(sqlite3_bind_text64(statement_, parameter(name), start, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Query& Query::bind(const char* name, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, parameter(name), value));
  return *this;
}

Query& Query::bind(const char* name, double value) {
  check(sqlite3_bind_double(statement_, parameter(name), value));
  return *this;
}

Query& Query::bind_null(const char* name) {
  check(sqlite3_bind_null(statement_, parameter(name)));
  return *this;
}

Query& Query::bind_blob(const char* name, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_, parameter(name), bytes.data(), bytes.size(), SQLITE_STATIC));
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_), sqlite3_sql(statement_));
}

void Query::again() { sqlite3_reset(statement_); }

void Query::run() {
  while (step()) {
  }
}

std::string_view Query::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);  // the text's bytes as they are
  const int size = sqlite3_column_bytes(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::string Query::text(int column) const { return std::string(view(column)); }

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Query::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Query::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
bool Query::is_integer(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_INTEGER; }
int Query::columns() const { return sqlite3_column_count(statement_); }
std::string Query::column_name(int column) const { return sqlite3_column_name(statement_, column); }

Database::Database(const std::filesystem::path& file, Mode mode) {
  configure_once();
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  try {
    if (sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr) != SQLITE_OK) fail(handle_, file.string());
    sqlite3_busy_timeout(handle_, 10000);  // first of all, or the next line may meet a busy file
    spatialite_ = spatialite_alloc_connection();
    spatialite_init_ex(handle_, spatialite_, 0);
    execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = ON; PRAGMA cache_size = -16000;");
    execute(mode == Mode::read_only
                ? "PRAGMA query_only = ON;"
                : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
  } catch (...) {
    close();
    throw;
  }
}

Database::~Database() { close(); }

void Database::close() noexcept {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  statements_.clear();
  sqlite3_close(handle_);
  handle_ = nullptr;
  if (spatialite_ != nullptr) spatialite_cleanup_ex(spatialite_);
  spatialite_ = nullptr;
}

void Database::attach(const std::filesystem::path& file, const std::string& as) {
  query_once("ATTACH :file AS " + as).bind("file", file.native()).run();
  execute("PRAGMA " + as + ".cache_size = -16000;");
}

Query Database::query(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) {
    // Busy: the same statement is still being read further up the stack. Its rows must not be disturbed.
    if (sqlite3_stmt_busy(found->second) != 0) throw DatabaseError(SQLITE_MISUSE, "nested: " + std::string(sql));
    return Query(found->second);
  }
  sqlite3_stmt* statement = prepare(sql, true);
  statements_.emplace(sql, statement);
  return Query(statement);
}

Query Database::query_once(std::string_view sql) { return Query(prepare(sql, false), true); }

sqlite3_stmt* Database::prepare(std::string_view sql, bool persistent) {
  sqlite3_stmt* statement = nullptr;
  const unsigned flags = persistent ? SQLITE_PREPARE_PERSISTENT : 0;
  if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, &statement, nullptr) != SQLITE_OK) {
    fail(handle_, std::string(sql));
  }
  return statement;
}

void Database::execute(const std::string& script) {
  std::string refused;
  const auto row = [](void* out, int count, char** values, char** names) {
    // SpatiaLite's functions answer 0 instead of failing.
    if (count == 1 && values[0] != nullptr && std::string_view(values[0]) == "0") {
      *static_cast<std::string*>(out) = names[0];
      return 1;
    }
    return 0;
  };
  const int code = sqlite3_exec(handle_, script.c_str(), row, &refused, nullptr);
  if (!refused.empty()) throw DatabaseError(SQLITE_ERROR, refused + " answered 0");
  if (code != SQLITE_OK) fail(handle_, script.substr(0, 200));
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }
std::int64_t Database::last_rowid() const { return sqlite3_last_insert_rowid(handle_); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

WorkLimit::WorkLimit(Database& database, int million_steps) : database_(database), left_(million_steps * 10) {
  const auto tick = [](void* left) { return --*static_cast<int*>(left) < 0 ? 1 : 0; };
  sqlite3_progress_handler(database_.handle_, 100'000, tick, &left_);
}

WorkLimit::~WorkLimit() { sqlite3_progress_handler(database_.handle_, 0, nullptr, nullptr); }

bool WorkLimit::exceeded(const DatabaseError& error) { return (error.code & 0xff) == SQLITE_INTERRUPT; }

RowWatch::RowWatch(Database& database, Told told) : database_(database), told_(std::move(told)) {
  const auto tell = [](void* self, int, const char*, const char* table, sqlite3_int64 row) {
    static_cast<RowWatch*>(self)->told_(table, row);
  };
  sqlite3_update_hook(database_.handle_, tell, this);
}

RowWatch::~RowWatch() { sqlite3_update_hook(database_.handle_, nullptr, nullptr); }

Transaction::~Transaction() {
  if (!database_.in_transaction()) return;
  try {
    database_.query("ROLLBACK").run();
  } catch (const DatabaseError&) {  // the disk is broken; the error on the way up says so
  }
}

void Transaction::commit() { database_.query("COMMIT").run(); }

}  // namespace flurwerk::api
