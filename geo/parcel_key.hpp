// Reads the spellings people use for a Flurstückskennzeichen, and writes it the way people read it.
// GeoInfoDok (AX_Flurstueck_Kerndaten.flurstueckskennzeichen): Land 2, Gemarkung 4, Flur 3, Zähler 5, Nenner 4,
// Folge 2.
#pragma once

#include <string>
#include <string_view>

#include "permit-core/id.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk::geo {

// The parts of a key; numbers without leading zeros, empty where the key has '_'.
struct ParcelParts {
  std::string land;         // "06"
  std::string gemarkung;    // "0123", always four digits
  std::string flur;         // "4"
  std::string numerator;    // "15"
  std::string denominator;  // "2"
  std::string suffix;       // Flurstücksfolge, "01"
};

// "060123004000150002__" in its 20 characters (also without trailing '_'), "060123-004-00015/002", "060123-4-15/2",
// "Gemarkung 0123 Flur 4 Flurstück 15/2", "Gemarkung 060123, Flurstück 15". A Gemarkung of four digits is completed
// with default_land; without one (empty) it is refused. Refusals: parcel-key-unreadable, parcel-key-land.
Result<ParcelKey> parse_parcel_key(std::string_view text, std::string_view default_land = "06");

// Splits a key of 20 characters. Refuses anything else.
Result<ParcelParts> split_parcel_key(const ParcelKey& key);

// Builds the key; refuses parts that are not numbers or do not fit their places.
Result<ParcelKey> join_parcel_key(const ParcelParts& parts);

// "060123-4-15/2"; without Flur "060123-15/2". A key that is none comes back as it is.
std::string short_parcel_name(const ParcelKey& key);

// "Gemarkung 060123, Flur 4, Flurstück 15/2"; gemarkung_name instead of the number when given.
std::string long_parcel_name(const ParcelKey& key, std::string_view gemarkung_name = {});

}  // namespace flurwerk::geo
