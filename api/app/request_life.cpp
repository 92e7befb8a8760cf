#include "api/app/request_life.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/app/agency_register.hpp"
#include "api/app/mail.hpp"
#include "api/app/passwords.hpp"
#include "api/app/statements.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

// One command about one request: `decide` is its pure function.
template <class Decide, class Command>
Result<Done> about_request(App& app, const Caller& caller, const Precondition& precondition, Action action,
                           const RequestId& request, Decide decide, const Command& command) {
  const auto application = application_of(*app.store.read(), request);
  if (!application) return tl::unexpected(application.error());
  return change(app, caller, precondition,
                {action,
                 *application,
                 request,
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return decide(the_case.application, the_case.participation, command, context);
                 },
                 {}});
}

tl::unexpected<Refusal> unknown_body() {
  return refuse(
      RefusalKind::invalid, "agency-unknown",
      {"Diese Stelle steht nicht im Verzeichnis, oder dort hat niemand ein Konto.",
       "This body is not in the register, or nobody there has an account."},
      {"Wählen Sie eine aus der Liste, oder nennen Sie sie mit Worten und geben Sie die Unterlagen selbst weiter.",
       "Choose one from the list, or name it in words and pass the documents on yourself."},
      "§ 70 Abs. 1 HBO", "/agency");
}

// To whom a request was handed on, or is no longer: what to do, where, and nothing of what is in it.
void tell_body(const App& app, Tx& tx, const Case& the_case, const participation::StatementRequest& request,
               const AgencyId& body, bool now, const Done& done) {
  const auto agency = tx.accounts().agency(body);
  const auto asked = tx.accounts().agency(request.spec.agency);
  const auto address = agency ? address_on(*agency, berlin_day(done.at)) : std::string{};
  if (address.empty()) return;
  const auto& application = the_case.application;
  const std::string by = asked ? asked->name : request.spec.agency.value;
  if (!now) {
    post_mail(tx,
              {address, fmt::format("Mitwirkung beendet – {}", application.file_number),
               fmt::format("Guten Tag,\n\n{} hat die Anforderung zum Aktenzeichen {} jemand anderem gegeben. Sie "
                           "brauchen nichts mehr zu tun.\n",
                           by, application.file_number)},
              done.at);
    return;
  }
  post_mail(tx,
            {address, fmt::format("Bitte um Mitwirkung: {} ({})", application.title, application.file_number),
             fmt::format("Guten Tag,\n\n{} soll bis {} Stellung nehmen und hat die Anforderung an Sie weitergegeben. "
                         "Sie können die Unterlagen lesen und am Entwurf mitschreiben; abgesendet wird er dort.\n\n"
                         "Vorhaben: {}\nAktenzeichen: {}\n{}/stellungnahmen/{}\n",
                         by, german_date(request.spec.deadline.due_on()), application.title, application.file_number,
                         app.config.public_url, request.spec.request.value)},
            done.at);
}

}  // namespace

Result<Done> record_delivery(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::RecordDelivery& command) {
  return about_request(app, caller, precondition, Action::record_delivery, command.request,
                       participation::record_delivery, command);
}

Result<Done> acknowledge_request(App& app, const Caller& caller, const Precondition& precondition,
                                 const RequestId& request) {
  return about_request(app, caller, precondition, Action::acknowledge_request, request,
                       participation::acknowledge_request, request);
}

std::vector<Agency> bodies_for(const View& view, const Case& the_case, const RequestId& request) {
  const auto known = with_account(view);
  auto bodies = agencies_of(view, the_case.application.authority);
  std::erase_if(bodies, [&](const Agency& agency) {
    return !known.contains(agency.id) || agency.id == the_case.participation.request(request)->spec.agency;
  });
  return bodies;
}

