// A report to the statistics of building works as an XBau 2.6 message (0421 to 0427), one for each building or removal.
// Basis: XBau 2.6, xbau-nachrichten-statistik.xsd and its Schematron rules; §§ 3, 4 HBauStatG.
#pragma once

#include <string>
#include <vector>

#include "api/app/ports/parties.hpp"
#include "api/app/statistics.hpp"
#include "permit-core/law/statistics_office.hpp"

namespace flurwerk::api {

struct StatisticsMessage {
  const SectionReport& report;
  const Application& application;
  const StatisticsOffice& office;
  Person principal;
  std::string message_id;  // UUID, another one for each message
  Instant now;
};
// The document. Refused as "message-incomplete": XBau demands what nobody has given, each named; as
// "message-not-reported": what is exempt.
Result<std::string> xbau_statistics(const StatisticsMessage& message);

// Which report of a case: an occasion of a section, or the survey of a year.
struct StatisticsMessageWanted {
  std::string occasion;  // "permit"
  std::string of;        // key of the section
  std::string year;      // of the survey alone: "2026"
};
// Refused beside the above as "no-such-report" and, where the authority's file (DIR/statistics/AUTHORITY.json) says
// nothing for today, as "no-statistics-office".
Result<std::string> statistics_message(const App& app, const View& view, const Application& application,
                                       const StatisticsMessageWanted& wanted);

// A UUID (RFC 9562, version 8) made of the name: the same name has the same.
std::string uuid_of(std::string_view name);

}  // namespace flurwerk::api
