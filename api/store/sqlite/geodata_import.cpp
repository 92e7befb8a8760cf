#include "api/store/sqlite/geodata_import.hpp"

#include "api/store/sqlite/sql.hpp"
#include "api/store/sqlite/state_rows.hpp"

namespace flurwerk::api {
namespace {

Result<void> polygon(const std::string& wkb) {
  const auto area = geo::from_wkb(wkb);
  if (!area) return tl::unexpected(area.error());
  if (!area->empty()) return {};
  return refuse(RefusalKind::invalid, "geometry-empty", {"Die Geometrie ist leer.", "The geometry is empty."});
}

tl::unexpected<Refusal> twice(const std::string& key) {
  return refuse(
      RefusalKind::invalid, "object-twice",
      {"Das Objekt " + key + " kommt in der Datei zweimal vor.", "The object " + key + " is in the file twice."},
      {"Die Datei beim Herausgeber berichtigen lassen.", "Have the file corrected by its publisher."});
}

}  // namespace

SqliteGeodataImport::SqliteGeodataImport(std::unique_lock<std::mutex> writing, Database& database,
                                         const ImportSource& source, Instant at)
    : writing_(std::move(writing)), database_(database), transaction_(database, "BEGIN IMMEDIATE") {
  unchanged_ = is_in_already(source);
  if (unchanged_) return;
  register_source(source, at);
  take_out("plan_area_ids_of_source", "remove_plan_areas_of_source");
  take_out("feature_ids_of_source", "remove_features_of_source");
}

bool SqliteGeodataImport::is_in_already(const ImportSource& source) {
  auto query = database_.query(sql("geodata_source_by_hash"));
  return query.bind("kind", source.kind).bind("sha256", source.sha256).step();
}

void SqliteGeodataImport::register_source(const ImportSource& source, Instant at) {
  const std::string text = to_string(at);
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
}

void SqliteGeodataImport::take_out(const char* ids, const char* remove) {
  auto query = database_.query(sql(ids));
  query.bind("source", source_);
  while (query.step()) former_.insert(query.text(0));
  database_.query(sql(remove)).bind("source", source_).run();
}

Result<void> SqliteGeodataImport::meet(const char* query_name, const std::string& key) {
  auto query = database_.query(sql(query_name));
  if (!query.bind("key", key).step()) return {};
  if (query.integer(0) == generation_) return twice(key);
  ++summary_.replaced;
  return {};
}

void SqliteGeodataImport::count(const std::string& id) {
  ++summary_.added;
  const auto found = former_.find(id);
  if (found == former_.end()) return;
  ++summary_.replaced;
  former_.erase(found);
}

Result<void> SqliteGeodataImport::add(const ParcelRow& p) {
  if (unchanged_) return {};
  if (auto valid = polygon(p.wkb); !valid) return valid;
  if (auto met = meet("parcel_generation", p.key.value); !met) return met;
  const std::string name = fold_text(p.gemarkung_name), address = fold_text(p.address);
  auto query = database_.query(sql("put_parcel"));
  query.bind("source", source_).bind("generation", generation_).bind("key", p.key.value);
  query.bind("object_id", p.object_id).bind("gemarkung", p.gemarkung).bind("gemarkung_name", p.gemarkung_name);
  query.bind("gemarkung_folded", name).bind("flur", p.flur).bind("numerator", p.numerator);
  query.bind("denominator", p.denominator).bind("address", p.address).bind("address_folded", address);
  query.bind("official_area_m2", p.official_area_m2).bind("computed_area_m2", p.computed_area_m2);
  query.bind("public_use", p.public_use).bind("public_use_source", p.public_use_source);
  query.bind_blob("wkb", p.wkb).run();
  ++summary_.added;
  return {};
}

Result<void> SqliteGeodataImport::add(const BuildingRow& b) {
  if (unchanged_) return {};
  if (auto valid = polygon(b.wkb); !valid) return valid;
  const std::string id = !b.object_id.empty() ? b.object_id  // a file without ids: numbered within its source
                                              : std::to_string(source_) + "#" + std::to_string(summary_.added + 1);
  if (auto met = meet("building_generation", id); !met) return met;
  auto query = database_.query(sql("put_building"));
  query.bind("source", source_).bind("generation", generation_).bind("object_id", id).bind("kind", b.kind);
  query.bind("function_code", b.function_code).bind("function_text", b.function_text).bind("name", b.name);
  query.bind("storeys", b.storeys).bind("height_m", b.height_m).bind_blob("wkb", b.wkb).run();
  ++summary_.added;
  return {};
}

Result<void> SqliteGeodataImport::add(const PlanAreaRow& a) {
  if (unchanged_) return {};
  const bool has_area = !a.wkb.empty();
  if (auto valid = polygon(has_area ? a.wkb : a.windows_wkb); !valid) return valid;
  if (has_area && !a.windows_wkb.empty()) {
    if (auto valid = polygon(a.windows_wkb); !valid) return valid;
  }
  auto query = database_.query(sql("put_plan_area"));
  query.bind("source", source_).bind("generation", generation_).bind("plan", a.plan).bind("object_id", a.object_id);
  query.bind("type", a.type).bind("baunvo_version", a.baunvo_version).bind("grz", a.grz).bind("gfz", a.gfz);
  query.bind("storeys", a.storeys).bind("attributes", a.attributes).bind("has_area", has_area ? 1 : 0);
  query.bind_blob("wkb", has_area ? a.wkb : a.windows_wkb);
  (a.windows_wkb.empty() ? query.bind_null("windows_wkb") : query.bind_blob("windows_wkb", a.windows_wkb)).run();
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
  auto query = database_.query(sql("put_feature"));
  query.bind("source", source_).bind("generation", generation_).bind("layer", f.layer).bind("object_id", f.object_id);
  query.bind("label", f.label).bind("attributes", f.attributes).bind_blob("wkb", f.wkb).run();
  count(f.object_id);
  return {};
}

Result<ImportSummary> SqliteGeodataImport::commit() {
  if (unchanged_) {
    summary_.unchanged = true;
    return summary_;
  }
  for (const char* remove : {"remove_former_parcels", "remove_former_buildings"}) {
    database_.query(sql(remove)).bind("source", source_).bind("generation", generation_).run();
    summary_.removed += database_.changes();
  }
  summary_.removed += std::ssize(former_);
  transaction_.commit();
  return summary_;
}

}  // namespace flurwerk::api
