#include "participation/request_life.hpp"

#include "permit-core/checks.hpp"

namespace flurwerk::participation {

namespace {

constexpr std::size_t longest_reason = 4000;

template <class E>
Result<const StatementRequest*> request_for(const Application& application, const Participation& participation,
                                            const RequestId& id) {
  const StatementRequest* request = participation.request(id);
  if (request == nullptr) return tl::unexpected(no_such_request());
  if (auto ok = may_happen<E>(application); !ok) return tl::unexpected(ok.error());
  return request;
}

// Silence attached to its end, or will as soon as somebody notices.
Result<void> not_answered(const StatementRequest& request) {
  if (!request.is_open() && !std::holds_alternative<Silent>(request.state)) {
    return refuse(RefusalKind::wrong_state, "request-settled",
                  {"Die Anforderung ist schon erledigt.", "The request is settled already."}, {}, "§ 70 Abs. 1 HBO");
  }
  return {};
}

tl::unexpected<Refusal> period_over(const StatementRequest& request, Text cure = {}) {
  const Date due_on = request.spec.deadline.due_on();
  const Text effect = wording(request.spec.on_silence, request.spec.act);
  Text text = with_date("Die Frist ist am {} abgelaufen: ", "The period ended on {}: ", due_on);
  text.de += effect.de + ".";
  text.en += effect.en + ".";
  return refuse(RefusalKind::wrong_state, "period-over", std::move(text), std::move(cure), request.spec.deadline.basis);
}

// The period still runs, in legal time: nobody has to have noticed its end.
Result<void> still_running(const StatementRequest& request, Date today) {
  if (request.is_open() && today <= request.spec.deadline.due_on()) return {};
  if (auto ok = not_answered(request); !ok) return ok;
  return period_over(request);
}

DeadlineId next_deadline(const StatementRequest& request) {
  return {"d-" + request.spec.request.value + "-" + std::to_string(request.trail.former.size() + 2)};
}

Result<Deadline> from_delivery(const StatementRequest& request, Date delivered_on, const Context& context) {
  const auto rule = need_period(context.law, request.spec.deadline.rule);
  if (!rule) return tl::unexpected(rule.error());
  auto deadline = make_deadline(next_deadline(request), **rule, delivered_on, context.calendar, context.law,
                                request.spec.request.value);
  if (deadline) deadline->on_silence = request.spec.on_silence;
  return deadline;
}

// From the end of the running period (BGB § 190) to the day granted, which the law's own maximum bounds.
Result<Deadline> extended(const StatementRequest& request, Date until, const PeriodRule& rule, const Context& context) {
  const Derivation& before = request.spec.deadline.derivation;
  auto longest = extend(before, rule.length, context.calendar, rule.shift_mode());
  if (!longest) return tl::unexpected(longest.error());
  if (until != longest->end) {
    const Period days{static_cast<int>((until - before.end).count()), PeriodUnit::days};
    longest = extend(before, days, context.calendar, rule.shift_mode());
    if (!longest) return tl::unexpected(longest.error());
  }
  return Deadline{next_deadline(request),     rule.id,
                  request.spec.request.value, rule.basis,
                  request.spec.on_silence,    context.law.version,
                  std::move(*longest)};
}

Result<void> until_valid(const StatementRequest& request, Date until, const Context& context) {
  const auto latest = latest_extension(request, context);
  if (!latest) return tl::unexpected(latest.error());
  if (until > request.spec.deadline.due_on() && until <= *latest) return {};
  const PeriodRule* rule = extension_rule(request, context.law);
  return refuse(RefusalKind::invalid, "bad-extension",
                with_date("Verlängert werden kann über die laufende Frist hinaus, höchstens bis zum {}.",
                          "It can be prolonged beyond the running period, until {} at the latest.", *latest),
                {"Nennen Sie einen Tag in diesem Zeitraum.", "Name a day within it."}, rule->basis, "/until");
}

}  // namespace

Decided record_delivery(const Application& application, const Participation& participation,
                        const RecordDelivery& command, const Context& context) {
  const auto request = request_for<RequestDelivered>(application, participation, command.request);
  if (!request) return tl::unexpected(request.error());
  if (auto ok = not_answered(**request); !ok) return tl::unexpected(ok.error());
  const Deadline& running = (*request)->spec.deadline;
  if ((*request)->trail.delivered_on || !(*request)->trail.former.empty()) {
    return refuse(RefusalKind::wrong_state, "delivery-known",
                  {"Der Zugang ist schon festgehalten, oder die Frist ist verlängert.",
                   "The delivery is recorded already, or the period has been prolonged."},
                  {}, "§ 70 Abs. 1 HBO");
  }
  if (command.delivered_on < running.derivation.from || command.delivered_on > context.today) {
    return refuse(RefusalKind::invalid, "bad-receipt-date",
                  {"Der Zugang liegt in der Zukunft oder vor der Absendung.",
                   "The delivery lies in the future or before the sending."},
                  {}, "§ 70 Abs. 1 HBO", "/delivered_on");
  }
  if (auto ok = need_text(command.evidence, longest_reason, {"Der Nachweis", "The evidence"}, "/evidence"); !ok) {
    return tl::unexpected(ok.error());
  }
  RequestDelivered event{command.request, command.delivered_on, command.evidence, {}};
  if (command.delivered_on > running.derivation.from) {
    auto deadline = from_delivery(**request, command.delivered_on, context);
    if (!deadline) return tl::unexpected(deadline.error());
    event.deadline = std::move(*deadline);
  }
  // The law counts from receipt: what the period assumed brought about did not come about if the proved one ends later.
  const bool over = !(*request)->is_open() || running.due_on() < context.today;
  if (over && (!event.deadline || event.deadline->due_on() <= running.due_on())) {
    return period_over(**request, {"Auch von diesem Zugang an gerechnet ist sie vorbei.",
                                   "Counted from this receipt it is over, too."});
  }
  event.reopens = !(*request)->is_open();
  return std::vector<Event>{std::move(event)};
}

Decided acknowledge_request(const Application& application, const Participation& participation, const RequestId& id,
                            const Context& context) {
  const auto request = request_for<RequestAcknowledged>(application, participation, id);
  if (!request) return tl::unexpected(request.error());
  if (auto ok = must_be_asked(**request, context.actor); !ok) return tl::unexpected(ok.error());
  if (!(*request)->is_open() || (*request)->trail.acknowledged_on) return std::vector<Event>{};
  return std::vector<Event>{RequestAcknowledged{id}};
}

Decided hand_on_request(const Application& application, const Participation& participation, const HandOn& command,
                        const Context& context) {
  const auto request = request_for<RequestHandedOn>(application, participation, command.request);
  if (!request) return tl::unexpected(request.error());
  if (auto ok = must_be_asked(**request, context.actor); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.to, 200, {"Wer es übernimmt", "Who takes it over"}, "/to"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (command.agency == (*request)->spec.agency) {
    return refuse(RefusalKind::invalid, "handed-to-itself",
                  {"Ihre eigene Stelle ist schon gefragt.", "Your own agency is the one that was asked."},
                  {"Nennen Sie eine andere Stelle, oder eine Person Ihrer Stelle mit Worten.",
                   "Name another body, or a person of your agency in words."},
                  "§ 70 Abs. 1 HBO", "/agency");
  }
  if (!(*request)->is_open() && !std::holds_alternative<Silent>((*request)->state)) {
    return refuse(RefusalKind::wrong_state, "request-settled",
                  {"Die Anforderung ist schon erledigt.", "The request is settled already."}, {}, "§ 70 Abs. 1 HBO");
  }
  return std::vector<Event>{RequestHandedOn{command.request, command.to, command.agency}};
}

const PeriodRule* extension_rule(const StatementRequest& request, const LawAt& law) {
  const PeriodRule* rule = law.period(request.spec.deadline.rule);
  return rule == nullptr ? nullptr : law.period(rule->extension_rule);
}

Result<Date> latest_extension(const StatementRequest& request, const Context& context) {
  if (auto ok = still_running(request, context.today); !ok) return tl::unexpected(ok.error());
  const Deadline& running = request.spec.deadline;
  const auto& extension = request.trail.extension;
  if (extension && extension->granted) {
    return refuse(
        RefusalKind::wrong_state, "extended-already",
        with_date("Die Frist ist schon bis zum {} verlängert; ein zweites Mal sieht das Gesetz nicht vor.",
                  "The period is prolonged until {} already; the law provides for it once.", running.due_on()),
        {}, running.basis);
  }
  const PeriodRule* rule = extension_rule(request, context.law);
  if (rule == nullptr) {
    return refuse(
        RefusalKind::wrong_state, "not-extendable",
        {"Diese Frist setzt das Gesetz; die Bauaufsicht kann sie nicht verlängern.",
         "This period is set by law; the authority cannot prolong it."},
        with_date("Antworten Sie bis zum {}. Was danach kommt, wird angenommen und als verspätet gekennzeichnet.",
                  "Answer by {}. What comes later is accepted and marked as late.", running.due_on()),
        running.basis);
  }
  const auto longest = extend(running.derivation, rule->length, context.calendar, rule->shift_mode());
  if (!longest) return tl::unexpected(longest.error());
  return longest->end;
}

Decided ask_extension(const Application& application, const Participation& participation, const AskExtension& command,
                      const Context& context) {
  const auto request = request_for<ExtensionAsked>(application, participation, command.request);
  if (!request) return tl::unexpected(request.error());
  if (auto ok = must_be_asked(**request, context.actor); !ok) return tl::unexpected(ok.error());
  if (auto ok = until_valid(**request, command.until, context); !ok) return tl::unexpected(ok.error());
  if (auto ok = need_text(command.reason, longest_reason, {"Der Grund", "The reason"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  const auto& before = (*request)->trail.extension;
  if (before && !before->answered_on) {
    return refuse(RefusalKind::wrong_state, "asked-already",
                  {"Um Verlängerung ist schon gebeten; die Bauaufsicht hat noch nicht geantwortet.",
                   "An extension has been asked for; the authority has not answered yet."},
                  {}, "§ 70 Abs. 1 HBO");
  }
  return std::vector<Event>{ExtensionAsked{command.request, command.until, command.reason}};
}

Decided answer_extension(const Application& application, const Participation& participation,
                         const AnswerExtension& command, const Context& context) {
  const auto request = request_for<ExtensionAnswered>(application, participation, command.request);
  if (!request) return tl::unexpected(request.error());
  const auto& asked = (*request)->trail.extension;
  if (!asked || asked->answered_on) {
    return refuse(RefusalKind::wrong_state, "not-asked",
                  {"Um eine Verlängerung ist nicht gebeten, oder sie ist beantwortet.",
                   "No extension was asked for, or it has been answered."},
                  {}, "§ 70 Abs. 1 HBO");
  }
  if (auto ok = still_running(**request, context.today); !ok) return tl::unexpected(ok.error());
  if (!command.until) {
    if (auto ok = need_text(command.reason, longest_reason, {"Der Grund", "The reason"}, "/reason"); !ok) {
      return tl::unexpected(ok.error());
    }
    return std::vector<Event>{ExtensionAnswered{command.request, command.reason, {}}};
  }
  if (auto ok = until_valid(**request, *command.until, context); !ok) return tl::unexpected(ok.error());
  auto deadline = extended(**request, *command.until, *extension_rule(**request, context.law), context);
  if (!deadline) return tl::unexpected(deadline.error());
  return std::vector<Event>{ExtensionAnswered{command.request, command.reason, std::move(*deadline)}};
}

Decided replace_consent(const Application& application, const Participation& participation,
                        const ReplaceConsent& command, const Context& context) {
  const auto request = request_for<ConsentReplaced>(application, participation, command.request);
  if (!request) return tl::unexpected(request.error());
  const auto* answered = std::get_if<Answered>(&(*request)->state);
  const bool refused = answered != nullptr && answered->statement.outcome == StatementOutcome::objection &&
                       !answered->after_silence && !(*request)->trail.consent_replaced;
  if (!refused) {
    return refuse(RefusalKind::wrong_state, "consent-not-refused",
                  {"Hier ist kein Einvernehmen versagt, das zu ersetzen wäre.",
                   "There is no refused consent that could be replaced."},
                  {}, "§ 36 Abs. 2 Satz 3 BauGB");
  }
  const PeriodRule* rule = context.law.period((*request)->first_rule());
  if (rule == nullptr || rule->replacement_basis.empty()) {
    return refuse(
        RefusalKind::invalid, "not-replaceable",
        {name_of((*request)->spec.act).de + " kann die Bauaufsicht nicht ersetzen.",
         "The authority cannot replace this " + name_of((*request)->spec.act).en + "."},
        {"Ersetzbar ist nur ein rechtswidrig versagtes Einvernehmen der Gemeinde nach § 36 BauGB; die Zustimmung "
         "nach § 36a BauGB ist allein mit der Entscheidung über den Bauantrag überprüfbar.",
         "Only the municipality's unlawfully refused consent under § 36 BauGB can be replaced; an approval "
         "under § 36a BauGB is reviewable together with the decision only."},
        (*request)->spec.legal_basis);
  }
  if (auto ok = need_text(command.reason, 20000, {"Die Begründung", "The reasons"}, "/reason"); !ok) {
    return tl::unexpected(ok.error());
  }
  return std::vector<Event>{ConsentReplaced{command.request, command.reason, rule->replacement_basis}};
}

}  // namespace flurwerk::participation
