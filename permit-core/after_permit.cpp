#include "permit-core/after_permit.hpp"

#include <algorithm>
#include <array>

#include "permit-core/after_decision.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

constexpr std::size_t most_findings = 100000;

bool lapses(const TrackedDeadline& tracked) {
  return tracked.purpose == Purpose::after_decision && tracked.deadline.on_silence == SilenceEffect::lapses;
}

// Run out and nothing done about it, recorded or not.
const TrackedDeadline* run_out(const Application& application, Date today) {
  const auto it = std::ranges::find_if(application.deadlines, [&](const TrackedDeadline& tracked) {
    return lapses(tracked) && (std::holds_alternative<Lapsed>(tracked.settlement) || tracked.over(today));
  });
  return it == application.deadlines.end() ? nullptr : &*it;
}

// Since when the applicant may rely on it: served, deemed granted, or allowed to start.
Date permitted_on(const Application& application) {
  if (const auto* served = std::get_if<DecisionServedState>(&application.decision)) return served->served_on;
  return application.turns.empty() ? Date{} : application.turns.back().from;
}

Result<void> not_in_the_future(Date on, Date today, const std::string& pointer) {
  if (on <= today) return {};
  return refuse(RefusalKind::invalid, "bad-date", {"Der Tag liegt in der Zukunft.", "The day lies in the future."},
                {"Festgehalten wird nur, was geschehen ist.", "Only what has happened is recorded."}, {}, pointer);
}

Refusal lapsed_already(const TrackedDeadline& over) {
  return {RefusalKind::wrong_state,
          "permit-lapsed",
          with_date("Die Frist endete am {}; die Genehmigung ist damit erloschen.",
                    "The period ended on {}; with it the permit has expired.", over.deadline.due_on()),
          {"Nur eine Verlängerung, die vor Fristablauf beantragt war, kann sie noch erhalten.",
           "Only an extension that was applied for before the period ended can still keep it alive."},
          over.deadline.basis,
          {}};
}

Result<void> start_possible(const Application& application, const GiveSiteNotice& command, const Context& context) {
  if (command.planned_on < permitted_on(application)) {
    return refuse(RefusalKind::invalid, "start-before-permit",
                  with_date("Vor dem {} war die Ausführung nicht zulässig.", "Before {} the works were not allowed.",
                            permitted_on(application)),
                  {"Wurde schon vorher begonnen, wenden Sie sich an die Bauaufsicht.",
                   "If the works were begun earlier, turn to the authority."},
                  "§ 75 Abs. 1 HBO", "/planned_on");
  }
  if (const auto* over = run_out(application, context.today)) return tl::unexpected(lapsed_already(*over));
  const auto* validity = validity_of(application, context);
  if (validity != nullptr && command.planned_on > validity->deadline.due_on()) {
    return refuse(RefusalKind::invalid, "start-after-validity",
                  with_date("Die Genehmigung gilt nur bis zum {}.", "The permit is valid until {} only.",
                            validity->deadline.due_on()),
                  {"Beantragen Sie vorher die Verlängerung.", "Apply for an extension first."},
                  validity->deadline.basis, "/planned_on");
  }
  if (command.site_manager.empty() || command.contractor.empty()) {
    return refuse(
        RefusalKind::invalid, "site-people-missing",
        {"Spätestens mit der Baubeginnsanzeige sind die Bauleitung und das Unternehmen des Rohbaus zu benennen.",
         "With the notice of start at the latest, the site manager and the shell's contractor must be named."},
        {"Nennen Sie beide.", "Name both."}, "§ 75 Abs. 4 Satz 1 Nr. 2, 3 HBO",
        command.site_manager.empty() ? "/site_manager" : "/contractor");
  }
  return {};
}

