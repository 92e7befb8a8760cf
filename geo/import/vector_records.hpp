// Fields of a map feature as records: which property names are understood, and how plan features belong together.
// Names of the AdV product "ALKIS vereinfacht" and plain English ones.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/import/intake.hpp"

class OGRFeature;
class OGRFeatureDefn;

namespace flurwerk::geo {

// Where the fields of a layer stand, upper or lower case; each name is looked up once, not once a feature.
class FieldIndex {
 public:
  explicit FieldIndex(const OGRFeatureDefn& layer) : layer_(layer) {}
  int of(std::string_view name);  // -1: the layer has none

 private:
  const OGRFeatureDefn& layer_;
  std::unordered_map<std::string_view, int> known_;  // of names that outlive it: literals
};

struct Fields {  // of one feature
  const OGRFeature& feature;
  FieldIndex& index;
};

// The first of these fields (upper or lower case) that is set and not empty, as text.
std::optional<std::string> field(const Fields& fields, std::initializer_list<const char*> names);
std::optional<double> number_field(const Fields& fields, std::initializer_list<const char*> names);
std::vector<std::pair<std::string, std::string>> all_fields(const Fields& fields);
std::string feature_id(const Fields& fields, std::uint64_t number);  // its id, or "#number"

// What the outlines on a layer of a drawing are, by the layer's name ("Gebäude_Bestand", "A-WALL-EXT"): a kind of the
// design document or "plot"; empty if the name says nothing ("0").
std::string_view drawing_kind(std::string_view layer);

// Without area. Refuses an unreadable key if require_key.
Result<ParcelRecord> parcel_from(const Fields& fields, std::uint64_t number, bool require_key);
BuildingRecord building_from(const Fields& fields, std::uint64_t number);
LayerRecord layer_from(const Fields& fields, std::uint64_t number, const std::string& layer);
PlanAreaRecord plan_area_from(const Fields& fields, std::uint64_t number, const std::string& plan_name);

// A feature that is a building window: "window": true, or "kind": "window".
bool is_window(const Fields& fields);

}  // namespace flurwerk::geo
