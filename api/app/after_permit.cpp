#include "api/app/after_permit.hpp"

#include <algorithm>

#include "api/app/decisions.hpp"
#include "api/app/drafts.hpp"
#include "api/app/passwords.hpp"
#include "api/app/visibility.hpp"

namespace flurwerk::api {

namespace {

using Deciding = std::function<Decided(const Case&, const Context&, Tx&)>;

Change plain_change(Action action, const ApplicationId& application, Deciding decide) {
  return {action, application, {}, std::move(decide), {}};
}

PersonId stored(Tx& tx, const std::optional<Person>& person) {
  if (!person || person->name.empty()) return {};
  Person row = *person;
  row.id = PersonId{new_id()};
  tx.parties().put_person(row);
  return row.id;
}

// Renders what `decide` is about to record, files it, and lets `decide` see it filed.
template <class Write, class Decide>
Decided file_then(App& app, const Case& the_case, const Context& context, const std::string& title, Write write,
                  const DocumentId& notice, Decide decide) {
  if (auto possible = decide(the_case.application); !possible) return possible;  // nothing is written for a refusal
  return file_notice(app, the_case, context, title, write(), notice, decide);
}

}  // namespace

Result<Done> give_site_notice(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const SiteNoticeInput& input) {
  return change(app, caller, precondition,
                plain_change(Action::give_site_notice, application,
                             [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                               const bool own = onlooker(caller, the_case) == Onlooker::applicant;
                               return flurwerk::give_site_notice(
                                   the_case.application,
                                   {input.notice, own ? context.today : input.received_on, input.planned_on,
                                    stored(tx, input.site_manager), stored(tx, input.contractor)},
                                   context);
                             }));
}

Result<Done> interrupt_works(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, Date since) {
  return change(
      app, caller, precondition,
      plain_change(Action::interrupt_works, application, [&](const Case& the_case, const Context& context, Tx&) {
        return flurwerk::interrupt_works(the_case.application, {since}, context);
      }));
}

Result<Done> resume_works(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, Date on) {
  return change(app, caller, precondition,
                plain_change(Action::resume_works, application, [&](const Case& the_case, const Context& context, Tx&) {
                  return flurwerk::resume_works(the_case.application, {on}, context);
                }));
}

Result<Done> record_inspection(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, const RecordInspection& command) {
  return change(
      app, caller, precondition,
      plain_change(Action::record_inspection, application, [&](const Case& the_case, const Context& context, Tx&) {
        return flurwerk::record_inspection(the_case.application, command, context);
      }));
}

Result<Done> request_validity(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const RequestValidity& command) {
  return change(
      app, caller, precondition,
      plain_change(Action::request_validity, application, [&](const Case& the_case, const Context& context, Tx&) {
        const bool own = onlooker(caller, the_case) == Onlooker::applicant;
        return flurwerk::request_validity(the_case.application,
                                          {own ? context.today : command.received_on, command.reason}, context);
      }));
}

Result<Done> confirm_expiry(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application) {
  return change(
      app, caller, precondition,
      plain_change(Action::confirm_expiry, application, [&](const Case& the_case, const Context& context, Tx&) {
        return flurwerk::confirm_expiry(the_case.application, context);
      }));
}

Result<Done> decide_validity(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const DecideValidity& command) {
  const DocumentId notice{new_id()};
  return change(
      app, caller, precondition,
      plain_change(Action::decide_validity, application, [&](const Case& the_case, const Context& context, Tx& tx) {
        DecideValidity filed = command;
        filed.notice = notice;
        const auto decide = [&](const Application& state) { return flurwerk::decide_validity(state, filed, context); };
        return file_then(
            app, the_case, context, "Bescheid über die Verlängerung",
            [&] { return extension_notice(app, tx, the_case, context, filed); }, notice, decide);
      }));
}

Result<Done> correct_notice(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application, const CorrectNotice& command) {
  const DocumentId notice{new_id()};
  return change(
      app, caller, precondition,
      plain_change(Action::correct_notice, application, [&](const Case& the_case, const Context& context, Tx& tx) {
        CorrectNotice filed = command;
        filed.notice = notice;
        const auto decide = [&](const Application& state) { return flurwerk::correct_notice(state, filed, context); };
        return file_then(
            app, the_case, context, "Berichtigung des Bescheids",
            [&] { return correction_notice(app, tx, the_case, context, filed); }, notice, decide);
      }));
}

Result<Done> certify_permit(App& app, const Caller& caller, const Precondition& precondition,
                            const ApplicationId& application) {
  const DocumentId certificate{new_id()};
  return change(app, caller, precondition,
                {Action::certify_permit,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) {
                   return file_notice(app, the_case, context, "Bescheinigung",
                                      deemed_permit_certificate(app, tx, the_case, context), certificate,
                                      [](const Application&) -> Decided { return std::vector<Event>{}; });
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = certificate.value; }});
}

Result<Done> cancel_permit(App& app, const Caller& caller, const Precondition& precondition,
                           const ApplicationId& application, const CancelPermit& command) {
  const DocumentId notice{new_id()};
  return change(
      app, caller, precondition,
      plain_change(Action::cancel_permit, application, [&](const Case& the_case, const Context& context, Tx& tx) {
        CancelPermit filed = command;
        filed.notice = notice;
        const auto decide = [&](const Application& state) { return flurwerk::cancel_permit(state, filed, context); };
        return file_then(
            app, the_case, context, "Bescheid über die Aufhebung",
            [&] { return cancellation_notice(app, tx, the_case, context, filed); }, notice, decide);
      }));
}

Result<Done> serve_addressee(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const AddresseeInput& input) {
  return change(app, caller, precondition,
                plain_change(Action::serve_addressee, application,
                             [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                               PersonId person = stored(tx, input.person);
                               const auto* designer = the_case.application.party("designer");
                               if (person.empty() && input.role == "representative" && designer != nullptr) {
                                 person = designer->person;
                               }
                               AgencyId agency = input.agency;
                               if (agency.empty() && input.role == "municipality") {
                                 for (const auto& row : tx.accounts().agencies()) {
                                   if (row.kind == "municipality" && row.authority == the_case.application.authority)
                                     agency = row.id;
                                 }
                               }
                               return flurwerk::serve_addressee(the_case.application,
                                                                {input.role, person, agency, input.service, input.on},
                                                                context);
                             }));
}

}  // namespace flurwerk::api
