#include "permit-core/exemption.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/lapse.hpp"

namespace flurwerk {

namespace {

// The municipality's month: from its receipt, or from the fictitious one if that is earlier or all that is known.
Result<Deadline> municipality_deadline(DeadlineId id, const Procedure& procedure, Date filed_on,
                                       std::optional<Date> received_on, const Context& context) {
  const auto month = need_period(context.law, procedure.municipality_rule);
  if (!month) return tl::unexpected(month.error());
  const auto latest = need_period(context.law, procedure.forwarding_rule);
  if (!latest) return tl::unexpected(latest.error());
  const auto fiction = derive(filed_on, (*latest)->length, context.calendar, (*latest)->shift_mode());
  if (!fiction) return tl::unexpected(fiction.error());
  const bool by_fiction = !received_on || fiction->end < *received_on;
  auto deadline =
      make_deadline(std::move(id), **month, by_fiction ? fiction->end : *received_on, context.calendar, context.law);
  if (!deadline || !by_fiction) return deadline;
  auto& steps = deadline->derivation.steps;
  steps.insert(steps.begin(), fiction->steps.begin(), fiction->steps.end());
  deadline->basis += ", " + (*latest)->basis;
  return deadline;
}

const TrackedDeadline* running_under(const Application& application, const std::string& rule) {
  const auto it = std::ranges::find_if(
      application.deadlines, [&](const TrackedDeadline& d) { return d.running() && d.deadline.rule == rule; });
  return rule.empty() || it == application.deadlines.end() ? nullptr : &*it;
}

Refusal bad_date(Date filed_on, std::string pointer) {
  return {RefusalKind::invalid,
          "bad-receipt-date",
          with_date("Der Tag liegt vor dem Eingang der Unterlagen am {} oder in der Zukunft.",
                    "The day lies before the documents were received on {}, or in the future.", filed_on),
          {},
          "§ 64 Abs. 3 HBO",
          std::move(pointer)};
}

Result<void> answer_possible(const AnswerExemption& command, const TrackedDeadline* period) {
  const bool authority = command.by == ExemptionSide::authority;
  if (authority && command.answer == ExemptionAnswer::prohibition_requested) {
    return refuse(RefusalKind::invalid, "not-the-authoritys",
                  {"Die Untersagung nach § 15 Abs. 1 Satz 2 BauGB beantragt die Gemeinde.",
                   "It is the municipality that requests the prohibition under § 15 (1) sentence 2 BauGB."},
                  {}, "§ 64 Abs. 3 Satz 4 Nr. 3 HBO", "/answer");
  }
  if (period == nullptr) {
    return refuse(RefusalKind::wrong_state, authority ? "not-the-authoritys" : "answered-already",
                  authority
                      ? Text{"Hier läuft keine Frist, in der die Bauaufsicht ein Verfahren fordern kann.",
                             "No period is running in which the authority may demand a procedure."}
                      : Text{"Die Gemeinde hat sich schon erklärt.", "The municipality has declared itself already."},
                  {}, authority ? "§ 64a HBO" : "§ 64 Abs. 3 Satz 4 HBO", "/by");
  }
  if (command.received_on <= period->deadline.due_on()) return {};
  return refuse(RefusalKind::wrong_state, "period-over",
                with_date("Die Frist endete am {}; danach kann kein Verfahren mehr gefordert werden.",
                          "The period ended on {}; no procedure can be demanded any more.", period->deadline.due_on()),
                {}, period->deadline.basis, "/received_on");
}

}  // namespace

Decided file_exemption(const Application& application, const std::string& file_number, const Procedure& procedure,
                       const Context& context) {
  std::vector<Deadline> deadlines;
  if (!procedure.authority_rule.empty()) {
    const auto rule = need_period(context.law, procedure.authority_rule);
    if (!rule) return tl::unexpected(rule.error());
    auto own = make_deadline(application.next_deadline_id(), **rule, context.today, context.calendar, context.law);
    if (!own) return tl::unexpected(own.error());
    deadlines.push_back(std::move(*own));
  }
  auto municipality = municipality_deadline(application.next_deadline_id(static_cast<int>(deadlines.size())), procedure,
                                            context.today, {}, context);
  if (!municipality) return tl::unexpected(municipality.error());
  deadlines.push_back(std::move(*municipality));
  return std::vector<Event>{
      ExemptionFiled{file_number, context.today, application.draft_version, std::move(deadlines)}};
}

Decided forward_exemption(const Application& application, const ForwardExemption& command, const Context& context) {
  if (auto ok = may_happen<ExemptionForwarded>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  const Date received = command.municipality_received_on;
  if (received < *application.received_on || received > context.today) {
    return tl::unexpected(bad_date(*application.received_on, "/municipality_received_on"));
  }
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  const TrackedDeadline* running = running_under(application, (*procedure)->municipality_rule);
  if (running == nullptr || application.municipality_received_on) {
    return refuse(
        RefusalKind::wrong_state, "forwarded-already",
        {"Der Eingang bei der Gemeinde ist schon festgehalten.", "The municipality's receipt is recorded already."}, {},
        "§ 64 Abs. 3 HBO");
  }
  auto deadline =
      municipality_deadline(application.next_deadline_id(), **procedure, *application.received_on, received, context);
  if (!deadline) return tl::unexpected(deadline.error());
  const bool earlier = deadline->derivation.from < running->deadline.derivation.from;
  return std::vector<Event>{ExemptionForwarded{received, earlier ? std::optional{std::move(*deadline)} : std::nullopt}};
}

Decided answer_exemption(const Application& application, const AnswerExemption& command, const Context& context) {
  if (auto ok = may_happen<ExemptionAnswered>(application); !ok) return tl::unexpected(ok.error());
  if (command.received_on < *application.received_on || command.received_on > context.today) {
    return tl::unexpected(bad_date(*application.received_on, "/received_on"));
  }
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  const bool municipality = command.by == ExemptionSide::municipality;
  const TrackedDeadline* period =
      running_under(application, municipality ? (*procedure)->municipality_rule : (*procedure)->authority_rule);
  if (auto ok = answer_possible(command, period); !ok) return tl::unexpected(ok.error());
  std::vector<Event> events{ExemptionAnswered{command.by, command.answer, command.received_on, period->deadline.id}};
  const bool last = std::ranges::none_of(application.deadlines, [&](const TrackedDeadline& other) {
    return other.running() && other.purpose == Purpose::exemption && other.deadline.id != period->deadline.id;
  });
  if (command.answer == ExemptionAnswer::waived && last) {
    auto allowed = allow_start(application, command.received_on, context);
    if (!allowed) return allowed;
    events.insert(events.end(), allowed->begin(), allowed->end());
  }
  return events;
}

Decided allow_start(const Application& application, Date allowed_on, const Context& context) {
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  const auto rule = need_period(context.law, (*procedure)->validity_rule);
  if (!rule) return tl::unexpected(rule.error());
  auto within = make_deadline(application.next_deadline_id(), **rule, allowed_on, context.calendar, context.law);
  if (!within) return tl::unexpected(within.error());
  return std::vector<Event>{StartAllowed{allowed_on, {std::move(*within)}}};
}

}  // namespace flurwerk
