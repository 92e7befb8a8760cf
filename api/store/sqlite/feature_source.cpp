#include "api/store/sqlite/feature_source.hpp"

#include <algorithm>
#include <charconv>

#include "api/store/sqlite/filter_sql.hpp"
#include "api/store/sqlite/rtree.hpp"
#include "api/store/sqlite/spatial_blob.hpp"
#include "api/store/sqlite/sql.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::api {
namespace {

constexpr int most_work = 150;  // million steps of SQLite a read may take: some seconds
constexpr int many_candidates = 2000;

// What of the WHERE clause depends on the request. Its texts stay alive while a query steps.
class Reading {
 public:
  Reading(const FeatureQuery& query, const FeatureTable& table) : query_(query), table_(table) {
    if (query.filter) filter_.emplace(table, *query.filter);
    if (query.from) from_ = to_string(*query.from);
    if (query.until) until_ = to_string(*query.until);
    if (query.on && table.former != nullptr) on_ = to_string(*query.on);
    for (const auto& column : table.columns) {
      const bool wanted = query.fields.empty() || std::ranges::find(query.fields, column.name) != query.fields.end();
      if (wanted) columns_.push_back(&column);
    }
  }

  bool shaped_by_request() const { return filter_.has_value() || !query_.visible.authorities.empty(); }
  const std::vector<const FeatureColumn*>& columns() const { return columns_; }

  std::string sql(bool by_box, bool after) const {
    std::string text = rows(table_.table, table_.rtree, by_box, after);
    if (!on_.empty()) {
      text += " AND t.valid_from <= :on UNION ALL " + rows(table_.former, table_.former_rtree, by_box, after) +
              " AND t.valid_from <= :on AND t.valid_to > :on";
    }
    if (query_.ordered) text += " ORDER BY 1";
    return text + " LIMIT :limit";
  }

  void bind(Query& query, bool by_box, const std::string& after, int limit) const {
    if (by_box) bind_box(query, *query_.box);
    if (!after.empty()) bind_key(query, "after", after);
    if (!query_.id.empty()) bind_key(query, "id", query_.id);
    if (is_layer()) query.bind("layer", query_.collection);
    if (is_application()) bind_visible(query);
    if (filter_) filter_->bind(query);
    if (!from_.empty()) query.bind("from", from_);
    if (!until_.empty()) query.bind("until", until_);
    if (!on_.empty()) query.bind("on", on_);
    query.bind("limit", limit);
  }

  static void bind_box(Query& query, const geo::Box& box) {
    query.bind("min_x", box.min_x).bind("min_y", box.min_y).bind("max_x", box.max_x).bind("max_y", box.max_y);
  }

  // Is a text possible as this table's id at all?
  bool is_key(const std::string& text) const {
    std::int64_t number = 0;
    const auto end = text.data() + text.size();
    return !table_.integer_key || std::from_chars(text.data(), end, number).ptr == end;
  }

 private:
  std::string rows(const char* table, const char* rtree, bool by_box, bool after) const {
    std::string text = std::string("SELECT ") + table_.key + ", " + table_.geometry;
    for (const auto* column : columns_) text += std::string(", ") + column->sql;
    text += std::string(" FROM ") + (by_box ? std::string(rtree) + " i CROSS JOIN " : "") + table + " t";
    if (by_box) text += " ON t.id = i.pkid";
    text += " WHERE 1";
    if (by_box) text += " AND i.xmin <= :max_x AND i.xmax >= :min_x AND i.ymin <= :max_y AND i.ymax >= :min_y";
    if (after) text += std::string(" AND ") + table_.key + " > :after";
    if (!query_.id.empty()) text += std::string(" AND ") + table_.key + " = :id";
    if (is_layer()) text += " AND t.layer = :layer";
    if (is_application()) text += visible();
    if (filter_) text += " AND " + filter_->condition();
    if (!from_.empty()) text += std::string(" AND t.") + table_.time_field + " >= :from";
    if (!until_.empty()) text += std::string(" AND t.") + table_.time_field + " <= :until";
    return text;
  }

