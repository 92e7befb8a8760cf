// A design document written in a test, in local metres (EPSG:25832), and what the checks say about it.
// The documents go through read_design and the checks through run_checks: the public doors only.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "geo/checks/checks.hpp"
#include "geo/design.hpp"
#include "geo/findings_json.hpp"

namespace flurwerk::geo {

inline std::string json_ring(const std::vector<Point>& corners) {
  std::ostringstream out;
  out.precision(17);
  out << "[";
  for (std::size_t i = 0; i <= corners.size(); ++i) {
    const auto& corner = corners[i % corners.size()];
    out << (i ? "," : "") << "[" << corner.x << "," << corner.y << "]";
  }
  out << "]";
  return out.str();
}

inline std::vector<Point> box(double min_x, double min_y, double max_x, double max_y) {
  return {{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}};
}

inline MultiPolygon area_of(std::vector<Point> corners) {
  corners.push_back(corners.front());
  return {{corners, {}}};
}

class Draft {
 public:
  // `more`: further members of properties, each with its leading comma.
  Draft& add(const std::string& kind, const std::vector<Point>& corners, const std::string& more = {}) {
    features_ += (features_.empty() ? "" : ",") +
                 ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + json_ring(corners)) +
                 "]},\"properties\":{\"kind\":\"" + kind + "\"" + more + "}}";
    return *this;
  }
  Draft& plot(const std::vector<Point>& corners, const std::string& more = {}) { return add("plot", corners, more); }

  std::string json() const {
    return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG:"
           ":25832\"}},\"features\":[" +
           features_ + "]}";
  }

  Design design() const {
    auto read = read_design(json());
    if (!read) ADD_FAILURE() << read.error().code << " " << read.error().field << ": " << read.error().text.en;
    return read ? *read : Design{};
  }

 private:
  std::string features_;
};

inline LawAt hesse(const char* day = "2026-06-01") {
  auto law = LawBook::builtin().at("HE", *parse_date(day));
  if (!law) ADD_FAILURE() << law.error().text.en;
  return law ? *law : LawAt{};
}

// The finding of one check about one subject (empty: the first one).
inline Finding finding_of(const std::vector<Finding>& findings, const std::string& check,
                          const std::string& subject = {}) {
  for (const auto& finding : findings)
    if (finding.check == check && (subject.empty() || finding.subject == subject)) return finding;
  ADD_FAILURE() << "no finding " << check << " for " << subject;
  return {};
}

inline Finding check(const Draft& draft, const std::string& id, const Site& site = {},
                     const std::string& subject = {}) {
  return finding_of(run_checks(draft.design(), site, hesse()), id, subject);
}

inline double number_of(const Evidence& mark, const std::string& name) {
  for (const auto& [key, value] : mark.numbers)
    if (key == name) return value;
  ADD_FAILURE() << "no number " << name;
  return 0;
}

// The setback marks of a wall, in order.
inline std::vector<Evidence> setbacks_of(const Finding& finding, int wall) {
  std::vector<Evidence> found;
  for (const auto& mark : finding.evidence)
    if (mark.role == "setback" && number_of(mark, "wall") == wall) found.push_back(mark);
  return found;
}

inline std::vector<double> depths_of(const Finding& finding, int wall) {
  std::vector<double> depths;
  for (const auto& mark : setbacks_of(finding, wall)) depths.push_back(number_of(mark, "depth_m"));
  return depths;
}

inline std::ostream& operator<<(std::ostream& out, Verdict verdict) { return out << to_string(verdict); }

}  // namespace flurwerk::geo
