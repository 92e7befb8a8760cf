// The fee of a decision by the authority's dated table, in cents, with every step of the arithmetic.
// Basis: the authority's fee by-law (a data file, see permit-core/law/decision_rows.hpp); exact integers, no rounding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permit-core/application.hpp"
#include "permit-core/law/decision_rows.hpp"

namespace flurwerk {

struct FeeInput {
  std::string item;                        // id in the table
  std::optional<std::int64_t> cost_cents;  // cost of the shell; or by volume and value:
  std::optional<std::int64_t> volume_l;    // gross volume in thousandths of a cubic metre (litres)
  std::string shell_value;                 // id in the table
  std::optional<std::int64_t> cents;       // of a framework fee: chosen within it
};
struct ComputedFee {
  std::int64_t cents = 0;
  FeeRecord record;
};

// The table that holds for the case: by the day of receipt or of the decision, as the table itself says.
Result<const FeeTable*> fee_table_for(const std::vector<FeeTable>& tables, const Application& application, Date today);
Result<ComputedFee> compute_fee(const FeeTable& table, const FeeInput& input);

std::string euros(std::int64_t cents);  // 125000 -> "1.250,00 €"

}  // namespace flurwerk
