#include "api/jobs/remind.hpp"

#include <fmt/format.h>

#include "api/app/agency_register.hpp"
#include "api/app/mail.hpp"
#include "api/app/reminders.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

constexpr auto ahead = std::chrono::days{7};

std::string signed_off(const std::string& title, const std::string& file_number) {
  return fmt::format(
      "Vorhaben: {}\nAktenzeichen: {}\n\nZur Antwort gilt der Link aus unserer Nachricht, oder Ihr Konto.\n", title,
      file_number);
}

bool post_reminder(Tx& tx, const App& app, const RequestRow& row, Date today) {
  const auto mail = reminder_for(tx, row, today);
  if (!mail) return false;
  const std::string key = fmt::format("remind {} {}", row.id.value, to_string(row.due_on));
  // Together with the others in the morning, unless that may be too late.
  const auto urgency = row.due_on > today + std::chrono::days{1} ? Urgency::can_wait : Urgency::at_once;
  return post_mail_once(tx, key, *mail, app.clock.now(), urgency);
}

}  // namespace

int remind(App& app, Date today) {
  std::vector<RequestRow> soon;
  {
    const auto view = app.store.read();
    RequestFilter filter;
    filter.open_only = true;
    filter.limit = 500;
    for (bool more = true; more;) {
      const auto page = view->lists().requests(filter);  // by due date
      for (const auto& row : page.rows) {
        if (row.due_on >= today && row.due_on <= today + ahead) soon.push_back(row);
      }
      more = !page.next.empty() && page.rows.back().due_on <= today + ahead;
      filter.after = page.next;
    }
  }
  if (soon.empty()) return 0;
  const auto posted = app.store.write([&](Tx& tx) -> Result<int> {
    int count = 0;
    for (const auto& row : soon) count += post_reminder(tx, app, row, today) ? 1 : 0;
    return count;
  });
  return posted.value_or(0);
}

void tell_silence(Tx& tx, const App& app, const Case& the_case, const participation::StatementRequest& request) {
  const auto& spec = request.spec;
  const auto agency = tx.accounts().agency(spec.agency);
  if (!agency) return;
  const auto& address = address_on(*agency, berlin_day(app.clock.now()));
  if (address.empty()) return;
  const auto& application = the_case.application;
  const Mail mail{
      address, fmt::format("Frist abgelaufen: {}", application.file_number),
      fmt::format(
          "Guten Tag,\n\ndie Frist für Ihre Stellungnahme ist am {} abgelaufen: {}. Eine spätere Stellungnahme wird "
          "angenommen und als verspätet gekennzeichnet.\n\n{}",
          german_date(spec.deadline.due_on()), participation::wording(spec.on_silence, spec.act).de,
          signed_off(application.title, application.file_number))};
  post_mail_once(tx, "silence " + spec.request.value, mail, app.clock.now(), Urgency::can_wait);
}

}  // namespace flurwerk::api
