// The German names of ALKIS building functions (Gebäudefunktion).
// GeoInfoDok, AX_Gebaeude: attribute gebaeudefunktion.
#include <array>
#include <string_view>

#include "geo/import/nas.hpp"

namespace flurwerk::geo {
namespace {

struct Function {
  std::string_view code;
  const char* name;
};

// clang-format off
constexpr Function functions[] = {
    {"1000", "Wohngebäude"}, {"1010", "Wohnhaus"}, {"1020", "Wohnheim"}, {"1021", "Kinderheim"}, {"1022", "Seniorenheim"},
    {"1024", "Studenten-, Schülerwohnheim"}, {"1025", "Schullandheim"},
    {"1100", "Gemischt genutztes Gebäude mit Wohnen"}, {"1110", "Wohngebäude mit Gemeinbedarf"},
    {"1120", "Wohngebäude mit Handel und Dienstleistungen"}, {"1121", "Wohn- und Verwaltungsgebäude"},
    {"1122", "Wohn- und Bürogebäude"}, {"1123", "Wohn- und Geschäftsgebäude"},
    {"1130", "Wohngebäude mit Gewerbe und Industrie"}, {"1131", "Wohn- und Betriebsgebäude"},
    {"1210", "Land- und forstwirtschaftliches Wohngebäude"},
    {"1220", "Land- und forstwirtschaftliches Wohn- und Betriebsgebäude"}, {"1221", "Bauernhaus"},
    {"1222", "Wohn- und Wirtschaftsgebäude"}, {"1223", "Forsthaus"}, {"1310", "Gebäude zur Freizeitgestaltung"},
    {"1311", "Ferienhaus"}, {"1312", "Wochenendhaus"}, {"1313", "Gartenhaus"},
    {"2000", "Gebäude für Wirtschaft oder Gewerbe"}, {"2010", "Gebäude für Handel und Dienstleistungen"},
    {"2020", "Bürogebäude"}, {"2030", "Kreditinstitut"}, {"2040", "Versicherung"}, {"2050", "Geschäftsgebäude"},
    {"2051", "Kaufhaus"}, {"2052", "Einkaufszentrum"}, {"2053", "Markthalle"}, {"2054", "Laden"}, {"2055", "Kiosk"},
    {"2056", "Apotheke"}, {"2060", "Messehalle"}, {"2070", "Gebäude für Beherbergung"}, {"2071", "Hotel, Motel, Pension"},
    {"2072", "Jugendherberge"}, {"2080", "Gebäude für Bewirtung"}, {"2081", "Gaststätte, Restaurant"}, {"2083", "Kantine"},
    {"2090", "Freizeit- und Vergnügungsstätte"}, {"2100", "Gebäude für Gewerbe und Industrie"},
    {"2110", "Produktionsgebäude"}, {"2111", "Fabrik"}, {"2112", "Betriebsgebäude"}, {"2113", "Brauerei"},
    {"2120", "Werkstatt"}, {"2121", "Sägewerk"}, {"2130", "Tankstelle"}, {"2131", "Waschstraße, Waschanlage, Waschhalle"},
    {"2140", "Gebäude für Vorratshaltung"}, {"2141", "Kühlhaus"}, {"2142", "Speichergebäude"},
    {"2143", "Lagerhalle, Lagerschuppen, Lagerhaus"}, {"2150", "Speditionsgebäude"}, {"2160", "Gebäude für Forschungszwecke"},
    {"2310", "Gebäude für Handel und Dienstleistung mit Wohnen"}, {"2320", "Gebäude für Gewerbe und Industrie mit Wohnen"},
    {"2400", "Betriebsgebäude zu Verkehrsanlagen (allgemein)"}, {"2410", "Betriebsgebäude für Straßenverkehr"},
    {"2420", "Betriebsgebäude für Schienenverkehr"}, {"2430", "Betriebsgebäude für Flugverkehr"},
    {"2440", "Betriebsgebäude für Schiffsverkehr"}, {"2460", "Gebäude zum Parken"}, {"2461", "Parkhaus"},
    {"2462", "Parkdeck"}, {"2463", "Garage"}, {"2464", "Fahrzeughalle"}, {"2465", "Tiefgarage"},
    {"2500", "Gebäude zur Versorgung"}, {"2510", "Gebäude zur Wasserversorgung"},
    {"2520", "Gebäude zur Elektrizitätsversorgung"}, {"2523", "Umformer"}, {"2570", "Gebäude zur Gasversorgung"},
    {"2580", "Heizwerk"}, {"2600", "Gebäude zur Entsorgung"}, {"2610", "Gebäude zur Abwasserbeseitigung"},
    {"2612", "Toilette"}, {"2620", "Gebäude zur Abfallbehandlung"}, {"2700", "Gebäude für Land- und Forstwirtschaft"},
    {"2720", "Land- und forstwirtschaftliches Betriebsgebäude"}, {"2721", "Scheune"}, {"2723", "Schuppen"},
    {"2724", "Stall"}, {"2726", "Scheune und Stall"}, {"2727", "Stall für Tiergroßhaltung"},
    {"2740", "Treibhaus, Gewächshaus"}, {"3000", "Gebäude für öffentliche Zwecke"}, {"3010", "Verwaltungsgebäude"},
    {"3012", "Rathaus"}, {"3013", "Post"}, {"3015", "Gericht"}, {"3020", "Gebäude für Bildung und Forschung"},
    {"3021", "Allgemein bildende Schule"}, {"3022", "Berufsbildende Schule"}, {"3023", "Hochschulgebäude"},
    {"3030", "Gebäude für kulturelle Zwecke"}, {"3034", "Museum"}, {"3040", "Gebäude für religiöse Zwecke"},
    {"3041", "Kirche"}, {"3050", "Gebäude für Gesundheitswesen"}, {"3051", "Krankenhaus"},
    {"3060", "Gebäude für soziale Zwecke"}, {"3061", "Jugendfreizeitheim"},
    {"3062", "Freizeit-, Vereinsheim, Dorfgemeinschafts-, Bürgerhaus"}, {"3063", "Seniorenfreizeitstätte"},
    {"3065", "Kinderkrippe, Kindergarten, Kindertagesstätte"}, {"3070", "Gebäude für Sicherheit und Ordnung"},
    {"3071", "Polizei"}, {"3072", "Feuerwehr"}, {"3080", "Friedhofsgebäude"}, {"3200", "Gebäude für Erholungszwecke"},
    {"3210", "Gebäude für Sportzwecke"}, {"3211", "Sport-, Turnhalle"}, {"9998", "Nach Quellenlage nicht zu spezifizieren"},
};
// clang-format on

}  // namespace

std::string building_function_text(const std::string& code) {
  for (const Function& function : functions) {
    if (function.code == code) return function.name;
  }
  return code;
}

}  // namespace flurwerk::geo
