// The geometry of a GML object through the one gate: its CRS found, its curves and surfaces read, its shape taken in.
// GML 3.1.1 and 3.2; what a file says about axes is decided in crs.cpp alone.
#pragma once

#include <memory>
#include <string>

#include "geo/import/gml_walk.hpp"
#include "geo/import/intake.hpp"

class OGRGeometry;

namespace flurwerk::geo {

// The first geometry element below a property such as position; null if there is none.
const CPLXMLNode* geometry_node(const CPLXMLNode* property);

// The geometry itself, axes as written; null if it cannot be read. Curves that are oriented against their base curve are
// turned round.
std::unique_ptr<OGRGeometry> read_gml(const CPLXMLNode& geometry);

// As Intake::take, for the geometry element `node` of the object; null is an object without geometry. The CRS is the one
// written at the geometry or inside it, at the object's boundedBy, or the file's own. Refusals: crs-missing,
// crs-unsupported and those of Intake.
Result<std::optional<Shape>> take_gml(Intake& intake, const GmlObject& object, const CPLXMLNode* node,
                                      const Sighting& sighting, bool lines_too);

}  // namespace flurwerk::geo
