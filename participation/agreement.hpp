// An agency that agreed to the project before the procedure began: it need not be asked.
// Legal basis: § 70 Abs. 1 Satz 2 HBO.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

struct RecordAgreement {
  AgencyId agency;
  Act act;
  Date agreed_on;     // before the application was received
  DocumentId source;  // the agency's letter, filed in this case
};
// By the authority. Refused: a day that is not before the application, no letter, agreed or asked already.
Decided record_agreement(const Application& application, const Participation& participation,
                         const RecordAgreement& command, const Context& context);

// The agreement that makes asking this agency for this act needless; nullptr: none.
const AgreementRecorded* agreement_of(const Participation& participation, const AgencyId& agency, Act act);

}  // namespace flurwerk::participation
