// Moves what still runs when a day becomes a holiday, or is none any more; the case records each move with its reason.
// Legal basis: § 31 Abs. 3 HVwVfG, § 193 BGB; which days are holidays: § 1, § 2 HFeiertagsG.
#pragma once

#include <span>
#include <string>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// The context's calendar is the new one. `of_requests`: those of open statement requests, which the participation keeps.
// Nothing for a case whose periods all end when they did.
Decided move_deadlines(const Application& application, std::span<const Deadline> of_requests, std::string reason,
                       const Context& context);

}  // namespace flurwerk
