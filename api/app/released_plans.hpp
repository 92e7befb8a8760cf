// Use case: the drawn plans that a request asks about, as released to the agency, with what the checks say of them.
// Basis: § 70 Abs. 1 HBO; an agency sees exactly what the authority released to it.
#pragma once

#include <string>

#include "api/app/caller.hpp"
#include "api/app/site_for.hpp"

namespace flurwerk::api {

struct ReleasedPlans {
  Checked checked;     // under today's law and cadastre
  std::string design;  // as filed, JSON
  std::string title;   // of the case
};
// The plans as they were asked about, whatever was changed since. Refused: a request the caller may not see; to an agency
// also one without this release (findings-not-released); nothing drawn (no-design).
Result<ReleasedPlans> released_plans(const App& app, const Caller& caller, const RequestId& request);

}  // namespace flurwerk::api
