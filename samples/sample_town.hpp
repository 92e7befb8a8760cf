// Loads Lindenau into an empty data folder: geodata, authorities, agencies, accounts, and applications on their way.
// Every step is taken through the use cases, by the people who would take it, at a moment of the past months.
#pragma once

#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/jobs/mail_route.hpp"

namespace flurwerk::samples {

// The invented by-law of Lindenau on parking spaces, for DIR/parking/060999.json.
extern const char* const parking_by_law;
// The invented fee by-law and a wording of the sample authority, for DIR/fees and DIR/text-blocks/<authority>.json.
std::string authority_id();
extern const char* const fee_by_law;
extern const char* const own_text_blocks;
// Who its XBau messages of the statistics go to, invented likewise, for DIR/statistics/<authority>.json.
extern const char* const statistics_office;

// A page that needs no account, for the start to name: of a signed link to a request, in one of its states.
struct DemoLink {
  std::string kind;  // "open", "answered", "expired", "withdrawn", "replaced", "inspection"
  Text name;
  std::string path;  // "/l/..."
};

struct Loaded {
  std::vector<api::DemoAccount> accounts;
  std::vector<DemoLink> links;
  int parcels = 0, buildings = 0, applications = 0;
};

// Refused: a folder that is not empty. `today` is the moment up to which the stories run; their mail goes to `post`.
Result<Loaded> load_sample_town(api::Store& store, api::DocumentStore& documents, const api::Renderer& renderer,
                                api::MailRoute& post, Instant today);

}  // namespace flurwerk::samples
