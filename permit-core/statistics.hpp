// The statistics record of a case: what is reported about each building and each removal, where each value comes from,
// what is open. Legal basis: §§ 1 to 3, 5, 6 HBauStatG; fields in law/de/statistics_fields.json; nothing is invented.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permit-core/application.hpp"
#include "permit-core/context.hpp"

namespace flurwerk {

// What is reported (Anlass), each by a message of its own: what happened, a removal (Bauabgang), and the state of what is
// not finished at the end of a year (Bauüberhang).
enum class StatisticsOccasion { permit, start, shell, completion, lapsed, removal, overhang };
std::string_view to_string(StatisticsOccasion occasion);     // "permit"
std::string_view xbau_message(StatisticsOccasion occasion);  // "0421"
Text name_of(StatisticsOccasion occasion);

struct StatisticsReport {
  StatisticsOccasion occasion;
  Date on;           // its month is the month of the report
  std::string of{};  // key of a section that it is about; empty: each building
  friend bool operator==(const StatisticsReport&, const StatisticsReport&) = default;
};
// What has happened in the case that may have to be reported; a permit that the law deems given is one like any other.
// A removal is among them once its month was given and the works are permitted.
std::vector<StatisticsReport> statistics_reports(const Application& application);
// Under which the store keeps it, one for each case: "permit", of a removal the key of its section.
std::string key_of(const StatisticsReport& report);

// State of the works on a day as the survey of unfinished projects has it (Baufortschritt): the code of XBau's list. None:
// not permitted yet, finished, or lapsed before that day's year. Derived from the notices; `existing`: works on an
// existing building, of which no shell is asked.
std::optional<std::string> progress_on(const Application& application, Date day, bool existing);

// What the drawn design says: fact ("storeys") -> value, as the fields of source `drawn` name them.
using StatisticsFacts = std::map<std::string, std::string>;
struct DrawnBuilding {
  std::string id;    // the same one in later versions of the drawing; empty: no building is drawn
  std::string name;  // "Haus"
  StatisticsFacts facts;
};
struct StatisticsDrawing {
  StatisticsFacts project;
  std::vector<DrawnBuilding> buildings;  // in the order of the drawing
};

struct StatisticsValue {
  std::string field;
  std::string value;     // empty: not known
  Text source;           // of a value: where it comes from
  Text unknown_because;  // of none: why
  bool open = false;     // nobody has answered it yet, not even that it is not known
  std::string of_all{};  // of none: what was given for the whole project before each building was asked
};
enum class StatisticsDuty { reported, exempt, not_checked, none };  // none: nothing is reported about this procedure
std::string_view to_string(StatisticsDuty duty);

// Values of the project, of one building, or of one removal.
struct StatisticsSection {
  std::string key;  // "", "building/haus", "removal/2", "removal/use/haus"; answers name it
  StatisticsField::Of of = StatisticsField::Of::project;
  Text name;                                   // "Haus"; empty of the project and of the one building that is not drawn
  std::vector<StatisticsValue> values;         // of the fields that apply, in the order of the law data
  StatisticsDuty duty = StatisticsDuty::none;  // of buildings and removals
  Text why;                                    // of the duty
  std::vector<Text> steps;                     // its arithmetic
  std::string basis;
  std::vector<Text> remarks;  // what does not fit together
  const StatisticsValue* value(std::string_view field) const;
};
struct StatisticsRecord {
  std::vector<StatisticsSection> sections;  // the project, each building, each removal; none: nothing is reported
  Text why_none;
  const StatisticsSection* section(std::string_view key) const;
  // Of this section or, where it has no such field, of the project.
  const StatisticsValue* value(const StatisticsSection& section, std::string_view field) const;
};
StatisticsRecord statistics_record(const Application& application, const StatisticsDrawing& drawn, const LawAt& law);

struct GiveStatistics {
  std::vector<StatisticsAnswer> answers;  // with neither value nor reason: taken back
};
// Refused: nothing is reported about this procedure; a section that there is not, a field that is not asked of it, or not
// of this side; a value that does not fit its field (`field` points at it); nothing new.
Decided give_statistics(const Application& application, const GiveStatistics& command, const StatisticsDrawing& drawn,
                        const Context& context);

}  // namespace flurwerk