  bool is_layer() const { return *table_.collection == '\0'; }
  bool is_application() const { return table_.rtree == nullptr; }

  void bind_key(Query& query, const char* name, const std::string& text) const {
    if (table_.integer_key)
      query.bind(name, std::int64_t{std::stoll(text)});
    else
      query.bind(name, text);
  }

  std::string visible() const {
    std::string authorities;
    for (std::size_t i = 0; i < query_.visible.authorities.size(); ++i) {
      authorities += (i > 0 ? ", :v" : ":v") + std::to_string(i);
    }
    return " AND ((t.state <> 'draft' AND t.authority IN (" + authorities +
           ")) OR (:account <> '' AND (t.applicant = :account OR EXISTS (SELECT 1 FROM party p WHERE "
           "p.application = t.id AND p.account = :account))))";
  }

  void bind_visible(Query& query) const {
    query.bind("account", query_.visible.account.value);
    for (std::size_t i = 0; i < query_.visible.authorities.size(); ++i) {
      query.bind(("v" + std::to_string(i)).c_str(), query_.visible.authorities[i].value);
    }
  }

  const FeatureQuery& query_;
  const FeatureTable& table_;
  std::optional<FilterSql> filter_;
  std::string from_, until_, on_;
  std::vector<const FeatureColumn*> columns_;
};

FeatureValue value_of(const Query& query, int column, FieldKind kind) {
  if (query.null(column)) return std::monostate{};
  if (kind == FieldKind::integer) return query.integer(column);
  if (kind == FieldKind::number) return query.real(column);
  return query.view(column);
}

// The land an application is about: its parcels as one area.
std::string land_of(Database& database, std::string_view keys) {
  std::vector<geo::MultiPolygon> areas;
  while (!keys.empty()) {
    const auto blank = std::min(keys.find(' '), keys.size());
    auto query = database.query(sql("parcel_geometry"));
    std::string wkb;
    if (query.bind("key", keys.substr(0, blank)).step() && read_spatial_blob(query.view(0), wkb)) {
      if (auto area = geo::from_wkb(wkb)) areas.push_back(std::move(*area));
    }
    keys.remove_prefix(std::min(blank + 1, keys.size()));
  }
  return areas.empty() ? std::string() : geo::to_wkb(geo::merged(areas));
}

// Far more candidates than a page takes and a good part of the table: then the key's index is the shorter way.
bool box_is_small(Database& database, const FeatureTable& table, const geo::Box& box) {
  const std::string few =
      std::string("SELECT count(*) FROM (SELECT 1 FROM ") + table.rtree +
      " WHERE xmin <= :max_x AND xmax >= :min_x AND ymin <= :max_y AND ymax >= :min_y LIMIT :limit)";
  auto candidates = database.query(few);
  Reading::bind_box(candidates, box);
  candidates.bind("limit", many_candidates).step();
  if (candidates.integer(0) < many_candidates) return true;
  auto last = database.query(std::string("SELECT max(rowid) FROM ") + table.table);
  last.step();
  const std::int64_t part = last.integer(0) / 8;
  auto more = database.query(few);
  Reading::bind_box(more, box);
  more.bind("limit", part).step();
  return more.integer(0) < part;
}

struct Pages {
  Database& database;
  const FeatureTable& table;
  const FeatureQuery& query;
  const FeatureSink& sink;

