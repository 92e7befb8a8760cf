// A Design (Entwurf) is what somebody wants to build: buildings with heights, ancillary areas, perhaps the plot, as
// values. Basis: RFC 7946 (GeoJSON) with the properties of geo/design.schema.json; heights as HBO § 6 Abs. 4 measures
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.hpp"
#include "geo/reproject.hpp"
#include "permit-core/id.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

enum class Kind {
  building,
  garage,
  shed,
  parking,
  driveway,
  terrace,
  existing,
  fence,  // Einfriedung, Sichtschutz; this and the next: installations at the boundary, HBO § 6 Abs. 10 Nr. 6 to 11
  retaining_wall,
  wood_store,
  solar,
  heat_pump
};
std::string_view to_string(Kind kind);

enum class RoofShape { flat, gable, hip, mono_pitch };  // Flach-, Sattel-, Walm- oder Zelt-, Pultdach

struct Roof {
  RoofShape shape = RoofShape::flat;
  std::optional<std::int64_t> pitch_mdeg;       // thousandths of a degree: 45.0 is 45000, exactly
  std::optional<std::int64_t> ridge_height_mm;  // above terrain
  std::optional<double> ridge_azimuth_deg;      // direction of the ridge, clockwise from north;
                                                // a mono-pitch roof falls to the right of it
};

// The upper end of a wall, as a line along it.
struct ProfilePoint {
  std::int64_t at_mm;      // from the start of the edge
  std::int64_t height_mm;  // above terrain
  friend bool operator==(const ProfilePoint&, const ProfilePoint&) = default;
};
using Profile = std::vector<ProfilePoint>;

struct Dormer {      // Dachaufbau
  std::size_t edge;  // 1-based number of the edge as the document lists it
  std::int64_t width_mm;
  std::int64_t height_mm;   // vertical, from the eaves line to its top
  std::int64_t setback_mm;  // behind the wall
};

struct UpperWall {  // wall of a storey that is set back behind the edge (Staffelgeschoss)
  std::size_t edge;
  std::int64_t setback_mm;
  std::int64_t height_mm;  // its top above terrain
};

struct Projection {  // untergeordnetes Bauteil: bay, balcony, entrance stairs
  std::size_t edge;
  std::int64_t at_mm;     // where it begins, from the start of the edge
  std::int64_t width_mm;  // along the wall
  std::int64_t depth_mm;  // before the wall
  bool shares_wall;       // bay or balcony: the widths of these count together
};

struct ClosedWall {  // without openings (HBO § 6 Abs. 7)
  std::size_t edge;
  bool fire_retardant;  // at least feuerhemmend
  bool noncombustible;  // cladding included
};

// One edge of the outer ring.
struct Edge {
  Point from, to;                  // outside lies to the right
  std::size_t number;              // 1-based, as the document lists it, whatever its orientation was
  std::optional<Profile> profile;  // from `from` to `to`; none: height not given
  std::int64_t terrain_from_mm = 0, terrain_to_mm = 0;  // from the level that heights are measured from
};

struct Structure {
  std::string name;  // from the document, else "building 1"; unique
  std::string id;    // of the feature, else "b2", the second: the same one in later versions of the drawing; unique
  Kind kind = Kind::building;
  MultiPolygon area;        // EPSG:25832, m; rings counter-clockwise. One polygon if it has edges with heights
  std::vector<Edge> edges;  // of the outer ring of the first polygon, counter-clockwise
  std::optional<std::int64_t> eaves_height_mm;
  std::optional<Roof> roof;
  std::vector<Dormer> dormers;
  std::vector<UpperWall> upper_walls;
  std::vector<Projection> projections;
  std::vector<ClosedWall> closed_walls;
  bool terrain_known = false;  // else the ground is taken as level at the level that heights are measured from
  std::optional<int> storeys;  // full storeys (Vollgeschosse)
  std::string use;
  std::optional<double> floor_area_m2;           // outer dimensions, of all full storeys; garages: usable area
  std::optional<double> volume_m3;               // Baumasse, BauNVO § 21 Abs. 2
  std::optional<std::int64_t> upper_floor_mm;    // floor of the highest storey where people may stay, above terrain
  std::optional<int> units;                      // Nutzungseinheiten
  std::optional<double> largest_unit_m2;         // gross area of the largest one in one storey
  std::optional<std::int64_t> ground_level_mm;   // the level that heights are measured from, above NHN
  std::optional<int> spaces;                     // parking spaces of a garage or parking area
  std::optional<std::int64_t> roof_overhang_mm;  // Dachüberstand
  std::optional<std::int64_t> height_mm;         // of an installation, its mean above terrain
  std::string pointer;                           // JSON pointer of the feature, for messages
};

struct DrawnPlot {
  MultiPolygon area;
  std::optional<double> official_area_m2;
};

struct Design {
  Crs crs = Crs::crs84;               // the document's own; findings are written back in it
  std::vector<Structure> structures;  // in the document's order
  std::optional<DrawnPlot> plot;
  std::vector<ParcelKey> parcels;  // the plot's parcels, if the document names them
};

struct DesignLimits {
  std::size_t max_bytes = 8u << 20;
  std::size_t max_vertices = 100'000;
  std::size_t max_depth = 64;
};

// Reads a design document. Refused, with a JSON pointer and a cure: no JSON, duplicate keys, numbers that do not fit,
// too large, too deep, unknown CRS or kind, coordinates outside Germany without a CRS, open or self-crossing rings
// (naming the crossing), missing or contradictory heights.
Result<Design> read_design(std::string_view json, const DesignLimits& limits = {});

// geo/design.schema.json, as shipped with the program.
std::string_view design_schema();

}  // namespace flurwerk::geo
