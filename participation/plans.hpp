// The plans (Bauvorlagen und Antragsinhalt) as they stood when somebody was asked or told: what a release was about.
// Basis: § 70 Abs. 1, §§ 71, 72 HBO. Who was told of one version is shown no later one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "permit-core/id.hpp"

namespace flurwerk::participation {

struct Plans {
  int draft_version = 0;  // of the application's content
  std::string content_sha256;
  std::string title;
  std::vector<ParcelKey> parcels;
  bool has_design = false;
  std::map<DocumentId, int> filed;  // newest version of each document
  int revision = 0;  // how often plans or their documents had changed by then: orders what came before and after
};

}  // namespace flurwerk::participation
