// Rules about the building itself: its class, special buildings, the way to the street, uses that an area allows.
// Basis: HBO § 2 Abs. 4 and 9, §§ 4, 5; BauNVO §§ 2 to 9, 13, 13a. Lengths in millimetres, areas in square metres.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/sourced.hpp"

namespace flurwerk {

// Gebäudeklassen. Heights are of the floor of the highest storey where people may stay, never of the roof.
struct BuildingClassRules : Sourced {
  int low_mm = 0;         // 7000: classes 1 to 3
  int middle_mm = 0;      // 13000: class 4
  int small_units = 0;    // 2: classes 1 and 2 have no more units ...
  int small_area_m2 = 0;  // 400: ... with no more floor area together
  int unit_area_m2 = 0;   // 400: class 4, each unit in one storey
};

// Sonderbauten: what the design alone can show.
struct SpecialBuildingRules : Sourced {
  struct Use {
    std::string use;    // id of LandUseRules::Use
    std::string basis;  // "§ 2 Abs. 9 Nr. 8 HBO"
    Text condition;     // empty: the use alone makes it a special building
  };
  int floor_height_mm = 0;               // 22000: highest storey where people may stay
  int height_mm = 0;                     // 30000: the structure
  int storey_area_m2 = 0;                // 1600: of the largest storey ...
  std::vector<std::string> area_exempt;  // ... except in buildings of these uses
  std::vector<Use> uses;
};

// Erschließung: access for people and the fire brigade.
struct AccessRules : Sourced {
  int usual_width_mm = 0;         // 3000: narrower is warned of; the act says "sufficient"
  int fire_access_beyond_mm = 0;  // 50000: parts farther from the street may need a way for the fire brigade
  std::string fire_access_basis;
};

// How few parking spaces may be asked for, whatever the municipality's by-law says.
struct ParkingRelief : Sourced {
  int free_units = 0;  // 14: none for dwellings with no more units ...
  int per_unit_above_tenths =
      0;  // 5: ... and no more than 0.5 a unit beyond. In district-free cities (HBO § 52 Abs. 1a)
};

// Art der baulichen Nutzung: what may be built in which area of a plan.
struct LandUseRules : Sourced {
  struct Use {
    std::string id;                  // "dwelling"
    Text name;                       // "Wohngebäude"
    std::vector<std::string> words;  // as applicants write it, lower case: "einfamilienhaus"
  };
  struct Entry {
    std::string use;
    bool exceptional = false;  // only as an exception, BauGB § 31 Abs. 1
    std::string basis;         // "§ 4 Abs. 2 Nr. 1 BauNVO"
    Text condition;            // empty: without further condition
  };
  struct Area {
    std::string area;  // "WA"
    std::vector<Entry> entries;
  };
  std::vector<std::string> versions;          // of the BauNVO whose text this is: "2023"
  std::vector<std::string> assumed_versions;  // taken as alike, though their text was not at hand; shown with `note`
  std::vector<Use> uses;
  std::vector<Area> areas;
  const Use* use_of(std::string_view word) const;  // in any spelling; nullptr: unknown
  const Use* use_by_id(std::string_view id) const;
  const Area* area(std::string_view code) const;
};

}  // namespace flurwerk
