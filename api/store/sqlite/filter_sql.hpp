// A Filter as an SQL condition: column names come from feature_tables, every value is a bound parameter.
// Basis: SQLite's three-valued logic is CQL2's; GLOB is LIKE that respects case.
#pragma once

#include <string>

#include "api/store/sqlite/database.hpp"
#include "api/store/sqlite/feature_tables.hpp"

namespace flurwerk::api {

class FilterSql {
 public:
  FilterSql(const FeatureTable& table, const Filter& filter);
  const std::string& condition() const { return condition_; }
  void bind(Query& query) const;  // this object must outlive the steps

 private:
  void write(const Filter& filter);
  void write_list(const Filter& filter, const char* between, const char* when_empty);
  void write_comparison(const Filter& filter, const std::string& column);
  void write_intersects(const Filter& filter);
  std::string parameter(FilterValue value);

  const FeatureTable& table_;
  std::string condition_;
  std::vector<FilterValue> values_;  // parameter f0, f1, ...
  std::vector<std::string> wkbs_;    // parameter g0, g1, ...
};

}  // namespace flurwerk::api
