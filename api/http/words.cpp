// The words of the contract for the values of the domain, both ways.
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/http/case_json.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/mark.hpp"

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

namespace {

// On a page in parts of its width and height, on the map in metres.
double unit_of(const PlanMark& mark) { return mark.document.empty() ? 1e3 : 1e6; }

std::optional<PlanMark> mark_from(const nlohmann::json& condition) {
  const auto given = condition.value("mark", nlohmann::json());
  if (given.is_null()) return std::nullopt;
  PlanMark mark{{given.value("document", "")}, given.value("version", 0), given.value("page", 0), {}, {}};
  mark.words = given.value("words", "");
  for (const auto& point : given.value("points", nlohmann::json::array())) {
    mark.points.push_back({std::llround(point.at(0).get<double>() * unit_of(mark)),
                           std::llround(point.at(1).get<double>() * unit_of(mark))});
  }
  return mark;
}

}  // namespace

nlohmann::json mark_json(const std::optional<PlanMark>& mark, const Application& application, int number) {
  if (!mark) return nullptr;
  auto points = nlohmann::json::array();
  for (const auto& point : mark->points) {
    points.push_back({static_cast<double>(point.x) / unit_of(*mark), static_cast<double>(point.y) / unit_of(*mark)});
  }
  return {{"document", mark->document.value},
          {"version", mark->version},
          {"page", mark->page},
          {"points", std::move(points)},
          {"words", mark->words},
          {"text", text_json(words_of(*mark, application, number))}};
}

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
                   entry.value("text_block", ""),
                   mark_from(entry)});
  }
  return out;
}

}  // namespace flurwerk::api
