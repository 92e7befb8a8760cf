// Parcels as people call them: by the name of their Gemarkung, where the cadastre gives one, else by its number.
#pragma once

#include <string>
#include <vector>

#include "api/app/ports/parcel_index.hpp"

namespace flurwerk::api {

std::string parcel_name(const ParcelIndex& index,
                        const ParcelKey& key);  // "Gemarkung Lindenau, Flur 4, Flurstück 15/2"
std::string parcel_names(const ParcelIndex& index, const std::vector<ParcelKey>& parcels);  // joined by ", "

}  // namespace flurwerk::api
