// What an authority sets for itself: rows a lawyer can read. Each entry holds from its day to the day before the next.
#include "permit-core/house_rules.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace house_rules_test {

Date day(const std::string& text) { return parse_date(text).value(); }
constexpr auto post_days = R"({"option": "three-days"})";
constexpr auto four_days = R"({"option": "four-days"})";
constexpr auto table_of_eight = R"({"name": "Satzung", "basis": "§ 1 Satzung", "counts_from": "decision",
  "items": [{"id": "a", "name": {"de": "Genehmigung", "en": "permit"}, "number": "Nr. 1", "kind": "fixed", "cents": 800}]})";

HouseRuleEntry entry(std::int64_t seq, HouseRuleKind kind, const std::string& key, const std::string& from,
                     const std::string& content) {
  return {seq, kind, key, day(from), content, "Rundschreiben 3/2026", {"admin"}, Instant{day("2026-06-01")}};
}

LawAt law_on(const std::string& date) { return LawBook::builtin().at("HE", day(date)).value(); }
std::string post_on(const HouseRules& rules, const std::string& date) {
  return to_string(as_applied(law_on(date), rules).period("service-post")->length);
}

TEST(HouseRules, AnOptionHoldsFromItsDayUntilTheNext) {
  const std::vector book = {entry(1, HouseRuleKind::law_switch, "post-days", "2026-07-01", post_days),
                            entry(2, HouseRuleKind::law_switch, "post-days", "2026-09-01", four_days)};
  const auto rules = house_rules(book, {}).value();
  EXPECT_EQ(post_on(rules, "2026-06-30"), "4D");
  EXPECT_EQ(post_on(rules, "2026-07-01"), "3D");
  EXPECT_EQ(post_on(rules, "2026-08-31"), "3D");
  EXPECT_EQ(post_on(rules, "2026-09-01"), "4D");
}

TEST(HouseRules, TheLawSaysWhatWasChosenAndItsVersionNamesIt) {
  const std::vector book = {entry(1, HouseRuleKind::law_switch, "post-days", "2026-07-01", post_days)};
  const auto rules = house_rules(book, {}).value();
  const auto plain = law_on("2026-07-01");
  const auto applied = as_applied(plain, rules);
  EXPECT_NE(applied.period("service-post")->note->de.find("Von der Behörde festgelegt seit 01.07.2026"),
            std::string::npos);
  EXPECT_TRUE(applied.version.starts_with(plain.version + "+"));
  EXPECT_EQ(as_applied(law_on("2026-06-30"), rules).version, plain.version);
}

// Every option of every switch in every Land's data changes the law on a day on which it is offered.
TEST(HouseRules, EveryOptionDoesSomething) {
  for (const auto& land : LawBook::builtin().lands()) {
    const auto law = LawBook::builtin().at(land, day("2026-07-01")).value();
    for (const auto& one : law.switches) {
      for (const auto& option : one.options) {
        HouseRules rules;
        rules.options.push_back({one.id, option.id, "", day("2026-07-01"), {}});
        EXPECT_EQ(as_applied(law, rules).version != law.version, &option != &one.options.front())
            << land << " " << one.id << " " << option.id;
      }
    }
  }
}

TEST(HouseRules, ANewTableEndsTheOperatorsTheDayBefore) {
  HouseRules files;
  files.fee_tables = read_fee_tables(R"([{"name": "Alt", "basis": "§ 1", "counts_from": "decision", "items": [],
    "valid_from": "2020-01-01", "confidence": "statute"}])",
                                     "file")
                         .value();
  const std::vector book = {entry(1, HouseRuleKind::fee_table, "", "2026-07-01", table_of_eight)};
  const auto rules = house_rules(book, files).value();
  ASSERT_EQ(rules.fee_tables.size(), 2U);
  EXPECT_EQ(to_string(*rules.fee_tables.at(0).valid_to), "2026-06-30");
  EXPECT_EQ(rules.fee_tables.at(1).items.at(0).cents, 800);
}

TEST(HouseRules, AnEndedBlockIsGoneFromItsDayOn) {
  const std::string block =
      R"({"part": "reasons", "title": {"de": "T", "en": "T"}, "text": "x", "legal_basis": "§ 74 HBO", "basis": "§ 74 HBO"})";
  const std::vector book = {entry(1, HouseRuleKind::text_block, "grund", "2026-07-01", block),
                            entry(2, HouseRuleKind::text_block, "grund", "2026-08-01", "")};
  const auto rules = house_rules(book, {}).value();
  ASSERT_EQ(rules.text_blocks.size(), 1U);
  EXPECT_EQ(to_string(*rules.text_blocks.at(0).valid_to), "2026-07-31");
}

