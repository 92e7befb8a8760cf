// The plot (Baugrundstück) of a design on a site, how it was found, and the land around it that setback areas may use.
// Basis: HBO § 4 Abs. 2 (several parcels as one plot), § 6 Abs. 2 (public land up to its middle, Baulasten).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/design.hpp"
#include "geo/finding.hpp"
#include "geo/site.hpp"

namespace flurwerk::geo {

enum class PlotSource {
  drawn,    // the document's own plot
  named,    // parcels named by the document, by the caller, or marked as own
  touched,  // parcels that the buildings lie on, found by overlap
  unknown,  // neither plot nor cadastre, or no parcel under any building
};

struct PlanPart {  // what a plan area has of the plot
  const PlanArea* plan;
  MultiPolygon area;
};

struct Plot {
  PlotSource source = PlotSource::unknown;
  MultiPolygon area;                       // EPSG:25832, m
  std::vector<const Parcel*> parcels;      // that make it up; empty if drawn
  std::vector<const Parcel*> neighbours;   // all other parcels of the site
  std::vector<ParcelKey> missing;          // named, but not in the cadastre that was given
  std::optional<double> official_area_m2;  // amtliche Fläche, if known for all of it
  std::vector<PlanPart> planned;           // of the plan areas that fix a measure: GRZ, GFZ or BMZ
  MultiPolygon planned_area;               // all of these together
};

// `thin_m`: an overlap thinner than this does not make a parcel part of the plot.
Plot plot_of(const Design& design, const Site& site, double thin_m);

// The mark of the plot on the map.
Evidence plot_evidence(const Plot& plot);

// Label of a parcel for people: its label, else its key.
const std::string& shown_name(const Parcel& parcel);

}  // namespace flurwerk::geo
