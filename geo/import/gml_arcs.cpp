#include "geo/import/gml_arcs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <string_view>
#include <vector>

#include "geo/import/shape.hpp"

namespace flurwerk::geo {
namespace {

constexpr double full_turn = 2 * std::numbers::pi;
constexpr double rounding = 1e-6;  // of an angle written with millimetres

void read_numbers(const CPLXMLNode& element, std::vector<double>& numbers) {
  for (const auto* node = element.psChild; node != nullptr; node = node->psNext) {
    if (node->eType == CXT_Element) read_numbers(*node, numbers);
    if (node->eType != CXT_Text) continue;
    char* rest = node->pszValue;
    for (char* end = nullptr;; rest = end) {
      const double number = std::strtod(rest, &end);
      if (end == rest) break;
      numbers.push_back(number);
    }
  }
}

double turn(double from, double to) {  // counter-clockwise, 0..2 pi
  const double angle = std::fmod(to - from, full_turn);
  return angle < 0 ? angle + full_turn : angle;
}

struct Angles {
  double first, second, third;
};
std::optional<Angles> angles_of(Point a, Point b, Point c) {
  const auto centre = centre_seen_from(a, b, c);
  if (!centre) return std::nullopt;  // a straight line is fixed well
  const auto angle = [&](Point p) { return std::atan2(p.y - a.y - centre->y, p.x - a.x - centre->x); };
  return Angles{angle(a), angle(b), angle(c)};
}

bool in_middle_third(Point a, Point b, Point c) {
  const auto at = angles_of(a, b, c);
  if (!at) return true;
  double part = turn(at->first, at->second), whole = turn(at->first, at->third);
  if (part > whole) {  // clockwise
    part = full_turn - part;
    whole = full_turn - whole;
  }
  return part >= whole / 3 - rounding && part <= whole * 2 / 3 + rounding;
}

bool apart(Point a, Point b, Point c) {
  const auto at = angles_of(a, b, c);
  if (!at) return true;
  const auto far = [](double from, double to) {
    const double angle = turn(from, to);
    return std::min(angle, full_turn - angle) >= full_turn / 6 - rounding;
  };
  return far(at->first, at->second) && far(at->second, at->third) && far(at->third, at->first);
}

}  // namespace

std::optional<Point> ill_fixed_arc(const CPLXMLNode& geometry) {
  const std::string_view name = geometry.pszValue;
  const bool circle = name == "Circle";
  if (circle || name == "Arc" || name == "ArcString") {
    std::vector<double> numbers;
    read_numbers(geometry, numbers);
    if (numbers.size() % 2 != 0) return std::nullopt;  // heights; the control points of cadastre and plans have none
    const auto point = [&](std::size_t i) { return Point{numbers[2 * i], numbers[2 * i + 1]}; };
    for (std::size_t i = 0; 2 * i + 5 < numbers.size(); i += 2) {
      const Point a = point(i), b = point(i + 1), c = point(i + 2);
      if (!(circle ? apart(a, b, c) : in_middle_third(a, b, c))) return b;
    }
    return std::nullopt;
  }
  for (const auto* node = geometry.psChild; node != nullptr; node = node->psNext) {
    if (node->eType != CXT_Element) continue;
    if (auto found = ill_fixed_arc(*node)) return found;
  }
  return std::nullopt;
}

}  // namespace flurwerk::geo
