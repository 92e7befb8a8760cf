#include "api/jobs/tick.hpp"

#include <fmt/format.h>

#include <set>

#include "api/app/caller.hpp"
#include "api/app/silence.hpp"
#include "api/jobs/remind.hpp"

namespace flurwerk::api {

namespace {

Result<TickEntry> settle(App& app, const DueDeadline& due, Date today) {
  return app.store.write([&](Tx& tx) -> Result<TickEntry> {
    auto the_case = tx.load(due.application);
    if (!the_case) return tl::unexpected(the_case.error());
    // The subject is a request, or whose period for remedies it is.
    const RequestId subject{due.subject};
    const RequestId request = the_case->participation.request(subject) == nullptr ? RequestId{} : subject;
    auto decided = lapse_of(app.law, *the_case, {due.deadline, request, due.due_on}, today);
    if (!decided) return tl::unexpected(decided.error());
    TickEntry entry{due.application, the_case->application.file_number, due.rule, due.subject, due.due_on, {}};
    if (!decided->events.empty()) {
      tx.record(due.application, system_actor(), app.clock.now(), decided->law_version, decided->events);
      entry.outcome = event_name(decided->events.front());
      if (!request.empty()) tell_silence(tx, app, *the_case, *the_case->participation.request(request));
    }
    return entry;
  });
}

}  // namespace

TickReport tick(App& app, Date today) {
  TickReport report{today, {}, {}, 0};
  // One deadline's end can start another that is over too, so look again until nothing moves. What could not be
  // settled in this run is not tried twice.
  std::set<std::pair<std::string, std::string>> tried;
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto& due : app.store.read()->lists().due(today)) {
      if (!tried.emplace(due.application.value, due.deadline.value).second) continue;
      moved = true;
      if (auto entry = settle(app, due, today)) {
        if (!entry->outcome.empty()) report.settled.push_back(std::move(*entry));
      } else {
        report.failed.push_back(fmt::format("{} {}: {}", due.application.value, due.rule, entry.error().text.en));
      }
    }
  }
  report.reminded = remind(app, today);
  return report;
}

}  // namespace flurwerk::api
