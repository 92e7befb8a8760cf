// The drawing (Abstandsflächenplan) of a check: plot, neighbours, buildings, setback areas, true to scale, as plain
// shapes on a sheet of paper. Millimetres from the sheet's upper left corner; drawing_svg.hpp and api/render write it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/design.hpp"
#include "geo/finding.hpp"
#include "geo/site.hpp"

namespace flurwerk::geo {

enum class Ink {  // what a shape stands for; the writers know how it looks
  parcel,
  public_land,
  plot,
  existing,
  building,
  ancillary,
  pass,
  fail,
  not_checked,
  outside,
  window,         // überbaubare Grundstücksfläche, Baugrenze
  building_line,  // Baulinie
  dimension,
  black,
  white
};

struct InkedShape {
  Ink ink;
  std::vector<std::vector<Point>> rings;  // filled even-odd; open when `closed` is false
  bool closed = true;
};

struct Label {
  Point at;        // where its base line begins, or its middle
  double size_mm;  // height of the type
  std::string words;
  bool middle = false;
};

struct Drawing {
  double width = 0, height = 0;    // of the sheet
  Box frame{};                     // what lies outside is cut off
  int scale = 0;                   // 1:scale; 1000 / scale millimetres of paper are a metre
  std::vector<InkedShape> inside;  // of the frame, in the order of drawing
  std::vector<Label> words_inside;
  std::vector<InkedShape> around;  // north arrow, scale bar, legend
  std::vector<Label> words_around;
  double bar_m = 0;  // length of the scale bar
  Box notes{};       // left free for the words of whoever prints it; empty in draw()
};

// On A4 upright, at the largest of 1:100, 1:200, 1:250, 1:500, 1:1000, ... at which everything fits.
// `title` stands above it.
Drawing draw(const Design& design, const Site& site, std::span<const Finding> findings, const std::string& title);

// At exactly this scale with room for notes: on A4 upright, else on A3 lying; nothing when it does not fit there either.
std::optional<Drawing> draw_at(int scale, const Design& design, const Site& site, std::span<const Finding> findings);

}  // namespace flurwerk::geo
