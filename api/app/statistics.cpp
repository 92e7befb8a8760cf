#include "api/app/statistics.hpp"

#include <algorithm>
#include <set>

#include "api/app/csv.hpp"
#include "api/app/house.hpp"
#include "api/app/site_for.hpp"
#include "permit-core/berlin_day.hpp"

namespace flurwerk::api {

namespace {

// Law as the authority applies it would change no field: these rows are federal.
std::shared_ptr<const LawAt> law_of(const App& app, const Application& application, Date on) {
  const auto law = app.law.held(application.land, on);
  return law ? *law : nullptr;
}

constexpr std::string_view progress_codes = "urn:xoev-de:xbau:codeliste:baufortschritt_2.0";

std::set<AuthorityId> own_authorities(const Caller& caller) {
  std::set<AuthorityId> authorities;
  for (const auto& membership : caller.viewer.memberships) {
    if (membership.role == Role::clerk || membership.role == Role::approver) authorities.insert(membership.authority);
  }
  return authorities;
}

// Amounts in euros, decimals with a comma: as a German spreadsheet reads them.
std::string cell(const StatisticsField& field, const std::string& value) {
  std::string text = value;
  if (text.empty()) return text;  // not known is not nothing
  if (field.kind == StatisticsField::Kind::cents) {
    if (text.size() < 3) text.insert(0, 3 - text.size(), '0');
    text.insert(text.size() - 2, 1, ',');
  } else if (field.kind == StatisticsField::Kind::decimal) {
    std::ranges::replace(text, '.', ',');
  }
  return text;
}

const std::string other_use = "nichtwohngebaeude";

StatisticsFacts facts_of(const geo::Structure& building, const LawAt& law) {
  StatisticsFacts facts;
  if (building.storeys.value_or(0) > 0) facts["storeys"] = std::to_string(*building.storeys);
  const auto* use = law.land_use ? law.land_use->use_of(building.use) : nullptr;
  if (use == nullptr) return facts;
  const bool living = use->id == "dwelling";
  facts["use"] = living ? "wohngebaeude" : other_use;
  if (living && building.units.value_or(0) > 0) facts["dwellings"] = std::to_string(*building.units);
  return facts;
}

// Of each building or of the one removal; `survey`: the day whose state of the works is reported.
void add_reports(std::vector<SectionReport>& list, const App& app, const View& view, const Application& application,
                 const StatisticsReport& report, std::optional<Date> survey) {
  const auto law = law_of(app, application, report.on);
  if (!law) return;
  const auto record = statistics_record(application, drawn_statistics(view, application, *law), *law);
  for (std::size_t i = 0; i < record.sections.size(); ++i) {
    const StatisticsSection& section = record.sections[i];
    const bool meant = report.of.empty() ? section.of == StatisticsField::Of::building : section.key == report.of;
    if (!meant) continue;
    std::string progress;
    if (survey) {
      const auto* kind = section.value("artDesBauens");
      const auto state = progress_on(application, *survey, kind != nullptr && kind->value == "02");
      if (!state) continue;
      progress = *state;
    }
    list.push_back({application.id, application.file_number, report, record, i, std::move(progress), law});
  }
}

// Permitted by the end of that year and neither finished by then nor lapsed before it; from the rows alone.
std::set<ApplicationId> perhaps_unfinished(const View& view, const AuthorityId& authority, std::chrono::year year) {
  const Date begin{year / std::chrono::January / std::chrono::day{1}};
  const Date end{year / std::chrono::December / std::chrono::day{31}};
  std::set<ApplicationId> open, done;
  for (const auto& row : view.lists().statistics(authority, Date{std::chrono::year{1900} / 1 / 1}, end)) {
    if (row.occasion == "permit") open.insert(row.application);
    if (row.occasion == "completion" || (row.occasion == "lapsed" && row.on < begin)) done.insert(row.application);
  }
  for (const auto& application : done) open.erase(application);
  return open;
}

std::string progress_name(const SectionReport& report) {
  const auto* list = report.law->statistics_code_list(progress_codes);
  const auto* code = list == nullptr ? nullptr : list->find(report.progress);
  return code == nullptr ? report.progress : code->name;
}

std::string heading(const StatisticsField& field) {
  return field.name.de + (field.unit.empty() ? "" : " (" + field.unit + ")") + " [" + field.id + "]";
}

std::vector<std::string> line_of(const SectionReport& one, const std::vector<std::string>& ids) {
  std::vector<std::string> line{one.file_number,
                                one.of().name.de,
                                name_of(one.report.occasion).de,
                                std::string(xbau_message(one.report.occasion)),
                                to_string(one.report.on),
                                one.progress.empty() ? std::string() : progress_name(one),
                                one.of().why.de};
  std::string unknown;
  for (const auto& id : ids) {
    const auto* value = one.record.value(one.of(), id);
    const auto* field = one.law->statistics_field(id);
    line.push_back(value == nullptr || field == nullptr ? std::string() : cell(*field, value->value));
    if (value != nullptr && field != nullptr && value->value.empty() &&
        field->source != StatisticsField::Source::known) {
      if (!unknown.empty()) unknown += "; ";
      unknown += field->name.de + ": " + value->unknown_because.de;
    }
  }
  line.push_back(std::move(unknown));
  return line;
}

}  // namespace

StatisticsDrawing drawn_statistics(const View& view, const Application& application, const LawAt& law) {
  StatisticsDrawing drawn;
  const auto content = view.parties().draft_content(application.draft_sha256);
  const auto design = content ? geo::read_design(design_of(*content)) : Result<geo::Design>(geo::Design{});
  if (!design) return drawn;
  for (const auto& structure : design->structures) {
    if (structure.kind == geo::Kind::building) {
      drawn.buildings.push_back({structure.id, structure.name, facts_of(structure, law)});
    } else if (structure.kind == geo::Kind::garage) {
      drawn.buildings.push_back(
          {structure.id, structure.name, {{"use", other_use}, {"dwellings", "0"}, {"type", "744"}}});
    } else if (structure.kind == geo::Kind::shed) {
      drawn.buildings.push_back({structure.id, structure.name, {{"use", other_use}, {"dwellings", "0"}}});
    }
  }
  if (!drawn.buildings.empty()) drawn.project["buildings"] = std::to_string(drawn.buildings.size());
  return drawn;
}

Result<Done> give_statistics(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::vector<StatisticsAnswer>& answers) {
  return change(app, caller, precondition,
                {Action::give_statistics,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) {
                   return flurwerk::give_statistics(the_case.application, {answers},
                                                    drawn_statistics(tx, the_case.application, context.law), context);
                 },
                 {}});
}

