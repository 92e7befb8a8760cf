// Which cases have all the words that somebody looks for, each wherever he may see it: in the texts of the case, the name of
// a party, the name of a document, the document itself. An index names all cases with a word, and a word may be in every
// case; so the search starts at whatever leaves the fewest cases to look at: a rare word, or the list's other conditions.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "api/app/ports/case_lists.hpp"
#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/list_conditions.hpp"

namespace flurwerk::api {

struct FoundCase {
  std::string sorted_by;  // its value in the column that the list is sorted by
  std::string id;
  friend auto operator<=>(const FoundCase&, const FoundCase&) = default;
};

// All of them, in no order. `others` are the conditions beside filter.text and hold for `left` cases; `column` of `a`.
std::vector<FoundCase> search_cases(Database& database, const InboxFilter& filter, const ListConditions& others,
                                    std::int64_t left, const std::string& column);

}  // namespace flurwerk::api
