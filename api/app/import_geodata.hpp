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

// The same, noted in the ImportLog when it starts and when it ends, under the name `record.file_name`. A full disk is a
// refusal here, too (import-failed). `record` comes back as it was noted last.
Result<ImportOutcome> import_and_note(App& app, const std::filesystem::path& file, ImportRecord& record,
                                      geo::ReadOptions options);
void note(App& app, const ImportRecord& record);

// What the administrator sees of an import; without the numbers of the summary also kept with the source
// (GeodataSource::report).
std::string to_json(const geo::ImportReport& report);
std::string to_json(const ImportOutcome& outcome);

// Rows of the store from what a reader hands over; also used by the sample town.
ParcelRow to_row(const geo::ParcelRecord& record);
BuildingRow to_row(const geo::BuildingRecord& record);
PlanAreaRow to_row(const geo::PlanAreaRecord& record);
LayerFeatureRow to_row(const geo::LayerRecord& record);

}  // namespace flurwerk::api
