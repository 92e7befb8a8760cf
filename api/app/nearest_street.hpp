// Which street is nearest to a place: the cadastre's traffic land with its name, or else the nearest address.
// Basis: ALKIS Lagebezeichnung of parcels that streets cover.
#pragma once

#include <optional>
#include <string>

#include "api/app/ports/parcel_index.hpp"

namespace flurwerk::api {

struct NearestStreet {
  std::string name;       // "Mühlweg"; of an address as it stands there: "Mühlweg 12"
  double distance_m = 0;  // to the traffic land, or to the parcel of the address; 0 on or beside it
  ParcelKey parcel;
  bool is_address = false;
};

// Looks up to 500 m far. Traffic land wins over an address wherever there is any.
std::optional<NearestStreet> nearest_street(const ParcelIndex& index, geo::Point place);
std::optional<NearestStreet> nearest_street(const ParcelIndex& index, const geo::MultiPolygon& land);

}  // namespace flurwerk::api
