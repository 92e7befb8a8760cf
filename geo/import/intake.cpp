#include "geo/import/intake.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "geo/import/topology.hpp"

namespace flurwerk::geo {
namespace {

std::string place_text(Point p) {
  char text[64];
  std::snprintf(text, sizeof text, "E %.2f N %.2f", p.x, p.y);
  return text;
}

template <class Visit>
void for_each_line(Shape& shape, const Visit& visit) {
  for (Polygon& part : shape.area) {
    visit(part.outer);
    for (Ring& hole : part.holes) visit(hole);
  }
  for (Line& line : shape.lines) visit(line);
}

const Text mend{"Das Objekt an der Quelle berichtigen lassen und neu einlesen.",
                "Have the object corrected at its source and import again."};

void widen(std::optional<Box>& extent, const Shape& shape) {
  const auto take = [&](const std::vector<Point>& points) {
    for (const Point p : points) {
      if (!extent) extent = Box{p.x, p.y, p.x, p.y};
      extent->min_x = std::min(extent->min_x, p.x);
      extent->min_y = std::min(extent->min_y, p.y);
      extent->max_x = std::max(extent->max_x, p.x);
      extent->max_y = std::max(extent->max_y, p.y);
    }
  };
  for (const Polygon& part : shape.area) take(part.outer);
  for (const Line& line : shape.lines) take(line);
}

void add_name(std::string& list, const std::string& name) {
  if (name.empty() || (", " + list + ", ").find(", " + name + ", ") != std::string::npos) return;
  list += (list.empty() ? "" : ", ") + name;
}

}  // namespace

Text duplicate_key(const std::string& key) {
  return {"das Flurstückskennzeichen " + key + " kommt mehrfach vor; das erste gilt",
          "the parcel key " + key + " occurs more than once; the first one counts"};
}

Refusal import_cancelled() {
  return {RefusalKind::wrong_state,
          "import-cancelled",
          {"Das Einlesen wurde abgebrochen.", "The import was cancelled."},
          {},
          {},
          {}};
}

Result<const Reprojector*> Intake::way_from(int epsg) {
  auto found = ways_.find(epsg);
  if (found == ways_.end()) {
    auto way = Reprojector::from(epsg);
    if (!way) return tl::unexpected(way.error());
    found = ways_.emplace(epsg, std::move(*way)).first;
    add_name(report_.source_crs, "EPSG:" + std::to_string(epsg));
    add_name(report_.reprojection, found->second.pipeline());
    if (epsg == 4326 || epsg == 3857) {
      report_.warnings.push_back(
          {"WGS 84 ist hier mit ETRS89 gleichgesetzt; die Lage ist damit auf höchstens 1 m verlässlich.",
           "WGS 84 is taken as ETRS89 here; positions are good to 1 m at best."});
    }
  }
  return &found->second;
}

void Intake::say_local(const LocalSystem& way) {
  add_name(report_.source_crs, "lokal/local");
  add_name(report_.reprojection, way.pipeline());
  char scale[32], residual[32];
  std::snprintf(scale, sizeof scale, "%.6g", way.scale());
  std::snprintf(residual, sizeof residual, "%.3f", way.residual_m());
  report_.warnings.push_back({std::string("Eingepasst mit Passpunkten: Maßstab ") + scale + ", größte Klaffung " +
                                  residual + " m. Die Lage ist so gut wie die Passpunkte.",
                              std::string("Fitted by control points: scale ") + scale + ", largest residual " +
                                  residual + " m. Positions are as good as the points."});
}

// False: skipped and listed.
Result<bool> Intake::move(Shape& shape, const CrsName& crs, const Sighting& sighting) {
  if (!options_.control.empty() && !local_) {
    auto local = LocalSystem::from(options_.control);
    if (!local) return tl::unexpected(local.error());
    local_ = *local;
    say_local(*local);
  }
  auto way = way_from(local_ ? 25832 : crs.epsg);
  if (!way) return tl::unexpected(way.error());
  bool finite = true, moved = true, astray = false;
  std::optional<Refusal> refusal;
  for_each_line(shape, [&](std::vector<Point>& points) {
    for (Point& p : points) {
      if (crs.swapped) std::swap(p.x, p.y);
      finite = finite && std::isfinite(p.x) && std::isfinite(p.y);
    }
    if (!finite || refusal || points.empty()) return;
    const Point before = points.front();
    if (local_) {
      for (Point& p : points) p = local_->apply(p);
    }
    moved = (*way)->apply(points) && moved;
    refusal = implausible(before, points.front(), crs.epsg, options_.require_germany, sighting.object);
    astray = astray || (options_.require_germany && !std::ranges::all_of(points, near_germany));
  });
  if (refusal) return tl::unexpected(*refusal);
  if (finite && moved && !astray) return true;
  skip(sighting,
       !finite ? Text{"eine Koordinate ist keine Zahl", "a coordinate is not a number"}
       : moved ? Text{"eine Ecke liegt außerhalb Deutschlands", "a corner lies outside Germany"}
               : Text{"lässt sich nicht nach EPSG:25832 umrechnen", "cannot be reprojected to EPSG:25832"},
       mend);
  return false;
}

Result<std::optional<Shape>> Intake::take(const OGRGeometry* geometry, const CrsName& crs, const Sighting& sighting,
                                          bool lines_too) {
  const double sagitta =
      crs.epsg == 4326 || crs.epsg == 4258 ? options_.arc_sagitta_m / 111'320 : options_.arc_sagitta_m;
  Shape shape = geometry ? shape_of(*geometry, sagitta, options_.limits.vertices_per_object) : Shape{};
  if (shape.vertices > options_.limits.vertices_per_object) {
    const std::string most = std::to_string(options_.limits.vertices_per_object);
    return refuse(RefusalKind::too_large, "object-too-large",
                  {sighting.object + " hat mehr als " + most + " Stützpunkte.",
                   sighting.object + " has more than " + most + " vertices."},
                  {"Das Objekt an der Quelle teilen oder ausdünnen.", "Split or thin out the object at its source."});
  }
  if (shape.had_height && !told_about_heights_) {
    told_about_heights_ = true;
    report_.warnings.push_back(
        {"Höhen in den Koordinaten wurden nicht übernommen.", "Heights in the coordinates were left out."});
  }
  const bool usable = !shape.area.empty() || (lines_too && !shape.lines.empty());
  if (!usable) {
    if (shape.points > 0) ++tallies_[sighting.kind].points;
    skip(sighting,
         shape.points > 0      ? Text{"Punkt statt Fläche", "a point instead of an area"}
         : shape.lines.empty() ? Text{"ohne Geometrie", "without a geometry"}
                               : Text{"Linie statt Fläche", "a line instead of an area"},
         {"Die Daten mit Flächen (Polygonen) abgeben lassen.", "Ask for the data with areas (polygons)."});
    return std::nullopt;
  }
  auto moved = move(shape, crs, sighting);
  if (!moved) return tl::unexpected(moved.error());
  if (!*moved) return std::nullopt;
  if (shape.area.empty()) return shape;
  shape.lines.clear();
  orient(shape.area);
  auto wrong = invalidity(shape.area);
  if (wrong && shape.area.size() > 1) {
    if (auto whole = joined(shape.area)) {
      shape.area = std::move(*whole);
      wrong.reset();
    }
  }
  if (!wrong) return shape;
  Sighting there = sighting;
  there.place = place_text(wrong->place) + (sighting.place.empty() ? "" : ", " + sighting.place);
  skip(there, wrong->why, mend);
  return std::nullopt;
}

void Intake::skip(const Sighting& sighting, Text why, Text cure) {
  Tally& tally = tallies_[sighting.kind];
  if (++tally.unusable == 1) {
    const std::string where = sighting.object + (sighting.place.empty() ? "" : " (" + sighting.place + ")");
    tally.example_de = where + ": " + why.de;
    tally.example_en = where + ": " + why.en;
  }
  ++report_.skipped_count;
  if (report_.skipped.size() < options_.limits.skipped_listed) {
    report_.skipped.push_back({sighting.object, sighting.place, std::move(why), std::move(cure)});
  }
}

void Intake::remark(const Sighting& sighting, const char* code, Point place, Text text) {
  ++report_.finding_count;
  if (report_.findings.size() < options_.limits.skipped_listed)
    report_.findings.push_back({Severity::warning, code, sighting.object, place_text(place), std::move(text)});
}

void Intake::handed_over(const Sighting& sighting, const Shape& shape) {
  ++tallies_[sighting.kind].used;
  ++report_.counts[sighting.kind];
  widen(report_.extent, shape);
}

void Intake::expect_in_land(const std::string& land, Point place) {
  if (!outside_land(land, place)) {
    ++in_land_;
  } else if (++outside_land_ == 1) {
    outside_example_ = place;
  }
}

Result<void> Intake::verdict_on_place() {
  if (outside_land_ == 0 || !options_.require_germany) return {};
  const std::string some = std::to_string(outside_land_), all = std::to_string(outside_land_ + in_land_);
  if (outside_land_ > in_land_) {
    return refuse(
        RefusalKind::invalid, "place-implausible",
        {some + " von " + all + " Objekten liegen weit außerhalb des Landes, das ihr Schlüssel nennt, zuerst bei " +
             place_text(outside_example_) + ".",
         some + " of " + all + " objects lie far outside the Land their key names, first at " +
             place_text(outside_example_) + "."},
        {"Die Zone des Koordinatensystems prüfen (etwa EPSG:25833 statt 25832, oder die Nachbarzone von "
         "Gauß-Krüger) und richtig angeben.",
         "Check the zone of the coordinate reference system (EPSG:25833 instead of 25832, say, or a neighbouring "
         "Gauß-Krüger zone) and state it right."});
  }
  report_.warnings.push_back({some + " Objekte liegen weit außerhalb des Landes, das ihr Schlüssel nennt, zuerst bei " +
                                  place_text(outside_example_) + ": Schlüssel und Ort prüfen.",
                              some + " objects lie far outside the Land their key names, first at " +
                                  place_text(outside_example_) + ": check key and place."});
  return {};
}

Result<void> Intake::verdict(const std::string& main_kind) {
  if (auto place = verdict_on_place(); !place) return place;
  const auto found = tallies_.find(main_kind);
  const Tally tally = found == tallies_.end() ? Tally{} : found->second;
  if (tally.used == 0 && tally.points > 0) {
    return refuse(RefusalKind::invalid, "points-only",
                  {"Die Datei enthält nur Punkte, keine Flächen (" + std::to_string(tally.points) + " Objekte).",
                   "The file holds points only, no areas (" + std::to_string(tally.points) + " objects)."},
                  {"Die Daten mit Flächen (Polygonen) abgeben lassen, bei ALKIS den vollständigen NAS-Auszug.",
                   "Ask for the data with areas (polygons); for ALKIS the complete NAS extract."});
  }
  if (tally.used == 0 && tally.unusable == 0) {
    return refuse(RefusalKind::invalid, "nothing-usable",
                  {"Die Datei enthält kein einziges passendes Objekt (" + main_kind + ").",
                   "The file holds not one fitting object (" + main_kind + ")."},
                  {"Prüfen, ob es die richtige Datei ist und als was sie eingelesen wird (--as).",
                   "Check that this is the right file, and what it is imported as (--as)."});
  }
  if (tally.unusable > tally.used) {
    const std::string bad = std::to_string(tally.unusable), all = std::to_string(tally.unusable + tally.used);
    return refuse(RefusalKind::invalid, "half-unusable",
                  {bad + " von " + all + " Objekten sind unbrauchbar, zuerst " + tally.example_de + ".",
                   bad + " of " + all + " objects are unusable, first " + tally.example_en + "."},
                  mend);
  }
  return {};
}

}  // namespace flurwerk::geo
