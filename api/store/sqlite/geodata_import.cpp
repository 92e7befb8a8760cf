#include "api/store/sqlite/geodata_import.hpp"

#include "api/store/sqlite/spatial_blob.hpp"
#include "api/store/sqlite/sql.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {
SqliteGeodataImport::SqliteGeodataImport(std::unique_lock<std::mutex> writing, Database& database,
                                         std::atomic<std::int64_t>& newest, const ImportSource& source, Instant at)
    : writing_(std::move(writing)),
      database_(database),
      newest_(newest),
      transaction_(database, "BEGIN IMMEDIATE"),
      update_(source.update),
      today_(to_string(berlin_day(at))) {
  unchanged_ = is_in_already(source);
  if (unchanged_) return;
  database_.execute("PRAGMA cache_size = -262144");  // 256 MiB while so much is written
  indexes_.emplace(database_);
  {
    auto empty = database_.query(sql("no_cadastre"));
    empty.step();
    no_parcels_ = empty.integer(0) == 1;
    no_buildings_ = empty.integer(1) == 1;
  }
  register_source(source, at);
  if (update_) return;
  take_out("plan_area_ids_of_source", "remove_plan_areas_of_source");
  take_out("feature_ids_of_source", "remove_features_of_source");
}

SqliteGeodataImport::~SqliteGeodataImport() {
  try {
    database_.execute("PRAGMA cache_size = -16000");
  } catch (const DatabaseError&) {  // a larger cache, no more
  }
}

Result<void> SqliteGeodataImport::ready() const {
  if (unchanged_ || owner_ > 0) return {};
  return refuse(RefusalKind::wrong_state, "nas-update-without-stock",
                {"Die Datei ist eine Fortführung; es ist aber noch kein Bestand eingelesen, den sie fortführt.",
                 "The file is an update, but no stock was imported yet that it could update."},
                {"Zuerst den vollständigen Bestandsdatenauszug einlesen, dann die Fortführungen der Reihe nach.",
                 "Import the complete Bestandsdatenauszug first, then the updates in their order."});
}

bool SqliteGeodataImport::is_in_already(const ImportSource& source) {
  auto query = database_.query(sql("geodata_source_by_hash"));
  return query.bind("kind", source.kind).bind("sha256", source.sha256).step();
}

void SqliteGeodataImport::register_source(const ImportSource& source, Instant at) {
  const std::string text = to_string(at);
  if (update_) {
    auto extract = database_.query(sql("newest_cadastre"));
    owner_ = extract.step() ? extract.integer(0) : 0;
  }
  {
    auto before = database_.query(sql("geodata_source_by_name"));
    known_ = update_ || before.bind("kind", source.kind).bind("name", source.name).step();
  }
  {
    auto newest = database_.query(sql("geodata_generation"));
    newest.step();
    generation_ = newest.integer(0) + 1;
  }
  auto query = database_.query(sql("put_geodata_source"));
  query.bind("kind", source.kind).bind("name", source.name).bind("sha256", source.sha256).bind("at", text);
  query.bind("generation", generation_).run();
  auto id = database_.query(sql("geodata_source_by_hash"));
  id.bind("kind", source.kind).bind("sha256", source.sha256).step();
  source_ = id.integer(0);
  if (!update_) owner_ = source_;
}

void SqliteGeodataImport::take_out(const char* ids, const char* remove) {
  auto query = database_.query(sql(ids));
  query.bind("source", source_);
  while (query.step()) former_.insert(query.text(0));
  database_.query(sql(remove)).bind("source", source_).run();
}

void SqliteGeodataImport::count(const std::string& id) {
  ++summary_.added;
  const auto found = former_.find(id);
  if (found == former_.end()) return;
  ++summary_.replaced;
  former_.erase(found);
}

Result<void> SqliteGeodataImport::add(const PlanAreaRow& a) {
  if (unchanged_) return {};
  const bool has_area = !a.wkb.empty();
  const auto geom = polygon_blob(has_area ? a.wkb : a.windows_wkb);
  if (!geom) return tl::unexpected(geom.error());
  std::optional<std::string> windows = spatial_blob(a.windows_wkb), limits = spatial_blob(a.limits_wkb),
                             lines = spatial_blob(a.lines_wkb);
  if (has_area && !a.windows_wkb.empty()) {
    if (const auto valid = polygon_blob(a.windows_wkb); !valid) return tl::unexpected(valid.error());
  }
  auto query = database_.query(sql("put_plan_area"));
  query.bind("source", source_).bind("generation", generation_).bind("plan", a.plan).bind("object_id", a.object_id);
  query.bind("type", a.type).bind("baunvo_version", a.baunvo_version).bind("grz", a.grz).bind("gfz", a.gfz);
  query.bind("storeys", a.storeys).bind("attributes", a.attributes).bind("has_area", has_area ? 1 : 0);
  query.bind_blob("geom", *geom);
  const auto bind_blob = [&](const char* name, const std::optional<std::string>& blob) {
    blob ? query.bind_blob(name, *blob) : query.bind_null(name);
  };
  bind_blob("windows", windows);
  bind_blob("limits", limits);
  bind_blob("lines", lines);
  query.run();
  count(a.object_id);
  return {};
}

Result<void> SqliteGeodataImport::add(const LayerFeatureRow& f) {
  if (unchanged_) return {};
  {
    auto readable = database_.query(sql("is_geometry"));
    if (!readable.bind_blob("wkb", f.wkb).step() || readable.integer(0) != 1) {
      return refuse(RefusalKind::invalid, "geometry-unreadable",
                    {"Die Geometrie von " + f.object_id + " ist kein lesbares WKB.",
                     "The geometry of " + f.object_id + " is no readable WKB."});
    }
  }
  if (update_ && !f.object_id.empty()) {
    database_.query(sql("remove_features_of_object")).bind("object_id", f.object_id).run();
    summary_.replaced += database_.changes();
  }
  auto query = database_.query(sql("put_feature"));
  query.bind("source", owner_).bind("generation", generation_).bind("layer", f.layer).bind("object_id", f.object_id);
  query.bind("label", f.label).bind("attributes", f.attributes).bind_blob("wkb", f.wkb).run();
  count(f.object_id);
  return {};
}

Result<ImportSummary> SqliteGeodataImport::commit() {
  if (unchanged_) {
    summary_.unchanged = true;
    return summary_;
  }
  if (!update_) keep_former_of_source();
  summary_.removed += std::ssize(former_);
  auto query = database_.query(sql("describe_geodata_source"));
  query.bind("format", facts_.format).bind("source_crs", facts_.source_crs).bind("id", source_);
  query.bind("reprojection", facts_.reprojection).bind("report", facts_.report).run();
  indexes_->finish();
  transaction_.commit();
  newest_ = generation_;
  return summary_;
}

}  // namespace flurwerk::api
