#include "geo/import/city.hpp"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>

#include "geo/import/number.hpp"
#include "geo/shapes.hpp"

namespace flurwerk::geo {
namespace {

constexpr double same_level_m = 0.1;  // corners of one floor
constexpr double doubtful_m = 1.0;    // a measured height may differ so much from the surfaces
constexpr double highest_building_m = 1000;
constexpr double farthest_m = 1e8;  // no coordinate of Germany is greater
constexpr double upright = 0.01;    // of a surface's area in space seen from above: less is a wall

const Text at_source{"Das Objekt an der Quelle berichtigen lassen.", "Have the object corrected at its source."};

std::string metres_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

// With a point or, as people write it, a comma.
std::optional<double> height_in(std::string text) {
  std::ranges::replace(text, ',', '.');
  return number_in<double>(text);
}

// Twice the area of the ring, as a vector that stands on it.
SpacePoint normal(const SpaceRing& ring) {
  SpacePoint sum{};
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    SpacePoint a, b;
    for (std::size_t k = 0; k < 3; ++k) {
      a[k] = ring[i][k] - ring[0][k];
      b[k] = ring[i + 1][k] - ring[0][k];
    }
    sum[0] += a[1] * b[2] - a[2] * b[1];
    sum[1] += a[2] * b[0] - a[0] * b[2];
    sum[2] += a[0] * b[1] - a[1] * b[0];
  }
  return sum;
}

bool is_wall(const CitySurface& surface) {
  const SpacePoint n = normal(surface.rings.front());
  return std::abs(n[2]) <= upright * std::hypot(n[0], n[1], n[2]);
}

struct Levels {
  double lowest = INFINITY, highest = -INFINITY;
  void add(const CitySurface& surface) {
    for (const SpacePoint& p : surface.rings.front()) {
      lowest = std::min(lowest, p[2]);
      highest = std::max(highest, p[2]);
    }
  }
  bool known() const { return lowest <= highest; }
};

// Ground surfaces; else the lowest level that is no wall.
std::vector<const CitySurface*> footprint_of(const CityBuilding& building, double lowest) {
  std::vector<const CitySurface*> ground, low;
  for (const CitySurface& surface : building.surfaces) {
    if (is_wall(surface)) continue;
    Levels levels;
    levels.add(surface);
    if (surface.kind == CitySurface::Kind::ground) ground.push_back(&surface);
    if (levels.highest - lowest <= same_level_m) low.push_back(&surface);
  }
  return ground.empty() ? low : ground;
}

// Nothing: a surface crosses itself, seen from above.
std::optional<MultiPolygon> seen_from_above(const std::vector<const CitySurface*>& surfaces) {
  std::vector<MultiPolygon> parts;
  for (const CitySurface* surface : surfaces) {
    Polygon flat;
    for (const SpaceRing& ring : surface->rings) {
      Ring& out = &ring == &surface->rings.front() ? flat.outer : flat.holes.emplace_back();
      for (const SpacePoint& p : ring) out.push_back({p[0], p[1]});
    }
    parts.push_back({std::move(flat)});
    if (why_invalid(parts.back())) return std::nullopt;
  }
  return merged(parts);
}

bool sound(const SpaceRing& ring) {
  const auto known = [](const SpacePoint& p) {
    return std::ranges::all_of(p, [](double v) { return std::abs(v) < farthest_m; });  // nor is NaN
  };
  return ring.size() >= 4 && ring.front() == ring.back() && std::ranges::all_of(ring, known);
}

bool sound(const CityBuilding& building) {
  return std::ranges::all_of(building.surfaces, [](const CitySurface& surface) {
    return !surface.rings.empty() &&
           std::ranges::all_of(surface.rings, [](const SpaceRing& ring) { return sound(ring); });
  });
}

void doubt(const CityBuilding& building, double measured, double drawn, const std::string& place,
           const ReadOptions& options, ImportReport& report) {
  if (std::abs(measured - drawn) <= doubtful_m) return;
  ++report.finding_count;
  if (report.findings.size() >= options.limits.skipped_listed) return;
  report.findings.push_back({Severity::warning,
                             "height-contradiction",
                             building.id,
                             place,
                             {"gemessene Höhe " + metres_text(measured) + " m, nach den Flächen " + metres_text(drawn) +
                                  " m; die größere gilt",
                              "measured height " + metres_text(measured) + " m, by the surfaces " + metres_text(drawn) +
                                  " m; the greater counts"}});
}

using Facts = std::vector<std::pair<std::string, std::string>>;

// Heights above the ground surface. Nothing: they cannot be right.
std::optional<Facts> heights_of(const CityBuilding& building, const std::string& place, const ReadOptions& options,
                                ImportReport& report) {
  Levels all, ground, roof;
  for (const CitySurface& surface : building.surfaces) {
    all.add(surface);
    if (surface.kind == CitySurface::Kind::ground) ground.add(surface);
    if (surface.kind == CitySurface::Kind::roof) roof.add(surface);
  }
  const double floor = ground.known() ? ground.lowest : all.lowest, drawn = all.highest - floor;
  const auto measured = height_in(building.measured_height);
  const double height = std::max(drawn, measured.value_or(0));
  if (height <= 0 || height > highest_building_m) return std::nullopt;
  if (measured) doubt(building, *measured, drawn, place, options, report);
  Facts out{{"height_m", metres_text(height)}};
  if (roof.known()) {
    out.emplace_back("eaves_m", metres_text(roof.lowest - floor));
    out.emplace_back("ridge_m", metres_text(roof.highest - floor));
  }
  out.emplace_back("ground_level_m", metres_text(floor));
  return out;
}

}  // namespace

