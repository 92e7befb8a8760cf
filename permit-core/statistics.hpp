// The statistics record of a case: what is reported about a building project, where each value comes from, what is open.
// Legal basis: §§ 1 to 3, 5, 6 HBauStatG. The fields stand in law/de/statistics_fields.json; nothing unknown is invented.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// What is reported (Anlass), each by a message of its own.
enum class StatisticsOccasion { permit, start, shell, completion, lapsed };
std::string_view to_string(StatisticsOccasion occasion);     // "permit"
std::string_view xbau_message(StatisticsOccasion occasion);  // "0421"
Text name_of(StatisticsOccasion occasion);

struct StatisticsReport {
  StatisticsOccasion occasion;
  Date on;  // its month is the month of the report
  friend bool operator==(const StatisticsReport&, const StatisticsReport&) = default;
};
// What has happened in the case that may have to be reported; a permit that the law deems given is one like any other.
std::vector<StatisticsReport> statistics_reports(const Application& application);

// What the drawn design says: fact ("storeys") -> value, as the fields of source `drawn` name them.
using StatisticsFacts = std::map<std::string, std::string>;

struct StatisticsValue {
  std::string field;
  std::string value;     // empty: not known
  Text source;           // of a value: where it comes from
  Text unknown_because;  // of none: why
  bool open = false;     // nobody has answered it yet, not even that it is not known
};
enum class StatisticsDuty { reported, exempt, not_checked, none };  // none: nothing is reported about this procedure
std::string_view to_string(StatisticsDuty duty);

struct StatisticsRecord {
  std::vector<StatisticsValue> values;  // of the fields that apply, in the order of the law data
  StatisticsDuty duty = StatisticsDuty::none;
  Text why;                 // of the duty
  std::vector<Text> steps;  // its arithmetic
  std::string basis;
  std::vector<Text> remarks;  // what does not fit together
  const StatisticsValue* value(std::string_view field) const;
};
StatisticsRecord statistics_record(const Application& application, const StatisticsFacts& drawn, const LawAt& law);

struct GiveStatistics {
  std::vector<StatisticsAnswer> answers;  // with neither value nor reason: taken back
};
// Refused: nothing is reported about this procedure; a field that is not asked, or not of this side; a value that does
// not fit its field (`field` points at it); nothing new.
Decided give_statistics(const Application& application, const GiveStatistics& command, const StatisticsFacts& drawn,
                        const Context& context);

}  // namespace flurwerk
