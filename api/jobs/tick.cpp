#include "api/jobs/tick.hpp"

#include <fmt/format.h>

#include <set>
#include <span>
#include <vector>

#include "api/app/caller.hpp"
#include "api/app/silence.hpp"
#include "api/app/telling.hpp"
#include "api/jobs/remind.hpp"

namespace flurwerk::api {

namespace {

Result<TickEntry> settle(Tx& tx, App& app, const DueDeadline& due, Date today) {
  auto the_case = tx.load(due.application);
  if (!the_case) return tl::unexpected(the_case.error());
  // The subject is a request, or whose period for remedies it is.
  const RequestId subject{due.subject};
  const RequestId request = the_case->participation.request(subject) == nullptr ? RequestId{} : subject;
  auto decided = lapse_of(app, *the_case, {due.deadline, request, due.due_on}, today);
  if (!decided) return tl::unexpected(decided.error());
  TickEntry entry{due.application, the_case->application.file_number, due.rule, due.subject, due.due_on, {}};
  if (!decided->events.empty()) {
    record_and_tell(app, tx, *the_case, system_actor(), app.clock.now(), decided->law_version, decided->events);
    entry.outcome = event_name(decided->events.front());
  }
  return entry;
}

// In one transaction: a commit each would be most of the work. One that cannot be settled leaves nothing and does not keep
// the others from it.
void settle_all(App& app, std::span<const DueDeadline> list, Date today, TickReport& report) {
  const auto settled = app.store.write([&](Tx& tx) -> Result<std::vector<Result<TickEntry>>> {
    std::vector<Result<TickEntry>> entries;
    for (const auto& due : list) entries.push_back(settle(tx, app, due, today));
    return entries;
  });
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& entry = settled.value()[i];
    if (!entry)
      report.failed.push_back(fmt::format("{} {}: {}", list[i].application.value, list[i].rule, entry.error().text.en));
    else if (!entry->outcome.empty())
      report.settled.push_back(*entry);
  }
}

}  // namespace

TickReport tick(App& app, Date today) {
  TickReport report{today, {}, {}, 0, 0};
  // One deadline's end can start another that is over too, so look again until nothing moves. What could not be
  // settled in this run is not tried twice.
  std::set<std::pair<std::string, std::string>> tried;
  while (true) {
    auto due = app.store.read()->lists().due(today);
    std::erase_if(due,
                  [&](const auto& one) { return !tried.emplace(one.application.value, one.deadline.value).second; });
    if (due.empty()) break;
    settle_all(app, due, today, report);
  }
  report.reminded = remind(app, today);
  report.warned = warn(app, today);
  app.store.sweep();  // what an erasure left behind when it was interrupted
  return report;
}

}  // namespace flurwerk::api
