// What has happened after the decision: notices from the site, extension, expiry, correction, cancellation, service on
// others; events, as in event.hpp, which includes this. Basis: §§ 74 Abs. 7, 75, 84 HBO, §§ 42, 48, 49 HVwVfG.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit-core/calendar/date.hpp"
#include "permit-core/deadline.hpp"
#include "permit-core/id.hpp"

namespace flurwerk {

enum class SiteNoticeKind { start, shell, completion, early_use };
struct SiteNoticeGiven {  // Baubeginnsanzeige, Anzeige der Fertigstellung, Mitteilung der vorzeitigen Benutzung
  SiteNoticeKind notice;
  Date received_on;
  Date planned_on;                  // the day announced: beginning, completion, early use
  bool late;                        // nearer to that day than the law allows
  std::vector<Deadline> deadlines;  // waiting periods; the works or the use may begin after them
  PersonId site_manager;            // Bauleitung, with the notice of start
  PersonId contractor;              // Rohbauunternehmen, with the notice of start
};
struct WorksInterrupted {
  Date since;
  std::optional<Deadline> deadline;  // by which the works must go on; absent where the law names none
};
struct WorksResumed {
  Date on;
};
struct InspectionRecorded {  // Bauzustandsbesichtigung, Bauüberwachung
  Date on;
  std::string occasion;  // "shell", "completion", "other"
  std::string findings;
  bool defects;
};
struct ValidityExtensionRequested {
  Date received_on;  // before the period ended, or it is too late
  std::string reason;
};
struct ValidityExtensionDecided {
  bool granted;
  std::optional<Deadline> deadline;  // replaces the validity
  std::string reason;
  DocumentId notice;
  std::string service;
  Date served_on;
  std::vector<Deadline> remedies;
};
struct PermitExpired {  // confirmed by a person: whether works were begun is a fact that no computer sees
  Date expired_on;      // first day after the period
  DeadlineId deadline;
};
struct NoticeCorrected {  // obvious mistakes only, § 42 HVwVfG; no new period for remedies
  std::string wrong;
  std::string right;
  std::string reason;
  DocumentId notice;
};
enum class CancellationKind { withdrawal, revocation };  // Rücknahme § 48, Widerruf § 49 HVwVfG
struct PermitCancelled {
  CancellationKind kind;
  std::string ground;  // id of the law data: "unlawful", "condition-unmet", ...
  std::string basis;   // "§ 49 Abs. 2 Satz 1 Nr. 2 HVwVfG"
  std::string reasons;
  std::string hearing;  // when and how the holder was heard, or why not (§ 28 HVwVfG)
  Date known_on;        // the authority's knowledge of the facts: a year from here
  Date effective_on;    // may lie in the past for a withdrawal alone
  DocumentId notice;
  std::string service;
  Date served_on;
  std::vector<Deadline> deadlines;
};
struct AddresseeServed {  // further addressees of the decision, each with their own day and period
  std::string addressee;  // "e2"
  std::string role;       // "representative", "neighbour", "municipality"
  PersonId person;        // a row of its own, erasable; empty for an agency
  AgencyId agency;
  std::string service;
  Date on;         // handed over, posted, retrieved
  Date served_on;  // bekannt gegeben am
  std::vector<Deadline> deadlines;
};

}  // namespace flurwerk
