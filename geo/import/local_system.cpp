#include "geo/import/local_system.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace flurwerk::geo {
namespace {

constexpr double most_residual_m = 0.10;  // what a site plan at 1:500 can be read to

Point centre(const std::vector<ControlPoint>& points, Point ControlPoint::*side) {
  Point sum{};
  for (const ControlPoint& each : points) {
    sum.x += (each.*side).x;
    sum.y += (each.*side).y;
  }
  const auto count = static_cast<double>(points.size());
  return {sum.x / count, sum.y / count};
}

const Text measure_again{
    "Punkte wählen, die weit auseinanderliegen und in beiden Systemen eindeutig sind (Grenzpunkte).",
    "Choose points far apart that are unambiguous in both systems (boundary points)."};

}  // namespace

Result<LocalSystem> LocalSystem::from(const std::vector<ControlPoint>& points) {
  if (points.size() < 2) {
    return refuse(RefusalKind::invalid, "control-points-few",
                  {"Ein örtliches System braucht mindestens zwei Passpunkte.",
                   "A local system needs at least two control points."},
                  measure_again, {}, "control");
  }
  LocalSystem way;
  way.local_ = centre(points, &ControlPoint::local);
  way.world_ = centre(points, &ControlPoint::world);
  double along = 0, across = 0, square = 0, world_square = 0;
  for (const ControlPoint& each : points) {
    const double x = each.local.x - way.local_.x, y = each.local.y - way.local_.y;
    const double e = each.world.x - way.world_.x, n = each.world.y - way.world_.y;
    along += x * e + y * n;
    across += x * n - y * e;
    square += x * x + y * y;
    world_square += e * e + n * n;
  }
  if (!(square > 0) || !(world_square > 1e-6) || !std::isfinite(square + world_square)) {
    return refuse(RefusalKind::invalid, "control-points-same",
                  {"Die Passpunkte fallen zusammen.", "The control points coincide."}, measure_again, {}, "control");
  }
  way.a_ = along / square;
  way.b_ = across / square;
  for (const ControlPoint& each : points) {
    const Point moved = way.apply(each.local);
    way.residual_m_ = std::max(way.residual_m_, std::hypot(moved.x - each.world.x, moved.y - each.world.y));
  }
  if (way.residual_m_ > most_residual_m) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f m", way.residual_m_);
    return refuse(RefusalKind::invalid, "control-points-disagree",
                  {std::string("Die Passpunkte widersprechen sich um ") + text + " (zulässig 0,10 m).",
                   std::string("The control points disagree by ") + text + " (0.10 m allowed)."},
                  measure_again, {}, "control");
  }
  return way;
}

Point LocalSystem::apply(Point local) const {
  const double x = local.x - local_.x, y = local.y - local_.y;
  return {world_.x + a_ * x - b_ * y, world_.y + b_ * x + a_ * y};
}

double LocalSystem::scale() const { return std::hypot(a_, b_); }

std::string LocalSystem::pipeline() const {
  const Point origin = apply({0, 0});
  char text[240];
  std::snprintf(text, sizeof text, "+proj=affine +xoff=%.4f +yoff=%.4f +s11=%.9g +s12=%.9g +s21=%.9g +s22=%.9g",
                origin.x, origin.y, a_, -b_, b_, a_);
  return text;
}

Result<std::vector<ControlPoint>> control_points_from(const std::vector<std::string>& texts) {
  std::vector<ControlPoint> points;
  for (const std::string& text : texts) {
    ControlPoint& p = points.emplace_back();
    int used = 0;
    const int fields =
        std::sscanf(text.c_str(), "%lf,%lf=%lf,%lf%n", &p.local.x, &p.local.y, &p.world.x, &p.world.y, &used);
    const bool whole = fields == 4 && static_cast<std::size_t>(used) == text.size();
    if (whole && std::isfinite(p.local.x + p.local.y + p.world.x + p.world.y)) continue;
    return refuse(RefusalKind::malformed, "control-point-unreadable",
                  {"\"" + text + "\" ist kein Passpunkt.", "\"" + text + "\" is no control point."},
                  {"x,y=Ost,Nord angeben, etwa 3.5,7=478000,5552000.", "Give x,y=EAST,NORTH, as 3.5,7=478000,5552000."},
                  {}, "control");
  }
  return points;
}

}  // namespace flurwerk::geo
