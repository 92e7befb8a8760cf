// Takes apart what people type to find a parcel: "Neuwerk Flur 3 Flurstück 12/4", "Neuwerk 3 12/4", "12/4", "0634".
// Basis: spellings of GeoInfoDok and of land registers; a whole key is geo/parcel_key.hpp's business.
#pragma once

#include <string>
#include <string_view>

namespace flurwerk::api {

struct ParcelSearch {
  std::string key_prefix;  // digits and '_' only; then everything else is empty
  std::string name;        // of the Gemarkung, folded; may be its beginning
  std::string gemarkung;   // its number
  std::string flur;
  std::string numerator;
  std::string denominator;
};

ParcelSearch read_parcel_search(std::string_view text);

// Folded, and streets as the register writes them: "Gartenstr.5" and "Gartenstraße 5" are "gartenstrasse 5".
std::string read_address_search(std::string_view text);

}  // namespace flurwerk::api
