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
  if (procedure.forwarding_rule.empty()) {  // a receipt is recorded, or no period runs
    return make_deadline(std::move(id), **month, received_on.value(), context.calendar, context.law);
  }
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

Result<void> answer_possible(const AnswerExemption& command, const Procedure& procedure, const TrackedDeadline* period,
                             bool receipt_known) {
  if (!procedure.wait_rule.empty()) {
    return refuse(
        RefusalKind::wrong_state, "nobody-demands",
        {"Auf diese Anzeige hin kann niemand ein Baugenehmigungsverfahren fordern, und keiner muss verzichten.",
         "Upon this notice nobody can demand a permit procedure, and nobody has to waive one."},
        {"Ist die Beseitigung unzulässig, wird sie untersagt; das steht außerhalb dieses Vorgangs.",
         "If the demolition is unlawful it is prohibited; that is outside this case."},
        procedure.basis, "/answer");
  }
  const bool authority = command.by == ExemptionSide::authority;
  if (command.answer == ExemptionAnswer::waived && !procedure.waiver) {
    return refuse(
        RefusalKind::invalid, "no-early-start",
        {"Vor Ablauf der Frist darf hier auch dann nicht begonnen werden, wenn auf ein Verfahren verzichtet wird.",
         "Here the works may not begin before the period is over, even if a procedure is waived."},
        {"Warten Sie den Ablauf der Frist ab.", "Wait for the period to end."}, procedure.basis, "/answer");
  }
  if (authority && command.answer == ExemptionAnswer::prohibition_requested) {
    return refuse(RefusalKind::invalid, "not-the-authoritys",
                  {"Die Untersagung nach § 15 Abs. 1 Satz 2 BauGB beantragt die Gemeinde.",
                   "It is the municipality that requests the prohibition under § 15 (1) sentence 2 BauGB."},
                  {}, "§ 64 Abs. 3 Satz 4 Nr. 3 HBO", "/answer");
  }
  if (procedure.forwarding_rule.empty() && !receipt_known) {
    return refuse(RefusalKind::wrong_state, "receipt-not-recorded",
                  {"Der Eingang, mit dem die Frist beginnt, ist noch nicht festgehalten.",
                   "The receipt that begins the period is not recorded yet."},
                  {"Halten Sie ihn zuerst fest.", "Record it first."}, procedure.basis, "/received_on");
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
  const auto from_filing = [&](const std::string& id) -> Result<void> {
    const auto rule = need_period(context.law, id);
    if (!rule) return tl::unexpected(rule.error());
    auto own = make_deadline(application.next_deadline_id(), **rule, context.today, context.calendar, context.law);
    if (!own) return tl::unexpected(own.error());
    deadlines.push_back(std::move(*own));
    return {};
  };
  const auto filed = [&]() -> std::vector<Event> {
    const bool notice = !procedure.wait_rule.empty();
    return {ExemptionFiled{file_number, context.today, application.draft_version, std::move(deadlines), notice}};
  };
  if (!procedure.wait_rule.empty()) {
    if (auto ok = from_filing(procedure.wait_rule); !ok) return tl::unexpected(ok.error());
    return filed();
  }
  if (!procedure.authority_rule.empty() && procedure.authority_rule != procedure.municipality_rule) {
    if (auto ok = from_filing(procedure.authority_rule); !ok) return tl::unexpected(ok.error());
  }
  if (procedure.forwarding_rule.empty()) return filed();
  auto municipality = municipality_deadline(application.next_deadline_id(static_cast<int>(deadlines.size())), procedure,
                                            context.today, {}, context);
  if (!municipality) return tl::unexpected(municipality.error());
  deadlines.push_back(std::move(*municipality));
  return filed();
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
  if (!(*procedure)->wait_rule.empty()) {
    return refuse(RefusalKind::wrong_state, "no-receipt-counts",
                  {"Die Wartezeit läuft seit dem Eingang der Anzeige; auf einen weiteren Eingang kommt es nicht an.",
                   "The wait has run since the notice was received; no other receipt counts."},
                  {}, (*procedure)->basis);
  }
  const TrackedDeadline* running = running_under(application, (*procedure)->municipality_rule);
  const bool none_yet = (*procedure)->forwarding_rule.empty();
  if ((running == nullptr && !none_yet) || application.municipality_received_on) {
    return refuse(
        RefusalKind::wrong_state, "forwarded-already",
        {"Der Eingang bei der Gemeinde ist schon festgehalten.", "The municipality's receipt is recorded already."}, {},
        "§ 64 Abs. 3 HBO");
  }
  auto deadline =
      municipality_deadline(application.next_deadline_id(), **procedure, *application.received_on, received, context);
  if (!deadline) return tl::unexpected(deadline.error());
  const bool earlier = running == nullptr || deadline->derivation.from < running->deadline.derivation.from;
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
  if (auto ok = answer_possible(command, **procedure, period, application.municipality_received_on.has_value()); !ok)
    return tl::unexpected(ok.error());
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
  if ((*procedure)->validity_rule.empty()) return std::vector<Event>{StartAllowed{allowed_on, {}}};
  const auto rule = need_period(context.law, (*procedure)->validity_rule);
  if (!rule) return tl::unexpected(rule.error());
  auto within = make_deadline(application.next_deadline_id(), **rule, allowed_on, context.calendar, context.law);
  if (!within) return tl::unexpected(within.error());
  return std::vector<Event>{StartAllowed{allowed_on, {std::move(*within)}}};
}

}  // namespace flurwerk