bool is_cadastre_id(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return text.size() == 16 && text.starts_with("DE") && std::ranges::all_of(text, fits);
}

Result<void> take_city_building(const CityBuilding& building, const CrsName& crs, const std::string& place,
                                const ReadOptions& options, Intake& intake, ImportReport& report, ImportSink& sink) {
  const Sighting sighting{options.as, building.id, place};
  const auto skip = [&](const char* de, const char* en) {
    intake.skip(sighting, {de, en}, at_source);
    return Result<void>{};
  };
  if (building.surfaces.empty()) return skip("ohne LoD1- oder LoD2-Flächen", "without LoD1 or LoD2 surfaces");
  if (!sound(building)) {
    return skip("ein Ring ist nicht geschlossen oder eine Koordinate keine Zahl",
                "a ring is not closed, or a coordinate is not a number");
  }
  Levels all;
  for (const CitySurface& surface : building.surfaces) all.add(surface);
  const auto footprint = seen_from_above(footprint_of(building, all.lowest));
  if (!footprint) return skip("eine Grundfläche überschneidet sich", "a ground surface crosses itself");
  if (footprint->empty()) return skip("ohne Grundfläche", "without a footprint");
  auto attributes = heights_of(building, place, options, report);
  if (!attributes) return skip("die Höhe kann nicht stimmen", "the height cannot be right");
  for (const auto& [name, value] :
       {std::pair{"cadastre_id", building.cadastre_id}, std::pair{"storeys", building.storeys},
        std::pair{"roof_type", building.roof_type}, std::pair{"function", building.function}}) {
    if (!value.empty()) attributes->emplace_back(name, value);
  }
  const std::string wkb = to_wkb(*footprint);
  OGRGeometry* geometry = nullptr;
  if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size()) != OGRERR_NONE) {
    return skip("die Grundfläche ist nicht lesbar", "the footprint cannot be read");
  }
  const std::unique_ptr<OGRGeometry> owned(geometry);
  auto shape = intake.take(geometry, crs, sighting, false);
  if (!shape) return tl::unexpected(shape.error());
  if (!*shape) return {};
  intake.handed_over(sighting, **shape);
  sink.layer({options.as.substr(6), building.id, building.name, std::move((*shape)->area), {}, std::move(*attributes)});
  return {};
}

}  // namespace flurwerk::geo
