// What the checks share: tolerance, blank findings, standard sentences. Internal to geo.
// Basis: architecture rule 5, three verdicts, never two.
#pragma once

#include <string>

#include "geo/checks/checks.hpp"
#include "geo/plot.hpp"
#include "geo/words.hpp"

namespace flurwerk::geo {

inline constexpr Tolerance tolerance{};

// Measured values are reported to a tenth of a millimetre; what is finer is arithmetic noise.
double reported(double value);

Finding blank(std::string check, std::string subject, std::string basis);  // a pass without a word yet
Finding not_checked(std::string check, std::string subject, std::string basis, const Text& why);

// Larger than the tolerance in area and in depth?
bool exceeds(double area_m2, double depth_m);

// Sets measured, limit and tolerance; fails what is larger than the limit by more than the tolerance.
void at_most(Finding& finding, double measured, double limit, double slack, const char* unit);
void at_least(Finding& finding, double measured, double limit, double slack, const char* unit);
// " Der Wert liegt innerhalb der Toleranz seiner Grenze." where measured and limit are that close, else nothing.
Text near_limit(const Finding& finding);

bool is_building(const Structure& structure);      // building, garage or shed: what has walls and stands on a plot
bool is_ancillary(const Structure& structure);     // garage, shed, parking, driveway, installation
bool is_installation(const Structure& structure);  // fence, retaining wall, wood store, solar panels, heat pump

// "liegt auf Flurstück A (1,20 m²) und B (0,10 m²)": neighbours that an area lies on, largest first.
struct Share {
  const Parcel* parcel;
  double area_m2;
};
std::vector<Share> shares(const MultiPolygon& area, const std::vector<const Parcel*>& parcels);
Text shares_in_words(const std::vector<Share>& shares);

Evidence structure_evidence(const Structure& structure);
Text terrain_in_words(const Structure& structure);  // given, or assumed to be level: always said
Text quoted(const std::string& name);

// Why no plot is known, as a sentence.
Text plot_unknown(const Site& site);

}  // namespace flurwerk::geo
