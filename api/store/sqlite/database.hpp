// One connection to a SpatiaLite file: RAII over SQLite's C interface, with cached statements and named parameters.
// Basis: sqlite.org/c3ref; one thread at a time per connection (NOMUTEX), each with its own SpatiaLite cache.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace flurwerk::api {

// The disk is broken or our SQL is wrong; never something a user caused.
class DatabaseError : public std::runtime_error {
 public:
  DatabaseError(int error_code, const std::string& what) : std::runtime_error(what), code(error_code) {}
  int code;  // SQLite's extended result code
};

// A statement of the connection's cache, bound and stepped; put back (reset, unbound) when it goes out of scope.
class Query {
 public:
  // `once`: not from the cache, gone with this object.
  explicit Query(sqlite3_stmt* statement, bool once = false) : statement_(statement), once_(once) {}
  Query(Query&& other) noexcept : statement_(other.statement_), once_(other.once_) { other.statement_ = nullptr; }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  Query& bind(const char* name, std::string_view text);  // name without ':'; text must outlive the steps
  Query& bind(const char* name, const std::string& text) { return bind(name, std::string_view(text)); }
  Query& bind(const char* name, std::string&& text) = delete;  // would be gone before the first step
  Query& bind(const char* name, std::optional<std::string>&& text) = delete;
  Query& bind(const char* name, const char* text) { return bind(name, std::string_view(text)); }
  Query& bind(const char* name, std::int64_t value);
  Query& bind(const char* name, int value) { return bind(name, std::int64_t{value}); }
  Query& bind(const char* name, double value);
  Query& bind_null(const char* name);
  Query& bind_blob(const char* name, std::string_view bytes);
  template <class T>
  Query& bind(const char* name, const std::optional<T>& value) {
    return value ? bind(name, *value) : bind_null(name);
  }

  bool step();   // true: there is a row; throws DatabaseError
  void run();    // steps to the end
  void again();  // back to the start; what is bound stays
  void run_again() {
    run();
    again();
  }

  std::string text(int column) const;       // also blobs; empty for NULL
  std::string_view view(int column) const;  // the same, valid until the next step
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool null(int column) const;
  bool is_integer(int column) const;
  int columns() const;
  std::string column_name(int column) const;

 private:
  int parameter(const char* name);
  void check(int code) const;
  sqlite3_stmt* statement_;
  int bound_ = 0;  // parameters are mostly bound in their order: the next is looked at first
  bool once_ = false;
};

class Database {
 public:
  enum class Mode { create, read_write, read_only };
  // Throws DatabaseError. Read-only connections see writers' commits; they never write or checkpoint.
  Database(const std::filesystem::path& file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Lays another file beside the first: its tables are found by their names alone.
  void attach(const std::filesystem::path& file, const std::string& as);
  Query query(std::string_view sql);        // prepared once, then taken from the cache
  Query query_once(std::string_view sql);   // for text that a request shapes: it must not fill the cache
  void execute(const std::string& script);  // several statements; a SELECT that answers 0 is an error (SpatiaLite)
  std::int64_t changes() const;
  std::int64_t last_rowid() const;
  bool in_transaction() const;

 private:
  friend class WorkLimit;
  friend class RowWatch;
  void close() noexcept;
  sqlite3_stmt* prepare(std::string_view sql, bool persistent);
  sqlite3* handle_ = nullptr;
  void* spatialite_ = nullptr;
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
};

// While it lives, statements of the connection end with DatabaseError (SQLITE_INTERRUPT) after about so many million
// steps of SQLite's machine; a step is about 20 ns.
class WorkLimit {
 public:
  WorkLimit(Database& database, int million_steps);
  ~WorkLimit();
  WorkLimit(const WorkLimit&) = delete;
  WorkLimit& operator=(const WorkLimit&) = delete;
  static bool exceeded(const DatabaseError& error);

 private:
  Database& database_;
  int left_;
};

// While it lives, each row of an ordinary table that a statement of the connection inserts, changes or deletes is told by
// table and rowid; not what `DELETE FROM table` without WHERE takes out.
class RowWatch {
 public:
  using Told = std::function<void(std::string_view table, std::int64_t row)>;
  RowWatch(Database& database, Told told);
  ~RowWatch();
  RowWatch(const RowWatch&) = delete;
  RowWatch& operator=(const RowWatch&) = delete;

 private:
  Database& database_;
  Told told_;
};

// BEGIN ... COMMIT; rolls back unless commit() was reached.
class Transaction {
 public:
  Transaction(Database& database, const char* begin) : database_(database) { database_.query(begin).run(); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
};

}  // namespace flurwerk::api
