#include "api/app/request_life.hpp"

#include "api/app/mail.hpp"
#include "api/app/passwords.hpp"
#include "api/app/statements.hpp"

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

Result<Done> hand_on_request(App& app, const Caller& caller, const Precondition& precondition,
                             const participation::HandOn& command) {
  return about_request(app, caller, precondition, Action::hand_on_request, command.request,
                       participation::hand_on_request, command);
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
                {Action::ask_applicant, *application, command.request,
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return participation::ask_applicant(the_case.application, the_case.participation, command, context);
                 },
                 [&](Tx& tx, const Case& the_case, Done& done) {
                   tell_applicant(app, tx, the_case, done, "Rückfrage zu Ihrem Bauantrag",
                                  "die Bauaufsichtsbehörde hat eine Rückfrage zu Ihrem Vorhaben. Sie können sie im "
                                  "Vorgang lesen und beantworten.");
                 }});
}

Result<Done> record_agreement(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const participation::RecordAgreement& command) {
  return change(app, caller, precondition,
                {Action::record_agreement,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   participation::RequestDraft asked;
                   asked.agency = command.agency;
                   if (auto ok = in_register(tx, the_case.application.authority, {asked}); !ok) {
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
