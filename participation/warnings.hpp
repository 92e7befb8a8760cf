// What in a case needs somebody's hand before the law takes its course: dates that run into each other, and who was
// not heard. Legal basis: § 65 Abs. 2 HBO against §§ 36, 36a BauGB and the formal acts of § 70 Abs. 1; §§ 71, 72 HBO.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "participation/participation.hpp"
#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk::participation {

struct Warning {
  std::string code;  // "act-outlasts-decision", "act-may-outlast-decision", "neighbours-not-heard", ...
  Text text;         // what will happen, with both dates
  Text cure;
  std::string basis;
  RequestId request;                      // empty where it is about no request
  std::optional<Date> act_by;             // last day on which the act, or an objection, can still be outstanding
  std::optional<Date> decision_due_on{};  // after this day the permit is deemed granted
};

// A formal act whose period ends on or after the last day of a decision period that ends in a deemed permit; also where
// it only does when its period is prolonged as the law allows (§ 36a Abs. 2 BauGB: the public is heard).
// While a decision is drafted or approved also: neighbours who were not heard about a departure from what protects
// them, and periods for objections that still run.
std::vector<Warning> warnings(const Application& application, const Participation& participation, const LawAt& law,
                              const HolidayCalendar& calendar);

}  // namespace flurwerk::participation
