// What the applicant and whoever works on the case read when a decision is put off, and when that is over (§ 15 BauGB).
#pragma once

#include "api/app/telling_rows.hpp"

namespace flurwerk::api {

Words postponed(const DecisionPostponed& event, const Happening& in);
Words postponement_over(const PostponementEnded& event, const Happening& in);
Words postponement_over_in_house(const PostponementEnded& event, const Happening& in);

}  // namespace flurwerk::api
