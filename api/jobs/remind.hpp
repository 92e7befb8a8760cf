// Reminders to agencies: a week before their period ends, and when silence has taken its effect. Each once, whatever happens.
// Basis: § 70 Abs. 1 HBO; a reminder changes no period. The mail names project and day, nothing of the file.
#pragma once

#include "api/app/app.hpp"
#include "participation/participation.hpp"

namespace flurwerk::api {

// Open requests whose last day is at most a week ahead; how many mails were posted. Running late or twice posts no second.
int remind(App& app, Date today);

// In the transaction that records the silence.
void tell_silence(Tx& tx, const App& app, const Case& the_case, const participation::StatementRequest& request);

}  // namespace flurwerk::api
