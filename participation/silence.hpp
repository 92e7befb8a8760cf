// What the law makes of an agency's silence, recorded by the scheduler and dated by legal time.
// Legal basis: § 70 Abs. 1 Satz 3, 4 HBO, § 36 Abs. 2 Satz 2 BauGB.
#pragma once

#include "participation/participation.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

// Empty while the period runs and when the request is no longer open. Unknown id: not_found.
Decided record_silence(const Participation& participation, const RequestId& request, const Context& context);

}  // namespace flurwerk::participation
