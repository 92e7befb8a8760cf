// Deadlines per second. The rival does the bare arithmetic of <chrono>: what explaining and holidays cost shows up.
#include "bench.hpp"
#include "permit-core/calendar/period.hpp"

namespace flurwerk::bench {

namespace {

const Date first = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};

Date start(long i) { return first + std::chrono::days{i % 365}; }

}  // namespace

double periods(double seconds) {
  const auto calendar = HolidayCalendar::of("HE").value();
  const auto length = parse_period("3M").value();
  std::size_t steps = 0;
  const double rate =
      per_second(seconds, [&](long i) { steps += derive(start(i), length, calendar, Shift::yes)->steps.size(); });
  if (steps == 0) throw std::logic_error("nothing was derived");
  return rate;
}

double raw_dates(double seconds) {
  using namespace std::chrono;
  long sum = 0;
  const double rate = per_second(seconds, [&](long i) {
    const year_month_day from{start(i)};
    auto end = from + months{3};
    if (!end.ok()) end = end.year() / end.month() / last;
    sys_days day{end};
    while (weekday{day} == Saturday || weekday{day} == Sunday) day += days{1};
    sum += day.time_since_epoch().count();
  });
  if (sum == 0) throw std::logic_error("nothing was computed");
  return rate;
}

}  // namespace flurwerk::bench
