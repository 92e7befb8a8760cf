// Reads law files into typed rows; what is wrong is named by file and row. Internal to permit-core/law.
// Basis: the row shapes in permit-core/law/law_book.hpp; unknown keys are errors, so that no typing error hides a
// value.
#pragma once

#include <string>
#include <vector>

#include "permit-core/law/law_book.hpp"

namespace flurwerk {

// One Land (or "DE": federal law, which holds in every Land unless the Land has a row of the same id), rows of all
// times.
struct LawShelf {
  std::string land;
  std::vector<SetbackRules> setbacks;
  std::vector<CoverageRules> coverage;
  std::vector<PeriodRule> periods;
  std::vector<Procedure> procedures;
  std::vector<RequiredDocument> documents;
  std::vector<AgencyTrigger> triggers;
  std::vector<RefusalGround> refusal_grounds;
  std::vector<FinderQuestion> finder_questions;
  std::vector<FinderRule> finder_rules;
  std::vector<CancellationGround> cancellation_grounds;
  std::vector<PostponementGround> postponement_grounds;
  std::vector<ChangeEffect> change_effects;
  std::vector<AnnouncementGround> announcement_grounds;
  std::vector<FileAccessCapacity> file_access;
  std::vector<Citation> citations;
  std::vector<TextBlock> text_blocks;
  std::vector<LawSwitch> switches;
  std::vector<StatisticsField> statistics_fields;
  std::vector<StatisticsCodes> statistics_codes;
  std::vector<StatisticsLimit> statistics_limits;
  std::vector<BuildingClassRules> building_class;
  std::vector<SpecialBuildingRules> special_building;
  std::vector<AccessRules> access;
  std::vector<ParkingRelief> parking_relief;
  std::vector<LandUseRules> land_use;
};

// "he/periods.json": folder is the Land, file name the topic (setbacks, coverage, periods, procedures, documents,
// triggers, refusal_grounds, cancellation_grounds, announcement_grounds, change_effects, file_access, citations, text_blocks, switches, statistics_fields, statistics_codes, statistics_limits, finder_questions, finder_rules, building_class, special_building, access, parking_relief, land_use).
Result<std::vector<LawShelf>> read_law(std::span<const EmbeddedFile> files);

}  // namespace flurwerk
