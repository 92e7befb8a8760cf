#include "api/app/telling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "api/app/agency_register.hpp"
#include "api/app/statements.hpp"
#include "api/app/telling_rows.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

std::string about_applicant(const ApplicationId& application) { return "applicant " + application.value; }

std::string which_case(const Application& application) {
  return fmt::format("Vorhaben: {}\nAktenzeichen: {}\n", application.title, application.file_number);
}

void tell_agency(Tx& tx, const Application& application, const AgencyId& id, Instant at, const Words& words,
                 Urgency urgency) {
  const auto agency = tx.accounts().agency(id);
  const auto address = agency ? address_on(*agency, berlin_day(at)) : std::string{};
  if (address.empty()) return;
  post_mail(
      tx,
      {address, fmt::format("{} – {}", words.subject, application.file_number),
       fmt::format("Guten Tag,\n\n{}\n\n{}\nNäheres steht unter dem Link aus unserer Bitte um Stellungnahme, oder "
                   "mit Ihrem Konto.\n",
                   words.text, which_case(application))},
      at, urgency);
}

// One of the applicant's side.
void tell_account(const App& app, Tx& tx, const Application& application, const AccountId& id, Instant at,
                  const Mail& said, Urgency urgency) {
  const auto account = tx.accounts().account(id);
  if (!account || account->disabled_at || account->email.empty()) return;
  post_mail(tx,
            {account->email, fmt::format("{} – {}", said.subject, application.file_number),
             fmt::format("Guten Tag {},\n\n{}\n\n{}{}/antraege/{}\n", account->name, said.text, which_case(application),
                         app.config.public_url, application.id.value)},
            at, urgency, urgency == Urgency::at_once ? about_applicant(application.id) : std::string{});
}

void follow(const TellingRow& row, const Event& event, const Happening& in, const Application& application, Tx& tx,
            Instant at) {
  const Words words = row.words == nullptr ? row.fixed : row.words(event, in);
  if (words.subject.empty()) return;
  const Mail said{{}, words.subject, words.text};
  switch (row.reader) {
    case Reader::applicant:
      if (application.applicant != in.actor.account) tell_applicant(in.app, tx, application, at, said, row.urgency);
      return;
    case Reader::recipients: {
      const auto all = recipients(application);
      for (const auto& account : std::set<AccountId>{all.begin(), all.end()})
        tell_account(in.app, tx, application, account, at, said, row.urgency);
      return;
    }
    case Reader::in_charge: {
      const bool own = in.actor.role == to_string(Role::clerk) || in.actor.role == to_string(Role::approver);
      if (!own) tell_in_charge(in.app, tx, application, at, said, row.urgency, words.place);
      return;
    }
    case Reader::agencies:
      for (const auto& agency : row.agencies(event, in)) {
        if (agency != in.actor.agency) tell_agency(tx, application, agency, at, words, row.urgency);
      }
      return;
  }
}

}  // namespace

std::vector<Receipt> record_and_tell(const App& app, Tx& tx, const Case& before, const Actor& actor, Instant at,
                                     const std::string& law_version, const std::vector<Event>& events) {
  auto receipts = tx.record(before.id, actor, at, law_version, events);
  const Happening happening{app, tx, before, events, actor, berlin_day(at)};
  std::optional<Case> filed;  // only now it has a number
  if (before.application.file_number.empty()) {
    if (auto now = tx.load(before.id)) filed = std::move(*now);
  }
  const Application& application = filed ? filed->application : before.application;
  for (const auto& event : events) {
    for (const auto& row : telling_rows()) {
      if (row.event == event.index()) follow(row, event, happening, application, tx, at);
    }
  }
  return receipts;
}

Addressee in_charge(const View& view, const Application& application, Date today) {
  const auto reachable = [&](const AccountId& id) -> Addressee {
    const auto account = view.accounts().account(id);
    if (!account || account->disabled_at) return {};
    return {account->email, account->name, account->id};
  };
  if (const auto assignment = view.office().assignment(application.id); assignment && !assignment->account.empty()) {
    auto account = assignment->account;
    for (const auto& absence : view.office().absences()) {
      if (absence.account == account && absence.covers(today) && !reachable(absence.deputy).email.empty()) {
        account = absence.deputy;
        break;
      }
    }
    if (auto found = reachable(account); !found.email.empty()) return found;
  }
  const auto authority = view.accounts().authority(application.authority);
  return {authority ? authority->email : std::string{}, {}, {}};
}

void tell_in_charge(const App& app, Tx& tx, const Application& application, Instant at, const Mail& said,
                    Urgency urgency, const std::string& place) {
  const auto to = in_charge(tx, application, berlin_day(at));
  if (to.email.empty()) return;
  post_mail(tx,
            {to.email, fmt::format("{} – {}", said.subject, application.file_number),
             fmt::format("Guten Tag{}{},\n\n{}\n\n{}{}/vorgaenge/{}{}{}\n", to.name.empty() ? "" : " ", to.name,
                         said.text, which_case(application), app.config.public_url, application.id.value,
                         place.empty() ? "" : "?ansicht=", place)},
            at, urgency);
}

void tell_applicant(const App& app, Tx& tx, const Application& application, Instant at, const Mail& said,
                    Urgency urgency) {
  tell_account(app, tx, application, application.applicant, at, said, urgency);
}

std::string about_asking(const RequestId& request) { return "request " + request.value; }
std::string about_reminder(const RequestId& request) { return "reminder " + request.value; }

void tell_undelivered(const App& app, Tx& tx, const OutboxItem& item, Instant at, const std::string& why) {
  const auto blank = item.about.find(' ');
  const std::string id = blank == std::string::npos ? std::string{} : item.about.substr(blank + 1);
  if (item.about == about_applicant(ApplicationId{id})) {
    const auto the_case = tx.load(ApplicationId{id});
    const auto mail = mail_from_json(item.payload);
    if (!the_case) return;
    return tell_in_charge(app, tx, the_case->application, at,
                          {{},
                           "Nachricht nicht zustellbar",
                           fmt::format("unsere Nachricht „{}“ an {} hat der Mailserver nicht angenommen: {}\n\nDie "
                                       "Bauherrschaft weiß vermutlich nichts davon. Erreichen Sie sie auf anderem Weg.",
                                       mail.subject, mail.to, why)},
                          Urgency::at_once);
  }
  const RequestId request{id};
  if (item.about != about_asking(request) && item.about != about_reminder(request)) return;
  const auto row = tx.lists().request(request);
  auto the_case = row ? tx.load(row->application) : tl::unexpected(no_such_case());
  if (!the_case) return;
  const auto agency = tx.accounts().agency(row->agency);
  tell_in_charge(app, tx, the_case->application, at,
                 {{},
                  "Nachricht nicht zustellbar",
                  fmt::format("unsere {} an {} ({}) hat der Mailserver nicht angenommen: {}\n\nDie Stelle weiß "
                              "vermutlich nichts davon; die Frist ist trotzdem bis {} eingetragen. Prüfen Sie die "
                              "Adresse im Verzeichnis, und senden Sie den Link neu.",
                              item.about == about_asking(request) ? "Bitte um Stellungnahme" : "Erinnerung",
                              agency ? agency->name : row->agency.value, mail_from_json(item.payload).to, why,
                              german_date(row->due_on))},
                 Urgency::at_once, "stellungnahmen");
}

}  // namespace flurwerk::api
