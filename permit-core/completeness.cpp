#include "permit-core/completeness.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"
#include "permit-core/lapse.hpp"
#include "permit-core/retrieval.hpp"
#include "permit-core/rule_ids.hpp"

namespace flurwerk {

namespace {

constexpr std::size_t most_items = 100;

bool has_open_items(const Application& application) {
  return std::ranges::any_of(application.demanded, [](const DemandedItem& item) { return item.answered_by.empty(); });
}

Result<std::vector<DemandedItem>> numbered_items(const Application& application, const DemandDocuments& command,
                                                 const LawAt& law) {
  if (command.items.empty() && !has_open_items(application)) {
    return refuse(RefusalKind::invalid, "nothing-demanded", {"Es ist nichts nachgefordert.", "Nothing is demanded."},
                  {"Nennen Sie mindestens eine Unterlage und den Grund.", "Name at least one document and the reason."},
                  "§ 70 Abs. 2 HBO", "/items");
  }
  if (command.items.size() > most_items) {
    return refuse(RefusalKind::invalid, "too-many-items",
                  {"Mehr als 100 Nachforderungen auf einmal sind nicht möglich.",
                   "More than 100 items at once are not possible."},
                  {}, {}, "/items");
  }
  std::vector<DemandedItem> items;
  for (std::size_t i = 0; i < command.items.size(); ++i) {
    const auto& item = command.items[i];
    const std::string pointer = "/items/" + std::to_string(i);
    const bool known = item.document_type == "other" || std::ranges::find(law.documents, item.document_type,
                                                                          &RequiredDocument::id) != law.documents.end();
    if (!known) {
      return refuse(RefusalKind::invalid, "unknown-document-type",
                    {"Die Unterlagenart \"" + item.document_type + "\" ist nicht bekannt.",
                     "The document type \"" + item.document_type + "\" is not known."},
                    {}, {}, pointer + "/document_type");
    }
    if (auto ok = need_text(item.reason, 4000, {"Der Grund", "The reason"}, pointer + "/reason"); !ok) {
      return tl::unexpected(ok.error());
    }
    items.push_back({"n" + std::to_string(application.demanded.size() + i + 1), item.document_type, item.reason, {}});
  }
  return items;
}

// The period that the authority sets itself: the law data gives basis and effect, the clerk the length.
Result<Deadline> demand_deadline(const Application& application, const DemandDocuments& command, Date served,
                                 const Context& context) {
  const auto found = need_period(context.law, rule_ids::demand);
  if (!found) return tl::unexpected(found.error());
  if (command.length.count <= 0 || command.length.backward || command.length.from_start_of_day) {
    return refuse(RefusalKind::invalid, "bad-period",
                  {"Die gesetzte Frist ist keine Frist nach vorn.", "The period set does not run forward."},
                  {"Zum Beispiel \"4W\".", "For instance \"4W\"."}, "§ 31 Abs. 2 HVwVfG", "/length");
  }
  PeriodRule rule = **found;
  rule.length = command.length;
  return make_deadline(application.next_deadline_id(), rule, served, context.calendar, context.law);
}

// Sent within the month of checking and known only after it: what that means the statute does not say, so the date does.
void say_if_known_late(Deadline& deadline, const Application& application, Date served) {
  const TrackedDeadline* check = application.running_deadline(Purpose::completeness);
  if (check == nullptr || check->deadline.on_silence != SilenceEffect::deemed_complete) return;
  if (served <= check->deadline.due_on()) return;
  auto& steps = deadline.derivation.steps;
  steps.insert(steps.begin(),
               {check->deadline.basis, served,
                with_date("Bekannt wird die Nachforderung erst nach dem Ende der Prüffrist am {}. Ob der Antrag dann "
                          "schon als vollständig gilt, sagt das Gesetz nicht; hier wird es nicht angenommen.",
                          "The demand becomes known only after the period for checking has ended on {}. Whether the "
                          "application is deemed complete by then the statute does not say; here it is not assumed.",
                          check->deadline.due_on())});
}

const TrackedDeadline* newest_demand(const Application& application) {
  const auto found = std::find_if(application.deadlines.rbegin(), application.deadlines.rend(),
                                  [](const TrackedDeadline& tracked) { return tracked.purpose == Purpose::demand; });
  return found == application.deadlines.rend() ? nullptr : &*found;
}

// Nothing further is demanded: more time for what is, from the end of its period (BGB § 190), also when that is over.
Result<Deadline> prolonged(const Deadline& before, const Application& application, const DemandDocuments& command,
                           const Context& context) {
  const auto rule = need_period(context.law, rule_ids::demand);
  auto longer = demand_deadline(application, command, before.due_on(), context);
  if (!longer) return longer;
  auto derivation = extend(before.derivation, command.length, context.calendar, (*rule)->shift_mode());
  if (!derivation) return tl::unexpected(derivation.error());
  longer->derivation = std::move(*derivation);
  return longer;
}

Result<Deadline> demanded_until(const Application& application, const DemandDocuments& command, Date served,
                                const Context& context) {
  const TrackedDeadline* before =
      application.state == ApplicationState::incomplete ? newest_demand(application) : nullptr;
  if (before != nullptr && command.items.empty()) return prolonged(before->deadline, application, command, context);
  auto deadline = demand_deadline(application, command, served, context);
  if (deadline && before == nullptr) say_if_known_late(*deadline, application, served);
  if (!deadline || before == nullptr || deadline->due_on() >= before->deadline.due_on()) return deadline;
  return refuse(RefusalKind::invalid, "period-shortened",
                with_date("Für das schon Nachgeforderte läuft die Frist bis zum {}; eine weitere Nachforderung "
                          "verkürzt sie nicht.",
                          "What has been demanded already may be supplied until {}; a further demand does not shorten "
                          "that period.",
                          before->deadline.due_on()),
                {"Setzen Sie eine Frist, die nicht vorher endet.", "Set a period that does not end before."},
                "§ 31 Abs. 7 HVwVfG", "/length");
}

// The period begins some time after the event, and says so before it is counted.
Result<Deadline> later_deadline(const Application& application, const PeriodRule& rule, Date event,
                                const Context& context, int offset) {
  const auto before = derive(event, *rule.starts_after, context.calendar, Shift::no);
  if (!before) return tl::unexpected(before.error());
  auto deadline = make_deadline(application.next_deadline_id(offset), rule, before->end, context.calendar, context.law);
  if (!deadline) return deadline;
  const Text length = spell_out(*rule.starts_after);
  auto& steps = deadline->derivation.steps;
  steps.insert(steps.begin(), {rule.basis,
                               before->end,
                               {"Die Frist beginnt " + length.de + " nach dem vollständigen Eingang am " +
                                    german_date(event) + ", also am " + german_date(before->end) + ".",
                                "The period begins " + length.en + " after complete receipt on " + to_string(event) +
                                    ", on " + to_string(before->end) + "."}});
  return deadline;
}

// A demanded period may be replaced after its end, but not once the authority has confirmed the withdrawal.
Result<void> demand_in_time(const Application& application, Date served, const Context& context) {
  if (application.state == ApplicationState::submitted) {
    if (auto ok = not_overtaken(application, context); !ok) return ok;
  }
  if (served < *application.received_on || served > context.today + std::chrono::days{31}) {
    return refuse(RefusalKind::invalid, "bad-service-date",
                  {"Die Bekanntgabe liegt vor dem Eingang des Antrags oder mehr als einen Monat in der Zukunft.",
                   "The service lies before the application's receipt or more than a month ahead."},
                  {}, "§ 41 HVwVfG", "/served_on");
  }
  return {};
}

}  // namespace

Decided demand_documents(const Application& application, const DemandDocuments& command, const Context& context) {
  if (auto ok = may_happen<DocumentsDemanded>(application); !ok) return tl::unexpected(ok.error());
  Date served = command.served_on;
  if (command.handed_over && command.handed_over->service == Service::portal && command.letter.empty()) {
    if (auto ok = not_by_hand(application, letter_demand); !ok) return tl::unexpected(ok.error());
  }
  if (command.handed_over) {
    const auto known = known_on(*command.handed_over, *application.received_on, context);
    if (!known) return tl::unexpected(known.error());
    served = *known;
  }
  if (auto ok = demand_in_time(application, served, context); !ok) return tl::unexpected(ok.error());
  auto items = numbered_items(application, command, context.law);
  if (!items) return tl::unexpected(items.error());
  auto deadline = demanded_until(application, command, served, context);
  if (!deadline) return tl::unexpected(deadline.error());
  if (deadline->due_on() < context.today) {
    return refuse(RefusalKind::invalid, "period-already-over",
                  with_date("Die gesetzte Frist wäre am {} schon abgelaufen.",
                            "The period set would have ended on {} already.", deadline->due_on()),
                  {"Setzen Sie eine angemessene Frist.", "Set a reasonable period."}, "§ 70 Abs. 2 Satz 4 HBO",
                  "/length");
  }
  DocumentsDemanded event{std::move(*items), served, std::move(*deadline)};
  if (command.handed_over) {
    event.service = to_string(command.handed_over->service);
    event.on = command.handed_over->on;
  }
  event.letter = command.letter;
  return std::vector<Event>{std::move(event)};
}

Decided supply_documents(const Application& application, const SupplyDocuments& command, const Context& context) {
  if (auto ok = may_happen<DocumentsSupplied>(application); !ok) return tl::unexpected(ok.error());
  const TrackedDeadline* demand = application.running_deadline(Purpose::demand);
  if (demand == nullptr || demand->over(context.today)) {
    return refuse(
        RefusalKind::wrong_state, "demand-period-over",
        {"Die Frist zur Nachreichung ist abgelaufen; der Antrag gilt als zurückgenommen.",
         "The period for supplying documents is over; the application is deemed withdrawn."},
        {"Die Behörde kann die Frist rückwirkend verlängern; fragen Sie dort nach, oder stellen Sie den Antrag "
         "neu.",
         "The authority can extend the period retroactively; ask there, or apply anew."},
        "§ 70 Abs. 2 Satz 5 HBO, § 31 Abs. 7 HVwVfG");
  }
  if (!command.partial && has_open_items(application)) {
    std::string open;
    for (const DemandedItem& item : application.demanded) {
      if (item.answered_by.empty()) open += (open.empty() ? "" : ", ") + item.id + " (" + item.document_type + ")";
    }
    return refuse(RefusalKind::invalid, "items-open",
                  {"Noch nicht nachgereicht: " + open + ".", "Not supplied yet: " + open + "."},
                  {"Reichen Sie die Unterlagen ein oder erklären Sie, dass die Nachreichung unvollständig bleibt.",
                   "File the documents, or declare that what you supply stays partial."},
                  "§ 70 Abs. 2 HBO", "/partial");
  }
  std::optional<Deadline> alarm;
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  if (const PeriodRule* rule = context.law.period((*procedure)->completeness_rule)) {
    PeriodRule again = *rule;  // whose silence means nothing, unless the Land has a rule of its own
    again.on_silence = SilenceEffect::none;
    if (const PeriodRule* own = context.law.period(rule_ids::completeness_again)) again = *own;
    auto made = make_deadline(application.next_deadline_id(), again, context.today, context.calendar, context.law);
    if (!made) return tl::unexpected(made.error());
    alarm = std::move(*made);
  }
  return std::vector<Event>{DocumentsSupplied{context.today, command.partial, std::move(alarm)}};
}

const PeriodRule* begins_with_statements(const Application& application, const LawAt& law) {
  const Procedure* procedure = law.procedure(application.procedure);
  const PeriodRule* rule = procedure == nullptr ? nullptr : law.period(procedure->decision_rule);
  return rule != nullptr && rule->starts_when == StartsWhen::statements_in ? rule : nullptr;
}

Result<std::optional<Deadline>> decision_deadline(const Application& application, Date complete_on,
                                                  const Context& context, int offset) {
  const auto procedure = need_procedure(context.law, application.procedure, "/procedure");
  if (!procedure) return tl::unexpected(procedure.error());
  const PeriodRule* rule = context.law.period((*procedure)->decision_rule);
  if (rule == nullptr || rule->starts_when == StartsWhen::statements_in) return std::optional<Deadline>{};
  auto deadline = rule->starts_after ? later_deadline(application, *rule, complete_on, context, offset)
                                     : make_deadline(application.next_deadline_id(offset), *rule, complete_on,
                                                     context.calendar, context.law);
  if (!deadline) return tl::unexpected(deadline.error());
  // Procedures may share a rule; whether its end grants the permit is the procedure's to say (§ 65, never § 66).
  const bool deems = (*procedure)->deemed_permit && !application.fiction_waived;
  deadline->on_silence = deems ? SilenceEffect::deemed_permit : SilenceEffect::none;
  return std::optional<Deadline>{std::move(*deadline)};
}

Decided confirm_completeness(const Application& application, const ConfirmCompleteness& command,
                             const Context& context) {
  if (auto ok = may_happen<CompletenessConfirmed>(application); !ok) return tl::unexpected(ok.error());
  if (auto ok = not_overtaken(application, context); !ok) return tl::unexpected(ok.error());
  if (command.complete_on < *application.received_on || command.complete_on > context.today) {
    return refuse(
        RefusalKind::invalid, "bad-completeness-date",
        with_date("Der Tag des vollständigen Eingangs liegt zwischen dem Eingang am {} und heute.",
                  "The day of complete receipt lies between the receipt on {} and today.", *application.received_on),
        {}, "§ 65 Abs. 2 Satz 1 HBO", "/complete_on");
  }
  auto decision = decision_deadline(application, command.complete_on, context);
  if (!decision) return tl::unexpected(decision.error());
  return std::vector<Event>{CompletenessConfirmed{command.complete_on, std::move(*decision)}};
}

Decided confirm_withdrawal(const Application& application, const Context&) {
  if (auto ok = may_happen<WithdrawalDeemed>(application); !ok) return tl::unexpected(ok.error());
  if (!application.withdrawal_proposed_on) {
    return refuse(RefusalKind::wrong_state, "demand-still-running",
                  {"Die Frist zur Nachreichung läuft noch; der Antrag gilt nicht als zurückgenommen.",
                   "The period for supplying documents is still running; the application is not deemed withdrawn."},
                  {}, "§ 70 Abs. 2 Satz 5 HBO");
  }
  return std::vector<Event>{WithdrawalDeemed{*application.withdrawal_proposed_on}};
}

}  // namespace flurwerk
