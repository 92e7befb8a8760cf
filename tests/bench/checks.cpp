// The geometry check in process: every check on a house and its surroundings, against GEOS intersecting the same areas.
#include <geos_c.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include "bench.hpp"
#include "geo/checks/checks.hpp"
#include "samples/house.hpp"

namespace flurwerk::bench {

namespace {

struct Place {
  geo::Design design;
  geo::Site site;
};

bool touch(const geo::Box& a, const geo::Box& b) {
  return a.min_x <= b.max_x && b.min_x <= a.max_x && a.min_y <= b.max_y && b.min_y <= a.max_y;
}

// What the program would look up in the store for this design.
geo::Site surroundings(const samples::Town& town, const geo::Box& around) {
  geo::Site site;
  site.parcels.emplace();
  site.buildings.emplace();
  for (const auto& parcel : town.parcels) {
    if (touch(geo::bounds(parcel.area), around))
      site.parcels->push_back({parcel.key, {}, parcel.area, parcel.official_area_m2, parcel.public_use, false});
  }
  for (const auto& building : town.buildings) {
    if (touch(geo::bounds(building.area), around)) site.buildings->push_back({building.object_id, building.area, {}});
  }
  return site;
}

const std::vector<Place>& places() {
  static const std::vector<Place> made = [] {
    const auto town = samples::make_town();
    std::vector<Place> list;
    for (const auto& plot : town.vacant) {
      if (plot.width_m < 16.5 || list.size() == 24) continue;
      auto design = geo::read_design(samples::design_document(plot, {}));
      if (!design) throw std::logic_error("sample house is refused: " + design.error().text.en);
      auto site = surroundings(town, geo::area_of_interest(*design));
      list.push_back({std::move(*design), std::move(site)});
    }
    if (list.empty()) throw std::logic_error("the sample town has no empty plot");
    return list;
  }();
  return made;
}

using Handle = std::unique_ptr<GEOSContextHandle_HS, decltype(&GEOS_finish_r)>;

class Shape {
 public:
  Shape(GEOSContextHandle_t geos, const geo::MultiPolygon& area) : geos_(geos) {
    const auto wkb = geo::to_wkb(area);
    auto* reader = GEOSWKBReader_create_r(geos);
    shape_ = GEOSWKBReader_read_r(geos, reader, reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size());
    GEOSWKBReader_destroy_r(geos, reader);
    if (shape_ == nullptr) throw std::logic_error("GEOS cannot read the area");
  }
  ~Shape() { GEOSGeom_destroy_r(geos_, shape_); }
  Shape(Shape&& other) noexcept : geos_(other.geos_), shape_(std::exchange(other.shape_, nullptr)) {}
  const GEOSGeometry* get() const { return shape_; }

 private:
  GEOSContextHandle_t geos_;
  GEOSGeometry* shape_;
};

struct Resident {
  std::vector<Shape> structures, around;
};

// Overlap area and distance of each pair, the least that any check of this kind must compute.
double overlay(GEOSContextHandle_t geos, const Resident& resident) {
  double sum = 0, value = 0;
  for (const auto& structure : resident.structures) {
    for (const auto& other : resident.around) {
      auto* common = GEOSIntersection_r(geos, structure.get(), other.get());
      if (GEOSArea_r(geos, common, &value)) sum += value;
      GEOSGeom_destroy_r(geos, common);
      if (GEOSDistance_r(geos, structure.get(), other.get(), &value)) sum += value;
    }
  }
  return sum;
}

}  // namespace

double checks(double seconds) {
  const auto law = LawBook::builtin().at("HE", std::chrono::sys_days{std::chrono::year{2026} / 6 / 1}).value();
  std::size_t findings = 0;
  const double rate = per_second(seconds, [&](long i) {
    const auto& place = places()[static_cast<std::size_t>(i) % places().size()];
    findings += geo::run_checks(place.design, place.site, law).size();
  });
  if (findings == 0) throw std::logic_error("nothing was checked");
  return rate;
}

double raw_geos(double seconds) {
  const Handle geos(GEOS_init_r(), &GEOS_finish_r);
  std::vector<Resident> residents;
  for (const auto& place : places()) {
    auto& resident = residents.emplace_back();
    for (const auto& structure : place.design.structures) resident.structures.emplace_back(geos.get(), structure.area);
    for (const auto& parcel : *place.site.parcels) resident.around.emplace_back(geos.get(), parcel.area);
    for (const auto& building : *place.site.buildings) resident.around.emplace_back(geos.get(), building.area);
  }
  double sum = 0;
  const double rate = per_second(
      seconds, [&](long i) { sum += overlay(geos.get(), residents[static_cast<std::size_t>(i) % residents.size()]); });
  if (sum <= 0) throw std::logic_error("nothing was computed");
  return rate;
}

}  // namespace flurwerk::bench
