// Coordinate reference systems that a file may be in, and the way from each to EPSG:25832.
// Fixed PROJ pipelines, so that no other operation can be chosen silently; Gauß-Krüger only with the grid BETA2007.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.hpp"
#include "permit-core/refusal.hpp"

struct pj_ctx;
struct PJconsts;

namespace flurwerk::geo {

struct CrsName {
  int epsg = 0;
  bool swapped = false;  // the file writes north before east (or latitude before longitude)
};

// "urn:adv:crs:ETRS89_UTM32", "urn:ogc:def:crs:EPSG::25832", "http://www.opengis.net/def/crs/EPSG/0/4258",
// "EPSG:25832", "urn:ogc:def:crs:OGC:1.3:CRS84". Nothing if the name is not understood.
std::optional<CrsName> crs_from_name(std::string_view name);

// Moves points into EPSG:25832.
class Reprojector {
 public:
  // Refuses a CRS that is not supported, or whose grid is not installed (crs-unsupported, crs-grid-missing).
  static Result<Reprojector> from(int epsg);
  // False if a point cannot be transformed (outside the projection or the grid, or not finite).
  bool apply(std::vector<Point>& points) const;
  const std::string& pipeline() const { return pipeline_; }  // empty for EPSG:25832
  int epsg() const { return epsg_; }
  bool degrees() const { return epsg_ == 4258 || epsg_ == 4326; }

 private:
  struct Close {
    void operator()(pj_ctx* context) const;
    void operator()(PJconsts* operation) const;
  };
  std::unique_ptr<pj_ctx, Close> context_;
  std::unique_ptr<PJconsts, Close> operation_;
  std::string pipeline_;
  int epsg_ = 25832;
};

std::string installed_grid();  // file name of BETA2007 as PROJ finds it; empty if it does not

Refusal crs_missing(const std::string& where);
Refusal crs_unsupported(const std::string& found);

}  // namespace flurwerk::geo
