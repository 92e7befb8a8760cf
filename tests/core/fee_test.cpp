// Fees by an authority's table: exact cents, started units, minimum, framework, the table of the right day.
#include "permit-core/fee.hpp"

#include <gtest/gtest.h>

namespace flurwerk {
namespace fee_test {

constexpr const char* by_law = R"([
  {"name": "Satzung", "counts_from": "receipt", "basis": "Satzung A", "valid_from": "2020-01-01",
   "valid_to": "2025-12-31", "confidence": "statute",
   "items": [{"id": "permit", "name": {"de": "Genehmigung", "en": "permit"}, "number": "Nr. 1", "kind": "fixed", "cents": 5000}]},
  {"name": "Satzung", "counts_from": "receipt", "basis": "Satzung B", "valid_from": "2026-01-01", "confidence": "statute",
   "items": [
     {"id": "permit", "name": {"de": "Genehmigung", "en": "permit"}, "number": "Nr. 1", "kind": "per_started_unit",
      "cents": 800, "unit_cents": 100000, "minimum_cents": 10000},
     {"id": "deviation", "name": {"de": "Abweichung", "en": "deviation"}, "number": "Nr. 7", "kind": "framework",
      "from_cents": 5000, "to_cents": 250000}],
   "shell_values": [{"id": "house", "name": {"de": "Wohngebäude", "en": "housing"}, "cents_per_m3": 15537}]}
])";

FeeTable table() { return read_fee_tables(by_law, "fees.json").value().at(1); }
std::string fee(const FeeInput& input) {
  const auto computed = compute_fee(table(), input);
  return computed ? euros(computed->cents) : computed.error().code;
}

TEST(Fee, CountsStartedUnits) {
  EXPECT_EQ(fee({"permit", 19134700, {}, {}, {}}), "1.536,00 €") << "191.347 €: 192 started thousands at 8 €";
  EXPECT_EQ(fee({"permit", 19200000, {}, {}, {}}), "1.536,00 €") << "a full thousand is no started one more";
  EXPECT_EQ(fee({"permit", 19200001, {}, {}, {}}), "1.544,00 €");
  EXPECT_EQ(fee({"permit", 1, {}, {}, {}}), "100,00 €") << "the minimum";
  EXPECT_EQ(fee({"permit", 1250000, {}, {}, {}}), "104,00 €");
}

TEST(Fee, TakesTheCostFromTheVolumeExactly) {
  const auto computed = compute_fee(table(), {"permit", {}, 1234567, "house", {}});
  ASSERT_TRUE(computed);
  ASSERT_EQ(computed->record.steps.size(), 2U);
  EXPECT_EQ(computed->record.steps[0].cents, 19181468) << "1234.567 m³ × 155.37 €, a started cent counts whole";
  EXPECT_EQ(computed->record.steps[0].what.de, "Rohbausumme: 1.234,567 m³ × 155,37 €/m³ (Wohngebäude)");
  EXPECT_EQ(computed->record.steps[1].what.de, "angefangene 1.000,00 €: 192 × 8,00 €");
  EXPECT_EQ(computed->record.basis, "Nr. 1 Satzung");
}

TEST(Fee, RefusesWhatTheTableDoesNotSay) {
  EXPECT_EQ(fee({"permit", {}, {}, {}, {}}), "cost-missing");
  EXPECT_EQ(fee({"permit", {}, 1000, "barn", {}}), "cost-missing");
  EXPECT_EQ(fee({"permit", -1, {}, {}, {}}), "cost-out-of-range");
  EXPECT_EQ(fee({"permit", INT64_MAX, {}, {}, {}}), "cost-out-of-range");
  EXPECT_EQ(fee({"permit", {}, INT64_MAX, "house", {}}), "volume-out-of-range");
  EXPECT_EQ(fee({"gift", {}, {}, {}, {}}), "unknown-fee-item");
  EXPECT_EQ(fee({"deviation", {}, {}, {}, 4999}), "outside-framework");
  EXPECT_EQ(fee({"deviation", {}, {}, {}, {}}), "outside-framework");
  EXPECT_EQ(fee({"deviation", {}, {}, {}, 250000}), "2.500,00 €");
}

TEST(Fee, TheTableIsThatOfTheDayThatItNames) {
  const auto tables = read_fee_tables(by_law, "fees.json").value();
  Application application;
  application.received_on = parse_date("2025-12-31");
  const auto old = fee_table_for(tables, application, *parse_date("2026-03-01"));
  ASSERT_TRUE(old);
  EXPECT_EQ((*old)->basis, "Satzung A");
  application.received_on = parse_date("2026-01-01");
  EXPECT_EQ((*fee_table_for(tables, application, *parse_date("2026-03-01")))->basis, "Satzung B");
  application.received_on = parse_date("2019-12-31");
  EXPECT_EQ(fee_table_for(tables, application, *parse_date("2026-03-01")).error().code, "no-fee-table");
}

TEST(Fee, ABrokenTableIsNamed) {
  const auto broken = read_fee_tables(R"([{"name": "S", "counts_from": "never", "basis": "b", "items": [],
    "valid_from": "2026-01-01", "confidence": "statute"}])",
                                      "stadt.json");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().text.de.find("stadt.json row 1 needs receipt or decision"), std::string::npos)
      << broken.error().text.de;
  EXPECT_FALSE(read_fee_tables("{", "x"));
  EXPECT_FALSE(read_fee_tables(R"([{"name": "S", "counts_from": "receipt", "basis": "b", "surplus": 1, "items": [],
    "valid_from": "2026-01-01", "confidence": "statute"}])",
                               "x"));
}

}  // namespace fee_test
}  // namespace flurwerk
