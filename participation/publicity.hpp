// Announcing a project to the public and taking objections.
// Legal basis: § 72 Abs. 1 to 3 HBO; Abs. 4 stands in permit_announcement.hpp.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// The refusal for an announcement that is unknown, withdrawn or over.
Refusal no_such_announcement();

struct AnnounceProject {
  AnnouncementId announcement;
  std::string ground;              // id of AnnouncementGround
  std::optional<Date> applied_on;  // by the principal, where the ground takes an application
  std::string subject;             // no names: it stands on a page that everybody reads
  std::string place;               // where and when the papers can be read
  std::vector<DocumentId> released;
  Date display_from;  // first day of the display: after today
};
// Refused: a ground the law does not list, an application that is missing (Abs. 1), a display that begins in the past,
// letters of neighbours among the documents, while another announcement runs.
Decided announce_project(const Application& application, const Participation& participation,
                         const AnnounceProject& command, const Context& context);

struct WithdrawAnnouncement {
  AnnouncementId announcement;
  std::string reason;
};
// Of the project or of the permit; refused when it is over.
Decided withdraw_announcement(const Application& application, const Participation& participation,
                              const WithdrawAnnouncement& command, const Context& context);

struct RaiseObjection {
  ObjectionId objection;
  AnnouncementId announcement;
  PersonId person;
  std::string text;
  std::optional<Date> received_on;  // of what came on paper; else today
  std::string entered_from;         // "page", "paper", "mail"
  DocumentId source;                // of paper and mail: the letter, on file
};
// Through the page as long as it is there; on paper until the decision, marked late after the period.
Decided raise_objection(const Application& application, const Participation& participation,
                        const RaiseObjection& command, const Context& context);

}  // namespace flurwerk::participation
