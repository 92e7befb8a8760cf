#include "geo/import/crs.hpp"

#include <proj.h>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace flurwerk::geo {
namespace {

const Text supported{
    "Unterstützt: EPSG:25832 (direkt); 25833, 4647, 4258, 4326 und 3857 (umgerechnet); 31466, 31467 und 31468 mit dem "
    "Gitter BETA2007. Die Daten in EPSG:25832 neu abgeben lassen.",
    "Supported: EPSG:25832 (directly); 25833, 4647, 4258, 4326 and 3857 (reprojected); 31466, 31467 and 31468 with the "
    "grid BETA2007. Ask for the data in EPSG:25832."};

// Step from the source to longitude and latitude on ETRS89; "" where the pipeline needs none.
std::string first_steps(int epsg, const std::string& grid) {
  const auto gauss_krueger = [&](int zone) {
    return "+step +inv +proj=tmerc +lat_0=0 +lon_0=" + std::to_string(3 * zone) + " +k=1 +x_0=" + std::to_string(zone) +
           "500000 +y_0=0 +ellps=bessel +step +proj=hgridshift +grids=" + grid;
  };
  switch (epsg) {
    case 25833: return "+step +inv +proj=utm +zone=33 +ellps=GRS80";
    case 4647: return "+step +inv +proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=32500000 +y_0=0 +ellps=GRS80";
    case 4258:
    case 4326: return "+step +proj=unitconvert +xy_in=deg +xy_out=rad";
    case 3857: return "+step +inv +proj=webmerc +lat_0=0 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84";
    case 31466: return gauss_krueger(2);
    case 31467: return gauss_krueger(3);
    case 31468: return gauss_krueger(4);
    default: return {};
  }
}

// AdV short names; NAS always writes east before north for plane coordinates.
constexpr std::array<std::pair<std::string_view, int>, 12> adv_names{{
    {"ETRS89_UTM32", 25832},
    {"DE_ETRS89_UTM32", 25832},
    {"ETRS89_UTM33", 25833},
    {"DE_ETRS89_UTM33", 25833},
    {"ETRS89_UTM32_zE", 4647},
    {"DE_ETRS89_UTM32_zE", 4647},
    {"DE_DHDN_3GK2", 31466},
    {"DHDN_3GK2", 31466},
    {"DE_DHDN_3GK3", 31467},
    {"DHDN_3GK3", 31467},
    {"DE_DHDN_3GK4", 31468},
    {"DHDN_3GK4", 31468},
}};

}  // namespace

// PROJ looks with its default context, and would print about the spelling that is not there.
std::string installed_grid() {
  const auto loud = proj_log_level(nullptr, PJ_LOG_NONE);
  std::string found;
  for (const char* name : {"BETA2007.gsb", "de_adv_BETA2007.tif"}) {
    if (found.empty() && proj_grid_info(name).filename[0] != '\0') found = name;
  }
  proj_log_level(nullptr, loud);
  return found;
}

std::optional<CrsName> crs_from_name(std::string_view name) {
  constexpr std::string_view adv = "urn:adv:crs:";
  constexpr std::string_view compound = "urn:ogc:def:crs,";  // "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5783"
  if (name.starts_with(compound)) {
    const auto first = name.substr(compound.size(), name.find(',', compound.size()) - compound.size());
    if (!first.starts_with("crs:")) return std::nullopt;
    return crs_from_name("urn:ogc:def:" + std::string(first));
  }
  if (name.starts_with(adv)) {
    name.remove_prefix(adv.size());
    name = name.substr(0, name.find('*'));  // what follows is the height's system
    for (const auto& [short_name, epsg] : adv_names) {
      if (name == short_name) return CrsName{epsg, false};
    }
    return std::nullopt;
  }
  if (name.ends_with("CRS84")) return CrsName{4326, false};
  const auto at = name.rfind("EPSG");
  const auto digits = name.find_last_not_of("0123456789");
  if (at == std::string_view::npos || digits == std::string_view::npos || digits + 1 == name.size())
    return std::nullopt;
  int epsg = 0;
  const auto number = name.substr(digits + 1);
  if (std::from_chars(number.data(), number.data() + number.size(), epsg).ec != std::errc()) return std::nullopt;
  if (epsg == 5555) epsg = 25832;  // with DHHN92 heights
  if (epsg == 5556) epsg = 25833;
  // The EPSG register writes latitude (or northing) first; only the long forms mean the register's order.
  const bool register_order = name.starts_with("urn:") || name.find("/def/crs/") != std::string_view::npos;
  const bool north_first = epsg == 4326 || epsg == 4258 || (epsg >= 31466 && epsg <= 31469);
  return CrsName{epsg, register_order && north_first};
}

