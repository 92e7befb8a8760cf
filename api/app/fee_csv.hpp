// A fee table as CSV: taken away, edited in a spreadsheet, read in again; saved only when its administrator says so.
// Basis: the authority's fee by-law; RFC 4180. Money in euros with a comma, as German spreadsheets write it.
#pragma once

#include <string>
#include <string_view>

#include "permit-core/law/decision_rows.hpp"

namespace flurwerk::api {

// First two lines: the table's name, basis and counts_from. Then `row` (fee, shell_value), id, number, name, name_en, kind,
// amount, unit, minimum, from, to.
std::string fee_table_csv(const FeeTable& table);

// The table as JSON, as permit-core/house_rules reads it. Refused: other columns, a cell at fault (line and column named),
// a text that begins like a formula.
Result<std::string> fee_table_from_csv(std::string_view csv);

std::string fee_table_content(const FeeTable& table);  // the same JSON

}  // namespace flurwerk::api
