// What the import tests share: a sink that keeps everything, files in a folder of their own, and small NAS files.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "geo/import/reader.hpp"

namespace flurwerk::geo {

struct Collected : ImportSink {
  std::vector<ParcelRecord> parcels;
  std::vector<BuildingRecord> buildings;
  std::vector<LayerRecord> layers;
  std::vector<PlanAreaRecord> plan_areas;
  void parcel(ParcelRecord record) override { parcels.push_back(std::move(record)); }
  void building(BuildingRecord record) override { buildings.push_back(std::move(record)); }
  void layer(LayerRecord record) override { layers.push_back(std::move(record)); }
  void plan_area(PlanAreaRecord record) override { plan_areas.push_back(std::move(record)); }
};

// A test with a folder of its own that goes away afterwards.
class ImportTest : public testing::Test {
 protected:
  ImportTest();
  ~ImportTest() override;
  std::filesystem::path write(const std::string& name, std::string_view content) const;
  std::filesystem::path write_gzip(const std::string& name, std::string_view content) const;
  Result<ImportReport> read(const std::filesystem::path& file) { return read_file(file, options, got); }

  std::filesystem::path folder;
  ReadOptions options;
  Collected got;
};

// Shoelace; independent of the library's own area.
double plain_area(const MultiPolygon& area);

inline constexpr const char* utm32 = "urn:adv:crs:ETRS89_UTM32";

// GML surface with one ring of these coordinates ("e n e n ..."); no srsName where crs is empty.
std::string gml_surface(std::string_view coordinates, std::string_view crs = utm32);
std::string gml_square(double east, double north, double side, std::string_view crs = utm32);
// Flurstück number n of Gemarkung 060123, Flur 4.
std::string nas_parcel(int number, const std::string& position, std::string_view more = {});
// A whole file around the members. header_crs empty: no koordinatenangaben.
std::string nas_file(const std::string& members, std::string_view header_crs = utm32, std::string_view version = "6.0");
std::string big_sample();  // path of the Neuwerk extract

// code of the refusal, "accepted" if there is none.
std::string code_of(const Result<ImportReport>& result);

}  // namespace flurwerk::geo
