// R*Trees of SQLite by their nodes: written whole, full and in order, instead of entry by entry; their extent from the root.
// Basis: sqlite.org/rtree (the three shadow tables) and rtree.c (nodes: depth, count, cells of a 64-bit id and four 32-bit
// floats, big-endian); packing: Leutenegger, Lopez, Edgington, STR (ICDE 1997).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/store/sqlite/database.hpp"

namespace flurwerk::api {

struct RtreeEntry {
  std::int64_t id = 0;
  float min_x = 0, max_x = 0, min_y = 0, max_y = 0;
};
// Rounded outwards, so that nothing is lost: min_x, min_y, max_x, max_y in metres.
RtreeEntry rtree_entry(std::int64_t id, const std::array<double, 4>& box);

// Replaces all that the tree `name` (two dimensions, one connection) holds. Within a transaction.
void write_packed_rtree(Database& database, const std::string& name, std::vector<RtreeEntry> entries);

// Of all entries, rounded outwards to 32 bits: min_x, min_y, max_x, max_y. Nothing for an empty tree. `schema`: of the file.
std::optional<std::array<double, 4>> extent_of_rtree(Database& database, const std::string& name,
                                                     const std::string& schema = "main");

}  // namespace flurwerk::api
