// The rows that a Case comes to in the state tables: the one projector, a pure function.
// Basis: api/store/migrations/V002__state.sql; record(), rebuild() and verify() all go through it.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/app/ports/case.hpp"

namespace flurwerk::api {

using Cell = std::variant<std::monostate, std::int64_t, std::string_view>;  // NULL, INTEGER, TEXT

struct StateTable {
  std::string_view name;
  std::vector<std::string_view> columns;  // key columns first; the first of all is the application's id
  std::size_t keys;                       // how many of them are the primary key
};
// In an order in which parents come before their children.
std::span<const StateTable> state_tables();

// A row in one piece: a case has hundreds, most of which a command leaves as they were and only compares.
struct StateRow {
  std::size_t table;         // index into state_tables()
  std::size_t key_size = 0;  // how much of `bytes` is the primary key
  std::string bytes;         // its cells in the order of the columns, each with its type and length

  void add(const Cell& cell, bool key);
  std::vector<Cell> cells() const;  // one per column; texts are valid as long as the row
  // NOLINTNEXTLINE(modernize-use-nullptr): as in Id
  friend auto operator<=>(const StateRow&, const StateRow&) = default;
};

// Sorted by table and key.
std::vector<StateRow> state_rows(const Case& folded);

bool key_before(const StateRow& a, const StateRow& b);
std::string key_text(const StateRow& row);  // "a1 / d3"

}  // namespace flurwerk::api
