// Reads ALKIS NAS: parcels, buildings, actual use and legal areas. Two walks: the first proves the file whole and learns
// names and public land, the second hands the objects over. GeoInfoDok 6.0.1 and 7.1.
#pragma once

#include <map>
#include <string>

#include "geo/import/gml_walk.hpp"
#include "geo/import/intake.hpp"
#include "geo/import/topology.hpp"

class OGRGeometry;

namespace flurwerk::geo {

// Whether the name of the root (or the beginning of a file that holds it) is that of an update (Fortführung).
bool is_nas_update(std::string_view head);

Result<ImportReport> read_nas(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink);

// What the first walk learns.
struct NasNames {
  std::map<std::string, std::string> streets;    // key of the Lagebezeichnung -> name
  std::map<std::string, std::string> districts;  // "060123" -> name of the Gemarkung
  std::map<std::string, std::string> places;     // object id of a Lagebezeichnung -> "Bien Westhof", "#key 6"
  std::map<std::string, std::pair<std::string, std::string>> protected_areas;  // id -> name, artDerFestlegung
  std::string address(const GmlObject& object) const;                          // of a parcel or building
  void learn(const GmlObject& object);
};

// Which kinds of object become which layer; nullptr for none.
const char* nas_layer(std::string_view name);
PublicUse nas_public_use(std::string_view name);
std::string nas_german_name(std::string_view name);           // "AX_Weg" -> "Weg"
std::string building_function_text(const std::string& code);  // "1010" -> "Wohnhaus"

// What a Delete or Update element of an update says.
struct NasChange {
  std::vector<std::string> ids;  // object ids of 16 characters, versions cut off
  std::string ended_on;          // ISO date; empty if not said
  std::string type;              // of the objects, "AX_Flurstueck"; empty if not said
};
NasChange nas_change(const GmlObject& object);

// Objects without their geometry; parcel() refuses a parcel whose key is unreadable.
Result<ParcelRecord> nas_parcel(const GmlObject& object, const NasNames& names);
BuildingRecord nas_building(const GmlObject& object);
LayerRecord nas_layer_record(const GmlObject& object, const NasNames& names);

}  // namespace flurwerk::geo
