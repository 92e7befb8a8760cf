// The drawing (Abstandsflächenplan) of a check: plot, neighbours, buildings, setback areas, to scale, as an SVG of its
// own. Millimetres on A4; nothing foreign is referenced and every text is escaped.
#pragma once

#include <span>
#include <string>

#include "geo/design.hpp"
#include "geo/finding.hpp"
#include "geo/site.hpp"

namespace flurwerk::geo {

// Scale 1:100, 1:200, 1:250, 1:500, 1:1000, ... - the largest at which everything fits. `title` stands above the
// drawing.
std::string draw_svg(const Design& design, const Site& site, std::span<const Finding> findings,
                     const std::string& title);

}  // namespace flurwerk::geo
