// What in a case needs somebody's hand before the law takes its course: dates that run into each other.
// Legal basis: § 65 Abs. 2 HBO against §§ 36, 36a BauGB and the formal acts of § 70 Abs. 1 HBO.
#pragma once

#include <string>
#include <vector>

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

struct Warning {
  std::string code;  // "act-outlasts-decision", "act-may-outlast-decision"
  Text text;         // what will happen, with both dates
  Text cure;
  std::string basis;
  RequestId request;
  Date act_by;           // last day on which the act can still be outstanding
  Date decision_due_on;  // after this day the permit is deemed granted
};

// A formal act whose period ends on or after the last day of a decision period that ends in a deemed permit; also where
// it only does when its period is prolonged as the law allows (§ 36a Abs. 2 BauGB: the public is heard).
std::vector<Warning> warnings(const Application& application, const Participation& participation, const LawAt& law,
                              const HolidayCalendar& calendar);

}  // namespace flurwerk::participation
