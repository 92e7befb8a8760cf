// Reads CityGML building by building; memory holds one at a time.
#include <cpl_minixml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "geo/import/city.hpp"
#include "geo/import/gml_walk.hpp"
#include "geo/import/number.hpp"

namespace flurwerk::geo {
namespace {

Refusal not_citygml(const std::string& root) {
  return {RefusalKind::unsupported,
          "not-citygml",
          {"Die XML-Datei ist kein CityGML: Ihr Wurzelelement ist " + root + ".",
           "The XML file is no CityGML: its root element is " + root + "."},
          {"Ein LoD2-Gebäudemodell als CityGML 1.0, 2.0 oder 3.0 abgeben lassen.",
           "Ask for a LoD2 building model as CityGML 1.0, 2.0 or 3.0."},
          {},
          {}};
}

// What a city model may hold beside buildings, so that it is counted and not dropped in silence.
const GmlDialect city_model{"http://www.opengis.net/citygml/",
                            {"Building",
                             "Bridge",
                             "Tunnel",
                             "Road",
                             "Railway",
                             "Track",
                             "Square",
                             "TransportationComplex",
                             "WaterBody",
                             "WaterWay",
                             "PlantCover",
                             "SolitaryVegetationObject",
                             "LandUse",
                             "CityFurniture",
                             "CityObjectGroup",
                             "GenericCityObject",
                             "ReliefFeature",
                             "Waterway",
                             "OtherConstruction",
                             "GenericOccupiedSpace"},
                            {},
                            not_citygml};

constexpr std::array beside_the_shell{"opening", "outerBuildingInstallation", "interiorBuildingInstallation",
                                      "interiorRoom", "interiorFurniture", "appearance", "address", "roomInstallation",
                                      // as CityGML 3.0 calls them
                                      "fillingSurface", "buildingInstallation", "buildingRoom", "buildingFurniture",
                                      "buildingSubdivision", "relatedTo"};

template <class Visit>
void each_element(const CPLXMLNode* parent, const Visit& visit) {
  for (const auto* node = parent->psChild; node; node = node->psNext) {
    if (node->eType == CXT_Element) visit(node, std::string_view(node->pszValue));
  }
}

std::string text_of(const CPLXMLNode* element) {
  for (const auto* node = element->psChild; node; node = node->psNext) {
    if (node->eType != CXT_Text) continue;
    const std::string_view value = node->pszValue;
    const auto first = value.find_first_not_of(" \t\r\n"), last = value.find_last_not_of(" \t\r\n");
    if (first != std::string_view::npos) return std::string(value.substr(first, last - first + 1));
  }
  return {};
}

// posList, or one pos after another; what is no number makes a point that is none.
void add_points(const CPLXMLNode* ring, SpaceRing& out) {
  std::vector<double> numbers;
  each_element(ring, [&](const CPLXMLNode* node, std::string_view name) {
    if (name != "posList" && name != "pos") return;
    const std::string text = text_of(node);
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
      if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') {
        ++at;
        continue;
      }
      double value = 0;
      const auto read = std::from_chars(at, end, value);
      if (read.ec != std::errc()) {
        numbers.assign(1, 0);  // no multiple of three: the ring stays open
        return;
      }
      numbers.push_back(value);
      at = read.ptr;
    }
  });
  for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) out.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
  if (numbers.size() % 3 != 0) out.clear();
}

CitySurface polygon_of(const CPLXMLNode* polygon, CitySurface::Kind kind) {
  CitySurface surface{kind, {}};
  each_element(polygon, [&](const CPLXMLNode* boundary, std::string_view) {
    each_element(boundary, [&](const CPLXMLNode* ring, std::string_view name) {
      if (name == "LinearRing") add_points(ring, surface.rings.emplace_back());
    });
  });
  return surface;
}

// The surfaces of one level of detail below a building, with those of its parts.
class Surfaces {
 public:
  Surfaces(std::string_view level, std::vector<CitySurface>& out) : level_(level), out_(out) {}
  void collect(const CPLXMLNode* parent, CitySurface::Kind kind, bool inside) {
    each_element(parent, [&](const CPLXMLNode* node, std::string_view name) {
      if (std::ranges::find(beside_the_shell, name) != beside_the_shell.end()) return;
      if (name.starts_with("lod")) {
        const bool fits = name.starts_with(level_) && (name.ends_with("MultiSurface") || name.ends_with("Solid"));
        if (fits) collect(node, kind, true);
      } else if (inside && (name == "Polygon" || name == "Triangle" || name == "Rectangle")) {
        out_.push_back(polygon_of(node, kind));
      } else {
        collect(node, kind_of(name, kind), inside);
      }
    });
  }

