#include "api/app/participation_rules.hpp"

#include <algorithm>

#include "api/app/house.hpp"
#include "api/app/layer_coverage.hpp"
#include "api/app/site_for.hpp"

namespace flurwerk::api {

namespace {

std::map<std::string, LayerKept> layers_of_rules(const ParcelIndex& index, const LawAt& law) {
  std::map<std::string, LayerKept> kept;
  for (const auto& rule : law.triggers) {
    if (!rule.layer.empty()) kept[rule.layer];
  }
  for (const auto& layer : index.layers()) {
    const auto asked = kept.find(layer.name);
    if (layer.kind == "layer" && asked != kept.end()) asked->second = {true, has_coverage(index, layer.name)};
  }
  return kept;
}

}  // namespace

Result<ParticipationRules> participation_rules(const App& app, const View& view, const AuthorityId& authority,
                                               Date on) {
  auto known = view.accounts().authority(authority);
  if (!known) return tl::unexpected(no_such_case());
  auto law = held_law_for(app, authority, known->land, on);
  if (!law) return tl::unexpected(law.error());
  ParticipationRules rules{std::move(*known), std::move(*law), agencies_of(view, authority)};
  rules.layers = layers_of_rules(app.store.parcels(), *rules.law);
  return rules;
}

Result<RulesOnCase> try_participation_rules(const App& app, const Caller& caller, const ApplicationId& application,
                                            Date on, const WhatIf& what_if) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::get_case_participation_rules, application);
  if (!the_case) return tl::unexpected(the_case.error());
  auto rules = participation_rules(app, *view, the_case->application.authority, on);
  if (!rules) return tl::unexpected(rules.error());
  RulesOnCase out{std::move(*rules), std::move(the_case->application), {}, {}, {}};
  const LawAt& law = *out.rules.law;
  const auto content = view->parties().draft_content(out.application.draft_sha256).value_or("{}");
  const auto hits = layer_hits(app, out.application, content, law);
  out.as_is = known_facts(content, law);
  out.assumed = known_facts(content, law, what_if);
  const auto before = participation::try_rules(out.as_is.facts, hits, law);
  const auto tried = participation::try_rules(out.assumed.facts, hits, law);
  const auto suggestions = participation::suggest(tried, law);
  const auto named = agencies_for(app, *view, out.application, suggestions.suggested);
  for (std::size_t i = 0; i < tried.size(); ++i) {
    RuleOnCase one{tried[i], before[i].verdict, {}, {}};
    if (const auto* with = participation::asked_with(suggestions, tried[i])) {
      const auto& asked = named[static_cast<std::size_t>(with - suggestions.suggested.data())];
      one.asked_with = with->rule;
      one.agency = asked.agency;
      one.competence = asked.competence;
    }
    out.tried.push_back(std::move(one));
  }
  return out;
}

}  // namespace flurwerk::api
