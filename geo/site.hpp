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
  std::optional<int> ancillary_excess_permille;  // plan departs from BauNVO § 19 Abs. 4 Satz 2
};

struct Encumbrance {  // Baulast that secures a setback area on foreign land (§ 6 Abs. 2 Satz 2 Nr. 2)
  std::string name;
  MultiPolygon area;
};

struct Site {
  std::optional<std::vector<Parcel>> parcels;  // cadastre around the design
  std::vector<ParcelKey> plot_parcels;         // the plot's parcels, if the caller names them
  std::optional<std::vector<ExistingBuilding>> buildings;
  std::optional<std::vector<PlanArea>> plan;
  std::optional<std::vector<Encumbrance>> encumbrances;
  std::map<std::string, std::vector<MultiPolygon>> layers;  // layers that were available, by name
};

}  // namespace flurwerk::geo
