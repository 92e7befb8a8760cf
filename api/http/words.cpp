// The words of the contract for the values of the domain, both ways.
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/http/case_json.hpp"

namespace flurwerk::api {

namespace {

template <class Enum, std::size_t N>
using Words = std::array<std::pair<Enum, const char*>, N>;

constexpr Words<DecisionOutcome, 3> decision_words{{{DecisionOutcome::granted, "granted"},
                                                    {DecisionOutcome::granted_partly, "granted_partly"},
                                                    {DecisionOutcome::refused, "refused"}}};
constexpr Words<ConditionKind, 5> condition_words{{{ConditionKind::obligation, "obligation"},
                                                   {ConditionKind::condition, "condition"},
                                                   {ConditionKind::time_limit, "time_limit"},
                                                   {ConditionKind::reservation, "reservation"},
                                                   {ConditionKind::hint, "hint"}}};
constexpr Words<StatementOutcome, 4> statement_words{{{StatementOutcome::no_objection, "no_objection"},
                                                      {StatementOutcome::conditions, "conditions"},
                                                      {StatementOutcome::objection, "objection"},
                                                      {StatementOutcome::not_responsible, "not_responsible"}}};
constexpr std::array acts = {Act::opinion, Act::benehmen, Act::einvernehmen, Act::zustimmung, Act::permit};

template <class Enum, std::size_t N>
std::string word(const Words<Enum, N>& words, Enum value) {
  for (const auto& [candidate, name] : words) {
    if (candidate == value) return name;
  }
  throw std::logic_error("a value without a word");
}

template <class Enum, std::size_t N>
std::optional<Enum> value(const Words<Enum, N>& words, std::string_view name) {
  for (const auto& [candidate, known] : words) {
    if (name == known) return candidate;
  }
  return std::nullopt;
}

}  // namespace

std::string to_string(DecisionOutcome outcome) { return word(decision_words, outcome); }
std::string to_string(ConditionKind kind) { return word(condition_words, kind); }
std::string to_string(StatementOutcome outcome) { return word(statement_words, outcome); }
std::optional<DecisionOutcome> decision_outcome(std::string_view name) { return value(decision_words, name); }
std::optional<StatementOutcome> statement_outcome(std::string_view name) { return value(statement_words, name); }
ConditionKind condition_kind(std::string_view name) {
  return value(condition_words, name).value_or(ConditionKind::obligation);
}

std::optional<Act> act_from(std::string_view name) {
  for (const auto act : acts) {
    if (flurwerk::to_string(act) == name) return act;
  }
  return std::nullopt;
}

std::string topic_or_general(std::string topic) { return topic.empty() ? "Allgemeines" : std::move(topic); }

std::vector<Condition> conditions_from(const nlohmann::json& list) {
  std::vector<Condition> out;
  for (const auto& entry : list) {
    out.push_back({{},
                   condition_kind(entry.at("kind").get<std::string>()),
                   topic_or_general(entry.value("topic", "")),
                   entry.at("text"),
                   entry.value("legal_basis", ""),
                   entry.value("reason", ""),
                   RequestId{entry.value("source", "")},
                   entry.value("source_condition", ""),
                   entry.value("text_block", "")});
  }
  return out;
}

}  // namespace flurwerk::api
