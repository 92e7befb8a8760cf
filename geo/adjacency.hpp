// Which parcels adjoin a plot, how long the common boundary is, and which findings reach onto each of them.
// Basis: § 71 HBO (the neighbourhood is whoever a provision protects); ALKIS draws common boundaries with common points.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/finding.hpp"
#include "geo/site.hpp"

namespace flurwerk::geo {

struct Concern {  // a finding that is not met, and whose marks lie on this parcel
  std::string check;
  std::string subject;      // the building
  std::string legal_basis;  // "§ 6 Abs. 2, 4, 5, 10 HBO"
  double area_m2 = 0;       // of the marks on this parcel
  double depth_m = 0;       // how far the farthest of them reaches beyond the plot; 0: not measured
};

struct Adjoining {
  ParcelKey key;
  std::string label;
  PublicUse public_use = PublicUse::none;
  double boundary_m = 0;  // in common with the plot; 0: a corner only, or not touching at all
  std::vector<Concern> concerns;
};

// Parcels of the site that touch the plot or that a finding reaches onto; those concerned first, then by length of the
// common boundary, then by key. The plot's own parcels are left out. Lines closer than `tolerance_m` are the same.
std::vector<Adjoining> adjoining_parcels(const MultiPolygon& plot, const std::vector<ParcelKey>& own, const Site& site,
                                         std::span<const Finding> findings, double tolerance_m = 0.05);

// Length of the plot's outline along which the other area runs, within the tolerance, in metres.
double common_boundary_m(const MultiPolygon& plot, const MultiPolygon& other, double tolerance_m = 0.05);

}  // namespace flurwerk::geo
