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

Finding not_checked(std::string check, std::string subject, std::string basis, Text why);

// Larger than the tolerance in area and in depth?
bool exceeds(double area_m2, double depth_m);

// "liegt auf Flurstück A (1,20 m²) und B (0,10 m²)": neighbours that an area lies on, largest first.
struct Share {
  const Parcel* parcel;
  double area_m2;
};
std::vector<Share> shares(const MultiPolygon& area, const std::vector<const Parcel*>& parcels);
Text shares_in_words(const std::vector<Share>& shares);

Evidence structure_evidence(const Structure& structure);
Text quoted(const std::string& name);

// Why no plot is known, as a sentence.
Text plot_unknown(const Site& site);

}  // namespace flurwerk::geo