struct Waiting {
  std::string_view rule;
  bool from_receipt;  // else from the day announced
  bool backward;      // and the notice itself was due two weeks before that day
};
constexpr std::array<Waiting, 4> waiting_rules = {{{rule_ids::start_notice, true, false},
                                                   {rule_ids::fit_out_start, false, true},
                                                   {rule_ids::use_start, false, true},
                                                   {rule_ids::early_use_notice, true, false}}};

// `waits`: what runs from the notice; where the Land's law names no length, nothing is late by it.
Result<bool> is_late(const GiveSiteNotice& command, const Waiting& waiting, const std::vector<Deadline>& waits,
                     const Context& context) {
  if (!waiting.backward) return !waits.empty() && command.planned_on <= waits.front().due_on();
  const auto* rule = context.law.period(rule_ids::completion_notice);
  if (rule == nullptr) return false;
  const auto last_day = derive(command.planned_on, rule->length, context.calendar, rule->shift_mode());
  if (!last_day) return tl::unexpected(last_day.error());
  return command.received_on > last_day->end;
}

// Where an interruption counts only after the years within which the works had to be begun (§ 62 Abs. 1 LBO), from their end.
Result<Deadline> interruption(const Application& application, const PeriodRule& rule, Date since,
                              const Context& context) {
  auto deadline = make_deadline(application.next_deadline_id(), rule, since, context.calendar, context.law);
  const auto first = std::ranges::find(application.deadlines, rule.not_before,
                                       [](const TrackedDeadline& tracked) { return tracked.deadline.rule; });
  if (!deadline || rule.not_before.empty() || first == application.deadlines.end()) return deadline;
  if (first->deadline.due_on() <= since) return deadline;
  auto later = derive(first->deadline.due_on(), rule.length, context.calendar, rule.shift_mode(),
                      Text{"Ende des Zeitraums, in dem zu beginnen war", "end of the time within which to begin"});
  if (!later) return tl::unexpected(later.error());
  deadline->derivation = std::move(*later);
  return deadline;
}

}  // namespace

const TrackedDeadline* validity_of(const Application& application, const Context& context) {
  const Procedure* procedure = context.law.procedure(application.procedure);
  if (procedure == nullptr) return nullptr;
  const TrackedDeadline* found = nullptr;
  for (const TrackedDeadline& tracked : application.deadlines) {
    const bool of_validity = tracked.deadline.rule == procedure->validity_rule ||
                             tracked.deadline.rule == procedure->validity_extension_rule;
    const bool open = tracked.running() || std::holds_alternative<Lapsed>(tracked.settlement);
    if (lapses(tracked) && of_validity && open) found = &tracked;
  }
  return found;
}

