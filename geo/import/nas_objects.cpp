// ALKIS objects as records: which attribute is which, under the names of GeoInfoDok 6.0.1 and 7.1.
#include <cpl_minixml.h>

#include <array>

#include "geo/import/nas.hpp"
#include "geo/import/number.hpp"
#include "geo/parcel_key.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::geo {
namespace {

struct Kind {
  std::string_view name;
  const char* layer;
  const char* german;
  PublicUse use = PublicUse::none;
};

// Actual use (tatsächliche Nutzung) and legal areas. Railways, airports and ports carry traffic but are not counted as
// public traffic areas; greens never are, because ALKIS does not say whether they are public.
constexpr std::array<Kind, 37> kinds{{
    {"AX_Strassenverkehr", layers::traffic, "Straßenverkehr", PublicUse::traffic},
    {"AX_Weg", layers::traffic, "Weg", PublicUse::traffic},
    {"AX_Platz", layers::traffic, "Platz", PublicUse::traffic},
    {"AX_Bahnverkehr", layers::traffic, "Bahnverkehr"},
    {"AX_Flugverkehr", layers::traffic, "Flugverkehr"},
    {"AX_Schiffsverkehr", layers::traffic, "Schiffsverkehr"},
    {"AX_Fliessgewaesser", layers::water, "Fließgewässer", PublicUse::water},
    {"AX_StehendesGewaesser", layers::water, "Stehendes Gewässer", PublicUse::water},
    {"AX_Hafenbecken", layers::water, "Hafenbecken", PublicUse::water},
    {"AX_Meer", layers::water, "Meer"},
    {"AX_UntergeordnetesGewaesser", layers::water, "Untergeordnetes Gewässer"},
    {"AX_Wald", layers::forest, "Wald"},
    {"AX_Gehoelz", layers::forest, "Gehölz"},
    {"AX_Wohnbauflaeche", layers::land_use, "Wohnbaufläche"},
    {"AX_IndustrieUndGewerbeflaeche", layers::land_use, "Industrie- und Gewerbefläche"},
    {"AX_Halde", layers::land_use, "Halde"},
    {"AX_Bergbaubetrieb", layers::land_use, "Bergbaubetrieb"},
    {"AX_TagebauGrubeSteinbruch", layers::land_use, "Tagebau, Grube, Steinbruch"},
    {"AX_FlaecheGemischterNutzung", layers::land_use, "Fläche gemischter Nutzung"},
    {"AX_FlaecheBesondererFunktionalerPraegung", layers::land_use, "Fläche besonderer funktionaler Prägung"},
    {"AX_SportFreizeitUndErholungsflaeche", layers::land_use, "Sport-, Freizeit- und Erholungsfläche"},
    {"AX_Friedhof", layers::land_use, "Friedhof"},
    {"AX_Landwirtschaft", layers::land_use, "Landwirtschaft"},
    {"AX_Heide", layers::land_use, "Heide"},
    {"AX_Moor", layers::land_use, "Moor"},
    {"AX_Sumpf", layers::land_use, "Sumpf"},
    {"AX_UnlandVegetationsloseFlaeche", layers::land_use, "Unland, vegetationslose Fläche"},
    {"AX_Denkmalschutzrecht", layers::monument, "Denkmalschutz"},
    {"AX_NaturUmweltOderBodenschutzrecht", layers::protected_area, "Natur-, Umwelt- oder Bodenschutzrecht"},
    {"AX_SchutzgebietNachNaturUmweltOderBodenschutzrecht", layers::protected_area, "Schutzgebiet"},
    {"AX_Schutzzone", layers::protected_area, "Schutzzone"},
    {"AX_AndereFestlegungNachWasserrecht", layers::water_protection, "Festlegung nach Wasserrecht"},
    {"AX_SchutzgebietNachWasserrecht", layers::water_protection, "Schutzgebiet nach Wasserrecht"},
    {"AX_BauRaumOderBodenordnungsrecht", layers::planning_law, "Bau-, Raum- oder Bodenordnungsrecht"},
    {"AX_Forstrecht", layers::planning_law, "Forstrecht"},
    {"AX_SonstigesRecht", layers::planning_law, "Sonstiges Recht"},
    {"AX_KlassifizierungNachStrassenrecht", layers::planning_law, "Klassifizierung nach Straßenrecht"},
}};

const Kind* kind_of(std::string_view name) {
  for (const Kind& kind : kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

// The object id without the version that GeoInfoDok appends: "DEHE0123456789AB20260301T081500Z" -> the first 16.
std::string object_id(const std::string& id) {
  constexpr std::size_t plain = 16, with_version = 32;
  return id.size() == with_version && id[plain + 8] == 'T' && id.back() == 'Z' ? id.substr(0, plain) : id;
}

// "2026-03-01T08:15:00Z" -> the day in Germany; empty for anything else.
std::string day_of(const std::string& instant) {
  const auto at = parse_instant(instant);
  return at ? flurwerk::to_string(berlin_day(*at)) : std::string();
}

const std::string lifetime = "lebenszeitintervall/AA_Lebenszeitintervall/";

// Every attribute with one of these names, at any depth: fid (Filter Encoding 1.1) and rid (2.0).
void collect_ids(const CPLXMLNode* element, std::vector<std::string>& ids) {
  for (const char* name : {"fid", "rid"}) {
    if (const std::string id = attribute(element, name); !id.empty()) ids.push_back(object_id(id));
  }
  for (const auto* node = element->psChild; node; node = node->psNext) {
    if (node->eType == CXT_Element) collect_ids(node, ids);
  }
}

// The text of the first element with this name, at any depth.
std::string deep_text(const CPLXMLNode* element, std::string_view name) {
  for (const auto* node = element->psChild; node; node = node->psNext) {
    if (node->eType != CXT_Element) continue;
    const GmlObject inner{node->pszValue, {}, 0, node, {}};
    if (inner.name == name) return inner.text("");
    if (std::string found = deep_text(node, name); !found.empty()) return found;
  }
  return {};
}

std::string place_key(const GmlObject& object, const std::string& below) {
  std::string key;
  for (const char* part : {"land", "regierungsbezirk", "kreis", "gemeinde", "lage"})
    key += object.text(below + part) + "|";
  return key;
}

}  // namespace

const char* nas_layer(std::string_view name) {
  const Kind* kind = kind_of(name);
  return kind ? kind->layer : nullptr;
}

PublicUse nas_public_use(std::string_view name) {
  const Kind* kind = kind_of(name);
  return kind ? kind->use : PublicUse::none;
}

std::string nas_german_name(std::string_view name) {
  const Kind* kind = kind_of(name);
  return kind ? kind->german : std::string(name);
}

void NasNames::learn(const GmlObject& object) {
  if (object.name == "AX_LagebezeichnungKatalogeintrag") {
    streets[place_key(object, "schluessel/AX_VerschluesselteLagebezeichnung/")] = object.text("bezeichnung");
  } else if (object.name == "AX_Gemarkung") {
    const std::string key = "schluessel/AX_Gemarkung_Schluessel/";
    districts[object.text(key + "land") + object.text(key + "gemarkungsnummer")] = object.text("bezeichnung");
  } else if (object.name.starts_with("AX_SchutzgebietNach")) {
    protected_areas[object.id] = {object.text("name"), object.text("artDerFestlegung")};
  } else {
    const std::string below = "lagebezeichnung/AX_Lagebezeichnung/";
    const std::string plain = object.text(below + "unverschluesselt");
    const std::string coded = below + "verschluesselt/AX_VerschluesselteLagebezeichnung/";
    const std::string street = plain.empty() ? "#" + place_key(object, coded) : plain;
    const std::string house = object.text("hausnummer");
    places[object.id] = house.empty() ? street : street + "\t" + house;
  }
}

std::string NasNames::address(const GmlObject& object) const {
  std::string out;
  for (const char* relation : {"weistAuf", "zeigtAuf"}) {
    for (const std::string& id : object.references(relation)) {
      const auto found = places.find(id);
      if (found == places.end()) continue;
      const auto tab = found->second.find('\t');
      std::string street = found->second.substr(0, tab);
      if (street.starts_with('#')) {
        const auto name = streets.find(street.substr(1));
        const auto key = street.substr(0, street.size() - 1).rfind('|');
        street = name != streets.end() ? name->second : "Lage " + street.substr(key + 1, street.size() - key - 2);
      }
      if (street.ends_with(' ') || street == "Lage ") continue;
      out += (out.empty() ? "" : "; ") + street + (tab == std::string::npos ? "" : " " + found->second.substr(tab + 1));
    }
  }
  return out;
}

// Update: wfs:Property with a Name (or ValueReference) that ends in "endet" and a Value with the instant.
NasChange nas_change(const GmlObject& object) {
  NasChange change;
  collect_ids(object.tree, change.ids);
  for (const GmlObject& property : object.all("Property")) {
    const std::string name = property.text("Name") + property.text("ValueReference");
    if (name.ends_with("endet")) change.ended_on = day_of(property.text("Value"));
  }
  if (change.ended_on.empty()) change.ended_on = day_of(deep_text(object.tree, "endet"));
  const std::string type = attribute(object.tree, "typeName");
  change.type = type.substr(type.find(':') + 1);  // npos + 1 is 0
  return change;
}

Result<ParcelRecord> nas_parcel(const GmlObject& object, const NasNames& names) {
  std::string written = object.text("flurstueckskennzeichen");
  if (written.size() < 20) written.resize(20, '_');
  const auto parts = split_parcel_key(ParcelKey{written});
  if (!parts) return tl::unexpected(parts.error());
  ParcelRecord record;
  record.key = *join_parcel_key(*parts);
  record.object_id = object_id(object.id);
  record.valid_from = day_of(object.text(lifetime + "beginnt"));
  record.gemarkung = parts->land + parts->gemarkung;
  const auto name = names.districts.find(record.gemarkung);
  if (name != names.districts.end()) record.gemarkung_name = name->second;
  record.flur = parts->flur;
  record.numerator = parts->numerator;
  record.denominator = parts->denominator;
  record.address = names.address(object);
  record.official_area_m2 = number_in<double>(object.text("amtlicheFlaeche"));
  return record;
}

BuildingRecord nas_building(const GmlObject& object) {
  BuildingRecord record;
  record.object_id = object_id(object.id);
  record.valid_from = day_of(object.text(lifetime + "beginnt"));
  record.kind = object.name;
  record.function_code = object.text("gebaeudefunktion");
  if (record.function_code.empty()) record.function_code = object.text("bauart");
  record.function_text = object.name == "AX_Gebaeude" ? building_function_text(record.function_code) : "Bauteil";
  record.name = object.text("name");
  record.storeys = number_in<int>(object.text("anzahlDerOberirdischenGeschosse"));
  // 6.0.1 has one height; 7.1 a list of AX_RelativeHoehe, of which the first is the height above ground.
  for (const char* path : {"objekthoehe", "relativeHoehe/AX_RelativeHoehe/hoehe", "hoehe/AX_RelativeHoehe/hoehe"}) {
    if (!record.height_m) record.height_m = number_in<double>(object.text(path));
  }
  return record;
}

LayerRecord nas_layer_record(const GmlObject& object, const NasNames& names) {
  LayerRecord record;
  record.layer = nas_layer(object.name);
  record.object_id = object_id(object.id);
  record.attributes.emplace_back("class", object.name);
  for (const char* key : {"artDerFestlegung", "art", "funktion", "zone", "nutzung", "vegetationsmerkmal",
                          "gewaesserkennziffer", "bezeichnung", "name", "rechtszustand", "unverschluesselt"}) {
    if (const std::string value = object.text(key); !value.empty()) record.attributes.emplace_back(key, value);
  }
  std::string name = object.text("name");
  for (const std::string& id : object.references("istTeilVon")) {
    const auto found = names.protected_areas.find(id);
    if (found == names.protected_areas.end()) continue;
    name = found->second.first;
    if (!name.empty()) record.attributes.emplace_back("name", name);
    if (!found->second.second.empty()) record.attributes.emplace_back("artDerFestlegung", found->second.second);
  }
  if (name.empty()) name = object.text("unverschluesselt");
  const std::string designation = object.text("bezeichnung");
  record.label = nas_german_name(object.name);
  if (!name.empty() || !designation.empty()) record.label += " " + (name.empty() ? designation : name);
  return record;
}

}  // namespace flurwerk::geo
