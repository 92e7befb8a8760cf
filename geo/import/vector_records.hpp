// Fields of a map feature as records: which property names are understood, and how plan features belong together.
// Names of the AdV product "ALKIS vereinfacht" and plain English ones.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/intake.hpp"

class OGRFeature;

namespace flurwerk::geo {

// The first of these fields (upper or lower case) that is set and not empty, as text.
std::optional<std::string> field(const OGRFeature& feature, std::initializer_list<const char*> names);
std::optional<double> number_field(const OGRFeature& feature, std::initializer_list<const char*> names);
std::vector<std::pair<std::string, std::string>> all_fields(const OGRFeature& feature);
std::string feature_id(const OGRFeature& feature, std::uint64_t number);  // its id, or "#number"

// What the outlines on a layer of a drawing are, by the layer's name ("Gebäude_Bestand", "A-WALL-EXT"): a kind of the
// design document or "plot"; empty if the name says nothing ("0").
std::string_view drawing_kind(std::string_view layer);

// Without area. Refuses an unreadable key if require_key.
Result<ParcelRecord> parcel_from(const OGRFeature& feature, std::uint64_t number, bool require_key);
BuildingRecord building_from(const OGRFeature& feature, std::uint64_t number);
LayerRecord layer_from(const OGRFeature& feature, std::uint64_t number, const std::string& layer);
PlanAreaRecord plan_area_from(const OGRFeature& feature, std::uint64_t number, const std::string& plan_name);

// A feature that is a building window: "window": true, or "kind": "window".
bool is_window(const OGRFeature& feature);

}  // namespace flurwerk::geo
