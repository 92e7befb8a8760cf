// Announcing a permit to the public, after the project itself was announced: then third parties count as served, too.
// Legal basis: § 72 Abs. 4 HBO.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// The announcement of the project that a permit's would follow; nullptr: none that still stands.
const Announcement* announced_project(const Participation& participation);

struct AnnouncePermit {
  AnnouncementId announcement;
  std::string tenor;  // verfügender Teil; no names: it stands on a page that everybody reads
  std::string remedies_text;
  std::string place;  // where and when the whole notice can be read
};
// Refused: a decision that was not served or permits nothing, a project that was not announced, while another runs.
// The display is two weeks from the day after; the period for remedies of those who did not object follows it.
Decided announce_permit(const Application& application, const Participation& participation,
                        const AnnouncePermit& command, const Context& context);

}  // namespace flurwerk::participation
