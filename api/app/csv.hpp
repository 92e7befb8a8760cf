// Comma-separated values (RFC 4180) as German spreadsheets take them: semicolons, UTF-8 with its mark, no live formulas.
// Basis: RFC 4180; OWASP CSV injection: a cell that begins like a formula is written as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permit-core/refusal.hpp"

namespace flurwerk::api {

inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

// One line, ended by CR LF. A cell that begins with = + - @ or a tab gets an apostrophe before it.
std::string csv_line(const std::vector<std::string>& cells);

// Semicolons, or commas where the first line has no semicolon. Takes back the apostrophe before a formula sign.
// Refused: what is not UTF-8 (older spreadsheets write another code), a quote that never ends, naming its line.
Result<std::vector<std::vector<std::string>>> read_csv(std::string_view text);

// A spreadsheet would run it when somebody opens an export.
bool like_a_formula(std::string_view cell);

}  // namespace flurwerk::api
