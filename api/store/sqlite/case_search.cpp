#include "api/store/sqlite/case_search.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>

#include "api/store/sqlite/search_words.hpp"

namespace flurwerk::api {
namespace {

// SQL with its values, each a parameter of its own.
class SearchSql {
 public:
  std::string value(std::string text) {
    values_.push_back(std::move(text));
    return ":v" + std::to_string(values_.size() - 1);
  }
  void bind(Query& query) const {
    for (std::size_t i = 0; i < values_.size(); ++i) query.bind(("v" + std::to_string(i)).c_str(), values_[i]);
  }

 private:
  std::deque<std::string> values_;
};

// Whose eyes a search has: columns of the case's text, and what must hold of a document's row `t`.
class Eyes {
 public:
  explicit Eyes(const InboxFilter& filter) : agency_{filter.authority.empty() ? filter.agency.value : ""} {
    if (!filter.authority.empty()) {
      columns_ = {"everybody", "applicant", "authority"};
    } else if (filter.agency.empty()) {
      columns_ = {"everybody", "applicant"};
      document_ = "t.applicant = 1";
    } else {
      columns_ = {"everybody"};
    }
  }
  const std::vector<std::string>& columns() const { return columns_; }
  std::string document(SearchSql& sql) const {
    if (agency_.empty()) return document_;
    return "EXISTS (SELECT 1 FROM statement_request q LEFT JOIN released_document e ON e.application = q.application "
           "AND e.request = q.id AND e.document = t.document AND e.version = t.version JOIN document d ON "
           "d.application = t.application AND d.id = t.document WHERE q.application = t.application AND q.agency = " +
           sql.value(agency_) + " AND (e.document IS NOT NULL OR d.request = q.id))";
  }

 private:
  std::vector<std::string> columns_;
  std::string document_ = "1";
  std::string agency_;
};

std::string either(const std::vector<std::string>& conditions) {
  std::string list;
  for (const auto& one : conditions) list += (list.empty() ? "" : " OR ") + one;
  return "(" + list + ")";
}

// The word is somewhere in this column.
std::string in_column(SearchSql& sql, const SearchWord& word, const std::string& column) {
  std::string found = "instr(" + column + ", " + sql.value(word.part) + ") > 0";
  if (word.other == word.part) return found;
  return "(" + found + " OR instr(" + column + ", " + sql.value(word.other) + ") > 0)";
}

// Where a word may stand. `index`: the table of its trigrams; `cases`: all cases with the word by that index; `look`: it
// is there in case `a`, without the index.
struct Source {
  const char* index;
  std::string (*match)(const SearchWord&, const Eyes&);
  std::string (*cases)(SearchSql&, const std::string& match, const Eyes&);
  std::string (*look)(SearchSql&, const SearchWord&, const Eyes&);
};

std::string match_anywhere(const SearchWord& word, const Eyes& /*eyes*/) { return word.match; }

constexpr std::array<Source, 4> sources{{
    {"search_index",
     [](const SearchWord& word, const Eyes& eyes) {
       std::string columns;
       for (const auto& column : eyes.columns()) columns += column + " ";
       return "{" + columns + "} : " + word.match;
     },
     [](SearchSql& sql, const std::string& match, const Eyes&) {
       return "SELECT t.application FROM search_index x JOIN search_text t ON t.id = x.rowid WHERE x.search_index "
              "MATCH " +
              sql.value(match);
     },
     [](SearchSql& sql, const SearchWord& word, const Eyes& eyes) {
       std::vector<std::string> columns;
       for (const auto& column : eyes.columns()) columns.push_back(in_column(sql, word, "t." + column));
       return "EXISTS (SELECT 1 FROM search_text t WHERE t.application = a.id AND " + either(columns) + ")";
     }},
    {"person_index", match_anywhere,
     [](SearchSql& sql, const std::string& match, const Eyes&) {
       return "SELECT p.application FROM person_index x JOIN person_text t ON t.id = x.rowid JOIN party p ON "
              "p.person = t.person WHERE x.person_index MATCH " +
              sql.value(match);
     },
     [](SearchSql& sql, const SearchWord& word, const Eyes&) {
       return "EXISTS (SELECT 1 FROM party p JOIN person_text t ON t.person = p.person WHERE p.application = a.id "
              "AND " +
              in_column(sql, word, "t.text") + ")";
     }},
    {"document_index", match_anywhere,
     [](SearchSql& sql, const std::string& match, const Eyes& eyes) {
       return "SELECT t.application FROM document_index x JOIN document_text t ON t.id = x.rowid WHERE "
              "x.document_index MATCH " +
              sql.value(match) + " AND " + eyes.document(sql);
     },
     [](SearchSql& sql, const SearchWord& word, const Eyes& eyes) {
       return "EXISTS (SELECT 1 FROM document_text t WHERE t.application = a.id AND " + in_column(sql, word, "t.text") +
              " AND " + eyes.document(sql) + ")";
     }},
    {"pdf_index", match_anywhere,
     [](SearchSql& sql, const std::string& match, const Eyes& eyes) {
       return "SELECT t.application FROM pdf_index x JOIN pdf_reading r ON r.id = x.rowid JOIN document_version v ON "
              "v.sha256 = r.sha256 JOIN document_text t ON t.application = v.application AND t.document = v.document "
              "AND t.version = v.version WHERE x.pdf_index MATCH " +
              sql.value(match) + " AND " + eyes.document(sql);
     },
     [](SearchSql& sql, const SearchWord& word, const Eyes& eyes) {
       return "EXISTS (SELECT 1 FROM document_version v JOIN pdf_reading r ON r.sha256 = v.sha256 JOIN document_text t "
              "ON t.application = v.application AND t.document = v.document AND t.version = v.version WHERE "
              "v.application = a.id AND " +
              in_column(sql, word, "r.text") + " AND " + eyes.document(sql) + ")";
     }},
}};

// A word, and in how many rows of each source it is, as far as anybody counted.
struct CountedWord {
  SearchWord word;
  std::array<std::int64_t, sources.size()> rows{};
  std::int64_t all_rows() const { return std::accumulate(rows.begin(), rows.end(), std::int64_t{0}); }
};

class CaseSearch {
 public:
  CaseSearch(Database& database, const InboxFilter& filter) : database_{database}, eyes_{filter} {
    for (SearchWord& word : search_words(filter.text)) words_.push_back({std::move(word), {}});
  }

