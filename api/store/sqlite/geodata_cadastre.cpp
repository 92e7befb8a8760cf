// Parcels and buildings of an import, and what becomes of the rows they replace.
#include <tuple>

#include "api/store/sqlite/geodata_import.hpp"
#include "api/store/sqlite/spatial_blob.hpp"
#include "api/store/sqlite/sql.hpp"
#include "permit-core/fold_text.hpp"

namespace flurwerk::api {
namespace {

tl::unexpected<Refusal> twice(const std::string& key) {
  return refuse(
      RefusalKind::invalid, "object-twice",
      {"Das Objekt " + key + " kommt in der Datei zweimal vor.", "The object " + key + " is in the file twice."},
      {"Die Datei beim Herausgeber berichtigen lassen.", "Have the file corrected by its publisher."});
}

}  // namespace

Result<std::string> polygon_blob(const std::string& wkb) {
  const auto area = geo::from_wkb(wkb);
  if (!area) return tl::unexpected(area.error());
  if (auto blob = spatial_blob(wkb); blob && !area->empty()) return std::move(*blob);
  return refuse(RefusalKind::invalid, "geometry-empty", {"Die Geometrie ist leer.", "The geometry is empty."});
}

// The last day is the first of the successor, if the cadastre says when that began; otherwise the day of the import.
std::string SqliteGeodataImport::end_of(const std::string& valid_from, const std::string& successor_from) const {
  return successor_from > valid_from ? successor_from : today_;
}

Result<SqliteGeodataImport::Predecessor> SqliteGeodataImport::succeed(Query found, const char* keep,
                                                                      const std::string& key, std::string& valid_from) {
  if (!found.step()) {
    if (valid_from.empty() && known_) valid_from = today_;
    return Predecessor{};
  }
  Predecessor former{found.integer(0), found.integer(1), found.integer(2), found.text(3), found.integer(4) == 1};
  if (former.generation == generation_) return twice(key);
  ++summary_.replaced;
  if (former.same) {
    if (valid_from.empty()) valid_from = former.valid_from;
    return former;
  }
  const std::string end = end_of(former.valid_from, valid_from);
  database_.query(sql(keep)).bind("id", former.id).bind("valid_to", end).run();
  if (valid_from.empty()) valid_from = end;
  return former;
}

void SqliteGeodataImport::take_over(ParcelRow& p) {
  if (p.object_id.empty()) return;
  auto found = database_.query(sql("parcel_of_object"));
  if (!found.bind("object_id", p.object_id).step()) return;
  if (p.address.empty()) p.address = found.text(3);
  if (p.public_use == "none") {
    p.public_use = found.text(4);
    p.public_use_source = found.text(5);
  }
  if (found.text(2) == p.key.value) return;
  const std::int64_t id = found.integer(0);
  const std::string end = end_of({}, p.valid_from);
  database_.query(sql("keep_former_parcel")).bind("id", id).bind("valid_to", end).run();
  database_.query(sql("remove_parcel")).bind("id", id).run();
  ++summary_.removed;
}

Result<void> SqliteGeodataImport::add(const ParcelRow& given) {
  if (unchanged_) return {};
  const auto geom = polygon_blob(given.wkb);
  if (!geom) return tl::unexpected(geom.error());
  ParcelRow p = given;
  if (update_) take_over(p);
  Predecessor former;
  if (no_parcels_) {
    if (p.valid_from.empty() && known_) p.valid_from = today_;
  } else {
    auto found = database_.query(sql("parcel_predecessor"));
    found.bind("key", p.key.value).bind("object_id", p.object_id).bind("official_area_m2", p.official_area_m2);
    found.bind("address", p.address).bind("public_use", p.public_use).bind_blob("geom", *geom);
    auto met = succeed(std::move(found), "keep_former_parcel", p.key.value, p.valid_from);
    if (!met) return tl::unexpected(met.error());
    former = *met;
  }
  const std::string name = fold_text(p.gemarkung_name), address = fold_text(p.address);
  auto query = database_.query(sql("put_parcel"));
  query.bind("source", update_ && former.id > 0 ? former.source : owner_).bind("generation", generation_);
  query.bind("key", p.key.value).bind("object_id", p.object_id).bind("gemarkung", p.gemarkung);
  query.bind("gemarkung_name", p.gemarkung_name).bind("gemarkung_folded", name).bind("flur", p.flur);
  query.bind("numerator", p.numerator).bind("denominator", p.denominator).bind("address", p.address);
  query.bind("address_folded", address).bind("official_area_m2", p.official_area_m2);
  query.bind("computed_area_m2", p.computed_area_m2).bind("public_use", p.public_use);
  query.bind("public_use_source", p.public_use_source).bind("valid_from", p.valid_from);
  query.bind_blob("geom", *geom).run();
  if (database_.changes() == 0) return twice(p.key.value);
  ++summary_.added;
  return {};
}

Result<void> SqliteGeodataImport::add(const BuildingRow& b) {
  if (unchanged_) return {};
  const auto geom = polygon_blob(b.wkb);
  if (!geom) return tl::unexpected(geom.error());
  const std::string id = !b.object_id.empty() ? b.object_id  // a file without ids: numbered within its source
                                              : std::to_string(source_) + "#" + std::to_string(summary_.added + 1);
  std::string valid_from = b.valid_from;
  Predecessor former;
  if (no_buildings_) {
    if (valid_from.empty() && known_) valid_from = today_;
  } else {
    auto found = database_.query(sql("building_predecessor"));
    found.bind("key", id).bind("kind", b.kind).bind("function_code", b.function_code).bind("name", b.name);
    found.bind("storeys", b.storeys).bind("height_m", b.height_m).bind_blob("geom", *geom);
    auto met = succeed(std::move(found), "keep_former_building", id, valid_from);
    if (!met) return tl::unexpected(met.error());
    former = *met;
  }
  auto query = database_.query(sql("put_building"));
  query.bind("source", update_ && former.id > 0 ? former.source : owner_).bind("generation", generation_);
  query.bind("object_id", id).bind("kind", b.kind).bind("valid_from", valid_from);
  query.bind("function_code", b.function_code).bind("function_text", b.function_text).bind("name", b.name);
  query.bind("storeys", b.storeys).bind("height_m", b.height_m).bind_blob("geom", *geom).run();
  if (database_.changes() == 0) return twice(id);
  ++summary_.added;
  return {};
}

bool SqliteGeodataImport::remove(const std::string& object_id, const std::string& on) {
  if (unchanged_ || object_id.empty()) return false;
  const std::int64_t before = summary_.removed;
  const std::string end = on.empty() ? today_ : on;
  for (const auto& [find, keep, drop] : {std::tuple{"parcel_of_object", "keep_former_parcel", "remove_parcel"},
                                         std::tuple{"building_of_object", "keep_former_building", "remove_building"}}) {
    auto found = database_.query(sql(find));
    if (!found.bind("object_id", object_id).step()) continue;
    const std::int64_t id = found.integer(0);
    database_.query(sql(keep)).bind("id", id).bind("valid_to", end).run();
    database_.query(sql(drop)).bind("id", id).run();
    ++summary_.removed;
  }
  database_.query(sql("remove_features_of_object")).bind("object_id", object_id).run();
  summary_.removed += database_.changes();
  return summary_.removed > before;
}

void SqliteGeodataImport::keep_former_of_source() {
  for (const auto& [keep, drop] : {std::pair{"keep_former_parcels", "remove_former_parcels"},
                                   std::pair{"keep_former_buildings", "remove_former_buildings"}}) {
    auto query = database_.query(sql(keep));
    query.bind("source", source_).bind("generation", generation_).bind("valid_to", today_).run();
    database_.query(sql(drop)).bind("source", source_).bind("generation", generation_).run();
    summary_.removed += database_.changes();
  }
}

}  // namespace flurwerk::api
