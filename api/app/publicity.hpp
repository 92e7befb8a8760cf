// Use cases about public announcements: announcing, withdrawing, objections through the page and on paper, what is on show.
// Basis: § 72 HBO; the rules stand in participation/publicity. The page names no person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "api/app/documents.hpp"
#include "participation/permit_announcement.hpp"
#include "participation/publicity.hpp"

namespace flurwerk::api {

Result<Done> announce_project(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, participation::AnnounceProject command);
Result<Done> withdraw_announcement(App& app, const Caller& caller, const Precondition& precondition,
                                   const ApplicationId& application,
                                   const participation::WithdrawAnnouncement& command);

// The public announcement of a served permit, § 72 Abs. 4.
Result<Done> announce_permit(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, participation::AnnouncePermit command);
struct ShownPermit {
  Case the_case;
  const participation::PermitAnnouncement* permit;  // of the_case
  const participation::Announcement* project;       // that it follows
};
Result<ShownPermit> shown_permit(const View& view, const AnnouncementId& id, Date today);

struct ObjectionInput {
  AnnouncementId announcement;
  Person person;
  std::string text;
  std::optional<Date> received_on;
  std::string entered_from;  // "paper", "mail"
  DocumentId source;
};
// By the authority, from paper.
Result<Done> enter_objection(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const ObjectionInput& input);

// What everybody may see of an announcement whose page is there today.
struct ShownAnnouncement {
  Case the_case;
  const participation::Announcement* announcement;  // of the_case
};
Result<ShownAnnouncement> shown_announcement(const View& view, const AnnouncementId& id, Date today);

// Through the page: needs a name and an address. Refused as "too-many" when a flood of them comes in one day.
Result<ObjectionId> object_by_page(App& app, const AnnouncementId& announcement, const Person& person,
                                   const std::string& text);

// What the public reads of a document that is laid out: what a clerk has covered since is covered from that moment on;
// nullptr: it is not laid out. Of shown.the_case.
const DocumentVersion* displayed_version(const ShownAnnouncement& shown, const DocumentId& document);
// Only what is on display, and only while it is.
Result<OpenedDocument> open_displayed(const App& app, const AnnouncementId& announcement, const DocumentId& document);

// What a document on display is called: by its kind, since titles and file names may hold names of persons.
std::string displayed_name(const FiledDocument& document, const LawAt& law, bool english);

}  // namespace flurwerk::api
