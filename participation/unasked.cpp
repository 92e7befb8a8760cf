#include "participation/unasked.hpp"

#include <algorithm>

#include "participation/agreement.hpp"

namespace flurwerk::participation {

namespace {

bool asks_for(const StatementRequest& request, const NamedAgency& named, const std::vector<std::string>& rules) {
  if (const auto* withdrawn = std::get_if<Withdrawn>(&request.state);
      withdrawn != nullptr && withdrawn->reason.empty()) {
    return false;
  }
  const StatementRequestSpec& spec = request.spec;
  return std::ranges::any_of(spec.rules(),
                             [&](const std::string& rule) { return std::ranges::find(rules, rule) != rules.end(); }) ||
         (!named.agency.empty() && spec.agency == named.agency && spec.act == named.suggestion.act);
}

}  // namespace

bool is_asked(const Participation& participation, const NamedAgency& named) {
  const std::vector<std::string> rules = named.suggestion.rules();
  if (agreement_of(participation, named.agency, named.suggestion.act) != nullptr) return true;
  return std::ranges::any_of(participation.requests,
                             [&](const StatementRequest& request) { return asks_for(request, named, rules); });
}

bool is_settled(const Participation& participation, const NamedAgency& named) {
  if (is_asked(participation, named)) return true;
  const std::vector<std::string> rules = named.suggestion.rules();
  return std::ranges::all_of(rules, [&](const std::string& rule) {
    return std::ranges::any_of(participation.left_out, [&](const LeftOut& one) { return one.suggestion.rule == rule; });
  });
}

std::vector<OpenAct> not_asked(const Participation& participation, const std::vector<NamedAgency>& named, bool formal) {
  std::vector<OpenAct> found;
  for (const NamedAgency& one : named) {
    const Suggestion& suggestion = one.suggestion;
    if ((suggestion.act != Act::opinion) != formal || is_settled(participation, one)) continue;
    const Text act = name_of(suggestion.act);
    found.push_back({{},
                     one.agency,
                     suggestion.act,
                     {},
                     {act.de + " (" + suggestion.name.de + ", " + suggestion.legal_basis + ")",
                      act.en + " (" + suggestion.name.en + ", " + suggestion.legal_basis + ")"},
                     suggestion.rule});
  }
  return found;
}

}  // namespace flurwerk::participation
