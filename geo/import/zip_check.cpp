// Looks into a zip before anything is unpacked: one Shapefile, no bomb.
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <memory>

#include "geo/import/vector.hpp"

namespace flurwerk::geo {
namespace {

constexpr int most_entries = 1000;

tl::unexpected<Refusal> not_one_shapefile(const std::string& found) {
  return refuse(
      RefusalKind::unsupported, "not-a-known-format",
      {"Das Zip-Archiv muss genau ein Shapefile enthalten, mit .shp, .shx, .dbf und .prj. " + found + " gefunden.",
       "The zip archive must hold exactly one Shapefile with .shp, .shx, .dbf and .prj. Found: " + found + "."},
      {"Das Shapefile mit allen vier Dateien neu packen.", "Pack the Shapefile again with all four files."});
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return text;
}

}  // namespace

Result<std::string> shapefile_in_zip(const std::filesystem::path& file, const ImportLimits& limits) {
  const std::string root = "/vsizip/{" + std::filesystem::absolute(file).string() + "}";
  const std::unique_ptr<VSIDIR, decltype(&VSICloseDir)> dir(VSIOpenDir(root.c_str(), 4, nullptr), VSICloseDir);
  if (!dir) {
    return refuse(RefusalKind::malformed, "file-broken",
                  {"Das Zip-Archiv ist beschädigt oder abgeschnitten.", "The zip archive is damaged or cut off."},
                  {"Datei noch einmal übertragen.", "Transfer the file again."});
  }
  std::string shape;
  std::vector<std::string> names;
  std::uint64_t total = 0;
  int entries = 0, shapes = 0;
  while (const VSIDIREntry* entry = VSIGetNextDirEntry(dir.get())) {
    if (++entries > most_entries) return not_one_shapefile("> " + std::to_string(most_entries) + " Dateien/files");
    const std::string name = entry->pszName;
    if (name.find("..") != std::string::npos || name.starts_with('/')) return not_one_shapefile(name);
    total += entry->nSize;
    names.push_back(lower(name));
    if (!names.back().ends_with(".shp")) continue;
    ++shapes;
    shape = name;
  }
  std::error_code error;
  const double packed = static_cast<double>(std::filesystem::file_size(file, error));
  const bool dense = total > limits.unpack_ratio_from && static_cast<double>(total) > limits.unpack_ratio * packed;
  if (total > limits.unpacked_bytes || dense) {
    const std::string size = std::to_string(total >> 20) + " MiB";
    return refuse(
        RefusalKind::too_large, "archive-too-large",
        {"Das Zip-Archiv würde entpackt " + size + " belegen.", "Unpacked the zip archive would take " + size + "."},
        {"Die Daten in kleinere Abschnitte teilen.", "Split the data into smaller parts."});
  }
  if (shapes != 1) return not_one_shapefile(std::to_string(shapes) + " .shp");
  const std::string stem = lower(shape.substr(0, shape.size() - 4));
  for (const char* needed : {".shx", ".dbf"}) {
    if (std::find(names.begin(), names.end(), stem + needed) == names.end()) {
      return not_one_shapefile(std::string("0 ") + needed);
    }
  }
  return root + "/" + shape;
}

}  // namespace flurwerk::geo
