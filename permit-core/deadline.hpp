// A Deadline (Frist) with its whole derivation, so that a clerk can defend the date in court.
// Legal basis of the arithmetic: §§ 187-193 BGB, § 31 (H)VwVfG; of each period: its rule in permit-core/law.
#pragma once

#include <string>
#include <variant>

#include "permit-core/calendar/date.hpp"
#include "permit-core/calendar/period.hpp"
#include "permit-core/id.hpp"
#include "permit-core/law/law_book.hpp"

namespace flurwerk {

struct Deadline {
  DeadlineId id;        // unique inside the application: "d1"; of a statement request: "d-" and the request's id
  std::string rule;     // id of the PeriodRule in the law data
  std::string subject;  // what it is about: a request id, or empty for the application itself
  std::string basis;    // "§ 70 Abs. 2 Satz 2 HBO"
  SilenceEffect on_silence = SilenceEffect::none;  // what follows in law when the day is over
  std::string law_version;
  Derivation derivation;  // from, length, raw end, shift, end, and each step's reason

  Date due_on() const { return derivation.end; }  // the last day, 24:00 Europe/Berlin
};

// What became of a deadline. Only a running one has a due date that anybody still has to keep.
struct Running {};
struct Met {
  Date on;
};
struct Lapsed {
  Date on;  // first day after the period: legal time, however late it was noticed
  SilenceEffect effect;
};
struct Replaced {
  DeadlineId by;  // the extension, or the period of a further demand
};
struct Moot {
  Date on;  // the case was closed before the period ended, or the period has no subject any more
};
using Settlement = std::variant<Running, Met, Lapsed, Replaced, Moot>;

enum class Purpose {
  completeness,
  demand,
  decision,
  after_decision,
  exemption,
  neighbour,     // objections of one neighbour; the subject is who
  announcement,  // display and objections of the public; the subject is the announcement
  retrieval,     // of a notice that lies ready in the portal
  postponement,  // until when the decision is put off, § 15 BauGB
};

struct TrackedDeadline {
  Deadline deadline;
  Purpose purpose;
  Settlement settlement;
  bool running() const { return std::holds_alternative<Running>(settlement); }
  // True once the last day is over, whether or not anybody has noticed.
  bool over(Date today) const { return running() && deadline.due_on() < today; }
};

inline Date day_after(Date date) { return date + std::chrono::days{1}; }

// The deadline that `rule` sets from an event on `from`. Refused: a date outside the calendar.
Result<Deadline> make_deadline(DeadlineId id, const PeriodRule& rule, Date from, const HolidayCalendar& calendar,
                               const LawAt& law, std::string subject = {});

}  // namespace flurwerk
