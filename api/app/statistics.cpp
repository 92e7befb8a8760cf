#include "api/app/statistics.hpp"

#include <algorithm>
#include <charconv>
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

std::set<AuthorityId> own_authorities(const Caller& caller) {
  std::set<AuthorityId> authorities;
  for (const auto& membership : caller.viewer.memberships) {
    if (membership.role == Role::clerk || membership.role == Role::approver) authorities.insert(membership.authority);
  }
  return authorities;
}

std::optional<StatisticsReport> named(const std::vector<StatisticsReport>& reports, std::string_view occasion) {
  for (const auto& report : reports) {
    if (to_string(report.occasion) == occasion) return report;
  }
  return std::nullopt;
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

std::string heading(const StatisticsField& field) {
  return field.name.de + (field.unit.empty() ? "" : " (" + field.unit + ")") + " [" + field.id + "]";
}

}  // namespace

StatisticsFacts drawn_facts(const View& view, const Application& application, const LawAt& law) {
  StatisticsFacts facts;
  const auto content = view.parties().draft_content(application.draft_sha256);
  const auto design = content ? geo::read_design(design_of(*content)) : Result<geo::Design>(geo::Design{});
  if (!design) return facts;
  int buildings = 0, dwellings = 0, storeys = 0;
  bool all_dwellings_known = true;
  const LandUseRules::Use* use = nullptr;
  double largest = 0;
  for (const auto& structure : design->structures) {
    const bool building = structure.kind == geo::Kind::building;
    if (!building && structure.kind != geo::Kind::garage && structure.kind != geo::Kind::shed) continue;
    ++buildings;
    if (!building) continue;
    storeys = std::max(storeys, structure.storeys.value_or(0));
    const auto* its_use = law.land_use ? law.land_use->use_of(structure.use) : nullptr;
    const double area = structure.floor_area_m2.value_or(0);
    if (use == nullptr || area > largest) use = its_use, largest = area;
    if (its_use != nullptr && its_use->id == "dwelling" && structure.units) {
      dwellings += *structure.units;
    } else {
      all_dwellings_known = false;
    }
  }
  if (buildings > 0) facts["buildings"] = std::to_string(buildings);
  if (storeys > 0) facts["storeys"] = std::to_string(storeys);
  if (use != nullptr) facts["use"] = use->id == "dwelling" ? "wohngebaeude" : "nichtwohngebaeude";
  if (dwellings > 0 && all_dwellings_known) facts["dwellings"] = std::to_string(dwellings);
  return facts;
}

Result<Done> give_statistics(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::vector<StatisticsAnswer>& answers) {
  return change(app, caller, precondition,
                {Action::give_statistics,
                 application,
                 {},
                 [&](const Case& the_case, const Context& context, Tx& tx) {
                   return flurwerk::give_statistics(the_case.application, {answers},
                                                    drawn_facts(tx, the_case.application, context.law), context);
                 },
                 {}});
}

std::vector<MonthReport> month_reports(const App& app, const Caller& caller, std::chrono::year_month month) {
  std::vector<MonthReport> list;
  const auto view = app.store.read();
  const Date from{month / std::chrono::day{1}}, to{month / std::chrono::last};
  for (const auto& authority : own_authorities(caller)) {
    for (const auto& row : view->lists().statistics(authority, from, to)) {
      const auto the_case = view->load(row.application);
      if (!the_case) continue;
      const auto report = named(statistics_reports(the_case->application), row.occasion);
      auto law = law_of(app, the_case->application, row.on);
      if (!report || !law) continue;
      auto record = statistics_record(the_case->application, drawn_facts(*view, the_case->application, *law), *law);
      if (record.duty == StatisticsDuty::none) continue;
      list.push_back({row.application, the_case->application.file_number, *report, std::move(record), std::move(law)});
    }
  }
  std::ranges::stable_sort(list, {}, [](const MonthReport& one) { return one.report.on; });
  return list;
}

Result<std::chrono::year_month> month_from(std::string_view text) {
  int year = 0;
  unsigned number = 0;
  const bool shaped = text.size() == 7 && text[4] == '-';
  const auto reads = [](std::string_view digits, auto& into) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
    return error == std::errc{} && end == digits.data() + digits.size();
  };
  if (shaped && reads(text.substr(0, 4), year) && reads(text.substr(5), number)) {
    const std::chrono::year_month month{std::chrono::year{year}, std::chrono::month{number}};
    if (month.ok() && year >= 1900 && year <= 2200) return month;
  }
  return refuse(RefusalKind::malformed, "bad-month", {"Das ist kein Monat.", "This is no month."},
                {"Schreiben Sie ihn als 2026-06.", "Write it as 2026-06."}, {}, "/month");
}

std::string statistics_csv(const App& app, const std::vector<MonthReport>& reports) {
  std::vector<std::string> ids;  // columns: every field of any report, in the order of the law data
  std::vector<std::string> header{"Aktenzeichen", "Anlass", "XBau-Nachricht", "Tag", "Meldung"};
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
    if (one.record.duty == StatisticsDuty::exempt) continue;
    std::vector<std::string> line{one.file_number, name_of(one.report.occasion).de,
                                  std::string(xbau_message(one.report.occasion)), to_string(one.report.on),
                                  one.record.why.de};
    std::string unknown;
    for (const auto& id : ids) {
      const auto* value = one.record.value(id);
      const auto* field = one.law->statistics_field(id);
      line.push_back(value == nullptr || field == nullptr ? std::string() : cell(*field, value->value));
      if (value != nullptr && field != nullptr && value->value.empty() &&
          field->source != StatisticsField::Source::known) {
        if (!unknown.empty()) unknown += "; ";
        unknown += field->name.de;
        unknown += ": ";
        unknown += value->unknown_because.de;
      }
    }
    line.push_back(std::move(unknown));
    csv += csv_line(line);
  }
  return csv;
}

}  // namespace flurwerk::api