std::vector<const StatisticsValue*> SectionReport::values() const {
  std::vector<const StatisticsValue*> list;
  for (const StatisticsField& field : law->statistics_fields) {
    if (const auto* value = record.value(of(), field.id)) list.push_back(value);
  }
  return list;
}

std::vector<SectionReport> statistics_of_case(const App& app, const View& view, const Application& application) {
  std::vector<SectionReport> list;
  for (const StatisticsReport& report : statistics_reports(application)) {
    add_reports(list, app, view, application, report, {});
  }
  return list;
}

std::vector<SectionReport> unfinished_of_case(const App& app, const View& view, const Application& application,
                                              std::chrono::year year) {
  std::vector<SectionReport> list;
  const Date day{year / std::chrono::December / std::chrono::day{31}};
  if (!progress_on(application, day, false)) return list;
  add_reports(list, app, view, application, {StatisticsOccasion::overhang, day, {}}, day);
  return list;
}

std::vector<SectionReport> statistics_of(const App& app, const Caller& caller, StatisticsPeriod period) {
  std::vector<SectionReport> list;
  const auto view = app.store.read();
  for (const auto& authority : own_authorities(caller)) {
    if (const auto* month = std::get_if<std::chrono::year_month>(&period)) {
      const Date from{*month / std::chrono::day{1}}, to{*month / std::chrono::last};
      for (const auto& row : view->lists().statistics(authority, from, to)) {
        const auto the_case = view->load(row.application);
        if (!the_case) continue;
        for (const StatisticsReport& report : statistics_reports(the_case->application)) {
          if (key_of(report) == row.occasion) add_reports(list, app, *view, the_case->application, report, {});
        }
      }
    } else {
      const auto year = std::get<std::chrono::year>(period);
      for (const auto& application : perhaps_unfinished(*view, authority, year)) {
        const auto the_case = view->load(application);
        if (!the_case) continue;
        for (auto& one : unfinished_of_case(app, *view, the_case->application, year)) list.push_back(std::move(one));
      }
    }
  }
  std::ranges::stable_sort(list, {}, [](const SectionReport& one) { return one.report.on; });
  return list;
}

Result<StatisticsPeriod> statistics_period(std::string_view month, std::string_view year) {
  if (month.empty() != year.empty()) {
    const auto first = parse_date(month.empty() ? std::string(year) + "-01-01" : std::string(month) + "-01");
    const bool shaped = month.empty() ? year.size() == 4 : month.size() == 7;
    const std::chrono::year_month_day day{first.value_or(Date{})};
    if (shaped && first && day.year() >= std::chrono::year{1900} && day.year() <= std::chrono::year{2200}) {
      if (month.empty()) return StatisticsPeriod{day.year()};
      return StatisticsPeriod{day.year() / day.month()};
    }
  }
  if (!year.empty() && month.empty()) {
    return refuse(RefusalKind::malformed, "bad-year", {"Das ist kein Jahr.", "This is no year."},
                  {"Schreiben Sie es als 2026.", "Write it as 2026."}, {}, "/year");
  }
  return refuse(RefusalKind::malformed, "bad-month", {"Das ist kein Monat.", "This is no month."},
                {"Schreiben Sie ihn als 2026-06, oder allein das Jahr der Erhebung zum 31. Dezember.",
                 "Write it as 2026-06, or only the year of the survey of 31 December."},
                {}, "/month");
}

std::string statistics_csv(const App& app, const std::vector<SectionReport>& reports) {
  std::vector<std::string> ids;  // columns: every field of any report, in the order of the law data
  std::vector<std::string> header{"Aktenzeichen", "Gebäude oder Abgang", "Anlass", "XBau-Nachricht",
                                  "Tag",          "Baufortschritt",      "Meldung"};
  for (const auto& land : app.law.lands()) {
    for (const auto& one : reports) {
      if (one.law->land != land) continue;
      for (const auto& field : one.law->statistics_fields) {
        if (std::ranges::find(ids, field.id) != ids.end()) continue;
        ids.push_back(field.id);
        header.push_back(heading(field));
      }
    }
  }
  header.emplace_back("Nicht bekannt");
  std::string csv{csv_mark};
  csv += csv_line(header);
  for (const auto& one : reports) {
    if (one.of().duty != StatisticsDuty::exempt) csv += csv_line(line_of(one, ids));
  }
  return csv;
}

}  // namespace flurwerk::api
