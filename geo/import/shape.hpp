// From GDAL's geometries to plain rings and lines: curves become chords, heights are dropped, nothing else changes.
// ISO 19107 curves as ALKIS uses them (arcs through three points, circles); chords stay within a given sagitta.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.hpp"

class OGRGeometry;

namespace flurwerk::geo {

struct Shape {
  MultiPolygon area;
  std::vector<Line> lines;
  std::size_t points = 0;    // single points met, which carry no area
  std::size_t vertices = 0;  // of area and lines together
  bool had_height = false;
};

// Never fails; empty geometries give an empty shape. Stops adding when more than max_vertices are there, so that
// vertices > max_vertices tells that the object is too large. sagitta is in units of the coordinates.
Shape shape_of(const OGRGeometry& geometry, double sagitta, std::size_t max_vertices);

// The arc from a over b to c as points, a and c included; the same points, reversed, for c over b to a, so that
// neighbours who share an arc keep sharing every vertex. Three points on a line give a, b, c; a == c is a full circle
// with b opposite a.
Line stroke_arc(Point a, Point b, Point c, double sagitta);

// Centre of the circle through three points, as seen from a; nothing where they lie on a line or are no numbers.
std::optional<Point> centre_seen_from(Point a, Point b, Point c);

// Outer rings counter-clockwise, holes clockwise, repeated points dropped.
void orient(MultiPolygon& area);

double ring_area(const Ring& ring);  // signed: positive if counter-clockwise

}  // namespace flurwerk::geo
