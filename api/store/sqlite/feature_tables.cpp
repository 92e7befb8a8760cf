#include "api/store/sqlite/feature_tables.hpp"

#include <algorithm>
#include <array>

namespace flurwerk::api {
namespace {

constexpr auto text = FieldKind::text;
constexpr auto integer = FieldKind::integer;
constexpr auto number = FieldKind::number;
constexpr auto calendar_day = FieldKind::date;
constexpr auto json = FieldKind::json;

// clang-format off: tables
constexpr std::array parcel_columns = {
    FeatureColumn{"key", text, "t.key", "Flurstückskennzeichen", "Parcel key"},
    FeatureColumn{"gemarkung", text, "t.gemarkung", "Gemarkungsschlüssel", "Key of the cadastral district"},
    FeatureColumn{"gemarkung_name", text, "nullif(t.gemarkung_name, '')", "Gemarkung", "Cadastral district"},
    FeatureColumn{"flur", text, "nullif(t.flur, '')", "Flur", "Cadastral section"},
    FeatureColumn{"numerator", text, "t.numerator", "Zähler", "Numerator"},
    FeatureColumn{"denominator", text, "nullif(t.denominator, '')", "Nenner", "Denominator"},
    FeatureColumn{"address", text, "nullif(t.address, '')", "Lagebezeichnung", "Address"},
    FeatureColumn{"official_area_m2", number, "t.official_area_m2", "Amtliche Fläche, m²", "Official area, m²"},
    FeatureColumn{"computed_area_m2", number, "t.computed_area_m2", "Berechnete Fläche, m²", "Computed area, m²"},
    FeatureColumn{"public_use", text, "t.public_use", "Öffentliche Fläche", "Public use"},
};
constexpr std::array building_columns = {
    FeatureColumn{"object_id", text, "t.object_id", "Objektkennung", "Object id"},
    FeatureColumn{"kind", text, "t.kind", "Objektart", "Kind of object"},
    FeatureColumn{"function_code", text, "nullif(t.function_code, '')", "Gebäudefunktion, Schlüssel", "Use, code"},
    FeatureColumn{"function", text, "nullif(t.function_text, '')", "Gebäudefunktion", "Use"},
    FeatureColumn{"name", text, "nullif(t.name, '')", "Name", "Name"},
    FeatureColumn{"storeys", integer, "t.storeys", "Geschosse", "Storeys"},
    FeatureColumn{"height_m", number, "t.height_m", "Höhe, m", "Height, m"},
};
constexpr std::array plan_columns = {
    FeatureColumn{"plan", text, "t.plan", "Bebauungsplan", "Local plan"},
    FeatureColumn{"object_id", text, "nullif(t.object_id, '')", "Objektkennung", "Object id"},
    FeatureColumn{"type", text, "nullif(t.type, '')", "Art der baulichen Nutzung", "Use under the BauNVO"},
    FeatureColumn{"baunvo_version", text, "nullif(t.baunvo_version, '')", "Fassung der BauNVO",
                  "Version of the BauNVO"},
    FeatureColumn{"grz", number, "CAST(t.grz AS REAL)", "Grundflächenzahl", "Site coverage ratio"},
    FeatureColumn{"gfz", number, "CAST(t.gfz AS REAL)", "Geschossflächenzahl", "Floor space ratio"},
    FeatureColumn{"storeys", integer, "t.storeys", "Vollgeschosse", "Full storeys"},
    FeatureColumn{"attributes", json, "nullif(t.attributes, '')", "Weitere Angaben", "Other attributes"},
};
constexpr std::array layer_columns = {
    FeatureColumn{"object_id", text, "nullif(t.object_id, '')", "Objektkennung", "Object id"},
    FeatureColumn{"label", text, "nullif(t.label, '')", "Bezeichnung", "Label"},
    FeatureColumn{"attributes", json, "nullif(t.attributes, '')", "Weitere Angaben", "Other attributes"},
};
constexpr std::array application_columns = {
    FeatureColumn{"title", text, "t.title", "Vorhaben", "Project"},
    FeatureColumn{"file_number", text, "nullif(t.file_number, '')", "Aktenzeichen", "File number"},
    FeatureColumn{"state", text, "t.state", "Stand", "State"},
    FeatureColumn{"procedure", text, "t.procedure", "Verfahrensart", "Procedure"},
    FeatureColumn{"parcels", text, "t.parcels", "Flurstücke", "Parcels"},
    FeatureColumn{"received_on", calendar_day, "t.received_on", "Eingegangen am", "Received on"},
    FeatureColumn{"next_due", calendar_day, "t.due_on", "Nächste Frist", "Next deadline"},
};
constexpr std::array tables = {
    FeatureTable{"parcels", "parcel", "t.key", false, "t.geom", "idx_parcel_geom", "", "former_parcel",
                 "idx_former_parcel_geom", parcel_columns},
    FeatureTable{"buildings", "building", "t.object_id", false, "t.geom", "idx_building_geom", "", "former_building",
                 "idx_former_building_geom", building_columns},
    FeatureTable{"plan-areas", "plan_area", "t.id", true, "t.geom", "idx_plan_area_geom", "", nullptr, nullptr,
                 plan_columns},
    FeatureTable{"applications", "application", "t.id", false, "t.parcels", nullptr, "received_on", nullptr, nullptr,
                 application_columns},
    FeatureTable{"", "map_layer_feature", "t.id", true, "t.geom", "idx_map_layer_feature_geom", "", nullptr, nullptr,
                 layer_columns},
};
// clang-format on

}  // namespace

std::span<const FeatureTable> feature_tables() { return tables; }

const FeatureTable& feature_table(std::string_view collection) {
  const auto found = std::ranges::find(tables, collection, &FeatureTable::collection);
  return found == tables.end() ? tables.back() : *found;
}

std::vector<FeatureField> fields_of(const FeatureTable& table) {
  std::vector<FeatureField> fields;
  for (const auto& column : table.columns) {
    fields.push_back({column.name, column.kind, {column.title_de, column.title_en}});
  }
  return fields;
}

}  // namespace flurwerk::api
