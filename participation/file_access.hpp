// Inspection of the file (Akteneinsicht): letting somebody outside read chosen documents by a personal link.
// Legal basis: § 29 HVwVfG for parties, § 30 HVwVfG for secrets; a claim of others the clerk names, nothing here decides it.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// The refusal for an unknown inspection.
Refusal no_such_access();

struct GrantFileAccess {
  FileAccessId access;
  PersonId person;
  std::string capacity;                    // id of LawAt::file_access
  std::string reason;                      // needed where the capacity asks for one
  std::vector<ReleasedDocument> released;  // each in one version
  Date until;                              // the last day
};
// Refused: an unknown capacity, no document, one that is not on file in that version or is named twice, a last day that
// is over or later than the capacity's longest duration.
Decided grant_file_access(const Application& application, const Participation& participation,
                          const GrantFileAccess& command, const Context& context);
// The last day that may be named today.
Result<Date> latest_file_access(const FileAccessCapacity& capacity, const Context& context);

// The list was read, or the document. Noted once a day: then nothing is to record. Refused: ended, or its last day over;
// a document that was not released to it.
Decided use_file_access(const Application& application, const Participation& participation, const FileAccessId& access,
                        const DocumentId& document, const Context& context);
// Refused as "file-access-ended" unless it may be used on this day.
Result<const FileAccess*> open_file_access(const Application& application, const Participation& participation,
                                           const FileAccessId& access, Date today);

struct EndFileAccess {
  FileAccessId access;
  std::string reason;
};
Decided end_file_access(const Application& application, const Participation& participation,
                        const EndFileAccess& command, const Context& context);

}  // namespace flurwerk::participation
