#include "api/app/procedure.hpp"

#include <fmt/format.h>

#include "api/app/decisions.hpp"
#include "api/app/passwords.hpp"
#include "permit-core/checks.hpp"
#include "permit-core/draft.hpp"
#include "permit-core/retrieval.hpp"
#include "permit-core/rule_ids.hpp"
#include "permit-core/submission.hpp"

namespace flurwerk::api {

Result<Done> withdraw_application(App& app, const Caller& caller, const Precondition& precondition,
                                  const ApplicationId& application, const std::string& reason) {
  return change(app, caller, precondition,
                {Action::withdraw_application,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::withdraw_application(the_case.application, {reason}, context);
                 },
                 {}});
}

Result<Done> reject_application(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application, const std::string& reason) {
  return change(app, caller, precondition,
                {Action::reject_application,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::reject_application(the_case.application, {reason}, context);
                 },
                 {}});
}

Result<Done> demand_documents(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const DemandInput& input) {
  return change(app, caller, precondition,
                {Action::demand_documents,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) -> Decided {
                   const auto rule = need_period(context.law, rule_ids::demand);
                   if (!rule) return tl::unexpected(rule.error());
                   return flurwerk::demand_documents(
                       the_case.application,
                       {input.items, input.length.value_or((*rule)->length), context.today, input.handed_over},
                       context);
                 },
                 {}});
}

Result<Done> offer_demand(App& app, const Caller& caller, const Precondition& precondition,
                          const ApplicationId& application, const DemandInput& input, bool consent) {
  const DocumentId letter{new_id()};
  return change(app, caller, precondition,
                {Action::offer_demand,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
                   if (auto ok = can_be_told(tx, the_case.application); !ok) return tl::unexpected(ok.error());
                   const auto rule = need_period(context.law, rule_ids::demand);
                   if (!rule) return tl::unexpected(rule.error());
                   const Period length = input.length.value_or((*rule)->length);
                   return file_notice(
                       app, the_case, context, "Nachforderung",
                       demand_letter(app, tx, the_case, context, input.items, length), letter,
                       [&](const Application& filed) {
                         return flurwerk::offer_demand(filed, {input.items, length, {consent, letter}}, context);
                       },
                       std::string{authority_letter});
                 },
                 [&](Tx&, const Case&, Done& done) { done.id = letter.value; }});
}

Result<Done> supply_documents(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, bool partial) {
  return change(app, caller, precondition,
                {Action::supply_documents,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::supply_documents(the_case.application, {partial}, context);
                 },
                 {}});
}

Result<Done> confirm_completeness(App& app, const Caller& caller, const Precondition& precondition,
                                  const ApplicationId& application, Date complete_on) {
  return change(app, caller, precondition,
                {Action::confirm_completeness,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::confirm_completeness(the_case.application, {complete_on}, context);
                 },
                 {}});
}

Result<Done> confirm_withdrawal(App& app, const Caller& caller, const Precondition& precondition,
                                const ApplicationId& application) {
  return change(app, caller, precondition,
                {Action::confirm_withdrawal,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::confirm_withdrawal(the_case.application, context);
                 },
                 {}});
}

Result<Done> extend_decision_period(App& app, const Caller& caller, const Precondition& precondition,
                                    const ApplicationId& application, const ExtendDecisionPeriod& command) {
  return change(app, caller, precondition,
                {Action::extend_decision_period,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::extend_decision_period(the_case.application, command, context);
                 },
                 {}});
}

Result<Done> offer_extension(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const ExtendDecisionPeriod& command, bool consent) {
  const DocumentId letter{new_id()};
  return change(
      app, caller, precondition,
      {Action::offer_extension,
       application,
       {},
       [&](const Case& the_case, const Context& context, Tx& tx) -> Decided {
         if (auto ok = can_be_told(tx, the_case.application); !ok) return tl::unexpected(ok.error());
         // The letter says until when, so it is worked out as if it were handed over today.
         const auto today = flurwerk::extend_decision_period(
             the_case.application, {command.by, command.reason, HandedOver{Service::certificate, context.today}},
             context);
         if (!today) return today;
         return file_notice(
             app, the_case, context, "Verlängerung",
             extension_letter(app, tx, the_case, context, std::get<DecisionPeriodExtended>(today->front())), letter,
             [&](const Application& filed) {
               return flurwerk::offer_extension(filed, {command.by, command.reason, {consent, letter}}, context);
             },
             std::string{authority_letter});
       },
       [&](Tx&, const Case&, Done& done) { done.id = letter.value; }});
}

Result<Done> postpone_decision(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, const PostponeDecision& command) {
  return change(app, caller, precondition,
                {Action::postpone_decision,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::postpone_decision(the_case.application, command, context);
                 },
                 {}});
}

Result<Done> end_postponement(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const EndPostponement& command) {
  return change(app, caller, precondition,
                {Action::end_postponement,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::end_postponement(the_case.application, command, context);
                 },
                 {}});
}

Result<Done> waive_deemed_permit(App& app, const Caller& caller, const Precondition& precondition,
                                 const ApplicationId& application) {
  return change(app, caller, precondition,
                {Action::waive_deemed_permit,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::waive_deemed_permit(the_case.application, context);
                 },
                 {}});
}

Result<Done> forward_exemption(App& app, const Caller& caller, const Precondition& precondition,
                               const ApplicationId& application, Date municipality_received_on) {
  return change(app, caller, precondition,
                {Action::forward_exemption,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::forward_exemption(the_case.application, {municipality_received_on}, context);
                 },
                 {}});
}

Result<Done> answer_exemption(App& app, const Caller& caller, const Precondition& precondition,
                              const ApplicationId& application, const AnswerExemption& command) {
  return change(app, caller, precondition,
                {Action::answer_exemption,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx&) {
                   return flurwerk::answer_exemption(the_case.application, command, context);
                 },
                 {}});
}

}  // namespace flurwerk::api
