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

}  // namespace flurwerk::participation
