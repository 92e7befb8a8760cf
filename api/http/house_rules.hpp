// Whose rules a request is about, and for which day. Internal to the handlers of house rules and fee tables.
// Basis: an administrator keeps the rules of the authorities that the account administers, one at a time.
#pragma once

#include "api/http/call.hpp"

namespace flurwerk::api {

Result<AuthorityId> administered(const Call& call);  // ?authority=, else the only one; as kept_authority refuses
Result<Date> day_asked_for(const Call& call);        // ?on=2026-11-22, else today

}  // namespace flurwerk::api
