// Reminding agencies of requests that are open: by the scheduler a week ahead, by a clerk many at once.
// Basis: § 70 Abs. 1 HBO; a reminder changes no period, so it is no event. What a clerk sent can be taken back until
// it leaves with the other mail of the next morning.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "api/app/mail.hpp"

namespace flurwerk::api {

// Names project and day, nothing of the file. None without an address.
std::optional<Mail> reminder_for(const Tx& tx, const RequestRow& row, Date today);

struct ReminderOutcome {
  RequestId request;
  std::optional<Refusal> refused;
  std::optional<Instant> leaves_at;
};
// Each request on its own: refused are those that are not open, unknown, without an address, or reminded already.
Result<std::vector<ReminderOutcome>> remind_requests(App& app, const Caller& caller,
                                                     const std::vector<RequestId>& requests);
// Refused one by one: what waits for nothing any more, because it has left or never was.
Result<std::vector<ReminderOutcome>> undo_reminders(App& app, const Caller& caller,
                                                    const std::vector<RequestId>& requests);
// An answer, or the withdrawal, makes the reminder that waits superfluous.
void drop_reminder(Tx& tx, const RequestId& request);
// When the reminder that waits for this request will leave.
std::optional<Instant> reminder_leaves_at(const View& view, const RequestId& request);

}  // namespace flurwerk::api
