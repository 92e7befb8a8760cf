#include <nlohmann/json.hpp>

#include "api/http/finder_json.hpp"
#include "api/http/handlers.hpp"
#include "api/http/values_json.hpp"

namespace flurwerk::api {

namespace {

using json = nlohmann::json;

json note_json(const Sourced& row) { return row.note ? text_json(*row.note) : json(nullptr); }

json provision_json(const std::optional<Provision>& said) {
  if (!said) return nullptr;
  return {{"text", text_json(said->text)}, {"basis", said->basis}};
}

json rule_json(const FinderRule& rule) {
  return {{"id", rule.id},
          {"procedure", rule.procedure.empty() ? json(nullptr) : json(rule.procedure)},
          {"name", text_json(rule.name)},
          {"why", text_json(rule.why)},
          {"basis", rule.basis},
          {"note", note_json(rule)}};
}

// Null: nobody has recorded which documents this Land wants; an empty list would say that it wants none.
json documents_json(const LawAt& law, const std::string& procedure) {
  if (law.documents.empty() && !procedure.empty()) return nullptr;
  json list = json::array();
  for (const auto* document : law.documents_for(procedure)) {
    list.push_back({{"id", document->id},
                    {"name", text_json(document->name)},
                    {"condition", document->always ? json(nullptr) : text_json(document->condition)},
                    {"portal_form", document->portal_form},
                    {"basis", document->basis},
                    {"note", note_json(*document)}});
  }
  return list;
}

json periods_json(const LawAt& law, const Procedure* procedure) {
  json list = json::array();
  if (procedure == nullptr) return list;
  for (const auto& [purpose, rule, on_silence] : periods_of(law, *procedure)) {
    list.push_back({{"purpose", purpose},
                    {"rule", rule->id},
                    {"name", text_json(rule->name)},
                    {"length", to_string(rule->length)},
                    {"starts", text_json(rule->starts)},
                    {"on_silence", to_string(on_silence)},
                    {"basis", rule->basis},
                    {"note", note_json(*rule)}});
  }
  return list;
}

}  // namespace

Result<FinderAnswers> finder_answers(std::string_view text) {
  FinderAnswers answers;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto pair = text.substr(0, comma);
    const auto colon = pair.find(':');
    if (colon == std::string_view::npos) {
      return refuse(RefusalKind::malformed, "answers-unreadable",
                    {"Antworten stehen als frage:antwort, durch Kommas getrennt.",
                     "Answers are written question:answer, separated by commas."},
                    {"Zum Beispiel plan:qualified,deviations:no.", "For instance plan:qualified,deviations:no."}, {},
                    "answers");
    }
    answers[std::string{pair.substr(0, colon)}] = std::string{pair.substr(colon + 1)};
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return answers;
}

json finder_json(const LawAt& law, const FoundProcedure& found, const std::vector<std::string>& lands) {
  json body{
      {"land", law.land},           {"lands", lands},   {"on", to_string(law.on)},   {"law_version", law.version},
      {"questions", json::array()}, {"found", nullptr}, {"possible", json::array()}, {"ruled_out", json::array()}};
  for (const auto& question : law.finder_questions) {
    json choices = json::array();
    for (const auto& choice : question.choices)
      choices.push_back({{"id", choice.id}, {"text", text_json(choice.text)}});
    body["questions"].push_back({{"id", question.id},
                                 {"text", text_json(question.text)},
                                 {"choices", std::move(choices)},
                                 {"basis", question.basis},
                                 {"note", note_json(question)}});
  }
  for (const auto& tried : found.tried) {
    json rule = rule_json(tried.rule);
    rule["questions"] = tried.questions;
    if (tried.fit == TriedRule::Fit::fails)
      body["ruled_out"].push_back(std::move(rule));
    else if (!found.rule)
      body["possible"].push_back(std::move(rule));
  }
  if (found.rule) {
    body["found"] = rule_json(*found.rule);
    const Procedure* procedure = law.procedure(found.rule->procedure);
    body["found"]["carried"] = procedure != nullptr && carried(law, *procedure);
    for (const auto& [key, said] : {std::pair{"filed_by", &Procedure::filed_by},
                                    {"checked", &Procedure::checked},
                                    {"decided_by", &Procedure::decided_by}}) {
      body["found"][key] = procedure == nullptr ? json(nullptr) : provision_json(procedure->*said);
    }
    body["found"]["prepared_by"] = procedure == nullptr ? json(nullptr) : json(to_string(procedure->prepared_by));
    body["found"]["periods"] = periods_json(law, procedure);
    body["found"]["procedure_note"] = procedure == nullptr ? json(nullptr) : note_json(*procedure);
    body["found"]["documents"] = documents_json(law, found.rule->procedure);
  }
  return body;
}

Result<Response> get_procedure_finder(Call& call) {
  Date day = call.today();
  if (const auto on = call.request.query_value("on")) {
    auto date = date_from(*on, "on");
    if (!date) return tl::unexpected(date.error());
    day = *date;
  }
  const auto law = call.app.law.at(call.request.query_value("land").value_or("HE"), day);
  if (!law) return tl::unexpected(law.error());
  const auto answers = finder_answers(call.request.query_value("answers").value_or(""));
  if (!answers) return tl::unexpected(answers.error());
  const auto found = find_procedure(*law, *answers);
  if (!found) return tl::unexpected(found.error());
  return json_response(finder_json(*law, *found, finder_lands(call.app.law, day)).dump());
}

}  // namespace flurwerk::api