  void read() const {
    const Reading reading(query, table);
    if (!reading.is_key(query.id) && !query.id.empty()) return;
    if (!reading.is_key(query.after) && !query.after.empty()) return;
    const bool by_box =
        query.box && table.rtree != nullptr && (!query.ordered || box_is_small(database, table, *query.box));
    std::string after = query.after;
    // A box takes out some of its candidates: ask for a few more, and again when they did not suffice.
    const int batch = query.ordered ? query.expected + 2 + (query.box ? query.expected / 2 : 0) : 1'000'000;
    while (true) {
      const std::string text = reading.sql(by_box, !after.empty());
      auto rows = reading.shaped_by_request() ? database.query_once(text) : database.query(text);
      reading.bind(rows, by_box, after, batch);
      std::string last;
      if (const int count = hand_over(reading, rows, last); count < batch) return;
      after = std::move(last);
    }
  }

  // How many rows there were; -1 when the sink has enough.
  int hand_over(const Reading& reading, Query& rows, std::string& last) const {
    std::vector<FeatureValue> values(reading.columns().size());
    std::string wkb;
    int count = 0;
    for (; rows.step(); ++count) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = value_of(rows, static_cast<int>(i) + 2, reading.columns()[i]->kind);
      }
      if (table.rtree == nullptr)
        wkb = land_of(database, rows.view(1));
      else
        read_spatial_blob(rows.view(1), wkb);
      last = rows.view(0);
      if (!sink({last, wkb, values})) return -1;
    }
    return count;
  }
};

}  // namespace

Result<void> SqliteFeatureSource::read(const FeatureQuery& query, const FeatureSink& sink) const {
  const auto database = pool_.lend();
  const WorkLimit limit(*database, most_work);
  try {
    Pages{*database, feature_table(query.collection), query, sink}.read();
  } catch (const DatabaseError& error) {
    if (!WorkLimit::exceeded(error)) throw;
    return refuse(RefusalKind::invalid, "query-too-wide",
                  {"Die Abfrage müsste zu viele Objekte durchsuchen und wurde abgebrochen.",
                   "The query would have to look at too many features and was stopped."},
                  {"Den Bereich mit bbox einschränken oder nach einem Schlüssel fragen.",
                   "Narrow it with bbox, or ask for a key."});
  }
  return {};
}

std::int64_t SqliteFeatureSource::generation() const {
  if (const auto known = generation_.load(); known >= 0) return known;
  const auto database = pool_.lend();
  auto query = database->query(sql("geodata_generation"));
  query.step();
  return query.integer(0);
}

std::vector<FeatureCollection> SqliteFeatureSource::look(Database& database) const {
  std::vector<FeatureCollection> all;
  for (const auto& table : feature_tables()) {
    if (*table.collection == '\0') continue;
    all.push_back({table.collection, false, fields_of(table), table.time_field, table.former != nullptr, 0, {}});
  }
  auto counted = database.query(sql("feature_counts"));
  while (counted.step()) {
    const bool is_layer = counted.integer(1) == 1;
    if (is_layer) all.push_back({counted.text(0), true, fields_of(feature_table("")), "", false, 0, {}});
    auto& entry = is_layer ? all.back() : *std::ranges::find(all, counted.text(0), &FeatureCollection::id);
    entry.count = counted.integer(2);
    if (const auto box = is_layer ? std::nullopt : extent_of_rtree(database, feature_table(entry.id).rtree, "geodata"))
      entry.extent = geo::Box{(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
    if (!counted.null(3)) entry.extent = geo::Box{counted.real(3), counted.real(4), counted.real(5), counted.real(6)};
  }
  return all;
}

std::shared_ptr<const std::vector<FeatureCollection>> SqliteFeatureSource::known() const {
  return known_.of(generation(), [&] { return look(*pool_.lend()); });
}

std::vector<FeatureCollection> SqliteFeatureSource::collections() const { return *known(); }

// Asked for by every request: one is copied, not all.
std::optional<FeatureCollection> SqliteFeatureSource::collection(std::string_view id) const {
  const auto all = known();
  const auto found = std::ranges::find(*all, id, &FeatureCollection::id);
  return found == all->end() ? std::nullopt : std::optional(*found);
}

}  // namespace flurwerk::api
