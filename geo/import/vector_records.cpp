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

std::optional<std::string> decimal(const Fields& fields, std::initializer_list<const char*> names) {
  auto text = field(fields, names);
  if (text) std::replace(text->begin(), text->end(), ',', '.');
  return text && number_with_comma(*text) ? text : std::nullopt;
}

std::optional<int> whole_number(const Fields& fields, std::initializer_list<const char*> names) {
  const auto value = number_field(fields, names);
  if (!value || *value < 0 || *value > 1000) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

int FieldIndex::of(std::string_view name) {
  const auto [found, is_new] = known_.try_emplace(name, -1);
  if (!is_new) return found->second;
  const std::string text(name);
  int index = layer_.GetFieldIndex(text.c_str());
  if (index < 0) index = layer_.GetFieldIndex(text.substr(0, 10).c_str());  // Shapefiles cut names
  return found->second = index;
}

std::optional<std::string> field(const Fields& fields, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const int index = fields.index.of(name);
    if (index < 0 || !fields.feature.IsFieldSetAndNotNull(index)) continue;
    std::string text = text_of(fields.feature, index);
    if (!text.empty()) return text;
  }
  return std::nullopt;
}

std::optional<double> number_field(const Fields& fields, std::initializer_list<const char*> names) {
  const auto text = field(fields, names);
  return text ? number_with_comma(*text) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> all_fields(const Fields& fields) {
  std::vector<std::pair<std::string, std::string>> out;
  for (int i = 0; i < fields.feature.GetFieldCount(); ++i) {
    if (fields.feature.IsFieldSetAndNotNull(i))
      out.emplace_back(fields.feature.GetFieldDefnRef(i)->GetNameRef(), text_of(fields.feature, i));
  }
  return out;
}

std::string feature_id(const Fields& fields, std::uint64_t number) {
  return field(fields, {"id", "gml_id", "oid", "object_id"}).value_or("#" + std::to_string(number));
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

Result<ParcelRecord> parcel_from(const Fields& fields, std::uint64_t number, bool require_key) {
  ParcelRecord record;
  record.object_id = feature_id(fields, number);
  const auto written = field(fields, {"key", "parcel_key", "flurstueckskennzeichen", "flstkennz", "flurstueck"});
  auto key = parse_parcel_key(written.value_or(""));
  if (!key && require_key) return tl::unexpected(key.error());
  record.key = key ? *key : ParcelKey{written.value_or(record.object_id)};
  if (const auto parts = split_parcel_key(record.key)) {
    record.gemarkung = parts->land + parts->gemarkung;
    record.flur = parts->flur;
    record.numerator = parts->numerator;
    record.denominator = parts->denominator;
  }
  record.gemarkung_name = field(fields, {"gemarkung_name", "gemarkung"}).value_or("");
  record.address = field(fields, {"address", "lagebeztxt", "lage"}).value_or("");
  record.official_area_m2 = number_field(
      fields, {"official_area", "official_area_m2", "amtlicheflaeche", "amtliche_flaeche", "flaeche", "area"});
  const auto use = field(fields, {"public_use", "public", "use"});
  if (use) record.public_use = public_use_from(*use).value_or(PublicUse::none);
  if (record.public_use != PublicUse::none) record.public_use_source = *use;
  return record;
}

BuildingRecord building_from(const Fields& fields, std::uint64_t number) {
  BuildingRecord record;
  record.object_id = feature_id(fields, number);
  record.kind = "AX_Gebaeude";
  record.function_code = field(fields, {"function", "gebaeudefunktion", "gebfkt"}).value_or("");
  record.function_text = record.function_code;
  record.name = field(fields, {"name"}).value_or("");
  record.storeys = whole_number(fields, {"storeys", "anzahldergeschosse", "aog"});
  record.height_m = number_field(fields, {"height", "height_m", "objekthoehe"});
  return record;
}

LayerRecord layer_from(const Fields& fields, std::uint64_t number, const std::string& layer) {
  LayerRecord record;
  record.layer = layer;
  record.object_id = feature_id(fields, number);
  record.label = field(fields, {"label", "name", "bezeichnung", "title"}).value_or("");
  record.attributes = all_fields(fields);
  return record;
}

PlanAreaRecord plan_area_from(const Fields& fields, std::uint64_t number, const std::string& plan_name) {
  PlanAreaRecord record;
  record.plan = field(fields, {"plan", "plan_name"}).value_or(plan_name);
  record.object_id = feature_id(fields, number);
  record.type = field(fields, {"type", "baunvo", "art"}).value_or("");
  record.baunvo_version = field(fields, {"baunvo_version", "version"}).value_or("");
  record.grz = decimal(fields, {"grz"});
  record.gfz = decimal(fields, {"gfz"});
  record.storeys = whole_number(fields, {"storeys", "max_storeys", "z"});
  record.attributes = all_fields(fields);
  return record;
}

bool is_window(const Fields& fields) {
  const auto window = field(fields, {"window"});
  return (window && truth(*window)) || field(fields, {"kind"}) == "window";
}

}  // namespace flurwerk::geo
