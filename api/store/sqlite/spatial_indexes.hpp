// What an import does to the R*Trees of the tables it writes: SpatiaLite's triggers rest, the rows touched are noted, and
// at the end each tree takes them one by one or, where they are many, is packed anew.
// Basis: SpatiaLite's triggers cost several times what the row itself costs; DDL belongs to the transaction, so a killed
// import leaves triggers and trees as they were.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

class SpatialIndexes {
 public:
  explicit SpatialIndexes(Database& database);  // within a transaction
  // Before the commit: trees and triggers are as SpatiaLite would have them.
  void finish();

 private:
  struct Tree {
    std::string table, column;
    std::vector<std::int64_t> touched;
    std::string name() const { return "idx_" + table + "_" + column; }
  };
  void note(std::string_view table, std::int64_t row);
  void bring_up(Tree& tree);
  void pack(const Tree& tree);
  void take_each(const Tree& tree);

  Database& database_;
  std::vector<Tree> trees_;
  std::vector<std::string> triggers_;  // as SQL
  RowWatch watch_;
};

}  // namespace flurwerk::api
