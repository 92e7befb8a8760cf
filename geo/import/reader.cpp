#include "geo/import/reader.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <algorithm>
#include <array>

#include "geo/import/city.hpp"
#include "geo/import/local_system.hpp"
#include "geo/import/nas.hpp"
#include "geo/import/source.hpp"
#include "geo/import/vector.hpp"
#include "geo/import/xplan.hpp"

namespace flurwerk::geo {
namespace {

constexpr std::array<std::pair<PublicUse, const char*>, 4> use_names{{{PublicUse::none, "none"},
                                                                      {PublicUse::traffic, "traffic"},
                                                                      {PublicUse::green, "green"},
                                                                      {PublicUse::water, "water"}}};

bool known_purpose(const std::string& as) {
  if (as == "parcels" || as == "buildings" || as == "plan") return true;
  const std::string name = as.starts_with("layer:") ? as.substr(6) : "";
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), fits);
}

tl::unexpected<Refusal> unknown_purpose(const std::string& as, bool nas) {
  return refuse(RefusalKind::invalid, "as-unknown",
                nas ? Text{"ALKIS-NAS lässt sich nur als \"parcels\" einlesen, nicht als \"" + as + "\".",
                           "ALKIS NAS can only be read as \"parcels\", not as \"" + as + "\"."}
                    : Text{"\"" + as + "\" ist kein Zweck, zu dem eingelesen werden kann.",
                           "\"" + as + "\" is no purpose to import for."},
                {"parcels, buildings, plan oder layer:NAME (a-z, 0-9, _, -) angeben.",
                 "Give parcels, buildings, plan or layer:NAME (a-z, 0-9, _, -)."},
                {}, "as");
}

tl::unexpected<Refusal> no_plan_purpose(const std::string& as) {
  return refuse(RefusalKind::invalid, "as-unknown",
                {"XPlanGML lässt sich nur als \"plan\" einlesen, nicht als \"" + as + "\".",
                 "XPlanGML can only be read as \"plan\", not as \"" + as + "\"."},
                {"plan angeben oder die Angabe weglassen.", "Give plan, or leave it out."}, {}, "as");
}

tl::unexpected<Refusal> no_drawing_purpose(const std::string& as) {
  return refuse(RefusalKind::invalid, "as-unknown",
                {"Eine DXF-Zeichnung nennt keine Flurstückskennzeichen und keine Festsetzungen; als \"" + as +
                     "\" lässt sie sich nicht einlesen.",
                 "A DXF drawing names no parcel keys and no provisions; it cannot be read as \"" + as + "\"."},
                {"buildings oder layer:NAME angeben.", "Give buildings or layer:NAME."}, {}, "as");
}

bool is_city(FileKind kind) { return kind == FileKind::citygml || kind == FileKind::cityjson; }

tl::unexpected<Refusal> no_city_purpose(const std::string& as) {
  return refuse(
      RefusalKind::invalid, "as-unknown",
      {"Ein Gebäudemodell (CityGML, CityJSON) lässt sich nur als Ebene einlesen, nicht als \"" + as + "\".",
       "A city model (CityGML, CityJSON) can only be read as a layer, not as \"" + as + "\"."},
      {"layer:building-heights angeben oder die Angabe weglassen.", "Give layer:building-heights, or leave it out."},
      {}, "as");
}

std::string purpose_of(const Sniffed& found) {
  if (found.kind == FileKind::dxf) return "buildings";
  if (is_city(found.kind)) return std::string("layer:") + layers::building_heights;
  return found.kind == FileKind::xplan ? "plan" : "parcels";
}

tl::unexpected<Refusal> unknown_format(const std::string& name, bool gzip) {
  return refuse(
      RefusalKind::unsupported, "not-a-known-format",
      {name + (gzip ? " ist gepackt, enthält aber kein ALKIS-NAS." : " hat kein bekanntes Format."),
       name + (gzip ? " is packed but holds no ALKIS NAS." : " is of no known format.")},
      {"ALKIS-NAS, XPlanGML, CityGML oder CityJSON (auch als .gz), GeoJSON, GeoPackage, FlatGeobuf, DXF oder ein "
       "gezipptes Shapefile angeben" +
           std::string(gzip ? "; andere als XML ungepackt." : "."),
       "Give ALKIS NAS, XPlanGML, CityGML or CityJSON (also as .gz), GeoJSON, GeoPackage, FlatGeobuf, DXF or a zipped "
       "Shapefile" +
           std::string(gzip ? "; others than XML unpacked." : ".")});
}

}  // namespace

std::string to_string(PublicUse use) {
  const auto* found =
      std::find_if(use_names.begin(), use_names.end(), [&](const auto& each) { return each.first == use; });
  return found->second;
}

const char* to_string(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::optional<PublicUse> public_use_from(const std::string& text) {
  for (const auto& [use, name] : use_names) {
    if (text == name) return use;
  }
  return std::nullopt;
}

Result<Recognised> recognise(const std::filesystem::path& file, const ImportLimits& limits) {
  const auto found = sniff(file, limits);
  if (!found) return tl::unexpected(found.error());
  return Recognised{purpose_of(*found), found->kind == FileKind::xml && is_nas_update(found->head)};
}

Result<ImportReport> read_file(const std::filesystem::path& file, const ReadOptions& given, ImportSink& sink) {
  ReadOptions options = given;
  if (options.source_name.empty()) options.source_name = file.filename().string();
  const auto found = sniff(file, options.limits);
  if (!found) return tl::unexpected(found.error());
  if (options.as.empty()) options.as = purpose_of(*found);
  if (!known_purpose(options.as)) return unknown_purpose(options.as, false);
  if (!options.control.empty()) {
    auto way = LocalSystem::from(options.control);
    if (!way) return tl::unexpected(way.error());
  }
  const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  switch (found->kind) {
    case FileKind::empty:
      return refuse(RefusalKind::malformed, "empty-file",
                    {options.source_name + " ist leer.", options.source_name + " is empty."},
                    {"Datei noch einmal übertragen.", "Transfer the file again."});
    case FileKind::xml:
      if (options.as != "parcels") return unknown_purpose(options.as, true);
      return read_nas(file, options, sink);
    case FileKind::xplan:
      if (options.as != "plan") return no_plan_purpose(options.as);
      return read_xplan(file, options, sink);
    case FileKind::citygml:
    case FileKind::cityjson:
      if (!options.as.starts_with("layer:")) return no_city_purpose(options.as);
      return found->kind == FileKind::citygml ? read_citygml(file, options, sink) : read_cityjson(file, options, sink);
    case FileKind::dxf:
      if (options.as != "buildings" && !options.as.starts_with("layer:")) return no_drawing_purpose(options.as);
      break;
    case FileKind::unknown: return unknown_format(options.source_name, found->gzip);
    default: break;
  }
  if (found->gzip) return unknown_format(options.source_name, true);
  return read_vector(file, found->kind, options, sink);
}

}  // namespace flurwerk::geo
