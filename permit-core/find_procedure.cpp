#include "permit-core/find_procedure.hpp"

#include <algorithm>
#include <utility>

namespace flurwerk {

namespace {

Result<void> known(const LawAt& law, const FinderAnswers& answers) {
  for (const auto& [question, answer] : answers) {
    const auto asked = std::ranges::find(law.finder_questions, question, &FinderQuestion::id);
    const bool right = asked != law.finder_questions.end() &&
                       std::ranges::find(asked->choices, answer, &FinderQuestion::Choice::id) != asked->choices.end();
    if (right) continue;
    return refuse(RefusalKind::invalid, "unknown-answer",
                  {"Auf \"" + question + "\" gibt es die Antwort \"" + answer + "\" nicht.",
                   "\"" + answer + "\" is no answer to \"" + question + "\"."},
                  {"Wählen Sie eine der angebotenen Antworten.", "Choose one of the answers offered."}, {}, question);
  }
  return {};
}

TriedRule try_rule(const FinderRule& rule, const FinderAnswers& answers) {
  TriedRule tried{rule, TriedRule::Fit::fits, {}};
  for (const auto& condition : rule.conditions) {
    const auto answer = answers.find(condition.question);
    if (answer == answers.end()) {
      tried.fit = TriedRule::Fit::open;
      tried.questions.push_back(condition.question);
    } else if (std::ranges::find(condition.any_of, answer->second) == condition.any_of.end()) {
      return {rule, TriedRule::Fit::fails, {condition.question}};
    }
  }
  return tried;
}

}  // namespace

Result<FoundProcedure> find_procedure(const LawAt& law, const FinderAnswers& answers) {
  if (law.finder_rules.empty()) {
    return refuse(RefusalKind::invalid, "finder-not-covered",
                  {"Für " + law.land + " ist am " + german_date(law.on) + " keine Verfahrenswahl hinterlegt.",
                   "The choice of procedure is not covered for " + law.land + " on " + to_string(law.on) + "."},
                  {"Fragen Sie die Bauaufsichtsbehörde.", "Ask the building authority."}, {}, "land");
  }
  if (auto ok = known(law, answers); !ok) return tl::unexpected(ok.error());
  FoundProcedure found;
  bool open = false;
  for (const auto& rule : law.finder_rules) {
    found.tried.push_back(try_rule(rule, answers));
    const auto fit = found.tried.back().fit;
    open = open || fit == TriedRule::Fit::open;
    if (fit != TriedRule::Fit::fits) continue;
    if (!open) found.rule = rule;
    break;
  }
  return found;
}

std::vector<ProcedurePeriod> periods_of(const LawAt& law, const Procedure& procedure) {
  std::vector<ProcedurePeriod> periods;
  for (const auto& [purpose, id] :
       {std::pair<std::string_view, const std::string&>{"forwarding", procedure.forwarding_rule},
        {"municipality", procedure.municipality_rule},
        {"authority", procedure.authority_rule},
        {"wait", procedure.wait_rule},
        {"completeness", procedure.completeness_rule},
        {"decision", procedure.decision_rule},
        {"decision_extension", procedure.extension_rule},
        {"validity", procedure.validity_rule},
        {"interruption", procedure.interruption_rule},
        {"validity_extension", procedure.validity_extension_rule}}) {
    const PeriodRule* rule = law.period(id);
    if (rule == nullptr) continue;
    const bool decides = purpose == "decision" || purpose == "decision_extension";
    const bool deems = rule->on_silence == SilenceEffect::deemed_permit;
    periods.push_back({purpose, rule,
                       decides && procedure.deemed_permit ? SilenceEffect::deemed_permit
                       : decides && deems                 ? SilenceEffect::none
                                                          : rule->on_silence});
  }
  return periods;
}

std::vector<std::string> finder_lands(const LawBook& book, Date on) {
  std::vector<std::string> found;
  for (auto& land : book.lands()) {
    const auto law = book.held(land, on);
    if (law && !(*law)->finder_rules.empty()) found.push_back(std::move(land));
  }
  return found;
}

bool carried(const LawAt& law, const Procedure& procedure) {
  const PeriodRule* decision = law.period(procedure.decision_rule);
  return decision == nullptr || decision->on_silence != SilenceEffect::start_allowed;
}

}  // namespace flurwerk
