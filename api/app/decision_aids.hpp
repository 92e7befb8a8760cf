// What helps to write a decision: text blocks filled in from the case, and the fee by the authority's table.
// Basis: § 74 HBO, §§ 36, 39 HVwVfG; law data and the authority's own files in its data folder.
#pragma once

#include <string>
#include <vector>

#include "api/app/change.hpp"
#include "permit-core/decision.hpp"
#include "permit-core/fee.hpp"

namespace flurwerk::api {

struct FilledBlock {
  TextBlock block;  // with the case's words in it
  bool own;         // of the authority, not of the law data
};
// Those that fit the case's procedure and hold today.
// The authority's own come first.
Result<std::vector<FilledBlock>> text_blocks(const App& app, const View& view, const Case& the_case, Date today);

// The instruction on remedies that a notice of this day ends with: the authority's own block, else that of the law data.
std::string remedies_text(const App& app, const View& view, const Case& the_case, Date today);

// Of this authority: its own book's, and those of DIR/fees/AUTHORITY.json until the book's begin.
Result<std::vector<FeeTable>> fee_tables(const App& app, const Application& application);

// A fee that says how it came about must come out of the table again, to the cent.
Result<void> check_fee(const App& app, const Case& the_case, const DraftDecision& command,
                       const std::optional<FeeInput>& input, Date today, std::optional<FeeRecord>& record);

}  // namespace flurwerk::api
