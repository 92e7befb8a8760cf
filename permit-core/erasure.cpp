#include "permit-core/erasure.hpp"

#include <algorithm>

#include "permit-core/checks.hpp"

namespace flurwerk {

namespace {

constexpr const char* erasure_basis = "Art. 5 Abs. 1 lit. e, Art. 17 DSGVO";

const RetentionRule* rule_for(std::string_view key, const HouseRules& rules, Date today) {
  const auto found = std::ranges::find_if(rules.retention, [&](const RetentionRule& rule) {
    return rule.key == key && rule.valid_from <= today && (!rule.valid_to || today <= *rule.valid_to);
  });
  return found == rules.retention.end() ? nullptr : &*found;
}

}  // namespace

std::string_view retention_key(ApplicationState state) {
  switch (state) {
    case ApplicationState::refused: return "refused";
    case ApplicationState::withdrawn:
    case ApplicationState::withdrawn_deemed: return "withdrawn";
    case ApplicationState::rejected:
    case ApplicationState::procedure_demanded:
    case ApplicationState::start_prohibited: return "rejected";
    case ApplicationState::expired:
    case ApplicationState::cancelled: return "not_built";
    case ApplicationState::completion_notified: return "built";
    default: return {};
  }
}

Result<ErasureDue> erasure_due(const Application& application, Date last_entry, const HouseRules& rules, Date today) {
  if (auto ok = may_happen<PersonalDataErased>(application); !ok) return tl::unexpected(ok.error());
  if (application.erased) {
    return refuse(RefusalKind::wrong_state, "erased-already",
                  {"Die Personendaten dieses Vorgangs sind gelöscht.", "The personal data of this case is erased."}, {},
                  erasure_basis);
  }
  const std::string_view key = retention_key(application.state);
  const RetentionRule* rule = rule_for(key, rules, today);
  if (rule == nullptr) {
    return refuse(RefusalKind::wrong_state, "no-retention-rule",
                  {"Für Vorgänge, die so enden, hat die Behörde keine Löschregel festgelegt.",
                   "The authority has set no retention rule for cases that end like this."},
                  {"Die Verwaltung der Behörde legt sie unter „Recht und Regeln“ fest.",
                   "The authority's administrator sets it under \"Law and rules\"."},
                  erasure_basis);
  }
  const std::chrono::year_month_day closed{last_entry};
  auto last = closed + std::chrono::years{rule->after.count};
  if (!last.ok()) last = last.year() / last.month() / std::chrono::last;
  return ErasureDue{*rule, last_entry, day_after(Date{last})};
}

Decided erase_personal_data(const Application& application, const EraseData& command, const Context& context) {
  if (auto ok = may_happen<PersonalDataErased>(application); !ok) return tl::unexpected(ok.error());
  if (context.today < command.due.due_on) {
    return refuse(
        RefusalKind::wrong_state, "erasure-not-due",
        with_date("Nach der Löschregel ist der Vorgang bis dahin aufzubewahren; gelöscht werden kann ab {}.",
                  "By the retention rule the case is to be kept; it can be erased from {}.", command.due.due_on),
        {}, command.due.rule.basis);
  }
  const auto running = std::ranges::find_if(application.deadlines, &TrackedDeadline::running);
  if (running != application.deadlines.end()) {
    return refuse(
        RefusalKind::wrong_state, "period-running",
        with_date("Es läuft noch eine Frist bis {}.", "A period still runs until {}.", running->deadline.due_on()),
        {"Warten Sie ihr Ende ab.", "Wait for its end."}, running->deadline.basis);
  }
  if (command.proposed_by == context.actor.account) {
    return refuse(RefusalKind::forbidden, "four-eyes",
                  {"Wer die Löschung vorgeschlagen hat, kann sie nicht bestätigen.",
                   "Who proposed the erasure cannot confirm it."},
                  {"Eine zweite Person bestätigt sie.", "A second person confirms it."}, erasure_basis);
  }
  return std::vector<Event>{PersonalDataErased{command.due.rule.key, command.due.rule.basis, command.due.due_on,
                                               command.proposed_by, command.persons, command.documents,
                                               command.entries}};
}

}  // namespace flurwerk
