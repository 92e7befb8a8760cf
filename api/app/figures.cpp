#include "api/app/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "api/app/authorities.hpp"
#include "api/app/csv.hpp"
#include "api/app/event_words.hpp"
#include "participation/participation.hpp"
#include "permit-core/access.hpp"

namespace flurwerk::api {

namespace {

void add_answer(ProcessFigure& figure, Date from, Date to) { figure.days.push_back((to - from).count()); }

void add_agencies(const View& view, const AuthorityId& authority,
                  std::map<std::pair<std::string, std::string>, ProcessFigure>& agencies) {
  for (const auto& row : view.lists().request_outcomes(authority)) {
    if (row.state == "withdrawn") continue;
    const auto agency = view.accounts().agency(row.agency);
    const std::string name = agency ? agency->name : row.agency.value;
    ProcessFigure& one = agencies[{name, row.act}];
    one.agency = row.agency;
    one.name = {name, name};
    constexpr auto& acts = event_fields::words<Act>;
    if (const auto act = std::ranges::find(acts, row.act); act != acts.end())
      one.act = participation::name_of(static_cast<Act>(act - acts.begin()));
    ++one.asked;
    one.open += row.state == "open" ? 1 : 0;
    one.silent += row.state == "silent" || (row.state == "answered" && row.late) ? 1 : 0;
    if (!row.received_on) continue;
    ++one.answered;
    one.late += row.late ? 1 : 0;
    add_answer(one, row.sent_on, *row.received_on);
  }
}

void add_steps(const View& view, const AuthorityId& authority, ProcessFigure& completeness, ProcessFigure& decision) {
  for (const auto& row : view.lists().process_steps(authority)) {
    ++completeness.asked;
    if (!row.complete_on) {
      completeness.open += row.running ? 1 : 0;
      completeness.asked -= row.running ? 0 : 1;  // withdrawn or rejected before
      continue;
    }
    completeness.silent += row.deemed_complete ? 1 : 0;
    if (!row.deemed_complete) {
      ++completeness.answered;
      add_answer(completeness, row.received_on, *row.complete_on);
    }
    if (!row.decided_on && !row.deemed_granted && !row.running) continue;  // ended without a decision
    ++decision.asked;
    decision.silent += row.deemed_granted ? 1 : 0;
    if (row.decided_on) {
      ++decision.answered;
      decision.late += row.decision_late ? 1 : 0;
      add_answer(decision, *row.complete_on, *row.decided_on);
    } else if (!row.deemed_granted) {
      ++decision.open;
    }
  }
}

std::string share(int part, int whole) { return whole == 0 ? "" : fmt::format("{}", (100 * part + whole / 2) / whole); }

std::string german(const std::optional<double>& days) {
  if (!days) return {};
  const auto whole = static_cast<std::int64_t>(*days);
  return fmt::format("{}{}", whole, *days > static_cast<double>(whole) ? ",5" : "");
}

std::string line_of(const ProcessFigure& one) {
  return csv_line({one.name.de, one.act.de, std::to_string(one.asked), std::to_string(one.open),
                   std::to_string(one.answered), german(one.median_days()), share(one.silent, one.ended()),
                   share(one.late, one.answered)});
}

}  // namespace

std::optional<double> ProcessFigure::median_days() const {
  if (days.empty()) return std::nullopt;
  const auto middle = days.size() / 2;
  if (days.size() % 2 == 1) return static_cast<double>(days[middle]);
  return static_cast<double>(days[middle - 1] + days[middle]) / 2;
}

Result<ProcessFigures> process_figures(const App& app, const Caller& caller) {
  if (auto ok = allowed(caller.viewer, Action::get_process_figures); !ok) return tl::unexpected(ok.error());
  const auto view = app.store.read();
  std::map<std::pair<std::string, std::string>, ProcessFigure> agencies;
  ProcessFigure completeness{{}, {"Prüfung auf Vollständigkeit", "Check of completeness"}};
  ProcessFigure decision{{}, {"Entscheidung nach Vollständigkeit", "Decision after completeness"}};
  for (const auto& authority : authorities_of(*view, caller)) {
    add_agencies(*view, authority.id, agencies);
    add_steps(*view, authority.id, completeness, decision);
  }
  ProcessFigures figures{{}, {std::move(completeness), std::move(decision)}};
  for (auto& [key, one] : agencies) figures.agencies.push_back(std::move(one));
  for (auto* list : {&figures.agencies, &figures.steps}) {
    for (auto& one : *list) std::ranges::sort(one.days);
  }
  return figures;
}

Result<std::string> process_figures_csv(const App& app, const Caller& caller) {
  const auto figures = process_figures(app, caller);
  if (!figures) return tl::unexpected(figures.error());
  std::string csv{csv_mark};
  csv += csv_line({"Stelle oder Schritt", "Art", "Anforderungen", "davon offen", "Antworten",
                   "Median der Tage bis zur Antwort", "Anteil der beendeten durch Schweigen (%)",
                   "Anteil der Antworten verspätet (%)"});
  for (const auto* list : {&figures->agencies, &figures->steps}) {
    for (const auto& one : *list) csv += line_of(one);
  }
  return csv;
}

}  // namespace flurwerk::api