 private:
  static CitySurface::Kind kind_of(std::string_view name, CitySurface::Kind outer) {
    if (name == "GroundSurface") return CitySurface::Kind::ground;
    return name == "RoofSurface" ? CitySurface::Kind::roof : outer;
  }
  std::string_view level_;
  std::vector<CitySurface>& out_;
};

// "urn:adv:oid:DEHE06AA0000BcDe" -> "DEHE06AA0000BcDe"
std::string last_part(const std::string& name) { return name.substr(name.find_last_of(":/#") + 1); }

// CityGML 3.0 may name several heights, each with where it begins: the greatest above the ground.
std::string height_of(const GmlObject& object) {
  std::string greatest;
  double metres = 0;
  for (const GmlObject& one : object.all("height")) {
    const auto from = one.text("Height/lowReference"), value = one.text("Height/value");
    const auto height = number_in<double>(value);
    if (!height || *height <= metres || (!from.empty() && from.find("Ground") == std::string::npos)) continue;
    metres = *height;
    greatest = value;
  }
  return greatest;
}

CityBuilding building_of(const GmlObject& object) {
  CityBuilding building{object.id};
  building.name = object.text("name");
  building.function = object.text("function");
  building.roof_type = object.text("roofType");
  building.storeys = object.text("storeysAboveGround");
  building.measured_height = object.text("measuredHeight");
  if (building.measured_height.empty()) building.measured_height = height_of(object);
  for (const GmlObject& reference : object.all("externalReference")) {
    const std::string name = reference.text("externalObject/name");
    if (is_cadastre_id(name)) building.cadastre_id = name;
    const std::string target = last_part(reference.text("ExternalReference/targetResource"));
    if (is_cadastre_id(target)) building.cadastre_id = target;
  }
  for (const char* level : {"lod2", "lod1"}) {
    Surfaces(level, building.surfaces).collect(object.tree, CitySurface::Kind::other, false);
    if (!building.surfaces.empty()) break;
  }
  return building;
}

Refusal version_refused(const std::string& version) {
  return {RefusalKind::unsupported,
          "citygml-version",
          {"CityGML " + version + " wird nicht gelesen.", "CityGML " + version + " is not read."},
          {"Das Modell als CityGML 1.0, 2.0 oder 3.0 oder als CityJSON abgeben lassen.",
           "Ask for the model as CityGML 1.0, 2.0 or 3.0, or as CityJSON."},
          {},
          {}};
}

// The first srsName inside the object; else the file's own.
std::string crs_name_of(const CPLXMLNode* element) {
  std::string name = attribute(element, "srsName");
  each_element(element, [&](const CPLXMLNode* node, std::string_view) {
    if (name.empty()) name = crs_name_of(node);
  });
  return name;
}

Result<CrsName> crs_of(const GmlObject& object, const ReadOptions& options) {
  std::string name = crs_name_of(object.tree);
  if (name.empty()) name = object.default_crs;
  if (name.empty() && options.crs != 0) return CrsName{options.crs, false};
  if (name.empty()) return tl::unexpected(crs_missing("Building " + object.id));
  const auto crs = crs_from_name(name);
  if (!crs) return tl::unexpected(crs_unsupported(name));
  return *crs;
}

}  // namespace

Result<ImportReport> read_citygml(const std::filesystem::path& file, const ReadOptions& options, ImportSink& sink) {
  ImportReport report;
  Intake intake(options, report);
  const auto wanted = [&](std::string_view name) {
    if (name == "Building") return true;
    ++report.not_read[std::string(name)];
    return false;
  };
  const auto visit = [&](const GmlObject& object) -> std::optional<Refusal> {
    auto crs = crs_of(object, options);
    if (!crs) return crs.error();
    auto taken = take_city_building(building_of(object), *crs, "Zeile/line " + std::to_string(object.line), options,
                                    intake, report, sink);
    return taken ? std::nullopt : std::optional(taken.error());
  };
  const auto summary = walk_gml(file, city_model, options.limits, wanted, visit, options.progress);
  if (!summary) return tl::unexpected(summary.error());
  if (summary->version.find_first_of("456789") == 0) return tl::unexpected(version_refused(summary->version));
  report.format = "CityGML " + summary->version;
  if (auto verdict = intake.verdict(options.as); !verdict) return tl::unexpected(verdict.error());
  return report;
}

}  // namespace flurwerk::geo
