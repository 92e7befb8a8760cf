#include "api/store/sqlite/parcel_index.hpp"

#include "api/store/sqlite/columns.hpp"
#include "api/store/sqlite/parcel_search.hpp"
#include "api/store/sqlite/rtree.hpp"
#include "api/store/sqlite/spatial_blob.hpp"
#include "api/store/sqlite/sql.hpp"
#include "geo/parcel_key.hpp"
#include "permit-core/fold_text.hpp"

namespace flurwerk::api {
namespace {

template <class T, class Read>
std::optional<T> maybe(const Query& q, int column, Read read) {
  return q.null(column) ? std::nullopt : std::optional<T>(read());
}
std::optional<double> maybe_real(const Query& q, int column) {
  return maybe<double>(q, column, [&] { return q.real(column); });
}
std::optional<int> maybe_int(const Query& q, int column) {
  return maybe<int>(q, column, [&] { return static_cast<int>(q.integer(column)); });
}
std::optional<std::string> maybe_text(const Query& q, int column) {
  return maybe<std::string>(q, column, [&] { return q.text(column); });
}

std::string wkb(const Query& q, int column) {
  std::string out;
  if (!q.null(column)) read_spatial_blob(q.view(column), out);
  return out;
}

ParcelRow read_parcel(const Query& q) {
  return {{q.text(0)}, q.text(1),        q.text(2), q.text(3),  q.text(4),  q.text(5),  q.text(6),
          q.text(7),   maybe_real(q, 8), q.real(9), q.text(10), q.text(11), wkb(q, 12), q.text(13)};
}
BuildingRow read_building(const Query& q) {
  return {q.text(0),       q.text(1),        q.text(2), q.text(3), q.text(4),
          maybe_int(q, 5), maybe_real(q, 6), wkb(q, 7), q.text(8)};
}
PlanAreaRow read_plan_area(const Query& q) {
  return {q.text(0),       q.text(1), q.text(2), q.text(3), maybe_text(q, 4), maybe_text(q, 5),
          maybe_int(q, 6), q.text(7), wkb(q, 8), wkb(q, 9), wkb(q, 10),       wkb(q, 11)};
}
LayerFeatureRow read_feature(const Query& q) { return {q.text(0), q.text(1), q.text(2), q.text(3), wkb(q, 4)}; }

Query& bind_box(Query& query, const geo::Box& box) {
  query.bind("min_x", box.min_x).bind("min_y", box.min_y);
  return query.bind("max_x", box.max_x).bind("max_y", box.max_y);
}

template <class Read>
auto all(Query query, Read read) {
  std::vector<decltype(read(query))> rows;
  while (query.step()) rows.push_back(read(query));
  return rows;
}

std::int64_t generation_of(Database& database) {
  auto query = database.query(sql("geodata_generation"));
  query.step();
  return query.integer(0);
}

std::vector<ParcelRow> by_parts(Database& database, const ParcelSearch& search, int limit) {
  auto query = database.query(sql(search.numerator.empty() ? "parcel_by_name" : "parcel_by_number"));
  query.bind("name", search.name).bind("gemarkung", search.gemarkung).bind("flur", search.flur).bind("limit", limit);
  if (!search.numerator.empty()) {
    query.bind("numerator", search.numerator).bind("denominator", search.denominator);
  }
  return all(std::move(query), read_parcel);
}

}  // namespace

std::optional<ParcelRow> SqliteParcelIndex::parcel(const ParcelKey& key, On on) const {
  const auto database = pool_.lend();
  const std::string day = on ? to_string(*on) : "";
  auto query = database->query(sql(on ? "parcel_by_key_on" : "parcel_by_key"));
  if (on) query.bind("on", day);
  if (!query.bind("key", key.value).step()) return std::nullopt;
  return read_parcel(query);
}

std::vector<ParcelRow> SqliteParcelIndex::parcels_in(const geo::Box& box, int limit, On on) const {
  const auto database = pool_.lend();
  const std::string day = on ? to_string(*on) : "";
  auto query = database->query(sql(on ? "parcels_in_on" : "parcels_in"));
  if (on) query.bind("on", day);
  bind_box(query, box).bind("limit", limit);
  return all(std::move(query), read_parcel);
}

std::vector<ParcelRow> SqliteParcelIndex::parcels_at(geo::Point point) const {
  return parcels_in({point.x, point.y, point.x, point.y}, 1000, {});
}

std::vector<ParcelRow> SqliteParcelIndex::search(const std::string& text, int limit) const {
  const ParcelSearch search = read_parcel_search(text);
  std::optional<ParcelRow> exact;
  if (const auto key = geo::parse_parcel_key(text)) exact = parcel(*key, {});
  if (exact && search.key_prefix.empty()) return {std::move(*exact)};
  const auto database = pool_.lend();
  if (!search.key_prefix.empty()) {
    const std::string first = exact ? exact->key.value : "";
    auto query = database->query(sql("parcel_by_key_prefix"));
    query.bind("prefix", search.key_prefix).bind("exact", first).bind("limit", limit);
    return all(std::move(query), read_parcel);
  }
  if (search.name.empty() && search.numerator.empty() && search.gemarkung.empty()) return {};
  auto found = by_parts(*database, search, limit);
  if (!found.empty() || search.name.empty()) return found;
  const std::string folded = read_address_search(text);  // no Gemarkung of that name: perhaps a street
  auto query = database->query(sql("parcel_by_address"));
  query.bind("text", folded).bind("limit", limit);
  return all(std::move(query), read_parcel);
}

std::vector<BuildingRow> SqliteParcelIndex::buildings_in(const geo::Box& box, int limit, On on) const {
  const auto database = pool_.lend();
  const std::string day = on ? to_string(*on) : "";
  auto query = database->query(sql(on ? "buildings_in_on" : "buildings_in"));
  if (on) query.bind("on", day);
  bind_box(query, box).bind("limit", limit);
  return all(std::move(query), read_building);
}

std::vector<PlanAreaRow> SqliteParcelIndex::plan_areas_in(const geo::Box& box, int limit) const {
  const auto database = pool_.lend();
  auto query = database->query(sql("plan_areas_in"));
  bind_box(query, box).bind("limit", limit);
  return all(std::move(query), read_plan_area);
}

std::vector<LayerFeatureRow> SqliteParcelIndex::features_in(const std::string& layer, const geo::Box& box,
                                                            int limit) const {
  const auto database = pool_.lend();
  auto query = database->query(sql("features_in"));
  bind_box(query, box).bind("layer", layer).bind("limit", limit);
  return all(std::move(query), read_feature);
}

std::shared_ptr<const SqliteParcelIndex::Inventory> SqliteParcelIndex::inventory() const {
  const auto database = pool_.lend();
  const Transaction snapshot(*database, "BEGIN");  // the counts belong to the generation read before them
  const auto now = generation_of(*database);
  const std::lock_guard lock(mutex_);
  if (inventory_ && inventory_->generation == now) return inventory_;
  auto found = std::make_shared<Inventory>(Inventory{now, {}, {}});
  found->layers = all(database->query(sql("layers")), [](const Query& q) {
    return LayerSummary{q.text(0), q.text(1), q.integer(2)};
  });
  if (const auto box = extent_of_rtree(*database, "idx_parcel_geom", "geodata"))
    found->extent = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
  return inventory_ = std::move(found);
}

std::vector<LayerSummary> SqliteParcelIndex::layers() const { return inventory()->layers; }
std::optional<geo::Box> SqliteParcelIndex::extent() const { return inventory()->extent; }

std::vector<GeodataSource> SqliteParcelIndex::sources() const {
  const auto database = pool_.lend();
  return all(database->query(sql("geodata_sources")), [](const Query& q) {
    return GeodataSource{q.text(0), q.text(1), q.text(2), instant(q, 3), q.text(4), q.text(5), q.text(6), q.text(7)};
  });
}

std::int64_t SqliteParcelIndex::generation() const { return generation_of(*pool_.lend()); }

}  // namespace flurwerk::api