Decided give_site_notice(const Application& application, const GiveSiteNotice& command, const Context& context) {
  constexpr std::array branches = {Branch::start, Branch::shell, Branch::completion, Branch::early_use};
  const auto kind = static_cast<std::size_t>(command.notice);
  if (auto ok = may_happen<SiteNoticeGiven>(application, branches.at(kind)); !ok) return tl::unexpected(ok.error());
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if (!(*procedure)->works) {
    return refuse(RefusalKind::wrong_state, "nothing-to-begin",
                  {"Diese Entscheidung erlaubt noch keine Bauarbeiten.", "This decision allows no works yet."},
                  {"Dafür ist eine Baugenehmigung nötig.", "That takes a building permit."}, (*procedure)->basis);
  }
  if (auto ok = not_in_the_future(command.received_on, context.today, "/received_on"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (command.notice == SiteNoticeKind::start) {
    if (auto ok = start_possible(application, command, context); !ok) return tl::unexpected(ok.error());
  }
  const Waiting& waiting = waiting_rules.at(kind);
  // A notice counts where the Land sets no length for it; use before its time is a right that the law has to give.
  const auto rule = need_period(context.law, waiting.rule);
  if (!rule && command.notice == SiteNoticeKind::early_use) return tl::unexpected(rule.error());
  std::vector<Deadline> waits;
  if (rule) {
    auto deadline =
        make_deadline(application.next_deadline_id(), **rule,
                      waiting.from_receipt ? command.received_on : command.planned_on, context.calendar, context.law);
    if (!deadline) return tl::unexpected(deadline.error());
    waits.push_back(std::move(*deadline));
  }
  const auto late = is_late(command, waiting, waits, context);
  if (!late) return tl::unexpected(late.error());
  return std::vector<Event>{SiteNoticeGiven{command.notice, command.received_on, command.planned_on, *late,
                                            std::move(waits), command.site_manager, command.contractor}};
}

Decided interrupt_works(const Application& application, const InterruptWorks& command, const Context& context) {
  if (auto ok = may_happen<WorksInterrupted>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_in_the_future(command.since, context.today, "/since"); !ok) return tl::unexpected(ok.error());
  if (application.interrupted_since) {
    return refuse(RefusalKind::wrong_state, "interrupted-already",
                  with_date("Die Arbeiten ruhen schon seit dem {}.", "The works have been at rest since {}.",
                            *application.interrupted_since),
                  {"Halten Sie zuerst die Fortsetzung fest.", "Record first that they went on."}, "§ 74 Abs. 7 HBO");
  }
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  WorksInterrupted interrupted{command.since, {}};
  if (!(*procedure)->interruption_rule.empty()) {
    const auto rule = need_period(context.law, (*procedure)->interruption_rule);
    if (!rule) return tl::unexpected(rule.error());
    auto deadline = interruption(application, **rule, command.since, context);
    if (!deadline) return tl::unexpected(deadline.error());
    interrupted.deadline = std::move(*deadline);
  }
  return std::vector<Event>{std::move(interrupted)};
}

Decided resume_works(const Application& application, const ResumeWorks& command, const Context& context) {
  if (auto ok = may_happen<WorksResumed>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_in_the_future(command.on, context.today, "/on"); !ok) return tl::unexpected(ok.error());
  if (!application.interrupted_since || command.on < *application.interrupted_since) {
    return refuse(RefusalKind::wrong_state, "not-interrupted",
                  {"An diesem Tag war keine Unterbrechung festgehalten.", "No interruption was recorded on that day."},
                  {}, "§ 74 Abs. 7 HBO", "/on");
  }
  // What counts is when the works went on, not when that was written down.
  if (const auto* over = run_out(application, command.on)) {
    if (command.on > over->deadline.due_on()) return tl::unexpected(lapsed_already(*over));
  }
  return std::vector<Event>{WorksResumed{command.on}};
}

Decided record_inspection(const Application& application, const RecordInspection& command, const Context& context) {
  if (auto ok = may_happen<InspectionRecorded>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_in_the_future(command.on, context.today, "/on"); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.findings, most_findings, {"Der Befund", "The finding"}, "/findings"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{InspectionRecorded{command.on, command.occasion, command.findings, command.defects}};
}

Decided request_validity(const Application& application, const RequestValidity& command, const Context& context) {
  if (auto ok = may_happen<ValidityExtensionRequested>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_in_the_future(command.received_on, context.today, "/received_on"); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto* validity = validity_of(application, context);
  if (validity == nullptr || application.validity_request) {
    return refuse(RefusalKind::wrong_state, validity == nullptr ? "nothing-to-extend" : "requested-already",
                  validity == nullptr ? Text{"Es läuft keine Geltungsdauer.", "No validity is running."}
                                      : Text{"Über einen Antrag auf Verlängerung ist noch nicht entschieden.",
                                             "An application for an extension has not been decided yet."},
                  {}, "§ 74 Abs. 7 Satz 2 HBO");
  }
  if (command.received_on > validity->deadline.due_on()) {
    return refuse(
        RefusalKind::wrong_state, "period-over",
        with_date("Die Geltungsdauer endete am {}; der Antrag hätte bis dahin eingehen müssen.",
                  "The validity ended on {}; the application had to be received by then.", validity->deadline.due_on()),
        {"Ein neuer Bauantrag ist nötig.", "A new application is needed."}, "§ 74 Abs. 7 Satz 3 HBO", "/received_on");
  }
  return std::vector<Event>{ValidityExtensionRequested{command.received_on, command.reason}};
}

Decided decide_validity(const Application& application, const DecideValidity& command, const Context& context) {
  if (auto ok = may_happen<ValidityExtensionDecided>(application); !ok) return tl::unexpected(ok.error());
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  const auto* validity = validity_of(application, context);
  if (!application.validity_request || validity == nullptr || (*procedure)->validity_extension_rule.empty()) {
    return refuse(
        RefusalKind::wrong_state, "no-request",
        {"Verlängert wird nur auf Antrag; es liegt keiner vor.", "An extension takes an application; there is none."},
        {}, "§ 74 Abs. 7 Satz 2 HBO");
  }
  if (!command.granted) {
    if (auto ok = need_text(command.reason, 100000, {"Die Begründung", "The statement of reasons"}, "/reason"); !ok) {
      return tl::unexpected(ok.error());
    }
  }
  auto served = serve_notice(application, command.service, command.on, {}, context);
  if (!served) return tl::unexpected(served.error());
  ValidityExtensionDecided decided{command.granted,
                                   {},
                                   command.reason,
                                   command.notice,
                                   std::string(to_string(command.service)),
                                   served->served_on,
                                   std::move(served->deadlines)};
  if (command.granted) {
    const auto rule = need_period(context.law, (*procedure)->validity_extension_rule);
    if (!rule) return tl::unexpected(rule.error());
    const Derivation& before = validity->deadline.derivation;
    auto longer = extend(before, command.by, context.calendar, (*rule)->shift_mode());
    const auto most = extend(before, (*rule)->length, context.calendar, (*rule)->shift_mode());
    if (!longer) return tl::unexpected(longer.error());
    if (!most) return tl::unexpected(most.error());
    if (command.by.backward || command.by.count <= 0 || longer->raw > most->raw) {
      const Text limit = spell_out((*rule)->length);
      return refuse(RefusalKind::invalid, "extension-too-long",
                    {"Die Frist kann um höchstens " + limit.de + " verlängert werden, dann auf Antrag erneut.",
                     "The period can be extended by " + limit.en + " at most, then again on application."},
                    {}, (*rule)->basis, "/by");
    }
    decided.deadline = Deadline{application.next_deadline_id(static_cast<int>(decided.remedies.size())),
                                (*rule)->id,
                                {},
                                (*rule)->basis,
                                (*rule)->on_silence,
                                context.law.version,
                                std::move(*longer)};
  }
  return std::vector<Event>{std::move(decided)};
}

Decided confirm_expiry(const Application& application, const Context& context) {
  if (auto ok = may_happen<PermitExpired>(application); !ok) return tl::unexpected(ok.error());
  if (application.validity_request) {
    return refuse(RefusalKind::wrong_state, "extension-pending",
                  {"Eine rechtzeitig beantragte Verlängerung ist noch nicht entschieden.",
                   "An extension that was applied for in time has not been decided yet."},
                  {"Entscheiden Sie zuerst über den Antrag.", "Decide on it first."}, "§ 74 Abs. 7 Satz 3 HBO");
  }
  const auto* over = run_out(application, context.today);
  if (over == nullptr) {
    return refuse(RefusalKind::wrong_state, "validity-still-running",
                  {"Keine Frist ist abgelaufen, mit der die Genehmigung erlischt.",
                   "No period has ended with which the permit expires."},
                  {}, "§ 74 Abs. 7 Satz 1 HBO");
  }
  return std::vector<Event>{PermitExpired{day_after(over->deadline.due_on()), over->deadline.id}};
}

}  // namespace flurwerk
