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
};

// `as`: "parcels", "plan" or "layer:NAME". `progress` as in geo::ReadOptions.
Result<ImportOutcome> import_geodata(App& app, const std::filesystem::path& file, const std::string& as,
                                     const std::function<bool(double)>& progress);

// Rows of the store from what a reader hands over; also used by the sample town.
ParcelRow to_row(const geo::ParcelRecord& record);
BuildingRow to_row(const geo::BuildingRecord& record);
PlanAreaRow to_row(const geo::PlanAreaRecord& record);
LayerFeatureRow to_row(const geo::LayerRecord& record);

}  // namespace flurwerk::api
