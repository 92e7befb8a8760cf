#include "geo/findings_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace flurwerk::geo {
namespace {

using Json = nlohmann::ordered_json;

Json text(const Text& both) { return {{"de", both.de}, {"en", both.en}}; }

Json quantity(const std::optional<Quantity>& given) {
  if (!given) return nullptr;
  return {{"value", given->value}, {"unit", given->unit}};
}

// Tenths of a millimetre, in degrees as in metres.
double rounded(double value, Crs crs) {
  const double scale = crs == Crs::crs84 ? 1e9 : 1e4;
  return std::round(value * scale) / scale;
}

Json positions(const Line& line, Crs crs) {
  Json list = Json::array();
  for (const auto& point : from_25832(crs, line)) list.push_back({rounded(point.x, crs), rounded(point.y, crs)});
  return list;
}

Json rings(const Polygon& polygon, Crs crs) {
  Json list = Json::array({positions(polygon.outer, crs)});
  for (const auto& hole : polygon.holes) list.push_back(positions(hole, crs));
  return list;
}

Json geometry(const Evidence& mark, Crs crs) {
  if (mark.area.empty()) {
    if (mark.line.empty()) return nullptr;
    return {{"type", "LineString"}, {"coordinates", positions(mark.line, crs)}};
  }
  if (mark.area.size() == 1) return {{"type", "Polygon"}, {"coordinates", rings(mark.area.front(), crs)}};
  Json parts = Json::array();
  for (const auto& polygon : mark.area) parts.push_back(rings(polygon, crs));
  return {{"type", "MultiPolygon"}, {"coordinates", parts}};
}

Json evidence(const std::vector<Evidence>& marks, Crs crs) {
  Json collection{{"type", "FeatureCollection"}};
  if (crs != Crs::crs84) collection["crs"] = {{"type", "name"}, {"properties", {{"name", crs_urn(crs)}}}};
  collection["features"] = Json::array();
  for (const auto& mark : marks) {
    Json properties{{"role", mark.role}};
    for (const auto& [name, value] : mark.numbers) properties[name] = value;
    for (const auto& [name, value] : mark.words) properties[name] = value;
    collection["features"].push_back(
        {{"type", "Feature"}, {"geometry", geometry(mark, crs)}, {"properties", properties}});
  }
  return collection;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::fail: return "fail";
    case Verdict::warning: return "warning";
    case Verdict::not_checked: break;
  }
  return "not_checked";
}

Json finding_json(const Finding& one, Crs crs) {
  Json steps = Json::array();
  for (const auto& step : one.steps) steps.push_back(text(step));
  return {{"check", one.check},
          {"subject", one.subject},
          {"verdict", to_string(one.verdict)},
          {"legal_basis", one.legal_basis},
          {"measured", quantity(one.measured)},
          {"limit", quantity(one.limit)},
          {"tolerance", quantity(one.tolerance)},
          {"message", text(one.message)},
          {"steps", steps},
          {"evidence", evidence(one.evidence, crs)}};
}

std::string findings_to_json(std::span<const Finding> findings, Crs crs, std::string_view land, Date on) {
  Json list = Json::array();
  for (const auto& one : findings) list.push_back(finding_json(one, crs));
  const Json document{{"findings", list}, {"law", {{"land", land}, {"on", flurwerk::to_string(on)}}}};
  // Names come from strangers' files: bytes that are no UTF-8 must not stop the answer.
  return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace flurwerk::geo
