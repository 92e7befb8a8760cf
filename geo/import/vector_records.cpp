#include "geo/import/vector_records.hpp"

#include <ogr_feature.h>

#include <algorithm>
#include <charconv>

#include "geo/import/number.hpp"
#include "geo/parcel_key.hpp"

namespace flurwerk::geo {
namespace {

// Numbers shortest, so that 0.4 stays "0.4"; text as it is.
std::string text_of(const OGRFeature& feature, int index) {
  if (feature.GetFieldDefnRef(index)->GetType() != OFTReal) return feature.GetFieldAsString(index);
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, feature.GetFieldAsDouble(index)).ptr;
  return std::string(text, end);
}

// With the comma that German tables use.
std::optional<double> number_with_comma(std::string text) {
  std::replace(text.begin(), text.end(), ',', '.');
  return number_in<double>(text);
}

bool truth(const std::string& text) { return text == "1" || text == "true" || text == "ja" || text == "yes"; }

std::optional<std::string> decimal(const OGRFeature& feature, std::initializer_list<const char*> names) {
  auto text = field(feature, names);
  if (text) std::replace(text->begin(), text->end(), ',', '.');
  return text && number_with_comma(*text) ? text : std::nullopt;
}

std::optional<int> whole_number(const OGRFeature& feature, std::initializer_list<const char*> names) {
  const auto value = number_field(feature, names);
  if (!value || *value < 0 || *value > 1000) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

std::optional<std::string> field(const OGRFeature& feature, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    int index = feature.GetFieldIndex(name);  // GDAL compares without case
    if (index < 0) index = feature.GetFieldIndex(std::string(name).substr(0, 10).c_str());  // Shapefiles cut names
    if (index < 0 || !feature.IsFieldSetAndNotNull(index)) continue;
    std::string text = text_of(feature, index);
    if (!text.empty()) return text;
  }
  return std::nullopt;
}

std::optional<double> number_field(const OGRFeature& feature, std::initializer_list<const char*> names) {
  const auto text = field(feature, names);
  return text ? number_with_comma(*text) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> all_fields(const OGRFeature& feature) {
  std::vector<std::pair<std::string, std::string>> out;
  for (int i = 0; i < feature.GetFieldCount(); ++i) {
    if (feature.IsFieldSetAndNotNull(i))
      out.emplace_back(feature.GetFieldDefnRef(i)->GetNameRef(), text_of(feature, i));
  }
  return out;
}

std::string feature_id(const OGRFeature& feature, std::uint64_t number) {
  return field(feature, {"id", "gml_id", "oid", "object_id"}).value_or("#" + std::to_string(number));
}

std::string_view drawing_kind(std::string_view layer) {
  struct Word {
    std::string_view part, kind;
  };
  // The first that fits counts: "Gebäude_Bestand" is an existing building, "Grundstückszufahrt" a drive.
  // clang-format off
  static constexpr Word words[] = {
      {"zaun", "fence"}, {"einfried", "fence"}, {"fence", "fence"}, {"holzlager", "wood_store"}, {"solar", "solar"},
      {"stützmauer", "retaining_wall"}, {"stuetzmauer", "retaining_wall"}, {"retaining", "retaining_wall"},
      {"wärmepumpe", "heat_pump"}, {"waermepumpe", "heat_pump"}, {"heat pump", "heat_pump"}, {"heat_pump", "heat_pump"},
      {"bestand", "existing"}, {"existing", "existing"}, {"garage", "garage"}, {"carport", "garage"},
      {"schuppen", "shed"}, {"shed", "shed"}, {"stellpl", "parking"}, {"parkpl", "parking"}, {"parking", "parking"},
      {"zufahrt", "driveway"}, {"driveway", "driveway"}, {"terrasse", "terrace"}, {"terrace", "terrace"},
      {"gebaeude", "building"}, {"gebäude", "building"}, {"haus", "building"}, {"wand", "building"},
      {"umriss", "building"}, {"building", "building"}, {"wall", "building"}, {"bldg", "building"},
      {"outline", "building"}, {"footprint", "building"}, {"flurst", "plot"}, {"grundst", "plot"}, {"grenze", "plot"},
      {"parcel", "plot"}, {"plot", "plot"},
  };
  // clang-format on
  std::string folded(layer);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  for (const Word& word : words) {
    if (folded.find(word.part) != std::string::npos) return word.kind;
  }
  return {};
}

Result<ParcelRecord> parcel_from(const OGRFeature& feature, std::uint64_t number, bool require_key) {
  ParcelRecord record;
  record.object_id = feature_id(feature, number);
  const auto written = field(feature, {"key", "parcel_key", "flurstueckskennzeichen", "flstkennz", "flurstueck"});
  auto key = parse_parcel_key(written.value_or(""));
  if (!key && require_key) return tl::unexpected(key.error());
  record.key = key ? *key : ParcelKey{written.value_or(record.object_id)};
  if (const auto parts = split_parcel_key(record.key)) {
    record.gemarkung = parts->land + parts->gemarkung;
    record.flur = parts->flur;
    record.numerator = parts->numerator;
    record.denominator = parts->denominator;
  }
  record.gemarkung_name = field(feature, {"gemarkung_name", "gemarkung"}).value_or("");
  record.address = field(feature, {"address", "lagebeztxt", "lage"}).value_or("");
  record.official_area_m2 = number_field(
      feature, {"official_area", "official_area_m2", "amtlicheflaeche", "amtliche_flaeche", "flaeche", "area"});
  const auto use = field(feature, {"public_use", "public", "use"});
  if (use) record.public_use = public_use_from(*use).value_or(PublicUse::none);
  if (record.public_use != PublicUse::none) record.public_use_source = *use;
  return record;
}

BuildingRecord building_from(const OGRFeature& feature, std::uint64_t number) {
  BuildingRecord record;
  record.object_id = feature_id(feature, number);
  record.kind = "AX_Gebaeude";
  record.function_code = field(feature, {"function", "gebaeudefunktion", "gebfkt"}).value_or("");
  record.function_text = record.function_code;
  record.name = field(feature, {"name"}).value_or("");
  record.storeys = whole_number(feature, {"storeys", "anzahldergeschosse", "aog"});
  record.height_m = number_field(feature, {"height", "height_m", "objekthoehe"});
  return record;
}

LayerRecord layer_from(const OGRFeature& feature, std::uint64_t number, const std::string& layer) {
  LayerRecord record;
  record.layer = layer;
  record.object_id = feature_id(feature, number);
  record.label = field(feature, {"label", "name", "bezeichnung", "title"}).value_or("");
  record.attributes = all_fields(feature);
  return record;
}

PlanAreaRecord plan_area_from(const OGRFeature& feature, std::uint64_t number, const std::string& plan_name) {
  PlanAreaRecord record;
  record.plan = field(feature, {"plan", "plan_name"}).value_or(plan_name);
  record.object_id = feature_id(feature, number);
  record.type = field(feature, {"type", "baunvo", "art"}).value_or("");
  record.baunvo_version = field(feature, {"baunvo_version", "version"}).value_or("");
  record.grz = decimal(feature, {"grz"});
  record.gfz = decimal(feature, {"gfz"});
  record.storeys = whole_number(feature, {"storeys", "max_storeys", "z"});
  record.attributes = all_fields(feature);
  return record;
}

bool is_window(const OGRFeature& feature) {
  const auto window = field(feature, {"window"});
  return (window && truth(*window)) || field(feature, {"kind"}) == "window";
}

}  // namespace flurwerk::geo
