#include "api/app/reminders.hpp"

#include <fmt/format.h>

#include "api/app/agency_register.hpp"
#include "api/app/telling.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

tl::unexpected<Refusal> not_now(const char* code, Text text, Text cure = {}) {
  return refuse(RefusalKind::wrong_state, code, std::move(text), std::move(cure), "§ 70 Abs. 1 HBO");
}

Result<RequestRow> row_for(const View& view, const Caller& caller, Action action, const RequestId& request) {
  auto row = view.lists().request(request);
  if (!row) return tl::unexpected(no_such_case());
  if (auto seen = load_for(view, caller, action, row->application, request); !seen) return tl::unexpected(seen.error());
  return std::move(*row);
}

Result<Instant> remind_one(App& app, Tx& tx, const Caller& caller, const RequestId& request) {
  const auto row = row_for(tx, caller, Action::remind_requests, request);
  if (!row) return tl::unexpected(row.error());
  if (row->state != "open")
    return not_now("request-not-open", {"Hier steht keine Antwort mehr aus.", "No answer is outstanding here."});
  if (tx.outbox().waiting_about(about_reminder(request)))
    return not_now("reminded-already",
                   {"Eine Erinnerung liegt schon bereit.", "A reminder is waiting to leave already."});
  const auto mail = reminder_for(tx, *row, berlin_day(app.clock.now()));
  if (!mail)
    return not_now("agency-without-address",
                   {"Zu dieser Stelle steht keine Adresse im Verzeichnis.", "The register has no address of it."},
                   {"Tragen Sie die Adresse im Verzeichnis der Stellen ein.", "Enter it in the register of agencies."});
  post_mail(tx, *mail, app.clock.now(), Urgency::can_wait, about_reminder(request));
  return *reminder_leaves_at(tx, request);
}

Result<Instant> undo_one(Tx& tx, const Caller& caller, const RequestId& request) {
  if (const auto row = row_for(tx, caller, Action::undo_reminders, request); !row) return tl::unexpected(row.error());
  const auto leaves_at = reminder_leaves_at(tx, request);
  if (leaves_at && tx.outbox().recall(about_reminder(request)) > 0) return *leaves_at;
  return not_now("nothing-to-undo", {"Diese Erinnerung ist schon unterwegs, oder es gibt keine.",
                                     "This reminder is on its way already, or there is none."});
}

template <class One>
Result<std::vector<ReminderOutcome>> each(App& app, const Caller& caller, Action action,
                                          const std::vector<RequestId>& requests, One one) {
  if (auto ok = allowed(caller.viewer, action); !ok) return tl::unexpected(ok.error());
  return app.store.write([&](Tx& tx) -> Result<std::vector<ReminderOutcome>> {
    std::vector<ReminderOutcome> outcomes;
    for (const auto& request : requests) {
      const auto done = one(tx, request);
      outcomes.push_back(
          {request, done ? std::nullopt : std::optional(done.error()), done ? std::optional(*done) : std::nullopt});
    }
    return outcomes;
  });
}

}  // namespace

std::optional<Mail> reminder_for(const Tx& tx, const RequestRow& row, Date today) {
  const auto agency = tx.accounts().agency(row.agency);
  const auto address = agency ? address_on(*agency, today) : std::string{};
  if (address.empty()) return std::nullopt;
  return Mail{address, fmt::format("Erinnerung: Stellungnahme bis {} ({})", german_date(row.due_on), row.file_number),
              fmt::format("Guten Tag,\n\nIhre Stellungnahme steht noch aus; die Frist endet am {}.\n\n"
                          "Vorhaben: {}\nAktenzeichen: {}\n\n"
                          "Zur Antwort gilt der Link aus unserer Nachricht, oder Ihr Konto.\n",
                          german_date(row.due_on), row.title, row.file_number)};
}

Result<std::vector<ReminderOutcome>> remind_requests(App& app, const Caller& caller,
                                                     const std::vector<RequestId>& requests) {
  return each(app, caller, Action::remind_requests, requests,
              [&](Tx& tx, const RequestId& request) { return remind_one(app, tx, caller, request); });
}

Result<std::vector<ReminderOutcome>> undo_reminders(App& app, const Caller& caller,
                                                    const std::vector<RequestId>& requests) {
  return each(app, caller, Action::undo_reminders, requests,
              [&](Tx& tx, const RequestId& request) { return undo_one(tx, caller, request); });
}

void drop_reminder(Tx& tx, const RequestId& request) { tx.outbox().recall(about_reminder(request)); }

std::optional<Instant> reminder_leaves_at(const View& view, const RequestId& request) {
  const auto item = view.outbox().waiting_about(about_reminder(request));
  return item ? std::optional(item->not_before) : std::nullopt;
}

}  // namespace flurwerk::api