Refusal crs_missing(const std::string& where) {
  return Refusal{
      RefusalKind::invalid,
      "crs-missing",
      {"Das Koordinatensystem fehlt: " + where + ".", "The coordinate reference system is missing: " + where + "."},
      supported,
      {},
      {}};
}

Refusal crs_unsupported(const std::string& found) {
  return Refusal{RefusalKind::unsupported,
                 "crs-unsupported",
                 {"Das Koordinatensystem \"" + found + "\" wird nicht unterstützt.",
                  "The coordinate reference system \"" + found + "\" is not supported."},
                 supported,
                 {},
                 {}};
}

void Reprojector::Close::operator()(pj_ctx* context) const { proj_context_destroy(context); }
void Reprojector::Close::operator()(PJconsts* operation) const { proj_destroy(operation); }

Result<Reprojector> Reprojector::from(int epsg) {
  Reprojector out;
  out.epsg_ = epsg;
  if (epsg == 25832) return out;
  const bool needs_grid = epsg >= 31466 && epsg <= 31468;
  const std::string grid = needs_grid ? installed_grid() : std::string();
  if (needs_grid && grid.empty()) {
    return refuse(
        RefusalKind::unsupported, "crs-grid-missing",
        {"EPSG:" + std::to_string(epsg) +
             " (Gauß-Krüger) braucht das Gitter BETA2007, das hier nicht installiert ist; "
             "ohne das Gitter lägen die Grenzen um Dezimeter bis Meter falsch.",
         "EPSG:" + std::to_string(epsg) +
             " (Gauß-Krüger) needs the grid BETA2007, which is not installed here; "
             "without it boundaries would be off by decimetres to metres."},
        {"Das Paket proj-data installieren (Datei BETA2007.gsb oder de_adv_BETA2007.tif); flurwerk doctor zeigt, was "
         "da ist.",
         "Install the package proj-data (file BETA2007.gsb or de_adv_BETA2007.tif); flurwerk doctor shows what is "
         "there."});
  }
  const std::string steps = first_steps(epsg, grid);
  if (steps.empty()) return tl::unexpected(crs_unsupported("EPSG:" + std::to_string(epsg)));
  out.pipeline_ = "+proj=pipeline " + steps + " +step +proj=utm +zone=32 +ellps=GRS80";
  out.context_.reset(proj_context_create());
  proj_context_set_enable_network(out.context_.get(), 0);
  proj_log_level(out.context_.get(), PJ_LOG_NONE);
  out.operation_.reset(proj_create(out.context_.get(), out.pipeline_.c_str()));
  if (!out.operation_) return tl::unexpected(crs_unsupported("EPSG:" + std::to_string(epsg)));
  return out;
}

bool Reprojector::apply(std::vector<Point>& points) const {
  for (Point& point : points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
    if (!operation_) continue;
    const PJ_COORD moved = proj_trans(operation_.get(), PJ_FWD, proj_coord(point.x, point.y, 0, 0));
    if (!std::isfinite(moved.xy.x) || !std::isfinite(moved.xy.y)) return false;
    point = {moved.xy.x, moved.xy.y};
  }
  return true;
}

}  // namespace flurwerk::geo
