// The statistics of building works: the record of one case with what its design says, the reports of a month, and the
// survey of what is not finished at the end of a year. Basis: §§ 1 to 6 HBauStatG; XBau 2.6, messages 0421 to 0427.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "api/app/change.hpp"
#include "permit-core/statistics.hpp"

namespace flurwerk::api {

// What the design of the current content says of the buildings that are to be built, garages and sheds included.
StatisticsDrawing drawn_statistics(const View& view, const Application& application, const LawAt& law);

Result<Done> give_statistics(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::vector<StatisticsAnswer>& answers);

// One report: of one building, or of one removal.
struct SectionReport {
  ApplicationId application;
  std::string file_number;
  StatisticsReport report;
  StatisticsRecord record;           // of the whole case
  std::size_t section = 0;           // of the record: what is reported
  std::string progress;              // of the survey: the code of XBau's list (Baufortschritt)
  std::shared_ptr<const LawAt> law;  // of the day of the report; names the fields
  const StatisticsSection& of() const { return record.sections[section]; }
  // Of project and section, in the order of the law data.
  std::vector<const StatisticsValue*> values() const;
};
// A month, or the end of a year (Bauüberhang, 31 December).
using StatisticsPeriod = std::variant<std::chrono::year_month, std::chrono::year>;
// From "2026-06" or "2026", one of them; refused otherwise, naming /month or /year.
Result<StatisticsPeriod> statistics_period(std::string_view month, std::string_view year);

// Of the caller's authorities, in the order of the days: what is reported, what is exempt, what cannot be told yet.
std::vector<SectionReport> statistics_of(const App& app, const Caller& caller, StatisticsPeriod period);
// All that has happened in the case and is reported.
std::vector<SectionReport> statistics_of_case(const App& app, const View& view, const Application& application);
// What is not finished on 31 December of that year, each building of the case.
std::vector<SectionReport> unfinished_of_case(const App& app, const View& view, const Application& application,
                                              std::chrono::year year);
// One line for each report, one column for each field; what is not reported is left out.
std::string statistics_csv(const App& app, const std::vector<SectionReport>& reports);

}  // namespace flurwerk::api
