// Agencies that a rule of the law names, whom nobody asked and nobody left out with a reason.
// Legal basis: § 70 Abs. 1 HBO and the act each rule names. What could not be checked is no such rule.
#pragma once

#include <vector>

#include "participation/participation.hpp"
#include "participation/suggest.hpp"

namespace flurwerk::participation {

struct NamedAgency {
  Suggestion suggestion;
  AgencyId agency;  // of the register; empty: it has none of this kind
};

// By a request, or by an agreement given before the procedure.
bool is_asked(const Participation& participation, const NamedAgency& named);
// Settled by a request (one withdrawn with a reason included), by an agreement given before the procedure, or by having been
// left out with a reason, every rule of it.
bool is_settled(const Participation& participation, const NamedAgency& named);

// `formal`: acts without which nothing can be granted; otherwise opinions. Their `what` names rule and provision.
std::vector<OpenAct> not_asked(const Participation& participation, const std::vector<NamedAgency>& named, bool formal);

}  // namespace flurwerk::participation
