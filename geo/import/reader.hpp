// Reads cadastre, plans and map layers out of a file and hands every object to a sink, in EPSG:25832 and as plain values.
// GeoInfoDok 6.0.1 and 7.1 (ALKIS NAS), XPlanGML 5.0 to 6.0, CityGML 1.0 to 3.0, CityJSON 1.0 to 2.0, RFC 7946 GeoJSON,
// GeoPackage, FlatGeobuf, DXF, zipped Shapefile. GDAL stays inside.
// Every area handed over is valid, outer rings counter-clockwise, holes clockwise; nothing is repaired on the way.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/geometry.hpp"
#include "geo/site.hpp"
#include "permit-core/id.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

std::string to_string(PublicUse use);  // "none", "traffic", "green", "water"
std::optional<PublicUse> public_use_from(const std::string& text);

struct ParcelRecord {                      // Flurstück
  ParcelKey key;                           // 20 characters, missing parts as '_'
  std::string object_id;                   // ALKIS gml:id; for other files the feature id, may be empty
  std::string gemarkung;                   // Land and Gemarkung number, "060123"
  std::string gemarkung_name;              // empty if the file does not say
  std::string flur;                        // without leading zeros; empty where the Land has none
  std::string numerator;                   // without leading zeros
  std::string denominator;                 // empty if none
  std::string address;                     // Lagebezeichnung; several joined by "; "; may be empty
  std::optional<double> official_area_m2;  // amtliche Fläche; the grid area is area_m2(area)
  MultiPolygon area;
  PublicUse public_use = PublicUse::none;
  std::string public_use_source;  // "AX_Strassenverkehr 99.8 %"; empty with none
  std::string valid_from{};       // ISO date since when the cadastre says so; empty if the file does not say
};

struct BuildingRecord {  // Gebäude, Bauteil
  std::string object_id;
  std::string kind;           // "AX_Gebaeude", "AX_Bauteil"
  std::string function_code;  // Gebäudefunktion, "2000"; empty if none
  std::string function_text;  // German; the code itself if it is not in our list
  std::string name;
  std::optional<int> storeys;      // oberirdische Geschosse
  std::optional<double> height_m;  // Objekthöhe
  MultiPolygon area;
  std::string valid_from{};  // as of a parcel
};

// Layer names that ALKIS files yield; files read "as layer:NAME" yield NAME.
namespace layers {
inline constexpr const char* traffic = "traffic";                // roads, ways, squares, railways
inline constexpr const char* water = "water-body";               // rivers, lakes, harbour basins, ditches (lines)
inline constexpr const char* forest = "forest";                  // Wald, Gehölz
inline constexpr const char* land_use = "land-use";              // every other tatsächliche Nutzung
inline constexpr const char* monument = "monument";              // Denkmalschutzrecht
inline constexpr const char* protected_area = "protected-area";  // Natur-, Umwelt-, Bodenschutzrecht
inline constexpr const char* water_protection =
    "water-protection";                                      // Wasserrecht: Wasserschutz-, Überschwemmungsgebiet
inline constexpr const char* planning_law = "planning-law";  // Bau-, Raum- oder Bodenordnungsrecht
// Footprints of a city model with height_m, eaves_m, ridge_m above the ground surface, ground_level_m, cadastre_id.
inline constexpr const char* building_heights = "building-heights";
}  // namespace layers

struct LayerRecord {
  std::string layer;
  std::string object_id;
  std::string label;                                            // for people; may be empty
  MultiPolygon area;                                            // empty if the object is a line
  std::vector<Line> lines;                                      // empty if the object has an area
  std::vector<std::pair<std::string, std::string>> attributes;  // as the file has them; order kept
};

// One area of a local plan (Bebauungsplan) with its numbers. Windows that lie in no area come as a record
// of their own with an empty type and an empty area.
struct PlanAreaRecord {
  std::string plan;  // name of the plan
  std::string object_id;
  std::string type;                // BauNVO: "WA"
  std::string baunvo_version;      // "1990"; empty if the file does not say
  std::optional<std::string> grz;  // decimal text as written: "0.4"
  std::optional<std::string> gfz;
  std::optional<int> storeys;  // Zahl der Vollgeschosse
  MultiPolygon area;
  MultiPolygon building_windows;  // überbaubare Grundstücksflächen that overlap the area, whole
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Line> limits{};  // Baugrenzen that run along or through the area, whole
  std::vector<Line> lines{};   // Baulinien, likewise
};

