// Whose rules a request is about, and for which day. Internal to the handlers of house rules and fee tables.
// Basis: an administrator keeps the rules of the one authority that the account administers.
#pragma once

#include "api/http/call.hpp"

namespace flurwerk::api {

Result<AuthorityId> administered(const Caller& caller);  // refused for administrators of none or of several
Result<Date> day_asked_for(const Call& call);            // ?on=2026-11-22, else today

}  // namespace flurwerk::api
