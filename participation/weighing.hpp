// Weighing (Abwägung) what agencies asked for: each condition is taken over, adapted or rejected, with a reason.
// Legal basis: § 74 Abs. 4 HBO, § 36 HVwVfG; § 39 HVwVfG (reasons).
#pragma once

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// A reason is needed unless the condition is taken over as it stands.
Decided weigh_conditions(const Application& application, const Participation& participation,
                         const std::vector<Weighing>& weighings, const Context& context);

// A condition of an agency, or an objection, on which nobody has decided. What came late is disregarded (§ 70 Abs. 1
// Satz 4 HBO) and counts no more than a statement that was asked for again; late objections count, no statute shuts them out.
struct Unweighed {
  AgencyId agency;  // empty: an objection
  Text what;        // "Nebenbestimmung 3", as numbered in the synopsis; "Einwendung von Nachbar 2"
};
// `taken`: conditions of the decision, which are decided on by standing there.
std::vector<Unweighed> unweighed(const Participation& participation, const std::vector<Condition>& taken);

}  // namespace flurwerk::participation
