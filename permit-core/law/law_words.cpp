#include "permit-core/law/law_words.hpp"

namespace flurwerk {

template <>
std::span<const Word<SilenceEffect>> words<SilenceEffect>() {
  using enum SilenceEffect;
  static constexpr Word<SilenceEffect> table[] = {
      {none, "none"},
      {deemed_complete, "deemed_complete"},
      {disregarded, "disregarded"},
      {deemed_given, "deemed_given"},
      {deemed_permit, "deemed_permit"},
      {deemed_withdrawn_proposed, "deemed_withdrawn_proposed"},
      {deemed_served, "deemed_served"},
      {start_allowed, "start_allowed"},
      {lapses, "lapses"},
  };
  return table;
}

template <>
std::span<const Word<StartsWhen>> words<StartsWhen>() {
  using enum StartsWhen;
  static constexpr Word<StartsWhen> table[] = {{event, "event"}, {statements_in, "statements-in"}};
  return table;
}

template <>
std::span<const Word<PreparedBy>> words<PreparedBy>() {
  using enum PreparedBy;
  static constexpr Word<PreparedBy> table[] = {
      {designer, "designer"}, {designer_if_drawn, "designer_if_drawn"}, {principal, "principal"}};
  return table;
}

template <>
std::span<const Word<Relation>> words<Relation>() {
  using enum Relation;
  static constexpr Word<Relation> table[] = {{none, "none"}, {intersects, "intersects"}, {dwithin, "dwithin"}};
  return table;
}

template <>
std::span<const Word<Act>> words<Act>() {
  using enum Act;
  static constexpr Word<Act> table[] = {{opinion, "opinion"},
                                        {benehmen, "benehmen"},
                                        {einvernehmen, "einvernehmen"},
                                        {zustimmung, "zustimmung"},
                                        {permit, "permit"}};
  return table;
}

template <>
std::span<const Word<ProjectFact>> words<ProjectFact>() {
  using enum ProjectFact;
  static constexpr Word<ProjectFact> table[] = {
      {any, "any"},
      {plan_area, "plan_area"},
      {plan_exception, "plan_exception"},
      {draft_plan, "draft_plan"},
      {infill, "infill"},
      {outlying, "outlying"},
      {consent_situation, "consent_situation"},
      {approval_situation, "approval_situation"},
      {special_building, "special_building"},
      {class_4_or_5, "class_4_or_5"},
      {care_or_school, "care_or_school"},
      {commercial, "commercial"},
      {farming, "farming"},
      {tall_over_100_m, "tall_over_100_m"},
  };
  return table;
}

template <>
std::span<const Word<Confidence>> words<Confidence>() {
  using enum Confidence;
  static constexpr Word<Confidence> table[] = {{statute, "statute"}, {unsure, "unsure"}};
  return table;
}

std::string_view to_string(SilenceEffect effect) { return word_of(effect); }
std::string_view to_string(PreparedBy prepared_by) { return word_of(prepared_by); }
std::string_view to_string(Relation relation) { return word_of(relation); }
std::string_view to_string(Act act) { return word_of(act); }
std::string_view to_string(ProjectFact fact) { return word_of(fact); }

template <>
std::span<const Word<StatisticsField::Kind>> words<StatisticsField::Kind>() {
  using enum StatisticsField::Kind;
  static constexpr Word<StatisticsField::Kind> table[] = {{text, "text"},     {code, "code"},   {codes, "codes"},
                                                          {counts, "counts"}, {whole, "whole"}, {decimal, "decimal"},
                                                          {cents, "cents"},   {month, "month"}};
  return table;
}

template <>
std::span<const Word<StatisticsField::Source>> words<StatisticsField::Source>() {
  using enum StatisticsField::Source;
  static constexpr Word<StatisticsField::Source> table[] = {{asked, "asked"}, {drawn, "drawn"}, {known, "known"}};
  return table;
}

template <>
std::span<const Word<StatisticsField::Of>> words<StatisticsField::Of>() {
  using enum StatisticsField::Of;
  static constexpr Word<StatisticsField::Of> table[] = {
      {project, "project"}, {building, "building"}, {removal, "removal"}};
  return table;
}

}  // namespace flurwerk
