// What people type into a search as conditions of the index: each word has to be there, as part of a longer one, too.
// Basis: SQLite FTS5 with trigrams; words are folded as state_rows folds what is stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace flurwerk::api {

struct SearchWord {
  std::string match;  // FTS5 expression; empty for a word that is too short for the index
  std::string part;   // the folded word, for a look at each text
  std::string other;  // the same with ä as ae; as `part` where that is no other
};
// At most eight words; what stands in "quotes" is one. What the query language would take for more than a letter is one.
std::vector<SearchWord> search_words(std::string_view typed);

// What is stored for a text: folded, and once more with ä as ae where that differs.
std::string searchable(std::string_view text);

}  // namespace flurwerk::api
