// The way from a local system (a drawing) to EPSG:25832 by control points that were seen in both.
// Similarity transformation (Helmert, four parameters): shift, turn, scale; three and more points by least squares.
#pragma once

#include <string>
#include <vector>

#include "geo/import/reader.hpp"

namespace flurwerk::geo {

// Texts as people write them: "3.5,7=478000,5552000" is x,y=EAST,NORTH. Refuses what is none (control-point-unreadable).
Result<std::vector<ControlPoint>> control_points_from(const std::vector<std::string>& texts);

class LocalSystem {
 public:
  // Refuses fewer than two points, points that coincide, and points that do not fit each other within 10 cm
  // (control-points-few, control-points-same, control-points-disagree).
  static Result<LocalSystem> from(const std::vector<ControlPoint>& points);
  Point apply(Point local) const;
  double scale() const;                              // metres per unit: 0.001 for a drawing in millimetres
  double residual_m() const { return residual_m_; }  // the worst of all points; 0 for two
  std::string pipeline() const;                      // as PROJ would write it

 private:
  double a_ = 1, b_ = 0;     // scale times cosine and sine of the turn
  Point local_{}, world_{};  // centres of gravity; far from the origin differences keep their digits
  double residual_m_ = 0;
};

}  // namespace flurwerk::geo
