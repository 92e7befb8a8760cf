// Between whom XBau messages of the statistics go, and the code lists that XBau leaves to those two: an operator's file of
// an authority. Basis: § 6 HBauStatG; XBau 2.6, Nachrichtenkopf.G2G, Code.VerfahrensartAnStatistik.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/law/sourced.hpp"

namespace flurwerk {

struct StatisticsOffice : Sourced {
  struct Party {
    std::string directory;          // code of the Verzeichnisdienst: "DVDV"
    std::string directory_version;  // of the list of them: "3"
    std::string id;                 // "sts:06000000": as registered there
    std::string name;
  };
  Party author;                // the building authority
  Party reader;                // the statistical office of the Land
  std::string procedures_uri;  // list of kinds of procedure that both agreed on
  std::string procedures_version;
  std::map<std::string, std::string> procedures;  // "simplified" -> its code
  std::string lands_version;                      // version of the list of Länder
  std::string municipalities_version;             // of the list of municipalities (amtlicher Gemeindeschlüssel)
};

// The authority's own file, dated rows as in the law data; `name` is what a refusal calls the file.
Result<std::vector<StatisticsOffice>> read_statistics_offices(std::string_view json_text, const std::string& name);

}  // namespace flurwerk