// Receives the objects one by one. When read_file refuses, everything received must be thrown away.
class ImportSink {
 public:
  virtual ~ImportSink() = default;
  // Only an update (Fortführung) says this: the object with this id ceased to be. `on`: ISO date, empty if not said.
  // `type`: "AX_Flurstueck", as the file calls it; may be empty.
  virtual void removed(const std::string& object_id, const std::string& on, const std::string& type) {
    static_cast<void>(object_id);
    static_cast<void>(on);
    static_cast<void>(type);
  }
  virtual void parcel(ParcelRecord record) = 0;
  virtual void building(BuildingRecord record) = 0;
  virtual void layer(LayerRecord record) = 0;
  virtual void plan_area(PlanAreaRecord record) = 0;
};

struct Skipped {
  std::string object;  // id or "#number" of the object
  std::string place;   // "E 466945.35 N 5974915.38" or "Zeile/line 123"; may be empty
  Text why;
  Text cure;
};

enum class Severity { warning, error };
const char* to_string(Severity severity);  // "warning", "error"

// What is wrong inside a plan that was accepted all the same. Basis: XPlanung conformity rule 2.2.1 (Flächenschluss).
struct ImportFinding {
  Severity severity = Severity::warning;
  std::string code;    // "plan-gap", "plan-overlap", "plan-invalid-area", "plan-contradiction", ...
  std::string object;  // class and id; with an overlap both
  std::string place;   // "E 466945.35 N 5974915.38"
  Text text;
};

struct ImportReport {
  std::string format;  // "ALKIS NAS 6.0", "GeoJSON", "GPKG", ...
  std::map<std::string, std::uint64_t>
      counts;                    // "parcel", "building", "plan_area", "layer:water" -> objects handed over
  std::vector<Skipped> skipped;  // at most limits.skipped_listed, the rest is only counted
  std::uint64_t skipped_count = 0;
  std::vector<Text> warnings;
  std::vector<ImportFinding> findings;  // at most limits.skipped_listed, the rest is only counted
  std::uint64_t finding_count = 0;
  std::map<std::string, std::uint64_t> not_read;  // object types the reader does not understand -> how many
  std::string source_crs;                         // "EPSG:25833"; several joined by ", "
  std::string reprojection;                       // PROJ pipeline used; empty if none
  std::optional<Box> extent;                      // EPSG:25832, m, of everything handed over
};

struct ImportLimits {
  std::uint64_t unpacked_bytes = std::uint64_t{4} << 30;
  double unpack_ratio = 200;  // unpacked : packed, looked at beyond unpack_ratio_from bytes
  std::uint64_t unpack_ratio_from = 16u << 20;
  std::uint64_t object_bytes = 64u << 20;  // one object in the file
  std::size_t vertices_per_object = 1'000'000;
  std::uint64_t features = 50'000'000;
  std::size_t skipped_listed = 1000;
};

// A point of a local system (a drawing) and where it lies in EPSG:25832.
struct ControlPoint {
  Point local, world;
};

struct ReadOptions {
  // "parcels", "buildings", "plan" or "layer:NAME"; ALKIS NAS is always "parcels", XPlanGML always "plan", a city model
  // always a layer; empty: what recognise() says.
  std::string as = "parcels";
  int crs = 0;                        // EPSG number for files that name none (DXF); 0: such files are refused
  std::vector<ControlPoint> control;  // at least two: the file is in a local system; taken before crs
  bool require_germany = true;        // refuse places outside Germany; off for toy examples around 0/0
  bool require_keys = true;           // skip parcels without a readable key; off: any text is a key, none becomes "#1"
  double arc_sagitta_m = 0.0001;      // chords stay this close to their arc
  ImportLimits limits;
  std::string source_name;  // name shown in texts, and plan name where the file has none; default: file name
  std::function<bool(double)> progress;  // 0..1, ascending; returns false to cancel; may be empty
};

// What a file is by its content. `as`: what it is read as when nobody says otherwise. Refuses a missing file.
struct Recognised {
  std::string as = "parcels";
  bool update = false;  // ALKIS NAS with changes only (Fortführung): the rest of the stock stays
};
Result<Recognised> recognise(const std::filesystem::path& file, const ImportLimits& limits = {});

// Reads the whole file. Refusals (code): not-found, not-a-known-format, xml-dtd, xml-broken, not-nas, nas-update,
// not-xplan, xplan-version, citygml-version, cityjson-version,
// json-broken, crs-missing, crs-unsupported, crs-grid-missing, place-implausible, points-only, nothing-usable,
// half-unusable, archive-too-large, object-too-large, import-cancelled, empty-file,
// gzip-broken, file-broken, layer-unclear, as-unknown.
Result<ImportReport> read_file(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink);

}  // namespace flurwerk::geo
