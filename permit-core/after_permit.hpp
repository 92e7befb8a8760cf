// Commands after the permit: notices of start and completion, interruption, inspections, validity and expiry.
// Legal basis: § 64 Abs. 3 Satz 7, § 74 Abs. 7, §§ 75, 83, 84 HBO.
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"
#include "permit-core/decision.hpp"

namespace flurwerk {

struct GiveSiteNotice {
  SiteNoticeKind notice;
  Date received_on;       // by the authority; not after today
  Date planned_on;        // the day announced
  PersonId site_manager;  // with the notice of start (§ 75 Abs. 4 HBO); the caller stores the persons
  PersonId contractor;
};
// A notice that comes late is recorded as late, never refused: it is a fact. Refused: a start before the permit or after
// its validity, a notice of start without those whom § 75 Abs. 4 wants named.
Decided give_site_notice(const Application& application, const GiveSiteNotice& command, const Context& context);

struct InterruptWorks {
  Date since;
};
Decided interrupt_works(const Application& application, const InterruptWorks& command, const Context& context);
struct ResumeWorks {
  Date on;
};
// Refused as "permit-lapsed" once the interruption has lasted too long.
Decided resume_works(const Application& application, const ResumeWorks& command, const Context& context);

struct RecordInspection {
  Date on;
  std::string occasion;  // "shell", "completion", "other"
  std::string findings;
  bool defects;
};
Decided record_inspection(const Application& application, const RecordInspection& command, const Context& context);

struct RequestValidity {
  Date received_on;
  std::string reason;  // may be empty: the statute asks for an application, not for reasons
};
// Refused as "period-over": received after the permit had lapsed.
Decided request_validity(const Application& application, const RequestValidity& command, const Context& context);

struct DecideValidity {
  bool granted;
  Period by;           // of a grant; at most what the law allows at a time
  std::string reason;  // required for a refusal
  Service service;
  Date on;
  DocumentId notice;
};
Decided decide_validity(const Application& application, const DecideValidity& command, const Context& context);

// The validity or an interruption is over and nobody has applied in time.
Decided confirm_expiry(const Application& application, const Context& context);

// The deadline by which the works must be begun, as it now stands, run out or not; nullptr: none.
const TrackedDeadline* validity_of(const Application& application, const Context& context);

}  // namespace flurwerk
