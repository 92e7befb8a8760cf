// What every decision is made in: who acts, on which day, under which law. Passed in, so that nothing reads a clock.
#pragma once

#include <vector>

#include "permit-core/calendar/holidays.hpp"
#include "permit-core/event.hpp"
#include "permit-core/law/law_book.hpp"
#include "permit-core/refusal.hpp"

namespace flurwerk {

struct Context {
  Actor actor;
  Date today;        // in Europe/Berlin
  const LawAt& law;  // of the application's land, on the day that counts: of the act, or of an effect in legal time
  const HolidayCalendar& calendar;
};

// What a command comes to: the events to record, in order, or the reason why not. An empty list: nothing to do.
using Decided = Result<std::vector<Event>>;

}  // namespace flurwerk
