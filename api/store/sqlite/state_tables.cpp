#include "api/store/sqlite/state_tables.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

// The statements follow from the table's description; so a column cannot be forgotten in one of them.
struct Statements {
  std::string put, remove, read, applications, clear;
};

Statements statements_for(const StateTable& table) {
  const std::string name(table.name);
  std::string columns, parameters, keys, match, updates;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string column(table.columns[i]);
    columns += (i ? ", " : "") + column;
    parameters += (i ? ", :" : ":") + column;
    if (i < table.keys) {
      keys += (i ? ", " : "") + column;
      match += (i ? " AND " : "") + column + " = :" + column;
    } else {
      updates += (updates.empty() ? "" : ", ") + column + " = excluded." + column;
    }
  }
  const std::string first(table.columns[0]);
  return {"INSERT INTO " + name + " (" + columns + ") VALUES (" + parameters + ") ON CONFLICT (" + keys + ") DO " +
              (updates.empty() ? "NOTHING" : "UPDATE SET " + updates),
          "DELETE FROM " + name + " WHERE " + match,
          "SELECT " + columns + " FROM " + name + " WHERE " + first + " = :application",
          "SELECT DISTINCT " + first + " FROM " + name, "DELETE FROM " + name};
}

const std::vector<Statements>& statements() {
  static const std::vector<Statements> all = [] {
    std::vector<Statements> list;
    for (const auto& table : state_tables()) list.push_back(statements_for(table));
    return list;
  }();
  return all;
}

void bind(Query& query, const StateRow& row, std::size_t column, const Cell& cell) {
  const char* name = state_tables()[row.table].columns[column].data();  // of literals: they end with a zero
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    query.bind(name, *number);
  } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
    query.bind(name, *text);
  } else {
    query.bind_null(name);
  }
}

void run(Database& database, const std::string& statement, const StateRow& row, std::size_t columns) {
  auto query = database.query(statement);
  const auto cells = row.cells();
  for (std::size_t i = 0; i < columns; ++i) bind(query, row, i, cells[i]);
  query.run();
}

// Only the columns that differ: SQLite writes the entries of an index anew for each column that is named, changed or not.
void update(Database& database, const StateRow& before, const StateRow& after) {
  const auto& table = state_tables()[after.table];
  const auto was = before.cells(), is = after.cells();
  std::string statement;
  const auto name = [&](std::string_view with, std::size_t column) {
    statement.append(with).append(table.columns[column]).append(" = :").append(table.columns[column]);
  };
  statement.append("UPDATE ").append(table.name);
  const char* with = " SET ";
  for (std::size_t i = table.keys; i < is.size(); ++i) {
    if (was[i] != is[i]) name(std::exchange(with, ", "), i);
  }
  with = " WHERE ";
  for (std::size_t i = 0; i < table.keys; ++i) name(std::exchange(with, " AND "), i);
  auto query = database.query(statement);
  for (std::size_t i = table.keys; i < is.size(); ++i) {
    if (was[i] != is[i]) bind(query, after, i, is[i]);
  }
  for (std::size_t i = 0; i < table.keys; ++i) bind(query, after, i, is[i]);
  query.run();
}

Cell read_cell(const Query& query, int column) {
  if (query.null(column)) return {};
  return query.is_integer(column) ? Cell(query.integer(column)) : Cell(query.view(column));
}

}  // namespace

void write_difference(Database& database, const std::vector<StateRow>& before, const std::vector<StateRow>& after) {
  struct Written {
    const StateRow* before;  // null: a row of its own
    const StateRow* after;
  };
  std::vector<const StateRow*> gone;
  std::vector<Written> written;
  auto old = before.begin();
  for (const auto& row : after) {
    for (; old != before.end() && key_before(*old, row); ++old) gone.push_back(&*old);
    if (old == before.end() || key_before(row, *old)) {
      written.push_back({nullptr, &row});
    } else if (const auto& same_key = *old++; same_key != row) {
      written.push_back({&same_key, &row});
    }
  }
  for (; old != before.end(); ++old) gone.push_back(&*old);
  // Children first when removing, parents first when writing.
  std::reverse(gone.begin(), gone.end());
  for (const auto* row : gone) run(database, statements()[row->table].remove, *row, state_tables()[row->table].keys);
  for (const auto& [was, row] : written) {
    if (was != nullptr) {
      update(database, *was, *row);
    } else {
      run(database, statements()[row->table].put, *row, state_tables()[row->table].columns.size());
    }
  }
}

void index_search(Database& database) {
  bool any = false;
  auto waiting = database.query(sql("search_waiting"));
  for (; waiting.step(); any = true) {
    auto index = database.query(sql(waiting.integer(1) != 0 ? "search_remove" : "search_add"));
    index.bind("text", waiting.integer(0)).bind("everybody", waiting.view(2));
    index.bind("applicant", waiting.view(3)).bind("authority", waiting.view(4)).run();
  }
  if (any) database.query(sql("search_done")).run();
}

std::vector<StateRow> stored_rows(Database& database, const std::string& application) {
  std::vector<StateRow> rows;
  for (std::size_t table = 0; table < state_tables().size(); ++table) {
    auto query = database.query(statements()[table].read);
    query.bind("application", application);
    while (query.step()) {
      StateRow row{table, 0, {}};
      const auto keys = static_cast<int>(state_tables()[table].keys);
      for (int column = 0; column < query.columns(); ++column) row.add(read_cell(query, column), column < keys);
      rows.push_back(std::move(row));
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<std::string> stored_applications(Database& database) {
  std::set<std::string> ids;
  for (const auto& statement : statements()) {
    auto query = database.query(statement.applications);
    while (query.step()) ids.insert(query.text(0));
  }
  return {ids.begin(), ids.end()};
}

void clear_state(Database& database) {
  for (auto statement = statements().rbegin(); statement != statements().rend(); ++statement) {
    database.query(statement->clear).run();
  }
}

}  // namespace flurwerk::api
