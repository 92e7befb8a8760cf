// Buildings of a city model with their surfaces in space, and what a layer keeps of them: footprint and heights.
// OGC CityGML 1.0 to 3.0 (LoD1, LoD2), CityJSON 1.0 to 2.0; AdV product LoD2-DE. Heights in metres above the ground surface.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "geo/import/intake.hpp"

namespace flurwerk::geo {

using SpacePoint = std::array<double, 3>;
using SpaceRing = std::vector<SpacePoint>;

struct CitySurface {
  enum class Kind { ground, roof, other };
  Kind kind = Kind::other;
  std::vector<SpaceRing> rings;  // closed; the first is the outer one
};

struct CityBuilding {
  std::string id;                               // of the file: gml:id, key in CityObjects
  std::string cadastre_id{};                    // of the ALKIS object, if the file refers to one
  std::string name{}, function{}, roof_type{};  // as the file has them; codes stay codes
  std::string storeys{}, measured_height{};     // texts; empty if the file does not say
  std::vector<CitySurface> surfaces{};          // with those of its parts
};

// Ids as the cadastre gives them: "DE", a Land or agency, 16 characters in all.
bool is_cadastre_id(std::string_view text);

// One building through the intake to the sink, as an object of options.as (a layer). Skipped and listed: no surface, no
// footprint, a height that cannot be right. A measured height that differs from the surfaces is a finding.
Result<void> take_city_building(const CityBuilding& building, const CrsName& crs, const std::string& place,
                                const ReadOptions& options, Intake& intake, ImportReport& report, ImportSink& sink);

Result<ImportReport> read_citygml(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink);
// One document, or CityJSONSeq with one feature a line; each within limits.object_bytes.
Result<ImportReport> read_cityjson(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink);

}  // namespace flurwerk::geo
