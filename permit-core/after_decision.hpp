// Commands about a decision that has been served: further addressees, correction, withdrawal and revocation.
// Legal basis: § 74 Abs. 6 HBO, §§ 28, 39, 41, 42, 48, 49 HVwVfG (read in the federal text).
#pragma once

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"
#include "permit-core/decision.hpp"

namespace flurwerk {

// What every notice is served by: the day it is known, and the period for remedies from it. `subject` names whose it is.
struct ServedNotice {
  Date served_on;
  std::vector<Deadline> deadlines;
};
Result<ServedNotice> serve_notice(const Application& application, Service service, Date on, const std::string& subject,
                                  const Context& context);

struct ServeAddressee {
  std::string role;  // "representative", "neighbour", "municipality"
  PersonId person;   // of a representative or neighbour
  AgencyId agency;   // of a municipality
  Service service;
  Date on;
};
// Each has a day of service and a period of their own; who was not served has no such period.
Decided serve_addressee(const Application& application, const ServeAddressee& command, const Context& context);

struct CorrectNotice {
  std::string wrong;
  std::string right;
  std::string reason;  // why it is obvious
  DocumentId notice;
};
Decided correct_notice(const Application& application, const CorrectNotice& command, const Context& context);

struct CancelPermit {
  std::string ground;  // id of the law data's cancellation grounds
  std::string reasons;
  std::string hearing;
  Date known_on;
  Date effective_on;
  Service service;
  Date on;
  DocumentId notice;
};
// Refused: a year after the authority knew the facts, an effect in the past for a lawful permit, no reasons, no hearing.
Decided cancel_permit(const Application& application, const CancelPermit& command, const Context& context);

}  // namespace flurwerk
