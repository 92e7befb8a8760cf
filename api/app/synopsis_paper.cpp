#include "api/app/synopsis_paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "api/app/csv.hpp"
#include "api/app/deadline_history.hpp"
#include "api/app/decisions.hpp"
#include "api/app/house.hpp"
#include "geo/parcel_key.hpp"
#include "participation/synopsis.hpp"
#include "permit-core/berlin_day.hpp"
#include "permit-core/mark.hpp"

namespace flurwerk::api {

namespace {

std::string name_of(const View& view, const AgencyId& id) {
  const auto agency = view.accounts().agency(id);
  return agency ? agency->name : id.value;
}

// Number in the decision of what was taken over from here; 0: it is not in it.
std::size_t number_in_decision(const Case& the_case, const participation::NumberedCondition& entry) {
  const auto& conditions = conditions_of(the_case.application.decision);
  const auto found = std::find_if(conditions.begin(), conditions.end(), [&](const Condition& candidate) {
    return candidate.source == entry.request && candidate.source_condition == entry.condition.id;
  });
  return found == conditions.end() ? 0 : static_cast<std::size_t>(found - conditions.begin()) + 1;
}

std::string kind_of(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::obligation: return "Auflage";
    case ConditionKind::condition: return "Bedingung";
    case ConditionKind::time_limit: return "Befristung";
    case ConditionKind::reservation: return "Vorbehalt";
    case ConditionKind::hint: return "Hinweis";
  }
  return {};
}

std::string weighed(const std::optional<Weighing>& weighing, std::size_t number) {
  if (!weighing) return number > 0 ? "übernommen" : "noch nicht abgewogen";
  switch (weighing->result) {
    case WeighingResult::taken_over: return "übernommen";
    case WeighingResult::adapted: return "angepasst übernommen";
    case WeighingResult::rejected: return "nicht übernommen";
  }
  return {};
}

PaperTable by_topic(const View& view, const participation::Synopsis& synopsis) {
  PaperTable table{"Synopse", {"Thema"}, {{"Ergebnis"}, {"Stellungnahme"}}};
  for (const auto& column : synopsis.columns) {
    const Text act = participation::name_of(column.act);
    table.columns.push_back(fmt::format("{} ({})", name_of(view, column.agency), act.de));
    table.rows[0].push_back(column.standing.de + (column.plans ? "; " + column.plans->de : ""));
    table.rows[1].push_back(column.text);
  }
  for (const auto& row : synopsis.rows) {
    std::vector<std::string> cells{row.topic};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string text = row.texts[i];
      for (const auto& entry : row.cells[i]) {
        text += fmt::format("{}Nr. {} ({}): {}", text.empty() ? "" : "\n", entry.number, kind_of(entry.condition.kind),
                            entry.condition.text);
      }
      cells.push_back(std::move(text));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::string remarks(const participation::NumberedCondition& entry) {
  std::string text = entry.same_as ? fmt::format("gleichlautend mit Nr. {}", *entry.same_as) : "";
  for (const int other : entry.contradicts) {
    text += fmt::format("{}möglicher Widerspruch zu Nr. {}", text.empty() ? "" : "; ", other);
  }
  return text;
}

std::string wording_of(const Case& the_case, const participation::NumberedCondition& entry) {
  const auto& mark = entry.condition.mark;
  if (!mark) return entry.condition.text;
  return entry.condition.text + "\nOrt: " + words_of(*mark, the_case.application, entry.number).de;
}

PaperTable weighing_table(const View& view, const Case& the_case, const participation::Synopsis& synopsis) {
  PaperTable table{"Abwägung",
                   {"Nr.", "Stelle", "Thema", "Art", "Wortlaut", "Rechtsgrundlage", "Hinweis", "Abwägung", "Begründung",
                    "Nr. im Bescheid"},
                   {}};
  std::map<int, std::vector<std::string>> rows;
  for (const auto& row : synopsis.rows) {
    for (const auto& cell : row.cells) {
      for (const auto& entry : cell) {
        const auto number = number_in_decision(the_case, entry);
        rows[entry.number] = {std::to_string(entry.number),
                              name_of(view, entry.agency),
                              entry.condition.topic,
                              kind_of(entry.condition.kind),
                              wording_of(the_case, entry),
                              entry.condition.legal_basis,
                              remarks(entry),
                              weighed(entry.weighing, number),
                              entry.weighing ? entry.weighing->reason : "",
                              number == 0 ? "" : std::to_string(number)};
      }
    }
  }
  for (auto& [number, cells] : rows) table.rows.push_back(std::move(cells));
  return table;
}

std::string objector(const participation::SynopsisObjection& objection) {
  if (!objection.neighbour) return fmt::format("Einwendung {}", objection.number);
  std::string parcels;
  for (const auto& key : objection.parcels) parcels += (parcels.empty() ? "" : ", ") + geo::short_parcel_name(key);
  return fmt::format("Nachbar {} ({})", objection.number, parcels);
}

// Of neighbours and the public: without names, because the paper leaves the authority.
PaperTable objections_table(const participation::Synopsis& synopsis) {
  PaperTable table{"Einwendungen", {"Von", "Eingang", "Wortlaut", "Abwägung", "Begründung"}, {}};
  for (const auto& objection : synopsis.objections) {
    table.rows.push_back({objector(objection),
                          german_date(objection.received_on) + (objection.late ? " (verspätet)" : ""), objection.text,
                          weighed(objection.weighing, 0), objection.weighing ? objection.weighing->reason : ""});
  }
  return table;
}

// Each with the sentence and the steps that every other place shows.
PaperTable deadlines_table(const View& view, const Case& the_case, const LawAt& law) {
  PaperTable table{"Fristen", {"Frist", "Letzter Tag", "Satz", "Schritte", "Grundlage"}, {}};
  const auto add = [&](const Deadline& deadline, const std::string& whose) {
    const PeriodRule* rule = law.period(deadline.rule);
    std::string steps;
    for (const auto& step : deadline.derivation.steps) {
      steps += fmt::format("{}{} ({}): {}", steps.empty() ? "" : "\n", german_date(step.date), step.rule, step.why.de);
    }
    table.rows.push_back({(rule != nullptr ? rule->name.de : deadline.rule) + whose, german_date(deadline.due_on()),
                          in_a_sentence(deadline.derivation, begun_by(the_case, deadline, law)).de, std::move(steps),
                          deadline.basis});
  };
  for (const auto& tracked : the_case.application.deadlines) {
    if (tracked.purpose != Purpose::neighbour) add(tracked.deadline, {});
  }
  for (const auto& request : the_case.participation.requests) {
    add(request.spec.deadline, ": " + name_of(view, request.spec.agency));
  }
  return table;
}

}  // namespace

Result<Paper> synopsis_paper(const App& app, const Caller& caller, const ApplicationId& application) {
  const auto view = app.store.read();
  auto the_case = load_for(*view, caller, Action::export_synopsis, application);
  if (!the_case) return tl::unexpected(the_case.error());
  const auto synopsis = participation::synopsis(the_case->participation);
  const auto authority = view->accounts().authority(the_case->application.authority);
  Paper paper{"Synopse der Stellungnahmen",
              {{"Aktenzeichen", the_case->application.file_number},
               {"Vorhaben", the_case->application.title},
               {"Behörde", authority ? authority->name : the_case->application.authority.value},
               {"Stand", german_date(berlin_day(app.clock.now()))}},
              {}};
  paper.tables.push_back(by_topic(*view, synopsis));
  paper.tables.push_back(weighing_table(*view, *the_case, synopsis));
  if (!synopsis.objections.empty()) paper.tables.push_back(objections_table(synopsis));
  const auto law =
      held_law_for(app, the_case->application.authority, the_case->application.land, berlin_day(app.clock.now()));
  if (law) paper.tables.push_back(deadlines_table(*view, *the_case, **law));
  return paper;
}

std::string as_pdf(const App& app, const Paper& paper) {
  Notice notice;
  notice.title = paper.title;
  notice.reference = paper.facts;
  notice.made_at = app.clock.now();
  for (const auto& fact : paper.facts) {
    if (fact.first == "Behörde") notice.sender = fact.second;
    if (fact.first == "Vorhaben") notice.subject = fact.second;
    if (fact.first == "Aktenzeichen") notice.footer = fact.second;
  }
  for (const auto& table : paper.tables) {
    notice.blocks.push_back({table.name, {}, false});
    for (const auto& row : table.rows) {
      std::string text;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].empty()) text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", table.columns[i], row[i]);
      }
      notice.blocks.back().texts.push_back(std::move(text));
    }
  }
  return app.renderer.pdf(notice);
}

}  // namespace flurwerk::api
