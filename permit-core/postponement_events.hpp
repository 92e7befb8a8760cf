// What happens to the time of a decision beside its own period: postponement of an application, waiver of the deemed
// permit; events, as in event.hpp, which includes this. Basis: § 15 BauGB; Art. 68 Abs. 2 BayBO, § 58 Abs. 1a LBO.
#pragma once

#include <optional>
#include <string>

#include "permit-core/calendar/date.hpp"
#include "permit-core/deadline.hpp"

namespace flurwerk {

struct DecisionPostponed {  // Zurückstellung; of an exemption the vorläufige Untersagung, which stands equal to it
  std::string ground;       // id of PostponementGround: "plan"
  Date requested_on;        // the municipality's request, received by the authority
  std::optional<Date> known_since;  // the municipality's formal knowledge, where its request is bound to it
  std::string reason;
  std::string service;
  Date on;  // handed over
  Date served_on;
  Deadline until;                    // its last day; takes the place of the one it prolongs
  std::optional<Deadline> decision;  // by which the decision period ends where it rests meanwhile
  std::optional<Deadline> later;     // as CompletenessDeemed has it
};
struct PostponementEnded {
  Date last_day;
  std::string reason;  // of lifting it early; empty: its time was over
  std::string service;
  std::optional<Date> on;
  std::optional<Deadline> decision;
  std::optional<Deadline> later;
};
struct DeemedPermitWaived {  // Verzicht auf die Genehmigungsfiktion, by the applicant
  Date received_on;
  std::string basis;
};

}  // namespace flurwerk
