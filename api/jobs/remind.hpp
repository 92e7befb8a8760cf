// What is said before a period ends: to agencies a week ahead, to the authority and the applicant as the table in
// remind.cpp says. Each once, whatever happens. Basis: § 70 Abs. 1 HBO; a reminder changes no period.
#pragma once

#include "api/app/app.hpp"

namespace flurwerk::api {

// Open requests whose last day is at most a week ahead; how many mails were posted. Running late or twice posts no second.
int remind(App& app, Date today);

// Before an application's own period ends: completeness 7 days, decision 14 and 3 days (whoever works on the case), validity
// of a permit 90 days and retrieval of a notice 3 days (the applicant). How many were warned of; what was moved is spoken of anew.
int warn(App& app, Date today);

}  // namespace flurwerk::api