TEST(HouseRules, OfTwoForOneDayTheLaterCountsAndAHolidayCanBeTakenBack) {
  const std::vector book = {entry(1, HouseRuleKind::holiday, "2026-12-31", "2026-06-01", R"({"name": "Ortsfest"})"),
                            entry(2, HouseRuleKind::holiday, "2026-12-24", "2026-06-01", R"({"name": "Heimatfest"})"),
                            entry(3, HouseRuleKind::holiday, "2026-12-31", "2026-06-02", "")};
  const auto rules = house_rules(book, {}).value();
  ASSERT_EQ(rules.holidays.size(), 1U);
  EXPECT_EQ(rules.holidays.at(0).name, "Heimatfest");
}

// Read a row as: on 1 June 2026 this entry comes to that.
TEST(HouseRules, WhatMayBeAdded) {
  using enum HouseRuleKind;
  const std::vector book = {entry(1, fee_table, "", "2026-05-25", table_of_eight),
                            entry(4, law_switch, "demand-length", "2026-06-01", R"({"option": "six-weeks"})"),
                            entry(2, fee_table, "", "2026-08-01", table_of_eight)};
  const auto rules = house_rules(book, {}).value();
  const auto calendar = HolidayCalendar::of("HE").value();
  const auto with = [](std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
  };
  const struct {
    HouseRuleKind kind;
    std::string key, from, content, code;
  } rows[] = {
      {law_switch, "post-days", "2026-06-01", post_days, "ok"},
      {law_switch, "post-days", "2026-05-31", post_days, "rule-in-the-past"},
      {law_switch, "post-days", "2026-06-01", R"({"option": "fünf"})", "unknown-option"},
      {law_switch, "moon", "2026-06-01", post_days, "unknown-switch"},
      {law_switch, "deemed-complete-start", "2026-06-01", R"({"option": "from-end"})", "ok"},
      {fee_table, "", "2026-07-01", table_of_eight, "ok"},
      {fee_table, "", "2026-08-01", table_of_eight, "ok"},  // not in force yet: may be replaced
      {law_switch, "demand-length", "2026-06-01", R"({"option": "two-weeks"})", "rule-overlaps"},
      {fee_table, "", "2026-05-25", table_of_eight, "rule-overlaps"},
      {fee_table, "", "2026-04-01", table_of_eight, "rule-in-the-past"},  // a decision was made on 20 May
      {fee_table, "", "2026-05-21", table_of_eight, "ok"},
      {fee_table, "", "2026-07-01", with(table_of_eight, "800", "-800"), "negative-amount"},
      {fee_table, "", "2026-07-01", with(table_of_eight, "Genehmigung", "=1+1"), "like-a-formula"},
      {fee_table, "", "2026-07-01", with(table_of_eight, "fixed", "guess"), "data-file"},
      {fee_table, "", "2026-07-01", "[]", "data-file"},
      {text_block, "Groß", "2026-07-01", "{}", "bad-key"},
      {text_block, "leer", "2026-07-01", "{}", "data-file"},
      {holiday, "2026-12-24", "2026-06-01", R"({"name": "Heimatfest"})", "ok"},
      {holiday, "2026-06-01", "2026-06-01", R"({"name": "Heimatfest"})", "rule-in-the-past"},
      {holiday, "2026-12-25", "2026-06-01", R"({"name": "Heimatfest"})", "holiday-already"},
      {holiday, "2026-12-27", "2026-06-01", R"({"name": "Heimatfest"})", "holiday-already"},  // a Sunday
      {holiday, "2026-12-24", "2026-06-01", "{}", "missing-text"},
      {holiday, "2026-12-24", "2026-06-01", "", "no-own-holiday"},
      {holiday, "gestern", "2026-06-01", R"({"name": "Heimatfest"})", "bad-holiday"},
      {retention, "refused", "2026-06-01", R"({"after": "10Y", "basis": "Aktenplan"})", "ok"},
      {retention, "refused", "2026-06-01", R"({"after": "10D", "basis": "Aktenplan"})", "bad-retention"},
      {retention, "all", "2026-06-01", R"({"after": "10Y", "basis": "Aktenplan"})", "unknown-retention-key"},
  };
  for (const auto& row : rows) {
    const auto checked = check_house_rule(entry(9, row.kind, row.key, row.from, row.content), book, rules,
                                          law_on(row.from), calendar, day("2026-06-01"), day("2026-05-20"));
    EXPECT_EQ(checked ? "ok" : checked.error().code, row.code) << row.key << " " << row.from << " " << row.content;
  }
  auto silent = entry(3, law_switch, "post-days", "2026-06-01", post_days);
  silent.reason.clear();
  const auto checked = check_house_rule(silent, book, rules, law_on("2026-06-01"), calendar, day("2026-06-01"), {});
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().field, "/reason");
}

}  // namespace house_rules_test
}  // namespace flurwerk
