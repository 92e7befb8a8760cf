// The rules that name agencies, to be read and to be tried on a case: every one with what it says, not only those that fire.
// Basis: § 70 Abs. 1 HBO; permit-core/law/<land>/triggers.json. Nothing is written.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/app/project_facts.hpp"
#include "api/app/statements.hpp"

namespace flurwerk::api {

// What the data folder has of the layer that a rule asks for.
struct LayerKept {
  bool loaded = false;
  bool partial = false;  // complete in its coverage alone, see layer_coverage.hpp
};
struct ParticipationRules {
  Authority authority;
  std::shared_ptr<const LawAt> law;           // as the authority applies it; its triggers are the rules
  std::vector<Agency> agencies;               // that the authority may ask
  std::map<std::string, LayerKept> layers{};  // of those that a rule asks for
};
// Refused: a Land or day without law data.
Result<ParticipationRules> participation_rules(const App& app, const View& view, const AuthorityId& authority, Date on);

struct RuleOnCase {
  participation::RuleVerdict verdict;
  participation::Verdict as_is;  // without the assumptions
  std::string asked_with;  // the rule under which it is asked: its own, or one that covers it; empty: it does not fire
  std::optional<Agency> agency;  // who would be asked; none: the rule does not fire, or the register has none
  Text competence{};             // why this one of its kind, where areas decide
};
struct RulesOnCase {
  ParticipationRules rules;
  Application application;
  KnownFacts as_is, assumed;      // the same where nothing is assumed
  std::vector<RuleOnCase> tried;  // in the order of the law
};
// By the plans as they are now and the map of today; the law is that of `on`. One evaluation with suggest_agencies.
Result<RulesOnCase> try_participation_rules(const App& app, const Caller& caller, const ApplicationId& application,
                                            Date on, const WhatIf& what_if);

}  // namespace flurwerk::api
