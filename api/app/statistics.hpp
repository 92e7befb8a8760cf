// The statistics of building works: the record of one case with what its design says, and the reports of a month.
// Basis: §§ 1 to 6 HBauStatG; XBau 2.6, messages 0421 to 0425. The record itself is permit-core/statistics.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "permit-core/statistics.hpp"

namespace flurwerk::api {

// What the design of the current content says: buildings, storeys, dwellings and use of what is to be built.
StatisticsFacts drawn_facts(const View& view, const Application& application, const LawAt& law);

Result<Done> give_statistics(App& app, const Caller& caller, const Precondition& precondition,
                             const ApplicationId& application, const std::vector<StatisticsAnswer>& answers);

struct MonthReport {
  ApplicationId application;
  std::string file_number;
  StatisticsReport report;
  StatisticsRecord record;
  std::shared_ptr<const LawAt> law;  // of the day of the report; names the fields
};
// Of the caller's authorities, in the order of the days: what is reported, what is exempt, what cannot be told yet.
std::vector<MonthReport> month_reports(const App& app, const Caller& caller, std::chrono::year_month month);
// "2026-06"; refused otherwise, naming /month.
Result<std::chrono::year_month> month_from(std::string_view text);
// One line for each report, one column for each field; what is not reported is left out.
std::string statistics_csv(const App& app, const std::vector<MonthReport>& reports);

}  // namespace flurwerk::api
