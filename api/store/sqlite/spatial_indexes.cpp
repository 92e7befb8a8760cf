#include "api/store/sqlite/spatial_indexes.hpp"

#include <algorithm>

#include "api/store/sqlite/rtree.hpp"
#include "api/store/sqlite/spatial_blob.hpp"
#include "api/store/sqlite/sql.hpp"

namespace flurwerk::api {
namespace {

constexpr std::size_t few = 1000;       // rows a tree takes one by one in no time
constexpr std::size_t part_packed = 8;  // touching an eighth of a tree costs as much as packing all of it

}  // namespace

SpatialIndexes::SpatialIndexes(Database& database)
    : database_(database), watch_(database, [this](std::string_view table, std::int64_t row) { note(table, row); }) {
  {
    auto indexed = database_.query(sql("spatial_indexes"));
    while (indexed.step()) trees_.push_back({indexed.text(0), indexed.text(1), {}});
  }
  std::vector<std::string> names;
  for (const auto& tree : trees_) {
    auto query = database_.query(sql("triggers_of"));
    query.bind("table", tree.table);
    while (query.step()) {
      names.push_back(query.text(0));
      triggers_.push_back(query.text(1));
    }
  }
  for (const auto& name : names) database_.execute("DROP TRIGGER \"" + name + "\"");
}

void SpatialIndexes::note(std::string_view table, std::int64_t row) {
  const auto found = std::ranges::find(trees_, table, &Tree::table);
  if (found != trees_.end()) found->touched.push_back(row);
}

void SpatialIndexes::finish() {
  for (auto& tree : trees_) bring_up(tree);
  for (const auto& trigger : triggers_) database_.execute(trigger);
}

void SpatialIndexes::bring_up(Tree& tree) {
  if (tree.touched.empty()) return;
  std::ranges::sort(tree.touched);
  const auto rest = std::ranges::unique(tree.touched);
  tree.touched.erase(rest.begin(), rest.end());
  auto last = database_.query_once("SELECT max(id) FROM \"" + tree.table + "\"");
  last.step();
  const auto rows = static_cast<std::size_t>(last.integer(0));
  if (tree.touched.size() > few && tree.touched.size() > rows / part_packed)
    pack(tree);
  else
    take_each(tree);
  database_.query(sql("spatial_table_changed")).bind("table", tree.table).run();
}

void SpatialIndexes::pack(const Tree& tree) {
  std::vector<RtreeEntry> entries;
  auto rows = database_.query_once("SELECT id, \"" + tree.column + "\" FROM \"" + tree.table + "\"");
  while (rows.step()) {
    if (const auto box = box_of_spatial_blob(rows.view(1))) entries.push_back(rtree_entry(rows.integer(0), *box));
  }
  write_packed_rtree(database_, tree.name(), std::move(entries));
}

void SpatialIndexes::take_each(const Tree& tree) {
  const std::string name = "\"" + tree.name() + "\"";
  auto row = database_.query_once("SELECT \"" + tree.column + "\" FROM \"" + tree.table + "\" WHERE id = :id");
  auto gone = database_.query_once("DELETE FROM " + name + " WHERE pkid = :id");
  auto here = database_.query_once("INSERT INTO " + name + " VALUES (:id, :min_x, :max_x, :min_y, :max_y)");
  for (const auto id : tree.touched) {
    gone.bind("id", id).run_again();
    const auto box = row.bind("id", id).step() ? box_of_spatial_blob(row.view(0)) : std::nullopt;
    row.again();
    if (!box) continue;
    here.bind("id", id).bind("min_x", (*box)[0]).bind("max_x", (*box)[2]);
    here.bind("min_y", (*box)[1]).bind("max_y", (*box)[3]).run_again();
  }
}

}  // namespace flurwerk::api
