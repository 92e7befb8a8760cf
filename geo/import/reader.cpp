#include "geo/import/reader.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <algorithm>
#include <array>

#include "geo/import/nas.hpp"
#include "geo/import/source.hpp"
#include "geo/import/vector.hpp"

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

tl::unexpected<Refusal> unknown_format(const std::string& name, bool gzip) {
  return refuse(RefusalKind::unsupported, "not-a-known-format",
                {name + (gzip ? " ist gepackt, enthält aber kein ALKIS-NAS." : " hat kein bekanntes Format."),
                 name + (gzip ? " is packed but holds no ALKIS NAS." : " is of no known format.")},
                {"ALKIS-NAS (.xml, .xml.gz), GeoJSON, GeoPackage, FlatGeobuf oder ein gezipptes Shapefile angeben" +
                     std::string(gzip ? "; andere als NAS ungepackt." : "."),
                 "Give ALKIS NAS (.xml, .xml.gz), GeoJSON, GeoPackage, FlatGeobuf or a zipped Shapefile" +
                     std::string(gzip ? "; others than NAS unpacked." : ".")});
}

}  // namespace

std::string to_string(PublicUse use) {
  const auto* found =
      std::find_if(use_names.begin(), use_names.end(), [&](const auto& each) { return each.first == use; });
  return found->second;
}

std::optional<PublicUse> public_use_from(const std::string& text) {
  for (const auto& [use, name] : use_names) {
    if (text == name) return use;
  }
  return std::nullopt;
}

Result<ImportReport> read_file(const std::filesystem::path& file, const ReadOptions& given, ImportSink& sink) {
  ReadOptions options = given;
  if (options.source_name.empty()) options.source_name = file.filename().string();
  if (!known_purpose(options.as)) return unknown_purpose(options.as, false);
  const auto found = sniff(file, options.limits);
  if (!found) return tl::unexpected(found.error());
  const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  switch (found->kind) {
    case FileKind::empty:
      return refuse(RefusalKind::malformed, "empty-file",
                    {options.source_name + " ist leer.", options.source_name + " is empty."},
                    {"Datei noch einmal übertragen.", "Transfer the file again."});
    case FileKind::xml:
      if (options.as != "parcels") return unknown_purpose(options.as, true);
      return read_nas(file, options, sink);
    case FileKind::unknown: return unknown_format(options.source_name, found->gzip);
    default: break;
  }
  if (found->gzip) return unknown_format(options.source_name, true);
  return read_vector(file, found->kind, options, sink);
}

}  // namespace flurwerk::geo
