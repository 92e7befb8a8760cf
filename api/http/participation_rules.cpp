// The rules that name agencies: read, and tried on a case with assumptions of the caller's.
#include "api/app/participation_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "api/app/authorities.hpp"
#include "api/http/handlers.hpp"
#include "api/http/house_rules.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/law/names.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json fact_json(ProjectFact fact, const LawAt& law) {
  return {{"fact", std::string{to_string(fact)}},
          {"name", text_json(fact_name(fact, law))},
          {"plan_situation", participation::is_plan_situation(fact)}};
}

json layer_json(const std::string& layer, const ParticipationRules& rules) {
  const LayerKept kept = rules.layers.at(layer);
  return {{"layer", layer}, {"name", text_json(layer_name(layer))}, {"loaded", kept.loaded}, {"partial", kept.partial}};
}

template <class T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}

// What starts it: words, and the same in parts.
json start_json(const AgencyTrigger& rule, const ParticipationRules& rules) {
  const bool placed = rule.relation != Relation::none;
  return {{"words", text_json(participation::starts_when(rule, *rules.law))},
          {"fact", rule.fact == ProjectFact::any ? json(nullptr) : fact_json(rule.fact, *rules.law)},
          {"relation", placed ? json(std::string{to_string(rule.relation)}) : json(nullptr)},
          {"layer", placed ? layer_json(rule.layer, rules) : json(nullptr)},
          {"distance_m", or_null(rule.distance_m)},
          {"ban_m", or_null(rule.ban_m)}};
}

json participation_rule_json(const AgencyTrigger& rule, const ParticipationRules& rules) {
  const PeriodRule* period = rules.law->period(rule.period_rule);
  json agencies = json::array();
  for (const auto& agency : rules.agencies) {
    if (agency.kind == rule.agency_kind) agencies.push_back({{"id", agency.id.value}, {"name", agency.name}});
  }
  return {{"rule", rule.id},
          {"name", text_json(rule.name)},
          {"agency_kind", rule.agency_kind},
          {"act", std::string{to_string(rule.act)}},
          {"starts", start_json(rule, rules)},
          {"period_rule", rule.period_rule},
          {"period", period == nullptr ? json(nullptr) : json(to_string(period->length))},
          {"on_silence", std::string{to_string(rule.on_silence)}},
          {"legal_basis", rule.basis},
          {"valid_from", to_string(rule.valid_from)},
          {"valid_to", date_json(rule.valid_to)},
          {"confidence", rule.confidence == Confidence::statute ? "statute" : "unsure"},
          {"note", rule.note ? text_json(*rule.note) : json(nullptr)},
          {"agencies", std::move(agencies)}};
}

json head_json(const ParticipationRules& rules, Date today) {
  return {{"authority", {{"id", rules.authority.id.value}, {"name", rules.authority.name}}},
          {"land", rules.law->land},
          {"on", to_string(rules.law->on)},
          {"today", to_string(today)},
          {"law_version", rules.law->version},
          {"rules", json::array()}};
}

json object_json(const std::optional<participation::LayerHit>& object) {
  if (!object) return nullptr;
  return {{"name", object->object}, {"distance_m", object->distance_m}, {"overlap_m2", object->overlap_m2}};
}

json tried_json(const RuleOnCase& tried) {
  const auto& verdict = tried.verdict;
  return {{"verdict", std::string{to_string(verdict.verdict)}},
          {"as_is", std::string{to_string(tried.as_is)}},
          {"reason", text_json(verdict.reason)},
          {"fact_value", verdict.rule->fact == ProjectFact::any ? json(nullptr) : or_null(verdict.fact)},
          {"layer_seen", verdict.rule->relation == Relation::none ? json(nullptr) : json(verdict.layer_seen)},
          {"object", object_json(verdict.object)},
          {"asked_with", tried.asked_with.empty() ? json(nullptr) : json(tried.asked_with)},
          {"agency", tried.agency ? json{{"id", tried.agency->id.value}, {"name", tried.agency->name}} : json(nullptr)},
          {"competence", tried.competence.de.empty() ? json(nullptr) : text_json(tried.competence)}};
}

json value_of_fact(const KnownFacts& known, ProjectFact fact) {
  const auto value = known.facts.known.find(fact);
  return value == known.facts.known.end() ? json(nullptr) : json(value->second);
}

json facts_json(const RulesOnCase& tried) {
  json list = json::array();
  for (const auto fact : every_fact()) {
    if (!matters(fact, *tried.rules.law)) continue;
    json one = fact_json(fact, *tried.rules.law);
    const auto source = tried.assumed.sources.find(fact);
    one["value"] = value_of_fact(tried.assumed, fact);
    one["as_is"] = value_of_fact(tried.as_is, fact);
    one["source"] = source == tried.assumed.sources.end() ? json(nullptr) : json(std::string{word_of(source->second)});
    list.push_back(std::move(one));
  }
  return list;
}

