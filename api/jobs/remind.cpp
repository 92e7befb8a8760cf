#include "api/jobs/remind.hpp"

#include <fmt/format.h>

#include <array>

#include "api/app/mail.hpp"
#include "api/app/reminders.hpp"
#include "api/app/telling.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/lapse.hpp"

namespace flurwerk::api {

namespace {

constexpr auto reminded_ahead = std::chrono::days{7};

bool post_reminder(Tx& tx, const App& app, const RequestRow& row, Date today) {
  const auto mail = reminder_for(tx, row, today);
  if (!mail) return false;
  const std::string key = fmt::format("remind {} {}", row.id.value, to_string(row.due_on));
  // Together with the others in the morning, unless that may be too late.
  const auto urgency = row.due_on > today + std::chrono::days{1} ? Urgency::can_wait : Urgency::at_once;
  return post_mail_once(tx, key, *mail, app.clock.now(), urgency);
}

// What is said before a period of an application itself ends.
struct Warning {
  Purpose purpose;
  std::chrono::days ahead;
  std::chrono::days at_least;  // nearer than this another row speaks
  bool to_applicant;
  Mail (*words)(const Deadline&, const Application&);
};

std::string if_nothing_happens(const Deadline& deadline, const Application& application) {
  if (deadline.on_silence == SilenceEffect::deemed_permit && !in_doubt(application, deadline))
    return " Ohne Entscheidung gilt die Genehmigung danach als erteilt.";
  if (deadline.on_silence == SilenceEffect::deemed_complete)
    return " Ohne Nachforderung gilt der Antrag danach als vollständig.";
  return {};
}

Mail completeness_ends(const Deadline& deadline, const Application& application) {
  return {{},
          fmt::format("Vollständigkeit prüfen bis {}", german_date(deadline.due_on())),
          fmt::format("die Frist zur Prüfung der Vollständigkeit ({}) endet am {}.{}", deadline.basis,
                      german_date(deadline.due_on()), if_nothing_happens(deadline, application))};
}

Mail decision_ends(const Deadline& deadline, const Application& application) {
  return {{},
          fmt::format("Entscheiden bis {}", german_date(deadline.due_on())),
          fmt::format("die Entscheidungsfrist ({}) endet am {}.{}", deadline.basis, german_date(deadline.due_on()),
                      if_nothing_happens(deadline, application))};
}

Mail validity_ends(const Deadline& deadline, const Application&) {
  if (deadline.on_silence != SilenceEffect::lapses) return {};
  return {{},
          fmt::format("Ihre Genehmigung gilt nur bis {}", german_date(deadline.due_on())),
          fmt::format("die Frist, in der mit dem Vorhaben begonnen oder weitergebaut werden muss ({}), endet am {}; "
                      "danach erlischt die Genehmigung. Haben Sie schon begonnen oder weitergebaut, zeigen Sie es der "
                      "Bauaufsichtsbehörde an. Eine Verlängerung müssen Sie vor diesem Tag beantragen.",
                      deadline.basis, german_date(deadline.due_on()))};
}

Mail retrieval_ends(const Deadline& deadline, const Application&) {
  return {
      {},
      fmt::format("Ein Schreiben liegt nur bis {} zum Abruf bereit", german_date(deadline.due_on())),
      fmt::format("ein Schreiben der Bauaufsichtsbehörde liegt noch bis {} im Vorgang zum Abruf bereit; danach wird "
                  "die Bereitstellung beendet ({}).",
                  german_date(deadline.due_on()), deadline.basis)};
}

Mail postponement_ends(const Deadline& deadline, const Application& application) {
  const bool works = is_closed(application.state);  // of an exemption: no decision is put off
  return {{},
          fmt::format("Eine {} endet am {}", works ? "vorläufige Untersagung" : "Zurückstellung",
                      german_date(deadline.due_on())),
          fmt::format("{} bis zum {} {} ({}). Klären Sie mit der Gemeinde, ob ihre Planung dann gesichert ist.",
                      works ? "der Baubeginn ist" : "die Entscheidung ist", german_date(deadline.due_on()),
                      works ? "vorläufig untersagt" : "zurückgestellt", deadline.basis)};
}

using std::chrono::days;
constexpr std::array<Warning, 6> warnings_ahead{{{Purpose::completeness, days{7}, days{0}, false, completeness_ends},
                                                 {Purpose::decision, days{14}, days{4}, false, decision_ends},
                                                 {Purpose::decision, days{3}, days{0}, false, decision_ends},
                                                 {Purpose::after_decision, days{90}, days{0}, true, validity_ends},
                                                 {Purpose::retrieval, days{3}, days{0}, true, retrieval_ends},
                                                 {Purpose::postponement, days{28}, days{0}, false, postponement_ends}}};

// Each once, for each day on which a period ends: a period that was prolonged is spoken of anew.
bool post_warning(Tx& tx, const App& app, const Warning& warning, const DueDeadline& due, const std::string& said) {
  const auto key = fmt::format("{} {} {} {}", said, due.application.value, due.deadline.value, to_string(due.due_on));
  if (!tx.outbox().once(key, app.clock.now())) return false;
  const auto the_case = tx.load(due.application);
  const auto* tracked = the_case ? the_case->application.deadline(due.deadline) : nullptr;
  if (tracked == nullptr || tracked->purpose != warning.purpose || !tracked->running()) return false;
  const auto mail = warning.words(tracked->deadline, the_case->application);
  if (mail.subject.empty()) return false;
  if (warning.to_applicant) {
    tell_applicant(app, tx, the_case->application, app.clock.now(), mail, Urgency::can_wait);
  } else {
    tell_in_charge(app, tx, the_case->application, app.clock.now(), mail, Urgency::can_wait);
  }
  return true;
}

}  // namespace

int warn(App& app, Date today) {
  int posted = 0;
  for (const auto& warning : warnings_ahead) {
    const auto said = fmt::format("ahead-{} {}", warning.ahead.count(), static_cast<int>(warning.purpose));
    for (bool more = true; more;) {
      const auto due = app.store.read()->lists().due_soon(today + warning.at_least, today + warning.ahead, said);
      more = !due.empty();
      if (!more) break;
      posted += app.store
                    .write([&](Tx& tx) -> Result<int> {
                      int count = 0;
                      for (const auto& one : due) count += post_warning(tx, app, warning, one, said) ? 1 : 0;
                      return count;
                    })
                    .value_or(0);
    }
  }
  return posted;
}

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
        if (row.due_on >= today && row.due_on <= today + reminded_ahead) soon.push_back(row);
      }
      more = !page.next.empty() && page.rows.back().due_on <= today + reminded_ahead;
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

}  // namespace flurwerk::api
