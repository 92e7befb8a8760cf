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

struct ParcelRow {                 // Flurstück
  ParcelKey key;
  std::string object_id;           // of the cadastre (gml:id)
  std::string district;            // Gemarkung, its name; may be empty
  std::string section;             // Flur, "3"; may be empty
  std::string number;              // Flurstücksnummer, "12/4"
  std::string municipality;        // Gemeinde, name or key; may be empty
  std::optional<double> official_area_m2;  // amtliche Fläche; absent where the file gives none
  double computed_area_m2 = 0;     // of the geometry
  std::optional<Date> valid_from;  // Entstehung
  std::string use;                 // "street", "water", ... if known; how a setback may fall on it
  std::string wkb;
};

struct BuildingRow {
  std::string object_id;
  std::string function;            // Gebäudefunktion, text or key
  std::string name;
  std::optional<double> height_m;  // if the cadastre knows it
  std::optional<int> storeys;
  std::string wkb;
};

struct PlanAreaRow {               // one area of a Bebauungsplan
  std::string object_id;
  std::string plan;                // name of the plan
  std::string kind;                // "building_window", "land_use", "green", ...
  std::string land_use;            // "WA", "MI", ... (BauNVO); may be empty
  std::optional<double> grz;       // § 19 BauNVO
  std::optional<double> gfz;
  std::optional<int> storeys;
  std::string properties;          // JSON object with everything else the file said
  std::string wkb;
};

struct LayerFeatureRow {
  std::string layer;               // "water_protection", ...
  std::string object_id;
  std::string label;
  std::string properties;          // JSON object
  std::string wkb;                 // any geometry type
};

struct LayerSummary {
  std::string kind;                // "parcels", "buildings", "plan", "layer"
  std::string name;                // of the plan or layer; empty otherwise
  std::int64_t count = 0;
};

struct GeodataSource {             // what was imported, last time
  std::string kind;                // "parcels", "plan", "layer:NAME"
  std::string name;                // file name
  std::string sha256;
  Instant imported_at;
};

class ParcelIndex {
 public:
  virtual ~ParcelIndex() = default;
  virtual std::optional<ParcelRow> parcel(const ParcelKey& key) const = 0;
  // Bounding boxes that meet `box`, by key; at most `limit`.
  virtual std::vector<ParcelRow> parcels_in(const geo::Box& box, int limit = 10000) const = 0;
  // Candidates whose bounding box holds the point; the caller lets GEOS decide.
  virtual std::vector<ParcelRow> parcels_at(geo::Point point) const = 0;
  // Text as people type it: "0634", "Neuwerk Flur 3 Flurstück 12/4", "Neuwerk 3 12/4", "12/4"; best first.
  virtual std::vector<ParcelRow> search(const std::string& text, int limit = 20) const = 0;
  virtual std::vector<BuildingRow> buildings_in(const geo::Box& box, int limit = 10000) const = 0;
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
