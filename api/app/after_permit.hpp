// Use cases after the decision: notices of the site, validity, expiry, further addressees, correction, cancelling.
// Basis: §§ 74 Abs. 6, 7, 75, 84 HBO, §§ 41, 42, 48, 49 HVwVfG; the rules themselves stand in permit-core.
#pragma once

#include <optional>
#include <string>

#include "api/app/change.hpp"
#include "permit-core/after_decision.hpp"
#include "permit-core/after_permit.hpp"

namespace flurwerk::api {

struct SiteNoticeInput {
  SiteNoticeKind notice;
  Date received_on;
  Date planned_on;
  std::optional<Person> site_manager, contractor;
};
// An applicant's own notice is received today, whatever they write.
Result<Done> give_site_notice(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const SiteNoticeInput& input);
Result<Done> interrupt_works(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, Date since);
Result<Done> resume_works(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, Date on);
Result<Done> record_inspection(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, const RecordInspection& command);
Result<Done> request_validity(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const RequestValidity& command);
// Files the certificate of a permit that is deemed granted; the id done is that of the document.
Result<Done> certify_permit(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application);
Result<Done> confirm_expiry(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application);

// These three render a notice of their own, file it and serve it by the same stroke; `notice` of the command is ignored.
Result<Done> decide_validity(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const DecideValidity& command);
Result<Done> correct_notice(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application, const CorrectNotice& command);
Result<Done> cancel_permit(App& app, const Caller& caller, const Precondition& precondition,
                           const ApplicationId& application, const CancelPermit& command);

struct AddresseeInput {
  std::string role;              // "representative", "neighbour", "municipality"
  std::optional<Person> person;  // of a representative without an account here, or of a neighbour
  AgencyId agency;
  Service service;
  Date on;
};
Result<Done> serve_addressee(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const AddresseeInput& input);

}  // namespace flurwerk::api
