// The Outlook of a case: what follows in law, and when, under an assumption. The same engine run forward on a copy.
// Basis: nothing is computed here that a command or the end of a period would not decide (permit-core, participation).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/app.hpp"
#include "api/app/ports/case.hpp"
#include "participation/decision_start.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk::api {

struct OutlookStep {
  Date on;                           // legal time
  std::string event;                 // name of the first event: "SilenceRecorded"
  std::optional<Deadline> deadline;  // the one that ended, or was set
  RequestId request;                 // whose, if of a request
};
struct Outlook {
  std::string id;  // "nobody-acts", "documents-come", "agencies-take-all-time", "agencies-answer-now"
  Text assumption;
  std::vector<OutlookStep> steps;
  ApplicationState state;         // at the end
  std::optional<Date> result_on;  // the day on which the result below comes about
  Text result;
};

// Where the decision period begins with statements that are still awaited: how it would run at the latest.
Result<std::optional<participation::AwaitedStart>> awaited_start(const App& app, const Case& the_case, Date today);

// `documents_on`: when the missing documents are assumed to come; not before today.
// Refused: a day without law data; an assumption that the law refuses is an Outlook whose result says so.
Result<std::vector<Outlook>> outlooks(const App& app, const Case& the_case, Date today,
                                      std::optional<Date> documents_on);

}  // namespace flurwerk::api
