#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "api/app/house.hpp"
#include "api/cli/folder.hpp"
#include "api/cli/output.hpp"
#include "api/http/finder_json.hpp"
#include "api/http/values_json.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/calendar/holidays.hpp"
#include "permit-core/calendar/period.hpp"
#include "permit-core/state_graph.hpp"

namespace flurwerk::api::cli {

int period(const Common& common, const PeriodOptions& options, const Clock& clock) {
  auto calendar = HolidayCalendar::of(options.land);
  if (!options.authority.empty()) {
    auto folder = Folder::open(common.data, Access::read, clock);
    if (!folder) return say(common, folder.error());
    calendar = calendar_of((*folder)->app(), options.authority);
  }
  if (!calendar) return say(common, calendar.error());
  const auto derivation =
      asked_period({options.from, options.length, options.until, options.extend, options.extend_from}, *calendar,
                   options.no_shift ? Shift::no : Shift::yes);
  if (!derivation) return say(common, derivation.error());
  if (common.json) {
    print_line(derivation_json(*derivation).dump());
    return fine;
  }
  print_line(to_string(derivation->end));
  if (!options.why) return fine;
  const Text sentence = in_a_sentence(*derivation);
  print_line(sentence.de);
  print_line(sentence.en);
  for (const auto& step : derivation->steps)
    print_line(fmt::format("{}  {}  {}", to_string(step.date), step.rule, step.why.de));
  return fine;
}

namespace {

void print_rule(const char* mark, const FinderRule& rule, const std::vector<std::string>& questions) {
  std::string open;
  for (const auto& question : questions) open += (open.empty() ? " <- " : ", ") + question;
  print_line(fmt::format("{} {} ({}){}", mark, rule.name.de, rule.basis, open));
}

void print_found(const LawAt& law, const FoundProcedure& found) {
  for (const auto& tried : found.tried) {
    if (tried.fit == TriedRule::Fit::fails) print_rule("-", tried.rule, tried.questions);
    if (tried.fit == TriedRule::Fit::open) print_rule("?", tried.rule, tried.questions);
  }
  if (!found.rule) {
    print_line("Offen / still open:");
    for (const auto& question : law.finder_questions) {
      std::string choices;
      for (const auto& choice : question.choices)
        choices += fmt::format("\n    {}:{}  {}", question.id, choice.id, choice.text.de);
      print_line(fmt::format("  {}{}", question.text.de, choices));
    }
    return;
  }
  print_rule("=", *found.rule, {});
  print_line("  " + found.rule->why.de);
  if (found.rule->note) print_line("  Hinweis: " + found.rule->note->de);
  const Procedure* procedure = law.procedure(found.rule->procedure);
  if (procedure == nullptr) return;
  if (!carried(law, *procedure))
    print_line("  Dieses Verfahren führt das Programm nicht; einzureichen ist bei der Behörde.");
  for (const auto& [name, said] : {std::pair{"Einreichen / filed by", &procedure->filed_by},
                                   {"Geprüft / checked", &procedure->checked},
                                   {"Entscheidung / decided by", &procedure->decided_by}}) {
    print_line(*said ? fmt::format("  {}: {} ({})", name, (*said)->text.de, (*said)->basis)
                     : fmt::format("  {}: nicht hinterlegt / not on record", name));
  }
  for (const auto& [purpose, rule, on_silence] : periods_of(law, *procedure)) {
    print_line(fmt::format("  {:<4} {}: {}, ab: {} ({}); Schweigen / silence: {}", to_string(rule->length), purpose,
                           rule->name.de, rule->starts.de, rule->basis, to_string(on_silence)));
  }
  if (law.documents.empty())
    print_line("  Welche Unterlagen einzureichen sind, ist für " + law.land + " nicht hinterlegt.");
  for (const auto* document : law.documents_for(found.rule->procedure)) {
    print_line(fmt::format("  * {}{}", document->name.de,
                           document->portal_form ? " (ersetzt das Portal)"
                           : document->always    ? ""
                                                 : " - " + document->condition.de));
  }
}

}  // namespace

int procedure(const Common& common, const ProcedureOptions& options, const Clock& clock) {
  Date day = berlin_day(clock.now());
  if (!options.on.empty()) {
    const auto on = date_from(options.on, "--on");
    if (!on) return say(common, on.error());
    day = *on;
  }
  const auto law = LawBook::builtin().at(options.land, day);
  if (!law) return say(common, law.error());
  const auto answers = finder_answers(fmt::format("{}", fmt::join(options.answers, ",")));
  if (!answers) return say(common, answers.error());
  const auto found = find_procedure(*law, *answers);
  if (!found) return say(common, found.error());
  if (common.json) {
    print_line(finder_json(*law, *found, finder_lands(LawBook::builtin(), day)).dump());
  } else {
    print_found(*law, *found);
  }
  return found->rule ? fine : answer_is_no;
}

int states(bool dot) {
  if (dot) {
    print_line(graph_as_dot());
    return fine;
  }
  print_line(
      "# Was in welchem Stand möglich ist\n\nGeschrieben von `flurwerk states` aus der Tabelle des Programms "
      "(permit-core/state_graph.cpp); ein Test vergleicht beide. „–“ heißt: der Stand bleibt.\n");
  print_line(graph_as_table());
  return fine;
}

int holidays(const Common& common, const std::string& land, int year) {
  const auto days = flurwerk::holidays(land, year);
  if (!days) return say(common, days.error());
  if (common.json) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& day : *days) list.push_back({{"date", to_string(day.date)}, {"name", day.name}});
    print_line(nlohmann::json{{"land", land}, {"year", year}, {"holidays", list}}.dump());
  } else {
    for (const auto& day : *days) print_line(fmt::format("{} {}", to_string(day.date), day.name));
  }
  return fine;
}

}  // namespace flurwerk::api::cli
