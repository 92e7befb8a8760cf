// The ParcelIndex finds parcels, buildings, plan areas and layer features by key or place; candidates by bounding box.
// Basis: ALKIS (parcels, buildings), XPlanung (plan areas). Geometry crosses as WKB, EPSG:25832, m; GEOS decides later.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/geometry.hpp"
#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::api {

struct ParcelRow {  // Flurstück; the fields of geo::ParcelRecord
  ParcelKey key;
  std::string object_id;                   // of the cadastre (gml:id); may be empty
  std::string gemarkung;                   // Land and Gemarkung number, "060123"
  std::string gemarkung_name;              // may be empty
  std::string flur;                        // "3"; empty where the Land has none
  std::string numerator;                   // "12"
  std::string denominator;                 // "4"; may be empty
  std::string address;                     // Lagebezeichnung; may be empty
  std::optional<double> official_area_m2;  // amtliche Fläche; absent where the file gives none
  double computed_area_m2 = 0;             // of the geometry
  std::string public_use;                  // geo::to_string(PublicUse): "none", "traffic", "green", "water"
  std::string public_use_source;
  std::string wkb;
  std::string valid_from{};  // ISO date; empty: since ever, as far as known
};

struct BuildingRow {
  std::string object_id;
  std::string kind;           // "AX_Gebaeude", "AX_Bauteil"
  std::string function_code;  // Gebäudefunktion
  std::string function_text;
  std::string name;
  std::optional<int> storeys;
  std::optional<double> height_m;  // if the cadastre knows it
  std::string wkb;
  std::string valid_from{};  // as of a parcel
};

struct PlanAreaRow {  // one area of a Bebauungsplan
  std::string plan;   // name of the plan
  std::string object_id;
  std::string type;  // BauNVO: "WA"; empty for windows that lie in no area
  std::string baunvo_version;
  std::optional<std::string> grz;  // § 19 BauNVO, decimal text as written: "0.4"
  std::optional<std::string> gfz;
  std::optional<int> storeys;
  std::string attributes;    // JSON text with everything else the file said; may be empty
  std::string wkb;           // may be empty when windows_wkb is not
  std::string windows_wkb;   // überbaubare Grundstücksflächen; may be empty
  std::string limits_wkb{};  // Baugrenzen that meet the area, MULTILINESTRING; may be empty
  std::string lines_wkb{};   // Baulinien that meet the area, MULTILINESTRING; may be empty
};

struct LayerFeatureRow {
  std::string layer;      // "water_protection", ...
  std::string object_id;  // may be empty
  std::string label;
  std::string attributes;  // JSON text; may be empty
  std::string wkb;         // any geometry type
};

struct LayerSummary {
  std::string kind;  // "parcels", "buildings", "plan", "layer"
  std::string name;  // of the plan or layer; empty otherwise
  std::int64_t count = 0;
};

struct GeodataSource {  // what was imported, last time
  std::string kind;     // "parcels", "plan", "layer:NAME"
  std::string name;     // file name
  std::string sha256;
  Instant imported_at;
  std::string format{};        // "ALKIS NAS 6.0"
  std::string source_crs{};    // "EPSG:31467": what the coordinates were
  std::string reprojection{};  // the operation that made EPSG:25832 of them; empty if none
  std::string report{};        // JSON: counts, findings, skipped, not_read, warnings; empty for old imports
};

// `on`: as the cadastre was on that day (as far as it was ever imported); without, as it is now.
class ParcelIndex {
 public:
  using On = std::optional<Date>;
  virtual ~ParcelIndex() = default;
  virtual std::optional<ParcelRow> parcel(const ParcelKey& key, On on = {}) const = 0;
  // Bounding boxes that meet `box`, by key; at most `limit`.
  virtual std::vector<ParcelRow> parcels_in(const geo::Box& box, int limit = 10000, On on = {}) const = 0;
  // Candidates whose bounding box holds the point; the caller lets GEOS decide.
  virtual std::vector<ParcelRow> parcels_at(geo::Point point) const = 0;
  // Text as people type it: "0634", "Neuwerk Flur 3 Flurstück 12/4", "Neuwerk 3 12/4", "12/4"; best first.
  virtual std::vector<ParcelRow> search(const std::string& text, int limit = 20) const = 0;
  virtual std::vector<BuildingRow> buildings_in(const geo::Box& box, int limit = 10000, On on = {}) const = 0;
  virtual std::vector<PlanAreaRow> plan_areas_in(const geo::Box& box, int limit = 10000) const = 0;
  // Features of one layer, or of all when `layer` is empty.
  virtual std::vector<LayerFeatureRow> features_in(const std::string& layer, const geo::Box& box,
                                                   int limit = 10000) const = 0;
  virtual std::vector<LayerSummary> layers() const = 0;
  virtual std::vector<GeodataSource> sources() const = 0;
  virtual std::optional<geo::Box> extent() const = 0;  // of all parcels; nothing when there are none
  virtual std::int64_t generation() const = 0;         // grows with every import; for ETags and caches
};

}  // namespace flurwerk::api
