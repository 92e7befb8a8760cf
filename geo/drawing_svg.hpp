// A Drawing as an SVG of its own: millimetres, nothing foreign is referenced, every text is escaped.
// SVG 1.1; the classes of the shapes are the words of geo::Ink.
#pragma once

#include <string>

#include "geo/drawing.hpp"

namespace flurwerk::geo {

std::string to_svg(const Drawing& drawing, const std::string& title);

// draw() and to_svg() in one.
std::string draw_svg(const Design& design, const Site& site, std::span<const Finding> findings,
                     const std::string& title);

}  // namespace flurwerk::geo