  std::vector<FoundCase> cases(const ListConditions& others, std::int64_t left, const std::string& column) {
    const CountedWord* first = begin_with(left);
    SearchSql sql;
    std::string text = "SELECT " + column + ", a.id FROM application a";
    if (first != nullptr) {
      text = "WITH found (application) AS MATERIALIZED (" + all_with(sql, first->word) + ") SELECT " + column +
             ", a.id FROM found f CROSS JOIN application a ON a.id = f.application";
    }
    text += others.clause();
    bool more = !others.clause().empty();
    for (const CountedWord& word : words_) {
      if (&word == first) continue;
      text += (more ? " AND " : " WHERE ") + has(sql, word);
      more = true;
    }
    auto query = database_.query_once(text);
    others.bind(query);
    sql.bind(query);
    std::vector<FoundCase> found;
    while (query.step()) found.push_back({query.text(0), query.text(1)});
    return found;
  }

 private:
  // The word to begin with; nullptr: with the cases that the other conditions leave. Words are counted no further than
  // one of them needs to be rare.
  const CountedWord* begin_with(std::int64_t left) {
    for (const std::int64_t level : {500, 4'000, 32'000}) {
      counted_up_to_ = std::min(level, left);
      for (CountedWord& word : words_) count(word);
      const auto rarest = std::ranges::min_element(words_, {}, &CountedWord::all_rows);
      if (rarest->all_rows() < counted_up_to_) return &*rarest;
      if (left <= level) return nullptr;
    }
    const auto some = std::ranges::find_if(words_, [](const CountedWord& one) { return !one.word.match.empty(); });
    return some == words_.end() ? nullptr : &*some;
  }

  void count(CountedWord& word) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      word.rows[i] = counted_up_to_;
      if (word.word.match.empty()) continue;  // too short for the index
      const std::string match = sources[i].match(word.word, eyes_), index = sources[i].index;
      auto query = database_.query("SELECT count(*) FROM (SELECT 1 FROM " + index + " WHERE " + index +
                                   " MATCH :match LIMIT :most)");
      query.bind("match", match).bind("most", counted_up_to_).step();
      word.rows[i] = query.integer(0);
    }
  }

  std::string all_with(SearchSql& sql, const SearchWord& word) const {
    std::string list;
    for (const Source& source : sources) {
      list += (list.empty() ? "" : " UNION ") + source.cases(sql, source.match(word, eyes_), eyes_);
    }
    return list;
  }

  // Case `a` has the word: by the index where that names few, else by looking into the case.
  std::string has(SearchSql& sql, const CountedWord& word) const {
    std::vector<std::string> somewhere;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const bool few = word.rows[i] < counted_up_to_;
      if (few && word.rows[i] == 0) continue;
      const Source& source = sources[i];
      somewhere.push_back(few ? "a.id IN (" + source.cases(sql, source.match(word.word, eyes_), eyes_) + ")"
                              : source.look(sql, word.word, eyes_));
    }
    return somewhere.empty() ? "0" : either(somewhere);
  }

  Database& database_;
  Eyes eyes_;
  std::vector<CountedWord> words_;
  std::int64_t counted_up_to_ = 0;
};

}  // namespace

std::vector<FoundCase> search_cases(Database& database, const InboxFilter& filter, const ListConditions& others,
                                    std::int64_t left, const std::string& column) {
  return CaseSearch(database, filter).cases(others, left, column);
}

}  // namespace flurwerk::api
