// When the persons of a closed case may be forgotten; what no rule allows stays.
#include "permit-core/erasure.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace erasure_test {

Date day(const std::string& text) { return parse_date(text).value(); }

Application closed(ApplicationState state) {
  Application application;
  application.state = state;
  return application;
}

// Closed on this day, kept for so long: may be erased from that day.
TEST(Erasure, FromTheDayAfterTheYears) {
  const struct {
    std::string last_entry, after, due_on;
  } rows[] = {
      {"2026-03-16", "2Y", "2028-03-17"}, {"2024-02-29", "1Y", "2025-03-01"}, {"2024-02-29", "4Y", "2028-03-01"}};
  for (const auto& row : rows) {
    HouseRules rules;
    rules.retention.push_back({"refused", parse_period(row.after).value(), "Aktenplan", "", day("2020-01-01"), {}});
    const auto due = erasure_due(closed(ApplicationState::refused), day(row.last_entry), rules, day("2026-06-01"));
    ASSERT_TRUE(due) << due.error().code;
    EXPECT_EQ(to_string(due->due_on), row.due_on);
  }
}

TEST(Erasure, OnlyByARuleThatHoldsForCasesThatEndedSo) {
  HouseRules rules;
  rules.retention.push_back({"withdrawn", parse_period("2Y").value(), "Aktenplan", "", day("2026-07-01"), {}});
  const auto code = [&](ApplicationState state, const std::string& today) {
    const auto due = erasure_due(closed(state), day("2020-01-01"), rules, day(today));
    return due ? "ok" : due.error().code;
  };
  EXPECT_EQ(code(ApplicationState::withdrawn, "2026-07-01"), "ok");
  EXPECT_EQ(code(ApplicationState::withdrawn_deemed, "2026-07-01"), "ok");
  EXPECT_EQ(code(ApplicationState::withdrawn, "2026-06-30"), "no-retention-rule");
  EXPECT_EQ(code(ApplicationState::refused, "2026-07-01"), "no-retention-rule");
  EXPECT_EQ(code(ApplicationState::complete, "2026-07-01"), "wrong-state");
  EXPECT_EQ(code(ApplicationState::granted, "2026-07-01"), "wrong-state") << "the permit may still be used";
  Application erased = closed(ApplicationState::withdrawn);
  erased.erased.emplace();
  EXPECT_EQ(erasure_due(erased, day("2020-01-01"), rules, day("2026-07-01")).error().code, "erased-already");
}

// Every state in which the log lets persons be erased has a kind of rule, and no other.
TEST(Erasure, EveryEndHasItsRule) {
  for (int i = 0; i < application_state_count; ++i) {
    const auto state = static_cast<ApplicationState>(i);
    const bool possible = next_state(state, event_type<PersonalDataErased>).has_value();
    EXPECT_EQ(possible, !retention_key(state).empty()) << to_string(state);
  }
}

}  // namespace erasure_test
}  // namespace flurwerk
