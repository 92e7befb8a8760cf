#include "api/store/sqlite/rtree.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

namespace flurwerk::api {
namespace {

constexpr std::size_t cell_bytes = 24, node_head_bytes = 4;
constexpr std::int64_t root = 1;

float down(double value) {
  const auto near = static_cast<float>(value);
  return near > value ? std::nextafter(near, -std::numeric_limits<float>::infinity()) : near;
}
float up(double value) {
  const auto near = static_cast<float>(value);
  return near < value ? std::nextafter(near, std::numeric_limits<float>::infinity()) : near;
}

template <class Unsigned>
void put_big_endian(std::string& out, Unsigned value) {
  for (int shift = static_cast<int>(sizeof value) * 8 - 8; shift >= 0; shift -= 8)
    out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
}

template <class Unsigned>
Unsigned big_endian(std::string_view bytes, std::size_t at) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i)
    value = static_cast<Unsigned>((value << 8U) | static_cast<unsigned char>(bytes[at + i]));
  return value;
}

class TreeWriter {
 public:
  TreeWriter(Database& database, const std::string& name) : database_(database), table_("\"" + name + "_") {
    auto node = database_.query_once("SELECT length(data) FROM " + table_ + "node\" WHERE nodeno = 1");
    node.step();
    node_bytes_ = static_cast<std::size_t>(node.integer(0));
    capacity_ = (node_bytes_ - node_head_bytes) / cell_bytes;
  }

  void write(std::vector<RtreeEntry> entries) {
    database_.execute("DELETE FROM " + table_ + "node\"; DELETE FROM " + table_ + "rowid\"; DELETE FROM " + table_ +
                      "parent\";");
    int depth = 0;
    for (; entries.size() > capacity_; ++depth) entries = level(std::move(entries), depth == 0);
    put_node(root, static_cast<std::uint16_t>(depth), entries);
    put_places(depth == 0, entries, std::vector<std::int64_t>(entries.size(), root));
  }

 private:
  static double middle_x(const RtreeEntry& e) { return double{e.min_x} + e.max_x; }
  static double middle_y(const RtreeEntry& e) { return double{e.min_y} + e.max_y; }

  // Strips from west to east, within each from south to north; what is next to each other shares a node.
  void sort_in_tiles(std::vector<RtreeEntry>& entries) const {
    const auto nodes = (entries.size() + capacity_ - 1) / capacity_;
    const auto strips = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    const auto strip = (nodes + strips - 1) / strips * capacity_;
    std::ranges::sort(entries, {}, [](const RtreeEntry& e) { return std::pair(middle_x(e), e.id); });
    for (std::size_t from = 0; from < entries.size(); from += strip) {
      const auto first = entries.begin() + static_cast<std::ptrdiff_t>(from);
      const auto last = entries.begin() + static_cast<std::ptrdiff_t>(std::min(entries.size(), from + strip));
      std::ranges::sort(first, last, {}, [](const RtreeEntry& e) { return std::pair(middle_y(e), e.id); });
    }
  }

  // Writes one level and gives the entries of the level above.
  std::vector<RtreeEntry> level(std::vector<RtreeEntry> entries, bool leaves) {
    sort_in_tiles(entries);
    std::vector<RtreeEntry> above;
    std::vector<std::int64_t> places;
    places.reserve(entries.size());
    for (std::size_t from = 0; from < entries.size(); from += capacity_) {
      const std::span cells{entries.data() + from, std::min(capacity_, entries.size() - from)};
      RtreeEntry all = cells.front();
      for (const auto& cell : cells) {
        all.min_x = std::min(all.min_x, cell.min_x);
        all.max_x = std::max(all.max_x, cell.max_x);
        all.min_y = std::min(all.min_y, cell.min_y);
        all.max_y = std::max(all.max_y, cell.max_y);
      }
      all.id = next_node_++;
      put_node(all.id, 0, cells);
      places.insert(places.end(), cells.size(), all.id);
      above.push_back(all);
    }
    put_places(leaves, entries, places);
    return above;
  }

  void put_node(std::int64_t number, std::uint16_t depth, std::span<const RtreeEntry> cells) {
    std::string data;
    data.reserve(node_bytes_);
    put_big_endian(data, depth);
    put_big_endian(data, static_cast<std::uint16_t>(cells.size()));
    for (const auto& cell : cells) {
      put_big_endian(data, static_cast<std::uint64_t>(cell.id));
      for (const float side : {cell.min_x, cell.max_x, cell.min_y, cell.max_y})
        put_big_endian(data, std::bit_cast<std::uint32_t>(side));
    }
    data.resize(node_bytes_, '\0');
    database_.query("INSERT INTO " + table_ + "node\" (nodeno, data) VALUES (:node, :data)")
        .bind("node", number)
        .bind_blob("data", data)
        .run();
  }

  // In which node each entry stands; in the order of ids, so that the table only grows at its end.
  void put_places(bool leaves, const std::vector<RtreeEntry>& entries, const std::vector<std::int64_t>& nodes) {
    std::vector<std::pair<std::int64_t, std::int64_t>> places;
    places.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) places.emplace_back(entries[i].id, nodes[i]);
    std::ranges::sort(places);
    const std::string text = leaves ? "INSERT INTO " + table_ + "rowid\" (rowid, nodeno) VALUES (:id, :node)"
                                    : "INSERT INTO " + table_ + "parent\" (nodeno, parentnode) VALUES (:id, :node)";
    auto query = database_.query(text);
    for (const auto& [id, node] : places) query.bind("id", id).bind("node", node).run_again();
  }

  Database& database_;
  std::string table_;
  std::size_t node_bytes_ = 0, capacity_ = 0;
  std::int64_t next_node_ = root + 1;
};

}  // namespace

RtreeEntry rtree_entry(std::int64_t id, const std::array<double, 4>& box) {
  return {id, down(box[0]), up(box[2]), down(box[1]), up(box[3])};
}

void write_packed_rtree(Database& database, const std::string& name, std::vector<RtreeEntry> entries) {
  TreeWriter(database, name).write(std::move(entries));
}

std::optional<std::array<double, 4>> extent_of_rtree(Database& database, const std::string& name,
                                                     const std::string& schema) {
  auto root_node = database.query("SELECT data FROM " + schema + ".\"" + name + "_node\" WHERE nodeno = 1");
  if (!root_node.step()) return std::nullopt;
  const auto node = root_node.view(0);
  const std::size_t cells = node.size() < node_head_bytes ? 0 : big_endian<std::uint16_t>(node, 2);
  if (cells == 0 || node.size() < node_head_bytes + cells * cell_bytes) return std::nullopt;
  constexpr double far = std::numeric_limits<double>::infinity();
  std::array<double, 4> extent{far, far, -far, -far};
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto side = [&](std::size_t number) {
      const auto at = node_head_bytes + cell * cell_bytes + sizeof(std::uint64_t) + number * sizeof(float);
      return double{std::bit_cast<float>(big_endian<std::uint32_t>(node, at))};
    };
    extent = {std::min(extent[0], side(0)), std::min(extent[1], side(2)), std::max(extent[2], side(1)),
              std::max(extent[3], side(3))};
  }
  return extent;
}

}  // namespace flurwerk::api
