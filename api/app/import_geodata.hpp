// Use case of the administrator: a file of the cadastre, a plan or a layer takes the place of its former state.
// Basis: all or nothing; a second import of the same file changes nothing.
#pragma once

#include <filesystem>
#include <functional>

#include "api/app/app.hpp"
#include "geo/import/reader.hpp"

namespace flurwerk::api {

struct ImportOutcome {
  ImportSummary summary;
  geo::ImportReport report;
  std::string sha256;
  std::string as;  // what the file was read as
};

// `as`: "parcels", "buildings", "plan", "layer:NAME" or empty: what the file's content says. `progress` as in
// geo::ReadOptions; when it answers false nothing happened (import-cancelled).
Result<ImportOutcome> import_geodata(App& app, const std::filesystem::path& file, const std::string& as,
                                     const std::function<bool(double)>& progress);

// The same with every option, for a file whose name (which its successor must share) is not that on the disk.
Result<ImportOutcome> import_geodata(App& app, const std::filesystem::path& file, const std::string& name,
                                     geo::ReadOptions options);

// What the administrator sees of an import; also kept with the source (GeodataSource::report).
std::string to_json(const geo::ImportReport& report);

// Rows of the store from what a reader hands over; also used by the sample town.
ParcelRow to_row(const geo::ParcelRecord& record);
BuildingRow to_row(const geo::BuildingRecord& record);
PlanAreaRow to_row(const geo::PlanAreaRecord& record);
LayerFeatureRow to_row(const geo::LayerRecord& record);

}  // namespace flurwerk::api