json measure_json(const std::optional<std::int64_t>& as_is, const std::optional<std::int64_t>& value) {
  const auto metres = [](const auto& mm) { return mm ? json(static_cast<double>(*mm) / 1000) : json(nullptr); };
  return {{"as_is", metres(as_is)}, {"value", metres(value)}};
}

tl::unexpected<Refusal> bad_fact(const std::string& given) {
  std::string known;
  for (const auto fact : every_fact()) known += (known.empty() ? "" : ", ") + std::string{to_string(fact)};
  return refuse(RefusalKind::invalid, "bad-fact",
                {"„" + given + "“ ist kein Merkmal mit seinem Wert.", "\"" + given + "\" is no fact with its value."},
                {"Nennen Sie MERKMAL:yes, MERKMAL:no oder MERKMAL:unknown; Merkmale sind: " + known + ".",
                 "Say FACT:yes, FACT:no or FACT:unknown; facts are: " + known + "."},
                {}, "fact");
}

Result<std::optional<std::int64_t>> metres_asked_for(const Call& call, const std::string& name) {
  const auto text = call.request.query_value(name);
  if (!text) return std::nullopt;
  const auto number = json::parse(*text, nullptr, false);
  constexpr double most_m = 1000;
  if (number.is_number() && number.get<double>() >= 0 && number.get<double>() <= most_m)
    return std::optional(static_cast<std::int64_t>(std::llround(number.get<double>() * 1000)));
  return refuse(RefusalKind::invalid, "bad-metres",
                {"Das ist keine Höhe in Metern zwischen 0 und 1000.", "This is no height in metres from 0 to 1000."},
                {"Schreiben Sie sie wie 12.5.", "Write it as 12.5."}, {}, name);
}

Result<WhatIf> what_if_of(const Call& call) {
  WhatIf what_if;
  for (const auto& given : call.request.query_values("fact")) {
    const auto colon = given.find(':');
    const std::string name = given.substr(0, colon);
    const std::string value = colon == std::string::npos ? "" : given.substr(colon + 1);
    std::optional<ProjectFact> fact;
    for (const auto known : every_fact()) {
      if (name == to_string(known)) fact = known;
    }
    if (!fact || (value != "yes" && value != "no" && value != "unknown")) return bad_fact(given);
    what_if.facts[*fact] = value == "unknown" ? std::nullopt : std::optional(value == "yes");
  }
  const auto height = metres_asked_for(call, "height_m");
  if (!height) return tl::unexpected(height.error());
  const auto floor = metres_asked_for(call, "upper_floor_m");
  if (!floor) return tl::unexpected(floor.error());
  what_if.height_mm = *height;
  what_if.upper_floor_mm = *floor;
  return what_if;
}

}  // namespace

Result<Response> get_participation_rules(Call& call) {
  const auto view = call.app.store.read();
  const auto authority = kept_authority(*view, call.caller, call.request.query_or("authority"));
  if (!authority) return tl::unexpected(authority.error());
  const auto on = day_asked_for(call);
  if (!on) return tl::unexpected(on.error());
  const auto rules = participation_rules(call.app, *view, *authority, *on);
  if (!rules) return tl::unexpected(rules.error());
  json body = head_json(*rules, call.today());
  for (const auto& rule : rules->law->triggers) body["rules"].push_back(participation_rule_json(rule, *rules));
  return json_response(body.dump());
}

Result<Response> get_case_participation_rules(Call& call) {
  const auto on = day_asked_for(call);
  if (!on) return tl::unexpected(on.error());
  const auto what_if = what_if_of(call);
  if (!what_if) return tl::unexpected(what_if.error());
  const auto tried = try_participation_rules(call.app, call.caller, call.application(), *on, *what_if);
  if (!tried) return tl::unexpected(tried.error());
  json body = head_json(tried->rules, call.today());
  body["application"] = {{"id", tried->application.id.value},
                         {"title", tried->application.title},
                         {"file_number", tried->application.file_number}};
  body["facts"] = facts_json(*tried);
  body["height_m"] = measure_json(tried->as_is.height_mm, tried->assumed.height_mm);
  body["upper_floor_m"] = measure_json(tried->as_is.upper_floor_mm, tried->assumed.upper_floor_mm);
  for (const auto& one : tried->tried) {
    json rule = participation_rule_json(*one.verdict.rule, tried->rules);
    rule["tried"] = tried_json(one);
    body["rules"].push_back(std::move(rule));
  }
  return json_response(body.dump());
}

}  // namespace flurwerk::api
