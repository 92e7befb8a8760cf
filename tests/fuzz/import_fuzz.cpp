// Files of strangers through the whole import: what is handed over is valid and in Germany, everything else is refused.
// Input: a letter for what the file is read as (p, b, l, n, x: ALKIS, g: XPlanGML, d: a drawing), then the file.
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "fuzz.hpp"
#include "geo/import/reader.hpp"

namespace flurwerk::geo {
namespace {

using fuzz::must;

double twice_signed_area(const Ring& ring) {
  double sum = 0;  // around the first corner: far from the origin products lose digits
  const auto origin = ring.front();
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += (ring[i - 1].x - origin.x) * (ring[i].y - origin.y) - (ring[i].x - origin.x) * (ring[i - 1].y - origin.y);
  return sum;
}

void must_be_in_germany(const Point& point) {
  must(point.x > 200'000 && point.x < 1'000'000 && point.y > 5'150'000 && point.y < 6'200'000, "places are in Germany");
}

void must_be_valid(const MultiPolygon& area) {
  for (const auto& polygon : area) {
    must(polygon.outer.size() >= 4 && polygon.outer.front() == polygon.outer.back(), "rings are closed");
    must(twice_signed_area(polygon.outer) > 0, "outer rings run counter-clockwise");
    for (const auto& hole : polygon.holes) must(hole.size() >= 4 && twice_signed_area(hole) < 0, "holes run clockwise");
    for (const auto& point : polygon.outer) must_be_in_germany(point);
  }
}

struct Sink final : ImportSink {
  std::uint64_t count = 0;
  void parcel(ParcelRecord record) override {
    ++count;
    must(record.key.value.size() == 20, "a parcel has a key");
    must(!record.area.empty(), "a parcel has an area");
    must(!record.official_area_m2 || *record.official_area_m2 >= 0, "an official area is one");
    must_be_valid(record.area);
  }
  void building(BuildingRecord record) override {
    ++count;
    must(!record.area.empty() && !record.kind.empty(), "a building has an area and a kind");
    must_be_valid(record.area);
  }
  void layer(LayerRecord record) override {
    ++count;
    must(!record.layer.empty() && (!record.area.empty() || !record.lines.empty()), "a layer's object is somewhere");
    must_be_valid(record.area);
    for (const auto& line : record.lines)
      for (const auto& point : line) must_be_in_germany(point);
  }
  void removed(const std::string& object_id, const std::string&, const std::string&) override {
    ++count;
    must(!object_id.empty(), "what is removed has an id");
  }
  void plan_area(PlanAreaRecord record) override {
    ++count;
    must(!record.area.empty() || !record.building_windows.empty(), "a plan's area is somewhere");
    for (const auto* lines : {&record.limits, &record.lines})
      for (const auto& line : *lines)
        for (const auto& point : line) must_be_in_germany(point);
    must_be_valid(record.area);
    must_be_valid(record.building_windows);
  }
};

ReadOptions options_for(char kind) {
  ReadOptions options;
  options.as = kind == 'b' ? "buildings" : kind == 'n' ? "plan" : kind == 'g' ? "" : "parcels";
  if (kind == 'l' || kind == 'd') options.as = "layer:trees";
  if (kind == 'd') options.crs = 25832;
  options.limits.unpacked_bytes = 1U << 20U;
  options.limits.object_bytes = 64U << 10U;
  options.limits.vertices_per_object = 2000;
  options.limits.features = 1000;
  return options;
}

// Memory where the machine has a place for it: a file for every input would wear out a disk.
std::filesystem::path file_for(char kind) {
  const std::filesystem::path memory = "/dev/shm";
  const auto folder = std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
  return folder / ("flurwerk-fuzz-" + std::to_string(::getpid()) + (kind == 'x' ? ".xml" : ".geojson"));
}

}  // namespace
}  // namespace flurwerk::geo

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace flurwerk;
  if (size < 2 || size > 65536) return 0;
  const char kind = static_cast<char>(data[0]);
  const auto file = geo::file_for(kind);
  std::ofstream(file, std::ios::binary) << fuzz::text_of(data + 1, size - 1);
  geo::Sink sink;
  const auto report = geo::read_file(file, geo::options_for(kind), sink);
  std::filesystem::remove(file);
  if (!report) {
    fuzz::must_explain(report.error());
    return 0;
  }
  std::uint64_t counted = 0;
  for (const auto& [what, number] : report->counts) counted += number;
  const bool plan = kind == 'n' || kind == 'g';  // a plan's windows are counted and handed over with their areas
  fuzz::must((plan || counted == sink.count) && counted > 0, "the report counts what was handed over");
  const bool ends = report->counts.count("removed") > 0;  // an update may hold nothing but ends
  fuzz::must(ends || report->extent.has_value(), "what was handed over is somewhere");
  for (const auto& skipped : report->skipped)
    fuzz::must(!skipped.why.de.empty() && !skipped.why.en.empty(), "skipping has a reason");
  return 0;
}
