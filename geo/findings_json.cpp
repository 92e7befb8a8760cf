#include "geo/findings_json.hpp"

#include <nlohmann/json.hpp>

#include "geo/json_text.hpp"

namespace flurwerk::geo {
namespace {

// `"name":` with the comma that what stands before it needs.
void put_name(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ',';
  put_json_text(out, name);
  out += ':';
}

void put(std::string& out, std::string_view name, std::string_view text) {
  put_name(out, name);
  put_json_text(out, text);
}

void put(std::string& out, const Text& both) {
  out += '{';
  put(out, "de", both.de);
  put(out, "en", both.en);
  out += '}';
}

void put(std::string& out, std::string_view name, const std::optional<Quantity>& given) {
  put_name(out, name);
  if (!given) {
    out += "null";
    return;
  }
  out += R"({"value":)";
  put_number(out, given->value);
  put(out, "unit", given->unit);
  out += '}';
}

// "[", each with `one`, commas between, "]".
template <class List, class One>
void put_list(std::string& out, const List& list, One one) {
  out += '[';
  for (const auto& item : list) {
    if (out.back() != '[') out += ',';
    one(item);
  }
  out += ']';
}

// Tenths of a millimetre, in degrees as in metres.
void put_positions(std::string& out, const Line& line, Crs crs) {
  const int digits = crs == Crs::crs84 ? 9 : 4;
  bool first = true;
  out += '[';
  for (const auto& point : from_25832(crs, line)) {
    out += first ? "[" : ",[";
    first = false;
    put_fixed(out, point.x, digits);
    out += ',';
    put_fixed(out, point.y, digits);
    out += ']';
  }
  out += ']';
}

void put_rings(std::string& out, const Polygon& polygon, Crs crs) {
  out += '[';
  put_positions(out, polygon.outer, crs);
  for (const auto& hole : polygon.holes) {
    out += ',';
    put_positions(out, hole, crs);
  }
  out += ']';
}

void put_geometry_of(std::string& out, const Evidence& mark, Crs crs) {
  if (mark.area.empty() && mark.line.empty()) {
    out += "null";
    return;
  }
  out += R"({"type":")";
  if (mark.area.empty()) {
    out += R"(LineString","coordinates":)";
    put_positions(out, mark.line, crs);
  } else if (mark.area.size() == 1) {
    out += R"(Polygon","coordinates":)";
    put_rings(out, mark.area.front(), crs);
  } else {
    out += R"(MultiPolygon","coordinates":)";
    bool first = true;
    for (const auto& polygon : mark.area) {
      out += first ? '[' : ',';
      first = false;
      put_rings(out, polygon, crs);
    }
    out += ']';
  }
  out += '}';
}

void put_evidence(std::string& out, const std::vector<Evidence>& marks, Crs crs) {
  out += R"({"type":"FeatureCollection")";
  if (crs != Crs::crs84) {
    out += R"(,"crs":{"type":"name","properties":{)";
    put(out, "name", crs_urn(crs));
    out += "}}";
  }
  out += R"(,"features":)";
  put_list(out, marks, [&](const Evidence& mark) {
    out += R"({"type":"Feature","geometry":)";
    put_geometry_of(out, mark, crs);
    out += R"(,"properties":{)";
    put(out, "role", mark.role);
    for (const auto& [name, value] : mark.numbers) {
      put_name(out, name);
      put_number(out, value);
    }
    for (const auto& [name, value] : mark.words) put(out, name, value);
    out += "}}";
  });
  out += '}';
}

void put_finding(std::string& out, const Finding& one, Crs crs) {
  out += '{';
  put(out, "check", one.check);
  put(out, "subject", one.subject);
  put(out, "verdict", to_string(one.verdict));
  put(out, "legal_basis", one.legal_basis);
  put(out, "measured", one.measured);
  put(out, "limit", one.limit);
  put(out, "tolerance", one.tolerance);
  put_name(out, "message");
  put(out, one.message);
  put_name(out, "steps");
  put_list(out, one.steps, [&](const Text& step) { put(out, step); });
  put_name(out, "evidence");
  put_evidence(out, one.evidence, crs);
  out += '}';
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

nlohmann::ordered_json finding_json(const Finding& one, Crs crs) {
  std::string text;
  put_finding(text, one, crs);
  return nlohmann::ordered_json::parse(text);
}

std::string findings_to_json(std::span<const Finding> findings, Crs crs, std::string_view land, Date on) {
  std::string out;
  out.reserve(findings.size() * 1024);
  out += R"({"findings":)";
  put_list(out, findings, [&](const Finding& one) { put_finding(out, one, crs); });
  out += R"(,"law":{)";
  put(out, "land", land);
  put(out, "on", flurwerk::to_string(on));
  out += "}}";
  return out;
}

}  // namespace flurwerk::geo
