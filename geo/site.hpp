// The Site is what is known about the place: parcels, buildings, plan, encumbrances, layers. Plain values, filled by
// the caller. An optional that is empty means "this layer was not available", which is never the same as "nothing
// there".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.hpp"
#include "permit-core/id.hpp"

namespace flurwerk::geo {

enum class PublicUse { none, traffic, green, water };  // öffentliche Verkehrs-, Grün-, Wasserfläche (HBO § 6 Abs. 2)

struct Parcel {  // Flurstück
  ParcelKey key;
  std::string label;  // "Neuwerk, Flur 3, Flurstück 12/4"; empty: the key is shown
  MultiPolygon area;
  std::optional<double> official_area_m2;  // amtliche Fläche
  PublicUse public_use = PublicUse::none;
  bool own = false;  // the caller knows that it belongs to the plot
};

struct ExistingBuilding {
  std::string id;
  MultiPolygon area;
  std::optional<std::int64_t> wall_height_mm;  // none: unknown
  std::optional<int> storeys{};                // above ground; none: unknown
  std::string use{};                           // as the cadastre words it, "Wohnhaus"; empty: unknown
};

// Where a plan measures a height, and from where up.
enum class HeightPoint { top, eaves, ridge };                   // Gebäude-, Trauf-, Firsthöhe
enum class HeightReference { unknown, terrain, sea_level };     // Gelände, NHN
enum class BuildingStyle { not_set, open, closed, deviating };  // Bauweise, BauNVO § 22
enum class HouseForm { single, semi, row };                     // Einzelhaus, Doppelhaus, Hausgruppe

struct HeightLimit {
  HeightPoint point = HeightPoint::top;
  HeightReference reference = HeightReference::unknown;
  std::int64_t highest_mm = 0;
};

struct PlanArea {  // a part of a local plan (Bebauungsplan)
  std::string name;
  MultiPolygon area;
  std::optional<int> grz_permille;  // 400: GRZ 0.4
  std::string use;                  // BauNVO code: "WA", "GE"; empty: not set
  std::string baunvo_version;       // "1990"; empty: unknown
  MultiPolygon building_window;     // überbaubare Grundstücksfläche; empty: none known
  bool boundary_building = false;   // plan requires or allows building at the boundary (§ 6 Abs. 1 Satz 2)
  bool fixes_distances = false;     // plan or by-law sets depths itself (§ 6 Abs. 11)
  std::optional<int> ancillary_excess_permille;                      // plan departs from BauNVO § 19 Abs. 4 Satz 2
  std::optional<int> gfz_permille{};                                 // 1200: GFZ 1.2 (BauNVO § 20)
  std::optional<int> bmz_permille{};                                 // 9000: BMZ 9.0 (BauNVO § 21)
  std::optional<int> storeys_max{}, storeys_min{}, storeys_exact{};  // full storeys; exact: zwingend (BauNVO § 16)
  std::vector<HeightLimit> heights{};
  BuildingStyle style = BuildingStyle::not_set;
  std::vector<HouseForm> house_forms{};  // the only ones allowed; empty: all
  std::vector<Line> building_limits{};   // Baugrenzen, BauNVO § 23 Abs. 3
  std::vector<Line> building_lines{};    // Baulinien, BauNVO § 23 Abs. 2
};

struct Encumbrance {  // Baulast that secures a setback area on foreign land (§ 6 Abs. 2 Satz 2 Nr. 2)
  std::string name;
  MultiPolygon area;
};

// One object of a map layer: a flood zone as an area, a railway as lines.
struct LayerObject {
  std::string name;  // for people; may be empty
  MultiPolygon area;
  std::vector<Line> lines{};
};

// Stellplatzsatzung: how many parking spaces a use needs. A municipality's own table, so configuration and not law data.
struct ParkingRule {
  std::string use;        // id of LandUseRules::Use: "dwelling"
  int per_unit_tenths;    // spaces per unit, tenths: 15 is 1.5; 0: not by units
  int per_100_m2_tenths;  // spaces per 100 m² of floor area, tenths; 0: not by area
};
struct ParkingTable {
  std::string basis;           // "Stellplatzsatzung der Stadt Lindenau vom 3. Mai 2021, § 2"
  bool district_free = false;  // kreisfreie Stadt, HBO § 52 Abs. 1a
  std::vector<ParkingRule> rules;
};

struct Site {
  std::optional<std::vector<Parcel>> parcels;  // cadastre around the design
  std::vector<ParcelKey> plot_parcels;         // the plot's parcels, if the caller names them
  std::optional<std::vector<ExistingBuilding>> buildings;
  std::optional<std::vector<PlanArea>> plan;
  std::optional<std::vector<Encumbrance>> encumbrances;
  std::optional<ParkingTable> parking;
  std::map<std::string, std::vector<LayerObject>> layers;  // layers that were available, by name
};

}  // namespace flurwerk::geo
