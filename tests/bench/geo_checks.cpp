// The full check of a design document over a data folder, and the overlays alone with everything already in memory.
#include <geos_c.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

#include "api/app/site_for.hpp"
#include "api/render/pdf_renderer.hpp"
#include "api/store/open.hpp"
#include "bench.hpp"

namespace flurwerk::bench {

namespace {

constexpr double reach_m = 60;  // as far as the checks look (geo::area_of_interest)

// The quoted WKT at the end of every line.
std::vector<std::string> read_wkt(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<std::string> list;
  for (std::string line; std::getline(in, line);) {
    const auto begin = line.find('"'), end = line.rfind('"');
    if (end > begin) list.push_back(line.substr(begin + 1, end - begin - 1));
  }
  if (list.empty()) throw std::runtime_error("no geometry in " + path.string());
  return list;
}

// "POLYGON((1 2,3 4))" -> [[[1,2],[3,4]]]
std::string design_of_wkt(const std::string& wkt) {
  std::string ring = "[";
  for (const char c : wkt.substr(wkt.rfind('(') + 1, wkt.find(')') - wkt.rfind('(') - 1))
    if (c == ',')
      ring += "],[";
    else
      ring += c == ' ' ? ',' : c;
  return R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},)"
         R"("features":[{"type":"Feature","properties":{"kind":"building","use":"residential","storeys":2,)"
         R"("wall_heights":[6,6,6,6]},"geometry":{"type":"Polygon","coordinates":[[)" +
         ring + "]]]}}]}";
}

class Now final : public api::Clock {
 public:
  Instant now() const override { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }
};

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().text.en);
  return std::move(*result);
}

// Everything resident, found through a packed R-tree.
class Memory {
 public:
  Memory() : geos_(GEOS_init_r()), tree_(GEOSSTRtree_create_r(geos_, 10)) {}
  ~Memory() {
    GEOSSTRtree_destroy_r(geos_, tree_);
    for (auto* shape : shapes_) GEOSGeom_destroy_r(geos_, shape);
    GEOS_finish_r(geos_);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  void add(const std::filesystem::path& path) {
    for (const auto& wkt : read_wkt(path)) {
      shapes_.push_back(read(wkt));
      GEOSSTRtree_insert_r(geos_, tree_, shapes_.back(), shapes_.back());
    }
  }
  GEOSGeometry* read(const std::string& wkt) const {
    auto* reader = GEOSWKTReader_create_r(geos_);
    auto* shape = GEOSWKTReader_read_r(geos_, reader, wkt.c_str());
    GEOSWKTReader_destroy_r(geos_, reader);
    if (shape == nullptr) throw std::runtime_error("GEOS cannot read " + wkt);
    return shape;
  }
  // Overlap area and distance of everything whose box comes near.
  double check(const GEOSGeometry* house) {
    struct Query {
      GEOSContextHandle_t geos;
      const GEOSGeometry* house;
      double sum;
    } query{geos_, house, 0};
    auto* near = GEOSBuffer_r(geos_, house, reach_m, 1);
    GEOSSTRtree_query_r(
        geos_, tree_, near,
        [](void* item, void* data) {
          auto& q = *static_cast<Query*>(data);
          const auto* other = static_cast<const GEOSGeometry*>(item);
          double value = 0;
          if (GEOSIntersects_r(q.geos, q.house, other) == 1) {
            auto* common = GEOSIntersection_r(q.geos, q.house, other);
            if (GEOSArea_r(q.geos, common, &value)) q.sum += value;
            GEOSGeom_destroy_r(q.geos, common);
          } else if (GEOSDistance_r(q.geos, q.house, other, &value)) {
            q.sum += value;
          }
        },
        &query);
    GEOSGeom_destroy_r(geos_, near);
    return query.sum;
  }
  void forget(GEOSGeometry* shape) const { GEOSGeom_destroy_r(geos_, shape); }

 private:
  GEOSContextHandle_t geos_;
  GEOSSTRtree* tree_;
  std::vector<GEOSGeometry*> shapes_;
};

}  // namespace

double design_checks(const std::filesystem::path& data, const std::filesystem::path& houses, double seconds) {
  const auto store = must(api::open_store({data, api::Access::read, 2}));
  const auto documents = must(api::open_document_store({data, api::Access::read, 2}));
  const Now clock;
  const api::PdfRenderer renderer;
  const api::App app{*store, *documents, clock, LawBook::builtin(), renderer, {}};
  std::vector<std::string> designs;
  for (const auto& wkt : read_wkt(houses)) designs.push_back(design_of_wkt(wkt));
  const auto on = std::chrono::sys_days{std::chrono::year{2026} / 6 / 1};
  std::size_t bytes = 0;
  const double rate = per_second(seconds, [&](long i) {
    bytes += api::to_json(must(api::check_design(app, designs[static_cast<std::size_t>(i) % designs.size()], {}, "HE",
                                                 {on, {}})))
                 .size();
  });
  if (bytes == 0) throw std::logic_error("nothing was checked");
  return rate;
}

double memory_overlays(const std::filesystem::path& parcels, const std::filesystem::path& plan,
                       const std::filesystem::path& houses, double seconds) {
  Memory memory;
  memory.add(parcels);
  memory.add(plan);
  const auto wkt = read_wkt(houses);
  double sum = memory.check(memory.read(wkt.front()));  // builds the tree
  const double rate = per_second(seconds, [&](long i) {
    auto* house = memory.read(wkt[static_cast<std::size_t>(i) % wkt.size()]);
    sum += memory.check(house);
    memory.forget(house);
  });
  if (!(sum > 0)) throw std::logic_error("nothing was computed");
  return rate;
}

}  // namespace flurwerk::bench