Result<Done> hand_on_request(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::HandOn& asked) {
  const auto application = application_of(*app.store.read(), asked.request);
  if (!application) return tl::unexpected(application.error());
  participation::HandOn command = asked;
  AgencyId former;
  return change(
      app, caller, precondition,
      {Action::hand_on_request, *application, command.request,
       [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
         const auto* request = the_case.participation.request(command.request);
         former = request->trail.handed_on_agency;
         if (!command.agency.empty() && command.agency != request->spec.agency) {
           const auto bodies = bodies_for(tx, the_case, command.request);
           const auto body = std::ranges::find(bodies, command.agency, &Agency::id);
           if (body == bodies.end()) return unknown_body();
           if (command.to.empty()) command.to = body->name;
         }
         return participation::hand_on_request(the_case.application, the_case.participation, command, context);
       },
       [&](Tx& tx, const Case& the_case, Done& done) {
         if (former == command.agency) return;
         tell_body(app, tx, the_case, *the_case.participation.request(command.request), former, false, done);
         tell_body(app, tx, the_case, *the_case.participation.request(command.request), command.agency, true, done);
       }});
}

Result<Done> ask_extension(App& app, const Caller& caller, const Precondition& precondition,
                           const participation::AskExtension& command) {
  return about_request(app, caller, precondition, Action::ask_extension, command.request, participation::ask_extension,
                       command);
}

Result<Done> answer_extension(App& app, const Caller& caller, const Precondition& precondition,
                              const participation::AnswerExtension& command) {
  return about_request(app, caller, precondition, Action::answer_extension, command.request,
                       participation::answer_extension, command);
}

Result<Done> replace_consent(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::ReplaceConsent& command) {
  return about_request(app, caller, precondition, Action::replace_consent, command.request,
                       participation::replace_consent, command);
}

Result<Done> want_papers(App& app, const Caller& caller, const Precondition& precondition, const RequestId& request,
                         const std::string& papers) {
  const auto decide = [&](const Application& application, const participation::Participation& participation,
                          const std::string& said, const Context& context) {
    return participation::want_papers(application, participation, request, said, context);
  };
  return about_request(app, caller, precondition, Action::want_papers, request, decide, papers);
}

Result<Done> reply_to_request(App& app, const Caller& caller, const Precondition& precondition,
                              const RequestId& request, const std::string& text) {
  const auto decide = [&](const Application& application, const participation::Participation& participation,
                          const std::string& said, const Context& context) {
    return participation::reply_to_request(application, participation, request, said, context);
  };
  return about_request(app, caller, precondition, Action::reply_to_request, request, decide, text);
}

Result<Done> ask_applicant(App& app, const Caller& caller, const Precondition& precondition,
                           const participation::AskApplicant& command) {
  const auto application = application_of(*app.store.read(), command.request);
  if (!application) return tl::unexpected(application.error());
  return change(app, caller, precondition,
                {Action::ask_applicant,
                 *application,
                 command.request,
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::ask_applicant(the_case.application, the_case.participation, command, context);
                 },
                 {}});
}

Result<Done> record_agreement(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const participation::RecordAgreement& command) {
  return change(app, caller, precondition,
                {Action::record_agreement,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   std::vector<participation::RequestDraft> asked(1);
                   asked.front().agency = command.agency;
                   if (auto ok = in_register(tx, the_case.application.authority, asked); !ok) {
                     Refusal refusal = ok.error();
                     refusal.field = "/agency";
                     return tl::unexpected(std::move(refusal));
                   }
                   return participation::record_agreement(the_case.application, the_case.participation, command,
                                                          context);
                 },
                 {}});
}

Result<Done> draft_round(App& app, const Caller& caller, const Precondition& precondition,
                         const ApplicationId& application, participation::DraftRound command) {
  command.round = RoundId{new_id()};
  return change(app, caller, precondition,
                {Action::draft_round,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::draft_round(the_case.application, command, context);
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = command.round.value; }});
}

Result<Done> discard_round(App& app, const Caller& caller, const Precondition& precondition,
                           const ApplicationId& application) {
  return change(app, caller, precondition,
                {Action::discard_round,
                 application,
                 {},
                 [](const Case& the_case, const Context& context, Tx&) {
                   return participation::discard_round(the_case.application, the_case.participation, context);
                 },
                 {}});
}

Result<Done> weigh_conditions(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const std::vector<Weighing>& weighings) {
  return change(app, caller, precondition,
                {Action::weigh_conditions,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::weigh_conditions(the_case.application, the_case.participation, weighings,
                                                          context);
                 },
                 {}});
}

}  // namespace flurwerk::api
