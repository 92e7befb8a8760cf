// What is written to one another in a file, and who else was let read it; for event.hpp.
// Legal basis: § 29 HVwVfG (inspection of files by the parties), § 30 HVwVfG (secrets), Art. 5 Abs. 2 DSGVO (accountability).
#pragma once

#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/id.hpp"
#include "permit-core/release.hpp"

namespace flurwerk {

// A message between applicant, authority and agencies. The authority reads every one. The words stand beside the log,
// so that they can be erased; their salted hash proves them while they are there.
struct MessageSent {
  MessageId message;
  std::string side;                   // who wrote: "authority", "applicant", "agency"
  bool to_applicant;                  // the applicant's side reads it
  std::vector<AgencyId> to_agencies;  // these read it, the writer's included
  std::string digest;                 // SHA-256 of salt and text
};

// Akteneinsicht: who was let read what, on which ground, until when; by a personal link.
struct FileAccessGranted {
  FileAccessId access;
  PersonId person;       // a row of its own, erasable
  std::string capacity;  // id of the law data's list of those entitled: "party", "representative", ...
  std::string basis;     // "§ 29 Abs. 1 HVwVfG"
  std::string reason;
  std::vector<ReleasedDocument> released;  // in the version that may be read
  Date until;                              // the last day
};
struct FileAccessUsed {  // the first time on a day that the list, or one document, was read
  FileAccessId access;
  DocumentId document;  // empty: the list
  int version;
};
struct FileAccessEnded {  // before its last day
  FileAccessId access;
  std::string reason;
};

}  // namespace flurwerk
