#include "geo/import/outlines.hpp"

#include <algorithm>

namespace flurwerk::geo {
namespace {

struct OutlineSink final : ImportSink {
  std::vector<Outline> list;
  void parcel(ParcelRecord) override {}
  void building(BuildingRecord) override {}
  void plan_area(PlanAreaRecord) override {}
  void layer(LayerRecord record) override {
    if (record.area.empty()) return;  // open lines: dimensions, symbols
    const auto layer = std::find_if(record.attributes.begin(), record.attributes.end(),
                                    [](const auto& each) { return each.first == "Layer"; });
    list.push_back({layer == record.attributes.end() ? "" : layer->second, std::move(record.area)});
  }
};

}  // namespace

Result<Outlines> read_outlines(const std::filesystem::path& file, const ReadOptions& given) {
  Outlines out;
  out.placed = given.crs != 0 || !given.control.empty();
  ReadOptions options = given;
  options.as = "layer:outline";
  options.require_germany = out.placed;
  if (!out.placed) options.crs = 25832;
  OutlineSink sink;
  auto report = read_file(file, options, sink);
  if (!report) return tl::unexpected(report.error());
  if (sink.list.empty()) {
    return refuse(RefusalKind::invalid, "nothing-usable",
                  {"Die Zeichnung enthält keinen geschlossenen Linienzug.", "The drawing holds no closed line."},
                  {"Den Umriss als geschlossene Polylinie zeichnen.", "Draw the outline as a closed polyline."});
  }
  out.report = std::move(*report);
  out.list = std::move(sink.list);
  std::stable_sort(out.list.begin(), out.list.end(),
                   [](const Outline& a, const Outline& b) { return area_m2(a.area) > area_m2(b.area); });
  return out;
}

}  // namespace flurwerk::geo
