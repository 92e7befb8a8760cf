// A Deadline (Frist) with its whole derivation, so that a clerk can defend the date in court.
// Legal basis of the arithmetic: §§ 187-193 BGB, § 31 (H)VwVfG; of each period: its rule in permit-core/law.
#pragma once

#include <string>

#include "permit-core/calendar/date.hpp"
#include "permit-core/calendar/period.hpp"
#include "permit-core/id.hpp"

namespace flurwerk {

struct Deadline {
  DeadlineId id;           // unique inside the application: "d1"
  std::string rule;        // period rule of the law data: "completeness-check", "decision", "statement", ...
  std::string subject;     // what it is about: a request id, or empty for the application itself
  std::string basis;       // "§ 70 Abs. 2 Satz 2 HBO"
  std::string on_silence;  // effect when the day is over: "deemed_complete", "disregarded", ...; empty = none
  std::string law_version;
  Derivation derivation;   // from, length, raw end, shift, end, and each step's reason

  Date due_on() const { return derivation.end; }  // the last day, 24:00 Europe/Berlin
};

}  // namespace flurwerk
