// How a deadline came to its date: the event that set it, and each that moved it. Read off the log of the case
// (case_log.cpp).
// Basis: api/app/event_fields.hpp, which names every field of every event.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/app/ports/case.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::api {

struct DeadlineEntry {
  const RecordedEvent* recorded;  // in the case it was read from
  Date end;                       // the last day as this event has it
};
// By the deadline's id, in the order of the log; the first entry is what set it.
using DeadlineHistory = std::map<std::string, std::vector<DeadlineEntry>>;
DeadlineHistory deadline_history(const Case& the_case);

// What began the period, in words: as its rule says, or the end of the month of checking where the case was deemed complete
// and the decision period is counted from there. Empty: the law has no such rule any more.
Text begun_by(const Case& the_case, const Deadline& deadline, const LawAt& law);

// What somebody wrote for it, where the event sets or moves periods for a reason; empty otherwise.
std::string reason_of(const Event& event);

}  // namespace flurwerk::api
