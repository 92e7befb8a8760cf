#include "geo/checks/findings.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geos.hpp"

namespace flurwerk::geo {

double reported(double value) { return std::round(value * 1e4) / 1e4; }

Finding blank(std::string check, std::string subject, std::string basis) {
  return {std::move(check), std::move(subject), Verdict::pass, std::move(basis), {}, {}, {}, {}, {}, {}};
}

Finding not_checked(std::string check, std::string subject, std::string basis, const Text& why) {
  auto finding = blank(std::move(check), std::move(subject), std::move(basis));
  finding.verdict = Verdict::not_checked;
  finding.message = Text{"Nicht geprüft, weil ", "Not checked, because "} + why + ".";
  return finding;
}

bool exceeds(double area, double depth) { return area > tolerance.area_m2 && depth > tolerance.length_m; }

namespace {

void quantities(Finding& finding, double measured, double limit, double slack, const char* unit) {
  finding.measured = Quantity{reported(measured), unit};
  finding.limit = Quantity{reported(limit), unit};
  finding.tolerance = Quantity{slack, unit};
}

}  // namespace

void at_most(Finding& finding, double measured, double limit, double slack, const char* unit) {
  quantities(finding, measured, limit, slack, unit);
  if (measured > limit + slack) finding.verdict = Verdict::fail;
}

void at_least(Finding& finding, double measured, double limit, double slack, const char* unit) {
  quantities(finding, measured, limit, slack, unit);
  if (measured < limit - slack) finding.verdict = Verdict::fail;
}

Text near_limit(const Finding& finding) {
  if (!finding.measured || !finding.limit || !finding.tolerance || finding.tolerance->value <= 0) return {};
  if (std::abs(finding.measured->value - finding.limit->value) > finding.tolerance->value) return {};
  return {" Der Wert liegt innerhalb der Toleranz an seiner Grenze.", " The value lies within tolerance of its limit."};
}

bool is_building(const Structure& structure) {
  return structure.kind == Kind::building || structure.kind == Kind::garage || structure.kind == Kind::shed;
}

bool is_ancillary(const Structure& structure) {
  return structure.kind == Kind::garage || structure.kind == Kind::shed || structure.kind == Kind::parking ||
         structure.kind == Kind::driveway || is_installation(structure);
}

bool is_installation(const Structure& structure) {
  switch (structure.kind) {
    case Kind::fence:
    case Kind::retaining_wall:
    case Kind::wood_store:
    case Kind::solar:
    case Kind::heat_pump: return true;
    default: return false;
  }
}

std::vector<Share> shares(const MultiPolygon& area, const std::vector<const Parcel*>& parcels) {
  std::vector<Share> found;
  if (area.empty()) return found;
  const auto box = bounds(area);
  for (const auto* parcel : parcels) {
    if (!overlap(box, bounds(parcel->area))) continue;
    const double common = overlap_m2(area, parcel->area);
    if (common > tolerance.area_m2 / 10) found.push_back({parcel, common});
  }
  std::sort(found.begin(), found.end(), [](const Share& a, const Share& b) { return a.area_m2 > b.area_m2; });
  return found;
}

Text shares_in_words(const std::vector<Share>& shares) {
  Text words;
  for (std::size_t i = 0; i < shares.size() && i < 5; ++i) {
    if (i > 0) words = words + ", ";
    words = words + both(shown_name(*shares[i].parcel)) + " (" + decimal(shares[i].area_m2, 2) + " m²)";
  }
  return words;
}

Evidence structure_evidence(const Structure& structure) {
  return {"building", structure.area, {}, {{"area_m2", reported(area_m2(structure.area))}}, {{"name", structure.name}}};
}

Text terrain_in_words(const Structure& structure) {
  if (structure.terrain_known)
    return {"Höhen über dem Gelände, wie es an den Gebäudeecken angegeben ist, dazwischen geradlinig.",
            "Heights above the terrain as given at the building's corners, straight between them."};
  return {"Ebenes Gelände angenommen: Höhen über Gelände wie angegeben.",
          "Level terrain assumed: heights above terrain as given."};
}

Text quoted(const std::string& name) { return {"\"" + name + "\"", "\"" + name + "\""}; }

Text plot_unknown(const Site& site) {
  if (!site.parcels)
    return {"weder ein Grundstück gezeichnet noch ein Kataster vorhanden ist",
            "neither a plot is drawn nor a cadastre given"};
  return {"kein Flurstück als Grundstück feststeht", "no parcel is known to be the plot"};
}

}  // namespace flurwerk::geo
